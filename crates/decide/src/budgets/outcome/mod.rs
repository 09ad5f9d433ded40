//! What came of a budget: each project with why it was funded or not, what each sector got out of it, the file from which anyone
//! can count again, and what is made of what was funded.

mod decided;
mod file;
mod leading;
mod result;

pub(super) use decided::{DECISIONS, deeds};
pub(super) use file::file;
pub(super) use leading::ORIGIN;
pub(super) use result::result;

/// Figures of a group, and ballots without their voters, are shown for so many people or more.
const FLOOR: i64 = 5;
