//! Points of agendas, what their notes said before, decisions and actions, and approved minutes.

mod lines;
mod points;
mod whole;

pub(super) use lines::{
    Decision, Named, Settled, carried, decided, line, lines, lines_of_point, remove_line, settled, write_line,
};
pub(super) use points::{
    New, agenda, close_at, keep_notes, lay, notes_at, planned, point, points, rearrange, remove, set_state,
    set_times, touch,
};
pub(in crate::events) use whole::{LINES, POINTS, merge, purge};
pub(super) use whole::{Version, is_approved, keep_version, version, versions};
