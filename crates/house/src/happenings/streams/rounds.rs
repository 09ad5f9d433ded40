//! The rounds of a circle, one after the other for as long as somebody listens.

use super::circle::{Circle, Ear};
use super::classes::{Asking, Known, Session, Told};
use super::listener::Event;
use super::patience::pause;
use crate::happenings::{BATCH, LogPlace};
use crate::web::Error;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, MissedTickBehavior};

/// How often a stream on which nothing happens asks again whether its reader may still look, and says that it is there.
const BREATH: Duration = Duration::from_secs(15);
/// The least time between two rounds: what comes meanwhile is told in one.
const PACE: Duration = Duration::from_millis(50);
/// How many sessions are looked up in one read.
const SESSIONS: usize = 512;
/// How soon a read that was refused is tried again, and how much later at most.
const SOON: Duration = Duration::from_millis(200);
const LATER: Duration = Duration::from_secs(2);
/// How long streams outlive the loss of the database.
const LOSS: Duration = Duration::from_secs(40);

impl Circle {
    /// Runs until nobody listens or the server stops.
    pub(in crate::happenings) async fn run(self: Arc<Self>) {
        let hub = self.app.hub.clone();
        let mut stopping = hub.stopping();
        let mut breath = tokio::time::interval_at(Instant::now() + BREATH, BREATH);
        breath.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let breathing = tokio::select! {
                () = self.rung.notified() => false,
                _ = breath.tick() => true,
                _ = stopping.wait_for(|stop| *stop) => break,
            };
            let goes_on = tokio::select! {
                goes_on = self.round(breathing) => goes_on,
                _ = stopping.wait_for(|stop| *stop) => false,
            };
            if !goes_on {
                break;
            }
            if hub.closes_if_empty(&self) {
                return;
            }
            tokio::time::sleep(PACE).await;
        }
        hub.closes(&self);
        self.dismiss();
    }

    /// Tells everybody what came; false where it cannot be read.
    async fn round(self: &Arc<Self>, mut breathing: bool) -> bool {
        loop {
            let (sessions, from) = self.gather();
            let (mut known, mut reached) = (Known::new(), None::<LogPlace>);
            let mut full = false;
            for few in sessions.chunks(SESSIONS) {
                let Some((told, met)) = self.ask(few.to_vec(), from, known).await else { return false };
                known = met;
                for events in told.iter().flatten() {
                    // Some may have been read a moment later than others and further: the next round goes on where all are.
                    let last = events.last().map_or(from, |event| event.place);
                    reached = Some(reached.map_or(last, |reached| reached.min(last)));
                    full |= events.len() >= BATCH;
                }
                self.post(few, &told, breathing);
            }
            self.rest(reached.unwrap_or(from));
            if !full {
                return true;
            }
            breathing = false;
        }
    }

    /// What each of these is told. Tries again where the database is busy or gone for a while; nothing when it stays so.
    async fn ask(
        self: &Arc<Self>,
        sessions: Vec<Session>,
        from: LogPlace,
        known: Known,
    ) -> Option<(Vec<Told>, Known)> {
        let (begun, mut wait, mut known) = (Instant::now(), SOON, Some(known));
        let sessions: Arc<[Session]> = sessions.into();
        loop {
            let lane = self.app.hub.lane().await;
            let (circle, sessions) = (self.clone(), sessions.clone());
            let (now, mut known) = (self.app.clock.now(), known.take().unwrap_or_default());
            let read = self.app.db.read(move |q| {
                let Circle { watch, topic, key, .. } = &*circle;
                let asking = Asking { watch, topic, network: key.network(), from, now };
                let told = asking.told(q, &sessions, &mut known)?;
                Ok::<_, Error>((told, known))
            });
            let read = read.await;
            drop(lane);
            match read {
                Ok(read) => return Some(read),
                Err(Error::Busy(_) | Error::Away(_)) if begun.elapsed() < LOSS => pause(wait).await,
                Err(error) => {
                    tracing::error!(?error, "live pages could not be told what came; they are to come back");
                    return None;
                }
            }
            wait = LATER.min(wait * 2);
        }
    }
}

impl Ear {
    /// What came after the place of one stream; nothing where its reader may not look.
    pub(super) async fn catch_up(&self) -> Option<Arc<[Event]>> {
        let (mut told, _) = self.circle.ask(vec![self.session.clone()], self.place, Known::new()).await?;
        told.pop().flatten()
    }
}
