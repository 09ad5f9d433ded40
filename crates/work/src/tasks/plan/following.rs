//! What has to follow where a task comes later: all that waits for it and would begin too soon, and what waits for that in
//! turn, in whatever space the viewer may change it. It is found step by step, each step with as many statements as any other.

use crate::tasks::store;
use crate::tasks::task::{Planned, Task};
use db::Read;
use house::access::Action;
use house::ids::{ItemId, SpaceId};
use house::spaces;
use house::web::{Error, Viewer};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// So much is moved at once.
pub(super) const FOLLOWING: usize = 300;

/// What follows.
pub(super) struct Following {
    /// What is moved, the task itself first.
    pub(super) moves: Vec<Move>,
    /// The names of the spaces in which it stands.
    pub(super) names: BTreeMap<SpaceId, String>,
    /// How many would have to follow that the viewer may read and not change.
    pub(super) others: usize,
    /// More would have to follow than is moved at once.
    pub(super) full: bool,
}

/// A task with its new plan, and where it stands.
pub(super) struct Move {
    pub(super) task: Task,
    pub(super) planned: Planned,
    pub(super) space: SpaceId,
}

/// What is known on the way.
struct Way<'v> {
    viewer: &'v Viewer,
    moves: BTreeMap<ItemId, Move>,
    order: Vec<ItemId>,
    others: BTreeSet<ItemId>,
    /// The spaces that were met: what each is called where the viewer may read it, and whether they may change what is in it.
    spaces: BTreeMap<SpaceId, Option<(String, bool)>>,
}

/// The task moved by so many days, and all that has to follow, each as far as it must and as long as it was.
pub(super) fn following(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (space, task): (SpaceId, &Task),
    days: i64,
) -> Result<Following, Error> {
    let own = Move { task: task.clone(), planned: moved(&task.planned(), days), space };
    let mut way = Way {
        viewer,
        moves: BTreeMap::from([(task.item_id, own)]),
        order: vec![task.item_id],
        others: BTreeSet::new(),
        spaces: BTreeMap::new(),
    };
    let mut edge = vec![task.item_id];
    // No chain is longer than what is moved; and where something waited for itself, this ends too.
    for _ in 0..=FOLLOWING {
        if edge.is_empty() || way.moves.len() > FOLLOWING {
            break;
        }
        edge = way.step(q, &edge)?;
    }
    let full = !edge.is_empty() || way.moves.len() > FOLLOWING;
    let Way { mut moves, order, others, spaces, .. } = way;
    let names = spaces.into_iter().filter_map(|(id, seen)| Some((id, seen?.0))).collect();
    let moves = order.into_iter().filter_map(|id| moves.remove(&id)).collect();
    Ok(Following { moves, names, others: others.len(), full })
}

impl Way<'_> {
    /// Moves what waits for these; answers with what was moved.
    fn step(&mut self, q: &mut Read<'_>, edge: &[ItemId]) -> Result<Vec<ItemId>, Error> {
        let ties = store::ties::behind(q, edge)?;
        let behind: BTreeSet<ItemId> = ties.iter().map(|(_, blocked)| *blocked).collect();
        let behind: Vec<ItemId> = behind.into_iter().collect();
        let found = store::reading::of_items(q, &behind)?;
        let places: BTreeMap<ItemId, (SpaceId, bool)> = store::ties::places(q, &behind)?
            .into_iter()
            .map(|(id, space, shown)| (id, (space, shown)))
            .collect();
        let met: BTreeSet<SpaceId> = places.values().map(|(space, _)| *space).collect();
        self.meet(q, met)?;
        let mut next = BTreeSet::new();
        for (blocker, blocked) in ties {
            let Some((space, shown)) = places.get(&blocked).copied() else { continue };
            let task = found.iter().find(|task| task.item_id == blocked && task.done_at.is_none());
            let Some(one) = task.and_then(|task| self.later(blocker, task, space)) else { continue };
            // What the viewer may not know of is not counted either.
            let Some((_, may)) = self.spaces.get(&space).cloned().flatten() else { continue };
            if !may || !shown {
                self.others.insert(blocked);
                continue;
            }
            if self.moves.insert(blocked, one).is_none() {
                self.order.push(blocked);
            }
            next.insert(blocked);
        }
        Ok(next.into_iter().collect())
    }

    /// The task as it must be to begin after another has ended; none where it does.
    fn later(&self, blocker: ItemId, task: &Task, space: SpaceId) -> Option<Move> {
        let end = self.moves.get(&blocker).and_then(|one| one.planned.due.or(one.planned.starts))?;
        let planned = match self.moves.get(&task.item_id) {
            Some(known) => known.planned.clone(),
            None => task.planned(),
        };
        let by = too_soon(end, &planned)?;
        Some(Move { task: task.clone(), planned: moved(&planned, by), space })
    }

    /// Finds out once what the viewer may do in each of these spaces, in a few statements for all.
    fn meet(&mut self, q: &mut Read<'_>, spaces: BTreeSet<SpaceId>) -> Result<(), Error> {
        let new: Vec<SpaceId> = spaces.into_iter().filter(|id| !self.spaces.contains_key(id)).collect();
        self.spaces.extend(new.iter().map(|id| (*id, None)));
        for space in spaces::those_visible_to(q, self.viewer, &new)? {
            let may = space.may(self.viewer, Action::TakePart) && space.archived_at.is_none();
            self.spaces.insert(space.id, Some((space.name, may)));
        }
        Ok(())
    }
}

/// By how many days something must come later to begin after this day; none where it does.
fn too_soon(end: Date, planned: &Planned) -> Option<i64> {
    let begins = planned.starts.or(planned.due)?;
    let apart = i64::from((end - begins).get_days());
    (apart >= 0).then_some(apart + 1)
}

fn moved(planned: &Planned, days: i64) -> Planned {
    let moved = |day: Option<Date>| day.map(|day| day.checked_add(days.days()).unwrap_or(day));
    Planned { starts: moved(planned.starts), due: moved(planned.due), ..planned.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_waits_begins_on_the_day_after_and_stays_as_long_as_it_was() {
        let planned =
            Planned { starts: Some(date(2026, 11, 3)), due: Some(date(2026, 11, 5)), ..Planned::OPEN };
        assert_eq!(too_soon(date(2026, 11, 2), &planned), None);
        assert_eq!(too_soon(date(2026, 11, 3), &planned), Some(1));
        let later = moved(&planned, too_soon(date(2026, 11, 30), &planned).unwrap());
        assert_eq!((later.starts, later.due), (Some(date(2026, 12, 1)), Some(date(2026, 12, 3))));
        assert_eq!(too_soon(date(2026, 11, 30), &Planned::OPEN), None);
    }
}
