//! Setting up the phases of a space: one form for all of them.

use super::acts::PHASES_SET;
use super::phase::{self, Asked, NAMES, Names, Phase, RESTS};
use super::{store, turning};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::SpaceId;
use house::spaces::{self, Space};
use house::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use jiff::tz::TimeZone;

#[derive(Template)]
#[template(path = "phases/views/plan.html")]
struct PlanPage {
    form: Form,
    action: String,
    cancel: String,
    labels: Vec<(&'static str, &'static str)>,
    rows: Vec<Row>,
    /// Those in which nothing stands, behind a fold.
    more: Vec<Row>,
    asks: &'static [Asked],
}

/// The names of the fields of one phase.
struct Row {
    place: i64,
    name: &'static str,
    sentence: &'static str,
    first: &'static str,
    last: &'static str,
    asks: &'static str,
    /// The boxes of what may rest, each with the key of its label.
    rests: Vec<(&'static str, &'static str)>,
}

/// `GET /n/{slug}/spaces/{id}/phases/edit`
pub(super) async fn edit(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/spaces/{id}/phases`
pub(super) async fn save(visit: Visit, At((_, id)): At<(String, SpaceId)>, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| change(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/phases")), "phases-set-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

/// The space, where the viewer holds it; everyone's space goes through no phases.
fn held(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId) -> Result<Space, Error> {
    let space = spaces::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    space.require(viewer, Action::HoldSpace)?;
    if space.is_commons() { Err(Error::NotFound) } else { Ok(space) }
}

fn change(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId, form: &mut Form) -> Result<(), Error> {
    tx.lock("spaces", id.get())?;
    let space = held(tx, viewer, id)?;
    let before = store::of_space(tx, id)?;
    form.expect_unchanged(&filled(&before));
    let plan = phase::read(form)?;
    let zone = TimeZone::get(&viewer.network.time_zone).unwrap_or(TimeZone::UTC);
    turning::set(tx, &space, (&before, &plan), &zone, viewer.now)?;
    let happened = Happened::new(&PHASES_SET).space(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    turning::take_up(tx, id, viewer.now)
}

/// The form as the phases fill it in; what no phase fills stands there empty, so that it can be told when somebody else has filled it.
fn filled(phases: &[Phase]) -> Form {
    let rows = NAMES.into_iter().enumerate().map(|(at, names)| (names, phases.get(at)));
    rows.fold(Form::new(), |form, (([name, sentence, first, last, asks], boxes), phase)| {
        let form = form
            .with(name, phase.map_or("", |phase| phase.name.as_str()))
            .with(sentence, phase.map_or("", |phase| phase.sentence.as_str()))
            .with(first, phase.map_or("", |phase| phase.first_day.as_str()))
            .with(last, phase.map_or("", |phase| phase.last_day.as_str()));
        let Some(phase) = phase else { return form };
        let rest = RESTS.iter().zip(boxes).filter(|((word, _, _), _)| phase.rests(word));
        rest.fold(form.with(asks, phase.asks.as_str()), |form, (_, name)| form.with(name, "true"))
    })
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: SpaceId,
    typed: Option<Form>,
) -> Result<Page<PlanPage>, Error> {
    let space = held(q, viewer, id)?;
    let now = filled(&store::of_space(q, id)?);
    let form = match typed {
        Some(typed) => typed.caught_up(&now, told),
        None => now.begun(),
    };
    let href = space.href(viewer);
    let mut rows: Vec<Row> = (1..).zip(NAMES).map(row).collect();
    let more = rows.split_off(open(&form).min(rows.len()));
    let body = PlanPage {
        form,
        action: format!("{href}/phases"),
        cancel: href.clone(),
        labels: labels(),
        rows,
        more,
        asks: Asked::ALL,
    };
    Ok(Page::new(body, "phases-edit-title")
        .place(Place::Spaces)
        .under("space-list-title", viewer.path("spaces"))
        .under(Said::raw(&space.name), &href)
        .in_space(href))
}

/// How many rows of the form stand open: up to the last in which something stands or is wrong, and one more.
fn open(form: &Form) -> usize {
    let says = |name: &&str| !["", Asked::Nothing.as_str()].contains(&form.value(name));
    let used = |(names, boxes): &Names| {
        names.iter().chain(boxes).any(|name| says(name) || form.error(name).is_some())
    };
    NAMES.iter().rposition(used).map_or(1, |last| last + 2)
}

fn row((place, (names, boxes)): (i64, Names)) -> Row {
    let [name, sentence, first, last, asks] = names;
    Row { place, name, sentence, first, last, asks, rests: boxed(boxes).collect() }
}

/// The boxes of what may rest, each with the key of its label.
fn boxed(boxes: [&'static str; 4]) -> impl Iterator<Item = (&'static str, &'static str)> {
    boxes.into_iter().zip(RESTS.map(|(_, label, _)| label))
}

/// Each field with the key of its label.
fn labels() -> Vec<(&'static str, &'static str)> {
    let of = |([name, sentence, first, last, asks], boxes): Names| {
        [
            (name, "phases-name"),
            (sentence, "phases-sentence"),
            (first, "phases-first"),
            (last, "phases-last"),
            (asks, "phases-asks"),
        ]
        .into_iter()
        .chain(boxed(boxes))
    };
    NAMES.into_iter().flat_map(of).collect()
}

/// What a field holds, as a person reads it.
fn told(field: &str, value: &str) -> Said {
    let box_of = NAMES.iter().any(|(_, boxes)| boxes.contains(&field));
    match value.parse::<Asked>().ok().filter(|_| field.starts_with("asks-")) {
        Some(asked) => asked.label().into(),
        None if box_of && value == "true" => "phases-rest-on".into(),
        None if box_of => "phases-rest-off".into(),
        None => Said::raw(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_stands_open_and_one_more() {
        let empty = filled(&[]);
        assert_eq!(open(&empty), 1);
        // What the browser sends of a row that nobody has touched.
        assert_eq!(open(&empty.clone().replaced("asks-8", "nothing")), 1);
        assert_eq!(open(&empty.clone().replaced("name-1", "Listening").replaced("first-1", "2026-11-10")), 2);
        // Nothing that was typed is folded away, also behind a row that was left out, and nothing that is wrong.
        assert_eq!(open(&empty.clone().replaced("ideas-4", "true")), 5);
        let mut wrong = empty;
        wrong.fail("last-6", "phases-refused-last");
        assert_eq!(open(&wrong), 7);
        assert_eq!(open(&wrong.replaced("name-8", "Resting")), 9);
    }
}
