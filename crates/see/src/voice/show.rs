//! The page, and the same as a file.

use super::apart::Apart;
use super::groups::{By, Group, grouping};
use super::stairs::{Stair, StairRow, stairs};
use super::store::{self, Span};
use crate::ties;
use askama::Template;
use db::Read;
use house::access::Action;
use house::happenings::Step;
use house::ids::SpaceId;
use house::room::Rooms;
use house::spaces;
use house::web::{Answer, Error, Form, Page, Place, Said, Speech, Viewer, Visit, filters, sheet};

/// How many months can be looked back on.
const SPANS: [i64; 3] = [3, 6, 12];

#[derive(Template)]
#[template(path = "voice/views/show.html")]
struct ShowPage {
    people: i64,
    stairs: Vec<StairView>,
    ideas: Vec<IdeaRow>,
    ways: Vec<(String, Said, bool)>,
    spans: Vec<(String, i64, bool)>,
    spaces: Vec<(String, Said, bool)>,
    csv: String,
    /// Where one calls for a panel, on which each sector has its seats.
    panels: String,
}

/// A step as the page shows it.
struct StairView {
    title: &'static str,
    about: &'static str,
    done: i64,
    gini: Option<String>,
    rows: Vec<RowView>,
    /// What is said of who is heard least, and what one can do.
    said: Option<Said>,
    deed: (String, &'static str),
}

/// A group as the page shows it.
struct RowView {
    label: &'static str,
    people: i64,
    of_people: String,
    of_done: String,
    parity: String,
    before: String,
    low: bool,
}

/// What became of the ideas of a group.
struct IdeaRow {
    label: &'static str,
    share: String,
}

/// What is looked at.
#[derive(Debug, Clone, Copy)]
struct Asked {
    by: By,
    months: i64,
    space: Option<SpaceId>,
}

impl Asked {
    fn read(query: &Form) -> Asked {
        let months = query.value("months").parse().ok().filter(|months| SPANS.contains(months));
        let space = query.value("space").parse().ok();
        Asked {
            by: query.value("by").parse().unwrap_or(By::Sector),
            months: months.unwrap_or(3),
            space: space.filter(|id: &SpaceId| id.get() > 0),
        }
    }

