//! Reports that somebody wants to find again. Lists take the viewer.

use db::{Error, Read, Time, Write};
use house::ids::{MemberId, NetworkId, ReportId, SpaceId};
use house::room::Rooms;
use house::web::Viewer;

db::record! {
    /// A saved report.
    #[derive(Debug, Clone)]
    pub(in crate::figures) struct Saved {
        pub(in crate::figures) id: ReportId,
        pub(in crate::figures) member_id: Option<MemberId>,
        pub(in crate::figures) name: String,
        pub(in crate::figures) query: String,
        pub(in crate::figures) shared: bool,
    }
}

/// What a viewer may see of them: what is shared and their own, of spaces that they may read.
const VISIBLE: &str = "SELECT saved_reports.id, saved_reports.member_id, saved_reports.name, saved_reports.query,
        saved_reports.shared
    FROM saved_reports
    LEFT JOIN spaces ON spaces.id = saved_reports.space_id
    LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
    WHERE saved_reports.network_id = $1 AND (saved_reports.shared OR saved_reports.member_id = $2)
      AND (saved_reports.space_id IS NULL OR spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)";

fn me(viewer: &Viewer) -> MemberId {
    viewer.member_id().unwrap_or(MemberId::from(0))
}

/// The reports that a viewer may see before this one, the newest first.
pub(in crate::figures) fn saved(
    q: &mut Read<'_>,
    viewer: &Viewer,
    before: ReportId,
    limit: i64,
) -> Result<Vec<Saved>, Error> {
    q.all(
        &format!("{VISIBLE} AND saved_reports.id < $3 ORDER BY saved_reports.id DESC LIMIT $4"),
        &[&viewer.network.id, &me(viewer), &before, &limit],
    )
}

/// One of them.
pub(in crate::figures) fn saved_of(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ReportId,
) -> Result<Option<Saved>, Error> {
    q.maybe(&format!("{VISIBLE} AND saved_reports.id = $3"), &[&viewer.network.id, &me(viewer), &id])
}

/// How many reports a member has saved.
pub(in crate::figures) fn count_saved(q: &mut Read<'_>, member: MemberId) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) AS amount FROM saved_reports WHERE member_id = $1", &[&member])
}

/// Whether a member has kept this report under this name, for themselves or for everyone.
pub(in crate::figures) fn is_saved(
    q: &mut Read<'_>,
    member: MemberId,
    (name, query, shared): (&str, &str, bool),
) -> Result<bool, Error> {
    let found: Option<i64> = q.maybe(
        "SELECT 1 AS one FROM saved_reports WHERE member_id = $1 AND name = $2 AND query = $3 AND shared = $4
         ORDER BY id LIMIT 1",
        &[&member, &name, &query, &shared],
    )?;
    Ok(found.is_some())
}

/// Saves a report under a name.
pub(in crate::figures) fn save(
    tx: &mut Write<'_>,
    (network, member): (NetworkId, MemberId),
    (name, query, space): (&str, &str, Option<SpaceId>),
    (shared, now): (bool, Time),
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO saved_reports (network_id, member_id, space_id, name, query, shared, saved_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&network, &member, &space, &name, &query, &shared, &now],
    )
}

/// Shows a saved report to the network.
pub(in crate::figures) fn share(tx: &mut Write<'_>, id: ReportId) -> Result<u64, Error> {
    tx.run("UPDATE saved_reports SET shared = TRUE WHERE id = $1", &[&id])
}

/// Takes a saved report away.
pub(in crate::figures) fn remove(tx: &mut Write<'_>, id: ReportId) -> Result<u64, Error> {
    tx.run("DELETE FROM saved_reports WHERE id = $1", &[&id])
}

/// Whoever leaves takes their own reports with them; what they shared stays, without their name.
pub(in crate::figures) fn forget(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM saved_reports WHERE member_id = $1 AND NOT shared", &[&member])?;
    tx.run("UPDATE saved_reports SET member_id = NULL WHERE member_id = $1", &[&member])?;
    Ok(())
}

/// What stands under somebody who was only written down goes over to the member who they are.
pub(in crate::figures) fn merge(
    tx: &mut Write<'_>,
    _rooms: Rooms,
    from: MemberId,
    to: MemberId,
) -> Result<(), Error> {
    tx.run("UPDATE saved_reports SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    Ok(())
}
