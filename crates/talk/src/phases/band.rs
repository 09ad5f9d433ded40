//! The band on top of the page of a space: its phases in a row, where it stands now, and what is asked of members.

use super::phase::{Asked, Phase, Shown};
use super::store;
use askama::Template;
use db::Read;
use house::access::Action;
use house::room::Rooms;
use house::spaces::Space;
use house::web::{Error, Piece, Viewer, filters};

#[derive(Template)]
#[template(path = "phases/views/_band.html")]
struct BandPart {
    phases: Vec<Shown>,
    current: Option<Phase>,
    /// The next one, where none lasts now.
    next: Option<Phase>,
    /// Where one does what is asked, and the key of what the button says.
    deed: Option<(String, &'static str)>,
    whole: String,
    edit: Option<String>,
}

/// The phases, where there are any.
pub(super) fn head(
    q: &mut Read<'_>,
    viewer: &Viewer,
    space: &Space,
    _: Rooms,
) -> Result<Option<Piece>, Error> {
    let may_hold = space.may(viewer, Action::HoldSpace) && !space.is_archived();
    let phases = store::of_space(q, space.id)?;
    if phases.is_empty() {
        return Ok(None);
    }
    let href = space.href(viewer);
    let current = phases.iter().find(|phase| phase.is_now(viewer.now)).cloned();
    let coming = phases.iter().find(|phase| phase.begins_at > viewer.now).cloned();
    let next = coming.filter(|_| current.is_none());
    Ok(Some(Piece::of(BandPart {
        next,
        deed: current.as_ref().and_then(|phase| deed(viewer, space, phase.asks)),
        current,
        whole: format!("{href}/phases"),
        edit: may_hold.then(|| format!("{href}/phases/edit")),
        phases: phases.into_iter().map(|phase| phase.shown(viewer.now)).collect(),
    })))
}

/// Where the viewer does what is asked; nothing for who may not.
fn deed(viewer: &Viewer, space: &Space, asks: Asked) -> Option<(String, &'static str)> {
    let label = asks.deed()?;
    if asks == Asked::Look {
        return Some((format!("{}/items", space.href(viewer)), label));
    }
    let kind = asks.as_str();
    let form = viewer.path(format_args!("items/new?space={}&kind={kind}", space.id));
    space.may(viewer, Action::TakePart).then_some((form, label))
}
