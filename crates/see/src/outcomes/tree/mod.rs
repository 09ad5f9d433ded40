//! Objectives as a tree, begun from those of the charter: who carries each, which spaces work toward it, what is measured for it.

mod change;
mod edit;
mod list;
mod removal;
mod show;

pub(super) use change::{merge, part};
pub(super) use edit::{change, create, edit, new};
pub(super) use list::{list, take_up};
pub(super) use removal::{ask, remove};
pub(super) use show::show;

use super::store;
use db::Read;
use house::access::Action;
use house::ids::ObjectiveId;
use house::web::{Error, Page, Viewer};
use std::collections::BTreeMap;

db::record! {
    /// Something that is to be reached.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Objective {
        pub id: ObjectiveId,
        pub parent_id: Option<ObjectiveId>,
        pub title: String,
        pub about: String,
        /// It came from the charter.
        pub of_charter: bool,
    }
}

/// How deep the tree may be.
pub(super) const DEPTH: usize = 5;

/// The objectives in the order of the tree, each with its depth. What stands below something that is gone stands at the top.
pub(super) fn in_order(all: &[Objective]) -> Vec<(usize, &Objective)> {
    let mut below: BTreeMap<Option<ObjectiveId>, Vec<&Objective>> = BTreeMap::new();
    for one in all {
        let parent = one.parent_id.filter(|parent| all.iter().any(|other| other.id == *parent));
        below.entry(parent).or_default().push(one);
    }
    let mut found = Vec::with_capacity(all.len());
    let mut open: Vec<(usize, &Objective)> =
        below.get(&None).into_iter().flatten().rev().map(|one| (0, *one)).collect();
    while let Some((depth, one)) = open.pop() {
        found.push((depth, one));
        let children = below.get(&Some(one.id)).into_iter().flatten().rev();
        open.extend(children.map(|child| (depth.saturating_add(1), *child)));
    }
    found
}

/// Below which objectives this one may stand: not below itself or what stands below it, and not too deep.
pub(super) fn possible_parents(all: &[Objective], id: Option<ObjectiveId>) -> Vec<(usize, &Objective)> {
    let order = in_order(all);
    let mut inside = None;
    let mut height = 0;
    let mut possible = Vec::new();
    for (depth, one) in &order {
        if inside.is_some_and(|top| *depth > top) {
            height = height.max(depth.saturating_sub(inside.unwrap_or_default()));
            continue;
        }
        inside = None;
        if Some(one.id) == id {
            inside = Some(*depth);
            continue;
        }
        possible.push((*depth, *one));
    }
    possible.retain(|(depth, _)| depth.saturating_add(height).saturating_add(1) < DEPTH);
    possible
}

/// An objective that the viewer may keep.
fn to_keep(q: &mut Read<'_>, viewer: &Viewer, id: ObjectiveId) -> Result<Objective, Error> {
    if !viewer.may(Action::KeepOutcomes) {
        return Err(Error::NotFound);
    }
    store::objective(q, viewer, id)?.ok_or(Error::NotFound)
}

/// A page below the tree.
fn under<T>(page: Page<T>, viewer: &Viewer) -> Page<T> {
    super::curve::at(page, viewer).under("outcome-tree-title", viewer.path("outcomes/objectives"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objective(id: i64, parent: i64) -> Objective {
        Objective {
            id: id.into(),
            parent_id: (parent > 0).then(|| parent.into()),
            title: format!("O{id}"),
            about: String::new(),
            of_charter: false,
        }
    }

    fn told(order: &[(usize, &Objective)]) -> Vec<(usize, i64)> {
        order.iter().map(|(depth, one)| (*depth, one.id.get())).collect()
    }

    #[test]
    fn children_follow_their_parents() {
        let all = [objective(1, 0), objective(2, 0), objective(3, 1), objective(4, 3), objective(5, 1)];
        assert_eq!(told(&in_order(&all)), [(0, 1), (1, 3), (2, 4), (1, 5), (0, 2)]);
    }

    #[test]
    fn what_lost_its_parent_stands_at_the_top() {
        assert_eq!(told(&in_order(&[objective(2, 9), objective(3, 2)])), [(0, 2), (1, 3)]);
    }

    #[test]
    fn nothing_stands_below_itself_or_too_deep() {
        let all = [objective(1, 0), objective(2, 1), objective(3, 2), objective(4, 3), objective(5, 0)];
        assert_eq!(told(&possible_parents(&all, Some(2.into()))), [(0, 1), (0, 5)]);
        assert_eq!(told(&possible_parents(&all, Some(1.into()))), [(0, 5)]);
        // Four deep already: a fifth may come below the fourth, and no sixth.
        assert_eq!(possible_parents(&all, None).len(), 5);
        let deep = [&all[..], &[objective(6, 4)]].concat();
        assert!(!told(&possible_parents(&deep, None)).contains(&(4, 6)));
    }
}
