//! Taking back what an import brought, in one change: links first, then what was filled in, then who and what it made.

use super::{Stay, Withdrawal, store};
use crate::imports::acts::IMPORT_WITHDRAWN;
use db::Write;
use house::happenings::{self, Happened};
use house::ids::{ImportId, MemberId, OrganisationId};
use house::members;
use house::organisations;
use house::web::{Error, Viewer};
use std::collections::BTreeMap;

/// The most things whose staying is written down by name.
const TOLD: usize = 500;

impl Withdrawal {
    /// Takes everything back that goes, and writes down what stays.
    pub(super) fn apply(&self, tx: &mut Write<'_>, viewer: &Viewer, import: ImportId) -> Result<(), Error> {
        let network = viewer.network.id;
        for (organisation, members) in together(&self.joined) {
            members::part(tx, organisation, &members, self.at)?;
        }
        for (organisation, members) in together(&self.risen) {
            members::lower(tx, network, organisation, &members, viewer.now)?;
        }
        for (member, email) in &self.addresses {
            members::withdraw_address(tx, *member, email)?;
        }
        for (organisation, filled) in &self.filled {
            let back = filled.given_back(&organisation.known());
            if back != organisation.known() {
                organisations::change(
                    tx,
                    network,
                    organisation,
                    (&back, back.html_beside(organisation)),
                    viewer.now,
                )?;
            }
        }
        members::erase_unmet(tx, network, &self.people)?;
        organisations::erase(tx, network, &self.organisations)?;
        let stayed: Vec<&Stay> = self.stays.iter().take(TOLD).collect();
        let stayed = serde_json::to_string(&stayed).map_err(|error| Error::Broken(error.into()))?;
        store::withdraw(tx, import, &stayed)?;
        store::forget(tx, import)?;
        let happened = Happened::new(&IMPORT_WITHDRAWN).subject(import.get());
        happenings::record(tx, network, viewer.member_id(), viewer.now, happened)?;
        Ok(())
    }
}

/// The members of each organisation.
fn together(pairs: &[(OrganisationId, MemberId)]) -> BTreeMap<OrganisationId, Vec<MemberId>> {
    let mut together: BTreeMap<OrganisationId, Vec<MemberId>> = BTreeMap::new();
    for (organisation, member) in pairs {
        together.entry(*organisation).or_default().push(*member);
    }
    together
}
