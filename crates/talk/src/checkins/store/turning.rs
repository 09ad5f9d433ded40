//! What the job asks: which rounds are over, which are due, and whose hour has struck.

use super::Kept;
use crate::checkins::rhythm::Rhythm;
use db::{Error, Read, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId, RoundId, SpaceId};

db::record! {
    /// A round that is over.
    #[derive(Debug)]
    pub(in crate::checkins) struct Over {
        pub(in crate::checkins) id: RoundId,
        pub(in crate::checkins) network_id: NetworkId,
        pub(in crate::checkins) item_id: ItemId,
        pub(in crate::checkins) space_id: SpaceId,
        pub(in crate::checkins) answer_count: i64,
    }
}

/// The rounds that are over and not closed, the first first; 100 at most.
pub(in crate::checkins) fn over(q: &mut Read<'_>, now: Time) -> Result<Vec<Over>, Error> {
    q.all(
        "SELECT checkin_rounds.id, checkin_rounds.network_id, checkin_rounds.item_id, items.space_id,
                checkin_rounds.answer_count
         FROM checkin_rounds JOIN items ON items.id = checkin_rounds.item_id
         WHERE checkin_rounds.closed_at IS NULL AND checkin_rounds.closes_at <= $1
         ORDER BY checkin_rounds.closes_at, checkin_rounds.id LIMIT 100",
        &[&now],
    )
}

db::record! {
    /// A question whose day has come somewhere on Earth.
    #[derive(Debug)]
    pub(in crate::checkins) struct Due {
        pub(in crate::checkins) item_id: ItemId,
        pub(in crate::checkins) network_id: NetworkId,
        pub(in crate::checkins) space_id: SpaceId,
        pub(in crate::checkins) member_count: i64,
        pub(in crate::checkins) rhythm: Rhythm,
        pub(in crate::checkins) weekdays: String,
        pub(in crate::checkins) first_day: String,
        pub(in crate::checkins) hour: i64,
        pub(in crate::checkins) next_day: String,
        /// Whether it asks: it is open, and nobody has put it away.
        pub(in crate::checkins) asks: bool,
    }
}

impl Due {
    /// When it comes.
    pub(in crate::checkins) fn kept(&self) -> Kept {
        Kept {
            rhythm: self.rhythm,
            weekdays: self.weekdays.clone(),
            first_day: self.first_day.clone(),
            hour: self.hour,
            next_day: self.next_day.clone(),
        }
    }
}

/// The questions that are due, the first first; 100 at most.
pub(in crate::checkins) fn due(q: &mut Read<'_>, now: Time) -> Result<Vec<Due>, Error> {
    q.all(
        "SELECT checkins.item_id, checkins.network_id, items.space_id, spaces.member_count, checkins.rhythm,
                checkins.weekdays, checkins.first_day, checkins.hour, checkins.next_day,
                items.state = 'open' AND items.shelf = 'shown' AND spaces.archived_at IS NULL AS asks
         FROM checkins JOIN items ON items.id = checkins.item_id JOIN spaces ON spaces.id = items.space_id
         WHERE checkins.next_at <= $1 ORDER BY checkins.next_at, checkins.item_id LIMIT 100",
        &[&now],
    )
}

/// Notes the day for which a question comes next.
pub(in crate::checkins) fn set_next(
    tx: &mut Write<'_>,
    item: ItemId,
    day: &str,
    at: Time,
) -> Result<u64, Error> {
    tx.run("UPDATE checkins SET next_day = $2, next_at = $3 WHERE item_id = $1", &[&item, &day, &at])
}

db::record! {
    /// A round whose hour strikes for somebody.
    #[derive(Debug)]
    pub(in crate::checkins) struct Called {
        pub(in crate::checkins) id: RoundId,
        pub(in crate::checkins) network_id: NetworkId,
        pub(in crate::checkins) item_id: ItemId,
        pub(in crate::checkins) space_id: SpaceId,
        pub(in crate::checkins) author_id: MemberId,
        pub(in crate::checkins) day: String,
        pub(in crate::checkins) hour: i64,
        pub(in crate::checkins) call_at: Time,
        pub(in crate::checkins) open: bool,
    }
}

/// The rounds whose hour has struck for somebody who was not told yet, the first first; 100 at most.
pub(in crate::checkins) fn calling(q: &mut Read<'_>, now: Time) -> Result<Vec<Called>, Error> {
    q.all(
        "SELECT checkin_rounds.id, checkin_rounds.network_id, checkin_rounds.item_id, items.space_id,
                items.author_id, checkin_rounds.day, checkin_rounds.hour, checkin_rounds.call_at,
                items.state = 'open' AND items.shelf = 'shown' AS open
         FROM checkin_rounds JOIN items ON items.id = checkin_rounds.item_id
         WHERE checkin_rounds.call_at IS NOT NULL AND checkin_rounds.call_at <= $1
         ORDER BY checkin_rounds.call_at, checkin_rounds.id LIMIT 100",
        &[&now],
    )
}

/// Notes when the hour of a round strikes next for somebody.
pub(in crate::checkins) fn set_call(
    tx: &mut Write<'_>,
    round: RoundId,
    at: Option<Time>,
) -> Result<u64, Error> {
    tx.run("UPDATE checkin_rounds SET call_at = $2 WHERE id = $1", &[&round, &at])
}

db::record! {
    /// Somebody in the space who has not answered.
    #[derive(Debug)]
    pub(in crate::checkins) struct Person {
        pub(in crate::checkins) id: MemberId,
        pub(in crate::checkins) time_zone: String,
        /// Whether they have a day off.
        pub(in crate::checkins) away: bool,
    }
}

/// Those in the space who have not answered a round; one more than `most` at most.
pub(in crate::checkins) fn to_call(
    q: &mut Read<'_>,
    round: &Called,
    most: usize,
) -> Result<Vec<Person>, Error> {
    let limit = i64::try_from(most).unwrap_or(0).saturating_add(1);
    q.all(
        "SELECT members.id, accounts.time_zone,
                EXISTS (SELECT 1 FROM days_off WHERE days_off.member_id = members.id
                        AND days_off.last_day >= $3 AND days_off.first_day <= $3) AS away
         FROM space_members
         JOIN members ON members.id = space_members.member_id AND members.state = 'active'
         JOIN accounts ON accounts.id = members.account_id
         LEFT JOIN checkin_answers ON checkin_answers.round_id = $2 AND checkin_answers.member_id = members.id
         WHERE space_members.space_id = $1 AND checkin_answers.member_id IS NULL
         ORDER BY space_members.member_id LIMIT $4",
        &[&round.space_id, &round.id, &round.day, &limit],
    )
}