    fn href(self, viewer: &Viewer, path: &str) -> String {
        let space = self.space.map(|id| format!("&space={id}")).unwrap_or_default();
        viewer.path(format_args!("{path}?by={}&months={}{space}", self.by, self.months))
    }
}

/// GET `/n/{slug}/voice`
pub(super) async fn show(visit: Visit) -> Answer {
    let (asked, rooms) = (Asked::read(&visit.query), visit.app.rooms);
    visit.page(move |q, viewer| page(q, viewer, rooms, asked)).await
}

/// What is told: how many people, the groups whose ideas may be told of, each step by groups.
type Told = (i64, Vec<Group>, Vec<Stair>);

/// Each step by groups, as this viewer may see it.
fn look(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms, asked: Asked) -> Result<Told, Error> {
    if let Some(space) = asked.space {
        spaces::visible_to(q, viewer, space)?.ok_or(Error::NotFound)?;
    }
    let today = ties::day_of(viewer.now);
    let proposing = rooms.kinds().iter().filter(|kind| kind.voice == Some(Step::Proposed));
    let ideas: Vec<&'static str> = proposing.map(|kind| kind.name).collect();
    let span =
        Span { network: viewer.network.id, space: asked.space, last: ties::month_of(today), ideas: &ideas };
    let people = store::people(q, &span)?;
    let own = grouping(&people, asked.by, today);
    let apart = Apart::of(&people, &own, asked.by, today);
    let all = own.groups.iter().map(|group| group.people).sum();
    let told = !own.groups.is_empty();
    let stairs = if told { stairs(&people, &own.groups, asked.months, &apart) } else { Vec::new() };
    let groups = if apart.any { own.groups } else { Vec::new() };
    Ok((all, groups, stairs))
}

fn page(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms, asked: Asked) -> Result<Page<ShowPage>, Error> {
    let (people, groups, stairs) = look(q, viewer, rooms, asked)?;
    let way =
        |by: &By| (Asked { by: *by, ..asked }.href(viewer, "voice"), Said::key(by.label()), *by == asked.by);
    let span =
        |months: i64| (Asked { months, ..asked }.href(viewer, "voice"), months, months == asked.months);
    let body = ShowPage {
        people,
        stairs: stairs.iter().map(|stair| view(viewer, stair)).collect(),
        ideas: groups.iter().filter(|group| group.led().is_some()).map(idea_row).collect(),
        ways: By::ALL.iter().map(way).collect(),
        spans: SPANS.into_iter().map(span).collect(),
        spaces: places(q, viewer, asked)?,
        csv: asked.href(viewer, "voice.csv"),
        panels: viewer.path("panels"),
    };
    Ok(Page::new(body, "voice-title").place(Place::Room("voice")).wide())
}

/// The whole network, and the spaces that the viewer sees beside every page.
fn places(q: &mut Read<'_>, viewer: &Viewer, asked: Asked) -> Result<Vec<(String, Said, bool)>, Error> {
    let link = |space| Asked { space, ..asked }.href(viewer, "voice");
    let mut all = vec![(link(None), Said::key("voice-everywhere"), asked.space.is_none())];
    for space in viewer.spaces(q)? {
        let id = SpaceId::from(space.id);
        all.push((link(Some(id)), Said::raw(space.name), asked.space == Some(id)));
    }
    Ok(all)
}

fn percent(share: Option<f64>) -> String {
    share.map_or("–".to_owned(), |share| format!("{:.0} %", 100.0 * share))
}

fn ratio(parity: Option<f64>) -> String {
    parity.map_or("–".to_owned(), |parity| format!("{parity:.1}"))
}

fn idea_row(group: &Group) -> IdeaRow {
    IdeaRow { label: group.label, share: percent(group.led()) }
}

fn view(viewer: &Viewer, stair: &Stair) -> StairView {
    let row = |row: &StairRow| RowView {
        label: row.label,
        people: row.people,
        of_people: percent(row.of_people),
        of_done: percent(row.of_done),
        parity: ratio(row.parity),
        before: ratio(row.parity_before),
        low: row.parity.is_some_and(|parity| parity < 0.8),
    };
    let least = stair.rows.iter().filter(|row| row.parity.is_some_and(|parity| parity < 0.8));
    let least = least.min_by(|a, b| a.parity.partial_cmp(&b.parity).unwrap_or(std::cmp::Ordering::Equal));
    let (title, about, path, deed) = words(stair.step);
    let may = viewer.may(Action::ReadMembers);
    StairView {
        title,
        about,
        done: stair.done,
        gini: stair.gini.map(|gini| format!("{gini:.2}")),
        rows: stair.rows.iter().map(row).collect(),
        said: least.filter(|_| may).map(|row| {
            Said::key("voice-least").with("people", percent(row.of_people)).with("done", percent(row.of_done))
        }),
        deed: (viewer.path(path), deed),
    }
}

/// The words of a step, and where one can do something about it.
fn words(step: Step) -> (&'static str, &'static str, &'static str, &'static str) {
    match step {
        Step::Present => ("voice-present", "voice-present-about", "events", "voice-present-deed"),
        Step::Spoke => ("voice-spoke", "voice-spoke-about", "people", "voice-spoke-deed"),
        Step::Proposed => ("voice-proposed", "voice-proposed-about", "spaces", "voice-proposed-deed"),
        Step::SetAgenda => ("voice-agenda", "voice-agenda-about", "events", "voice-agenda-deed"),
        Step::Decided => ("voice-decided", "voice-decided-about", "decisions", "voice-decided-deed"),
    }
}

/// GET `/n/{slug}/voice.csv`: the same figures.
pub(super) async fn csv(visit: Visit) -> Answer {
    let (asked, rooms) = (Asked::read(&visit.query), visit.app.rooms);
    let words = visit.clone();
    let rows = visit
        .read(move |q, viewer| {
            let speech = words.speech(viewer.account.as_ref(), Some(&viewer.network));
            let (_, _, stairs) = look(q, viewer, rooms, asked)?;
            Ok(lines(&speech, viewer, &stairs))
        })
        .await?;
    sheet::whole("voice", &rows)
}

fn lines(speech: &Speech, viewer: &Viewer, stairs: &[Stair]) -> Vec<Vec<String>> {
    let keys = [
        "voice-step",
        "voice-group",
        "voice-people",
        "voice-of-people",
        "voice-of-done",
        "voice-parity",
        "voice-before",
    ];
    let mut rows = vec![keys.map(|key| speech.key(key).into_owned()).to_vec()];
    for stair in stairs {
        let shown = view(viewer, stair);
        for row in shown.rows {
            rows.push(vec![
                speech.key(shown.title).into_owned(),
                speech.key(row.label).into_owned(),
                row.people.to_string(),
                row.of_people,
                row.of_done,
                row.parity,
                row.before,
            ]);
        }
    }
    rows
}
