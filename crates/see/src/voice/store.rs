//! Who there is to be heard.

use super::groups::{Amounts, STEPS};
use crate::ties;
use db::{Error, Param, Read, Time};
use house::batch;
use house::happenings::Step;
use house::ids::{MemberId, NetworkId, SpaceId};
use house::sector::Sector;
use std::collections::BTreeMap;

/// Somebody without a name: what groups are made of.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// Of the first organisation for which they stand.
    pub(super) sector: Option<Sector>,
    /// The day on which they came, counted from 1970.
    pub(super) joined: Option<i64>,
    /// How many of their organisation are here, themselves counted in; 0 without one.
    pub(super) colleagues: i64,
    /// How often they took each step, in the order of the steps, in each of the [`PIECES`] of time.
    pub(super) done: Amounts,
    /// How many ideas and proposals they put forward, and how many of these led to something else.
    pub(super) ideas: [i64; 2],
}

/// The pieces of time of which every span is made, from so many months ago to so many: whatever span is looked at, what it holds and what
/// came before are whole pieces, and each piece is told of only where it may be.
pub(super) const PIECES: [(i64, i64); 4] = [(0, 3), (3, 6), (6, 12), (12, 24)];

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span<'a> {
    pub(super) network: NetworkId,
    pub(super) space: Option<SpaceId>,
    /// The month that is under way.
    pub(super) last: i64,
    /// The kinds of items that count as ideas.
    pub(super) ideas: &'a [&'static str],
}

/// A member by their number, and when they came.
pub(super) type Here = (i64, Option<Time>);

/// The active members of a network, or of a space of it. Guests take part in what they are asked to, and are not those among whom a
/// network asks whose voice is heard.
pub(super) fn members(
    q: &mut Read<'_>,
    network: NetworkId,
    space: Option<SpaceId>,
) -> Result<Vec<Here>, Error> {
    let here = space.unwrap_or(SpaceId::from(0));
    q.all(
        "SELECT members.id, members.joined_at FROM members
         WHERE members.network_id = $1 AND members.state = 'active' AND members.role <> 'guest'
           AND ($2 = 0 OR EXISTS (SELECT 1 FROM space_members
                                  WHERE space_members.space_id = $2 AND space_members.member_id = members.id))
         ORDER BY members.id",
        &[&network, &here],
    )
}

/// Those of these members who are active in a network.
pub(super) fn named(q: &mut Read<'_>, network: NetworkId, ids: &[MemberId]) -> Result<Vec<Here>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT members.id, members.joined_at FROM members
         WHERE +members.network_id = $1 AND members.state = 'active' AND members.id",
        &[&network],
        &keys,
        "ORDER BY members.id",
    )
}

/// What members did.
#[derive(Debug, Clone, Default)]
pub(super) struct Did {
    /// How often each took each step.
    pub(super) steps: BTreeMap<i64, Amounts>,
    /// How many ideas each put forward, and how many of these led to something else.
    pub(super) ideas: BTreeMap<i64, [i64; 2]>,
}

/// What the members of a network did, or did in a space.
pub(super) fn did(q: &mut Read<'_>, span: &Span<'_>) -> Result<Did, Error> {
    let mut steps: BTreeMap<i64, Amounts> = BTreeMap::new();
    for (piece, (from, to)) in PIECES.into_iter().enumerate() {
        let months = (span.last - to + 1, span.last - from);
        for (member, done) in done(q, span.network, span.space, months)? {
            if let Some(own) = steps.entry(member).or_default().get_mut(piece) {
                *own = done;
            }
        }
    }
    Ok(Did { steps, ideas: ideas(q, span)? })
}

/// These members as groups are made of them, with what they did.
pub(super) fn people(
    q: &mut Read<'_>,
    network: NetworkId,
    members: Vec<Here>,
    did: &Did,
) -> Result<Vec<Person>, Error> {
    let (homes, sizes) = homes(q, network)?;
    let person = |(id, joined): Here| {
        let home = homes.get(&id);
        Person {
            sector: home.map(|(_, sector)| *sector),
            joined: joined.map(ties::day_of),
            colleagues: home.and_then(|(organisation, _)| sizes.get(organisation)).copied().unwrap_or(0),
            done: did.steps.get(&id).copied().unwrap_or_default(),
            ideas: did.ideas.get(&id).copied().unwrap_or_default(),
        }
    };
    Ok(members.into_iter().map(person).collect())
}

/// The organisation of each active member, the first for which they stand, and how many each has.
type Homes = (BTreeMap<i64, (i64, Sector)>, BTreeMap<i64, i64>);

fn homes(q: &mut Read<'_>, network: NetworkId) -> Result<Homes, Error> {
    let belongs: Vec<(i64, i64, Sector)> = q.all(
        "SELECT affiliations.member_id, affiliations.organisation_id, affiliations.sector FROM affiliations
         JOIN organisations ON organisations.id = affiliations.organisation_id
         WHERE affiliations.network_id = $1 AND affiliations.member_state = 'active' AND affiliations.ended_at IS NULL
           AND organisations.archived_at IS NULL
         ORDER BY affiliations.member_id, affiliations.capacity, affiliations.organisation_id",
        &[&network],
    )?;
    let mut sizes: BTreeMap<i64, i64> = BTreeMap::new();
    let mut homes: BTreeMap<i64, (i64, Sector)> = BTreeMap::new();
    for (member, organisation, sector) in belongs {
        *sizes.entry(organisation).or_default() += 1;
        homes.entry(member).or_insert((organisation, sector));
    }
    Ok((homes, sizes))
}

/// How often each member took each step.
fn done(
    q: &mut Read<'_>,
    network: NetworkId,
    space: Option<SpaceId>,
    months: (i64, i64),
) -> Result<BTreeMap<i64, [i64; STEPS]>, Error> {
    let mut done: BTreeMap<i64, [i64; STEPS]> = BTreeMap::new();
    for sum in ties::steps_of(q, network, space, months)? {
        let own = done.entry(sum.member_id.get()).or_default();
        let place = Step::ALL.iter().position(|step| *step == sum.step);
        if let Some(amount) = place.and_then(|place| own.get_mut(place)) {
            *amount += sum.amount;
        }
    }
    Ok(done)
}

/// How many ideas each member put forward within a year, and how many of these led to something else: over one span alone, since two
/// could be held against each other.
fn ideas(q: &mut Read<'_>, span: &Span<'_>) -> Result<BTreeMap<i64, [i64; 2]>, Error> {
    let since = Time::from_micros(ties::end_of(span.last - 12).saturating_mul(DAY));
    let space = span.space.unwrap_or(SpaceId::from(0));
    let kinds: Vec<&dyn Param> = span.ideas.iter().map(|kind| -> &dyn Param { kind }).collect();
    let found: Vec<(i64, i64, i64)> = batch::among(
        q,
        "SELECT items.author_id, COUNT(*) AS made,
                COUNT(CASE WHEN EXISTS (SELECT 1 FROM item_links WHERE item_links.from_id = items.id) THEN 1 END) AS led
         FROM items JOIN spaces ON spaces.id = items.space_id
         WHERE items.network_id = $1 AND items.created_at >= $2
           AND (items.space_id = $3 OR ($3 = 0 AND spaces.visibility <> 'members'))
           AND items.shelf IN ('shown', 'archived') AND items.kind",
        &[&span.network, &since, &space],
        &kinds,
        "GROUP BY items.author_id ORDER BY items.author_id",
    )?;
    Ok(found.into_iter().map(|(author, made, led)| (author, [made, led])).collect())
}

/// A day in microseconds.
pub(super) const DAY: i64 = 86_400_000_000;
