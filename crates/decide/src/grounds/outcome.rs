//! Closing a common ground with what came of it, in words.

use super::acts::GROUND_CONCLUDED;
use super::asking::ask_for_map;
use super::ground::find;
use super::statements::under;
use super::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items;
use house::spaces;
use house::web::form::PAGES;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "grounds/views/outcome.html")]
struct OutcomePage {
    form: Form,
    action: String,
    back: String,
    open: bool,
}

/// `GET /n/{slug}/grounds/{id}/outcome`
pub(super) async fn edit(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/grounds/{id}/outcome`
pub(super) async fn save(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let form = visit.typeset(form, "outcome").await;
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "ground-concluded-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let (item, ground) = find(tx, viewer, id, Action::Moderate)?;
    form.text("outcome", PAGES);
    let text = form.markdown("outcome", PAGES);
    form.checked()?;
    let by = viewer.member()?.id;
    store::keep_outcome(tx, (id, by), (&text.text, &text.html), viewer.now)?;
    items::close(tx, id, Some(viewer.now))?;
    // What was said last belongs on the map that stays.
    ask_for_map(tx, &ground, viewer.now)?;
    spaces::note_activity(tx, item.space_id, viewer.now)?;
    let happened = Happened::new(&GROUND_CONCLUDED).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, Some(by), viewer.now, happened)?;
    Ok(())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<OutcomePage>, Error> {
    let (item, ground) = find(q, viewer, id, Action::Moderate)?;
    let form = typed.unwrap_or_else(|| Form::new().with("outcome", ground.outcome));
    let action = super::ground::path(viewer, id, "outcome");
    let body = OutcomePage { form, action, back: item.href(viewer), open: item.is_open() };
    Ok(under(Page::new(body, "ground-outcome-title"), viewer, &item))
}
