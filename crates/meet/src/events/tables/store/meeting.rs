//! Who has sat with whom, and who has been at the same event.

use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId, NetworkId};

/// Notes that it is written down who sits with whom in a round. Zero where it was noted before.
pub(in crate::events::tables) fn note_counted(
    tx: &mut Write<'_>,
    item: ItemId,
    round: i64,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE table_rounds SET counted = TRUE WHERE item_id = $1 AND round = $2 AND NOT counted",
        &[&item, &round],
    )
}

/// The members who sit at the tables of a round: number of the table, and member. Where it was noted who is there, those alone who
/// are.
pub(in crate::events::tables) fn members_at(
    q: &mut Read<'_>,
    item: ItemId,
    round: i64,
) -> Result<Vec<(i64, MemberId)>, Error> {
    q.all(
        "SELECT table_seats.place, attendances.member_id
         FROM table_seats JOIN attendances ON attendances.id = table_seats.attendance_id
         JOIN events ON events.item_id = table_seats.item_id
         WHERE table_seats.item_id = $1 AND table_seats.round = $2 AND attendances.member_id IS NOT NULL
           AND (events.came_count = 0 OR attendances.came_at IS NOT NULL)
         ORDER BY table_seats.place, attendances.member_id",
        &[&item, &round],
    )
}

/// Notes that these have sat at one table, the smaller number first; gives those who do for the first time.
pub(in crate::events::tables) fn note_pairs(
    tx: &mut Write<'_>,
    network: NetworkId,
    pairs: &[(MemberId, MemberId)],
) -> Result<Vec<(MemberId, MemberId)>, Error> {
    let rows: Vec<Row<'_>> =
        pairs.iter().map(|(low, high)| -> Row<'_> { vec![low, high, &network] }).collect();
    batch::insert_returning(
        tx,
        "INSERT INTO table_pairs (low_id, high_id, network_id)",
        &rows,
        "ON CONFLICT (low_id, high_id) DO NOTHING RETURNING low_id, high_id",
    )
}

/// Notes how many pairs of different sectors sat together in a round for the first time.
pub(in crate::events::tables) fn note_across(
    tx: &mut Write<'_>,
    (item, round): (ItemId, i64),
    across: i64,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE table_rounds SET first_across = $3 WHERE item_id = $1 AND round = $2",
        &[&item, &round, &across],
    )
}

/// The pairs who have sat at one table, of which one of these has the smaller number.
pub(in crate::events::tables) fn pairs_of(
    q: &mut Read<'_>,
    members: &[MemberId],
) -> Result<Vec<(MemberId, MemberId)>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT low_id, high_id FROM table_pairs WHERE low_id";
    batch::among(q, before, &[], &keys, "ORDER BY low_id, high_id")
}

/// At which events each of these members was that are over, of the newest twenty for which they have a seat.
pub(in crate::events::tables) fn were_at(
    q: &mut Read<'_>,
    members: &[MemberId],
    now: Time,
) -> Result<Vec<(MemberId, ItemId)>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::each(
        q,
        "SELECT member_id, item_id FROM (
            SELECT mine.member_id, mine.item_id
            FROM (SELECT member_id, item_id, came_at FROM attendances
                  WHERE member_id = $0 AND seat = 'seated' ORDER BY item_id DESC LIMIT 20) AS mine
            JOIN events ON events.item_id = mine.item_id
            WHERE events.ends_at <= $1 AND NOT events.cancelled
              AND (events.came_count = 0 OR mine.came_at IS NOT NULL)) AS one",
        &[&now],
        &keys,
    )
}
