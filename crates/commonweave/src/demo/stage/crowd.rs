//! Many people at once: they join, belong to organisations, enter spaces, endorse the charter.

use super::batch::Ground;
use super::{Given, account_of};
use crate::charters;
use crate::demo::plan::Act;
use db::{Time, Write};
use house::accounts::{self, NewAccount};
use house::ids::{CharterId, MemberId};
use house::members::{self, Arrival, Capacity, NewAffiliation, State};
use house::spaces;
use house::web::Error;
use std::collections::BTreeMap;

type Held = [(Time, Act)];

/// In what capacity somebody belongs to an organisation.
pub(super) fn capacity(stands: bool) -> Capacity {
    if stands { Capacity::Representative } else { Capacity::Staff }
}

pub(super) fn join(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &mut Given,
    held: &Held,
) -> Result<(), Error> {
    let joining = held.iter().filter_map(|(time, act)| match act {
        Act::Join(person) => Some((*time, *person, ground.plan.people.get(*person)?)),
        _ => None,
    });
    let joining: Vec<_> = joining.collect();
    let new: Vec<(Time, NewAccount)> =
        joining.iter().map(|(time, _, player)| (*time, account_of(ground.plan, player))).collect();
    let accounts = accounts::create_accounts(tx, &new)?;
    let arrivals: Vec<Arrival<'_>> = joining
        .iter()
        .zip(accounts)
        .map(|((now, _, player), account)| Arrival {
            account,
            email: &player.email,
            role: player.role,
            profile: &player.profile,
            now: *now,
        })
        .collect();
    let members = members::join_many(tx, ground.network, &arrivals)?;
    known.people.extend(joining.iter().map(|(_, person, _)| *person).zip(members.iter().copied()));
    // The commons is everybody's from the start.
    let commons = known.space(0)?;
    let entries: Vec<_> =
        joining.iter().zip(&members).map(|((now, _, _), member)| (commons, *member, *now)).collect();
    Ok(spaces::enter_many(tx, ground.network, &entries)?)
}

pub(super) fn affiliate(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    held: &Held,
) -> Result<(), Error> {
    for (now, act) in held {
        let Act::Affiliate { person, organisation, stands } = *act else { continue };
        let sector = ground.plan.organisations.get(organisation).map(|new| new.sector);
        let player = ground.plan.people.get(person).ok_or(db::Error::Missing)?;
        let new = NewAffiliation {
            organisation: (known.organisation(organisation)?, sector.ok_or(db::Error::Missing)?),
            member: (known.person(person)?, State::Active, members::fold(&player.profile.name)),
            capacity: capacity(stands),
        };
        members::affiliate_many(tx, ground.network, &[new], *now)?;
    }
    Ok(())
}

pub(super) fn enter(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given, held: &Held) -> Result<(), Error> {
    let mut entries = Vec::new();
    for (now, act) in held {
        if let Act::EnterSpace { space, person } = *act {
            entries.push((known.space(space)?, known.person(person)?, *now));
        }
    }
    Ok(spaces::enter_many(tx, ground.network, &entries)?)
}

pub(super) fn endorse(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    held: &Held,
) -> Result<(), Error> {
    let mut versions: BTreeMap<CharterId, Vec<(MemberId, Time)>> = BTreeMap::new();
    for (now, act) in held {
        if let Act::Endorse { version, person, .. } = *act {
            versions.entry(known.charter(version)?).or_default().push((known.person(person)?, *now));
        }
    }
    for (charter, members) in versions {
        charters::endorse_many(tx, ground.network, charter, &members)?;
    }
    Ok(())
}
