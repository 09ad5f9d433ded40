//! Tells open pages what has happened. One reader per process follows the log and passes each line on to all.

use super::{Happening, store};
use crate::ids::HappeningId;
use db::{Db, Read};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{broadcast, watch};

/// How many rendered fragments are kept for streams that are about to ask for them.
const FRAGMENTS: usize = 512;

/// Passes on new lines of the log to whoever listens.
#[derive(Clone)]
pub struct Hub {
    sender: broadcast::Sender<Arc<Happening>>,
    stop: watch::Sender<bool>,
    fragments: Arc<Mutex<BTreeMap<(HappeningId, &'static str), Arc<str>>>>,
    db: Db,
}

impl Hub {
    /// A hub over this database; it passes nothing on before [`Hub::run`] runs.
    pub fn new(db: &Db) -> Hub {
        Hub {
            sender: broadcast::Sender::new(1024),
            stop: watch::Sender::new(false),
            fragments: Arc::default(),
            db: db.clone(),
        }
    }

    /// From now on, every line of every network. Who listens must check each line's audience.
    pub fn listen(&self) -> broadcast::Receiver<Arc<Happening>> {
        self.sender.subscribe()
    }

    /// Ends every stream, so that the server can stop.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Turns true when the server is about to stop.
    pub fn stopping(&self) -> watch::Receiver<bool> {
        self.stop.subscribe()
    }

    /// The fragment of a line of the log for one kind of page: rendered for the first stream that asks, the same
    /// bytes for all others.
    ///
    /// # Errors
    /// Those of `render`.
    pub fn fragment<E>(
        &self,
        line: HappeningId,
        page: &'static str,
        render: impl FnOnce() -> Result<Arc<str>, E>,
    ) -> Result<Arc<str>, E> {
        let kept = self.fragments.lock().unwrap_or_else(PoisonError::into_inner).get(&(line, page)).cloned();
        if let Some(kept) = kept {
            return Ok(kept);
        }
        let fragment = render()?;
        let mut all = self.fragments.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert((line, page), fragment.clone());
        while all.len() > FRAGMENTS {
            all.pop_first();
        }
        Ok(fragment)
    }

    /// Follows the log for as long as the server runs.
    pub async fn run(self) {
        let mut announced = self.db.announcements();
        let start = self.db.read(store::newest).await;
        let mut place = start.ok().flatten().unwrap_or((i64::MIN, HappeningId::from(0)));
        let mut warned = BTreeSet::new();
        loop {
            match self.db.read(move |q| following(q, place)).await {
                Ok((lines, early)) => {
                    for line in early.into_iter().filter(|line| warned.insert(line.id)) {
                        self.pass_on(line);
                    }
                    let more = !lines.is_empty();
                    for line in lines {
                        place = (line.visible_order, line.id);
                        warned.remove(&line.id);
                        self.pass_on(line);
                    }
                    if more {
                        continue;
                    }
                }
                Err(error) => tracing::warn!(?error, "the log could not be followed"),
            }
            // A transaction still open on PostgreSQL can hold back lines that were announced: look again soon.
            let wait = tokio::time::timeout(std::time::Duration::from_secs(1), announced.changed());
            if let Ok(Err(_)) = wait.await {
                return;
            }
        }
    }

    /// Nobody listening is no failure.
    fn pass_on(&self, line: Happening) {
        let _ = self.sender.send(Arc::new(line));
    }
}

/// What comes next in the log, and what rings before its turn: lines that take rights away. Whoever they concern is
/// shown nothing more from then on, however long something older holds back the order of the log.
fn following(
    q: &mut Read<'_>,
    (order, id): (i64, HappeningId),
) -> Result<(Vec<Happening>, Vec<Happening>), db::Error> {
    let lines = store::after(q, order, id)?;
    if !lines.is_empty() {
        return Ok((lines, Vec::new()));
    }
    let early = store::narrowed(q, order, id)?;
    Ok((lines, early))
}
