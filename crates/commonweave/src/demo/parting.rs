//! A partner in each network whose only voice went quietly: somebody stood for it besides their own work, and does so no more.

use super::plan::{Act, Calendar, Plan};
use house::organisations::{Contact, NewOrganisation};
use house::sector::Sector;
use std::time::Duration;

const DAY: u64 = 86_400;

/// So many days before the demo they stood down.
pub(super) const GONE: u32 = 75;

/// A partner, and who stood for it.
struct Parted {
    slug: &'static str,
    person: &'static str,
    sector: Sector,
    /// Name, place, what it seeks, what it brings, and what it is.
    words: [&'static str; 5],
}

const PARTED: &[Parted] = &[
    Parted {
        slug: "green-city",
        person: "greta",
        sector: Sector::Community,
        words: [
            "Allotments at the Old Weir",
            "Harbour Gate",
            "Somebody who speaks for us; water in August",
            "Sixty plots, compost, seedlings in April",
            "Sixty plots between the tram depot and the river. Our lease ends next year.",
        ],
    },
    Parted {
        slug: "learning-partnership",
        person: "rosa",
        sector: Sector::NonProfit,
        words: [
            "Lesepaten Neustadt",
            "Neustadt",
            "Menschen mit einer freien Stunde am Vormittag",
            "Zwanzig Vorlesestimmen, zwei Koffer voll Bücher",
            "Wir lesen vor, in vier Sprachen und drei Schulen.",
        ],
    },
    Parted {
        slug: "neighborhood",
        person: "desmond",
        sector: Sector::Community,
        words: [
            "Canal Anglers of Ward 7",
            "Canal Street",
            "A railing where the bank gives way; a new secretary",
            "Early risers who see what floats by",
            "We sit at the canal from five on and know who dumps what.",
        ],
    },
];

/// Adds the partner to a plan, and that somebody stands for it. It comes after all others, so that they stay what they are.
pub(super) fn add(plan: &mut Plan, calendar: Calendar) {
    let Some((person, parted)) = of(plan) else { return };
    let organisation = plan.organisations.len();
    let [name, place, seeks, brings, about] = parted.words.map(str::to_owned);
    plan.organisations.push(NewOrganisation {
        name,
        sector: parted.sector,
        place,
        website: String::new(),
        contact: Contact::default(),
        about,
        seeks,
        brings,
    });
    // Every other organisation is there by the twelfth day of the network.
    let added = plan.started + Duration::from_secs(13 * DAY);
    let stood = added.max(plan.joined(person, calendar)) + Duration::from_secs(DAY);
    plan.acts.push((added, Act::AddOrganisation { organisation, by: 0 }));
    plan.acts.push((stood, Act::Affiliate { person, organisation, stands: true }));
}

/// Who stood for the partner of this network, and the place of both in the plan.
pub(super) fn voice(plan: &Plan) -> Option<(usize, usize)> {
    let (person, parted) = of(plan)?;
    let [name, ..] = parted.words;
    let organisation = plan.organisations.iter().position(|one| one.name == name)?;
    Some((person, organisation))
}

fn of(plan: &Plan) -> Option<(usize, &'static Parted)> {
    let parted = PARTED.iter().find(|one| one.slug == plan.network.slug)?;
    Some((plan.person(parted.person).ok()?, parted))
}
