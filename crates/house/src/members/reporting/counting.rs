//! What can be counted of members: who was active, and who came.

use super::store;
use crate::reports::{Count, Counted, Over};

/// Who did anything at all in a space.
pub(in crate::members) static ACTIVE: Count = Count {
    word: "members-active",
    title: "member-count-active",
    meaning: "member-count-active-meaning",
    counted: Counted::People,
    over: Over::Mean,
    per: 1,
    tell: store::active,
};

/// Who came into the network.
pub(in crate::members) static NEW: Count = Count {
    word: "members-new",
    title: "member-count-new",
    meaning: "member-count-new-meaning",
    counted: Counted::People,
    over: Over::Sum,
    per: 1,
    tell: store::arrived,
};
