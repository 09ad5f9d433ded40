//! What projects tell of what was done: when each was planned, got under way, rested and came to its end.

use super::project::ProjectState;
use super::store::{self, Turning};
use db::Read;
use house::reports::{Deed, Sought};
use house::web::{Error, Viewer};

/// The turns of the projects of these spaces.
pub(super) fn deeds(q: &mut Read<'_>, viewer: &Viewer, sought: &Sought<'_>) -> Result<Vec<Deed>, Error> {
    let deed = |one: Turning| Deed {
        at: one.turned_at,
        sort: word(one.state),
        title: one.name,
        href: format!("spaces/{}", one.space_id),
    };
    Ok(store::turnings(q, viewer, sought)?.into_iter().map(deed).collect())
}

/// Key of what has happened to a project that is in this state now.
fn word(state: ProjectState) -> &'static str {
    match state {
        ProjectState::Idea => "project-deed-idea",
        ProjectState::Planned => "project-deed-planned",
        ProjectState::Running => "project-deed-running",
        ProjectState::Paused => "project-deed-paused",
        ProjectState::Done => "project-deed-done",
        ProjectState::Stopped => "project-deed-stopped",
    }
}
