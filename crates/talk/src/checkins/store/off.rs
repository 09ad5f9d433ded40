//! Days on which nothing is asked.

use db::{Error, Read, Time, Write};
use house::ids::{MemberId, NetworkId, SpaceId};

db::record! {
    /// A day off, or some in a row.
    #[derive(Debug, Clone)]
    pub(in crate::checkins) struct DayOff {
        pub(in crate::checkins) id: i64,
        pub(in crate::checkins) first_day: String,
        pub(in crate::checkins) last_day: String,
        pub(in crate::checkins) name: String,
    }
}

/// Whose days off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::checkins) enum Whose {
    /// Everyone's in the network.
    Network,
    /// Those of a space.
    Space(SpaceId),
    /// A member's own.
    Member(MemberId),
}

impl Whose {
    fn ends(self) -> (Option<SpaceId>, Option<MemberId>) {
        match self {
            Whose::Network => (None, None),
            Whose::Space(space) => (Some(space), None),
            Whose::Member(member) => (None, Some(member)),
        }
    }
}

/// Adds days off: of a member, of a space, or, without either, of the network.
///
/// # Errors
/// Those of the database.
pub fn give_day_off(
    tx: &mut Write<'_>,
    network: NetworkId,
    (space, member): (Option<SpaceId>, Option<MemberId>),
    (first, last, name): (&str, &str, &str),
    now: Time,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO days_off (network_id, space_id, member_id, first_day, last_day, name, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&network, &space, &member, &first, &last, &name, &now],
    )?;
    Ok(())
}

impl Whose {
    /// Adds days off.
    pub(in crate::checkins) fn give(
        self,
        tx: &mut Write<'_>,
        network: NetworkId,
        what: (&str, &str, &str),
        now: Time,
    ) -> Result<(), Error> {
        give_day_off(tx, network, self.ends(), what, now)
    }
}

/// The days off that are not over on this day, the first to end first; 200 at most.
pub(in crate::checkins) fn days_off(
    q: &mut Read<'_>,
    network: NetworkId,
    whose: Whose,
    today: &str,
) -> Result<Vec<DayOff>, Error> {
    match whose {
        Whose::Network => q.all(
            "SELECT id, first_day, last_day, name FROM days_off
             WHERE network_id = $1 AND space_id IS NULL AND member_id IS NULL AND last_day >= $2
             ORDER BY last_day, id LIMIT 200",
            &[&network, &today],
        ),
        Whose::Space(space) => q.all(
            "SELECT id, first_day, last_day, name FROM days_off
             WHERE space_id = $1 AND last_day >= $2 ORDER BY last_day, id LIMIT 200",
            &[&space, &today],
        ),
        Whose::Member(member) => q.all(
            "SELECT id, first_day, last_day, name FROM days_off
             WHERE member_id = $1 AND last_day >= $2 ORDER BY last_day, id LIMIT 200",
            &[&member, &today],
        ),
    }
}

/// The days off of a network that are not over on this day: the first and the last of each run.
pub(in crate::checkins) fn rests(
    q: &mut Read<'_>,
    network: NetworkId,
    since: &str,
) -> Result<Vec<(String, String)>, Error> {
    let found = days_off(q, network, Whose::Network, since)?;
    Ok(found.into_iter().map(|one| (one.first_day, one.last_day)).collect())
}

/// Takes days off back; false where they are not of those.
pub(in crate::checkins) fn take_back(
    tx: &mut Write<'_>,
    network: NetworkId,
    whose: Whose,
    id: i64,
) -> Result<bool, Error> {
    let (space, member) = whose.ends();
    let gone = tx.run(
        "DELETE FROM days_off WHERE id = $1 AND network_id = $2
            AND COALESCE(space_id, 0) = COALESCE(CAST($3 AS BIGINT), 0)
            AND COALESCE(member_id, 0) = COALESCE(CAST($4 AS BIGINT), 0)",
        &[&id, &network, &space, &member],
    )?;
    Ok(gone > 0)
}

/// Whether the network or the space has a day off.
pub(in crate::checkins) fn is_off(
    q: &mut Read<'_>,
    network: NetworkId,
    space: SpaceId,
    day: &str,
) -> Result<bool, Error> {
    let of_network: Option<i64> = q.maybe(
        "SELECT id FROM days_off WHERE network_id = $1 AND space_id IS NULL AND member_id IS NULL
            AND last_day >= $2 AND first_day <= $2 ORDER BY last_day, id LIMIT 1",
        &[&network, &day],
    )?;
    let of_space: Option<i64> = q.maybe(
        "SELECT id FROM days_off WHERE space_id = $1 AND last_day >= $2 AND first_day <= $2
         ORDER BY last_day, id LIMIT 1",
        &[&space, &day],
    )?;
    Ok(of_network.or(of_space).is_some())
}

/// Whether a member has a day off.
pub(in crate::checkins) fn is_away(q: &mut Read<'_>, member: MemberId, day: &str) -> Result<bool, Error> {
    let found: Option<i64> = q.maybe(
        "SELECT id FROM days_off WHERE member_id = $1 AND last_day >= $2 AND first_day <= $2
         ORDER BY last_day, id LIMIT 1",
        &[&member, &day],
    )?;
    Ok(found.is_some())
}
