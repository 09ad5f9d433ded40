//! Who belongs to an organisation, by their own word; and who stands for it, by the word of a facilitator or steward.

use super::visible_to;
use crate::happenings::{self, Happened, What};
use crate::ids::{MemberId, OrganisationId};
use crate::members::{self, Capacity};
use crate::web::{Answer, At, Error, Viewer, Visit};
use db::Write;

type Address = At<(String, OrganisationId)>;
type PersonAddress = At<(String, OrganisationId, MemberId)>;

/// POST `/n/{slug}/organisations/{id}/affiliation`: "I work in it".
pub(super) async fn join(visit: Visit, At((_, id)): Address) -> Answer {
    let changed = visit.write(move |tx, viewer| {
        let own = viewer.member()?.id;
        match members::capacity_in(tx, id, own)? {
            Some(_) => Ok(()),
            None => put(tx, viewer, id, own, Capacity::Staff),
        }
    });
    changed.await?;
    Ok(visit.go_saying(visit.path(format!("organisations/{id}")), "organisation-joined-done"))
}

/// POST `/n/{slug}/organisations/{id}/affiliation/removal`: "no longer".
pub(super) async fn leave(visit: Visit, At((_, id)): Address) -> Answer {
    let changed = visit.write(move |tx, viewer| {
        let own = viewer.member()?.id;
        visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
        if members::end_affiliation(tx, id, own, viewer.now)? {
            note(tx, viewer, id, "ended")?;
        }
        Ok(())
    });
    changed.await?;
    Ok(visit.go_saying(visit.path(format!("organisations/{id}")), "organisation-left-done"))
}

/// POST `/n/{slug}/organisations/{id}/representatives/{member}`
pub(super) async fn appoint(visit: Visit, At((_, id, member)): PersonAddress) -> Answer {
    let changed = visit.write(move |tx, viewer| appoint_as(tx, viewer, id, member, Capacity::Representative));
    changed.await?;
    Ok(visit.go_saying(visit.path(format!("organisations/{id}")), "organisation-appointed-done"))
}

/// POST `/n/{slug}/organisations/{id}/representatives/{member}/removal`: they stay as staff.
pub(super) async fn unappoint(visit: Visit, At((_, id, member)): PersonAddress) -> Answer {
    let changed = visit.write(move |tx, viewer| appoint_as(tx, viewer, id, member, Capacity::Staff));
    changed.await?;
    Ok(visit.go_saying(visit.path(format!("organisations/{id}")), "organisation-unappointed-done"))
}

/// Only who belongs to an organisation already can be made its representative, and stop being it.
fn appoint_as(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: OrganisationId,
    member: MemberId,
    capacity: Capacity,
) -> Result<(), Error> {
    members::visible_to(tx, viewer, member)?.ok_or(Error::NotFound)?;
    match members::capacity_in(tx, id, member)? {
        None => Err(Error::NotFound),
        Some(present) if present == capacity => Ok(()),
        Some(_) => put(tx, viewer, id, member, capacity),
    }
}

fn put(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: OrganisationId,
    member: MemberId,
    capacity: Capacity,
) -> Result<(), Error> {
    let organisation = visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
    let at = (id, organisation.sector);
    members::affiliate(tx, viewer.network.id, at, member, capacity, viewer.now)?;
    note(tx, viewer, id, capacity.as_str())
}

fn note(tx: &mut Write<'_>, viewer: &Viewer, id: OrganisationId, detail: &'static str) -> Result<(), Error> {
    let happened = Happened::new(What::AffiliationChanged).subject(id.get()).detail(detail);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}
