//! The review in large letters, for a meeting that looks at one wall: first what became of the last actions, then one indicator a
//! page. One goes on by links, and with script by the arrow keys.

use super::due::of_meeting;
use super::show::{ACTIONS, Looked, TOLD, looked};
use crate::outcomes::curve::{Standing, at};
use crate::outcomes::store::{self, ActionRow};
use askama::Template;
use db::Read;
use house::ids::IndicatorId;
use house::web::{Answer, Error, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "outcomes/review/views/presentation.html")]
struct PresentationPage {
    base: String,
    network: String,
    /// The indicator of this page; none on the first.
    now: Option<Looked>,
    /// What was to be done after the last review, and what of it is done lately; for the first page.
    open: Vec<ActionRow>,
    done: Vec<ActionRow>,
    /// The number of the page, from 1, and how many there are.
    number: usize,
    pages: usize,
    before: Option<String>,
    next: Option<String>,
    /// All indicators: address, name, whether it is this one.
    all: Vec<(String, String, bool)>,
}

/// `GET /n/{slug}/outcomes/review/presentation`
pub(in crate::outcomes) async fn present(visit: Visit) -> Answer {
    let chosen = visit.query.value("indicator").parse().ok();
    visit.page(move |q, viewer| page(q, viewer, chosen)).await
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    chosen: Option<IndicatorId>,
) -> Result<Page<PresentationPage>, Error> {
    let shown = shown(q, viewer, chosen)?;
    let here = shown.iter().position(|one| Some(one.indicator.id) == chosen);
    let now = match here.and_then(|here| shown.get(here)) {
        Some(standing) => Some(looked(q, standing, 0)?),
        None => None,
    };
    let actions = match here {
        Some(_) => Vec::new(),
        None => store::actions(q, viewer, viewer.now - TOLD, ACTIONS)?,
    };
    let (done, open) = actions.into_iter().partition(|one: &ActionRow| one.closed_at.is_some());
    let first = viewer.path("outcomes/review/presentation");
    let link = |one: &Standing| format!("{first}?indicator={}", one.indicator.id);
    let links: Vec<String> = shown.iter().map(link).collect();
    let (before, next) = beside(&first, &links, here);
    let name =
        |(place, one): (usize, &Standing)| (link(one), one.indicator.name.clone(), Some(place) == here);
    let body = PresentationPage {
        all: shown.iter().enumerate().map(name).collect(),
        base: viewer.path("outcomes"),
        network: viewer.path(""),
        now,
        open,
        done,
        number: here.map_or(1, |here| here + 2),
        pages: shown.len() + 1,
        before,
        next,
    };
    let page = at(Page::new(body, "outcome-present-title"), viewer);
    Ok(page.under("outcome-review-title", viewer.path("outcomes/review")).wide())
}

/// What the meeting looks at. One that is not due is shown where it is asked for.
fn shown(q: &mut Read<'_>, viewer: &Viewer, chosen: Option<IndicatorId>) -> Result<Vec<Standing>, Error> {
    let mut shown = of_meeting(q, viewer)?;
    if let Some(id) = chosen
        && !shown.iter().any(|one| one.indicator.id == id)
    {
        let other = store::indicator(q, viewer, id)?.ok_or(Error::NotFound)?;
        shown.extend(Standing::of_all(q, vec![other])?);
    }
    Ok(shown)
}

/// The pages before and behind this one: the first of all stands before that of the first indicator.
fn beside(first: &str, links: &[String], here: Option<usize>) -> (Option<String>, Option<String>) {
    match here {
        None => (None, links.first().cloned()),
        Some(0) => (Some(first.to_owned()), links.get(1).cloned()),
        Some(here) => (links.get(here - 1).cloned(), links.get(here + 1).cloned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_from_the_first_page_to_the_last_and_back() {
        let links = ["a".to_owned(), "b".to_owned()];
        let told = |here| {
            let (before, next) = beside("first", &links, here);
            (before.unwrap_or_default(), next.unwrap_or_default())
        };
        assert_eq!(told(None), (String::new(), "a".to_owned()));
        assert_eq!(told(Some(0)), ("first".to_owned(), "b".to_owned()));
        assert_eq!(told(Some(1)), ("a".to_owned(), String::new()));
        assert_eq!(beside("first", &[], None), (None, None));
    }
}
