//! The tables of what was reckoned, and who offers the same as somebody.

pub(super) mod loads;

use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{MemberId, NetworkId};

/// All networks.
pub(super) fn networks(q: &mut Read<'_>) -> Result<Vec<NetworkId>, Error> {
    q.all("SELECT id FROM networks ORDER BY id", &[])
}

/// Keeps what some members carry, at this moment.
pub(super) fn keep(
    tx: &mut Write<'_>,
    network: NetworkId,
    all: &[(MemberId, i64)],
    now: Time,
) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> =
        all.iter().map(|(member, points)| -> Row<'_> { vec![member, &network, points, &now] }).collect();
    batch::insert(
        tx,
        "INSERT INTO burdens (member_id, network_id, points, reckoned_at)",
        &rows,
        "ON CONFLICT (member_id) DO UPDATE SET points = excluded.points, reckoned_at = excluded.reckoned_at",
    )
}

/// Forgets what was reckoned before this moment: those who carried something and carry nothing now.
pub(super) fn forget_older(tx: &mut Write<'_>, network: NetworkId, now: Time) -> Result<u64, Error> {
    tx.run("DELETE FROM burdens WHERE network_id = $1 AND reckoned_at < $2", &[&network, &now])
}

/// Keeps how many carry something, and how much the one in the middle carries.
pub(super) fn keep_figures(
    tx: &mut Write<'_>,
    network: NetworkId,
    (people, middle): (i64, i64),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO burden_figures (network_id, people, middle, reckoned_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (network_id) DO UPDATE SET people = excluded.people, middle = excluded.middle,
             reckoned_at = excluded.reckoned_at",
        &[&network, &people, &middle, &now],
    )
}

/// Nobody asks what somebody carries who has left.
pub(super) fn forget(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM burdens WHERE member_id = $1", &[&member])?;
    Ok(())
}

/// How many carry something, how much the one in the middle carries, and when that was reckoned.
pub(super) fn figures(q: &mut Read<'_>, network: NetworkId) -> Result<Option<(i64, i64, Time)>, Error> {
    q.maybe("SELECT people, middle, reckoned_at FROM burden_figures WHERE network_id = $1", &[&network])
}

db::record! {
    /// Somebody who carries something.
    #[derive(Debug, Clone)]
    pub(super) struct Carrier {
        pub(super) id: MemberId,
        pub(super) name: String,
        pub(super) points: i64,
    }
}

/// Who carries the most, as it was last reckoned, before this place.
pub(super) fn heaviest(
    q: &mut Read<'_>,
    network: NetworkId,
    (points, member): (i64, MemberId),
    limit: i64,
) -> Result<Vec<Carrier>, Error> {
    q.all(
        "SELECT members.id, members.name, burdens.points
         FROM burdens JOIN members ON members.id = burdens.member_id AND members.state = 'active'
         WHERE burdens.network_id = $1 AND (burdens.points, burdens.member_id) < ($2, $3)
         ORDER BY burdens.points DESC, burdens.member_id DESC LIMIT $4",
        &[&network, &points, &member, &limit],
    )
}

/// What these members offer that somebody offers too, by their own words.
pub(super) fn offered_too(
    q: &mut Read<'_>,
    member: MemberId,
    others: &[MemberId],
) -> Result<Vec<(MemberId, String)>, Error> {
    let keys: Vec<&dyn Param> = others.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT theirs.member_id, theirs.skill
         FROM member_skills AS theirs
         JOIN member_skills AS own
           ON own.member_id = $1 AND own.direction = 'offers' AND own.skill_key = theirs.skill_key
         WHERE theirs.direction = 'offers' AND theirs.member_id",
        &[&member],
        &keys,
        "ORDER BY theirs.member_id, theirs.position",
    )
}
