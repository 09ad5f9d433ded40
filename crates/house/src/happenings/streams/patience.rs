//! Trying again: soon, and never at the same moment as all others.

use crate::clock::Chance;
use std::time::Duration;

/// Waits about this long: between half of it and half as long again.
pub(super) async fn pause(about: Duration) {
    let chance = Chance.bytes::<1>().map_or(128, |[byte]| u32::from(byte));
    tokio::time::sleep(about / 2 + about.saturating_mul(chance) / 256).await;
}
