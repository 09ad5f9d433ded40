//! The tables of spaces and of who is in them.

mod arrangement;
mod extracts;
mod finding;
mod joining;
mod looking;
mod membership;
mod order;
mod reading;
mod recount;

pub(super) use arrangement::{Ending, arrange, endings, last_days, set_last_day};
pub use arrangement::{go_on, rest, use_tab, way};
pub(super) use extracts::EXTRACTS;
pub use finding::FINDS;
use finding::renew;
pub(super) use joining::{
    Invited, Request, end_invitation, end_request, invitations, requested, requests, set_archived, waiting,
};
pub use joining::{invite, request, set_joining};
pub use looking::{note_item_read, note_look, read_all};
pub use membership::{enter, enter_commons, enter_many, facilitators, leave, leave_all, roles};
pub(super) use membership::{member_of, members, merge, role_of, set_role};
pub(super) use order::{arranged_count, make_room, swap_places, take_place};
pub(super) use reading::{Before, browse, first, rename};
pub use reading::{
    commons, names, note_activity, of_network, open_to, those_visible_to, to_join, visible_to,
};
pub(super) use recount::recount;

use super::space::{SpaceKind, SpaceText};
use super::template;
use crate::access::{SpaceRole, SpaceVisibility};
use crate::ids::{MemberId, NetworkId, SpaceId};
use db::{Error, Time, Write};

/// Makes the commons of a new network; its founder holds it.
///
/// # Errors
/// Those of the database.
pub fn create_commons(
    tx: &mut Write<'_>,
    network: NetworkId,
    founder: MemberId,
    name: &str,
    now: Time,
) -> Result<SpaceId, Error> {
    let text =
        SpaceText { name: name.to_owned(), purpose: String::new(), visibility: SpaceVisibility::Network };
    create(tx, network, founder, SpaceKind::Commons, &text, now)
}

/// Makes a space; who makes it holds it.
///
/// # Errors
/// Those of the database.
pub fn create(
    tx: &mut Write<'_>,
    network: NetworkId,
    by: MemberId,
    kind: SpaceKind,
    text: &SpaceText,
    now: Time,
) -> Result<SpaceId, Error> {
    let template = template::of(kind);
    let tabs = template.map_or_else(String::new, |template| template::words(template.tabs));
    let phase = template.and_then(|template| template.phases.first()).map_or("", |phase| phase.word);
    let name_key = text.name.to_lowercase();
    let space = tx.one(
        "INSERT INTO spaces (network_id, kind, name, name_key, purpose, visibility, member_count, created_by,
                             created_at, updated_at, last_activity_at, tabs, phase)
         VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, $8, $8, $9, $10) RETURNING id",
        &[&network, &kind, &text.name, &name_key, &text.purpose, &text.visibility, &by, &now, &tabs, &phase],
    )?;
    enter(tx, network, space, by, SpaceRole::Facilitator, now)?;
    renew(tx, space)?;
    Ok(space)
}
