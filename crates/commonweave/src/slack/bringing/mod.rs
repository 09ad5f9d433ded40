//! Bringing an export in: who is in it, then its channels, then what was said in them, a few hundred messages a change.

mod channels;
mod chunk;
mod words;

use super::acts::{SLACK_BROUGHT, SLACK_CHANNEL_BROUGHT};
use super::order::Order;
use super::people::Crowd;
use super::report::{self, Report};
use super::store;
use ::slack::{Export, Found, Line, Message, Run, Survey};
use channels::{Place, settle};
use chunk::Chunk;
use db::{Db, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::members;
use house::web::{Error, Said};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use words::Words;

/// How many messages are written in a change. Others wait for no longer than that takes.
const STEP: usize = 400;

/// Brings an export in, as far as it is not here; tells `progress` how many messages of how many are done. Answers with
/// what came. Broken off, it goes on where it stopped when it is called again.
///
/// # Errors
/// [`Error::Refused`] where whoever gave the order may no longer give it; those of the database.
pub fn bring(
    db: &Db,
    order: &Order,
    export: &mut Export,
    survey: &Survey,
    progress: &dyn Fn(usize, usize),
) -> Result<Report, Error> {
    let survey = Arc::new(survey.clone());
    let (told, asked) = (order.clone(), survey.clone());
    let mut report = db.read_blocking(move |q| report::plan(q, &told, &asked))?;
    let (told, asked) = (order.clone(), survey.clone());
    let cast = db.write_blocking(move |tx| {
        allowed(tx, &told)?;
        Crowd::find(tx, told.network, &asked)?.settle(tx, told.network, told.now)
    })?;
    let (told, asked, known) = (order.clone(), survey.clone(), cast.clone());
    let places = db.write_blocking(move |tx| {
        allowed(tx, &told)?;
        settle(tx, &told, &asked, &known)
    })?;
    let mut work = Work {
        db,
        order,
        words: Arc::new(Words::new(order, &survey, cast, &places)),
        done: 0,
        new: 0,
        total: 0,
    };
    work.total = survey.channels.iter().map(|found| found.messages).sum();
    for found in &survey.channels {
        let Some(place) = places.get(&found.channel.id) else { continue };
        work.channel(export, found, *place, progress)?;
    }
    report.messages_known = work.done.saturating_sub(work.new);
    report.messages_new = work.new;
    work.end(&report)?;
    Ok(report)
}

/// Goes on only if whoever gave the order may still give it.
fn allowed(tx: &mut Write<'_>, order: &Order) -> Result<(), Error> {
    match order.by {
        Some(by) if !members::still_may(tx, order.network, by, Action::Import)? => {
            Err(Error::Refused(Said::key("slack-refused-unheld")))
        }
        _ => Ok(()),
    }
}

struct Work<'a> {
    db: &'a Db,
    order: &'a Order,
    words: Arc<Words>,
    done: usize,
    new: usize,
    total: usize,
}

impl Work<'_> {
    /// Everything that was said in a channel, in the order of time.
    fn channel(
        &mut self,
        export: &mut Export,
        found: &Found,
        place: Place,
        progress: &dyn Fn(usize, usize),
    ) -> Result<(), Error> {
        let mut seen = HashSet::new();
        let mut came = 0;
        for run in &found.runs {
            let (mut said, changed) = lines(export, found, run);
            // Tools that write an export anew each day repeat what they have.
            said.retain(|message| seen.insert(message.key.clone()));
            while !said.is_empty() {
                let rest = said.split_off(said.len().min(STEP));
                let step = std::mem::replace(&mut said, rest);
                self.done += step.len();
                let new = self.write(found, place, step, Vec::new())?;
                came += new;
                progress(self.done, self.total);
            }
            if !changed.is_empty() {
                self.write(found, place, Vec::new(), changed)?;
            }
        }
        self.new += came;
        if came > 0 && !place.fresh { self.note(place) } else { Ok(()) }
    }

    fn write(
        &self,
        found: &Found,
        place: Place,
        said: Vec<Message>,
        changed: Vec<Message>,
    ) -> Result<usize, Error> {
        let chunk = Arc::new(Chunk::prepare(&self.words, found, place, said, changed));
        let order = self.order.clone();
        self.db.write_blocking(move |tx| {
            allowed(tx, &order)?;
            chunk.write(tx, order.network)
        })
    }

    /// Tells those who may read a channel that more of it came.
    fn note(&self, place: Place) -> Result<(), Error> {
        let order = self.order.clone();
        let by = order.by.or(self.words.cast.stand_in());
        self.db.write_blocking(move |tx| {
            let happened = Happened::new(&SLACK_CHANNEL_BROUGHT).space(place.space).item(place.item);
            happenings::record(tx, order.network, by, order.now, happened)?;
            Ok(())
        })
    }

    fn end(&self, report: &Report) -> Result<(), Error> {
        let text = serde_json::to_string(report).map_err(|error| Error::Broken(error.into()))?;
        let (order, changes) = (self.order.clone(), report.changes_something());
        let by = order.by.or(self.words.cast.stand_in());
        self.db.write_blocking(move |tx| {
            if let Some(import) = order.import {
                store::finish(tx, import, &text, order.now)?;
            }
            if changes {
                happenings::record(tx, order.network, by, order.now, Happened::new(&SLACK_BROUGHT))?;
            }
            Ok(())
        })
    }
}

/// What was said in the files of a run, in the order of time, and what was changed.
fn lines(export: &mut Export, found: &Found, run: &Run) -> (Vec<Message>, Vec<Message>) {
    let (mut said, mut changed) = (Vec::new(), BTreeMap::new());
    for path in &run.files {
        let Some(day) = export.day(path, found.channel.created) else { continue };
        for line in day.lines {
            match line {
                Line::Said(message) => said.push(message),
                Line::Changed(message) => {
                    changed.insert((message.key.clone(), message.edited), message);
                }
                Line::Left(_) => {}
            }
        }
    }
    said.sort_by_key(|message| message.moment);
    (said, changed.into_values().collect())
}
