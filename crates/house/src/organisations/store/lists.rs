//! Organisations as lists show them.

use crate::batch;
use crate::ids::{NetworkId, OrganisationId};
use crate::members::Beginnings;
use crate::organisations::directory::Filter;
use crate::organisations::organisation::OrganisationCard;
use db::{Error, Param, Read};

/// The organisations that a filter lets through, by name, from after this folded name on.
pub(in crate::organisations) fn page(
    q: &mut Read<'_>,
    network: NetworkId,
    filter: &Filter,
    after: &str,
    limit: i64,
) -> Result<Vec<OrganisationCard>, Error> {
    let mut params: Vec<&dyn Param> = vec![&network, &after, &limit];
    let sector = in_sector(&mut params, filter);
    q.all(
        &format!(
            "SELECT id, name, name_key, sector, place, seeks, brings, logo FROM organisations
             WHERE network_id = $1 AND name_key > $2 AND archived_at IS NULL {sector} ORDER BY name_key LIMIT $3"
        ),
        &params,
    )
}

/// The condition that a filter puts on the sector; none where any will do.
fn in_sector<'a>(params: &mut Vec<&'a dyn Param>, filter: &'a Filter) -> String {
    if filter.sector.is_none() {
        return String::new();
    }
    params.push(&filter.sector);
    format!("AND sector = ${}", params.len())
}

/// Those with a word that begins so, and for every other word one that begins so too, at most `limit` of them.
pub(in crate::organisations) fn with_words(
    q: &mut Read<'_>,
    network: NetworkId,
    filter: &Filter,
    limit: i64,
) -> Result<Vec<OrganisationCard>, Error> {
    let found = numbers_with_words(q, network, filter, limit)?;
    let keys: Vec<&dyn Param> = found.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT id, name, name_key, sector, place, seeks, brings, logo FROM organisations WHERE +network_id = $1 AND id",
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
    let words = Beginnings::of(&filter.words);
    let mut params: Vec<&dyn Param> = vec![&network, &limit];
    let begins = words.conditions(&mut params, "organisation_words", "organisation_id");
    let mut sector = in_sector(&mut params, filter);
    if !sector.is_empty() {
        sector = format!(
            "AND organisation_id IN (SELECT own.id FROM organisations AS own
                WHERE own.id = hit.organisation_id {sector})"
        );
    }
    q.all(
        &format!(
            "SELECT DISTINCT organisation_id FROM (
                SELECT word, organisation_id FROM organisation_words AS hit
                WHERE network_id = $1 {begins} {sector}
                ORDER BY word, organisation_id LIMIT $2) AS hits
             ORDER BY organisation_id"
        ),
        &params,
    )
}

db::record! {
    /// What the file of the directory says beside what lists show.
    #[derive(Debug, Clone)]
    pub(in crate::organisations) struct Particulars {
        pub(in crate::organisations) id: OrganisationId,
        pub(in crate::organisations) website: String,
        pub(in crate::organisations) about: String,
        pub(in crate::organisations) contact_person: String,
        pub(in crate::organisations) contact_email: String,
        pub(in crate::organisations) contact_phone: String,
    }
}

/// What the file of the directory says of these organisations beside what lists show; of whom it says what to strangers
/// is decided there.
pub(in crate::organisations) fn particulars(
    q: &mut Read<'_>,
    organisations: &[OrganisationId],
) -> Result<Vec<Particulars>, Error> {
    let keys: Vec<&dyn Param> = organisations.iter().map(|id| -> &dyn Param { id }).collect();
    let before =
        "SELECT id, website, about, contact_person, contact_email, contact_phone FROM organisations WHERE id";
    batch::among(q, before, &[], &keys, "ORDER BY id")
}
