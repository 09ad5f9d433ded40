//! Trust rounds: what those who work together say of each other, partner by partner; and what it comes to when the round closes: scores of
//! three raters or more, who has named each other, and what is said beside what is done. Nobody is ever told who said what, and
//! what single ones said is taken away with the close.

mod closing;
mod edges;
mod partners;
mod reckoning;
mod results;
mod taking;

pub(super) use closing::sum_up;
pub(super) use edges::{ask as ask_edges, bring as bring_edges, export as edges};
pub(super) use partners::{add, has_room, list, read, remove, scale};
pub(super) use results::{results, rows};
pub(super) use taking::take;

/// From so many raters on a score is told.
pub(super) const RATERS: i64 = 3;

/// Keys of the steps of contact, from 0.
pub(super) const CONTACTS: [&str; 6] = [
    "trust-contact-0",
    "trust-contact-1",
    "trust-contact-2",
    "trust-contact-3",
    "trust-contact-4",
    "trust-contact-5",
];

/// Keys of the steps of depth, from 0.
pub(super) const DEPTHS: [&str; 6] =
    ["trust-depth-0", "trust-depth-1", "trust-depth-2", "trust-depth-3", "trust-depth-4", "trust-depth-5"];

/// The marks: name of the field and key of the words of each. The first three are trust, the others what a partner is worth.
pub(super) const MARKS: [(&str, &str); 6] = [
    ("reliability", "trust-reliability"),
    ("support", "trust-support"),
    ("openness", "trust-openness"),
    ("influence", "trust-influence"),
    ("involvement", "trust-involvement"),
    ("resources", "trust-resources"),
];

/// Key of a step.
pub(super) fn step(keys: &[&'static str; 6], at: i64) -> &'static str {
    let [first, ..] = keys;
    usize::try_from(at).ok().and_then(|at| keys.get(at)).copied().unwrap_or(*first)
}
