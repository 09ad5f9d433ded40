//! The items of a space.

use super::item::ItemRow;
use super::kind::{self, Kinds};
use super::store::{self, Filter};
use crate::access::Action;
use crate::ids::{ItemId, SpaceId};
use crate::spaces::{self, Tab, Tabs};
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
    items: Vec<ItemRow>,
    /// The tags of these items, and the address of the list to which a tag's number is added.
    tags: Vec<tags::Tagged>,
    tagged: String,
    /// The name of the tag to which the list is narrowed, and the address without it.
    tag: Option<(String, String)>,
    registry: Kinds,
    items_href: String,
    start: Option<String>,
    csv: Option<String>,
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
    let kind = kind::named(visit.app.rooms.kinds(), visit.query.value("kind")).map_or("", |kind| kind.name);
    let state = match visit.query.value("state") {
        state @ ("open" | "closed") => state,
        _ => "",
    };
    Filter { kind: kind.to_owned(), state: state.to_owned(), tag: visit.query.value("tag").parse().ok() }
}

/// Reads a place in the list, `MICROSECONDS-NUMBER`; anything else is the beginning.
fn place(text: &str) -> (Time, ItemId) {
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
    let mut items = store::in_space(q, id, &filter, before, 31)?;
    let href = space.href(viewer);
    let (kind, state) = (filter.kind.as_str(), filter.state.as_str());
    let tag = filter.tag.map_or_else(String::new, |tag| format!("&tag={tag}"));
    let link = |kind: &str, state: &str| format!("{href}/items?kind={kind}&state={state}{tag}");
    let older = older(&mut items, &link(kind, state));
    let every = (link("", state), "item-filter-kinds", kind.is_empty());
    let kinds = all.iter().map(|one| (link(one.name, state), one.plural, one.name == kind));
    let states = [("", "item-filter-all"), ("open", "item-filter-open"), ("closed", "item-filter-closed")];
    let body = ListPage {
        tags: tags::of_items(q, &items.iter().map(|item| item.id).collect::<Vec<_>>())?,
        tagged: format!("{href}/items?tag="),
        tag: narrowed(q, viewer, &filter, &href)?,
        tabs: Tabs::of(&space, viewer, Tab::Talk),
        kinds: std::iter::once(every).chain(kinds).collect(),
        states: states.into_iter().map(|(word, key)| (link(kind, word), key, word == state)).collect(),
        items_href: viewer.path("items"),
        start: space.may(viewer, Action::TakePart).then(|| viewer.path(format_args!("items/new?space={id}"))),
        csv: space
            .may(viewer, Action::ReadSpaceMembers)
            .then(|| format!("{href}/items.csv?kind={kind}&state={state}{tag}")),
        name: space.name.clone(),
        registry: all,
        items,
        older,
    };
    let title = Said::key("item-list-title").with("space", &space.name);
    let page = Page::new(body, title).place(Place::Spaces).under("space-list-title", viewer.path("spaces"));
    Ok(page.under(Said::raw(&space.name), &href).in_space(href))
}

/// The address of what comes after these, cut to what a page shows; none where they are all.
fn older(items: &mut Vec<ItemRow>, list: &str) -> Option<String> {
    let more = items.len() > SHOWN;
    items.truncate(SHOWN);
    let last = items.last().filter(|_| more)?;
    Some(format!("{list}&before={}-{}", last.last_message_at.micros(), last.id))
}

/// The name of the tag to which the list is narrowed, and the address of the whole list.
fn narrowed(
    q: &mut Read<'_>,
    viewer: &Viewer,
    filter: &Filter,
    space: &str,
) -> Result<Option<(String, String)>, Error> {
    let name = filter.tag.map(|tag| tags::name(q, viewer, tag)).transpose()?.flatten();
    Ok(name.map(|name| (name, format!("{space}/items"))))
}
