//! Approved minutes; and what becomes of agendas and minutes as a whole.

use db::{Error, Read, Time, Write};
use house::extract::Extract;
use house::ids::{ItemId, MemberId};

db::record! {
    /// Minutes as they were approved.
    #[derive(Debug, Clone)]
    pub(in crate::events::minutes) struct Version {
        pub(in crate::events::minutes) number: i64,
        pub(in crate::events::minutes) html: String,
        /// Who approved them.
        pub(in crate::events::minutes) name: String,
        pub(in crate::events::minutes) approved_at: Time,
    }
}

/// The approved minutes of an event, the newest first; without what they say.
pub(in crate::events::minutes) fn versions(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Version>, Error> {
    q.all(
        "SELECT minutes_versions.number, '' AS html, members.name, minutes_versions.approved_at
         FROM minutes_versions JOIN members ON members.id = minutes_versions.member_id
         WHERE minutes_versions.item_id = $1 ORDER BY minutes_versions.number DESC LIMIT 50",
        &[&item],
    )
}

/// Whether minutes of an event were approved.
pub(in crate::events::minutes) fn is_approved(q: &mut Read<'_>, item: ItemId) -> Result<bool, Error> {
    let found: Option<i64> =
        q.maybe("SELECT number FROM minutes_versions WHERE item_id = $1 ORDER BY number LIMIT 1", &[&item])?;
    Ok(found.is_some())
}

/// The approved minutes of this number.
pub(in crate::events::minutes) fn version(
    q: &mut Read<'_>,
    item: ItemId,
    number: i64,
) -> Result<Option<Version>, Error> {
    q.maybe(
        "SELECT minutes_versions.number, minutes_versions.html, members.name, minutes_versions.approved_at
         FROM minutes_versions JOIN members ON members.id = minutes_versions.member_id
         WHERE minutes_versions.item_id = $1 AND minutes_versions.number = $2",
        &[&item, &number],
    )
}

/// Keeps the minutes as they are approved.
pub(in crate::events::minutes) fn keep_version(
    tx: &mut Write<'_>,
    item: ItemId,
    html: &str,
    (by, now): (MemberId, Time),
) -> Result<i64, Error> {
    tx.one(
        "INSERT INTO minutes_versions (item_id, number, html, member_id, approved_at)
         VALUES ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM minutes_versions WHERE item_id = $1), $2, $3, $4)
         RETURNING number",
        &[&item, &html, &by, &now],
    )
}

/// What stands under the name of somebody who was only written down goes over to the member who they are.
pub(in crate::events) fn merge(tx: &mut Write<'_>, from: MemberId, to: MemberId) -> Result<(), Error> {
    tx.run("UPDATE agenda_points SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    tx.run("UPDATE agenda_revisions SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    tx.run("UPDATE minutes_lines SET owner_id = $2 WHERE owner_id = $1", &[&from, &to])?;
    tx.run("UPDATE minutes_lines SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    tx.run("UPDATE minutes_versions SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    Ok(())
}

/// Takes away what is known of an event that is gone for good; and that something was made of a line, where that is gone.
pub(in crate::events) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("UPDATE minutes_lines SET made_id = NULL WHERE made_id = $1", &[&item])?;
    tx.run("DELETE FROM minutes_lines WHERE item_id = $1", &[&item])?;
    tx.run(
        "DELETE FROM agenda_revisions WHERE point_id IN (SELECT id FROM agenda_points WHERE item_id = $1)",
        &[&item],
    )?;
    tx.run("DELETE FROM agenda_points WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM minutes_versions WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM agendas WHERE item_id = $1", &[&item])?;
    Ok(())
}

/// What an export holds of agendas.
pub(in crate::events) const POINTS: Extract = Extract {
    name: "agenda-points",
    head: &[
        "id",
        "item_id",
        "position",
        "title",
        "aim",
        "length",
        "speaker",
        "material",
        "state",
        "member_id",
        "notes",
    ],
    of_network: Some(|q, network, take| {
        q.each(
                "SELECT id, item_id, position, title, aim, length, speaker, material, state, member_id, notes
                 FROM agenda_points WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = agenda_points.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY id",
                &[&network],
                take,
            )
    }),
    // What was written down under a point is several people's.
    of_member: Some(|q, member, take| {
        q.each(
                "SELECT id, item_id, position, title, aim, length, speaker, material, state, member_id, '' AS notes
                 FROM agenda_points WHERE member_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = agenda_points.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY id",
                &[&member],
                take,
            )
    }),
};

/// What an export holds of decisions and actions.
pub(in crate::events) const LINES: Extract = Extract {
    name: "minutes-lines",
    head: &["id", "item_id", "point_id", "kind", "text", "owner_id", "due", "made_id", "written_at"],
    of_network: Some(|q, network, take| {
        q.each(
                "SELECT id, item_id, point_id, kind, text, owner_id, due, made_id, written_at
                 FROM minutes_lines WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = minutes_lines.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY id",
                &[&network],
                take,
            )
    }),
    of_member: Some(|q, member, take| {
        q.each(
                "SELECT id, item_id, point_id, kind, text, owner_id, due, made_id, written_at
                 FROM minutes_lines WHERE member_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = minutes_lines.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY id",
                &[&member],
                take,
            )
    }),
};
