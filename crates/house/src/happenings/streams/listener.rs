//! One stream: what its circle posts to it, and what it reads for itself where it has fallen behind.

use super::Telling;
use super::circle::{Ear, Post};
use super::seats::Seat;
use crate::happenings::{BATCH, LogPlace};
use crate::ids::{HappeningId, MemberId};
use axum::body::{Body, Bytes};
use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;

/// Keeps the line open.
const BREATH: Bytes = Bytes::from_static(b": still here\n\n");

/// A telling as it travels, the same bytes for all.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub(super) place: LogPlace,
    /// Whose act it is, where they need not hear of it.
    by: Option<MemberId>,
    bytes: Option<Bytes>,
}

impl Event {
    /// Whether there is something to show.
    pub(super) fn is_shown(&self) -> bool {
        self.bytes.is_some()
    }
}

pub(super) fn event(telling: &Telling, by: Option<MemberId>) -> Event {
    Event { place: telling.0, by, bytes: bytes(telling) }
}

/// What passes, as it travels: an event without a place.
pub(in crate::happenings) fn whispered(html: &str) -> Bytes {
    let mut text = String::new();
    data(html, &mut text);
    text.into()
}

fn data(html: &str, text: &mut String) {
    for line in html.split(['\n', '\r']) {
        text.push_str("data: ");
        text.push_str(line);
        text.push('\n');
    }
    text.push('\n');
}

/// The lines of an event; none where there is nothing to show.
pub(super) fn bytes((place, html): &Telling) -> Option<Bytes> {
    let html = html.as_deref()?;
    let mut text = format!("id: {place}\n");
    data(html, &mut text);
    Some(text.into())
}

struct Listener {
    ear: Ear,
    ready: VecDeque<Bytes>,
    told: Vec<HappeningId>,
    _seat: Seat,
}

/// The body of a stream: what is `ready`, and then what comes, without the lines that were `told` already.
pub(super) fn events(ear: Ear, ready: VecDeque<Bytes>, told: Vec<HappeningId>, seat: Seat) -> Body {
    let listener = Listener { ear, ready, told, _seat: seat };
    Body::from_stream(futures_util::stream::unfold(listener, |mut listener| async move {
        let bytes = listener.next().await?;
        Some((Ok::<_, Infallible>(bytes), listener))
    }))
}

impl Listener {
    /// What is sent next; nothing when the stream ends.
    async fn next(&mut self) -> Option<Bytes> {
        loop {
            if let Some(bytes) = self.ready.pop_front() {
                return Some(bytes);
            }
            // What the circle has not posted because there was no room for it is read from the log.
            if self.ear.is_behind() {
                let told = self.ear.catch_up().await?;
                if told.len() >= BATCH {
                    self.ear.stays_behind();
                }
                self.take(&told);
                continue;
            }
            match self.ear.post.recv().await? {
                Post::Breath => return Some(BREATH),
                Post::Whisper(bytes) => return Some(bytes),
                Post::Told(events) => self.take(&events),
            }
        }
    }

    fn take(&mut self, events: &Arc<[Event]>) {
        let me = self.ear.member;
        let of_others = |event: &&Event| me.is_none() || event.by != me;
        for event in events.iter().filter(|event| event.place > self.ear.place).filter(of_others) {
            if let Some(bytes) = event.bytes.clone().filter(|_| !self.told.contains(&event.place.id)) {
                self.ready.push_back(bytes);
            }
        }
        let last = events.last().map_or(self.ear.place, |event| event.place);
        self.ear.place = self.ear.place.max(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_of_several_lines_stays_one_event() {
        let place = LogPlace { order: 7, id: HappeningId::from(9) };
        let written = bytes(&(place, Some(Arc::from("<p>one</p>\n<p>two\rthree</p>")))).unwrap();
        assert_eq!(written, "id: 7-9\ndata: <p>one</p>\ndata: <p>two\ndata: three</p>\n\n");
        assert_eq!(bytes(&(place, None)), None);
    }
}
