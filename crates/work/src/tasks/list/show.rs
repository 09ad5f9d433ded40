//! The list.

use super::filter::{Filter, NEVER};
use crate::tasks::board::{Shown, cards, nav};
use crate::tasks::column::{Column, standing};
use crate::tasks::desk::{below, space};
use crate::tasks::store;
use crate::tasks::task::Priority;
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::dates::day_of;
use house::ids::{FilterId, ItemId, SpaceId};
use house::items::{Kinds, Verb};
use house::spaces::{Space, Tab, Tabs};
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "tasks/list/views/list.html")]
pub(super) struct ListPage {
    name: String,
    tabs: Tabs,
    nav: Vec<(String, &'static str, bool)>,
    href: String,
    items: String,
    form: Form,
    query: String,
    people: Vec<(String, String)>,
    organisations: Vec<(String, String)>,
    milestones: Vec<(String, String)>,
    columns: Vec<(String, Said)>,
    lines: Vec<(Shown, Option<Said>)>,
    kept: Vec<(FilterId, String, String)>,
    may_change: bool,
    may_keep: bool,
    may_take_along: bool,
    done: bool,
    undo: bool,
    start: Option<String>,
    older: Option<String>,
    priorities: Vec<(&'static str, &'static str)>,
}

/// How many tasks a page of it shows.
const SHOWN: usize = 100;

/// `GET /n/{slug}/spaces/{id}/list`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let kinds = visit.app.rooms.kinds();
    let asked = (Filter::read(&visit.query), visit.query.value("after").to_owned());
    visit.page(move |q, viewer| page(q, viewer, id, kinds, (&asked, Form::new()))).await
}

/// Reads a place in the list, `MICROSECONDS-NUMBER`; anything else is the beginning.
fn place(text: &str, done: bool) -> (Time, ItemId) {
    let read = text
        .split_once('-')
        .and_then(|(time, id)| Some((Time::from_micros(time.parse().ok()?), id.parse().ok()?)));
    let start = if done { NEVER } else { i64::MIN };
    read.unwrap_or((Time::from_micros(start), ItemId::from(if done { NEVER } else { 0 })))
}

pub(super) fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: SpaceId,
    kinds: Kinds,
    ((filter, after), form): (&(Filter, String), Form),
) -> Result<Page<ListPage>, Error> {
    let space = space(q, viewer, id, Action::ReadSpace)?;
    let narrow = filter.narrow(viewer);
    let after = place(after, filter.done);
    let most = i64::try_from(SHOWN).unwrap_or_default() + 1;
    let mut found = if filter.done {
        store::lists::done(q, id, &narrow, after, most)?
    } else {
        store::lists::open(q, id, &narrow, after, most)?
    };
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let href = format!("{}/list", space.href(viewer));
    let next = found.last().filter(|_| more).map(|last| {
        let time = if filter.done { last.done_at } else { last.due_on };
        format!("{href}?{}&after={}-{}", filter.query(), time.map_or(NEVER, Time::micros), last.id)
    });
    let shown = cards(q, found, day_of(viewer.now, &viewer.zone()))?;
    let columns = store::columns::of_space(q, id)?;
    let body = body(q, viewer, (&space, kinds), (filter, form), (columns, shown, next))?;
    Ok(below(Page::new(body, "task-list-title"), viewer, &space).wide())
}

fn body(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (space, kinds): (&Space, Kinds),
    (filter, form): (&Filter, Form),
    (columns, shown, older): (Vec<Column>, Vec<Shown>, Option<String>),
) -> Result<ListPage, Error> {
    let inside = space.may(viewer, Action::ReadSpaceMembers);
    let may_change = space.may(viewer, Action::TakePart);
    let (kept, undo) = own(q, viewer, space, may_change)?;
    let people = if inside { store::reading::candidates(q, space.id)? } else { Vec::new() };
    let milestones = store::milestones::of_space(q, space.id)?.into_iter();
    let line = |shown: Shown| {
        let column = standing(&columns, shown.card.column_id, filter.done).map(Column::called);
        (shown, column)
    };
    Ok(ListPage {
        name: space.name.clone(),
        tabs: Tabs::of(q, space, viewer, kinds, Tab::Of(Verb::Work))?,
        nav: nav(viewer, space, "list"),
        href: space.href(viewer),
        items: viewer.path("items"),
        query: filter.query(),
        people: named(people),
        organisations: named(store::lists::carriers(q, space.id)?),
        milestones: milestones.map(|one| (one.id.to_string(), one.title)).collect(),
        lines: shown.into_iter().map(line).collect(),
        columns: columns.iter().map(|column| (column.id.to_string(), column.called())).collect(),
        kept,
        may_change,
        may_keep: viewer.member_id().is_some() && space.may(viewer, Action::Follow),
        may_take_along: inside,
        done: filter.done,
        undo,
        start: may_change.then(|| viewer.path(format_args!("items/new?kind=task&space={}", space.id))),
        older,
        priorities: Priority::ALL.iter().map(|one| (one.as_str(), one.label())).collect(),
        form: chosen(form, filter),
    })
}

/// Numbers and names as a choice has them.
fn named<T: std::fmt::Display>(all: Vec<(T, String)>) -> Vec<(String, String)> {
    all.into_iter().map(|(id, name)| (id.to_string(), name)).collect()
}

/// What the viewer keeps here, and whether they can undo something.
fn own(
    q: &mut Read<'_>,
    viewer: &Viewer,
    space: &Space,
    may_change: bool,
) -> Result<(Vec<(FilterId, String, String)>, bool), Error> {
    let Some(me) = viewer.member_id() else { return Ok((Vec::new(), false)) };
    let undo = may_change && crate::tasks::board::can_undo(q, me, space.id, viewer.now)?;
    Ok((store::keeping::filters(q, me, space.id)?, undo))
}

/// The form above the list, with what it is narrowed to.
fn chosen(form: Form, filter: &Filter) -> Form {
    let text = |value: Option<String>| value.unwrap_or_default();
    form.with("who", &filter.who)
        .with("in", text(filter.organisation.map(|id| id.to_string())))
        .with("toward", text(filter.milestone.map(|id| id.to_string())))
        .with("pressing", text(filter.priority.map(|one| one.to_string())))
        .with("when", &filter.due)
}
