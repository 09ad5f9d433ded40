//! Votes that are held with Belenios: the question goes out as the file that Belenios reads, the addresses of the voters as the
//! list that it writes to, and what it came to is brought back as its result, from which the vote is counted here. No ballot is
//! taken here, and nothing is known here of who has voted.

mod asking;
mod file;
mod place;
mod published;
mod reading;
mod result;
mod store;
mod voters;

pub use result::bring_election;

pub(super) use file::file;
pub(super) use place::{ask, keep, shown};
pub(super) use result::{ask as ask_result, bring};
pub(super) use store::purge;
pub(super) use voters::{ask as ask_voters, list as voters};

use super::proposal::{Phase, Proposal, find, refused};
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::items::Item;
use house::web::{Error, Viewer};

/// The largest file of a result, in bytes.
pub(super) const LARGEST: usize = 4 * 1024 * 1024;

/// A vote that was opened and is held with Belenios, in which the viewer may do this.
fn held(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, action: Action) -> Result<(Item, Proposal), Error> {
    let (item, proposal) = find(q, viewer, id, action)?;
    if !proposal.is_elsewhere() || proposal.phase() == Phase::Draft {
        return Err(refused("belenios-not"));
    }
    Ok((item, proposal))
}
