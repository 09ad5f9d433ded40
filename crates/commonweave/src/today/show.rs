//! The page.

use super::beside::Beside;
use super::entry::{Entry, entries};
use super::group::{Gathered, Group};
use super::standing::standing;
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::dates::zoned;
use house::feed;
use house::happenings;
use house::ids::HappeningId;
use house::inbox;
use house::room::Rooms;
use house::web::{Answer, Error, Need, Page, Place, Said, Viewer, Visit, filters};
use jiff::civil::Date;
use std::time::Duration;

#[derive(Template)]
#[template(path = "today/views/show.html")]
struct ShowPage {
    greeting: Said,
    today: Date,
    /// The name of the network, for who is here for the first time.
    first: Option<String>,
    /// What waits for them in all rooms.
    needs: Vec<Need>,
    /// The end of the last visit, where one looks back to it.
    since_visit: Option<Time>,
    /// How far one looks back otherwise.
    lately: Said,
    spans: Vec<(String, &'static str, bool)>,
    entries: Vec<Entry>,
    start: String,
    earlier: Option<String>,
    later: Option<String>,
    /// Where all is called read, where something is new.
    read: Option<String>,
    beside: Beside,
}

/// How far back one looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Since {
    /// To the end of the last visit.
    Visit(Time),
    /// So many days.
    Days(i64),
}

/// What the address asks for.
#[derive(Debug, Clone, Copy)]
struct Asked {
    days: Option<i64>,
    before: Option<(Time, HappeningId)>,
}

impl Asked {
    /// Since when is told: since they left, unless they ask for so many days; to who was never here before, of some time.
    fn since(&self, left: Option<Time>) -> Since {
        match (self.days, left) {
            (Some(days), _) => Since::Days(days),
            (None, Some(at)) => Since::Visit(at),
            (None, None) => Since::Days(FIRST),
        }
    }
}

/// The most entries on one page.
const ENTRIES: usize = 40;
/// How many lines are read at a time until there is enough to tell: few at first, which are enough for most people, and
/// more for those who may not learn of many.
const ROUNDS: [i64; 4] = [80, 320, 500, 500];
const DAY: Duration = Duration::from_secs(60 * 60 * 24);
/// What was under way when one was last here had its time already and could not be seen yet: so far one looks back
/// behind the end of the last visit.
const UNDER_WAY: Duration = Duration::from_secs(10);
/// What somebody sees who was never here before.
const FIRST: i64 = 30;

/// `GET /n/{slug}/today`
pub(super) async fn show(visit: Visit) -> Answer {
    let days = visit.query.value("days").parse().ok().filter(|days| matches!(days, 7 | 30));
    let before = visit.query.value("before").split_once('-');
    let before = before.and_then(|(at, id)| Some((Time::from_micros(at.parse().ok()?), id.parse().ok()?)));
    let rooms = visit.app.rooms;
    visit.page(move |q, viewer| page(q, viewer, rooms, Asked { days, before })).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms, asked: Asked) -> Result<Page<ShowPage>, Error> {
    let me = viewer.member()?;
    let left = me.since(viewer.now);
    let since = asked.since(left);
    let (groups, earlier) = groups(q, viewer, rooms, since, asked.before)?;
    let told = groups.iter().flat_map(|group| &group.lines).map(|told| &told.line);
    let stream = happenings::onward(happenings::place(q)?, told);
    let entries = entries(q, viewer, rooms, groups)?;
    let here = viewer.path("today");
    let days = asked.days.map_or_else(String::new, |days| format!("days={days}&"));
    let span = |days: Option<i64>, key: &'static str| {
        let href = days.map_or_else(|| here.clone(), |days| format!("{here}?days={days}"));
        // Who was never here before looks back a month.
        (href, key, days == if let Since::Days(days) = since { Some(days) } else { None })
    };
    let body = ShowPage {
        greeting: greeting(viewer, &me.name),
        today: zoned(viewer.now, &viewer.zone()).date(),
        first: left.is_none().then(|| viewer.network.name.clone()),
        needs: needs(q, viewer, rooms)?,
        since_visit: if let Since::Visit(at) = since { Some(at) } else { None },
        lately: Said::key("today-lately").with("days", since.days()),
        spans: vec![
            span(None, "today-span-visit"),
            span(Some(7), "today-span-week"),
            span(Some(30), "today-span-month"),
        ],
        read: entries.iter().any(|entry| entry.unread).then(|| viewer.path("reading")),
        entries,
        beside: Beside::of(q, viewer, rooms)?,
        start: if viewer.may(Action::StartSpace) { viewer.path("items/new") } else { String::new() },
        earlier: earlier.map(|(at, id)| format!("{here}?{days}before={}-{id}", at.micros())),
        later: asked.before.map(|_| format!("{here}?{days}")),
    };
    let page = Page::new(body, "today-title").place(Place::Today);
    Ok(if asked.before.is_none() { page.live(viewer.path(format_args!("live?{stream}"))) } else { page })
}

/// By the time of day where they are, and by the first of their names.
fn greeting(viewer: &Viewer, name: &str) -> Said {
    let key = match zoned(viewer.now, &viewer.zone()).hour() {
        5..=11 => "today-greeting-morning",
        12..=17 => "today-greeting-afternoon",
        18..=22 => "today-greeting-evening",
        _ => "today-greeting-night",
    };
    Said::key(key).with("name", name.split_whitespace().next().unwrap_or(name))
}

/// What waits for the viewer in all rooms, with what was addressed to them, which comes before what presses for nobody.
fn needs(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms) -> Result<Vec<Need>, Error> {
    let mut needs = rooms.needs(q, viewer)?;
    let at = needs.iter().take_while(|need| need.until.is_some()).count();
    needs.splice(at..at, inbox::need(q, viewer, rooms)?);
    Ok(needs)
}

impl Since {
    fn days(self) -> i64 {
        if let Since::Days(days) = self { days } else { FIRST }
    }

    fn begins(self, now: Time) -> Time {
        match self {
            Since::Visit(at) => at - UNDER_WAY,
            Since::Days(days) => now - DAY.saturating_mul(u32::try_from(days).unwrap_or_default()),
        }
    }
}

type Earlier = Option<(Time, HappeningId)>;

/// What others did since then, gathered, and where to read on.
fn groups(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    since: Since,
    before: Earlier,
) -> Result<(Vec<Group>, Earlier), Error> {
    let mut before = before.unwrap_or((Time::from_micros(i64::MAX), HappeningId::from(i64::MAX)));
    let mut gathered = Gathered::default();
    for limit in ROUNDS {
        let read = happenings::news(q, viewer.network.id, since.begins(viewer.now), before, limit)?;
        let whole = i64::try_from(read.len()).is_ok_and(|read| read < limit);
        if let Some(last) = read.last() {
            before = (last.created_at, last.id);
        }
        let others = read.into_iter().filter(|line| line.member_id != viewer.member_id()).collect();
        let told = feed::told(q, viewer, rooms, others)?;
        let told = standing(q, told)?;
        if let Some(cut) = gathered.add(told, ENTRIES) {
            return Ok((gathered.groups, Some(cut)));
        }
        if whole {
            return Ok((gathered.groups, None));
        }
        if gathered.lines > ENTRIES {
            break;
        }
    }
    Ok((gathered.groups, Some(before)))
}
