//! Live figures: the words in which rooms tell how something stands that people may want to be warned of. A gauge is read for
//! one thing and with the eyes of one viewer; it decides nothing about what a figure means, and keeps nothing.

use crate::web::{Error, Said, Viewer};
use db::Read;

/// A live figure that a room can tell. Plain data and plain functions, listed in its `ROOM`.
#[derive(Debug)]
pub struct Gauge {
    /// The word by which the database remembers it; never renamed.
    pub word: &'static str,
    /// Key of what it says, in a few words.
    pub label: &'static str,
    /// Key of what it means and what it does not, in a sentence.
    pub about: &'static str,
    /// The number that whoever binds it chooses; none where it either is so or not.
    pub limit: Option<Limit>,
    /// Of what this viewer may have it read: number and name, at most [`OFFERED`].
    pub subjects: fn(&mut Read<'_>, &Viewer) -> Result<Vec<(i64, String)>, Error>,
    /// How it stands now with this thing, held against this number; nothing where the viewer may not see that, or there is
    /// no such thing any more.
    pub read: fn(&mut Read<'_>, &Viewer, (i64, i64)) -> Result<Option<Reading>, Error>,
}

/// How many things are offered to be read at once.
pub const OFFERED: i64 = 300;

/// The number against which a gauge is held.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// Key of its label.
    pub label: &'static str,
    /// What is proposed.
    pub usual: i64,
    /// The least and the most that it may be.
    pub range: (i64, i64),
}

/// How a gauge stands.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The name of what it was read of.
    pub name: String,
    /// Where that can be looked at.
    pub href: String,
    /// The figure, in a sentence.
    pub told: Said,
    /// Whether it calls for somebody.
    pub over: bool,
    /// For how many days it has to be calm before it may call again: one whole period of what it tells.
    pub calm_days: u64,
}
