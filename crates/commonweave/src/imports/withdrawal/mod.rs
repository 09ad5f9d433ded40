//! Taking an import back as a whole, as long as nothing depends on what it brought. Who has come meanwhile, what somebody
//! has changed and what others belong to stays, and the page says so by name.

mod act;
mod page;
mod store;
mod trace;

pub(super) use page::{preview, withdraw};
pub(super) use trace::Traces;

use db::{Read, Time};
use house::ids::{ImportId, MemberId, OrganisationId};
use house::members::{self, Unmet};
use house::organisations::{self, Filled, Organisation};
use house::web::{Error, Said, Viewer};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use trace::TraceKind;

db::word! {
    /// Why something stays.
    pub(super) enum Why {
        /// The person has come.
        Here = "here",
        /// A link of their own was made for them.
        Invited = "invited",
        /// They came to belong to something since.
        Since = "since",
        /// Something that they said elsewhere stands under their name.
        Speaks = "speaks",
        /// Somebody else belongs to the organisation, or did.
        People = "people",
        /// Somebody has changed it, archived it or merged it since.
        Changed = "changed",
    }
}

impl Why {
    /// The key of the sentence that says it.
    pub(super) fn label(self) -> &'static str {
        match self {
            Why::Here => "import-stays-here",
            Why::Invited => "import-stays-invited",
            Why::Since => "import-stays-since",
            Why::Speaks => "import-stays-speaks",
            Why::People => "import-stays-people",
            Why::Changed => "import-stays-changed",
        }
    }
}

/// Something that stays, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stay {
    /// How it is called.
    pub(super) name: String,
    /// Why it stays.
    pub(super) why: Why,
}

/// What would become of all that an import brought.
struct Withdrawal {
    at: Time,
    people: Vec<MemberId>,
    organisations: Vec<Organisation>,
    addresses: Vec<(MemberId, String)>,
    /// What is given back, with the organisation as it is now.
    filled: Vec<(Organisation, Filled)>,
    joined: Vec<(OrganisationId, MemberId)>,
    risen: Vec<(OrganisationId, MemberId)>,
    stays: Vec<Stay>,
}

impl Withdrawal {
    /// Compares what an import brought with what has become of it. The database is asked a few dozen times, however
    /// much it was.
    fn load(q: &mut Read<'_>, viewer: &Viewer, import: ImportId) -> Result<Withdrawal, Error> {
        let network = viewer.network.id;
        let missing = || Error::Refused(Said::key("import-refused-withdrawal"));
        let at = store::came_in(q, network, import)?.ok_or_else(missing)?;
        let mut stays = Vec::new();
        let brought: Vec<MemberId> = numbers(q, import, TraceKind::Person)?;
        let unmet = members::unmet(q, network, &brought, at)?;
        let people = unmet.iter().filter_map(|person| going(person, &mut stays)).collect::<Vec<_>>();
        let (joined, risen) = (pairs(q, import, TraceKind::Joined)?, pairs(q, import, TraceKind::Risen)?);
        let addresses = store::of_kind(q, import, TraceKind::Address)?;
        let mut withdrawal = Withdrawal {
            at,
            people,
            organisations: Vec::new(),
            addresses: addresses.into_iter().map(|trace| (trace.subject_id.into(), trace.kept)).collect(),
            filled: Vec::new(),
            joined,
            risen,
            stays,
        };
        withdrawal.load_organisations(q, viewer, import)?;
        withdrawal.load_filled(q, viewer, import)?;
        Ok(withdrawal)
    }

    /// Organisations that nobody has changed go, unless somebody belongs to them whom the list did not bring.
    fn load_organisations(
        &mut self,
        q: &mut Read<'_>,
        viewer: &Viewer,
        import: ImportId,
    ) -> Result<(), Error> {
        let brought: Vec<OrganisationId> = numbers(q, import, TraceKind::Organisation)?;
        let made = organisations::with_numbers(q, viewer.network.id, &brought)?;
        let ids: Vec<OrganisationId> = made.iter().map(|made| made.id).collect();
        let (people, joined): (HashSet<MemberId>, HashSet<(OrganisationId, MemberId)>) =
            (self.people.iter().copied().collect(), self.joined.iter().copied().collect());
        let others: HashSet<OrganisationId> = members::all_ties(q, &ids)?
            .into_iter()
            .filter(|(organisation, member, began)| {
                let ours = *began == self.at && joined.contains(&(*organisation, *member));
                !ours && !people.contains(member)
            })
            .map(|(organisation, _, _)| organisation)
            .collect();
        for made in made {
            let why = if others.contains(&made.id) {
                Some(Why::People)
            } else if made.is_touched() {
                Some(Why::Changed)
            } else {
                None
            };
            match why {
                Some(why) => self.stays.push(Stay { name: made.name, why }),
                None => self.organisations.push(made),
            }
        }
        Ok(())
    }

    /// What was filled in is given back where it is still as it came.
    fn load_filled(&mut self, q: &mut Read<'_>, viewer: &Viewer, import: ImportId) -> Result<(), Error> {
        let traces = store::of_kind(q, import, TraceKind::Filled)?;
        let ids: Vec<OrganisationId> = traces.iter().map(|trace| trace.subject_id.into()).collect();
        let found = organisations::with_numbers(q, viewer.network.id, &ids)?;
        let mut kept: HashMap<OrganisationId, Filled> = HashMap::new();
        for trace in traces {
            let filled = serde_json::from_str(&trace.kept).map_err(|error| Error::Broken(error.into()))?;
            kept.insert(trace.subject_id.into(), filled);
        }
        for organisation in found {
            let Some(filled) = kept.remove(&organisation.id) else { continue };
            if !filled.is_untouched(&organisation.known()) {
                self.stays.push(Stay { name: organisation.name.clone(), why: Why::Changed });
            }
            self.filled.push((organisation, filled));
        }
        Ok(())
    }

    /// Whether there is anything to take back.
    fn is_empty(&self) -> bool {
        let changed = self.addresses.len() + self.filled.len() + self.joined.len() + self.risen.len();
        self.people.is_empty() && self.organisations.is_empty() && changed == 0
    }
}

/// The number of a person who goes, or why they stay. Who is no longer there stands nowhere.
fn going(person: &Unmet, stays: &mut Vec<Stay>) -> Option<MemberId> {
    let why = match (person.is_unmet(), person.invited > 0, person.since > 0) {
        (false, _, _) => Why::Here,
        (true, _, _) if person.speaks => Why::Speaks,
        (true, true, _) => Why::Invited,
        (true, false, true) => Why::Since,
        (true, false, false) => return Some(person.id),
    };
    stays.push(Stay { name: person.name.clone(), why });
    None
}

fn numbers<T: From<i64>>(q: &mut Read<'_>, import: ImportId, kind: TraceKind) -> Result<Vec<T>, Error> {
    Ok(store::of_kind(q, import, kind)?.into_iter().map(|trace| trace.subject_id.into()).collect())
}

fn pairs(
    q: &mut Read<'_>,
    import: ImportId,
    kind: TraceKind,
) -> Result<Vec<(OrganisationId, MemberId)>, Error> {
    let traces = store::of_kind(q, import, kind)?;
    Ok(traces.into_iter().map(|trace| (trace.other_id.into(), trace.subject_id.into())).collect())
}
