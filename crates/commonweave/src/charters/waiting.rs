//! Whose endorsement of the charter in force is still wanted.

use super::store;
use askama::Template;
use db::Read;
use house::access::Action;
use house::web::{Error, Need, Piece, Said, Viewer, filters};

#[derive(Template)]
#[template(path = "charters/views/_need.html")]
struct For {
    organisations: Vec<String>,
}

/// The charter that waits for the viewer, as Today shows it.
pub(super) fn needs(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(waiting) = waiting_for(q, viewer)? else { return Ok(Vec::new()) };
    let title = Said::key("charter-need").with("version", waiting.version);
    let mut need =
        Need::new("charter", title, (viewer.path("charter"), "charter-need-read")).tinted("decide");
    if waiting.myself {
        need = need.because("charter-need-why");
    }
    if !waiting.organisations.is_empty() {
        need = need.showing(Piece::of(For { organisations: waiting.organisations }));
    }
    Ok(vec![need])
}

/// What a viewer has not yet endorsed of the newest version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The version.
    pub version: i64,
    /// For themselves.
    pub myself: bool,
    /// For these organisations that they represent, by name.
    pub organisations: Vec<String>,
}

/// What waits for this viewer's endorsement; nothing where there is no charter, or where they may not endorse.
///
/// # Errors
/// Those of the database.
pub fn waiting_for(q: &mut Read<'_>, viewer: &Viewer) -> Result<Option<Waiting>, Error> {
    let Some(me) = viewer.member_id().filter(|_| viewer.may(Action::EndorseCharter)) else {
        return Ok(None);
    };
    let Some(charter) = store::newest(q, viewer.network.id)? else { return Ok(None) };
    let myself = !store::endorsed_by(q, charter.id, me)?;
    let organisations: Vec<String> = store::spoken_for(q, charter.id, me)?
        .into_iter()
        .filter(|organisation| !organisation.endorsed)
        .map(|organisation| organisation.name)
        .collect();
    let waiting = Waiting { version: charter.version, myself, organisations };
    Ok(Some(waiting).filter(|waiting| waiting.myself || !waiting.organisations.is_empty()))
}
