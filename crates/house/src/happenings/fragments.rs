//! Rendered elements, kept for a moment because many streams ask for the same ones at once. An element is found by all
//! that stands in it, never by the line of the log to which it answers: a line stays what it was while the words and
//! names that it leads to change, and what was once said must not come back.

use sha2::{Digest, Sha256};
use std::collections::{HashMap, VecDeque};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The most bytes that are kept, counting what each element costs beside its text.
const KEPT: usize = 4 * 1024 * 1024;
/// What an element costs beside its text, about.
const BESIDE: usize = 160;

type Key = [u8; 32];

/// The elements, the oldest of which goes first.
#[derive(Default)]
pub(super) struct Fragments {
    kept: HashMap<Key, Arc<str>>,
    order: VecDeque<Key>,
    bytes: usize,
}

impl Fragments {
    /// What stands for everything that an element is made of.
    pub(super) fn key(made_of: &impl Hash) -> Key {
        let mut all = Whole(Sha256::new());
        made_of.hash(&mut all);
        all.0.finalize().into()
    }

    pub(super) fn get(&self, key: &Key) -> Option<Arc<str>> {
        self.kept.get(key).cloned()
    }

    /// Keeps an element, and lets the oldest go where there is no more room.
    pub(super) fn keep(&mut self, key: Key, fragment: &Arc<str>) {
        if self.kept.insert(key, fragment.clone()).is_some() {
            // Another stream rendered the same meanwhile.
            return;
        }
        self.order.push_back(key);
        self.bytes = self.bytes.saturating_add(cost(fragment));
        while self.bytes > KEPT {
            let Some(oldest) = self.order.pop_front() else { return };
            let gone = self.kept.remove(&oldest);
            self.bytes = self.bytes.saturating_sub(gone.as_ref().map_or(0, cost));
        }
    }
}

fn cost(fragment: &Arc<str>) -> usize {
    fragment.len().saturating_add(BESIDE)
}

/// Takes in everything that is hashed, to a length at which no two things meet by chance or by intention.
struct Whole(Sha256);

impl Hasher for Whole {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Nobody asks for the short form.
    fn finish(&self) -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keep(all: &mut Fragments, made_of: &impl Hash, text: &str) {
        all.keep(Fragments::key(made_of), &text.into());
    }

    #[test]
    fn an_element_is_found_only_by_the_same_parts() {
        let mut all = Fragments::default();
        keep(&mut all, &(1, "Frist", "Ana"), "<p>Frist</p>");
        assert_eq!(all.get(&Fragments::key(&(1, "Frist", "Ana"))).as_deref(), Some("<p>Frist</p>"));
        assert_eq!(all.get(&Fragments::key(&(1, "First", "Ana"))), None);
        assert_eq!(all.get(&Fragments::key(&(1, "FristA", "na"))), None);
    }

    #[test]
    fn what_is_kept_is_bounded_in_bytes_and_the_newest_stays() {
        let mut all = Fragments::default();
        let large = "x".repeat(KEPT / 10);
        for number in 0..100 {
            keep(&mut all, &number, &large);
            assert!(all.bytes <= KEPT);
        }
        assert_eq!(all.kept.len(), 9);
        assert_eq!(all.order.len(), 9);
        assert!(all.get(&Fragments::key(&99)).is_some());
        assert!(all.get(&Fragments::key(&0)).is_none());
    }

    #[test]
    fn what_is_larger_than_all_room_is_not_kept() {
        let mut all = Fragments::default();
        keep(&mut all, &1, "small");
        keep(&mut all, &2, &"x".repeat(KEPT));
        assert_eq!((all.kept.len(), all.bytes), (0, 0));
    }

    #[test]
    fn the_same_element_twice_counts_once() {
        let mut all = Fragments::default();
        keep(&mut all, &1, "once");
        keep(&mut all, &1, "once");
        assert_eq!((all.order.len(), all.bytes), (1, 4 + BESIDE));
    }
}
