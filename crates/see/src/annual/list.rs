//! The years of which a story is told.

use super::sentence::{State, Story, visible};
use super::{draft, store};
use crate::figures::year_of;
use askama::Template;
use db::Read;
use house::access::Action;
use house::networks;
use house::web::{Answer, Error, Form, Page, Place, Viewer, Visit, filters};

/// So many years back a story can be begun.
const BACK: i64 = 10;

#[derive(Template)]
#[template(path = "annual/views/list.html")]
struct ListPage {
    base: String,
    stories: Vec<Line>,
    /// The years of which a steward can begin one.
    years: Vec<(String, String)>,
    form: Form,
}

/// A story in the list.
struct Line {
    href: String,
    year: i64,
    state: &'static str,
    story: Story,
}

/// GET `/n/{slug}/annual`
pub(super) async fn show(visit: Visit) -> Answer {
    visit.page(|q, viewer| page(q, viewer, Form::new())).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, form: Form) -> Result<Page<ListPage>, Error> {
    let base = viewer.path("annual");
    let mut stories = Vec::new();
    let known = store::stories(q, viewer.network.id)?;
    let years = if viewer.may(Action::KeepAnnual) { years(q, viewer, &known)? } else { Vec::new() };
    for story in known {
        let year = story.year;
        let may = match story.state {
            State::Draft => viewer.may(Action::KeepAnnual),
            State::Members => viewer.member_id().is_some(),
            State::Public => true,
        };
        if may {
            let href = format!("{base}/{year}");
            stories.push(Line { href, year, state: story.state.label(), story });
        }
    }
    let years = years.into_iter().map(|year| (year.to_string(), year.to_string())).collect();
    let body = ListPage { base, stories, years, form };
    Ok(Page::new(body, "annual-plural").place(Place::Room("annual")))
}

/// The years since the network began, and the one before, of which there is no story yet; the latest first.
fn years(q: &mut Read<'_>, viewer: &Viewer, known: &[Story]) -> Result<Vec<i64>, Error> {
    let now = year_of(viewer.now);
    let first = (year_of(store::born(q, viewer.network.id)?) - 1).max(now - BACK);
    Ok((first..=now).rev().filter(|year| known.iter().all(|story| story.year != *year)).collect())
}

/// POST `/n/{slug}/annual`
pub(super) async fn begin(visit: Visit, form: Form) -> Answer {
    let (words, rooms) = (visit.clone(), visit.app.rooms);
    let begun = visit.change(form, move |tx, viewer, form| {
        let year: i64 = form.value("year").parse().unwrap_or(0);
        let known = store::stories(tx, viewer.network.id)?;
        if known.iter().any(|story| story.year == year) {
            // Somebody else has begun it meanwhile.
            return Ok(visible(tx, viewer, year)?.year);
        }
        if !years(tx, viewer, &known)?.contains(&year) {
            form.fail("year", "error-field-choice");
        }
        form.checked()?;
        store::begin(tx, viewer.network.id, year, viewer.now)?;
        networks::use_page(tx, viewer.network.id, "annual")?;
        let story = visible(tx, viewer, year)?;
        draft::compose_into(tx, (viewer, rooms), &story, &words.speech(None, Some(&viewer.network)))?;
        Ok(year)
    });
    match begun.await? {
        Ok(year) => Ok(visit.go_saying(visit.path(format_args!("annual/{year}/draft")), "annual-begun-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, form).map(Page::invalid)).await,
    }
}
