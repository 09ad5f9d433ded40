//! Making an item of another one in one step and without a form, of what was said in a line: what is to be done, by whom, until
//! when. Rooms that write down such lines know no kind by more than its name.

use crate::access::Action;
use crate::happenings::{self, Happened};
use crate::ids::ItemId;
use crate::items::acts::{ITEM_LINKED, ITEM_STARTED};
use crate::items::item::{Item, ItemText};
use crate::items::kind::{self, Charge, Kinds};
use crate::items::store::{self, Beginning};
use crate::spaces;
use crate::web::{Error, Said, Viewer};
use db::Write;

/// Makes an item of this kind of another one, in its space and linked with it. Nothing where no room brings such a kind, where
/// the other does not lead to it, or where nobody can be charged with one.
///
/// # Errors
/// [`Error::NotFound`] where the viewer may not start anything there, [`Error::Refused`] where the phase of the space takes nothing
/// new of this kind; those of the database.
pub fn make_of(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    from: &Item,
    (name, text, charge): (&str, &ItemText, &Charge),
) -> Result<Option<ItemId>, Error> {
    from.require(viewer, Action::TakePart)?;
    let leads = kind::named(kinds, &from.kind).is_some_and(|kind| kind.leads_to.contains(&name));
    let Some(kind) = kind::named(kinds, name).filter(|_| leads) else { return Ok(None) };
    let Some(charged) = kind.charged else { return Ok(None) };
    if !from.takes(kind.name) {
        return Err(Error::Refused(Said::key("item-refused-phase")));
    }
    let (network, space, author, now) = (viewer.network.id, from.space_id, viewer.member()?.id, viewer.now);
    let begin = Beginning { network, space, kind, author, now, once: None };
    let id = store::create(tx, &begin, text)?.ok_or(Error::NotFound)?;
    let started = Happened::new(&ITEM_STARTED).space(space).item(id).detail(kind.name);
    happenings::record(tx, network, Some(author), now, started)?;
    charged(tx, viewer, id, charge)?;
    if kind.text.is_some() {
        store::renew(tx, kinds, &[id])?;
    }
    spaces::use_tab(tx, space, kind.verb)?;
    spaces::note_activity(tx, space, now)?;
    store::link(tx, network, (from.id, id), author, now)?;
    let linked = Happened::new(&ITEM_LINKED).space(space).item(from.id);
    happenings::record(tx, network, Some(author), now, linked)?;
    Ok(Some(id))
}
