//! Who comes: what people say to an event, their seats, those who wait, what they need, and the list of those who hold it.

mod answering;
mod answers;
mod door;
mod keeping;
mod mine;
mod needs;
mod promotion;
mod seats;
mod sheet;
mod taking_off;

pub(super) use answering::{answer, invite, settle};
pub(super) use answers::list as answers;
pub(super) use door::{FORGETTING, LETTER as SIGN_UP_LETTER, ask, follow, knock, leave_or_come};
pub(super) use keeping::{add, list as people};
pub(super) use mine::{edit, save};
pub(super) use needs::{COUNTED, list as needs, settle as settle_need};
pub(super) use promotion::{LAPSE, LOOKING, MOVING_UP, move_up, move_up_at, move_up_soon};
pub(super) use seats::{Asker, let_in, take};
pub(super) use sheet::{badges, csv};
pub(super) use taking_off::take_off;

use crate::events::event::{Event, Refused};
use crate::events::page::number;
use crate::events::store;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::items::{self, Item};
use house::web::{Error, Form, Page, Place, Said, Viewer};

/// The event with what it is an item of, where the viewer may do this with it.
pub(super) fn find(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    action: Action,
) -> Result<(Item, Event), Error> {
    let item = items::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, action)?;
    let event = store::event_of(q, id)?.ok_or(Error::NotFound)?;
    Ok((item, event))
}

/// The event, as long as it takes answers.
fn open(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, action: Action) -> Result<(Item, Event), Error> {
    let (item, event) = find(q, viewer, id, action)?;
    takes(&item, &event, viewer.now)?;
    Ok((item, event))
}

/// Goes on only if answers are taken.
fn takes(item: &Item, event: &Event, now: db::Time) -> Result<(), Error> {
    if item.state == "draft" {
        return Err(Error::Refused(Refused::Draft.said()));
    }
    if !item.is_open() {
        return Err(Error::Refused("event-refused-closed".into()));
    }
    event.takes_answers(now).map_err(|refused| Error::Refused(refused.said()))
}

/// How many come, by the field `guests`: the one who fills it in and their guests.
fn party_of(form: &mut Form, event: &Event) -> i64 {
    if event.most_guests == 0 {
        return 1;
    }
    1 + number(form, "guests", 0, event.most_guests).unwrap_or(0)
}

/// Puts a page into its place below its event.
pub(super) fn below<T>(page: Page<T>, viewer: &Viewer, item: &Item) -> Page<T> {
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    page.place(Place::Spaces)
        .under("space-list-title", viewer.path("spaces"))
        .under(Said::raw(&item.space_name), &space)
        .under(Said::raw(&item.title), item.href(viewer))
        .in_space(space)
}
