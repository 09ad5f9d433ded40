//! Connections on which nothing is asked at the moment, and until when that may be so.

use axum::body::Body;
use hyper::body::{Bytes, Frame, SizeHint};
use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use tokio::sync::Notify;

/// All that wait, the one that has waited longest first. Clones are the same.
#[derive(Clone, Default)]
pub(super) struct Waiting {
    all: Arc<Mutex<All>>,
}

#[derive(Default)]
struct All {
    numbers: u64,
    turns: BTreeMap<Since, Wait>,
}

/// Since when, and a number of its own.
type Since = (Instant, u64);

struct Wait {
    until: Instant,
    over: Arc<Notify>,
}

/// Of one connection: whether it waits or is being answered.
pub(super) struct Turn {
    waiting: Waiting,
    since: Mutex<Option<Since>>,
    over: Arc<Notify>,
    idle: Duration,
}

impl Waiting {
    /// One more, who has this long to ask something, and may afterwards be idle for so long.
    pub(super) fn enter(&self, head: Duration, idle: Duration) -> Arc<Turn> {
        let turn = Turn { waiting: self.clone(), since: Mutex::default(), over: Arc::default(), idle };
        turn.waits(head);
        Arc::new(turn)
    }

    /// Closes the one that has waited longest; false where all are being answered.
    pub(super) fn close_longest(&self) -> bool {
        let longest = self.lock().turns.pop_first();
        longest.map(|(_, wait)| wait.over.notify_one()).is_some()
    }

    /// Closes those whose time is up.
    pub(super) fn close_due(&self, now: Instant) {
        self.lock().turns.retain(|_, wait| {
            let stays = now < wait.until;
            if !stays {
                wait.over.notify_one();
            }
            stays
        });
    }

    // Nothing can panic while the lock is held.
    fn lock(&self) -> MutexGuard<'_, All> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn {
    fn waits(&self, long: Duration) {
        let now = Instant::now();
        let mut all = self.waiting.lock();
        all.numbers = all.numbers.wrapping_add(1);
        let since = (now, all.numbers);
        all.turns.insert(since, Wait { until: now + long, over: self.over.clone() });
        *self.own() = Some(since);
    }

    /// Something is asked: it waits no more.
    pub(super) fn is_asked(&self) {
        if let Some(since) = self.own().take() {
            self.waiting.lock().turns.remove(&since);
        }
    }

    /// Waits until the connection is to be closed.
    pub(super) async fn is_over(&self) {
        self.over.notified().await;
    }

    // Nothing can panic while the lock is held.
    fn own(&self) -> MutexGuard<'_, Option<Since>> {
        self.since.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.is_asked();
    }
}

/// The body of an answer: when it has been sent, the connection waits for the next question.
pub(super) struct Answering {
    body: Body,
    turn: Arc<Turn>,
}

impl Answering {
    pub(super) fn new(body: Body, turn: Arc<Turn>) -> Answering {
        Answering { body, turn }
    }
}

impl hyper::body::Body for Answering {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        self.turn.waits(self.turn.idle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(1_000);

    fn is_over(turn: &Turn) -> bool {
        futures_util::FutureExt::now_or_never(turn.is_over()).is_some()
    }

    #[test]
    fn who_has_waited_longest_goes_first_and_who_is_being_answered_stays() {
        let waiting = Waiting::default();
        let [first, second, third] = [(); 3].map(|()| waiting.enter(LONG, LONG));
        first.is_asked();
        assert!(waiting.close_longest());
        assert!(!is_over(&first) && is_over(&second) && !is_over(&third));
        drop(Answering::new(Body::empty(), first.clone()));
        assert!(waiting.close_longest() && is_over(&third) && !is_over(&first));
        assert!(waiting.close_longest() && is_over(&first), "it has been answered and waits again");
        assert!(!waiting.close_longest());
    }

    #[test]
    fn whose_time_is_up_is_closed() {
        let waiting = Waiting::default();
        let (soon, later) = (waiting.enter(Duration::ZERO, LONG), waiting.enter(LONG, LONG));
        waiting.close_due(Instant::now());
        assert!(is_over(&soon) && !is_over(&later));
        drop(later);
        assert!(!waiting.close_longest(), "who has gone does not wait");
    }
}
