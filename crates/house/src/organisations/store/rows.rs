//! Rows of `organisations` and their words.

use crate::batch::{self, Row};
use crate::ids::{MemberId, NetworkId, OrganisationId};
use crate::members::look;
use crate::organisations::organisation::{NewOrganisation, Organisation};
use db::{Error, Read, Time, Write};

/// An organisation of this network.
pub(in crate::organisations) fn by_id(
    q: &mut Read<'_>,
    network: NetworkId,
    id: OrganisationId,
) -> Result<Option<Organisation>, Error> {
    q.maybe(
        "SELECT id, name, name_key, sector, place, website, about, about_html, seeks, brings, contact_email,
                contact_phone, contact_person, created_at, updated_at, archived_at, merged_into, logo
         FROM organisations WHERE id = $1 AND network_id = $2",
        &[&id, &network],
    )
}

/// The organisations of these folded names, each as the one into which it was merged, where it was, under the name that
/// was asked for.
pub(in crate::organisations) fn with_names(
    q: &mut Read<'_>,
    network: NetworkId,
    names: &[String],
) -> Result<Vec<Organisation>, Error> {
    let keys: Vec<&dyn db::Param> = names.iter().map(|key| -> &dyn db::Param { key }).collect();
    batch::among(
        q,
        "SELECT present.id, present.name, named.name_key, present.sector, present.place, present.website, present.about,
                present.about_html, present.seeks, present.brings, present.contact_email, present.contact_phone,
                present.contact_person, present.created_at, present.updated_at, present.archived_at, present.merged_into, present.logo
         FROM organisations AS named
         JOIN organisations AS present ON present.id = COALESCE(named.merged_into, named.id)
         WHERE named.network_id = $1 AND named.name_key",
        &[&network],
        &keys,
        "ORDER BY named.name_key",
    )
}

/// Organisations of this network by their numbers.
pub(in crate::organisations) fn with_numbers(
    q: &mut Read<'_>,
    network: NetworkId,
    ids: &[OrganisationId],
) -> Result<Vec<Organisation>, Error> {
    let keys: Vec<&dyn db::Param> = ids.iter().map(|id| -> &dyn db::Param { id }).collect();
    batch::among(
        q,
        "SELECT id, name, name_key, sector, place, website, about, about_html, seeks, brings, contact_email,
                contact_phone, contact_person, created_at, updated_at, archived_at, merged_into, logo
         FROM organisations WHERE +network_id = $1 AND id",
        &[&network],
        &keys,
        "ORDER BY name_key",
    )
}

/// For which organisations a member stands, by name.
pub(in crate::organisations) fn represented_by(
    q: &mut Read<'_>,
    member: MemberId,
) -> Result<Vec<(OrganisationId, String)>, Error> {
    q.all(
        "SELECT organisations.id, organisations.name
         FROM affiliations JOIN organisations ON organisations.id = affiliations.organisation_id
         WHERE affiliations.member_id = $1 AND affiliations.capacity = 'representative'
           AND affiliations.member_state = 'active' AND affiliations.ended_at IS NULL
         ORDER BY organisations.name_key",
        &[&member],
    )
}

/// Writes organisations; answers with number and folded name of each, in no certain order. One whose folded name is
/// taken is left out.
pub(in crate::organisations) fn insert(
    tx: &mut Write<'_>,
    network: NetworkId,
    new: &[(&NewOrganisation, String, String)],
    now: Time,
) -> Result<Vec<(OrganisationId, String)>, Error> {
    let looks: Vec<String> = new.iter().map(|(new, _, _)| look(&new.name)).collect();
    let rows: Vec<Row<'_>> = new
        .iter()
        .zip(&looks)
        .map(|((new, name_key, about_html), look)| -> Row<'_> {
            vec![
                &network,
                &new.name,
                name_key,
                look,
                &new.sector,
                &new.place,
                &new.website,
                &new.about,
                about_html,
                &new.seeks,
                &new.brings,
                &new.contact.email,
                &new.contact.phone,
                &new.contact.person,
                &now,
                &now,
            ]
        })
        .collect();
    batch::insert_returning(
        tx,
        "INSERT INTO organisations
            (network_id, name, name_key, look, sector, place, website, about, about_html, seeks, brings,
             contact_email, contact_phone, contact_person, created_at, updated_at)",
        &rows,
        "ON CONFLICT (network_id, name_key) DO NOTHING RETURNING id, name_key",
    )
}

/// Writes the words that find these organisations.
pub(in crate::organisations) fn insert_words(
    tx: &mut Write<'_>,
    network: NetworkId,
    words: &[(OrganisationId, String)],
) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = words.iter().map(|(id, word)| -> Row<'_> { vec![&network, word, id] }).collect();
    batch::insert(
        tx,
        "INSERT INTO organisation_words (network_id, word, organisation_id)",
        &rows,
        "ON CONFLICT DO NOTHING",
    )
}

/// Writes what is known of an organisation.
///
/// # Errors
/// A broken rule `organisations_by_name` when another has the name; those of the database.
pub(in crate::organisations) fn update(
    tx: &mut Write<'_>,
    id: OrganisationId,
    new: &NewOrganisation,
    name_key: &str,
    about_html: &str,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE organisations SET name = $2, name_key = $3, sector = $4, place = $5, website = $6, about = $7,
                about_html = $8, seeks = $9, brings = $10, contact_email = $11, contact_phone = $12,
                contact_person = $13, updated_at = $14, look = $15
         WHERE id = $1",
        &[
            &id,
            &new.name,
            &name_key,
            &new.sector,
            &new.place,
            &new.website,
            &new.about,
            &about_html,
            &new.seeks,
            &new.brings,
            &new.contact.email,
            &new.contact.phone,
            &new.contact.person,
            &now,
            &look(&new.name),
        ],
    )
}

/// Takes away the words that find an organisation.
pub(in crate::organisations) fn delete_words(tx: &mut Write<'_>, id: OrganisationId) -> Result<u64, Error> {
    tx.run("DELETE FROM organisation_words WHERE organisation_id = $1", &[&id])
}

/// Which organisation of the network has this folded name.
pub(in crate::organisations) fn by_name(
    q: &mut Read<'_>,
    network: NetworkId,
    name_key: &str,
) -> Result<Option<OrganisationId>, Error> {
    q.maybe("SELECT id FROM organisations WHERE network_id = $1 AND name_key = $2", &[&network, &name_key])
}

/// Organisations whose names nobody has looked at yet.
pub(in crate::organisations) fn without_look(
    q: &mut Read<'_>,
    limit: i64,
) -> Result<Vec<(OrganisationId, String)>, Error> {
    q.all("SELECT id, name FROM organisations WHERE look IS NULL ORDER BY id LIMIT $1", &[&limit])
}

/// Notes what a name looks like.
pub(in crate::organisations) fn set_look(
    tx: &mut Write<'_>,
    id: OrganisationId,
    look: &str,
) -> Result<u64, Error> {
    tx.run("UPDATE organisations SET look = $2 WHERE id = $1", &[&id, &look])
}

/// Writes down what tells an organisation's logo from the one before.
pub(in crate::organisations) fn set_logo(
    tx: &mut Write<'_>,
    id: OrganisationId,
    stamp: &str,
) -> Result<u64, Error> {
    tx.run("UPDATE organisations SET logo = $2 WHERE id = $1", &[&id, &stamp])
}
