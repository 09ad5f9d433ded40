//! What the network knows of the people and organisations in a file, loaded at once.

use crate::imports::draft::Draft;
use db::Read;
use house::ids::{MemberId, NetworkId, OrganisationId};
use house::members::{self, Acquaintances, Capacity, fold};
use house::organisations::{self, Organisation};
use house::web::{Error, Said};
use std::collections::{BTreeSet, HashMap};

/// What is known.
pub(super) struct Known {
    pub(super) people: Acquaintances,
    pub(super) organisations: HashMap<String, Organisation>,
    pub(super) capacities: HashMap<(MemberId, OrganisationId), Capacity>,
}

impl Known {
    pub(super) fn load(
        q: &mut Read<'_>,
        network: NetworkId,
        drafts: &[Result<Draft, Said>],
    ) -> Result<Known, Error> {
        let (mut emails, mut names, mut partners) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for draft in drafts.iter().flatten() {
            if let Some(person) = &draft.person {
                emails.extend(person.email_key());
                names.insert(fold(&person.name));
            }
            partners.extend(draft.organisations.iter().map(|(new, _)| fold(&new.name)));
        }
        let list = |keys: BTreeSet<String>| keys.into_iter().collect::<Vec<_>>();
        let people = members::acquaintances(q, network, &list(emails), &list(names))?;
        let organisations = organisations::named(q, network, &list(partners))?;
        let ids: BTreeSet<MemberId> =
            people.by_email.values().chain(people.by_name.values().flatten()).map(|known| known.id).collect();
        let belongings = members::belongings(q, &ids.into_iter().collect::<Vec<_>>())?;
        Ok(Known {
            people,
            organisations: organisations.into_iter().map(|known| (known.name_key.clone(), known)).collect(),
            capacities: belongings
                .into_iter()
                .map(|one| ((one.member_id, one.organisation_id), one.capacity))
                .collect(),
        })
    }
}
