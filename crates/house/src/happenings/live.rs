//! Tells open pages what has happened. One reader per process follows the log and passes each line on to all.

use super::fragments::Fragments;
use super::nodes::{Others, Word};
use super::streams::{Beginning, Circle, Ear, Key, Seats, whispered};
use super::{Happening, store};
use crate::ids::{HappeningId, NetworkId};
use crate::web::Error;
use db::{Db, Read};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Semaphore, SemaphorePermit, watch};

/// Passes on new lines of the log to whoever listens.
#[derive(Clone)]
pub struct Hub {
    circles: Arc<Mutex<BTreeMap<Key, Arc<Circle>>>>,
    seats: Seats,
    lane: Arc<Semaphore>,
    stop: watch::Sender<bool>,
    fragments: Arc<Mutex<Fragments>>,
    /// The other nodes over the same database.
    pub(super) others: Arc<Others>,
    pub(super) db: Db,
}

impl Hub {
    /// A hub over this database, with room for so many streams, by a name that no other node has; it passes nothing on before
    /// [`Hub::run`] runs.
    pub fn new(db: &Db, seats: Seats, name: String) -> Hub {
        Hub {
            circles: Arc::default(),
            seats,
            lane: Arc::new(Semaphore::new((db.readers() / 2).max(1))),
            stop: watch::Sender::new(false),
            fragments: Arc::default(),
            others: Arc::new(Others::new(name)),
            db: db.clone(),
        }
    }

    /// How many streams there may be.
    pub(super) fn seats(&self) -> &Seats {
        &self.seats
    }

    /// Streams read by half of the threads that read, and wait here for their turn: the others, and the queue before
    /// them, are for pages.
    pub(super) async fn lane(&self) -> Option<SemaphorePermit<'_>> {
        self.lane.acquire().await.ok()
    }

    /// Joins those who listen to the same, or begins to listen for them.
    ///
    /// # Errors
    /// [`Error::Busy`] where the server is about to stop.
    pub(super) fn join(
        &self,
        key: Key,
        begin: Beginning,
        make: impl FnOnce(Key) -> Circle,
    ) -> Result<Ear, Error> {
        if *self.stop.borrow() {
            return Err(Error::Busy(Duration::from_secs(2)));
        }
        let mut circles = self.circles();
        let circle = match circles.get(&key) {
            Some(circle) => circle.clone(),
            None => {
                let circle = Arc::new(make(key.clone()));
                circles.insert(key, circle.clone());
                tokio::spawn(circle.clone().run());
                circle
            }
        };
        // While nobody can leave: an empty circle is closed under the same lock.
        Ok(circle.admit(begin))
    }

    /// Forgets a circle in which nobody is left.
    pub(super) fn closes_if_empty(&self, circle: &Circle) -> bool {
        let mut circles = self.circles();
        circle.is_empty() && circles.remove(&circle.key).is_some()
    }

    /// Forgets a circle.
    pub(super) fn closes(&self, circle: &Circle) {
        self.circles().remove(&circle.key);
    }

    // Nothing can panic while the lock is held.
    pub(super) fn circles(&self) -> MutexGuard<'_, BTreeMap<Key, Arc<Circle>>> {
        self.circles.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends every stream, so that the server can stop.
    pub fn stop(&self) {
        self.leave();
        self.stop.send_replace(true);
    }

    /// Turns true when the server is about to stop.
    pub fn stopping(&self) -> watch::Receiver<bool> {
        self.stop.subscribe()
    }

    /// The element that is made of these parts: rendered for the first stream that asks, the same bytes for all others.
    /// `made_of` is everything that `render` looks at, read in the snapshot of the stream that asks.
    ///
    /// # Errors
    /// Those of `render`.
    pub fn fragment<E>(
        &self,
        made_of: &impl Hash,
        render: impl FnOnce() -> Result<Arc<str>, E>,
    ) -> Result<Arc<str>, E> {
        let key = Fragments::key(made_of);
        let kept = self.fragments.lock().unwrap_or_else(PoisonError::into_inner).get(&key);
        if let Some(kept) = kept {
            return Ok(kept);
        }
        let fragment = render()?;
        self.fragments.lock().unwrap_or_else(PoisonError::into_inner).keep(key, &fragment);
        Ok(fragment)
    }

    /// Follows the log, and hears what other nodes say, for as long as the server runs.
    pub async fn run(self) {
        tokio::select! {
            () = self.follow() => {}
            () = self.hear_others() => {}
        }
    }

    async fn follow(&self) {
        let mut announced = self.db.announcements();
        let mut place = self.start().await;
        let mut warned = BTreeSet::new();
        loop {
            match self.db.read(move |q| following(q, place)).await {
                Ok((lines, early)) => {
                    for line in early.into_iter().filter(|line| warned.insert(line.id)) {
                        self.pass_on(&line);
                    }
                    let more = !lines.is_empty();
                    for line in lines {
                        place = (line.visible_order, line.id);
                        warned.remove(&line.id);
                        self.pass_on(&line);
                    }
                    if more {
                        continue;
                    }
                }
                Err(error) => tracing::warn!(?error, "the log could not be followed"),
            }
            // A transaction still open on PostgreSQL can hold back lines that were announced: look again soon.
            let wait = tokio::time::timeout(Duration::from_secs(1), announced.changed());
            if let Ok(Err(_)) = wait.await {
                return;
            }
        }
    }

    /// The end of the log, once the database can tell.
    async fn start(&self) -> (i64, HappeningId) {
        loop {
            match self.db.read(store::newest).await {
                Ok(newest) => return newest.unwrap_or((i64::MIN, HappeningId::from(0))),
                Err(error) => tracing::warn!(?error, "the end of the log could not be found"),
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }

    /// Says something in passing to all who listen to this topic of the network, on every node: it stands in no log, and whoever
    /// is not there at that moment never hears of it.
    pub fn whisper(&self, network: NetworkId, (name, number): (&'static str, i64), html: &str) {
        self.whisper_here(network, (name, number), html);
        self.pass(&Word::Whisper { network, name, number, html });
    }

    /// The same to those on this node.
    pub(super) fn whisper_here(&self, network: NetworkId, (name, number): (&str, i64), html: &str) {
        let bytes = whispered(html);
        self.each_of(network, (name, number), |_, circle| circle.whisper(&bytes));
    }

    /// Goes through the circles of a topic.
    pub(super) fn each_of(
        &self,
        network: NetworkId,
        (name, number): (&str, i64),
        mut to: impl FnMut(&Key, &Circle),
    ) {
        let circles = self.circles();
        let theirs = circles.range(Key::least(network)..).take_while(|(key, _)| key.network() == network);
        theirs.filter(|(key, _)| key.is(name, number)).for_each(|(key, circle)| to(key, circle));
    }

    /// Wakes whoever listens to what the line concerns.
    fn pass_on(&self, line: &Happening) {
        let circles = self.circles();
        let theirs = circles.range(Key::least(line.network_id)..);
        theirs
            .take_while(|(key, _)| key.network() == line.network_id)
            .for_each(|(_, circle)| circle.hears(line));
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
