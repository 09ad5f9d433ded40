//! The floor below which nothing that counts people is told.
//!
//! **The argument.** Nobody asks the database how many people did something. A month that is over is counted once, as a set of
//! cells, which is kept and never made anew; every report, whatever its filters, is a sum (or a mean over months) of kept
//! cells. So whatever somebody reckons out of reports is a sum of cells, each taken so and so many times, and it is enough
//! to look at what sums of cells can say:
//!
//! 1. *By sector.* The people of a network are parted among sectors once a month (`parting`). A part is told of only where it
//!    has five people or more and where nobody or five or more of them did what is counted; parts that are too small are taken
//!    together, and where these are too few still, the smallest of the others goes with them. Every person is in one part, and
//!    all parts together are everybody: the complement of a part is a sum of parts, and there is no rest. What the network as a
//!    whole is said to have done is the sum of its parts and nothing else.
//! 2. *By space.* A space is one more cell beside the parts, told of only where five or more people did something there. Held
//!    against the parts it could tell of those few who did something elsewhere, or of those few of a sector who did something
//!    there. So a space is told of only where no sum of parts and of the spaces that are told of already, each added, left out or
//!    taken away, differs from nothing by the deeds of one to four people (`singling`). Whether that is so does not depend on
//!    who asks, and spaces are tried in an order that everybody could know: the largest first. No cell is split by space and
//!    sector at once.
//! 3. *By time.* Cells are of whole months of the calendar. A quarter is the sum of those of its months that may be told; a month
//!    that may not is left out of every longer time too, and the report says so. Two spans of time differ by whole months,
//!    and each month by itself is safe.
//! 4. *By asking again.* What was counted is kept. Who comes, goes, changes the sector or is erased later changes no cell, so
//!    that the same report before and after says nothing of them.
//! 5. *Spaces for their members only* are in no cell of the network and in no sector. Each is a cell of its own, which whoever may
//!    read the space may read.
//!
//! **What it does not keep from.** Five people who tell one another what they did know what the sixth did. Who takes part in
//! something with four others may see who they are: a figure is no secret among those it is about. Things that stand in lists
//! (events, tasks, ideas, decisions) are counted as they are, for whoever reads the figure may read the list. Figures of different
//! kinds are not held against one another, nor against the shares of the page of voices, which are rounded and told by rules of
//! their own.

mod parting;
mod singling;
#[cfg(test)]
mod tests;

use house::ids::{MemberId, SpaceId};
use house::reports::{Counted, Tally};
use parting::parts;
use singling::told_spaces;
use std::collections::{BTreeMap, BTreeSet};

/// From so many people on something is told of them.
pub(in crate::figures) const FEW: usize = 5;
/// The sector of who has none.
pub(in crate::figures) const NONE: &str = "none";
/// The sector of all who would be too few by themselves.
pub(in crate::figures) const TOGETHER: &str = "together";
/// In no space: the network as a whole.
pub(in crate::figures) const WHOLE: i64 = 0;

/// Who and what there is to be counted.
#[derive(Debug, Clone, Default)]
pub(in crate::figures) struct Crowd {
    /// The active members, each with the word of their sector.
    pub(in crate::figures) people: BTreeMap<MemberId, &'static str>,
    /// The spaces that are for their members only.
    pub(in crate::figures) closed: BTreeSet<SpaceId>,
}

/// What may be told of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::figures) struct Cell {
    /// [`WHOLE`] for the network.
    pub(in crate::figures) space: i64,
    /// Empty where it is not split by sector.
    pub(in crate::figures) sector: &'static str,
    pub(in crate::figures) amount: i64,
}

/// Who did how much in which space.
type Doers = BTreeMap<MemberId, BTreeMap<i64, i64>>;

/// The cells of a month that may be told.
pub(in crate::figures) fn cells(counted: Counted, tallies: &[Tally], crowd: &Crowd) -> Vec<Cell> {
    match counted {
        Counted::Things => things(tallies, crowd),
        Counted::Pairs => pairs(tallies),
        Counted::Deeds => people(tallies, crowd, false),
        Counted::People => people(tallies, crowd, true),
    }
}

fn whole(sector: &'static str, amount: i64) -> Cell {
    Cell { space: WHOLE, sector, amount }
}

/// Things are counted as they stand in lists.
fn things(tallies: &[Tally], crowd: &Crowd) -> Vec<Cell> {
    let is_open = |tally: &&Tally| tally.space_id.is_none_or(|space| !crowd.closed.contains(&space));
    let all: i64 = tallies.iter().filter(is_open).map(|tally| tally.amount).sum();
    let mut cells = vec![whole("", all)];
    for tally in tallies {
        let Some(space) = tally.space_id else { continue };
        cells.push(Cell { space: space.get(), sector: "", amount: tally.amount });
    }
    cells
}

fn pairs(tallies: &[Tally]) -> Vec<Cell> {
    let all: i64 = tallies.iter().map(|tally| tally.amount).sum();
    let enough = usize::try_from(all).is_ok_and(|all| all >= FEW);
    if enough { vec![whole("", all)] } else { Vec::new() }
}

/// People are told of in parts, and in the spaces that single nobody out. Counted `once`, a person is one whatever they did.
fn people(tallies: &[Tally], crowd: &Crowd, once: bool) -> Vec<Cell> {
    let (mut open, mut closed): (Doers, BTreeMap<SpaceId, Doers>) = (BTreeMap::new(), BTreeMap::new());
    for tally in tallies {
        let (Some(member), true) = (tally.member_id, tally.amount > 0) else { continue };
        let into = match tally.space_id.filter(|space| crowd.closed.contains(space)) {
            Some(space) => closed.entry(space).or_default(),
            None => &mut open,
        };
        let place = tally.space_id.map_or(WHOLE, SpaceId::get);
        *into.entry(member).or_default().entry(place).or_default() += tally.amount;
    }
    let parts = parts(&crowd.people, open.keys().copied());
    let mut cells = Vec::new();
    for part in &parts {
        let own = part.doers.iter().filter_map(|member| open.get(member));
        let amount: i64 = own.map(|spaces| if once { 1 } else { spaces.values().sum::<i64>() }).sum();
        cells.push(whole(part.label, amount));
    }
    for space in told_spaces(&parts, &open, once) {
        cells.push(of_space(space, &open, once));
    }
    for (space, doers) in closed.into_iter().filter(|(_, doers)| doers.len() >= FEW) {
        cells.push(of_space(space.get(), &doers, once));
    }
    cells
}

fn of_space(space: i64, doers: &Doers, once: bool) -> Cell {
    let own = doers.values().filter_map(|spaces| spaces.get(&space));
    let amount: i64 = own.map(|amount| if once { 1 } else { *amount }).sum();
    Cell { space, sector: "", amount }
}
