//! The two things that come from outside: the time, and chance. Everything else takes them as parameters.

use db::Time;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Tells the time. A test holds the hands.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's own clock.
    Machine,
    /// A clock that stands still until somebody moves it. Microseconds UTC.
    Held(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `time`.
    pub fn held(time: Time) -> Clock {
        Clock::Held(Arc::new(AtomicI64::new(time.micros())))
    }

    /// The present moment.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine")]
    pub fn now(&self) -> Time {
        match self {
            Clock::Machine => Time::from_micros(jiff::Timestamp::now().as_microsecond()),
            Clock::Held(hands) => Time::from_micros(hands.load(Ordering::Relaxed)),
        }
    }

    /// Moves a held clock forward; the machine's clock cannot be moved and stays.
    pub fn forward(&self, by: std::time::Duration) {
        if let Clock::Held(hands) = self {
            hands.fetch_add(i64::try_from(by.as_micros()).unwrap_or(i64::MAX), Ordering::Relaxed);
        }
    }
}

/// Gives random bytes that nobody can guess.
#[derive(Debug, Clone, Copy, Default)]
pub struct Chance;

impl Chance {
    /// Fresh bytes from the operating system.
    ///
    /// # Errors
    /// Only where the operating system has no randomness to give.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine")]
    pub fn bytes<const N: usize>(self) -> anyhow::Result<[u8; N]> {
        let mut bytes = [0; N];
        getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("no randomness to be had: {error}"))?;
        Ok(bytes)
    }

    /// A token of 128 bits, written as 32 hexadecimal digits.
    ///
    /// # Errors
    /// As [`Chance::bytes`].
    pub fn token(self) -> anyhow::Result<String> {
        Ok(hex(&self.bytes::<16>()?))
    }
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// SHA-256 of a text, as hexadecimal digits: how tokens are kept.
pub fn digest(text: &str) -> String {
    use sha2::{Digest, Sha256};
    hex(&Sha256::digest(text.as_bytes()))
}
