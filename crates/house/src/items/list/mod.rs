//! The items of a space, all of them or those of one tab.

mod lines;
mod live;

pub use lines::{Lines, lines};
pub(super) use live::live;

use super::item::ItemRow;
use super::kind::{self, Kinds, Verb};
use super::store::{self, Filter};
use crate::access::Action;
use crate::ids::{ItemId, SpaceId};
use crate::spaces::{self, Space, Tab, Tabs};
use crate::tags;
use crate::web::{Answer, At, Error, Page, Place, Said, Viewer, Visit, filters, sheet};
use askama::Template;
use db::{Read, Time};

#[derive(Template)]
#[template(path = "items/views/list.html")]
struct ListPage {
    name: String,
    tabs: Tabs,
    kinds: Vec<(String, &'static str, bool)>,
    states: Vec<(String, &'static str, bool)>,
    pinned: Vec<ItemRow>,
    items: Vec<ItemRow>,
    lines: Lines,
    /// The tags of these items, and the address of the list to which a tag's number is added.
    tags: Vec<tags::Tagged>,
    tagged: String,
    /// The name of the tag to which the list is narrowed, and the address without it.
    tag: Option<(String, String)>,
    registry: Kinds,
    items_href: String,
    start: Option<String>,
    csv: Option<String>,
    /// Where all of it is called read, where something is new.
    read: Option<String>,
    /// Where deleted items are brought back.
    deleted: Option<String>,
    older: Option<String>,
}

const SHOWN: usize = 30;
/// The most lines that one file holds.
const EXPORTED: i64 = 10_000;

/// `GET /n/{slug}/spaces/{id}/items`
pub(super) async fn list(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let (kinds, filter) = (visit.app.rooms.kinds(), filter(&visit));
    let before = place(visit.query.value("before"));
    visit.page(move |q, viewer| page(q, viewer, id, kinds, filter, before)).await
}

/// `GET /n/{slug}/spaces/{id}/items.csv`
pub(super) async fn csv(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let filter = filter(&visit);
    let rows = visit.read(move |q, viewer| {
        let space = spaces::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
        space.require(viewer, Action::ReadSpaceMembers)?;
        store::in_space(q, id, &filter, start(), EXPORTED)
    });
    let speech = visit.speech(None, None);
    let head = ["number", "kind", "title", "author", "messages", "last", "closed"].map(str::to_owned);
    let mut lines = vec![head.to_vec()];
    for row in rows.await? {
        let closed = row.closed_at.map(|at| speech.machine(at)).unwrap_or_default();
        let (last, count) = (speech.machine(row.last_message_at), row.message_count.to_string());
        lines.push(vec![row.id.to_string(), row.kind, row.title, row.author_name, count, last, closed]);
    }
    sheet::whole("items", &lines)
}

fn filter(visit: &Visit) -> Filter {
    let verb = Verb::of_word(visit.query.value("verb"));
    let kind = kind::named(visit.app.rooms.kinds(), visit.query.value("kind"));
    // A kind of another tab narrows nothing.
    let kind = kind.filter(|kind| verb.is_none_or(|verb| verb == kind.verb)).map_or("", |kind| kind.name);
    let state = match visit.query.value("state") {
        state @ ("open" | "closed" | "archived") => state,
        _ => "",
    };
    let verb = verb.map_or("", Verb::word);
    let tag = visit.query.value("tag").parse().ok();
    Filter { verb: verb.to_owned(), kind: kind.to_owned(), state: state.to_owned(), tag }
}

impl Filter {
    /// The list of this space narrowed so, by another kind and state.
    fn link(&self, base: &str, kind: &str, state: &str) -> String {
        let tag = self.tag.map_or_else(String::new, |tag| format!("&tag={tag}"));
        format!("{}{tag}", self.untagged(base, kind, state))
    }

    /// The same, whatever tags the items have.
    fn untagged(&self, base: &str, kind: &str, state: &str) -> String {
        let verb = if self.verb.is_empty() { String::new() } else { format!("verb={}&", self.verb) };
        format!("{base}?{verb}kind={kind}&state={state}")
    }
}

/// Reads a place in the list, `MICROSECONDS-NUMBER`; anything else is the beginning.
pub(super) fn place(text: &str) -> (Time, ItemId) {
    text.split_once('-')
        .and_then(|(time, id)| Some((Time::from_micros(time.parse().ok()?), id.parse().ok()?)))
        .unwrap_or_else(start)
}

fn start() -> (Time, ItemId) {
    (Time::from_micros(i64::MAX), ItemId::from(i64::MAX))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: SpaceId,
    all: Kinds,
    filter: Filter,
    before: (Time, ItemId),
) -> Result<Page<ListPage>, Error> {
    let space = spaces::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    let (pinned, items, last) = rows(q, id, all, &filter, before)?;
    let href = space.href(viewer);
    let (kind, state) = (filter.kind.as_str(), filter.state.as_str());
    let link = |kind: &str, state: &str| filter.link(&format!("{href}/items"), kind, state);
    let ids: Vec<ItemId> = pinned.iter().chain(&items).map(|item| item.id).collect();
    let narrowed = filter.tag.map(|tag| tags::name(q, viewer, tag)).transpose()?.flatten();
    let lines = lines(q, viewer, all, &[&pinned, &items])?;
    let body = ListPage {
        tags: tags::of_items(q, &ids)?,
        tagged: format!("{href}/items?tag="),
        tag: narrowed.map(|name| (name, filter.untagged(&format!("{href}/items"), kind, state))),
        tabs: Tabs::of(q, &space, viewer, all, Verb::of_word(&filter.verb).map_or(Tab::All, Tab::Of))?,
        kinds: narrowed_by_kind(all, &filter, &link),
        states: STATES.iter().map(|(word, key)| (link(kind, word), *key, *word == state)).collect(),
        items_href: viewer.path("items"),
        start: space.may(viewer, Action::TakePart).then(|| viewer.path(format_args!("items/new?space={id}"))),
        csv: space
            .may(viewer, Action::ReadSpaceMembers)
            .then(|| filter.link(&format!("{href}/items.csv"), kind, state)),
        read: (lines.any_fresh() && space.role.is_some()).then(|| format!("{href}/reading")),
        lines,
        deleted: space.may(viewer, Action::TakePart).then(|| format!("{href}/deleted")),
        name: space.name.clone(),
        registry: all,
        older: last.map(|last| format!("{}&before={last}", link(kind, state))),
        pinned,
        items,
    };
    let page = framed(body, viewer, &space);
    Ok(if before == start() { page.live(live::address(q, viewer, &space)?) } else { page })
}

/// What is pinned, where the whole list begins; the other rows; and the place of the last one, where more follow.
fn rows(
    q: &mut Read<'_>,
    space: SpaceId,
    all: Kinds,
    filter: &Filter,
    before: (Time, ItemId),
) -> Result<(Vec<ItemRow>, Vec<ItemRow>, Option<String>), Error> {
    let mut items = store::in_space(q, space, filter, before, 31)?;
    let more = items.len() > SHOWN;
    items.truncate(SHOWN);
    let last = items.last().filter(|_| more).map(after);
    let narrowed = !filter.kind.is_empty() || !filter.state.is_empty() || filter.tag.is_some();
    let pinned = if narrowed || before != start() { Vec::new() } else { pinned(q, space, all, filter)? };
    items.retain(|row| !pinned.iter().any(|pin| pin.id == row.id));
    Ok((pinned, items, last))
}

/// The place in the list behind this row.
fn after(row: &ItemRow) -> String {
    format!("{}-{}", row.last_message_at.micros(), row.id)
}

const STATES: &[(&str, &str)] = &[
    ("", "item-filter-all"),
    ("open", "item-filter-open"),
    ("closed", "item-filter-closed"),
    ("archived", "item-filter-archived"),
];

/// The kinds among which one can choose: those of the tab. Where there is but one, there is no choice.
fn narrowed_by_kind(
    all: Kinds,
    filter: &Filter,
    link: &dyn Fn(&str, &str) -> String,
) -> Vec<(String, &'static str, bool)> {
    let of_tab = all.iter().filter(|kind| filter.verb.is_empty() || filter.verb == kind.verb.word());
    let every = (link("", &filter.state), "item-filter-kinds", filter.kind.is_empty());
    let kinds = of_tab.map(|one| (link(one.name, &filter.state), one.plural, one.name == filter.kind));
    let links: Vec<_> = std::iter::once(every).chain(kinds).collect();
    if links.len() > 2 { links } else { Vec::new() }
}

/// What is pinned in the space, as far as the tab shows it.
fn pinned(q: &mut Read<'_>, id: SpaceId, all: Kinds, filter: &Filter) -> Result<Vec<ItemRow>, Error> {
    let mut pinned = store::pinned_in(q, id)?;
    let of_tab = |row: &ItemRow| row.kind_of(all).is_some_and(|kind| kind.verb.word() == filter.verb);
    pinned.retain(|row| filter.verb.is_empty() || of_tab(row));
    Ok(pinned)
}

fn framed(body: ListPage, viewer: &Viewer, space: &Space) -> Page<ListPage> {
    let title = Said::key("item-list-title").with("space", &space.name);
    let href = space.href(viewer);
    let page = Page::new(body, title).place(Place::Spaces).under("space-list-title", viewer.path("spaces"));
    let page = page.under(Said::raw(&space.name), &href).in_space(href);
    match space.look(viewer) {
        Some(look) => page.noting(look),
        None => page,
    }
}
