//! What an export holds of organisations.

use crate::extract::Extract;

pub(in crate::organisations) static EXTRACTS: &[Extract] = &[Extract {
    name: "organisations",
    head: &[
        "id",
        "name",
        "sector",
        "place",
        "website",
        "about",
        "seeks",
        "brings",
        "contact_person",
        "contact_email",
        "contact_phone",
        "created_at",
        "archived_at",
        "merged_into",
    ],
    of_network: Some(|q, network, take| {
        q.each(
                "SELECT id, name, sector, place, website, about, seeks, brings, contact_person, contact_email, contact_phone, created_at, archived_at, merged_into
                 FROM organisations WHERE network_id = $1 ORDER BY id",
                &[&network],
                take,
            )
    }),
    of_member: None,
}];
