//! One step on: what was made of statements, and which shared ones nobody has taken further yet.

mod project;

pub(super) use project::{create, head, new, way};

use crate::grounds::bars::Bar;
use crate::grounds::ground::{State, path};
use crate::grounds::store::{self, Orphan};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::{ItemId, SpaceId, StatementId};
use house::items::{self, Item, Origin};
use house::spaces;
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
#[template(path = "grounds/leading/views/orphans.html")]
struct OrphansPage {
    rows: Vec<Row>,
    older: Option<String>,
    /// Where something is made of a statement of this item.
    start: Option<String>,
    spaces: String,
}

/// A shared statement: where its conversation is, how many agree, and where a project is made of it, for those who may.
struct Row {
    one: Orphan,
    href: String,
    bar: Bar,
    project: Option<String>,
}

fn text(
    q: &mut Read<'_>,
    _viewer: &Viewer,
    item: &Item,
    part: i64,
) -> Result<Option<(String, String)>, Error> {
    let one = store::one(q, item.id, StatementId::from(part))?.filter(|one| one.state == State::Shown);
    let Some(one) = one else { return Ok(None) };
    Ok(Some((titled(&one.text), format!("> {}", one.text))))
}

/// The words of a statement as a title.
fn titled(text: &str) -> String {
    let short: String = text.chars().take(TITLE).collect();
    if short.len() < text.len() { format!("{}…", short.trim_end()) } else { short }
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
    let made = leads.iter().filter_map(led).collect();
    with_projects(q, viewer, statements, made)
}

/// Beside the items, the projects that were made of these statements.
fn with_projects(
    q: &mut Read<'_>,
    viewer: &Viewer,
    statements: &[StatementId],
    mut made: Vec<Led>,
) -> Result<Vec<Led>, Error> {
    let projects = store::projects_of(q, statements)?;
    let spaces: Vec<SpaceId> = projects.iter().map(|(_, space)| *space).collect();
    let names = spaces::names(q, viewer, &spaces)?;
    for (statement, space) in projects {
        if let Some((_, name)) = names.iter().find(|(id, _)| *id == space) {
            let href = viewer.path(format_args!("spaces/{space}"));
            made.push(Led { statement, href, title: name.clone() });
        }
    }
    Ok(made)
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
    let starts = viewer.may(Action::StartSpace);
    let row = |one: Orphan| {
        let bar = Bar::of((one.agree_count, one.answers - one.agree_count, 0))?;
        let href = viewer.path(format_args!("items/{}", one.item_id));
        let way = || path(viewer, one.item_id, &format!("project?statement={}", one.id));
        let project = (starts && one.held).then(way);
        Some(Row { one, href, bar, project })
    };
    let rows = found.into_iter().filter_map(row).collect();
    let start = starts.then(|| viewer.path("items/new?from="));
    let body = OrphansPage { rows, older, start, spaces: viewer.path("spaces") };
    Ok(Page::new(body, "ground-orphans").place(Place::Room("common-ground")))
}
