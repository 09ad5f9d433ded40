//! One correspondence: its letters, the newest at the bottom, and where one writes the next.

use super::circle::{Other, Shown, find, title};
use super::store;
use askama::Template;
use db::{Read, Write};
use house::happenings;
use house::ids::{CorrespondenceId, LetterId};
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

/// How many letters a page shows.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "correspondence/views/show.html")]
pub(super) struct ShowPage {
    form: Form,
    href: String,
    people: String,
    blocks: String,
    others: Vec<Other>,
    letters: Vec<Shown>,
    older: Option<String>,
    newest: Option<String>,
    /// Whether anybody can still be written to.
    may_write: bool,
}

/// `GET /n/{slug}/correspondence/{id}`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, CorrespondenceId)>) -> Answer {
    let around = visit.query.value("letter").parse::<i64>().ok().map(|letter| letter.saturating_add(1));
    let before = visit.query.value("before").parse().ok().or(around).map(LetterId::from);
    let form = Form::new().with("once", visit.app.chance.token()?);
    let made = move |q: &mut Read<'_>, viewer: &Viewer| {
        let seat = find(q, viewer, id)?.seat;
        let begun = store::draft(q, seat)?;
        let form = form.with("body", begun.unwrap_or_default());
        page(q, viewer, id, before, form)
    };
    visit.page(made).await
}

/// The page of a correspondence.
pub(super) fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: CorrespondenceId,
    before: Option<LetterId>,
    form: Form,
) -> Result<Page<ShowPage>, Error> {
    let found = find(q, viewer, id)?;
    let me = viewer.member()?.id;
    let others = store::others(q, &[id], me)?.remove(&id).unwrap_or_default();
    let place = happenings::place(q)?;
    let mut letters = store::letters(q, id, me, before.unwrap_or(LetterId::from(i64::MAX)))?;
    let more = letters.len() > SHOWN;
    letters.truncate(SHOWN);
    letters.reverse();
    let href = viewer.path(format_args!("correspondence/{id}"));
    let past = match (before, letters.last()) {
        (Some(_), Some(last)) => store::goes_on(q, id, last.id)?,
        (Some(_), None) => true,
        (None, _) => false,
    };
    let name = title(&others);
    let body = ShowPage {
        older: letters.first().filter(|_| more).map(|first| format!("{href}?before={}", first.id)),
        newest: past.then(|| href.clone()),
        people: viewer.path("people"),
        blocks: viewer.path("blocks"),
        may_write: others.iter().any(|other| other.here),
        letters: letters.into_iter().map(|letter| Shown::of(viewer, id, letter)).collect(),
        form,
        href: href.clone(),
        others,
    };
    let page = Page::new(body, name).under("correspondence-plural", viewer.path("correspondence"));
    let page = if past { page } else { page.live(format!("{href}/live?after={place}")) };
    let seat = found.seat;
    let note = move |tx: &mut Write<'_>| Ok(store::read(tx, seat).map(drop)?);
    Ok(if found.unread && !past { page.noting(note) } else { page })
}
