//! What has to be known of what people did before, to count some lines of the log more.

use super::{PersonRow, StandingRow, keys};
use crate::ties::ledger::{Ledger, Standing, Turn};
use crate::ties::sharing::{Deed, Taker, Word};
use crate::ties::weight::CROWD;
use db::{Error, Read};
use house::batch;
use house::happenings::BATCH;
use house::ids::{ItemId, MemberId};
use std::collections::BTreeSet;

/// Of so many who took part in one thing, more are left than are ever tied, whoever goes by the lines of one batch: who the
/// others are makes no difference.
const MANY: usize = CROWD + BATCH + 1;

/// Loads what these turns are about: what has no weeks, and what has from this week on. Of a crowd only some are read, and
/// those whose turn it is.
pub(in crate::ties) fn load_for(
    q: &mut Read<'_>,
    ledger: &mut Ledger,
    turns: &[Turn],
    since: i64,
) -> Result<(), Error> {
    let items: BTreeSet<ItemId> = turns.iter().map(|turn| turn.deed.item).collect();
    // Where it ends for everybody, everybody has to be known.
    let ended: BTreeSet<ItemId> = turns.iter().filter(|turn| turn.ends).map(|turn| turn.deed.item).collect();
    let mut crowded: BTreeSet<ItemId> = crowded(q, &items)?.into_iter().collect();
    crowded.retain(|item| !ended.contains(item));
    let whole: BTreeSet<ItemId> = items.difference(&crowded).copied().collect();
    load_people(q, ledger, &whole, since)?;
    load_standings(q, ledger, &items, since)?;
    let members: BTreeSet<MemberId> = turns.iter().map(|turn| turn.member).collect();
    let deeds = turns.iter().map(|turn| turn.deed).filter(|deed| crowded.contains(&deed.item));
    let around: BTreeSet<Deed> =
        deeds.flat_map(|deed| [deed.before(), Some(deed), deed.after()]).flatten().collect();
    for deed in around {
        let mut found = first_of(q, deed)?;
        found.extend(these_of(q, deed, &members)?);
        take(ledger, found);
    }
    Ok(())
}

/// Loads all that was done with these items, and in parts of them: what has no weeks, and what has from this week on.
pub(in crate::ties) fn load(
    q: &mut Read<'_>,
    ledger: &mut Ledger,
    items: &BTreeSet<ItemId>,
    since: i64,
) -> Result<(), Error> {
    load_people(q, ledger, items, since)?;
    load_standings(q, ledger, items, since)
}

fn take(ledger: &mut Ledger, people: Vec<PersonRow>) {
    for (item, layer, period, member, day, space, present) in people {
        let takers = ledger.takers.entry(Deed { item, layer: Word(layer), period }).or_default();
        takers.insert(member, Taker { day, space, present });
    }
}

fn load_people(
    q: &mut Read<'_>,
    ledger: &mut Ledger,
    items: &BTreeSet<ItemId>,
    since: i64,
) -> Result<(), Error> {
    let people: Vec<PersonRow> = batch::among(
        q,
        "SELECT item_id, layer, period, member_id, day, space_id, present FROM tie_people
         WHERE (period <= 0 OR period >= $1) AND item_id",
        &[&since],
        &keys(items),
        "ORDER BY item_id, layer, period, member_id",
    )?;
    take(ledger, people);
    Ok(())
}

fn load_standings(
    q: &mut Read<'_>,
    ledger: &mut Ledger,
    items: &BTreeSet<ItemId>,
    since: i64,
) -> Result<(), Error> {
    let standings: Vec<StandingRow> = batch::among(
        q,
        "SELECT item_id, layer, period, network_id, space_id, counted FROM tie_acts
         WHERE (period <= 0 OR period >= $1) AND item_id",
        &[&since],
        &keys(items),
        "ORDER BY item_id, layer, period",
    )?;
    for (item, layer, period, network, space, counted) in standings {
        let deed = Deed { item, layer: Word(layer), period };
        ledger.standings.insert(deed, Standing { network, space, counted });
    }
    Ok(())
}

fn many() -> i64 {
    i64::try_from(MANY).unwrap_or(i64::MAX)
}

/// Those of these items of which some deeds may have a crowd.
fn crowded(q: &mut Read<'_>, items: &BTreeSet<ItemId>) -> Result<Vec<ItemId>, Error> {
    batch::each(
        q,
        "SELECT item_id FROM (
            SELECT item_id FROM tie_people WHERE item_id = $0
            ORDER BY item_id, layer, period, member_id LIMIT 1 OFFSET $1) crowd",
        &[&many()],
        &keys(items),
    )
}

/// The first who took part in something, as many as make a crowd of whoever else did.
fn first_of(q: &mut Read<'_>, deed: Deed) -> Result<Vec<PersonRow>, Error> {
    q.all(
        "SELECT item_id, layer, period, member_id, day, space_id, present FROM tie_people
         WHERE item_id = $1 AND layer = $2 AND period = $3 ORDER BY member_id LIMIT $4",
        &[&deed.item, &deed.layer.0, &deed.period, &many()],
    )
}

/// Those of these members who took part in something.
fn these_of(q: &mut Read<'_>, deed: Deed, members: &BTreeSet<MemberId>) -> Result<Vec<PersonRow>, Error> {
    batch::among(
        q,
        "SELECT item_id, layer, period, member_id, day, space_id, present FROM tie_people
         WHERE item_id = $1 AND layer = $2 AND period = $3 AND member_id",
        &[&deed.item, &deed.layer.0, &deed.period],
        &keys(members),
        "ORDER BY member_id",
    )
}
