//! Projects: proposed, changed, taken back, and judged by those who hold the space.

mod judging;
mod list;
mod show;
mod withdrawal;
mod writing;

pub(super) use judging::{ask as ask_verdict, judge, judged};
pub(super) use list::{Row, list, rows};
pub(super) use show::show;
pub(super) use withdrawal::{ask as ask_whether, withdraw};
pub(super) use writing::{ask, change, create, edit};

use super::budget::Project;
use house::items::Item;
use house::web::{Page, Place, Said, Viewer};

/// Puts a page into its place below the budget.
pub(super) fn below<T>(page: Page<T>, viewer: &Viewer, item: &Item) -> Page<T> {
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    page.place(Place::Spaces)
        .under("space-list-title", viewer.path("spaces"))
        .under(Said::raw(&item.space_name), &space)
        .under(Said::raw(&item.title), item.href(viewer))
        .in_space(space)
}

/// Puts a page into its place below a project.
fn below_project<T>(page: Page<T>, viewer: &Viewer, (item, project): (&Item, &Project)) -> Page<T> {
    let href = viewer.path(format_args!("budgets/{}/projects/{}", item.id, project.id));
    below(page, viewer, item).under(Said::raw(&project.title), href)
}
