//! One step on: what is made of a project that was funded.

use crate::budgets::budget::{Project, ProjectId};
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
    Ok(funded(q, item, ProjectId::from(part))?.map(|one| (one.title, one.body)))
}

/// The project, once it is counted and was funded: nothing is made of what lost, or of what people still choose among.
fn funded(q: &mut Read<'_>, item: &Item, project: ProjectId) -> Result<Option<Project>, Error> {
    let won = store::outcome(q, project)?.is_some_and(|outcome| outcome.rank.is_some());
    if won { Ok(store::project(q, item.id, project)?) } else { Ok(None) }
}

fn led(tx: &mut Write<'_>, viewer: &Viewer, item: &Item, part: i64, made: ItemId) -> Result<(), Error> {
    if let Some(one) = funded(tx, item, ProjectId::from(part))? {
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
