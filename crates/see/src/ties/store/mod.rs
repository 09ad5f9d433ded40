//! The tables of ties and voices.

mod absences;
mod days;
mod declared;
mod extracts;
mod loading;
mod reading;
mod rests;
mod voices;

pub(super) use absences::forget_choices;
pub use absences::{
    absent, absent_among, hidden_among, hidden_around, hidden_by, is_absent, leave_map, return_to_map,
    set_hidden,
};
pub use days::contact_days;
pub(super) use days::{days_among, days_of};
pub use declared::{Declared, declare, declared, declared_of, names_of};
pub(super) use declared::{merge, part};
pub(super) use extracts::EXTRACTS;
pub(super) use loading::{load, load_for};
pub use reading::{Asked, TieRow, closest, of_member, strongest};
pub(super) use rests::{put_rests, rests};
pub use voices::{StepSum, heard_of, steps_of};
pub(super) use voices::{pairs_across, steps_in_month};

use super::ledger::{Ledger, Place, Standing, Taken, Thing};
use super::sharing::{Deed, Taker, Word};
use db::{Error, Param, Read, Write};
use house::batch::{self, Row};
use house::happenings::{Layer, LogPlace};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use std::collections::{BTreeMap, BTreeSet};

/// Up to which place of the log all is counted.
pub(super) fn read_to(q: &mut Read<'_>) -> Result<LogPlace, Error> {
    let (order, id) = q.one("SELECT last_order, last_id FROM tie_reading WHERE id = 1", &[])?;
    Ok(LogPlace { order, id })
}

/// Moves that place on from where it was found; false when somebody else has moved it meanwhile.
pub(super) fn move_on(tx: &mut Write<'_>, from: LogPlace, to: LogPlace) -> Result<bool, Error> {
    let moved = tx.run(
        "UPDATE tie_reading SET last_order = $3, last_id = $4 WHERE id = 1 AND last_order = $1 AND last_id = $2",
        &[&from.order, &from.id, &to.order, &to.id],
    )?;
    Ok(moved == 1)
}

/// Forgets all that was counted. What people chose stays, and what was declared.
pub(super) fn forget_all(tx: &mut Write<'_>) -> Result<(), Error> {
    tx.run("UPDATE tie_reading SET last_order = 0, last_id = 0 WHERE id = 1", &[])?;
    tx.run("DELETE FROM tie_acts", &[])?;
    tx.run("DELETE FROM tie_people", &[])?;
    tx.run("DELETE FROM ties", &[])?;
    tx.run("DELETE FROM tie_months", &[])?;
    tx.run("DELETE FROM voice_sums", &[])?;
    Ok(())
}

/// Whoever has left is absent from what they took part in, and tied to nobody.
pub(super) fn forget_member(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("UPDATE tie_people SET present = FALSE WHERE member_id = $1", &[&member])?;
    tx.run("DELETE FROM ties WHERE low_id = $1", &[&member])?;
    tx.run("DELETE FROM ties WHERE high_id = $1", &[&member])?;
    tx.run("DELETE FROM tie_months WHERE low_id = $1", &[&member])?;
    tx.run("DELETE FROM tie_months WHERE high_id = $1", &[&member])?;
    tx.run("DELETE FROM voice_sums WHERE member_id = $1", &[&member])?;
    Ok(())
}

fn keys<T: Param>(all: &BTreeSet<T>) -> Vec<&dyn Param> {
    all.iter().map(|one| -> &dyn Param { one }).collect()
}

/// These items as they are now.
pub(super) fn things(q: &mut Read<'_>, items: &BTreeSet<ItemId>) -> Result<BTreeMap<ItemId, Thing>, Error> {
    let found: Vec<(ItemId, NetworkId, SpaceId, String, String)> = batch::among(
        q,
        "SELECT id, network_id, space_id, shelf, kind FROM items WHERE id",
        &[],
        &keys(items),
        "ORDER BY id",
    )?;
    let thing = |(id, network, space, shelf, kind): (ItemId, NetworkId, SpaceId, String, String)| {
        (id, Thing { network, space, shown: matches!(shelf.as_str(), "shown" | "archived"), kind })
    };
    Ok(found.into_iter().map(thing).collect())
}

type PersonRow = (ItemId, Layer, i64, MemberId, i64, SpaceId, bool);
type StandingRow = (ItemId, Layer, i64, NetworkId, SpaceId, bool);

