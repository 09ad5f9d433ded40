//! What came of a vote: the count told so that anyone can do it again, the outcome in people's own words, the register of all
//! decisions of a network, and who had a voice in one.

mod apart;
mod decided;
mod feed;
mod hearing;
mod list;
mod reporting;
mod result;
mod writing;

pub(super) use decided::DECISIONS;
pub(super) use feed::{atom, csv};
pub(super) use hearing::HEARING;
pub(super) use list::register;
pub(super) use reporting::{DECIDED, HEARD, TURNED_OUT, UNTOLD, deeds, lines};
pub(super) use result::result;
pub(super) use writing::{edit, save};
