//! One step on: what is made of a project that was funded.

use crate::budgets::budget::ProjectId;
use crate::budgets::rules::Fate;
use crate::budgets::store;
use db::{Read, Write};
use house::ids::ItemId;
use house::items::{self, Item, Origin};
use house::web::{Error, Viewer};

/// What is made of a project begins with its words.
pub(in crate::budgets) static ORIGIN: Origin = Origin { text, led };

fn text(
    q: &mut Read<'_>,
    _viewer: &Viewer,
    item: &Item,
    part: i64,
) -> Result<Option<(String, String)>, Error> {
    let found = store::project(q, item.id, ProjectId::from(part))?;
    Ok(found.filter(|one| one.state == Fate::Accepted).map(|one| (one.title, one.body)))
}

fn led(tx: &mut Write<'_>, viewer: &Viewer, item: &Item, part: i64, made: ItemId) -> Result<(), Error> {
    let found = store::project(tx, item.id, ProjectId::from(part))?;
    if let Some(one) = found.filter(|one| one.state == Fate::Accepted) {
        store::lead(tx, viewer.network.id, (one.id, made), viewer.now)?;
    }
    Ok(())
}

/// What was made of a project, as a link.
#[derive(Debug, Clone)]
pub(super) struct Led {
    pub(super) project: ProjectId,
    pub(super) href: String,
    pub(super) title: String,
}

/// What was made of these projects, as far as the viewer may see it.
pub(super) fn of(q: &mut Read<'_>, viewer: &Viewer, projects: &[ProjectId]) -> Result<Vec<Led>, Error> {
    let leads = store::leads_of(q, projects)?;
    let made: Vec<ItemId> = leads.iter().map(|(_, item)| *item).collect();
    let titles = items::titles(q, viewer, &made)?;
    let led = |(project, item): &(ProjectId, ItemId)| {
        let (_, title) = titles.iter().find(|(id, _)| id == item)?;
        let href = viewer.path(format_args!("items/{item}"));
        Some(Led { project: *project, href, title: title.clone() })
    };
    Ok(leads.iter().filter_map(led).collect())
}
