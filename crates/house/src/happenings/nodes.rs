//! Several nodes over one PostgreSQL tell one another in passing what stands in no log: who is writing, and how many look at a
//! conversation. Nothing is written for it. A node says how many are there when that changes; whoever comes first asks the
//! others. Every quarter of a minute each says that it is there, however much is open on it: whoever is silent counts no more.

use super::live::Hub;
use super::streams::Key;
use crate::ids::NetworkId;
use std::collections::BTreeMap;
use std::future::pending;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::MissedTickBehavior;

/// How often a node says that it is there.
const BEAT: Duration = Duration::from_secs(15);
/// After so many beats of silence a node is gone.
const SILENT: u32 = 3;

/// The other nodes of which this one has heard.
pub(super) struct Others {
    /// What this node is called.
    name: String,
    /// How many beats ago each was heard.
    known: Mutex<BTreeMap<String, u32>>,
}

impl Others {
    pub(super) fn new(name: String) -> Others {
        Others { name, known: Mutex::default() }
    }

    /// Notes that a node is there; true where that is new.
    fn meet(&self, node: &str) -> bool {
        self.lock().insert(node.to_owned(), 0).is_none()
    }

    /// Counts a beat; gives those that have been silent for too long.
    fn beat(&self) -> Vec<String> {
        let mut known = self.lock();
        known.values_mut().for_each(|beats| *beats += 1);
        let gone = known.iter().filter(|(_, beats)| **beats > SILENT).map(|(node, _)| node.clone());
        let gone: Vec<String> = gone.collect();
        known.retain(|_, beats| *beats <= SILENT);
        gone
    }

    // Nothing can panic while the lock is held.
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, u32>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What one node says to the others.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Word<'a> {
    /// It is there.
    Beat { node: &'a str },
    /// It goes.
    Gone { node: &'a str },
    /// So many look at a page of it, and whether it wants to know how many do so elsewhere.
    Here {
        node: &'a str,
        network: NetworkId,
        name: &'a str,
        number: i64,
        slug: &'a str,
        count: usize,
        asks: bool,
    },
    /// Something is said in passing to all who listen to a topic.
    Whisper { network: NetworkId, name: &'a str, number: i64, html: &'a str },
}

impl Word<'_> {
    /// As it travels: its parts with blanks between them.
    fn text(&self) -> String {
        match self {
            Word::Beat { node } => format!("beat {node}"),
            Word::Gone { node } => format!("gone {node}"),
            Word::Here { node, network, name, number, slug, count, asks } => {
                format!("here {node} {network} {name} {number} {slug} {count} {asks}")
            }
            Word::Whisper { network, name, number, html } => {
                format!("whisper {network} {name} {number} {html}")
            }
        }
    }

    /// Reads it again; nothing where another version of the program says something else.
    fn read(text: &str) -> Option<Word<'_>> {
        let (what, rest) = text.split_once(' ')?;
        match what {
            "beat" => Some(Word::Beat { node: rest }),
            "gone" => Some(Word::Gone { node: rest }),
            "here" => {
                let mut parts = rest.split(' ');
                Some(Word::Here {
                    node: parts.next()?,
                    network: parts.next()?.parse().ok()?,
                    name: parts.next()?,
                    number: parts.next()?.parse().ok()?,
                    slug: parts.next()?,
                    count: parts.next()?.parse().ok()?,
                    asks: parts.next()?.parse().ok()?,
                })
            }
            "whisper" => {
                let mut parts = rest.splitn(4, ' ');
                Some(Word::Whisper {
                    network: parts.next()?.parse().ok()?,
                    name: parts.next()?,
                    number: parts.next()?.parse().ok()?,
                    html: parts.next()?,
                })
            }
            _ => None,
        }
    }
}

impl Hub {
    pub(super) fn pass(&self, word: &Word<'_>) {
        self.db.pass(word.text());
    }

    /// Tells the others how many are on this node.
    pub(super) fn tell_others(&self, key: &Key, count: usize, asks: bool) {
        let (network, name, number, slug) = key.parts();
        self.pass(&Word::Here { node: &self.others.name, network, name, number, slug, count, asks });
    }

    /// Says to the others that this node goes.
    pub(super) fn leave(&self) {
        self.pass(&Word::Gone { node: &self.others.name });
    }

    /// Hears the others for as long as the server runs.
    pub(super) async fn hear_others(&self) {
        let mut heard = self.db.passing();
        let mut beat = tokio::time::interval(BEAT);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                word = heard.recv() => match word {
                    Ok(word) => self.hear(&word),
                    // What was said meanwhile is lost; what has changed since is said when it changes again.
                    Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => pending().await,
                },
                _ = beat.tick() => {
                    self.pass(&Word::Beat { node: &self.others.name });
                    self.others.beat().iter().for_each(|node| self.forget(node));
                }
            }
        }
    }

    fn hear(&self, text: &str) {
        match Word::read(text) {
            // Whoever was away, or has just come, knows nothing of this node.
            Some(Word::Beat { node }) if self.others.meet(node) => self.tell_all(),
            Some(Word::Gone { node }) => self.forget(node),
            Some(Word::Here { node, network, name, number, slug, count, asks }) => {
                if self.others.meet(node) {
                    self.tell_all();
                }
                let from = format!("{node} {slug}");
                let mut answers = Vec::new();
                self.each_of(network, (name, number), |key, circle| {
                    let here = circle.hears_of(&from, count);
                    answers.extend((asks && here > 0).then(|| (key.clone(), here)));
                });
                answers.iter().for_each(|(key, here)| self.tell_others(key, *here, false));
            }
            Some(Word::Whisper { network, name, number, html }) => {
                self.whisper_here(network, (name, number), html);
            }
            Some(Word::Beat { .. }) | None => {}
        }
    }

    /// Tells the others how many look at each page of this node.
    fn tell_all(&self) {
        let open: Vec<(Key, usize)> = {
            let circles = self.circles();
            let open = circles.iter().filter_map(|(key, circle)| Some((key.clone(), circle.here()?)));
            open.collect()
        };
        open.iter().for_each(|(key, here)| self.tell_others(key, *here, false));
    }

    /// Nobody of a node that is gone counts any more.
    fn forget(&self, node: &str) {
        let circles = self.circles();
        circles.values().for_each(|circle| circle.forgets(node));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nodes_say_is_read_as_it_was_said() {
        let network = NetworkId::from(3);
        for word in [
            Word::Beat { node: "a1" },
            Word::Gone { node: "a1" },
            Word::Here {
                node: "a1",
                network,
                name: "conversation",
                number: 7,
                slug: "green-city",
                count: 12,
                asks: true,
            },
            Word::Whisper { network, name: "conversation", number: 7, html: "<p>Ana is writing</p>\n" },
        ] {
            assert_eq!(Word::read(&word.text()).as_ref(), Some(&word));
        }
        for odd in ["", "beat", "here a1 x conversation 7 green-city 12 true", "dance a1"] {
            assert_eq!(Word::read(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_node_that_is_silent_for_a_while_is_gone_and_new_when_it_comes_back() {
        let others = Others::new("here".into());
        assert!(others.meet("there"));
        assert!(!others.meet("there"));
        for _ in 0..SILENT {
            assert!(others.beat().is_empty());
        }
        assert_eq!(others.beat(), ["there"]);
        assert!(others.meet("there"));
    }
}
