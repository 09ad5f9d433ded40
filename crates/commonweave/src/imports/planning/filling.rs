//! Filling in what is not yet known of an organisation; what somebody wrote is never overwritten.

use super::Plan;
use super::resolve::News;
use house::ids::OrganisationId;
use house::organisations::{NewOrganisation, Organisation};
use house::sector::Sector;
use std::collections::HashMap;

/// Notes what a row adds to a known organisation.
pub(super) fn fill_known(
    plan: &mut Plan,
    fills: &mut HashMap<OrganisationId, usize>,
    known: &Organisation,
    new: &NewOrganisation,
    knows_sector: bool,
) -> News {
    if let Some((_, present)) = fills.get(&known.id).and_then(|place| plan.fills.get_mut(*place)) {
        return if fill(present, new, knows_sector) { News::Completed } else { News::None };
    }
    let mut present = known.known();
    if !fill(&mut present, new, knows_sector) {
        return News::None;
    }
    fills.insert(known.id, plan.fills.len());
    plan.fills.push((known.clone(), present));
    News::Completed
}

/// Fills in what is empty; what somebody wrote is never overwritten.
pub(super) fn fill(present: &mut NewOrganisation, new: &NewOrganisation, knows_sector: bool) -> bool {
    let before = present.clone();
    let pairs = [
        (&mut present.place, &new.place),
        (&mut present.website, &new.website),
        (&mut present.about, &new.about),
        (&mut present.seeks, &new.seeks),
        (&mut present.brings, &new.brings),
        (&mut present.contact.email, &new.contact.email),
        (&mut present.contact.phone, &new.contact.phone),
        (&mut present.contact.person, &new.contact.person),
    ];
    for (present, new) in pairs {
        if present.is_empty() {
            present.clone_from(new);
        }
    }
    if knows_sector && present.sector == Sector::Other {
        present.sector = new.sector;
    }
    before != *present
}
