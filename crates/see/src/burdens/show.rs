//! What one carries oneself; for stewards, what others carry.

use super::asking::{Askable, askable};
use super::store::{self, Carrier};
use super::weighing::{Weighed, weigh};
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::ids::MemberId;
use house::members::{self, State};
use house::reports::{Reach, Spot};
use house::room::Rooms;
use house::web::{Answer, Error, Page, Place, Said, Viewer, Visit, filters};

/// So many people stand on a page.
const PEOPLE: i64 = 25;
/// Of fewer people no middle is told.
const FEW: i64 = 5;

#[derive(Template)]
#[template(path = "burdens/views/show.html")]
struct ShowPage {
    /// Whose load it is, where it is not one's own.
    name: Option<String>,
    own: Weighed,
    askable: Vec<Askable>,
    /// How much the one in the middle carries, and when that was reckoned.
    middle: Option<(Said, Time)>,
    others: Vec<Line>,
    more: Option<String>,
    back: Option<String>,
    /// What organisations carry.
    load: String,
}

/// Somebody in the list of those who carry something.
struct Line {
    name: String,
    href: String,
    ask: String,
    weighed: Weighed,
    /// Whether it is twice as much as the one in the middle carries.
    much: bool,
}

/// GET `/n/{slug}/burdens`
pub(super) async fn show(visit: Visit) -> Answer {
    let rooms = visit.app.rooms;
    let of: Option<MemberId> = visit.query.value("of").parse().ok();
    let before = visit.query.value("before").parse().unwrap_or(Spot::FIRST);
    visit.page(move |q, viewer| page(q, viewer, rooms, (of, before))).await
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    (of, before): (Option<MemberId>, Spot),
) -> Result<Page<ShowPage>, Error> {
    let me = viewer.member()?.id;
    let steward = viewer.may(Action::ManageMembers);
    let (whom, name) = match of.filter(|of| *of != me) {
        None => (me, None),
        Some(other) if steward => (other, Some(named(q, viewer, other)?)),
        Some(_) => return Err(Error::NotFound),
    };
    let reach = if name.is_none() { Reach::Whole } else { Reach::Shared };
    let own = weigh(q, rooms, &[whom], reach, viewer.now)?.remove(&whom).unwrap_or_default();
    let figures = store::figures(q, viewer.network.id)?.filter(|(people, _, _)| *people >= FEW);
    let middle = figures.map(|(_, middle, _)| middle);
    let (others, more) =
        if steward && of.is_none() { lines(q, viewer, rooms, (before, middle))? } else { (Vec::new(), None) };
    let body = ShowPage {
        askable: askable(q, viewer, rooms, (whom, own.points))?,
        back: of.map(|_| viewer.path("burdens")),
        load: viewer.path("load"),
        name,
        own,
        middle: figures.map(|(people, middle, at)| {
            (Said::key("burden-middle").with("points", middle).with("people", people), at)
        }),
        others,
        more,
    };
    Ok(Page::new(body, "burden-title").place(Place::Room("burdens")).wide())
}

/// The name of somebody who is here.
fn named(q: &mut Read<'_>, viewer: &Viewer, other: MemberId) -> Result<String, Error> {
    let member = members::visible_to(q, viewer, other)?.filter(|member| member.state == State::Active);
    Ok(member.ok_or(Error::NotFound)?.name)
}

/// Who carries the most, weighed anew; as it was reckoned puts them in order.
fn lines(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    (before, middle): (Spot, Option<i64>),
) -> Result<(Vec<Line>, Option<String>), Error> {
    let [points, member, _] = before.0;
    let place = (points, MemberId::from(member));
    let mut found = store::heaviest(q, viewer.network.id, place, PEOPLE + 1)?;
    let longer = i64::try_from(found.len()).is_ok_and(|found| found > PEOPLE);
    found.truncate(usize::try_from(PEOPLE).unwrap_or(0));
    let onward = |last: &Carrier| {
        viewer.path(format_args!("burdens?before={}", Spot([last.points, last.id.get(), 0])))
    };
    let more = found.last().filter(|_| longer).map(onward);
    let ids: Vec<MemberId> = found.iter().map(|one| one.id).collect();
    let mut weighed = weigh(q, rooms, &ids, Reach::Shared, viewer.now)?;
    let line = |one: Carrier| {
        let weighed = weighed.remove(&one.id).unwrap_or_default();
        Line {
            href: viewer.path(format_args!("people/{}", one.id)),
            ask: viewer.path(format_args!("burdens?of={}", one.id)),
            much: middle.is_some_and(|middle| weighed.points >= 2 * middle),
            name: one.name,
            weighed,
        }
    };
    Ok((found.into_iter().map(line).collect(), more))
}
