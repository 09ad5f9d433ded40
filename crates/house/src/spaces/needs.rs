//! Spaces to join, for who is in none but the commons.

use super::space::Space;
use super::store;
use crate::web::{Error, Need, Piece, Viewer, filters};
use askama::Template;
use db::Read;

/// How many spaces are proposed.
const PROPOSED: usize = 3;

#[derive(Template)]
#[template(path = "spaces/views/_need.html")]
struct ToJoin {
    spaces: Vec<Space>,
    href: String,
}

/// Spaces that are open to somebody who is in no working group yet.
pub(super) fn of(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    if !store::open_to(q, viewer)?.iter().all(Space::is_commons) {
        return Ok(Vec::new());
    }
    let (spaces, href) = (store::to_join(q, viewer, PROPOSED)?, viewer.path("spaces"));
    let need = Need::new("space", "space-need", (href.clone(), "space-need-all")).because("space-need-why");
    let some = !spaces.is_empty();
    Ok(some.then(|| need.showing(Piece::of(ToJoin { spaces, href }))).into_iter().collect())
}
