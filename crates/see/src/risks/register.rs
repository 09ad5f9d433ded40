//! The register: all risks of a network that somebody may read, as a matrix and as a list.

use super::RISK;
use super::risk::{IMPACTS, LIKELIHOODS, Treatment, Weight, day, step};
use super::store::{self, Asked, Cell, Listed};
use askama::Template;
use db::Read;
use house::access::Action;
use house::charts::{Caption, Matrix};
use house::ids::{ItemId, SpaceId};
use house::spaces;
use house::web::texts::Speech;
use house::web::{Answer, Error, Form, Page, Piece, Place, Said, Viewer, Visit, filters, sheet};
use jiff::civil::Date;

/// How many risks a page lists, and a file holds.
const SHOWN: usize = 30;
const FILED: i64 = 2_000;
#[derive(Template)]
#[template(path = "risks/views/register.html")]
struct RegisterPage {
    matrix: Option<Piece>,
    risks: Vec<Row>,
    states: Vec<(String, &'static str, bool)>,
    weights: Vec<(String, &'static str, bool)>,
    spaces: Vec<(String, String, bool)>,
    narrowed: bool,
    here: String,
    csv: String,
    older: Option<String>,
    /// Where a risk is written down; none for who takes part in no space.
    new: Option<String>,
}

/// A line of the list.
struct Row {
    href: String,
    title: String,
    space: String,
    weight: (&'static str, &'static str),
    likelihood: i64,
    impact: i64,
    state: &'static str,
    owner: Option<String>,
    review: Option<Date>,
    raised: bool,
}

/// What the address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Filter {
    state: &'static str,
    weight: Option<Weight>,
    space: Option<SpaceId>,
}

impl Filter {
    fn read(query: &Form) -> Filter {
        let states = RISK.states.iter().map(|state| state.word);
        Filter {
            state: states.into_iter().find(|word| *word == query.value("state")).unwrap_or_default(),
            weight: Weight::ALL.into_iter().find(|weight| weight.word() == query.value("weight")),
            space: query.value("space").parse().ok(),
        }
    }

    fn asked(&self) -> Asked {
        let range = self.weight.map_or((1, 25), Weight::range);
        Asked { state: self.state, space: self.space, range }
    }

