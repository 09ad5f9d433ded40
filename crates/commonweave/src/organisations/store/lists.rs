//! Organisations as lists show them.

use crate::batch;
use crate::ids::{NetworkId, OrganisationId};
use crate::organisations::directory::Filter;
use crate::organisations::organisation::OrganisationCard;
use db::{Error, Read};

/// The organisations that a filter lets through, by name, from after this folded name on.
pub(in crate::organisations) fn page(
    q: &mut Read<'_>,
    network: NetworkId,
    filter: &Filter,
    after: &str,
    limit: i64,
) -> Result<Vec<OrganisationCard>, Error> {
    let sector = if filter.sector.is_some() { "sector = $2" } else { "$2 = ''" };
    q.all(
        &format!(
            "SELECT id, name, name_key, sector, place, seeks, brings FROM organisations
             WHERE network_id = $1 AND {sector} AND name_key > $3 ORDER BY name_key LIMIT $4"
        ),
        &[&network, &filter.sector_word(), &after, &limit],
    )
}

/// Those with a word that begins so, and for every other word one that begins so too, at most `limit` of them.
pub(in crate::organisations) fn with_words(
    q: &mut Read<'_>,
    network: NetworkId,
    filter: &Filter,
    limit: i64,
) -> Result<Vec<OrganisationCard>, Error> {
    let found = numbers_with_words(q, network, filter, limit)?;
    let keys: Vec<&dyn db::Param> = found.iter().map(|id| -> &dyn db::Param { id }).collect();
    batch::among(
        q,
        "SELECT id, name, name_key, sector, place, seeks, brings FROM organisations WHERE network_id = $1 AND id",
        &[&network],
        &keys,
        "ORDER BY name_key",
    )
}

fn numbers_with_words(
    q: &mut Read<'_>,
    network: NetworkId,
    filter: &Filter,
    limit: i64,
) -> Result<Vec<OrganisationId>, Error> {
    let from = |place: usize| filter.words.get(place).cloned().unwrap_or_default();
    let until = |place: usize| format!("{}\u{10ffff}", from(place));
    q.all(
        "SELECT DISTINCT organisation_id FROM (
            SELECT word, organisation_id FROM organisation_words AS hit
            WHERE network_id = $1 AND word >= $3 AND word < $4
              AND ($5 = '' OR EXISTS (SELECT 1 FROM organisation_words AS second
                    WHERE second.organisation_id = hit.organisation_id AND second.word >= $5 AND second.word < $6))
              AND ($7 = '' OR EXISTS (SELECT 1 FROM organisation_words AS third
                    WHERE third.organisation_id = hit.organisation_id AND third.word >= $7 AND third.word < $8))
              AND ($2 = '' OR EXISTS (SELECT 1 FROM organisations
                    WHERE organisations.id = hit.organisation_id AND organisations.sector = $2))
            ORDER BY word, organisation_id LIMIT $9) AS hits
         ORDER BY organisation_id",
        &[
            &network,
            &filter.sector_word(),
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

/// The addresses and descriptions of these organisations, for the file of the directory.
pub(in crate::organisations) fn particulars(
    q: &mut Read<'_>,
    organisations: &[OrganisationId],
) -> Result<Vec<(OrganisationId, String, String)>, Error> {
    let keys: Vec<&dyn db::Param> = organisations.iter().map(|id| -> &dyn db::Param { id }).collect();
    batch::among(q, "SELECT id, website, about FROM organisations WHERE id", &[], &keys, "ORDER BY id")
}
