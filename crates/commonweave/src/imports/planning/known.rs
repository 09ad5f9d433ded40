//! What the network knows of the people and organisations in a file, loaded at once.

use crate::imports::draft::Draft;
use db::Read;
use house::ids::{MemberId, NetworkId, OrganisationId};
use house::members::{self, Acquaintances, Capacity, fold};
use house::organisations::{self, Organisation};
use house::web::{Error, Said};
use lists::one_name;
use std::collections::{BTreeSet, HashMap};

/// What is known.
pub(super) struct Known {
    pub(super) people: Acquaintances,
    /// By their names as they are compared: `e. V.` and `e.V.` are one.
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
            partners.extend(draft.organisations.iter().flat_map(|(new, _)| spellings(&new.name)));
        }
        let list = |keys: BTreeSet<String>| keys.into_iter().collect::<Vec<_>>();
        let people = members::acquaintances(q, network, &list(emails), &list(names))?;
        let organisations = organisations::named(q, network, &list(partners))?;
        let ids: BTreeSet<MemberId> =
            people.by_email.values().chain(people.by_name.values().flatten()).map(|known| known.id).collect();
        let belongings = members::belongings(q, &ids.into_iter().collect::<Vec<_>>())?;
        Ok(Known {
            people,
            // A name that was merged into another is that other, known under the name that was asked for.
            organisations: organisations
                .into_iter()
                .map(|known| (one_name(&known.name_key), known))
                .collect(),
            capacities: belongings
                .into_iter()
                .map(|one| ((one.member_id, one.organisation_id), one.capacity))
                .collect(),
        })
    }
}

/// The folded name as it is written, and with abbreviations spaced and dotted in the other ways.
fn spellings(name: &str) -> Vec<String> {
    let folded = fold(name);
    let tight = folded.replace(". ", ".");
    let spaced = tight.replace('.', ". ").trim_end().to_owned();
    let mut all = vec![one_name(name), tight.trim_end_matches('.').to_owned(), tight, spaced, folded];
    all.sort();
    all.dedup();
    all
}
