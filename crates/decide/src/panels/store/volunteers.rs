//! Who is willing, and who was drawn. Nobody but who holds the panel is told who is willing.

use crate::panels::panel::{Seat, Volunteer, VolunteerId};
use db::{Error, Read, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId};

/// All who are willing or were drawn, in the order of their numbers.
pub(in crate::panels) fn volunteers(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Volunteer>, Error> {
    q.all(
        "SELECT panel_volunteers.id, panel_volunteers.member_id, members.name, panel_volunteers.number,
                panel_volunteers.answers, panel_volunteers.sector, panel_volunteers.seat,
                members.state = 'active' AND members.role <> 'guest'
                    AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL) AS here
         FROM panel_volunteers JOIN members ON members.id = panel_volunteers.member_id
         JOIN items ON items.id = panel_volunteers.item_id JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = items.space_id AND space_members.member_id = members.id
         WHERE panel_volunteers.item_id = $1 ORDER BY panel_volunteers.number, panel_volunteers.id LIMIT 2000",
        &[&item],
    )
}

/// What this member is to a panel.
pub(in crate::panels) fn volunteer(
    q: &mut Read<'_>,
    item: ItemId,
    member: MemberId,
) -> Result<Option<Volunteer>, Error> {
    q.maybe(
        "SELECT panel_volunteers.id, panel_volunteers.member_id, members.name, panel_volunteers.number,
                panel_volunteers.answers, panel_volunteers.sector, panel_volunteers.seat,
                members.state = 'active' AS here
         FROM panel_volunteers JOIN members ON members.id = panel_volunteers.member_id
         WHERE panel_volunteers.item_id = $1 AND panel_volunteers.member_id = $2",
        &[&item, &member],
    )
}

