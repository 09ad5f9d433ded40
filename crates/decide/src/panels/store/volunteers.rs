//! Who is willing, and who was drawn. Nobody but who holds the panel is told who is willing.

use crate::panels::panel::{Seat, Volunteer, VolunteerId};
use db::{Error, Read, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId};

/// All who are willing or were drawn, in the order of their numbers.
pub(in crate::panels) fn volunteers(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Volunteer>, Error> {
    q.all(
        "SELECT panel_volunteers.id, panel_volunteers.member_id, members.name, panel_volunteers.number,
                panel_volunteers.answers, panel_volunteers.sector, panel_volunteers.seat, panel_volunteers.chance
         FROM panel_volunteers JOIN members ON members.id = panel_volunteers.member_id
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
                panel_volunteers.answers, panel_volunteers.sector, panel_volunteers.seat, panel_volunteers.chance
         FROM panel_volunteers JOIN members ON members.id = panel_volunteers.member_id
         WHERE panel_volunteers.item_id = $1 AND panel_volunteers.member_id = $2",
        &[&item, &member],
    )
}

/// Those who are on the panel: number, member and name.
pub(in crate::panels) fn seated(
    q: &mut Read<'_>,
    item: ItemId,
) -> Result<Vec<(i64, MemberId, String)>, Error> {
    q.all(
        "SELECT COALESCE(panel_volunteers.number, 0) AS number, members.id, members.name
         FROM panel_volunteers JOIN members ON members.id = panel_volunteers.member_id
         WHERE panel_volunteers.item_id = $1 AND panel_volunteers.seat = 'drawn'
         ORDER BY members.name_key, members.id LIMIT 500",
        &[&item],
    )
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
        "INSERT INTO panel_volunteers (item_id, network_id, member_id, answers, sector, seat, chance, since)
         VALUES ($1, $2, $3, $4, '', $5, 0, $6) ON CONFLICT (item_id, member_id) DO NOTHING",
        &[&item, &network, &member, &answers, &seat, &now],
    )?;
    if came == 0 {
        tx.run(
            "UPDATE panel_volunteers SET answers = $3 WHERE item_id = $1 AND member_id = $2",
            &[&item, &member, &answers],
        )?;
        return Ok(false);
    }
    tx.run("UPDATE panels SET volunteer_count = volunteer_count + 1 WHERE item_id = $1", &[&item])?;
    Ok(true)
}

/// Somebody is not willing any more; 0 where they were not.
pub(in crate::panels) fn withdraw(tx: &mut Write<'_>, item: ItemId, member: MemberId) -> Result<u64, Error> {
    let gone = tx.run(
        "DELETE FROM panel_volunteers WHERE item_id = $1 AND member_id = $2 AND seat = 'willing'",
        &[&item, &member],
    )?;
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

/// Keeps the number, the sector and the chance of one.
pub(in crate::panels) fn keep_chances(
    tx: &mut Write<'_>,
    all: &[(VolunteerId, i64, String, i64)],
) -> Result<(), Error> {
    for (id, number, sector, chance) in all {
        tx.run(
            "UPDATE panel_volunteers SET number = $2, sector = $3, chance = $4 WHERE id = $1",
            &[id, number, sector, chance],
        )?;
    }
    Ok(())
}

/// What somebody is from now on.
pub(in crate::panels) fn seat(tx: &mut Write<'_>, id: VolunteerId, seat: Seat) -> Result<u64, Error> {
    tx.run("UPDATE panel_volunteers SET seat = $2 WHERE id = $1", &[&id, &seat])
}

/// Whoever could not take part has been replaced.
pub(in crate::panels) fn replace(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run("UPDATE panel_volunteers SET seat = 'gone' WHERE item_id = $1 AND seat = 'left'", &[&item])
}

/// How many members of the network stand for each sector, each for the organisation that was written down first.
pub(in crate::panels) fn sectors(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<(String, i64)>, Error> {
    q.all(
        "SELECT sector, COUNT(*) AS members FROM (
            SELECT COALESCE((SELECT sector FROM affiliations WHERE member_id = members.id AND ended_at IS NULL
                             ORDER BY organisation_id LIMIT 1), '') AS sector
            FROM members WHERE network_id = $1 AND state = 'active' AND role <> 'guest') found
         GROUP BY sector ORDER BY sector",
        &[&network],
    )
}

/// Of those who are willing and still here, the sector.
pub(in crate::panels) fn willing(
    q: &mut Read<'_>,
    item: ItemId,
) -> Result<Vec<(VolunteerId, String)>, Error> {
    q.all(
        "SELECT panel_volunteers.id,
                COALESCE((SELECT sector FROM affiliations WHERE member_id = panel_volunteers.member_id
                          AND ended_at IS NULL ORDER BY organisation_id LIMIT 1), '') AS sector
         FROM panel_volunteers JOIN members ON members.id = panel_volunteers.member_id
         WHERE panel_volunteers.item_id = $1 AND members.state = 'active' ORDER BY panel_volunteers.id LIMIT 2000",
        &[&item],
    )
}

/// Keeps the chance of one.
pub(in crate::panels) fn keep_chance(tx: &mut Write<'_>, id: VolunteerId, chance: i64) -> Result<u64, Error> {
    tx.run("UPDATE panel_volunteers SET chance = $2 WHERE id = $1", &[&id, &chance])
}