    /// The address of a page with this filter.
    fn href(&self, base: &str) -> String {
        let mut parts = Vec::new();
        parts.extend(Some(self.state).filter(|word| !word.is_empty()).map(|word| format!("state={word}")));
        parts.extend(self.weight.map(|weight| format!("weight={}", weight.word())));
        parts.extend(self.space.map(|space| format!("space={space}")));
        if parts.is_empty() { base.to_owned() } else { format!("{base}?{}", parts.join("&")) }
    }
}

/// `GET /n/{slug}/risks`
pub(super) async fn show(visit: Visit) -> Answer {
    let (filter, behind) = (Filter::read(&visit.query), place(visit.query.value("behind")));
    visit.page(move |q, viewer| page(q, viewer, (&filter, behind))).await
}

/// Reads a place in the list, `SCORE-NUMBER`; anything else is its beginning.
fn place(text: &str) -> (i64, ItemId) {
    let read = text.split_once('-').and_then(|(score, id)| Some((score.parse().ok()?, id.parse().ok()?)));
    read.unwrap_or((i64::MAX, ItemId::from(i64::MAX)))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (filter, behind): (&Filter, (i64, ItemId)),
) -> Result<Page<RegisterPage>, Error> {
    let (here, asked) = (viewer.path("risks"), filter.asked());
    let limit = i64::try_from(SHOWN).unwrap_or(30).saturating_add(1);
    let mut risks = store::listed(q, viewer, &asked, behind, limit)?;
    let more = risks.len() > SHOWN;
    risks.truncate(SHOWN);
    let older = risks.last().filter(|_| more).map(|last| {
        let href = filter.href(&here);
        let joint = if href.contains('?') { '&' } else { '?' };
        format!("{href}{joint}behind={}-{}", last.score, last.id)
    });
    let cells = store::cells(q, viewer, &asked)?;
    let open = spaces::open_to(q, viewer)?;
    let may_start = viewer.member_id().is_some() && !open.is_empty();
    let place = |(id, name): (SpaceId, String)| {
        let on = filter.space == Some(id);
        (Filter { space: (!on).then_some(id), ..filter.clone() }.href(&here), name, on)
    };
    let named = viewer.may(Action::ReadMembers);
    let body = RegisterPage {
        matrix: (!cells.is_empty()).then(|| matrix(&cells)),
        risks: risks.into_iter().map(|one| row(viewer, one, named)).collect(),
        states: states(filter, &here),
        weights: weights(filter, &here),
        spaces: open.into_iter().map(|space| place((space.id, space.name))).collect(),
        narrowed: *filter != Filter { state: "", weight: None, space: None },
        csv: filter.href(&format!("{here}.csv")),
        older,
        new: may_start.then(|| viewer.path("items/new?kind=risk")),
        here,
    };
    Ok(Page::new(body, "risk-plural").place(Place::Room("risks")).wide())
}

fn states(filter: &Filter, here: &str) -> Vec<(String, &'static str, bool)> {
    let link = |state: &house::items::State| {
        let on = filter.state == state.word;
        let next = Filter { state: if on { "" } else { state.word }, ..filter.clone() };
        (next.href(here), state.label, on)
    };
    RISK.states.iter().map(link).collect()
}

fn weights(filter: &Filter, here: &str) -> Vec<(String, &'static str, bool)> {
    let link = |weight: Weight| {
        let on = filter.weight == Some(weight);
        let next = Filter { weight: (!on).then_some(weight), ..filter.clone() };
        (next.href(here), weight.label().0, on)
    };
    Weight::ALL.into_iter().map(link).collect()
}

fn row(viewer: &Viewer, one: Listed, named: bool) -> Row {
    Row {
        href: viewer.path(format_args!("items/{}", one.id)),
        title: one.title,
        space: one.space_name,
        weight: Weight::of(one.likelihood, one.impact).label(),
        likelihood: one.likelihood,
        impact: one.impact,
        state: RISK.state(&one.state).map_or("risk-open", |state| state.label),
        owner: one.owner.filter(|_| named),
        review: one.review_on.map(day),
        raised: one.raised_at.is_some(),
    }
}

/// How many risks there are by likelihood, the likeliest above, and impact, the worst at the end.
fn matrix(cells: &[Cell]) -> Piece {
    let amount = |likelihood: i64, impact: i64| {
        let found = cells.iter().find(|cell| (cell.likelihood, cell.impact) == (likelihood, impact));
        found.map_or(0.0, |cell| f64::from(i32::try_from(cell.amount).unwrap_or(i32::MAX)))
    };
    let row = |likelihood: i64| {
        let name = Said::key(step(&LIKELIHOODS, likelihood));
        (name, (1..=5).map(|impact| amount(likelihood, impact)).collect())
    };
    let matrix = Matrix {
        caption: Caption {
            id: "risks",
            title: Said::key("risk-matrix"),
            about: Said::key("risk-matrix-about"),
        },
        columns: IMPACTS.into_iter().map(Said::key).collect(),
        rows: (1..=5).rev().map(row).collect(),
    };
    matrix.draw()
}

/// `GET /n/{slug}/risks.csv`: the same list.
pub(super) async fn csv(visit: Visit) -> Answer {
    let (filter, words) = (Filter::read(&visit.query), visit.clone());
    let read = visit.read(move |q, viewer| {
        let speech = words.speech(viewer.account.as_ref(), Some(&viewer.network));
        let risks = store::listed(q, viewer, &filter.asked(), place(""), FILED)?;
        Ok(lines(&speech, risks, viewer.may(Action::ReadMembers)))
    });
    sheet::whole("risks", &read.await?)
}

fn lines(speech: &Speech, risks: Vec<Listed>, named: bool) -> Vec<Vec<String>> {
    let keys = [
        "risk-label",
        "risk-space",
        "risk-state",
        "risk-likelihood",
        "risk-impact",
        "risk-owner",
        "risk-answer-title",
        "risk-review-on",
    ];
    let mut rows = vec![keys.map(|key| speech.key(key).into_owned()).to_vec()];
    for one in risks {
        let state = RISK.state(&one.state).map_or("risk-open", |state| state.label);
        let answer = one.answer.map(Treatment::label).map(|key| speech.key(key).into_owned());
        rows.push(vec![
            one.title,
            one.space_name,
            speech.key(state).into_owned(),
            one.likelihood.to_string(),
            one.impact.to_string(),
            one.owner.filter(|_| named).unwrap_or_default(),
            answer.unwrap_or_default(),
            one.review_on.map(|at| day(at).to_string()).unwrap_or_default(),
        ]);
    }
    rows
}
