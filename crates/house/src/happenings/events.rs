//! Server-sent events that miss nothing and repeat nothing. The hub is only the bell: every event is read from the
//! log, in its order, in a read that first asks again who is looking. Whoever lost the right to look gets nothing
//! more, and the stream ends.

use super::{Happening, Hub};
use crate::ids::HappeningId;
use crate::web::{Error, Viewer, Visit};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use db::Read;
use futures_util::Stream;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;

/// A place in the log: with it a reader says what they have seen. Written `ORDER-ID` in event ids and addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LogPlace {
    /// The first part of the order in which lines become visible.
    pub order: i64,
    /// The second.
    pub id: HappeningId,
}

/// One event: its place, and the elements that the browser puts into the page. None: nothing to show, only passed.
pub type Telling = (LogPlace, Option<Arc<str>>);

/// How often a stream on which nothing happens asks again whether its reader may still look.
const BREATH: Duration = Duration::from_secs(15);

impl LogPlace {
    /// The place of a line.
    pub fn of(line: &Happening) -> LogPlace {
        LogPlace { order: line.visible_order, id: line.id }
    }
}

impl std::fmt::Display for LogPlace {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}-{}", self.order, self.id)
    }
}

impl std::str::FromStr for LogPlace {
    type Err = Error;

    fn from_str(text: &str) -> Result<LogPlace, Error> {
        let parts =
            text.split_once('-').and_then(|(order, id)| Some((order.parse().ok()?, id.parse().ok()?)));
        parts.map(|(order, id)| LogPlace { order, id }).ok_or(Error::NotFound)
    }
}

/// Answers with a stream. `wakes` says which lines concern it; `read` gives what came after a place, the oldest
/// first, or [`Error::NotFound`] once the viewer may no longer look.
///
/// The stream begins after `Last-Event-ID`, or `?after=`, or else at the present.
///
/// # Errors
/// [`Error::NotFound`] where the viewer may not look to begin with.
pub async fn stream<W, R>(visit: Visit, wakes: W, read: R) -> Result<Response, Error>
where
    W: Fn(&Happening) -> bool + Send + Sync + 'static,
    R: Fn(&mut Read<'_>, &Viewer, LogPlace) -> Result<Vec<Telling>, Error> + Clone + Send + Sync + 'static,
{
    let bell = visit.app.hub.listen();
    let asked = visit.headers.get("last-event-id").and_then(|value| value.to_str().ok());
    let asked = asked.unwrap_or_else(|| visit.query.value("after")).parse::<LogPlace>().ok();
    let first = read.clone();
    let begun = visit.read(move |q, viewer| {
        let now = super::place(q)?;
        let start = asked.filter(|asked| *asked <= now).unwrap_or(now);
        // Reading once, whatever it gives, asks whether the viewer may look.
        first(q, viewer, start)?;
        Ok(start)
    });
    let start = begun.await?;
    let reader =
        Reader { hub: visit.app.hub.clone(), visit, wakes, read, bell, place: start, ready: Vec::new() };
    let answer = Sse::new(events(reader)).keep_alive(KeepAlive::new().interval(BREATH).text("still here"));
    let mut response = answer.into_response();
    let headers = response.headers_mut();
    headers.insert("x-accel-buffering", axum::http::HeaderValue::from_static("no"));
    Ok(response)
}

struct Reader<W, R> {
    hub: Hub,
    visit: Visit,
    wakes: W,
    read: R,
    bell: tokio::sync::broadcast::Receiver<Arc<Happening>>,
    place: LogPlace,
    ready: Vec<Telling>,
}

fn events<W, R>(reader: Reader<W, R>) -> impl Stream<Item = Result<Event, Infallible>> + Send
where
    W: Fn(&Happening) -> bool + Send + Sync + 'static,
    R: Fn(&mut Read<'_>, &Viewer, LogPlace) -> Result<Vec<Telling>, Error> + Clone + Send + Sync + 'static,
{
    futures_util::stream::unfold((reader, false), |(mut reader, mut rung)| async move {
        loop {
            if let Some((place, html)) = reader.ready.pop() {
                reader.place = place;
                let Some(html) = html else { continue };
                let event = Event::default().id(place.to_string()).data(&*html);
                return Some((Ok(event), (reader, rung)));
            }
            if rung && !reader.wait().await {
                return None;
            }
            rung = true;
            let (read, place) = (reader.read.clone(), reader.place);
            let visit = reader.visit.at(reader.visit.app.clock.now());
            match visit.read(move |q, viewer| read(q, viewer, place)).await {
                Ok(mut tellings) => {
                    // A full batch means that there is more: read on without waiting.
                    rung = tellings.len() < super::BATCH;
                    tellings.reverse();
                    reader.ready = tellings;
                }
                Err(Error::Busy(_)) => tokio::time::sleep(Duration::from_millis(200)).await,
                Err(_) => return None,
            }
        }
    })
}

impl<W, R> Reader<W, R>
where
    W: Fn(&Happening) -> bool,
{
    /// Waits until something concerns this stream, or it is time to breathe. False when the server stops.
    async fn wait(&mut self) -> bool {
        let mut stopping = self.hub.stopping();
        let breath = tokio::time::sleep(BREATH);
        tokio::pin!(breath);
        loop {
            tokio::select! {
                heard = self.bell.recv() => match heard {
                    Ok(line) if (self.wakes)(&line) => return true,
                    Ok(_) => {}
                    // Too slow to hear every ring: the log still has it all.
                    Err(RecvError::Lagged(_)) => return true,
                    Err(RecvError::Closed) => return false,
                },
                () = &mut breath => return true,
                _ = stopping.wait_for(|stop| *stop) => return false,
            }
        }
    }
}

impl Happening {
    /// Whether this line may have changed what somebody may see in this network.
    pub fn changes_access(&self, network: crate::ids::NetworkId) -> bool {
        self.network_id == network && super::What::NARROWING.contains(&self.what)
    }
}
