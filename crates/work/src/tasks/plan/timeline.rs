//! The timeline of a space: tasks with their days and milestones, in a picture and in a table, with what waits for what.

use crate::tasks::board::nav;
use crate::tasks::desk::{below, space};
use crate::tasks::store;
use crate::tasks::store::board::Card;
use crate::tasks::store::milestones::Milestone;
use crate::tasks::task::day;
use askama::Template;
use db::Read;
use house::access::Action;
use house::charts::{Caption, Stretch, Timeline};
use house::dates::day_of;
use house::ids::{ItemId, SpaceId};
use house::items::{Kinds, Verb};
use house::spaces::{Tab, Tabs};
use house::web::{Answer, At, Error, Page, Piece, Said, Viewer, Visit, filters};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How many things a picture holds; beyond that nobody finds anything in it.
const DRAWN: usize = 120;
/// How many lines the table has.
const SHOWN: usize = 500;

#[derive(Template)]
#[template(path = "tasks/plan/views/timeline.html")]
struct TimelinePage {
    name: String,
    tabs: Tabs,
    nav: Vec<(String, &'static str, bool)>,
    base: String,
    picture: Option<Piece>,
    lines: Vec<Line>,
    milestones: Vec<(String, Milestone, Date, bool, i64, i64)>,
    undated: i64,
    more: bool,
    may_change: bool,
    new_milestone: Option<String>,
}

/// A task in the table.
struct Line {
    id: ItemId,
    title: String,
    first: Date,
    last: Date,
    late: bool,
    people: Vec<String>,
    organisation: Option<String>,
    before: Vec<String>,
}

/// `GET /n/{slug}/spaces/{id}/timeline`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let kinds = visit.app.rooms.kinds();
    visit.page(move |q, viewer| page(q, viewer, id, kinds)).await
}

/// The first and the last day of a task that has one of them.
fn days(card: &Card) -> Option<(Date, Date)> {
    let (starts, due) = (card.starts_on.map(day), card.due_on.map(day));
    let last = due.or(starts)?;
    Some((starts.unwrap_or(last).min(last), last))
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId, kinds: Kinds) -> Result<Page<TimelinePage>, Error> {
    let space = space(q, viewer, id, Action::ReadSpace)?;
    let all = store::board::open(q, id)?;
    let undated = all.iter().filter(|card| days(card).is_none()).count();
    let mut dated: Vec<(Card, (Date, Date))> =
        all.into_iter().filter_map(|card| days(&card).map(|days| (card, days))).collect();
    dated.sort_by_key(|(card, (first, last))| (*first, *last, card.id));
    let more = dated.len() > SHOWN;
    dated.truncate(SHOWN);
    let ids: Vec<ItemId> = dated.iter().map(|(card, _)| card.id).collect();
    let ties = store::ties::before(q, &ids)?;
    let mut milestones = store::milestones::of_space(q, id)?;
    milestones.reverse();
    let today = day_of(viewer.now, &viewer.zone());
    let may_change = space.may(viewer, Action::TakePart);
    let body = TimelinePage {
        name: space.name.clone(),
        tabs: Tabs::of(q, &space, viewer, kinds, Tab::Of(Verb::Work))?,
        nav: nav(viewer, &space, "timeline"),
        base: viewer.path(""),
        picture: picture(&dated, &milestones, &ties, today),
        lines: lines(q, dated, &ties, today)?,
        milestones: told(q, viewer, milestones, today)?,
        undated: i64::try_from(undated).unwrap_or_default(),
        more,
        may_change,
        new_milestone: may_change.then(|| viewer.path(format_args!("items/new?kind=milestone&space={id}"))),
    };
    Ok(below(Page::new(body, "timeline-title"), viewer, &space).wide())
}

/// The lines of the table.
fn lines(
    q: &mut Read<'_>,
    dated: Vec<(Card, (Date, Date))>,
    ties: &[(ItemId, ItemId)],
    today: Date,
) -> Result<Vec<Line>, Error> {
    let ids: Vec<ItemId> = dated.iter().map(|(card, _)| card.id).collect();
    let mut people: BTreeMap<ItemId, Vec<String>> = BTreeMap::new();
    for (item, _, name) in store::board::people(q, &ids)? {
        people.entry(item).or_default().push(name);
    }
    let titles: BTreeMap<ItemId, String> =
        dated.iter().map(|(card, _)| (card.id, card.title.clone())).collect();
    let before = |id: ItemId| {
        let own = ties.iter().filter(|(_, blocked)| *blocked == id);
        own.filter_map(|(blocker, _)| titles.get(blocker).cloned()).collect()
    };
    let line = |(card, (first, last)): (Card, (Date, Date))| Line {
        before: before(card.id),
        people: people.remove(&card.id).unwrap_or_default(),
        id: card.id,
        title: card.title,
        first,
        last,
        late: last < today,
        organisation: card.organisation,
    };
    Ok(dated.into_iter().map(line).collect())
}

/// The milestones with their addresses, days, whether they were missed, and how far they have come.
fn told(
    q: &mut Read<'_>,
    viewer: &Viewer,
    milestones: Vec<Milestone>,
    today: Date,
) -> Result<Vec<(String, Milestone, Date, bool, i64, i64)>, Error> {
    let ids: Vec<ItemId> = milestones.iter().map(|one| one.id).collect();
    let progress = store::milestones::progress(q, &ids)?;
    let told = milestones.into_iter().map(|one| {
        let found = progress.iter().find(|(id, ..)| *id == one.id);
        let (all, done) = found.map_or((0, 0), |(_, all, done)| (*all, *done));
        let due = day(one.due_on);
        let missed = one.reached_at.is_none() && due < today;
        (viewer.path(format_args!("items/{}", one.id)), one, due, missed, done, all)
    });
    Ok(told.collect())
}

/// The picture: milestones first, then tasks by their days, and what waits for what.
fn picture(
    dated: &[(Card, (Date, Date))],
    milestones: &[Milestone],
    ties: &[(ItemId, ItemId)],
    today: Date,
) -> Option<Piece> {
    if dated.is_empty() && milestones.is_empty() {
        return None;
    }
    let mut stretches: Vec<Stretch> = milestones
        .iter()
        .map(|one| Stretch {
            name: Said::raw(&one.title),
            from: day(one.due_on),
            until: None,
            look: if one.reached_at.is_some() { 2 } else { 3 },
        })
        .collect();
    let before = stretches.len();
    let mut places: BTreeMap<ItemId, usize> = BTreeMap::new();
    for (at, (card, (first, last))) in dated.iter().take(DRAWN).enumerate() {
        places.insert(card.id, before + at);
        let name = match &card.organisation {
            Some(organisation) => format!("{} · {organisation}", card.title),
            None => card.title.clone(),
        };
        let look = if *last < today { 1 } else { 0 };
        stretches.push(Stretch { name: Said::raw(name), from: *first, until: Some(*last), look });
    }
    let place = |(one, other): &(ItemId, ItemId)| Some((*places.get(one)?, *places.get(other)?));
    let caption = Caption { id: "timeline", title: "timeline-title".into(), about: "timeline-about".into() };
    let ties = ties.iter().filter_map(place).collect();
    Some(Timeline { caption, stretches, today: Some(today), ties }.draw())
}
