//! An event as its pages show it: its form, when and where it is, its card and its line in lists.

mod card;
mod dates;
mod face;
mod fields;
mod list;
mod taking;
mod times;
mod told;
mod words;

pub(super) use card::{card, line, part};
pub(super) use dates::{between, dated};
pub(super) use face::{feed, file, show};
pub(super) use fields::FIELDS;
pub(super) use list::list;
pub(super) use taking::number;
pub(super) use times::{LONGEST, day_typed, moment_of};
pub(super) use told::{When, told};
pub(super) use words::{access_of, chosen, labels, tick};
