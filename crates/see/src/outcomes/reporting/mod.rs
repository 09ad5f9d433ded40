//! What outcomes report: which indicators are up to date, which partners bring their figures, which projects work toward an
//! objective.

mod linked;
mod measured;
mod yearly;

pub(super) use linked::LINKED;
pub(super) use measured::{ON_TIME, PARTNERS};
pub use yearly::shown_among;
pub(super) use yearly::{ENTERED, lines};
