//! Members as lists show them.

use super::beginnings::Beginnings;
use crate::batch;
use crate::ids::{MemberId, NetworkId};
use crate::members::directory::Filter;
use crate::members::member::MemberCard;
use db::{Error, Param, Read, Write};

/// Members of this network by their numbers, whatever their state: what they wrote stays under their name.
pub(in crate::members) fn cards(
    q: &mut Read<'_>,
    network: NetworkId,
    members: &[MemberId],
) -> Result<Vec<MemberCard>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT id, name, name_key, role, state, headline, place, picture FROM members WHERE +network_id = $1 AND id",
        &[&network],
        &keys,
        "ORDER BY name_key, id",
    )
}

/// Names of members of this network, whatever their state.
pub(in crate::members) fn names(
    q: &mut Read<'_>,
    network: NetworkId,
    members: &[MemberId],
) -> Result<Vec<(MemberId, String)>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(q, "SELECT id, name FROM members WHERE +network_id = $1 AND id", &[&network], &keys, "")
}

/// What tells their pictures from those before, of those who are here and have one.
pub(in crate::members) fn pictures(
    q: &mut Read<'_>,
    members: &[MemberId],
) -> Result<Vec<(MemberId, String)>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT id, picture FROM members WHERE picture <> '' AND state = 'active' AND id";
    batch::among(q, before, &[], &keys, "ORDER BY id")
}

/// Names by number, of those who are active.
pub(in crate::members) fn active_names(
    q: &mut Read<'_>,
    network: NetworkId,
    members: &[MemberId],
) -> Result<Vec<(MemberId, String)>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT id, name FROM members WHERE +network_id = $1 AND state = 'active' AND id";
    batch::among(q, before, &[&network], &keys, "ORDER BY id")
}

/// What their own pages and files say of them: languages and, for stewards, the address.
pub(in crate::members) fn particulars(
    q: &mut Read<'_>,
    members: &[MemberId],
) -> Result<Vec<(MemberId, String, Option<String>)>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(q, "SELECT id, languages, email FROM members WHERE id", &[], &keys, "ORDER BY id")
}

/// The members that a filter lets through, by name, from after a place on. The filter's narrowest part leads, by an
/// index of its own; the others are looked up for each member that it finds.
pub(in crate::members) fn page(
    q: &mut Read<'_>,
    network: NetworkId,
    filter: &Filter,
    after: &(String, MemberId),
    limit: i64,
) -> Result<Vec<MemberId>, Error> {
    let mut params: Vec<&dyn Param> = vec![&network, &filter.state, &after.0, &after.1, &limit];
    let mut parts = parts(filter).into_iter();
    let (listed, id, state, leads) = match parts.next() {
        Some(part) => (part.table, "listed.member_id", "member_state", with(&mut params, "AND", &part)),
        None => ("members", "listed.id", "state", String::new()),
    };
    let others: String = parts.map(|part| looked_up(&mut params, id, &part)).collect();
    let found: Vec<(String, MemberId)> = q.all(
        &format!(
            "SELECT DISTINCT name_key, {id} FROM {listed} AS listed
             WHERE network_id = $1 AND {state} = $2 AND (name_key, {id}) > ($3, $4) {leads} {others}
             ORDER BY name_key, {id} LIMIT $5"
        ),
        &params,
    )?;
    Ok(found.into_iter().map(|(_, id)| id).collect())
}

/// Those of the filter's state with a word that begins so, and for every other word one that begins so too.
pub(in crate::members) fn with_words(
    q: &mut Read<'_>,
    network: NetworkId,
    filter: &Filter,
    limit: i64,
) -> Result<Vec<MemberId>, Error> {
    let words = Beginnings::of(&filter.words);
    let mut params: Vec<&dyn Param> = vec![&network, &filter.state, &limit];
    let begins = words.conditions(&mut params, "member_words", "member_id");
    let others: String =
        parts(filter).iter().map(|part| looked_up(&mut params, "hit.member_id", part)).collect();
    q.all(
        &format!(
            "SELECT DISTINCT member_id FROM (
                SELECT word, member_id FROM member_words AS hit
                WHERE network_id = $1 AND member_state = $2 {begins} {others}
                ORDER BY word, member_id LIMIT $3) AS hits
             ORDER BY member_id"
        ),
        &params,
    )
}

/// One part of a filter: a table with a column `member_id`, and what a row of it must say.
struct Part<'a> {
    table: &'static str,
    says: &'static str,
    value: &'a dyn Param,
}

/// The parts of a filter, the narrowest first. What is not asked for stands in no statement, so that the planners
/// meet no condition that may be void and use an index for each that is there.
fn parts(filter: &Filter) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    if filter.organisation != 0 {
        let says = "ended_at IS NULL AND organisation_id =";
        parts.push(Part { table: "affiliations", says, value: &filter.organisation });
    }
    if !filter.skill.is_empty() {
        let says = "direction = 'offers' AND skill_key =";
        parts.push(Part { table: "member_skills", says, value: &filter.skill });
    }
    if filter.sector.is_some() {
        parts.push(Part {
            table: "affiliations",
            says: "ended_at IS NULL AND sector =",
            value: &filter.sector,
        });
    }
    parts
}

/// The condition of a part, after this word.
fn with<'a>(params: &mut Vec<&'a dyn Param>, before: &str, part: &Part<'a>) -> String {
    params.push(part.value);
    format!("{before} {} ${}", part.says, params.len())
}

/// The condition of a part on the member whose number is in column `id`: looked up by member, so that no planner
/// walks over the whole table first.
fn looked_up<'a>(params: &mut Vec<&'a dyn Param>, id: &str, part: &Part<'a>) -> String {
    let says = with(params, "AND", part);
    format!(
        "AND {id} IN (SELECT own.member_id FROM {} AS own WHERE own.member_id = {id} {says}) ",
        part.table
    )
}

/// How an organisation of this network is called.
pub(in crate::members) fn organisation_name(
    q: &mut Read<'_>,
    network: NetworkId,
    organisation: i64,
) -> Result<Option<String>, Error> {
    q.maybe("SELECT name FROM organisations WHERE id = $1 AND network_id = $2", &[&organisation, &network])
}

/// Writes down what tells a member's picture from the one before.
pub(in crate::members) fn set_picture(tx: &mut Write<'_>, id: MemberId, stamp: &str) -> Result<u64, Error> {
    tx.run("UPDATE members SET picture = $2 WHERE id = $1", &[&id, &stamp])
}
