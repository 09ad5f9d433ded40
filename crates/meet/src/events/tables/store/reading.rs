//! Tables as people look at them: those of a round, one's own, and what stands on cards.

use db::{Error, Read, Time};
use house::ids::{AttendanceId, ItemId, MemberId};

db::record! {
    /// Somebody at a table of a round.
    #[derive(Debug, Clone)]
    pub(in crate::events::tables) struct Named {
        pub(in crate::events::tables) place: i64,
        pub(in crate::events::tables) member_id: Option<MemberId>,
        pub(in crate::events::tables) name: String,
        pub(in crate::events::tables) headline: String,
    }
}

db::record! {
    /// Somebody with whom one sits in a round.
    #[derive(Debug, Clone)]
    pub(in crate::events::tables) struct Mate {
        pub(in crate::events::tables) round: i64,
        pub(in crate::events::tables) place: i64,
        pub(in crate::events::tables) attendance_id: AttendanceId,
        pub(in crate::events::tables) member_id: Option<MemberId>,
        pub(in crate::events::tables) name: String,
        pub(in crate::events::tables) headline: String,
    }
}

db::record! {
    /// Somebody who has a seat at the event, and whether they sit at a table in the rounds to come.
    #[derive(Debug, Clone)]
    pub(in crate::events::tables) struct Guest {
        pub(in crate::events::tables) id: AttendanceId,
        pub(in crate::events::tables) member_id: Option<MemberId>,
        pub(in crate::events::tables) name: String,
        pub(in crate::events::tables) headline: String,
        pub(in crate::events::tables) queued_at: Time,
        pub(in crate::events::tables) sits: bool,
    }
}

/// Who sits at the tables of a round, as far as they still come.
pub(in crate::events::tables) fn named(
    q: &mut Read<'_>,
    item: ItemId,
    round: i64,
) -> Result<Vec<Named>, Error> {
    q.all(
        "SELECT table_seats.place, attendances.member_id, COALESCE(members.name, attendances.name) AS name,
                COALESCE(members.headline, '') AS headline
         FROM table_seats JOIN attendances ON attendances.id = table_seats.attendance_id
         LEFT JOIN members ON members.id = attendances.member_id
         WHERE table_seats.item_id = $1 AND table_seats.round = $2 AND attendances.seat = 'seated'
         ORDER BY table_seats.place, table_seats.attendance_id",
        &[&item, &round],
    )
}

/// Who sits at the tables of somebody, they themselves among them, in all rounds, as far as they still come.
pub(in crate::events::tables) fn mates_of(
    q: &mut Read<'_>,
    item: ItemId,
    who: AttendanceId,
) -> Result<Vec<Mate>, Error> {
    q.all(
        "SELECT others.round, others.place, others.attendance_id, attendances.member_id,
                COALESCE(members.name, attendances.name) AS name, COALESCE(members.headline, '') AS headline
         FROM table_seats own
         JOIN table_seats others ON others.item_id = own.item_id AND others.round = own.round
              AND others.place = own.place
         JOIN attendances ON attendances.id = others.attendance_id
         LEFT JOIN members ON members.id = attendances.member_id
         WHERE own.attendance_id = $2 AND own.item_id = $1 AND attendances.seat = 'seated'
         ORDER BY others.round, name, others.attendance_id",
        &[&item, &who],
    )
}

/// Those who have a seat at the event, in the order in which they said so, after this place, and whether they sit somewhere in the
/// rounds after that one.
pub(in crate::events::tables) fn guests(
    q: &mut Read<'_>,
    (item, begun): (ItemId, i64),
    after: (Time, AttendanceId),
    most: i64,
) -> Result<Vec<Guest>, Error> {
    q.all(
        "SELECT attendances.id, attendances.member_id, COALESCE(members.name, attendances.name) AS name,
                COALESCE(members.headline, '') AS headline, attendances.queued_at,
                EXISTS (SELECT 1 FROM table_seats WHERE table_seats.attendance_id = attendances.id
                          AND table_seats.round > $2) AS sits
         FROM attendances LEFT JOIN members ON members.id = attendances.member_id
         WHERE attendances.item_id = $1 AND attendances.seat = 'seated'
           AND (attendances.queued_at, attendances.id) > ($3, $4)
         ORDER BY attendances.queued_at, attendances.id LIMIT $5",
        &[&item, &begun, &after.0, &after.1, &most],
    )
}

/// What stands on the cards: who, round, and table.
pub(in crate::events::tables) fn card_lines(
    q: &mut Read<'_>,
    item: ItemId,
) -> Result<Vec<(AttendanceId, String, i64, i64)>, Error> {
    q.all(
        "SELECT table_seats.attendance_id, COALESCE(members.name, attendances.name) AS name, table_seats.round,
                table_seats.place
         FROM table_seats JOIN attendances ON attendances.id = table_seats.attendance_id
         LEFT JOIN members ON members.id = attendances.member_id
         WHERE table_seats.item_id = $1 AND attendances.seat = 'seated'
         ORDER BY name, table_seats.attendance_id, table_seats.round",
        &[&item],
    )
}

/// How many rounds are written down, and how many pairs of different sectors sat together in them for the first time.
pub(in crate::events::tables) fn sums(q: &mut Read<'_>, item: ItemId) -> Result<(i64, i64), Error> {
    q.one(
        "SELECT COUNT(*) AS rounds, CAST(COALESCE(SUM(first_across), 0) AS BIGINT) AS across FROM table_rounds
         WHERE item_id = $1 AND counted",
        &[&item],
    )
}
