//! What members report: who says that they are somebody who was written down, who was invited and has not come, who is new, and
//! what somebody holds.

mod counting;
mod store;

use crate::access::Action;
use crate::ids::MemberId;
use crate::reports::{Burden, Laid, Lying, Spot, Tray};
use crate::web::{Error, Said, Viewer};
pub(super) use counting::{ACTIVE, NEW};
use db::{Read, Time};
pub use store::{Came, holders, present_after, steward_of};

/// Who says that they are somebody whom the stewards wrote down.
pub(super) static CLAIMED: Tray = Tray {
    word: "claims",
    title: "member-tray-claims",
    about: "member-tray-claims-about",
    empty: "member-tray-claims-empty",
    deed: "member-tray-claims-deed",
    rows: claimed,
};

/// Who was invited and has not come.
pub(super) static INVITED: Tray = Tray {
    word: "invitations",
    title: "member-tray-invited",
    about: "member-tray-invited-about",
    empty: "member-tray-invited-empty",
    deed: "member-tray-invited-deed",
    rows: invited,
};

/// For how many organisations somebody stands.
pub(super) static STANDS: Burden = Burden {
    each: 1,
    said: |count| Said::key("member-burden-stands").with("count", count),
    weigh: store::stands,
};

/// Whether somebody holds the network.
pub(super) static HOLDS: Burden =
    Burden { each: 1, said: |_| Said::key("member-burden-holds"), weigh: store::holds };

fn claimed(q: &mut Read<'_>, viewer: &Viewer, before: Spot, limit: i64) -> Result<Lying, Error> {
    if !viewer.may(Action::ManageMembers) {
        return Ok(Lying::default());
    }
    let claims = store::claims(q, viewer.network.id, before.first(), limit.saturating_add(1))?;
    let row = |claim: store::Claimed| {
        let laid = Laid {
            title: Said::raw(claim.name),
            told: None,
            at: Some(claim.created_at),
            href: viewer.path("claims"),
        };
        (Spot::of(claim.id), laid)
    };
    Ok(Lying::whole(claims.into_iter().map(row).collect(), limit))
}

fn invited(q: &mut Read<'_>, viewer: &Viewer, before: Spot, limit: i64) -> Result<Lying, Error> {
    if !viewer.may(Action::ManageMembers) {
        return Ok(Lying::default());
    }
    let links = store::invited(q, viewer.network.id, before.first(), limit.saturating_add(1))?;
    let row = |link: store::Invited| {
        let over = link.expires_at <= viewer.now;
        let href = match link.member_id {
            Some(member) => viewer.path(format_args!("invitations?member={member}")),
            None => viewer.path("invitations"),
        };
        let laid = Laid {
            title: Said::raw(link.invitee.unwrap_or(link.email)),
            told: Some(Said::key(if over { "member-tray-invited-over" } else { "member-tray-invited-open" })),
            at: Some(link.created_at),
            href,
        };
        (Spot::of(link.id), laid)
    };
    Ok(Lying::whole(links.into_iter().map(row).collect(), limit))
}

/// Who came since a moment and is here, the latest first, before this place; so many at most. Only members learn it.
///
/// # Errors
/// Those of the database.
pub fn came(
    q: &mut Read<'_>,
    viewer: &Viewer,
    since: Time,
    before: (Time, MemberId),
    limit: i64,
) -> Result<Vec<Came>, Error> {
    if !viewer.may(Action::ReadMembers) {
        return Ok(Vec::new());
    }
    Ok(store::came(q, viewer.network.id, since, before, limit)?)
}
