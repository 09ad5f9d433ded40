//! The tables of networks and their counts.

use super::{ListedNetwork, NewNetwork};
use crate::extract::Extract;
use crate::ids::NetworkId;
use crate::web::Network;
use db::{Error, Read, Time, Write};

/// Makes a network with nobody and nothing in it. Who starts one in earnest uses `entrance::start_network`.
///
/// # Errors
/// A broken rule `networks_slug` when the address is taken; those of the database.
pub fn create(tx: &mut Write<'_>, now: Time, new: &NewNetwork) -> Result<NetworkId, Error> {
    tx.one(
        "INSERT INTO networks (slug, name, summary, language, time_zone, colour, visibility, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        &[
            &new.slug,
            &new.name,
            &new.summary,
            &new.language,
            &new.time_zone,
            &new.colour,
            &new.visibility,
            &now,
        ],
    )
}

/// The network at this address.
pub(super) fn at(q: &mut Read<'_>, slug: &str) -> Result<Option<NetworkId>, Error> {
    q.maybe("SELECT id FROM networks WHERE slug = $1", &[&slug])
}

/// A network as it is kept at this moment, after others who change it have ended.
pub(super) fn kept(q: &mut Read<'_>, network: NetworkId) -> Result<Network, Error> {
    q.one(
        "SELECT id, slug, name, summary, language, time_zone, colour, visibility, pages FROM networks WHERE id = $1",
        &[&network],
    )
}

pub(super) fn change(tx: &mut Write<'_>, network: NetworkId, new: &NewNetwork) -> Result<u64, Error> {
    tx.run(
        "UPDATE networks SET slug = $2, name = $3, summary = $4, language = $5, time_zone = $6, colour = $7,
                             visibility = $8 WHERE id = $1",
        &[
            &network,
            &new.slug,
            &new.name,
            &new.summary,
            &new.language,
            &new.time_zone,
            &new.colour,
            &new.visibility,
        ],
    )
}

/// Puts a page that rooms bring into the rail, because something stands on it now; nothing happens where it is there.
///
/// # Errors
/// Those of the database.
pub fn use_page(tx: &mut Write<'_>, network: NetworkId, path: &str) -> Result<(), Error> {
    let (added, standing) = (format!(",{path}"), format!("%,{path},%"));
    tx.run(
        "UPDATE networks SET pages = pages || $2 WHERE id = $1 AND ',' || pages || ',' NOT LIKE $3",
        &[&network, &added, &standing],
    )?;
    Ok(())
}

/// Public networks by name, from after this one on.
///
/// # Errors
/// Those of the database.
pub fn listed(
    q: &mut Read<'_>,
    after: &str,
    after_id: NetworkId,
    limit: i64,
) -> Result<Vec<ListedNetwork>, Error> {
    q.all(
        "SELECT id, slug, name, summary FROM networks
         WHERE visibility = 'public' AND (name, id) > ($1, $2) ORDER BY name, id LIMIT $3",
        &[&after, &after_id, &limit],
    )
}

/// What an export holds of a network itself.
pub(super) static EXTRACTS: &[Extract] = &[Extract {
    name: "network",
    head: &["slug", "name", "summary", "language", "time_zone", "colour", "visibility", "created_at"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT slug, name, summary, language, time_zone, colour, visibility, created_at
             FROM networks WHERE id = $1 ORDER BY id",
            &[&network],
            take,
        )
    }),
    of_member: None,
}];
