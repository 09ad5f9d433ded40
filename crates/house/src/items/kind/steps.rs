//! The states of a kind and the steps between them.

use crate::access::Action;
use crate::happenings::Act;
use crate::items::acts::{ITEM_CLOSED, ITEM_REOPENED};

/// A state in which an item of a kind can be.
#[derive(Debug)]
pub struct State {
    /// The word in the table `items`; never renamed.
    pub word: &'static str,
    /// Key of its name.
    pub label: &'static str,
    /// Whether the item takes messages in it; lists call those open, all others closed.
    pub open: bool,
}

/// A step from one state to another.
#[derive(Debug)]
pub struct Step {
    /// The words of the states from which it can be taken.
    pub from: &'static [&'static str],
    /// The word of the state to which it leads.
    pub to: &'static str,
    /// Key of what its button says.
    pub label: &'static str,
    /// Key of what is said once when it has been taken; it ends in `-done`.
    pub said: &'static str,
    /// What somebody must be allowed to do with the item to take it.
    pub by: Action,
    /// What the log calls it. Whether it is news, and whom it asks or tells at once, stands in the act.
    pub act: &'static Act,
    /// Whether it stands in the menu, and not as a button of its own.
    pub quiet: bool,
}

/// The states of a kind that has none of its own.
pub(super) const OPEN_AND_CLOSED: &[State] = &[
    State { word: "open", label: "item-open", open: true },
    State { word: "closed", label: "item-closed", open: false },
];

/// The steps of a kind that has none of its own.
pub(super) const CLOSE_AND_REOPEN: &[Step] = &[
    Step {
        from: &["open"],
        to: "closed",
        label: "item-close",
        said: "item-closed-done",
        by: Action::Moderate,
        act: &ITEM_CLOSED,
        quiet: true,
    },
    Step {
        from: &["closed"],
        to: "open",
        label: "item-reopen",
        said: "item-reopened-done",
        by: Action::Moderate,
        act: &ITEM_REOPENED,
        quiet: true,
    },
];
