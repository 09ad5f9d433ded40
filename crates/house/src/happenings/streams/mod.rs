//! Server-sent events that miss nothing and repeat nothing. The bell only wakes: every event is read from the log, in its
//! order, in a read that first asks again who is looking. All who listen to one thing on this node are read for at once,
//! once for those who stand alike; whoever lost the right to look gets nothing more, and their stream ends.

mod circle;
mod classes;
mod listener;
mod patience;
mod rounds;
mod seats;

pub(super) use circle::{Beginning, Circle, Ear, Key};
pub(super) use listener::whispered;
pub use seats::Seats;

use super::{Happening, LogPlace};
use crate::ids::{AccountId, HappeningId, MemberId, NetworkId, SpaceId};
use crate::web::{Answer, Error, Viewer, Visit};
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use db::Read;
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many lines a page tells its stream that it has told.
const TOLD: usize = 100;

/// One event: its place, and the elements that the browser puts into the page. None: nothing to show, only passed.
pub type Telling = (LogPlace, Option<Arc<str>>);

/// What a page's stream tells. Streams of one name and number in one network are read for together.
pub struct Topic {
    /// What sort of page it is for, and the number of what that is about.
    pub name: (&'static str, i64),
    /// Which lines of the network concern it.
    pub wakes: Box<dyn Fn(&Happening) -> bool + Send + Sync>,
    /// What tells one viewer from another when lines after a place are read.
    pub concerns: Box<dyn Fn(&mut Read<'_>, NetworkId, LogPlace) -> Result<Concern, Error> + Send + Sync>,
    /// What came after a place, the oldest first, [`super::BATCH`] at most, or [`Error::NotFound`] where this viewer may
    /// not look. Viewers of the same role, in the same of the concerned spaces, are told the same, whoever acted.
    pub tells: Box<dyn Fn(&mut Read<'_>, &Viewer, LogPlace) -> Result<Vec<Telling>, Error> + Send + Sync>,
}

/// By what viewers differ.
#[derive(Debug, Default)]
pub struct Concern {
    /// The spaces that decide who may learn of it.
    pub spaces: Vec<SpaceId>,
    /// Whose acts the lines are, where nobody needs to hear of their own.
    pub own: BTreeMap<HappeningId, MemberId>,
}

impl Concern {
    /// The spaces in which lines stand, and whose acts they are.
    pub fn of(lines: &[Happening]) -> Concern {
        Concern {
            spaces: lines.iter().filter_map(|line| line.space_id).collect(),
            own: lines.iter().filter_map(|line| Some((line.id, line.member_id?))).collect(),
        }
    }
}

/// Answers with a stream of what a topic tells, without those lines that the page has `told` already. It begins after
/// `Last-Event-ID`, or `?after=`, or else at the present.
///
/// # Errors
/// [`Error::NotFound`] where the viewer may not look to begin with, [`Error::Busy`] where there are too many streams.
pub async fn stream(visit: Visit, topic: Topic, told: Vec<HappeningId>) -> Answer {
    let hub = &visit.app.hub;
    let mut seat = hub.seats().take()?;
    let asked = visit.headers.get("last-event-id").and_then(|value| value.to_str().ok());
    let asked = asked.unwrap_or_else(|| visit.query.value("after")).parse::<LogPlace>().ok();
    let topic = Arc::new(topic);
    let first = topic.clone();
    let lane = hub.lane().await;
    let opened = visit.read(move |q, viewer| Opened::read(q, viewer, &first, asked)).await?;
    drop(lane);
    // In the demo many people are the same person.
    if !visit.app.demo {
        seat.of(opened.account, visit.ip)?;
    }
    let key = Key::new(opened.network, &topic, visit.slug());
    let session: Option<Arc<str>> = visit.session().filter(|_| opened.account.is_some()).map(Arc::from);
    let begin = Beginning { session, member: opened.member, place: opened.place, full: opened.full };
    let (watch, app) = (visit.watch(), visit.app.clone());
    let ear = hub.join(key, begin, |key| Circle::new(app, watch, topic, key, opened.now))?;
    let ready = opened.tellings.iter().filter(|(place, _)| !told.contains(&place.id));
    let ready = ready.filter_map(listener::bytes).collect();
    Ok(answer(listener::events(ear, ready, told, seat)))
}

/// How the address of a page's stream goes on: behind this place, without those of these lines that stand behind it, since the
/// page shows them already. On PostgreSQL it shows all that is committed, while the place waits for changes that are
/// older and still under way.
pub fn onward<'a>(place: LogPlace, shown: impl IntoIterator<Item = &'a Happening>) -> String {
    let behind = shown.into_iter().filter(|line| LogPlace::of(line) > place).take(TOLD);
    let told: Vec<String> = behind.map(|line| line.id.to_string()).collect();
    if told.is_empty() { format!("after={place}") } else { format!("after={place}&told={}", told.join(",")) }
}

/// The lines that the page has told already, as [`onward`] has written them.
pub fn told(visit: &Visit) -> Vec<HappeningId> {
    visit.query.value("told").split(',').take(TOLD).filter_map(|id| id.parse().ok()).collect()
}

fn answer(body: Body) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}

/// What the first read of a stream has found.
struct Opened {
    network: NetworkId,
    account: Option<AccountId>,
    member: Option<MemberId>,
    /// The newest place.
    now: LogPlace,
    /// How far the stream has come with these tellings.
    place: LogPlace,
    /// Whether there is more behind them.
    full: bool,
    tellings: Vec<Telling>,
}

impl Opened {
    /// Reading once, whatever it gives, asks whether the viewer may look.
    fn read(
        q: &mut Read<'_>,
        viewer: &Viewer,
        topic: &Topic,
        asked: Option<LogPlace>,
    ) -> Result<Opened, Error> {
        let now = super::place(q)?;
        let start = asked.filter(|asked| *asked <= now).unwrap_or(now);
        let mut tellings = (topic.tells)(q, viewer, start)?;
        let full = tellings.len() >= super::BATCH;
        let last = tellings.last().map_or(start, |(place, _)| *place);
        let (member, own) = (viewer.member_id(), (topic.concerns)(q, viewer.network.id, start)?.own);
        tellings.retain(|(place, _)| member.is_none() || own.get(&place.id).copied() != member);
        Ok(Opened {
            network: viewer.network.id,
            account: viewer.account.as_ref().map(|account| account.id),
            member,
            now,
            place: if full { last } else { now.max(last) },
            full,
            tellings,
        })
    }
}
