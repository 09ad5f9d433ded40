//! Days and nights of the demo: all its days lie before the one on which it is seen, and nobody writes at night.

use db::Time;
use std::time::Duration;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// Counts back from the day of the demo.
#[derive(Clone, Copy)]
pub(super) struct Calendar(pub(super) Time);

impl Calendar {
    /// A moment so many days before the demo, so many seconds after midnight; never on its day itself.
    pub(super) fn at(self, day: u32, seconds: i64) -> Time {
        let micros = (seconds - i64::from(day) * DAY).min(-60) * 1_000_000;
        Time::from_micros(self.0.micros().saturating_add(micros))
    }
}

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
