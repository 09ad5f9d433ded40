//! One step on: what was made of statements, and which shared ones nobody has taken further yet.

use super::bars::Bar;
use super::ground::State;
use super::store::{self, Orphan};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::{ItemId, StatementId};
use house::items::{self, Item, Origin};
use house::web::{Answer, Error, Page, Place, Viewer, Visit, filters};

/// What is made of a statement begins with its words.
pub(super) static ORIGIN: Origin = Origin { text, led };

/// Something that was made of a statement, as a link.
#[derive(Debug, Clone)]
pub(super) struct Led {
    pub(super) statement: StatementId,
    pub(super) href: String,
    pub(super) title: String,
}

/// How many statements a page shows.
const SHOWN: usize = 40;
/// The longest title that a form takes, in letters.
const TITLE: usize = 110;

#[derive(Template)]
#[template(path = "grounds/views/orphans.html")]
struct OrphansPage {
    rows: Vec<(Orphan, String, Bar)>,
    older: Option<String>,
    /// Where something is made of a statement of this item.
    start: Option<String>,
    spaces: String,
}

fn text(
    q: &mut Read<'_>,
    _viewer: &Viewer,
    item: &Item,
    part: i64,
) -> Result<Option<(String, String)>, Error> {
    let one = store::one(q, item.id, StatementId::from(part))?.filter(|one| one.state == State::Shown);
    let Some(one) = one else { return Ok(None) };
    let short: String = one.text.chars().take(TITLE).collect();
    let title = if short.len() < one.text.len() { format!("{}…", short.trim_end()) } else { short };
    Ok(Some((title, format!("> {}", one.text))))
}

fn led(tx: &mut Write<'_>, viewer: &Viewer, item: &Item, part: i64, made: ItemId) -> Result<(), Error> {
    let one = store::one(tx, item.id, StatementId::from(part))?.filter(|one| one.state == State::Shown);
    if let Some(one) = one {
        store::lead(tx, viewer.network.id, (one.id, made), viewer.now)?;
    }
    Ok(())
}

/// What was made of these statements, as far as the viewer may see it.
pub(super) fn of(q: &mut Read<'_>, viewer: &Viewer, statements: &[StatementId]) -> Result<Vec<Led>, Error> {
    let leads = store::leads_of(q, statements)?;
    let made: Vec<ItemId> = leads.iter().map(|(_, item)| *item).collect();
    let titles = items::titles(q, viewer, &made)?;
    let led = |(statement, item): &(StatementId, ItemId)| {
        let (_, title) = titles.iter().find(|(id, _)| id == item)?;
        let href = viewer.path(format_args!("items/{item}"));
        Some(Led { statement: *statement, href, title: title.clone() })
    };
    Ok(leads.iter().filter_map(led).collect())
}

/// Shared statements that nobody has taken further, for the tree of objectives.
pub(super) fn shared(q: &mut Read<'_>, viewer: &Viewer, limit: i64) -> Result<Vec<(ItemId, String)>, Error> {
    let found = store::orphans(q, viewer, StatementId::from(i64::MAX))?.into_iter();
    let most = usize::try_from(limit).unwrap_or(0);
    Ok(found.take(most).map(|one| (one.item_id, one.text)).collect())
}

/// `GET /n/{slug}/common-ground`
pub(super) async fn orphans(visit: Visit) -> Answer {
    let before = visit.query.value("before").parse().unwrap_or(i64::MAX);
    visit.page(move |q, viewer| page(q, viewer, StatementId::from(before))).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, before: StatementId) -> Result<Page<OrphansPage>, Error> {
    let mut found = store::orphans(q, viewer, before)?;
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let older = found.last().filter(|_| more);
    let older = older.map(|last| viewer.path(format_args!("common-ground?before={}", last.id)));
    let row = |orphan: Orphan| {
        let bar = Bar::of((orphan.agree_count, orphan.answers - orphan.agree_count, 0))?;
        let href = viewer.path(format_args!("items/{}", orphan.item_id));
        Some((orphan, href, bar))
    };
    let rows = found.into_iter().filter_map(row).collect();
    let start = viewer.may(Action::StartSpace).then(|| viewer.path("items/new?from="));
    let body = OrphansPage { rows, older, start, spaces: viewer.path("spaces") };
    Ok(Page::new(body, "ground-orphans").place(Place::Room("common-ground")))
}
