//! The register of decisions: what was decided in the network, the latest first, as far as one may read it.

use crate::proposals::method::{Method, Verdict};
use crate::proposals::store::{self, Filter, Listed};
use askama::Template;
use db::{Read, Time};
use house::ids::{ItemId, SpaceId};
use house::spaces;
use house::web::frame::Place as Rail;
use house::web::{Answer, Error, Form, Page, Said, Viewer, Visit, filters};

/// How many stand on a page.
const SHOWN: usize = 30;

#[derive(Template)]
#[template(path = "proposals/views/outcome/decisions.html")]
struct DecisionsPage {
    decisions: Vec<Listed>,
    here: String,
    verdicts: Vec<(String, Said, bool)>,
    methods: Vec<(String, Said, bool)>,
    spaces: Vec<(String, Said, bool)>,
    csv: String,
    atom: String,
    items: String,
    older: Option<String>,
    narrowed: bool,
}

/// GET `/n/{slug}/decisions`
pub(in crate::proposals) async fn register(visit: Visit) -> Answer {
    let (filter, before) = (read(&visit.query), place(visit.query.value("before")));
    visit.page(move |q, viewer| page(q, viewer, &filter, before)).await
}

/// Reads which decisions are wanted; what is no word of ours narrows nothing.
pub(super) fn read(query: &Form) -> Filter {
    Filter {
        space: query.value("space").parse().ok(),
        method: query.value("method").parse().ok(),
        verdict: query.value("verdict").parse().ok(),
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
    parts.extend(filter.method.map(|method| format!("method={method}")));
    parts.extend(filter.verdict.map(|verdict| format!("verdict={verdict}")));
    parts.join("&")
}

fn with(base: &str, query: &str) -> String {
    if query.is_empty() { base.to_owned() } else { format!("{base}?{query}") }
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    filter: &Filter,
    before: (Time, ItemId),
) -> Result<Page<DecisionsPage>, Error> {
    let limit = i64::try_from(SHOWN).unwrap_or(30).saturating_add(1);
    let mut decisions = store::decisions(q, viewer, filter, before, limit)?;
    let more = decisions.len() > SHOWN;
    decisions.truncate(SHOWN);
    let here = viewer.path("decisions");
    let query = asked(filter);
    let older = decisions.last().filter(|_| more).map(|last| {
        let place = format!("before={}-{}", last.closed_at.micros(), last.item_id);
        with(&here, &if query.is_empty() { place } else { format!("{query}&{place}") })
    });
    let verdicts = Verdict::ALL.iter().map(|verdict| {
        let on = filter.verdict == Some(*verdict);
        let next = Filter { verdict: (!on).then_some(*verdict), ..filter.clone() };
        (with(&here, &asked(&next)), Said::key(verdict.label()), on)
    });
    let methods = Method::ALL.iter().map(|method| {
        let on = filter.method == Some(*method);
        let next = Filter { method: (!on).then_some(*method), ..filter.clone() };
        (with(&here, &asked(&next)), Said::key(method.label()), on)
    });
    let body = DecisionsPage {
        verdicts: verdicts.collect(),
        methods: methods.collect(),
        spaces: places(q, viewer, filter, &here)?,
        csv: with(&format!("{here}.csv"), &query),
        atom: with(&format!("{here}.atom"), &query),
        items: viewer.path("items"),
        narrowed: *filter != Filter::default(),
        here,
        decisions,
        older,
    };
    Ok(Page::new(body, "decision-list-title").place(Rail::Room("decisions")))
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
