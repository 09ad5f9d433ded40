//! The sheet of a project on top of the page of its space.

use super::project::{Sheet, day};
use super::store::{self, Cast, Report};
use askama::Template;
use db::Read;
use house::access::Action;
use house::dates::day_of;
use house::ids::{IndicatorId, SpaceId};
use house::room::Rooms;
use house::spaces::{Space, SpaceKind};
use house::web::{Error, Piece, Viewer, filters};
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "projects/views/_head.html")]
struct HeadPart {
    href: String,
    projects: String,
    /// Nothing is written yet.
    blank: bool,
    /// The viewer holds the space, and nothing rests.
    may_hold: bool,
    state: &'static str,
    light: Option<(&'static str, &'static str)>,
    objective: Option<(String, String)>,
    /// The charter does not name the objective any more.
    gone: bool,
    moves: String,
    indicator: Option<String>,
    starts: Option<Date>,
    ends: Option<Date>,
    late: bool,
    partners: Vec<Partner>,
    roles: Vec<Cast>,
    /// The roles that nobody has any more.
    vacant: Vec<String>,
    people: String,
    report: Option<Report>,
    /// Whether names may be told.
    named: bool,
    due: Option<Date>,
}

struct Partner {
    name: String,
    href: String,
    part: String,
    archived: bool,
}

/// The sheet, where there is one; who holds a space that has none finds the way to it.
pub(super) fn head(
    q: &mut Read<'_>,
    viewer: &Viewer,
    space: &Space,
    rooms: Rooms,
) -> Result<Option<Piece>, Error> {
    if space.is_commons() {
        return Ok(None);
    }
    let may_hold = space.may(viewer, Action::HoldSpace) && !space.is_archived();
    let Some(sheet) = store::sheet(q, space.id)? else {
        let offered = may_hold || (space.kind == SpaceKind::Project && !space.is_archived());
        return Ok(offered.then(|| Piece::of(part(viewer, space, (&Sheet::blank(), true), may_hold))));
    };
    let mut head = part(viewer, space, (&sheet, false), may_hold);
    let inside = space.may(viewer, Action::ReadSpaceMembers);
    head.gone =
        !sheet.objective.is_empty() && !rooms.objectives(q, viewer.network.id)?.contains(&sheet.objective);
    head.partners = partners(q, viewer, space)?;
    if inside {
        head.roles = store::roles(q, space.id)?;
        head.vacant = store::vacancies(q, space.id)?.into_iter().map(|one| one.role).collect();
    }
    head.report = store::reports(q, space.id, i64::MAX, 1)?.pop();
    Ok(Some(Piece::of(head)))
}

/// The projects that mean to move an indicator.
pub(super) fn movers(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: IndicatorId,
) -> Result<Vec<(SpaceId, String)>, Error> {
    Ok(store::moving(q, viewer, id)?)
}

fn part(viewer: &Viewer, space: &Space, (sheet, blank): (&Sheet, bool), may_hold: bool) -> HeadPart {
    let projects = viewer.path("projects");
    let today = day_of(viewer.now, &viewer.zone());
    let ends = sheet.ends_on.map(day);
    let key = super::project::key_of(&sheet.objective);
    let objective =
        (!key.is_empty()).then(|| (format!("{projects}?objective={key}"), sheet.objective.clone()));
    HeadPart {
        href: space.href(viewer),
        projects,
        blank,
        may_hold,
        state: sheet.state.label(),
        light: sheet.light.map(super::project::Light::label),
        objective,
        gone: false,
        moves: sheet.moves.clone(),
        // Whoever is no member may not find it there.
        indicator: sheet
            .indicator_id
            .filter(|_| viewer.member_id().is_some())
            .map(|id| viewer.path(format_args!("outcomes/indicators/{id}"))),
        starts: sheet.starts_on.map(day),
        ends,
        late: !sheet.state.is_over() && ends.is_some_and(|ends| ends < today),
        partners: Vec::new(),
        roles: Vec::new(),
        vacant: Vec::new(),
        people: viewer.path("people"),
        report: None,
        named: viewer.may(Action::ReadMembers),
        due: sheet.report_due_on.map(day).filter(|due| may_hold && *due <= today),
    }
}

fn partners(q: &mut Read<'_>, viewer: &Viewer, space: &Space) -> Result<Vec<Partner>, Error> {
    let shown = |one: store::Partner| Partner {
        href: viewer.path(format_args!("organisations/{}", one.organisation_id)),
        name: one.name,
        part: one.part,
        archived: one.archived_at.is_some(),
    };
    Ok(store::partners(q, space.id)?.into_iter().map(shown).collect())
}
