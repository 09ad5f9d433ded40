//! What a job is about: numbers and words of ours, never what somebody wrote.

use crate::web::Error;
use anyhow::anyhow;
use std::fmt::Write;

/// Named numbers and words. Two jobs of one name with the same payload are the same thing, which is queued once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Payload(String);

impl Payload {
    /// Nothing to say.
    pub fn new() -> Payload {
        Payload::default()
    }

    /// With a number.
    pub fn number(self, name: &'static str, number: i64) -> Payload {
        self.with(name, number)
    }

    /// With a word, which stands in the source: so nothing that somebody wrote can come to stand here.
    pub fn word(self, name: &'static str, word: &'static str) -> Payload {
        self.with(name, word)
    }

    fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Payload {
        let blank = if self.0.is_empty() { "" } else { " " };
        let _ = write!(self.0, "{blank}{name}={value}");
        self
    }

    /// As it was kept.
    pub(super) fn kept(text: String) -> Payload {
        Payload(text)
    }

    /// As it is kept.
    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// The number of this name, as the type of it: `task.payload.get::<ItemId>("item")?`.
    ///
    /// # Errors
    /// A fault of ours, when there is none.
    pub fn get<T: From<i64>>(&self, name: &str) -> Result<T, Error> {
        let number = self.said(name).and_then(|value| value.parse::<i64>().ok());
        Ok(number.map(T::from).ok_or_else(|| anyhow!("the payload of a job has no number `{name}`"))?)
    }

    /// The word of this name.
    pub fn said(&self, name: &str) -> Option<&str> {
        self.0
            .split(' ')
            .find_map(|part| part.split_once('=').filter(|(key, _)| *key == name))
            .map(|(_, word)| word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ItemId;

    #[test]
    fn what_was_put_in_comes_out() {
        let kept = Payload::new().number("item", 7).word("why", "mention").number("at", -3);
        let payload = Payload::kept(kept.text().to_owned());
        assert_eq!(payload.get::<ItemId>("item").unwrap(), ItemId::from(7));
        assert_eq!(payload.get::<i64>("at").unwrap(), -3);
        assert_eq!(payload.said("why"), Some("mention"));
    }

    #[test]
    fn what_is_not_there_is_a_fault() {
        let payload = Payload::new().word("why", "mention");
        assert!(matches!(payload.get::<i64>("item"), Err(Error::Broken(_))));
        assert!(matches!(payload.get::<i64>("why"), Err(Error::Broken(_))));
        assert_eq!(Payload::new().said("why"), None);
    }
}
