//! Keeping the index up: in the change that makes something, changes it or takes it away. What is written costs the same
//! however large the network is.

use super::fold::{self, Cut, Word};
use super::store::{self, Kept};
use super::{Entry, Finds, Which};
use crate::clock::digest;
use crate::ids::{ItemId, NetworkId, SpaceId, TagId};
use crate::items::Kinds;
use crate::jobs::{self, Job, Payload, Run};
use crate::room::Rooms;
use db::{Error, Time, Words, Write};
use std::collections::{HashMap, HashSet};

/// How many words of one text find it.
const WORDS: usize = 50_000;
/// Entries of one item that are renewed in one change.
const MANY: i64 = 300;
/// As [`MANY`].
const WHOLE: usize = 300;
/// The powers of two by which entries lie in blocks, where the engine does not find in order.
pub(super) const BLOCKS: [u32; 5] = [12, 14, 16, 18, 20];
/// Entries of how many days have one sign.
pub(super) const PERIOD: i64 = 30 * 24 * 60 * 60 * 1_000_000;

/// Makes the index say of these what they are now; of those that are gone, nothing.
///
/// # Errors
/// Those of the database.
pub fn renew(tx: &mut Write<'_>, finds: &Finds, kinds: Kinds, ids: &[i64]) -> Result<(), Error> {
    let entries = finds.read(tx, kinds, Which::These(ids))?;
    keep(tx, finds.sort, &entries)?;
    if entries.len() < ids.len() {
        let there: HashSet<i64> = entries.iter().map(|entry| entry.id).collect();
        let gone: Vec<i64> = ids.iter().copied().filter(|id| !there.contains(id)).collect();
        store::forget(tx, finds.sort, &gone)?;
    }
    Ok(())
}

/// As [`renew`], also where only signs have changed that no fingerprint tells: other tags.
///
/// # Errors
/// Those of the database.
pub fn renew_signs(tx: &mut Write<'_>, finds: &Finds, kinds: Kinds, ids: &[i64]) -> Result<(), Error> {
    store::unsettle(tx, finds.sort, ids)?;
    renew(tx, finds, kinds, ids)
}

/// Goes on with what [`renew_item`] began.
pub(super) static FOLLOWING: Job = Job {
    name: "search-following",
    every: None,
    tries: Job::TRIES,
    run: Run::Inside(|app, tx, task| {
        let (item, after) = (task.payload.get("item")?, task.payload.get("after")?);
        Ok(renew_some(tx, app.rooms, (item, after), task.payload.get("at")?, task.now)?)
    }),
};

/// Makes the index say where everything of an item stands now, after it has moved or was purged: messages and files too. What
/// is more than a few hundred follows in changes of its own; meanwhile nobody finds what they may not see, for that is asked
/// of the item itself.
///
/// # Errors
/// Those of the database.
pub fn renew_item(tx: &mut Write<'_>, rooms: Rooms, item: ItemId, now: Time) -> Result<(), Error> {
    renew_some(tx, rooms, (item, 0), now.micros(), now)
}

/// Entries after this one. `at` tells apart what is queued when the same item moves again.
fn renew_some(
    tx: &mut Write<'_>,
    rooms: Rooms,
    (item, after): (ItemId, i64),
    at: i64,
    now: Time,
) -> Result<(), Error> {
    let known = store::of_item(tx, item, after, MANY)?;
    for finds in rooms.finds() {
        let ids: Vec<i64> =
            known.iter().filter(|(_, sort, _)| sort == finds.sort).map(|(_, _, id)| *id).collect();
        renew(tx, finds, rooms.kinds(), &ids)?;
    }
    let Some((last, _, _)) = known.last().filter(|_| known.len() >= WHOLE) else { return Ok(()) };
    let rest = Payload::new().number("item", item.get()).number("after", *last).number("at", at);
    jobs::queue_patiently(tx, now, &FOLLOWING, &[(now, rest)])?;
    Ok(())
}

