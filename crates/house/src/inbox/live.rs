//! The inbox while it is open: what comes is held back until its owner asks for it, the number in the bar follows, and what
//! they may read no longer goes at once. In quiet hours nothing comes by itself.

use super::acts::MEMBER_CALLED;
use super::gathering::{self, Show};
use super::line::Line;
use super::settings::Standard;
use super::settling::UNTIL;
use super::store::{self, Candidate};
use crate::app::App;
use crate::happenings::{self, Concern, Happening, LogPlace, Telling, Topic};
use crate::ids::{ItemId, MemberId, SpaceId};
use crate::web::frame::waiting;
use crate::web::{Answer, Error, Locale, Speech, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Time};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "inbox/views/_live.html")]
struct Fragment {
    count: String,
    lines: Vec<Line>,
    later: bool,
    whole: bool,
}

/// Take the page anew: somebody has lost a right in one of the spaces whose lines may stand on it.
const ANEW: &str = "<turbo-stream action=\"refresh\"></turbo-stream>";

/// `GET /n/{slug}/inbox/live`
pub(super) async fn live(visit: Visit) -> Answer {
    let (member, mine) = visit
        .read(|q, viewer| {
            let member = viewer.member()?.id;
            let spaces = store::spaces_with_levels(q, member)?;
            Ok((member, spaces.into_iter().map(|(id, _)| id).collect::<BTreeSet<SpaceId>>()))
        })
        .await?;
    let app = visit.app.clone();
    let (mine, heard) = (Arc::new(mine), move |line: &Happening| concerns(line, member));
    let (wakes, tells) = (mine.clone(), mine);
    let topic = Topic {
        name: ("inbox", member.get()),
        wakes: Box::new(move |line| {
            heard(line) || (line.news && line.space_id.is_some_and(|space| wakes.contains(&space)))
        }),
        concerns: Box::new(|q, network, place| {
            Ok(Concern::of(&happenings::after_in_network(q, network, place)?))
        }),
        tells: Box::new(move |q, viewer, place| tellings(q, viewer, &app, (member, &tells), place)),
    };
    let told = happenings::told(&visit);
    happenings::stream(visit, topic, told).await
}

/// Whether a line calls this member.
fn concerns(line: &Happening, member: MemberId) -> bool {
    line.what.is(&MEMBER_CALLED) && line.subject_id == Some(member.get())
}

fn tellings(
    q: &mut Read<'_>,
    viewer: &Viewer,
    app: &App,
    (member, mine): (MemberId, &BTreeSet<SpaceId>),
    after: LogPlace,
) -> Result<Vec<Telling>, Error> {
    if viewer.member_id() != Some(member) {
        return Err(Error::NotFound);
    }
    let lines = happenings::after_in_network(q, viewer.network.id, after)?;
    let standard = Standard::of(q, viewer)?;
    let quiet = standard.is_quiet(viewer);
    let newest = if quiet { BTreeMap::new() } else { newest_of(&lines, member) };
    let found: Vec<Candidate> =
        newest.keys().map(|id| Candidate { id: *id, moved_at: Time::from_micros(0), source: 0 }).collect();
    let floor = gathering::floor(viewer, &standard);
    let described =
        gathering::described(q, viewer, Some(app.rooms), (standard.level, floor), Show::All, &found)?;
    let count = store::unread(q, member, viewer.now)?;
    let gone = store::minded(q, member, &narrowed(&lines))?;
    let mut ready: BTreeMap<LogPlace, Line> = described
        .into_iter()
        .filter(|line| line.unread)
        .filter_map(|line| Some((*newest.get(&line.id)?, line)))
        .collect();
    let telling = |line: &Happening| {
        let place = LogPlace::of(line);
        let html = match ready.remove(&place) {
            _ if takes(line, member, (mine, gone.as_slice())) => Some(Arc::from(ANEW)),
            Some(line) => Some(fragment(viewer, app, line, count)?),
            None => None,
        };
        Ok((place, html))
    };
    lines.iter().map(telling).collect()
}

/// Whether a line may take something off this member's list: in a space that they are in; elsewhere, where an item stands
/// on it only because they were called to it or follow it; or because it is about themselves.
fn takes(line: &Happening, member: MemberId, (mine, minded): (&BTreeSet<SpaceId>, &[ItemId])) -> bool {
    let here = line.space_id.is_some_and(|space| mine.contains(&space));
    let called = line.item_id.is_some_and(|item| minded.contains(&item));
    line.narrows && (here || called || line.subject_id == Some(member.get()))
}

/// The items that these lines may have taken from somebody.
fn narrowed(lines: &[Happening]) -> Vec<ItemId> {
    lines.iter().filter(|line| line.narrows).filter_map(|line| line.item_id).collect()
}

/// What of these lines may come into this member's list: each item once, by its newest line.
fn newest_of(lines: &[Happening], member: MemberId) -> BTreeMap<ItemId, LogPlace> {
    let others = lines.iter().filter(|line| line.member_id != Some(member));
    let coming = others.filter(|line| concerns(line, member) || line.news);
    coming.filter_map(|line| Some((line.item_id?, LogPlace::of(line)))).collect()
}

/// The line, and the number in the bar: made for its owner alone, in their language and their time.
fn fragment(viewer: &Viewer, app: &App, line: Line, count: i64) -> Result<Arc<str>, Error> {
    let account = viewer.account.as_ref();
    let locale = account.and_then(|account| Locale::of_tag(&account.language)).unwrap_or_default();
    let zone = account.map_or("UTC", |account| account.time_zone.as_str());
    let speech = Speech::new(app.texts.clone(), locale, zone, viewer.now);
    let fragment = Fragment { count: waiting(count), lines: vec![line], later: false, whole: true };
    Ok(fragment.render_with_values(&speech)?.into())
}
