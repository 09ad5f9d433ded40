//! The arithmetic of outcomes, without database and pages: periods, numbers as people write them, trend and forecast,
//! whether a curve has turned, groups and the gap between them.

mod groups;
mod number;
mod period;
mod trend;
mod turning;

pub(super) use groups::{FLOOR, Gap, Part, Whose, behind, gap, merged, with_few, with_unknown};
pub(super) use number::{MOST, has_decimal_point, number, number_of, tell, whole_number};
pub use period::{Frequency, Period};
pub(super) use trend::Trend;
pub use turning::Polarity;
pub(super) use turning::{Course, course};