/// Keeps who takes part in what, and who no longer does.
pub(super) fn keep_takers(tx: &mut Write<'_>, ledger: &Ledger) -> Result<(), Error> {
    let mut left: BTreeMap<Deed, BTreeSet<MemberId>> = BTreeMap::new();
    for (deed, member) in &ledger.left {
        left.entry(*deed).or_default().insert(*member);
    }
    for (deed, members) in &left {
        batch::among::<MemberId>(
            tx,
            "DELETE FROM tie_people WHERE item_id = $1 AND layer = $2 AND period = $3 AND member_id",
            &[&deed.item, &deed.layer.0, &deed.period],
            &keys(members),
            "RETURNING member_id",
        )?;
    }
    let row = |((deed, member), taker): (&'_ (Deed, MemberId), &'_ Taker)| {
        (deed.item, deed.layer.0, deed.period, *member, taker.day, taker.space, taker.present)
    };
    let all: Vec<PersonRow> = ledger.joined.iter().map(row).collect();
    let rows: Vec<Row<'_>> = all
        .iter()
        .map(|(item, layer, period, member, day, space, present)| -> Row<'_> {
            vec![item, layer, period, member, day, space, present]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO tie_people (item_id, layer, period, member_id, day, space_id, present)",
        &rows,
        "ON CONFLICT (item_id, layer, period, member_id) DO UPDATE SET day = excluded.day, space_id = excluded.space_id,
             present = excluded.present",
    )?;
    Ok(())
}

/// Keeps where deeds stand, as far as they stand elsewhere than before.
pub(super) fn keep_standings(
    tx: &mut Write<'_>,
    before: &BTreeMap<Deed, Standing>,
    after: &BTreeMap<Deed, Standing>,
) -> Result<(), Error> {
    let mut gone: BTreeMap<(Word, i64), BTreeSet<ItemId>> = BTreeMap::new();
    for deed in before.keys().filter(|deed| !after.contains_key(deed)) {
        gone.entry((deed.layer, deed.period)).or_default().insert(deed.item);
    }
    for ((layer, period), items) in &gone {
        batch::among::<ItemId>(
            tx,
            "DELETE FROM tie_acts WHERE layer = $1 AND period = $2 AND item_id",
            &[&layer.0, period],
            &keys(items),
            "RETURNING item_id",
        )?;
    }
    let changed = after.iter().filter(|(deed, standing)| before.get(deed) != Some(standing));
    let rows: Vec<Row<'_>> = changed
        .map(|(deed, at)| -> Row<'_> {
            vec![&deed.item, &deed.layer.0, &deed.period, &at.network, &at.space, &at.counted]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO tie_acts (item_id, layer, period, network_id, space_id, counted)",
        &rows,
        "ON CONFLICT (item_id, layer, period) DO UPDATE SET space_id = excluded.space_id, counted = excluded.counted",
    )?;
    Ok(())
}

/// Adds to ties what has come, takes away what has gone, and forgets those of which nothing is left.
pub(super) fn keep_ties(tx: &mut Write<'_>, change: &BTreeMap<Place, i64>) -> Result<(), Error> {
    let mut whole: BTreeMap<Place, i64> = BTreeMap::new();
    for (place, weight) in change {
        *whole.entry(Place { month: 0, ..*place }).or_default() += weight;
    }
    whole.retain(|_, weight| *weight != 0);
    let rows: Vec<Row<'_>> = whole
        .iter()
        .map(|(at, weight)| -> Row<'_> {
            vec![&at.network, &at.space, &at.layer.0, &at.low, &at.high, weight]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO ties (network_id, space_id, layer, low_id, high_id, weight)",
        &rows,
        "ON CONFLICT (low_id, high_id, layer, space_id) DO UPDATE SET weight = ties.weight + excluded.weight",
    )?;
    let rows: Vec<Row<'_>> = change
        .iter()
        .map(|(at, weight)| -> Row<'_> {
            vec![&at.network, &at.month, &at.space, &at.layer.0, &at.low, &at.high, weight]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO tie_months (network_id, month, space_id, layer, low_id, high_id, weight)",
        &rows,
        "ON CONFLICT (network_id, month, low_id, high_id, layer, space_id)
         DO UPDATE SET weight = tie_months.weight + excluded.weight",
    )?;
    forget_empty(tx)
}

/// Forgets ties of which nothing is left.
fn forget_empty(tx: &mut Write<'_>) -> Result<(), Error> {
    tx.run("DELETE FROM ties WHERE weight = 0", &[])?;
    tx.run("DELETE FROM tie_months WHERE weight = 0", &[])?;
    Ok(())
}

/// Adds to how often members took a step.
pub(super) fn keep_voices(tx: &mut Write<'_>, voices: &BTreeMap<Taken, i64>) -> Result<(), Error> {
    let counted = voices.iter().filter(|(_, amount)| **amount != 0);
    let rows: Vec<Row<'_>> = counted
        .map(|(at, amount)| -> Row<'_> {
            vec![&at.network, &at.month, &at.step, &at.member, &at.space, amount]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO voice_sums (network_id, month, step, member_id, space_id, amount)",
        &rows,
        "ON CONFLICT (network_id, month, step, member_id, space_id)
         DO UPDATE SET amount = voice_sums.amount + excluded.amount",
    )?;
    Ok(())
}
