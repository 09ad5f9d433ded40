//! Members as lists show them.

use crate::batch;
use crate::ids::{MemberId, NetworkId};
use crate::members::directory::Filter;
use crate::members::member::MemberCard;
use db::{Error, Read};

/// Members of this network by their numbers, whatever their state: what they wrote stays under their name.
pub(in crate::members) fn cards(
    q: &mut Read<'_>,
    network: NetworkId,
    members: &[MemberId],
) -> Result<Vec<MemberCard>, Error> {
    let keys: Vec<&dyn db::Param> = members.iter().map(|id| -> &dyn db::Param { id }).collect();
    batch::among(
        q,
        "SELECT id, name, name_key, role, state, headline, place FROM members WHERE network_id = $1 AND id",
        &[&network],
        &keys,
        "ORDER BY name_key, id",
    )
}

/// What their own pages and files say of them: languages and, for stewards, the address.
pub(in crate::members) fn particulars(
    q: &mut Read<'_>,
    members: &[MemberId],
) -> Result<Vec<(MemberId, String, Option<String>)>, Error> {
    let keys: Vec<&dyn db::Param> = members.iter().map(|id| -> &dyn db::Param { id }).collect();
    batch::among(q, "SELECT id, languages, email FROM members WHERE id", &[], &keys, "ORDER BY id")
}

/// The members that a filter lets through, by name, from after a place on. The filter's narrowest part leads, each
/// by an index of its own; the others are looked up for each that it finds.
pub(in crate::members) fn page(
    q: &mut Read<'_>,
    network: NetworkId,
    filter: &Filter,
    after: &(String, MemberId),
    limit: i64,
) -> Result<Vec<MemberId>, Error> {
    let (source, id) = if filter.organisation != 0 {
        ("affiliations AS listed WHERE organisation_id = $5 AND ended_at IS NULL", "listed.member_id")
    } else if !filter.skill.is_empty() {
        ("member_skills AS listed WHERE direction = 'offers' AND skill_key = $3", "listed.member_id")
    } else if filter.sector.is_some() {
        ("affiliations AS listed WHERE sector = $4 AND ended_at IS NULL", "listed.member_id")
    } else {
        ("members AS listed WHERE TRUE", "listed.id")
    };
    let state = if id == "listed.id" { "state" } else { "member_state" };
    let others = others(id);
    let found: Vec<(String, MemberId)> = q.all(
        &format!(
            "SELECT DISTINCT name_key, {id} FROM {source} AND network_id = $1 AND {state} = $2
               AND (name_key, {id}) > ($6, $7) {others}
             ORDER BY name_key, {id} LIMIT $8"
        ),
        &[
            &network,
            &filter.state,
            &filter.skill,
            &filter.sector_word(),
            &filter.organisation,
            &after.0,
            &after.1,
            &limit,
        ],
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
    let from = |place: usize| filter.words.get(place).cloned().unwrap_or_default();
    let until = |place: usize| format!("{}\u{10ffff}", from(place));
    let others = others("hit.member_id");
    q.all(
        &format!(
            "SELECT DISTINCT member_id FROM (
                SELECT word, member_id FROM member_words AS hit
                WHERE network_id = $1 AND member_state = $2 AND word >= $6 AND word < $7
                  AND ($8 = '' OR EXISTS (SELECT 1 FROM member_words AS second
                        WHERE second.member_id = hit.member_id AND second.word >= $8 AND second.word < $9))
                  AND ($10 = '' OR EXISTS (SELECT 1 FROM member_words AS third
                        WHERE third.member_id = hit.member_id AND third.word >= $10 AND third.word < $11))
                  {others}
                ORDER BY word, member_id LIMIT $12) AS hits
             ORDER BY member_id"
        ),
        &[
            &network,
            &filter.state,
            &filter.skill,
            &filter.sector_word(),
            &filter.organisation,
            &from(0),
            &until(0),
            &from(1),
            &until(1),
            &from(2),
            &until(2),
            &limit,
        ],
    )
}

/// The parts of a filter as conditions on the member whose number is in column `id`.
fn others(id: &str) -> String {
    format!(
        "AND ($3 = '' OR {id} IN (SELECT named.member_id FROM member_skills AS named
                WHERE named.member_id = {id} AND named.direction = 'offers' AND named.skill_key = $3))
         AND ($4 = '' OR {id} IN (SELECT belongs.member_id FROM affiliations AS belongs
                WHERE belongs.member_id = {id} AND belongs.sector = $4 AND belongs.ended_at IS NULL))
         AND ($5 = 0 OR {id} IN (SELECT works.member_id FROM affiliations AS works
                WHERE works.member_id = {id} AND works.organisation_id = $5 AND works.ended_at IS NULL))"
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
