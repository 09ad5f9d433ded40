//! A strategy: written down, and tested against each future.

use super::Address;
use crate::scenarios::scenario::{Corner, Turn, Verdict, axes, find, note, to_change, under};
use crate::scenarios::store::{self, Strategy, Tested};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::{ItemId, StrategyId};
use house::members::fold;
use house::web::form::{LINE, PARAGRAPHS};
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

/// How many strategies a scenario has at most.
const MOST: usize = 12;
/// The fields of each corner: verdict and note.
const FIELDS: [(&str, &str); 4] =
    [("verdict1", "note1"), ("verdict2", "note2"), ("verdict3", "note3"), ("verdict4", "note4")];

#[derive(Template)]
#[template(path = "scenarios/futures/views/strategy.html")]
struct StrategyPage {
    form: Form,
    base: String,
    back: String,
    /// The future of each corner: what it is called, its fields, and its place among them.
    futures: Vec<(Said, &'static str, &'static str)>,
    verdicts: Vec<(&'static str, &'static str)>,
    known: bool,
}

/// `GET /n/{slug}/scenarios/{id}/strategy`: the strategy of this number; without one, a new one.
pub(in crate::scenarios) async fn edit_strategy(visit: Visit, At((_, id)): Address) -> Answer {
    let form = Form::new().with("strategy", visit.query.value("strategy"));
    visit.page(move |q, viewer| page(q, viewer, id, (form, false))).await
}

/// `POST /n/{slug}/scenarios/{id}/strategy`
pub(in crate::scenarios) async fn save_strategy(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change_once(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "scenario-strategy-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, (form, true)).map(Page::invalid)).await,
    }
}

/// `POST /n/{slug}/scenarios/{id}/strategy/removal`
pub(in crate::scenarios) async fn remove_strategy(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let strategy = form.value("strategy").parse::<StrategyId>().ok();
    let removed = visit.write(move |tx, viewer| {
        let item = to_change(tx, viewer, id)?;
        let known = store::strategies(tx, id)?.into_iter().find(|one| Some(one.id) == strategy);
        if let Some(known) = known {
            store::remove_strategy(tx, (id, known.id))?;
            note(tx, viewer, &item, (Turn::StrategyRemoved, &known.name, &known.about))?;
        }
        Ok(())
    });
    removed.await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "scenario-strategy-removed-done"))
}

/// The strategy that the form is about; none for a new one.
fn known(form: &Form, strategies: &[Strategy]) -> Result<Option<Strategy>, Error> {
    match form.value("strategy") {
        "" => Ok(None),
        number => {
            let id = number.parse::<StrategyId>().map_err(|_| Error::NotFound)?;
            let found = strategies.iter().find(|one| one.id == id).cloned();
            found.map(Some).ok_or(Error::NotFound)
        }
    }
}

/// What the form says of each corner.
type Answers = Vec<(i64, Option<(Verdict, String)>)>;

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let item = to_change(tx, viewer, id)?;
    let strategies = store::strategies(tx, id)?;
    let before = known(form, &strategies)?;
    let tests = store::tests(tx, id)?;
    if let Some(before) = &before {
        form.expect_unchanged(&filled(before, &tests));
    }
    let (name, about) = (form.name("name", LINE), form.optional_text("about", PARAGRAPHS));
    let said = read(form);
    let own = before.as_ref().map(|one| one.id);
    if strategies.iter().any(|one| Some(one.id) != own && fold(&one.name) == fold(&name)) {
        form.fail("name", "scenario-strategy-twice");
    }
    if before.is_none() && strategies.len() >= MOST {
        form.fail_whole(Said::key("scenario-strategies-full").with("most", MOST));
    }
    form.checked()?;
    let place = (viewer.network.id, id);
    let strategy = match &before {
        Some(before) => {
            store::change_strategy(tx, (id, before.id), (&name, &about))?;
            before.id
        }
        None => store::add_strategy(tx, place, (&name, &about))?,
    };
    for (corner, said) in &said {
        let said = said.as_ref().map(|(verdict, note)| (*verdict, note.as_str()));
        store::judge(tx, place, (strategy, *corner), said)?;
    }
    let was = before.as_ref().map(|one| told(one, &tests)).unwrap_or_default();
    let turn = if before.is_some() { Turn::StrategyChanged } else { Turn::StrategyAdded };
    note(tx, viewer, &item, (turn, &name, &was))
}

fn read(form: &mut Form) -> Answers {
    let mut all = Vec::new();
    for (corner, (verdict, note)) in Corner::ALL.into_iter().zip(FIELDS) {
        let note = form.optional_text(note, PARAGRAPHS);
        let said = match form.value(verdict) {
            "" => None,
            _ => form.choice::<Verdict>(verdict),
        };
        if said.is_none() && !note.is_empty() {
            form.fail(verdict, "scenario-note-alone");
        }
        all.push((corner.get(), said.map(|said| (said, note))));
    }
    all
}

/// A strategy and how it fared, as the history keeps it.
fn told(strategy: &Strategy, tests: &[Tested]) -> String {
    let own = tests.iter().filter(|one| one.strategy_id == strategy.id);
    let lines = own.map(|one| format!("{}: {} {}", one.corner, one.verdict, one.note));
    let all = [strategy.name.clone(), strategy.about.clone()].into_iter().chain(lines);
    all.collect::<Vec<_>>().join("\n")
}

/// The form with what is said now.
fn filled(strategy: &Strategy, tests: &[Tested]) -> Form {
    let mut form = Form::new().with("name", strategy.name.as_str()).with("about", strategy.about.as_str());
    for (corner, (verdict, note)) in Corner::ALL.into_iter().zip(FIELDS) {
        let own = |one: &&Tested| one.strategy_id == strategy.id && one.corner == corner.get();
        let found = tests.iter().find(own);
        form = form
            .with(verdict, found.map_or("", |one| one.verdict.as_str()))
            .with(note, found.map_or("", |one| one.note.as_str()));
    }
    form
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    (form, typed): (Form, bool),
) -> Result<Page<StrategyPage>, Error> {
    let (item, _) = find(q, viewer, id, Action::TakePart)?;
    let number = form.value("strategy").to_owned();
    let before = known(&form, &store::strategies(q, id)?)?;
    let form = match &before {
        Some(before) => {
            let kept = filled(before, &store::tests(q, id)?);
            let shown = if typed { form.caught_up(&kept, |_, value| Said::raw(value)) } else { kept.begun() };
            shown.replaced("strategy", number)
        }
        None => form,
    };
    let (told, axes) = (store::futures(q, id)?, axes(&store::drivers(q, id)?));
    let future = |(corner, (verdict, note)): (Corner, (&'static str, &'static str))| {
        let named = told.iter().find(|one| one.corner == corner.get());
        let name = named.map_or_else(|| corner.told(&axes), |one| Said::raw(one.name.as_str()));
        (name, verdict, note)
    };
    let body = StrategyPage {
        form,
        base: viewer.path(format_args!("scenarios/{id}/strategy")),
        back: item.href(viewer),
        futures: Corner::ALL.into_iter().zip(FIELDS).map(future).collect(),
        verdicts: Verdict::ALL.iter().map(|one| (one.as_str(), one.label().0)).collect(),
        known: before.is_some(),
    };
    Ok(under(Page::new(body, "scenario-strategy"), viewer, &item))
}
