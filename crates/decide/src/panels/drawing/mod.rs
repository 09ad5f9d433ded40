//! From the last day of the call to the panel: chances worked out and published, the seed taken in, the draw.

mod announcing;
mod closing;
mod extension;
mod lists;
mod making;
mod publishing;
mod widening;

pub(super) use announcing::{announce, ask, seed};
pub(super) use closing::{CLOSING, close_now, plan};
pub(super) use extension::{ask as ask_longer, extend};
pub(super) use lists::{Lists, TAKEN};
pub(super) use making::{DRAWING, draw_now};
pub(super) use publishing::DUE;
pub(super) use widening::widen;

use super::panel::{Panel, Phase};
use super::store;
use db::{Read, Time, Write};
use house::happenings::{self, Act, Happened};
use house::ids::{ItemId, MemberId, NetworkId};
use house::items;
use house::jobs::Payload;
use house::web::Error;

/// What a job is told. `turn` tells one from another of the same panel.
fn payload(network: NetworkId, item: ItemId, turn: i64) -> Payload {
    Payload::new().number("network", network.get()).number("item", item.get()).number("turn", turn)
}

/// Until it is drawn, a panel stays in its space: who may come, and who holds it, follows from there.
pub(super) fn bound(q: &mut Read<'_>, item: ItemId) -> Result<Option<&'static str>, Error> {
    let open = store::of_item(q, item)?.is_some_and(|panel| panel.phase != Phase::Drawn);
    Ok(open.then_some("panel-refused-move"))
}

/// Writes a line into the log.
fn note(
    tx: &mut Write<'_>,
    panel: &Panel,
    (by, act): (Option<MemberId>, &'static Act),
    now: Time,
) -> Result<(), Error> {
    let space = items::space_of(tx, panel.item_id)?.ok_or(Error::NotFound)?;
    let happened = Happened::new(act).space(space).item(panel.item_id);
    happenings::record(tx, panel.network_id, by, now, happened)?;
    Ok(())
}
