//! The outcomes of a network at a glance: headline indicators with their curves, the others in a table, what is wished for; and
//! apart from them how well each space works. The same for somebody else's page, where everyone may see it.

mod embed;
mod headline;
mod measures;
mod publication;
mod show;

pub(super) use embed::embed;
pub(super) use measures::measures;
pub(super) use publication::{is_closed, publish};
pub(super) use show::{csv, show};
