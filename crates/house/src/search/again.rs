//! Making the index again from what there is, and comparing it with what there is. Neither needs the server to stand still.

use super::renewing::{fingerprint, keep, signs_and_words};
use super::{Entry, Finds, Which, store};
use crate::items::Kinds;
use db::{Db, Error, Read, Write};
use std::collections::{HashMap, HashSet, VecDeque};

/// How many entries one change writes: few enough that whoever posts meanwhile does not wait long.
const AT_ONCE: usize = 200;

/// Writes the whole index, in the order in which things were written, and takes out what is gone. Answers with how many
/// entries there are now. Takes time in proportion to the database; the calling thread waits.
///
/// # Errors
/// Those of the database.
pub fn rebuild(db: &Db, all: &[&'static Finds], kinds: Kinds) -> Result<i64, Error> {
    let mut rows: Vec<Row> =
        all.iter().map(|finds| Row { finds, after: 0, waiting: VecDeque::new(), done: false }).collect();
    loop {
        let mut batch: Vec<(&'static str, Entry)> = Vec::with_capacity(AT_ONCE);
        while batch.len() < AT_ONCE {
            for row in &mut rows {
                row.fill(db, kinds)?;
            }
            let next = rows.iter_mut().filter(|row| !row.waiting.is_empty());
            let Some(row) = next.min_by_key(|row| row.waiting.front().map(|entry| entry.written_at)) else {
                break;
            };
            batch.extend(row.waiting.pop_front().map(|entry| (row.finds.sort, entry)));
        }
        if batch.is_empty() {
            break;
        }
        write(db, batch)?;
    }
    for finds in all {
        take_out(db, finds, kinds)?;
    }
    db.read_blocking(store::amount)
}

/// Makes the index of a database that has none yet, because it is older than the search.
///
/// # Errors
/// Those of the database.
pub fn build_first(db: &Db, all: &[&'static Finds], kinds: Kinds) -> Result<(), Error> {
    if db.read_blocking(store::is_unmade)? {
        let entries = rebuild(db, all, kinds)?;
        tracing::info!(entries, "the search finds what was there before it");
    }
    Ok(())
}

/// The entries of a sort that are still to be written.
struct Row {
    finds: &'static Finds,
    after: i64,
    waiting: VecDeque<Entry>,
    done: bool,
}

impl Row {
    fn fill(&mut self, db: &Db, kinds: Kinds) -> Result<(), Error> {
        if self.done || !self.waiting.is_empty() {
            return Ok(());
        }
        let (finds, after) = (self.finds, self.after);
        self.waiting = db.read_blocking(move |q| finds.read(q, kinds, Which::After(after)))?.into();
        self.done = self.waiting.is_empty();
        self.after = self.waiting.back().map_or(self.after, |last| last.id);
        Ok(())
    }
}

/// Writes what was read, in order, as neighbours of one sort together. What has changed since it was read is read again,
/// in this change.
fn write(db: &Db, batch: Vec<(&'static str, Entry)>) -> Result<(), Error> {
    db.write_blocking(move |tx| {
        batch.chunk_by(|one, other| one.0 == other.0).try_for_each(|same| {
            let sort = same.first().map_or("", |(sort, _)| *sort);
            let entries: Vec<Entry> = same.iter().map(|(_, entry)| entry.clone()).collect();
            keep(tx, sort, &entries)
        })
    })
}

/// Takes out what the index has and the database has not, and what was changed while the index was made.
fn take_out(db: &Db, finds: &'static Finds, kinds: Kinds) -> Result<(), Error> {
    let mut after = 0;
    loop {
        let ids = db.read_blocking(move |q| store::sorts_after(q, finds.sort, after))?;
        let Some(last) = ids.last() else { return Ok(()) };
        after = *last;
        let wrong = {
            let ids = ids.clone();
            db.read_blocking(move |q| unlike(q, finds, kinds, &ids))?
        };
        if !wrong.is_empty() {
            db.write_blocking(move |tx: &mut Write<'_>| super::renew(tx, finds, kinds, &wrong))?;
        }
    }
}

/// Those of these for which the index does not say what it should.
fn unlike(q: &mut Read<'_>, finds: &Finds, kinds: Kinds, ids: &[i64]) -> Result<Vec<i64>, Error> {
    let entries = finds.read(q, kinds, Which::These(ids))?;
    let known: HashMap<i64, i64> = store::fingerprints(q, finds.sort, ids)?.into_iter().collect();
    let there: HashSet<i64> = entries.iter().map(|entry| entry.id).collect();
    let changed = entries
        .iter()
        .filter(|entry| known.get(&entry.id) != Some(&fingerprint(&signs_and_words(finds.sort, entry))))
        .map(|entry| entry.id);
    let gone = ids.iter().copied().filter(|id| !there.contains(id) && known.contains_key(id));
    Ok(changed.chain(gone).collect())
}

/// How the index differs from what there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amiss {
    /// Entries that there are.
    pub entries: i64,
    /// Things that the index does not have, or of which it says something else.
    pub unlike: usize,
    /// Entries of things that are gone.
    pub gone: usize,
    /// By how many the entries and their words differ.
    pub wordless: i64,
}

/// Compares the index with what there is. Takes time in proportion to the database.
///
/// # Errors
/// Those of the database.
pub fn amiss(q: &mut Read<'_>, all: &[&Finds], kinds: Kinds) -> Result<Amiss, Error> {
    let entries = store::amount(q)?;
    let mut found = Amiss { entries, wordless: entries - store::words_amount(q)?, ..Amiss::default() };
    for finds in all {
        let mut after = 0;
        loop {
            let entries = finds.read(q, kinds, Which::After(after))?;
            let Some(last) = entries.last() else { break };
            after = last.id;
            let ids: Vec<i64> = entries.iter().map(|entry| entry.id).collect();
            let known: HashMap<i64, i64> = store::fingerprints(q, finds.sort, &ids)?.into_iter().collect();
            let unlike = |entry: &&Entry| {
                known.get(&entry.id) != Some(&fingerprint(&signs_and_words(finds.sort, entry)))
            };
            found.unlike += entries.iter().filter(unlike).count();
        }
        let mut after = 0;
        loop {
            let ids = store::sorts_after(q, finds.sort, after)?;
            let Some(last) = ids.last() else { break };
            after = *last;
            let there = finds.read(q, kinds, Which::These(&ids))?;
            found.gone += ids.len() - there.len();
        }
    }
    Ok(found)
}
