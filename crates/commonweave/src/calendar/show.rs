//! The page of the calendar.

use super::gathering::{self, Gathered};
use super::month::{self, Day, Week};
use super::view::{Layout, View, plus};
use askama::Template;
use db::Read;
use house::access::Action;
use house::dates::{Window, day_of};
use house::ids::SpaceId;
use house::room::Rooms;
use house::spaces;
use house::web::{Answer, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// How many dates a list shows at most.
const LISTED: i64 = 500;
/// How many dates of a day are asked for, for a day of a month and for one of a week.
const OF_A_DAY: (i64, i64) = (6, 60);

#[derive(Template)]
#[template(path = "calendar/views/show.html")]
struct ShowPage {
    layout: Layout,
    /// A day of what is shown, by which it is called.
    day: Date,
    weekdays: [&'static str; 7],
    weeks: Vec<Week>,
    /// There is no day in any of the weeks that a narrow screen shows.
    free: bool,
    days: Vec<Day>,
    layouts: [(String, &'static str, bool); 3],
    before: String,
    today: String,
    after: String,
    narrowed: Vec<(String, Said, bool)>,
    /// The list ends early, because there are so many; or even the first day has more than are shown.
    cut: bool,
    overfull: bool,
    zone: String,
    feeds: Option<String>,
}

/// `GET /n/{slug}/calendar`
pub(super) async fn show(visit: Visit) -> Answer {
    let (rooms, query) = (visit.app.rooms, visit.query.clone());
    visit.page(move |q, viewer| page(q, viewer, rooms, &query)).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms, query: &Form) -> Result<Page<ShowPage>, Error> {
    let zone = viewer.zone();
    let today = day_of(viewer.now, &zone);
    let view = View::read(query, today);
    let narrowed = narrowed(q, viewer, &view)?;
    let gathered = gathering::gather(q, viewer, rooms, &window(&view, &zone), &zone)?;
    let (end, after) = reach(&view, &gathered);
    let mut days = month::days(viewer, &view, end, &gathered.dates, &zone, today);
    let weeks =
        if view.layout == Layout::Month { month::weeks(std::mem::take(&mut days)) } else { Vec::new() };
    let layouts = [
        (Layout::Month, "calendar-month"),
        (Layout::Week, "calendar-week"),
        (Layout::Agenda, "calendar-agenda"),
    ];
    let body = ShowPage {
        layout: view.layout,
        day: if view.layout == Layout::Month { view.day } else { view.days().0 },
        weekdays: WEEKDAYS,
        free: weeks.iter().all(|week| week.free),
        weeks,
        days,
        layouts: layouts.map(|(one, key)| (view.laid(one).href(viewer), key, one == view.layout)),
        before: view.on(view.before()).href(viewer),
        today: view.on(today).href(viewer),
        after: view.on(after).href(viewer),
        narrowed,
        cut: view.layout == Layout::Agenda && gathered.cut.is_some(),
        overfull: gathered.cut == Some(view.day),
        zone: zone.iana_name().unwrap_or("UTC").replace('_', " "),
        feeds: viewer.may(Action::OwnMembership).then(|| viewer.path("calendar/feeds")),
    };
    Ok(Page::new(body, "calendar-title").place(Place::Calendar).wide())
}

const WEEKDAYS: [&str; 7] = [
    "weekday-short-1",
    "weekday-short-2",
    "weekday-short-3",
    "weekday-short-4",
    "weekday-short-5",
    "weekday-short-6",
    "weekday-short-7",
];

fn window(view: &View, zone: &TimeZone) -> Window {
    let (first, end) = view.days();
    let (each_day, most) = match view.layout {
        Layout::Month => (OF_A_DAY.0, 60 * OF_A_DAY.0),
        Layout::Week => (OF_A_DAY.1, 14 * OF_A_DAY.1),
        Layout::Agenda => (LISTED, LISTED),
    };
    Window { space: view.space, mine: view.mine, each_day, most, ..Window::of(first, end, zone) }
}

/// The day before which a page ends, and the day with which the next one begins. A list ends before a day that would not be
/// whole, unless it is its first.
fn reach(view: &View, gathered: &Gathered) -> (Date, Date) {
    let whole = (view.days().1, view.after());
    match gathered.cut.filter(|_| view.layout == Layout::Agenda) {
        Some(cut) if cut > view.day => (cut, cut),
        Some(_) => (plus(view.day, 1.day()), plus(view.day, 1.day())),
        None => whole,
    }
}

/// Everything, what concerns the viewer, and the spaces that they see beside every page.
fn narrowed(q: &mut Read<'_>, viewer: &Viewer, view: &View) -> Result<Vec<(String, Said, bool)>, Error> {
    let mut spaces: Vec<(SpaceId, String)> =
        viewer.spaces(q)?.into_iter().map(|space| (SpaceId::from(space.id), space.name)).collect();
    if let Some(id) = view.space.filter(|id| spaces.iter().all(|(known, _)| known != id)) {
        let name = spaces::names(q, viewer, &[id])?.into_iter().next().ok_or(Error::NotFound)?;
        spaces.push(name);
    }
    let link = |space, mine| View { space, mine, ..view.clone() }.href(viewer);
    let none = view.space.is_none();
    let mut all = vec![(link(None, false), Said::key("calendar-everything"), none && !view.mine)];
    if viewer.member_id().is_some() {
        all.push((link(None, true), Said::key("calendar-mine"), none && view.mine));
    }
    let of = |(id, name): (SpaceId, String)| (link(Some(id), false), Said::raw(name), view.space == Some(id));
    all.extend(spaces.into_iter().map(of));
    Ok(all)
}
