//! A future: its name and its story.

use super::Address;
use crate::scenarios::scenario::{Corner, Turn, axes, find, note, to_change, under};
use crate::scenarios::store::{self, Future};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::ItemId;
use house::items::Item;
use house::web::form::{LINE, PAGES};
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "scenarios/futures/views/future.html")]
struct FuturePage {
    form: Form,
    action: String,
    back: String,
    corner: Said,
}

/// `GET /n/{slug}/scenarios/{id}/future`: the future in the corner that the address names; else the first.
pub(in crate::scenarios) async fn edit(visit: Visit, At((_, id)): Address) -> Answer {
    let corner = visit.query.value("corner").to_owned();
    visit.page(move |q, viewer| page(q, viewer, id, (read(&corner), None))).await
}

/// `POST /n/{slug}/scenarios/{id}/future`
pub(in crate::scenarios) async fn save(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let form = visit.typeset(form, "story").await;
    let corner = read(form.value("corner"));
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, (id, corner), form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "scenario-future-done")),
        Err(form) => {
            visit.page(move |q, viewer| page(q, viewer, id, (corner, Some(form))).map(Page::invalid)).await
        }
    }
}

/// The corner of this number; the first where there is none.
fn read(number: &str) -> Corner {
    let [first, ..] = Corner::ALL;
    number.parse().ok().and_then(Corner::of).unwrap_or(first)
}

fn write(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (id, corner): (ItemId, Corner),
    form: &mut Form,
) -> Result<(), Error> {
    let item = to_change(tx, viewer, id)?;
    let before = of_corner(tx, id, corner)?;
    form.expect_unchanged(&filled(before.as_ref()));
    let name = form.name("name", LINE);
    let story = form.markdown("story", PAGES);
    form.checked()?;
    let future = Future { corner: corner.get(), name, story: story.text, story_html: story.html };
    tell(tx, viewer, &item, (&future, before.as_ref()))
}

/// Tells a future, and keeps what was told of it before.
pub(in crate::scenarios) fn tell(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: &Item,
    (future, before): (&Future, Option<&Future>),
) -> Result<(), Error> {
    let stands = |one: &Future| {
        (&one.name, &one.story, &one.story_html) == (&future.name, &future.story, &future.story_html)
    };
    // Saved as it stands, or sent twice, it is no step of the history.
    if before.is_some_and(stands) {
        return Ok(());
    }
    store::tell(tx, (viewer.network.id, item.id), future)?;
    let was = before.map(|one| format!("{}\n{}", one.name, one.story)).unwrap_or_default();
    note(tx, viewer, item, (Turn::Future, &future.name, &was))
}

fn of_corner(q: &mut Read<'_>, id: ItemId, corner: Corner) -> Result<Option<Future>, Error> {
    Ok(store::futures(q, id)?.into_iter().find(|one| one.corner == corner.get()))
}

/// The form with what is told of it now.
fn filled(future: Option<&Future>) -> Form {
    let (name, story) = future.map(|one| (one.name.as_str(), one.story.as_str())).unwrap_or_default();
    Form::new().with("name", name).with("story", story)
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    (corner, typed): (Corner, Option<Form>),
) -> Result<Page<FuturePage>, Error> {
    let (item, _) = find(q, viewer, id, Action::TakePart)?;
    let kept = filled(of_corner(q, id, corner)?.as_ref());
    let form = match typed {
        Some(form) => form.caught_up(&kept, |_, value| Said::raw(value)),
        None => kept.begun(),
    };
    let axes = axes(&store::drivers(q, id)?);
    let body = FuturePage {
        form: form.replaced("corner", corner.get().to_string()),
        action: viewer.path(format_args!("scenarios/{id}/future")),
        back: item.href(viewer),
        corner: corner.told(&axes),
    };
    Ok(under(Page::new(body, "scenario-future"), viewer, &item))
}
