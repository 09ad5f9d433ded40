//! Nobody of the demo writes at night.

use db::Time;
use std::time::Duration;

const HOUR: i64 = 3600;

/// The same moment, or the next morning where it falls into the night.
pub(super) fn awake(time: Time, ends: Time) -> Time {
    let second = time.micros().rem_euclid(86_400_000_000) / 1_000_000;
    let wait = match second / HOUR {
        0..=5 => 6 * HOUR - second + second % 2_700,
        21..=23 => 30 * HOUR - second + second % 2_700,
        _ => 0,
    };
    let later = time + Duration::from_secs(u64::try_from(wait).unwrap_or(0));
    if later < ends { later } else { time }
}
