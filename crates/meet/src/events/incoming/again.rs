//! A later reading of a calendar file: what the calendar has changed since is changed here, and nothing is doubled. Where an
//! event was moved to another space, or may not be changed any more, it stays as it is.

use super::entries::Entry;
use super::{Destination, besides_of, known_first, text_of};
use crate::events::event::Event;
use crate::events::{series, store as events};
use db::Write;
use house::access::Action;
use house::ids::ItemId;
use house::items;
use house::web::{Error, Viewer};

/// Changes an event that came before as the file says it now; false where that may not be.
pub(super) fn change(
    tx: &mut Write<'_>,
    to: &Destination,
    entry: &Entry,
    (id, event): (ItemId, &Event),
) -> Result<bool, Error> {
    let viewer = Viewer::of_member(tx, to.by, to.now)?;
    let found = items::visible_to(tx, &viewer, id)?;
    let may = |item: &items::Item| {
        item.space_id == to.space && item.may(&viewer, Action::EditOwn) && !item.is_archived()
    };
    let (Some(item), Some(was)) = (found.filter(may), events::event_of(tx, id)?) else { return Ok(false) };
    let text = text_of(to, entry);
    if entry.onwards {
        // What called off the end of a series has no event of its own.
        if known_first(tx, to, entry)? != Some(id) {
            series::hold_again(tx, &viewer, (&item, &text), (&was, event))?;
        }
        return Ok(true);
    }
    if entry.instead_of.is_some() {
        series::rewrite(tx, &viewer, (&item, &text), (&was, &event.in_place_of(&was)))?;
        return Ok(true);
    }
    let (left_out, besides) = besides_of(entry, event);
    let told = series::Told { rule: &entry.rule_text, left_out: &left_out, besides: &besides };
    series::tell_anew(tx, &viewer, (&item, &text), (&was, event), &told)?;
    Ok(true)
}
