//! Keeping ties and voices up: what came into the log since last time is read and counted, and the place in the log moves on
//! in the same change.

use super::ledger::{Ledger, Turn, difference, turn};
use super::sharing::Deed;
use super::store;
use db::{Db, Read, Write};
use house::app::App;
use house::happenings::{Happening, LogPlace, after_everywhere, is_anything_after};
use house::ids::{ItemId, MemberId};
use house::items::{ITEM_DELETED, ITEM_MOVED, ITEM_RESTORED};
use house::members::MEMBER_LEFT;
use house::room::Rooms;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

/// Keeps ties up, every second, for as long as the server runs.
pub async fn keep_up_every_second(app: Arc<App>) {
    let mut seconds = tokio::time::interval(Duration::from_secs(1));
    seconds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        seconds.tick().await;
        if let Err(error) = catch_up(&app).await {
            tracing::warn!(?error, "ties could not be kept up and will be in a second");
        }
    }
}

/// Counts what is new; where nothing is, nobody waits for a writer.
async fn catch_up(app: &App) -> Result<(), db::Error> {
    let rooms = app.rooms;
    while app.db.read(is_behind).await? {
        if app.db.write(move |tx| count_next(tx, rooms)).await? == 0 {
            break;
        }
    }
    Ok(())
}

/// Whether the log has lines that were not counted yet.
fn is_behind(q: &mut Read<'_>) -> Result<bool, db::Error> {
    let from = store::read_to(q)?;
    is_anything_after(q, from)
}

/// Keeps ties up until nothing new is left; tells how many lines of the log were read. The calling thread waits.
///
/// # Errors
/// Those of the database.
pub fn keep_up(db: &Db, rooms: Rooms) -> Result<usize, db::Error> {
    let mut read = 0_usize;
    loop {
        match db.write_blocking(move |tx| count_next(tx, rooms))? {
            0 => return Ok(read),
            some => read = read.saturating_add(some),
        }
    }
}

/// Forgets all that was counted, and counts again from the first line of the log; tells how many there were. The server may
/// run meanwhile: the map is thinner until it ends.
///
/// # Errors
/// Those of the database.
pub fn rebuild(db: &Db, rooms: Rooms) -> Result<usize, db::Error> {
    db.write_blocking(store::forget_all)?;
    keep_up(db, rooms)
}

/// Reads some lines and counts them, where no other node was faster; tells how many they were. The place in the log moves in the
/// same change.
///
/// # Errors
/// Those of the database.
pub fn count_next(tx: &mut Write<'_>, rooms: Rooms) -> Result<usize, db::Error> {
    let from = store::read_to(tx)?;
    let lines = after_everywhere(tx, from)?;
    let Some(to) = lines.last().map(LogPlace::of) else { return Ok(0) };
    if !store::move_on(tx, from, to)? {
        return Ok(lines.len());
    }
    // Who leaves is absent from what was done until then, and from nothing that they do after coming back.
    for some in lines.chunk_by(|line, _| !line.what.is(&MEMBER_LEFT)) {
        count(tx, rooms, some)?;
        let last = some.last().filter(|line| line.what.is(&MEMBER_LEFT));
        if let Some(member) = last.and_then(|line| line.subject_id) {
            store::forget_member(tx, MemberId::from(member))?;
        }
    }
    Ok(lines.len())
}

/// Counts these lines.
fn count(tx: &mut Write<'_>, rooms: Rooms, lines: &[Happening]) -> Result<(), db::Error> {
    let turns: Vec<Turn> = lines.iter().filter_map(|line| turn(rooms, line)).collect();
    let mut deeds: BTreeSet<Deed> = turns.iter().map(|turn| turn.deed).collect();
    let moved: BTreeSet<ItemId> =
        lines.iter().filter(|line| is_moved(line)).filter_map(|line| line.item_id).collect();
    let mut ledger = Ledger { things: store::things(tx, &named(rooms, lines))?, ..Ledger::default() };
    let since =
        deeds.iter().filter_map(|deed| deed.before()).map(|deed| deed.period).min().unwrap_or(i64::MAX);
    store::load_for(tx, &mut ledger, &turns, since)?;
    store::load(tx, &mut ledger, &moved, i64::MIN)?;
    deeds.extend(deeds.iter().filter_map(|deed| deed.after()).collect::<Vec<_>>());
    deeds.extend(ledger.takers.keys().filter(|deed| moved.contains(&deed.item)).copied().collect::<Vec<_>>());
    let before = ledger.sums(&deeds);
    let stood = ledger.standings.clone();
    lines.iter().for_each(|line| ledger.follow(rooms, line));
    ledger.settle(&deeds);
    let change = difference(&before, ledger.sums(&deeds));
    store::keep_takers(tx, &ledger)?;
    store::keep_standings(tx, &stood, &ledger.standings)?;
    store::keep_ties(tx, &change)?;
    store::keep_voices(tx, &ledger.voices)
}

/// Whether the item stands elsewhere afterwards, or is gone, or back.
fn is_moved(line: &Happening) -> bool {
    [&ITEM_MOVED, &ITEM_DELETED, &ITEM_RESTORED].into_iter().any(|act| line.what.is(act))
}

/// The items that these lines name and that have to be known.
fn named(rooms: Rooms, lines: &[Happening]) -> BTreeSet<ItemId> {
    let asked = lines.iter().filter(|line| {
        let act = rooms.act(line.what.as_str());
        is_moved(line) || act.is_some_and(|act| act.ties.is_some() || act.voice.is_some())
    });
    asked.filter_map(|line| line.item_id).collect()
}
