//! The author of a draft takes an amendment up, which changes the text, or does not.

use super::offering::listed;
use super::paragraph::replaced;
use super::{AmendmentId, Fate};
use crate::proposals::ROOM;
use crate::proposals::acts::{AMENDMENT_ACCEPTED, AMENDMENT_DECLINED};
use crate::proposals::proposal::{Phase, find, refused};
use crate::proposals::store;
use db::Write;
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items::{self, ItemText};
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit};

/// POST `/n/{slug}/proposals/{id}/amendments/answers`
pub(in crate::proposals) async fn answer(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => {
            let to = visit.path(format_args!("proposals/{id}/amendments"));
            Ok(visit.go_saying(to, "amendment-answered-done"))
        }
        Err(form) => visit.page(move |q, viewer| listed(q, viewer, id, form).map(Page::invalid)).await,
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (item, proposal) = find(tx, viewer, id, Action::EditOwn)?;
    if proposal.phase() != Phase::Draft || item.is_archived() {
        return Err(refused("amendment-refused-phase"));
    }
    let asked = form.value("amendment").parse::<AmendmentId>().ok();
    let found = store::amendments(tx, id)?.into_iter().find(|one| Some(one.id) == asked);
    let amendment = found.ok_or_else(|| refused("amendment-refused-missing"))?;
    let accepted = form.value("answer") == "accept";
    let note = form.optional_line("note", 2 * LINE);
    form.checked()?;
    let fate = if accepted { Fate::Accepted } else { Fate::Declined };
    let me = viewer.member()?.id;
    if store::answer(tx, (amendment.id, me), (fate, &note), viewer.now)? == 0 {
        return Err(refused("amendment-refused-answered"));
    }
    if accepted {
        let text = replaced(&item.body, &amendment.was, &amendment.becomes);
        let text = text.ok_or_else(|| refused("amendment-refused-gone"))?;
        items::rewrite(tx, viewer, ROOM.kinds, &item, &ItemText::new(&item.title, text))?;
    }
    let act = if accepted { &AMENDMENT_ACCEPTED } else { &AMENDMENT_DECLINED };
    let happened = Happened::new(act).space(item.space_id).item(id).subject(amendment.author_id.get());
    happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    Ok(())
}
