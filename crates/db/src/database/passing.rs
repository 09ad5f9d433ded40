//! What passes between nodes and stands nowhere: short words, of which any may be lost. On SQLite there is one node alone, and
//! nobody to tell.

use super::Db;
use std::sync::Arc;
use tokio::sync::{broadcast, mpsc};

/// The longest word, in bytes: PostgreSQL carries less than 8,000.
const LONGEST: usize = 7_900;
/// How many words wait until they are told, and until they are heard. What finds no room is lost.
const WAITING: usize = 256;

/// Where words go out and come in.
pub(super) struct Passing {
    said: mpsc::Sender<String>,
    heard: broadcast::Sender<Arc<str>>,
}

impl Passing {
    /// With the end from which whoever tells them takes the words.
    pub(super) fn new() -> (Passing, mpsc::Receiver<String>) {
        let (said, to_tell) = mpsc::channel(WAITING);
        (Passing { said, heard: broadcast::Sender::new(WAITING) }, to_tell)
    }

    /// The end at which what others say comes in.
    pub(super) fn ear(&self) -> broadcast::Sender<Arc<str>> {
        self.heard.clone()
    }
}

impl Db {
    /// Says something in passing to the other nodes over the same database. It is kept nowhere, may be lost, and waits for
    /// nothing; a word that is too long is not said.
    pub fn pass(&self, word: String) {
        if word.len() <= LONGEST {
            // Where nobody is to be told, or too much waits already, it is lost.
            let _ = self.house.passing.said.try_send(word);
        }
    }

    /// What the other nodes say in passing from now on.
    pub fn passing(&self) -> broadcast::Receiver<Arc<str>> {
        self.house.passing.heard.subscribe()
    }
}
