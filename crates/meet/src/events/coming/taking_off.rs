//! Taking somebody off the list again who was written down, or who signed up without an account and phones to say that they do
//! not come. Members who answered themselves are asked to say so themselves, or are written down anew.

use super::{Asker, find, promotion, take};
use crate::events::acts::EVENT_LIST_KEPT;
use crate::events::event::{Event, EventAnswer, Seat};
use crate::events::store::{self, Attendance};
use db::Write;
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{AttendanceId, ItemId};
use house::web::{Answer, At, Error, Form, Viewer, Visit};

/// `POST /n/{slug}/events/{id}/people/removal`
pub(in crate::events) async fn take_off(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    let who = form.value("person").parse::<AttendanceId>().ok();
    visit.write(move |tx, viewer| remove(tx, viewer, id, who)).await?;
    Ok(visit.go_saying(visit.path(format_args!("events/{id}/people")), "event-person-removed-done"))
}

fn remove(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, who: Option<AttendanceId>) -> Result<(), Error> {
    let (item, event) = find(tx, viewer, id, Action::Moderate)?;
    let who = who.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
    tx.lock("items", id.get())?;
    let gone = || Error::Refused("event-refused-person".into());
    let comer = store::comer(tx, id, who)?.ok_or_else(gone)?;
    let row = store::attendance(tx, who)?.ok_or_else(gone)?;
    if row.member_id.is_some() && !comer.entered {
        return Err(Error::Refused("event-refused-own-answer".into()));
    }
    let network = viewer.network.id;
    match (row.member_id, &row.email) {
        (None, None) => forget(tx, (item.id, event), &row)?,
        (member, email) => {
            let (name, email, entered_by) = (row.name.clone(), email.clone(), viewer.member_id());
            let asker = Asker { member, name, email, entered_by };
            take(tx, (network, id), &asker, (EventAnswer::No, 1), viewer.now)?;
        }
    }
    if matches!(row.seat, Seat::Seated | Seat::Offered) {
        promotion::move_up(tx, (network, id), viewer.now)?;
    }
    let happened = Happened::new(&EVENT_LIST_KEPT).space(item.space_id).item(id);
    happenings::record(tx, network, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// Of whom there is a name alone, nothing stays.
fn forget(tx: &mut Write<'_>, (item, event): (ItemId, Event), row: &Attendance) -> Result<(), Error> {
    super::seats::release(tx, item, event, Some(row))?;
    store::forget(tx, row.id)?;
    Ok(())
}