/// Those who are on the panel, by name.
pub(in crate::panels) fn seated(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Volunteer>, Error> {
    q.all(
        "SELECT panel_volunteers.id, panel_volunteers.member_id, members.name, panel_volunteers.number,
                panel_volunteers.answers, panel_volunteers.sector, panel_volunteers.seat,
                members.state = 'active' AS here
         FROM panel_volunteers JOIN members ON members.id = panel_volunteers.member_id
         WHERE panel_volunteers.item_id = $1 AND panel_volunteers.seat = 'drawn'
         ORDER BY members.name_key, members.id LIMIT 500",
        &[&item],
    )
}

/// Round and number of everybody who was drawn, whatever became of their seat.
pub(in crate::panels) fn drawn_numbers(q: &mut Read<'_>, item: ItemId) -> Result<Vec<(i64, i64)>, Error> {
    q.all(
        "SELECT round, number FROM panel_volunteers
         WHERE item_id = $1 AND seat IN ('drawn', 'left', 'replaced') AND number IS NOT NULL
         ORDER BY round, number LIMIT 2000",
        &[&item],
    )
}

/// How many seats nobody has.
pub(in crate::panels) fn empty_seats(q: &mut Read<'_>, item: ItemId) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) FROM panel_volunteers WHERE item_id = $1 AND seat = 'left'", &[&item])
}

/// Somebody is willing, with these answers in place of what they said before. True if they were not.
pub(in crate::panels) fn come(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    member: MemberId,
    answers: &str,
    now: Time,
) -> Result<bool, Error> {
    let seat = Seat::Willing;
    let came = tx.run(
        "INSERT INTO panel_volunteers (item_id, network_id, member_id, answers, sector, seat, round, since)
         VALUES ($1, $2, $3, $4, '', $5, 0, $6) ON CONFLICT (item_id, member_id) DO NOTHING",
        &[&item, &network, &member, &answers, &seat, &now],
    )?;
    if came == 0 {
        tx.run(
            "UPDATE panel_volunteers SET answers = $3, seat = $4 WHERE item_id = $1 AND member_id = $2",
            &[&item, &member, &answers, &seat],
        )?;
        return Ok(false);
    }
    tx.run("UPDATE panels SET volunteer_count = volunteer_count + 1 WHERE item_id = $1", &[&item])?;
    Ok(true)
}

/// Somebody is not willing any more; 0 where they were not.
pub(in crate::panels) fn withdraw(tx: &mut Write<'_>, item: ItemId, member: MemberId) -> Result<u64, Error> {
    let gone =
        tx.run("DELETE FROM panel_volunteers WHERE item_id = $1 AND member_id = $2", &[&item, &member])?;
    if gone > 0 {
        tx.run("UPDATE panels SET volunteer_count = volunteer_count - 1 WHERE item_id = $1", &[&item])?;
    }
    Ok(gone)
}

/// Somebody who was drawn cannot take part; 0 where they were not.
pub(in crate::panels) fn give_back(tx: &mut Write<'_>, item: ItemId, member: MemberId) -> Result<u64, Error> {
    tx.run(
        "UPDATE panel_volunteers SET seat = 'left' WHERE item_id = $1 AND member_id = $2 AND seat = 'drawn'",
        &[&item, &member],
    )
}

/// What somebody is from now on, and in which round they were drawn.
pub(in crate::panels) fn seat(
    tx: &mut Write<'_>,
    id: VolunteerId,
    (seat, round): (Seat, i64),
) -> Result<u64, Error> {
    tx.run("UPDATE panel_volunteers SET seat = $2, round = $3 WHERE id = $1", &[&id, &seat, &round])
}

/// The seats of these are drawn again. They are at most as many as the panel has seats.
pub(in crate::panels) fn replace(tx: &mut Write<'_>, all: &[VolunteerId]) -> Result<(), Error> {
    for id in all {
        tx.run("UPDATE panel_volunteers SET seat = 'replaced' WHERE id = $1 AND seat = 'left'", &[id])?;
    }
    Ok(())
}

/// Gives a number, and the sector for which they stand now, to everybody who is willing and could come at this moment.
pub(in crate::panels) fn number(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("UPDATE panel_volunteers SET number = NULL WHERE item_id = $1", &[&item])?;
    tx.run(
        "UPDATE panel_volunteers SET number = found.number, sector = found.sector FROM (
            SELECT willing.id AS id, ROW_NUMBER() OVER (ORDER BY willing.id) AS number,
                   COALESCE((SELECT affiliations.sector FROM affiliations
                             WHERE affiliations.member_id = willing.member_id AND affiliations.ended_at IS NULL
                             ORDER BY affiliations.organisation_id LIMIT 1), '') AS sector
            FROM panel_volunteers willing JOIN members ON members.id = willing.member_id
            JOIN items ON items.id = willing.item_id JOIN spaces ON spaces.id = items.space_id
            LEFT JOIN space_members
                ON space_members.space_id = items.space_id AND space_members.member_id = willing.member_id
            WHERE willing.item_id = $1 AND willing.seat = 'willing' AND members.state = 'active'
              AND members.role <> 'guest'
              AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)) found
         WHERE panel_volunteers.id = found.id",
        &[&item],
    )?;
    Ok(())
}

/// The sectors of those who have a number.
pub(in crate::panels) fn sectors_of(q: &mut Read<'_>, item: ItemId) -> Result<Vec<String>, Error> {
    q.all(
        "SELECT DISTINCT sector FROM panel_volunteers WHERE item_id = $1 AND number IS NOT NULL ORDER BY sector",
        &[&item],
    )
}

/// How many members of the network stand for each sector, each for the organisation that was written down first.
pub(in crate::panels) fn sectors(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<(String, i64)>, Error> {
    q.all(
        "SELECT sector, COUNT(*) AS members FROM (
            SELECT COALESCE((SELECT affiliations.sector FROM affiliations
                             WHERE affiliations.member_id = members.id AND affiliations.ended_at IS NULL
                             ORDER BY affiliations.organisation_id LIMIT 1), '') AS sector
            FROM members WHERE members.network_id = $1 AND members.state = 'active' AND members.role <> 'guest') found
         GROUP BY sector ORDER BY sector",
        &[&network],
    )
}
