//! What Today says of projects: which of those that one holds ask how they stand.

use super::project::{day, midnight_of};
use super::store;
use askama::Template;
use db::{Read, Time};
use house::dates::day_of;
use house::ids::SpaceId;
use house::web::{Error, Need, Piece, Said, Viewer, filters};

/// So many are named.
const NAMED: i64 = 5;

#[derive(Template)]
#[template(path = "projects/views/_need.html")]
struct Lines {
    lines: Vec<(String, String, Said)>,
}

/// The projects that the viewer holds and of which a report is due today, or was.
pub(super) fn needs(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(Vec::new()) };
    let today = midnight_of(day_of(viewer.now, &viewer.zone()));
    let waiting = store::until(q, viewer, (me, today), NAMED)?;
    let Some((first, name, _)) = waiting.first() else { return Ok(Vec::new()) };
    let way = (viewer.path(format_args!("spaces/{first}/reports")), "project-need-see");
    let need = Need::new("projects", Said::key("project-need").with("project", name), way)
        .because("project-need-why")
        .tinted("work");
    let lines: Vec<(String, String, Said)> = waiting.iter().skip(1).map(|one| line(viewer, one)).collect();
    Ok(vec![if lines.is_empty() { need } else { need.showing(Piece::of(Lines { lines })) }])
}

fn line(viewer: &Viewer, (space, name, due): &(SpaceId, String, Time)) -> (String, String, Said) {
    let href = viewer.path(format_args!("spaces/{space}/reports"));
    (href, name.clone(), Said::key("project-report-due").with("day", day(*due)))
}
