//! What is kept of scenarios: exported, given on, and gone when an item is gone for good.

use db::{Error, Read, Time, Write};
use house::extract::Extract;
use house::ids::{ItemId, MemberId};
use house::room::Rooms;

/// The scenarios that ask what would be if a member left, and when each was changed last.
pub(in crate::scenarios) fn asking_of(
    q: &mut Read<'_>,
    member: MemberId,
) -> Result<Vec<(ItemId, Time)>, Error> {
    q.all(
        "SELECT item_id, changed_at FROM scenarios WHERE about_sort = 'member' AND about_id = $1 ORDER BY item_id",
        &[&member],
    )
}

/// They ask it of nobody any more. That they asked it of a person is still known, so that they stay where they are.
pub(in crate::scenarios) fn ask_of_nobody(tx: &mut Write<'_>, member: MemberId) -> Result<u64, Error> {
    tx.run("UPDATE scenarios SET about_id = 0 WHERE about_sort = 'member' AND about_id = $1", &[&member])
}

/// In which language, and in which time zone, the network of a scenario speaks.
pub(in crate::scenarios) fn language_of(
    q: &mut Read<'_>,
    item: ItemId,
) -> Result<Option<(String, String)>, Error> {
    q.maybe(
        "SELECT networks.language, networks.time_zone FROM scenarios
         JOIN networks ON networks.id = scenarios.network_id WHERE scenarios.item_id = $1",
        &[&item],
    )
}

/// What stands under somebody who was only written down goes over to the member who they are.
pub(in crate::scenarios) fn merge(
    tx: &mut Write<'_>,
    _rooms: Rooms,
    from: MemberId,
    to: MemberId,
) -> Result<(), Error> {
    tx.run(
        "UPDATE scenarios SET about_id = $2 WHERE about_sort = 'member' AND about_id = $1",
        &[&from, &to],
    )?;
    tx.run("UPDATE scenario_signs SET set_by = $2 WHERE set_by = $1", &[&from, &to])?;
    tx.run("UPDATE scenario_turns SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    Ok(())
}

/// Takes away all that belongs to a scenario.
pub(in crate::scenarios) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM scenario_turns WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM scenario_signs WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM scenario_tests WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM scenario_strategies WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM scenario_futures WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM scenario_drivers WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM scenarios WHERE item_id = $1", &[&item])?;
    Ok(())
}

pub(in crate::scenarios) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "scenarios",
        head: &["item_id", "horizon", "about_sort", "about_id", "changed_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, horizon, about_sort, about_id, changed_at FROM scenarios WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items
                               WHERE items.id = scenarios.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT scenarios.item_id, scenarios.horizon, scenarios.about_sort, scenarios.about_id, scenarios.changed_at
                 FROM scenarios JOIN items ON items.id = scenarios.item_id
                 WHERE items.author_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY scenarios.item_id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "scenario-drivers",
        head: &["item_id", "name", "about", "impact", "uncertainty", "axis", "low_end", "high_end"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, name, about, impact, uncertainty, axis, low_end, high_end FROM scenario_drivers WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items
                               WHERE items.id = scenario_drivers.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "scenario-futures",
        head: &["item_id", "corner", "name", "story"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, corner, name, story FROM scenario_futures WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items
                               WHERE items.id = scenario_futures.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, corner",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "scenario-strategies",
        head: &["id", "item_id", "name", "about"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT id, item_id, name, about FROM scenario_strategies WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items
                               WHERE items.id = scenario_strategies.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "scenario-tests",
        head: &["strategy_id", "corner", "item_id", "verdict", "note"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT strategy_id, corner, item_id, verdict, note FROM scenario_tests WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items
                               WHERE items.id = scenario_tests.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, strategy_id, corner",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "scenario-signs",
        head: &["item_id", "corner", "gauge", "subject_id", "threshold", "set_by", "set_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, corner, gauge, subject_id, threshold, set_by, set_at FROM scenario_signs WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items
                               WHERE items.id = scenario_signs.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT item_id, corner, gauge, subject_id, threshold, set_by, set_at FROM scenario_signs WHERE set_by = $1
                   AND EXISTS (SELECT 1 FROM items
                               WHERE items.id = scenario_signs.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "scenario-turns",
        head: &["item_id", "member_id", "turn", "name", "was", "turned_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, member_id, turn, name, was, turned_at FROM scenario_turns WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items
                               WHERE items.id = scenario_turns.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT item_id, member_id, turn, name, '' AS was, turned_at FROM scenario_turns WHERE member_id = $1
                   AND EXISTS (SELECT 1 FROM items
                               WHERE items.id = scenario_turns.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, id",
                &[&member],
                take,
            )
        }),
    },
];
