//! The register of decisions: what was decided in the network, the latest first, as far as one may read it.

use crate::proposals::method::Verdict;
use askama::Template;
use db::{Read, Time};
use house::decisions::{Asked, Decided, Turnout};
use house::ids::{ItemId, SpaceId};
use house::room::Rooms;
use house::spaces;
use house::web::frame::Place as Rail;
use house::web::{Answer, Error, Form, Page, Said, Viewer, Visit, filters};

/// How many stand on a page.
const SHOWN: usize = 30;

/// Which decisions are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Filter {
    pub(super) space: Option<SpaceId>,
    /// The word of a method, and of a verdict; empty for all.
    pub(super) method: String,
    pub(super) verdict: String,
}

impl Filter {
    /// What the rooms are asked for: so many from before this place on.
    pub(super) fn asked(&self, before: (Time, ItemId), limit: i64) -> Asked {
        let (method, verdict) = (self.method.clone(), self.verdict.clone());
        Asked { space: self.space, method, verdict, before, limit }
    }
}

#[derive(Template)]
#[template(path = "proposals/views/outcome/decisions.html")]
struct DecisionsPage {
    /// Each with who took part in it.
    decisions: Vec<(Decided, Said)>,
    here: String,
    verdicts: Vec<(String, Said, bool)>,
    methods: Vec<(String, Said, bool)>,
    spaces: Vec<(String, Said, bool)>,
    csv: String,
    atom: String,
    items: String,
    network: String,
    older: Option<String>,
    narrowed: bool,
}

/// GET `/n/{slug}/decisions`
pub(in crate::proposals) async fn register(visit: Visit) -> Answer {
    let (filter, before) = (read(&visit.query, visit.app.rooms), place(visit.query.value("before")));
    let rooms = visit.app.rooms;
    visit.page(move |q, viewer| page(q, viewer, rooms, (&filter, before))).await
}

/// Reads which decisions are wanted; what is no word of ours narrows nothing.
pub(super) fn read(query: &Form, rooms: Rooms) -> Filter {
    Filter {
        space: query.value("space").parse().ok(),
        method: rooms
            .methods()
            .into_iter()
            .map(|(word, _)| word)
            .find(|word| *word == query.value("method"))
            .unwrap_or_default()
            .to_owned(),
        verdict: query
            .value("verdict")
            .parse::<Verdict>()
            .map_or(String::new(), |verdict| verdict.to_string()),
    }
}

/// Reads a place in the register, `MICROSECONDS-NUMBER`; anything else is its beginning.
fn place(text: &str) -> (Time, ItemId) {
    text.split_once('-')
        .and_then(|(time, id)| Some((Time::from_micros(time.parse().ok()?), id.parse().ok()?)))
        .unwrap_or((Time::from_micros(i64::MAX), ItemId::from(i64::MAX)))
}

/// What stands behind the question mark for a filter.
pub(super) fn asked(filter: &Filter) -> String {
    let mut parts = Vec::new();
    parts.extend(filter.space.map(|space| format!("space={space}")));
    parts.extend(Some(&filter.method).filter(|word| !word.is_empty()).map(|word| format!("method={word}")));
    parts.extend(Some(&filter.verdict).filter(|word| !word.is_empty()).map(|word| format!("verdict={word}")));
    parts.join("&")
}

fn with(base: &str, query: &str) -> String {
    if query.is_empty() { base.to_owned() } else { format!("{base}?{query}") }
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    (filter, before): (&Filter, (Time, ItemId)),
) -> Result<Page<DecisionsPage>, Error> {
    let limit = i64::try_from(SHOWN).unwrap_or(30).saturating_add(1);
    let mut decisions = rooms.decisions(q, viewer, &filter.asked(before, limit))?;
    let more = decisions.len() > SHOWN;
    decisions.truncate(SHOWN);
    let here = viewer.path("decisions");
    let query = asked(filter);
    let older = decisions.last().filter(|_| more).map(|last| behind(&here, &query, last));
    let verdicts = Verdict::ALL.iter().map(|verdict| {
        let on = filter.verdict == verdict.as_str();
        let next = Filter { verdict: chosen(!on, verdict.as_str()), ..filter.clone() };
        (with(&here, &asked(&next)), Said::key(verdict.label()), on)
    });
    let methods = rooms.methods().into_iter().map(|(word, label)| {
        let on = filter.method == word;
        let next = Filter { method: chosen(!on, word), ..filter.clone() };
        (with(&here, &asked(&next)), Said::key(label), on)
    });
    let body = DecisionsPage {
        verdicts: verdicts.collect(),
        methods: methods.collect(),
        spaces: places(q, viewer, filter, &here)?,
        csv: with(&format!("{here}.csv"), &query),
        atom: with(&format!("{here}.atom"), &query),
        items: viewer.path("items"),
        network: viewer.path("").trim_end_matches('/').to_owned(),
        narrowed: *filter != Filter::default(),
        here,
        decisions: decisions.into_iter().map(with_turnout).collect(),
        older,
    };
    Ok(Page::new(body, "decision-list-title").place(Rail::Room("decisions")))
}

fn with_turnout(one: Decided) -> (Decided, Said) {
    let said = turnout(one.turnout);
    (one, said)
}

/// Who took part: how many voted of those who might, and how many had their vote carried; or how many were there.
pub(super) fn turnout(turnout: Turnout) -> Said {
    match turnout {
        Turnout::Vote { cast, carried, entitled } => {
            let key = if carried > 0 { "proposal-line-carried" } else { "proposal-turnout-of" };
            Said::key(key).with("cast", cast).with("carried", carried).with("entitled", entitled)
        }
        Turnout::Meeting(Some(there)) => Said::key("decision-meeting-of").with("count", there),
        Turnout::Meeting(None) => Said::key("decision-meeting"),
    }
}

/// The address of what comes after this one.
fn behind(here: &str, query: &str, last: &Decided) -> String {
    let place = format!("before={}-{}", last.at.micros(), last.item);
    with(here, &if query.is_empty() { place } else { format!("{query}&{place}") })
}

fn chosen(on: bool, word: &str) -> String {
    if on { word.to_owned() } else { String::new() }
}

/// The viewer's own spaces, to narrow by.
fn places(
    q: &mut Read<'_>,
    viewer: &Viewer,
    filter: &Filter,
    here: &str,
) -> Result<Vec<(String, Said, bool)>, Error> {
    let open = spaces::open_to(q, viewer)?;
    let link = |(id, name): (SpaceId, String)| {
        let on = filter.space == Some(id);
        let next = Filter { space: (!on).then_some(id), ..filter.clone() };
        (with(here, &asked(&next)), Said::raw(name), on)
    };
    Ok(open.into_iter().map(|space| link((space.id, space.name))).collect())
}
