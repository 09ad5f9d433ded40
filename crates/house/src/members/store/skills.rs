//! Skills and how many active members offer or want each.

use crate::batch::{self, Row};
use crate::ids::{MemberId, NetworkId};
use crate::members::member::{Direction, State};
use db::{Error, Read, Write};
use std::collections::{BTreeMap, HashSet};

/// A skill about to be written down.
pub(in crate::members) struct NewSkill<'a> {
    pub(in crate::members) member: MemberId,
    pub(in crate::members) name_key: &'a str,
    pub(in crate::members) direction: Direction,
    pub(in crate::members) skill: &'a str,
    pub(in crate::members) skill_key: String,
    pub(in crate::members) position: i64,
}

/// The skills of a member in their order.
pub(in crate::members) fn skills_of(
    q: &mut Read<'_>,
    member: MemberId,
) -> Result<Vec<(Direction, String, String)>, Error> {
    q.all(
        "SELECT direction, skill, skill_key FROM member_skills WHERE member_id = $1
         ORDER BY direction, position, skill_key",
        &[&member],
    )
}

/// The skills that most members offer.
pub(in crate::members) fn frequent_skills(
    q: &mut Read<'_>,
    network: NetworkId,
    limit: i64,
) -> Result<Vec<(String, String, i64)>, Error> {
    q.all(
        "SELECT skill_key, skill, amount FROM skill_counts
         WHERE network_id = $1 AND direction = 'offers' AND amount > 0
         ORDER BY amount DESC, skill_key DESC LIMIT $2",
        &[&network, &limit],
    )
}

/// How this skill is written by whoever named it first, and how many offer it.
pub(in crate::members) fn skill(
    q: &mut Read<'_>,
    network: NetworkId,
    skill_key: &str,
) -> Result<Option<(String, i64)>, Error> {
    q.maybe(
        "SELECT skill, amount FROM skill_counts
         WHERE network_id = $1 AND direction = 'offers' AND skill_key = $2",
        &[&network, &skill_key],
    )
}

/// The skills of several members, each in its order.
pub(in crate::members) fn skills_of_many(
    q: &mut Read<'_>,
    members: &[MemberId],
) -> Result<Vec<(MemberId, Direction, String)>, Error> {
    let keys: Vec<&dyn db::Param> = members.iter().map(|id| -> &dyn db::Param { id }).collect();
    batch::among(
        q,
        "SELECT member_id, direction, skill FROM member_skills WHERE member_id",
        &[],
        &keys,
        "ORDER BY member_id, direction, position",
    )
}

/// Writes skills down.
pub(in crate::members) fn insert_skills(
    tx: &mut Write<'_>,
    network: NetworkId,
    state: State,
    skills: &[NewSkill<'_>],
) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = skills
        .iter()
        .map(|new| -> Row<'_> {
            vec![
                &network,
                &new.direction,
                &new.skill_key,
                &state,
                &new.name_key,
                &new.member,
                &new.skill,
                &new.position,
            ]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO member_skills
            (network_id, direction, skill_key, member_state, name_key, member_id, skill, position)",
        &rows,
        "ON CONFLICT DO NOTHING",
    )
}

/// Counts skills that were just written down among those of the active.
pub(in crate::members) fn count_new_skills(
    tx: &mut Write<'_>,
    network: NetworkId,
    new: &[NewSkill<'_>],
) -> Result<u64, Error> {
    let mut seen = HashSet::new();
    let mut amounts: BTreeMap<(Direction, &str), (&str, i64)> = BTreeMap::new();
    for skill in new {
        if seen.insert((skill.member, skill.direction, skill.skill_key.as_str())) {
            amounts.entry((skill.direction, &skill.skill_key)).or_insert((skill.skill, 0)).1 += 1;
        }
    }
    let rows: Vec<Row<'_>> = amounts
        .iter()
        .map(|((direction, key), (skill, amount))| -> Row<'_> {
            vec![&network, direction, key, skill, amount]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO skill_counts (network_id, direction, skill_key, skill, amount)",
        &rows,
        "ON CONFLICT (network_id, direction, skill_key)
         DO UPDATE SET amount = skill_counts.amount + excluded.amount",
    )
}

/// Takes all skills of a member away.
pub(in crate::members) fn delete_skills(tx: &mut Write<'_>, member: MemberId) -> Result<u64, Error> {
    tx.run("DELETE FROM member_skills WHERE member_id = $1", &[&member])
}

/// Counts the skills of a member among those of the active, `by` 1 or -1.
pub(in crate::members) fn count_skills(tx: &mut Write<'_>, member: MemberId, by: i64) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO skill_counts (network_id, direction, skill_key, skill, amount)
         SELECT network_id, direction, skill_key, skill, CAST($2 AS BIGINT) FROM member_skills
         WHERE member_id = $1 ORDER BY direction, skill_key
         ON CONFLICT (network_id, direction, skill_key)
         DO UPDATE SET amount = skill_counts.amount + excluded.amount",
        &[&member, &by],
    )
}
