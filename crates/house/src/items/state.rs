//! Taking an item from one state to another, by the steps of its kind.

use super::acts::{ITEM_CLOSED, ITEM_REOPENED};
use super::item::Item;
use super::kind::{self, Kind, Kinds, Step};
use super::store;
use crate::access::Action;
use crate::happenings::{self, Happened};
use crate::ids::ItemId;
use crate::inbox;
use crate::web::{Answer, At, Error, Form, Said, Viewer, Visit};
use db::Write;

/// `POST /n/{slug}/items/{id}/state`
pub(super) async fn take(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let kinds = visit.app.rooms.kinds();
    let to = form.value("to").to_owned();
    let said = visit.write(move |tx, viewer| {
        let item = store::visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
        item.require(viewer, Action::TakeStep)?;
        step(tx, viewer, kinds, &item, &to)
    });
    let said = said.await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), said))
}

/// The steps that the viewer may take with this item now. Nobody takes a step with what is archived.
pub(super) fn open_to(viewer: &Viewer, kind: &'static Kind, item: &Item) -> Vec<&'static Step> {
    let may = |step: &&Step| step.from.contains(&item.state.as_str()) && item.may(viewer, step.by);
    kind.steps.iter().filter(|step| !item.is_archived() && may(step)).collect()
}

/// Takes the step that leads to this state; answers with the key of what to say. Whoever takes one that was taken in the
/// meantime is told what holds, and nothing happens twice.
///
/// # Errors
/// [`Error::NotFound`] where the viewer may not take it, [`Error::Refused`] where no step leads there from where the item is.
pub fn step(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    item: &Item,
    to: &str,
) -> Result<&'static str, Error> {
    let refused = || Error::Refused(Said::key("item-refused-step"));
    let kind = kind::named(kinds, &item.kind).ok_or(Error::NotFound)?;
    let state = kind.state(to).ok_or_else(refused)?;
    let leads = |step: &&'static Step| step.to == state.word;
    let may = |step: &&'static Step| leads(step) && item.may(viewer, step.by);
    let taken = kind.steps.iter().find(may).ok_or(Error::NotFound)?;
    if item.state == state.word {
        return Ok(taken.said);
    }
    let taken = open_to(viewer, kind, item).into_iter().find(leads).ok_or_else(refused)?;
    let closed = (!state.open).then_some(viewer.now);
    if store::set_state(tx, item.id, (&item.state, state.word), closed)? == 0 {
        return Err(refused());
    }
    if state.word != "open" {
        inbox::rest(tx, item.id)?;
    }
    // The acts that every kind shares say by themselves where they lead.
    let plain = [&ITEM_CLOSED, &ITEM_REOPENED].contains(&taken.act);
    let detail = if plain { String::new() } else { kind.detail(state) };
    let happened = Happened::new(taken.act).space(item.space_id).item(item.id).detail(detail);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(taken.said)
}