/// Writes entries of one sort: new ones get the next number, known ones keep theirs. What says the same is left alone.
pub(super) fn keep(tx: &mut Write<'_>, sort: &str, entries: &[Entry]) -> Result<(), Error> {
    if entries.is_empty() {
        return Ok(());
    }
    let ids: Vec<i64> = entries.iter().map(|entry| entry.id).collect();
    let known: HashMap<i64, i64> = store::fingerprints(tx, sort, &ids)?.into_iter().collect();
    let words: Vec<(&Entry, String, i64)> = entries
        .iter()
        .map(|entry| (entry, signs_and_words(sort, entry)))
        .map(|(entry, words)| (entry, fingerprint(&words), words))
        .map(|(entry, print, words)| (entry, format!("{words}{}", tags(entry)), print))
        .filter(|(entry, _, print)| known.get(&entry.id) != Some(print))
        .collect();
    let rows: Vec<Kept<'_>> =
        words.iter().map(|(entry, _, print)| Kept { entry, fingerprint: *print }).collect();
    let numbers: HashMap<i64, i64> = store::keep(tx, sort, &rows)?.into_iter().collect();
    let old: Vec<i64> = words
        .iter()
        .filter(|(entry, _, _)| known.contains_key(&entry.id))
        .filter_map(|(entry, _, _)| numbers.get(&entry.id).copied())
        .collect();
    store::forget_words(tx, &old)?;
    let in_blocks = !tx.finds_in_order();
    let rows: Vec<(i64, Words)> = words
        .into_iter()
        .filter_map(|(entry, words, _)| Some((*numbers.get(&entry.id)?, words)))
        .map(|(number, words)| {
            (number, Words(if in_blocks { format!("{}{words}", blocks(number)) } else { words }))
        })
        .collect();
    store::keep_words(tx, &rows)
}

/// The signs of its tags. They are no part of the fingerprint: where two tags become one, the old sign goes on.
fn tags(entry: &Entry) -> String {
    let tags = entry.tags.split_whitespace().filter_map(|tag| tag.parse().ok());
    tags.map(|tag: TagId| format!(" {}", crate::tags::sign(entry.network_id, tag))).collect()
}

/// What tells whether the index says what it should.
pub(super) fn fingerprint(words: &str) -> i64 {
    let hash = digest(words);
    i64::from_str_radix(hash.get(..15).unwrap_or_default(), 16).unwrap_or_default()
}

fn blocks(number: i64) -> String {
    BLOCKS.iter().map(|power| format!("{} ", block(*power, number >> power))).collect()
}

/// The sign of a block of entries.
pub(super) fn block(power: u32, number: i64) -> String {
    format!("b{power}_{number}")
}

/// Everything by which an entry is found, each word with the network before it: nothing of another network is even
/// walked past. First signs of what it is and where, then its name, then name and text.
pub(super) fn signs_and_words(sort: &str, entry: &Entry) -> String {
    let n = entry.network_id;
    let mut out = format!("{n}n {n}o_{sort} {n}m_{} ", entry.written_at.micros().div_euclid(PERIOD));
    let space = entry.space_id.map_or(0, SpaceId::get);
    out.push_str(&format!("{n}s_{space} "));
    if !entry.kind.is_empty() {
        out.push_str(&format!("{n}k_{} ", entry.kind));
    }
    if let Some(author) = entry.author_id {
        out.push_str(&format!("{n}a_{author} "));
    }
    let title = fold::words(&entry.title);
    if !title.is_empty() {
        out.push_str(&format!("{} ", called(n, &title)));
        title.iter().for_each(|word| out.push_str(&format!("{n}t_{} ", word.plain)));
        out.push_str("_ ");
        title.iter().for_each(|word| out.push_str(&format!("{n}h_{} ", word.stem)));
        out.push_str("_ ");
        title.iter().for_each(|word| out.push_str(&format!("{n}_{} ", word.stem)));
        out.push_str("_ ");
    }
    for word in fold::words(&entry.body).iter().take(WORDS) {
        out.push_str(&format!("{n}_{} ", word.stem));
    }
    out.truncate(out.trim_end().len());
    out
}

/// The sign of whatever is called exactly so.
pub(super) fn called(network: NetworkId, words: &[Word]) -> String {
    let mut before = Cut::Whole;
    let mut whole = String::new();
    for word in words {
        // The last letter of a run stands in the pair before it.
        if word.cut != Cut::Single || before != Cut::Pair {
            whole.push_str(&word.plain);
            whole.push(' ');
        }
        before = word.cut;
    }
    let hash = digest(&whole);
    format!("{network}x_{}", hash.get(..16).unwrap_or_default())
}
