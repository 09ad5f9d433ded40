//! The page, and the same as a file.

use super::asked::{Asked, Of, SPANS};
use super::groups::{By, Group};
use super::look::{Look, look};
use super::stairs::{Stair, StairRow};
use super::words::Words;
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::SpaceId;
use house::reports::Heard;
use house::room::Rooms;
use house::web::{Answer, Error, Page, Place, Said, Speech, Viewer, Visit, filters, sheet};

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
    /// Whether one can look back over months.
    goes_on: bool,
    /// The one thing that is looked at.
    one: Option<Heard>,
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
    deeds: Vec<(String, &'static str)>,
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

/// GET `/n/{slug}/voice`
pub(super) async fn show(visit: Visit) -> Answer {
    let rooms = visit.app.rooms;
    let asked = Asked::read(&visit.query, rooms);
    visit.page(move |q, viewer| page(q, viewer, rooms, asked)).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms, asked: Asked) -> Result<Page<ShowPage>, Error> {
    let look = look(q, viewer, rooms, asked)?;
    let way =
        |by: &By| (Asked { by: *by, ..asked }.href(viewer, "voice"), Said::key(by.label()), *by == asked.by);
    let span =
        |months: i64| (Asked { months, ..asked }.href(viewer, "voice"), months, months == asked.months);
    let body = ShowPage {
        people: look.people,
        stairs: look.stairs.iter().map(|(words, stair)| view(viewer, words, stair)).collect(),
        ideas: look.groups.iter().filter(|group| group.led().is_some()).map(idea_row).collect(),
        ways: By::ALL.iter().map(way).collect(),
        spans: SPANS.into_iter().map(span).collect(),
        spaces: places(q, viewer, asked)?,
        csv: asked.href(viewer, "voice.csv"),
        panels: viewer.path("panels"),
        goes_on: look.goes_on(),
        one: look.one,
    };
    Ok(Page::new(body, "voice-title").place(Place::Room("voice")).wide())
}

/// The whole network, and the spaces that the viewer sees beside every page.
fn places(q: &mut Read<'_>, viewer: &Viewer, asked: Asked) -> Result<Vec<(String, Said, bool)>, Error> {
    let link = |of| Asked { of, ..asked }.href(viewer, "voice");
    let mut all = vec![(link(Of::Network), Said::key("voice-everywhere"), matches!(asked.of, Of::Network))];
    for space in viewer.spaces(q)? {
        let id = SpaceId::from(space.id);
        let here = matches!(asked.of, Of::Space(one) if one == id);
        all.push((link(Of::Space(id)), Said::raw(space.name), here));
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

fn view(viewer: &Viewer, words: &Words, stair: &Stair) -> StairView {
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
    let may = viewer.may(Action::ReadMembers);
    StairView {
        title: words.title,
        about: words.about,
        done: stair.done,
        gini: stair.gini.map(|gini| format!("{gini:.2}")),
        rows: stair.rows.iter().map(row).collect(),
        said: least.filter(|_| may).map(|row| {
            Said::key("voice-least").with("people", percent(row.of_people)).with("done", percent(row.of_done))
        }),
        deeds: words.deeds.clone(),
    }
}

/// GET `/n/{slug}/voice.csv`: the same figures.
pub(super) async fn csv(visit: Visit) -> Answer {
    let rooms = visit.app.rooms;
    let asked = Asked::read(&visit.query, rooms);
    let words = visit.clone();
    let rows = visit
        .read(move |q, viewer| {
            let speech = words.speech(viewer.account.as_ref(), Some(&viewer.network));
            let look = look(q, viewer, rooms, asked)?;
            Ok(lines(&speech, viewer, &look))
        })
        .await?;
    sheet::whole("voice", &rows)
}

fn lines(speech: &Speech, viewer: &Viewer, look: &Look) -> Vec<Vec<String>> {
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
    for (words, stair) in &look.stairs {
        let shown = view(viewer, words, stair);
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
