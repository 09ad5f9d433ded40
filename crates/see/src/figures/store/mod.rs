//! The tables of reports, and who there is to be counted.

mod cells;
mod crowd;
mod extracts;
mod saved;

pub(super) use cells::{Kept, cells, keep, marks};
pub(super) use crowd::{born, crowd, networks};
pub(super) use extracts::EXTRACTS;
pub(super) use saved::{Saved, count_saved, forget, is_saved, merge, remove, save, saved, saved_of, share};
