//! Composing: from what rooms tell of a year, and from its figures, to sentences.

use super::sentence::About;
use crate::figures::{Yearly, figures_of_year, span_of_year};
use db::Read;
use house::reports::{Chapter, Over, Record};
use house::room::Rooms;
use house::sector::Sector;
use house::web::{Error, Said, Speech, Viewer};
use std::collections::BTreeSet;

/// The figure of how many people were active, against which voices are held.
const ACTIVE: &str = "members-active";
/// The figures of voices.
const VOICES: [&str; 3] = ["voice-spoke", "voice-proposed", "voice-decided"];
/// Below this share of what its number would lead one to expect, a group is heard too little.
const LOW: f64 = 0.8;

/// A sentence as it is made.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Made {
    pub(super) chapter: Chapter,
    /// Names what it was made from; once in a story.
    pub(super) source: String,
    pub(super) record: About,
    pub(super) record_id: i64,
    pub(super) query: String,
    pub(super) text: String,
}

/// All sentences of a year, in the language of the network.
pub(super) fn compose(
    q: &mut Read<'_>,
    (viewer, rooms): (&Viewer, Rooms),
    year: i64,
    speech: &Speech,
) -> Result<Vec<Made>, Error> {
    let figures = figures_of_year(q, rooms, viewer.network.id, year)?;
    let mut all: Vec<Made> =
        figures.iter().filter(|one| one.amount > 0).map(|one| number(one, speech)).collect();
    let active = figures.iter().find(|one| one.count.word == ACTIVE);
    let voices = figures.iter().filter(|one| VOICES.contains(&one.count.word));
    if let Some(active) = active {
        all.extend(voices.filter_map(|one| voice(active, one, speech)));
    }
    // Of a year that is under way, what lies ahead is not told.
    let (from, until) = span_of_year(year);
    for line in rooms.lines(q, viewer, (from, until.min(viewer.now)))? {
        let (record, record_id) = match line.record {
            Record::Item(item) => (About::Item, item.get()),
            Record::Indicator(indicator) => (About::Indicator, indicator.get()),
        };
        all.push(Made {
            chapter: line.chapter,
            source: format!("{record}-{record_id}-{}", line.chapter),
            record,
            record_id,
            query: String::new(),
            text: speech.say(&line.said),
        });
    }
    let mut known = BTreeSet::new();
    all.retain(|one| known.insert(one.source.clone()));
    Ok(all)
}

fn number(one: &Yearly, speech: &Speech) -> Made {
    let key = match one.count.over {
        Over::Sum => "annual-number",
        Over::Mean => "annual-number-mean",
    };
    let title = speech.key(one.count.title).into_owned();
    Made {
        chapter: Chapter::Numbers,
        source: format!("number-{}", one.count.word),
        record: About::Report,
        record_id: 0,
        query: one.query.clone(),
        text: speech.say(&Said::key(key).with("title", title).with("count", one.amount)),
    }
}

/// Who was heard least beside how many they are; or that all were heard alike. Nothing where fewer than two groups can be told
/// apart.
fn voice(active: &Yearly, done: &Yearly, speech: &Speech) -> Option<Made> {
    let shares: Vec<(&String, f64, f64)> = active
        .sectors
        .iter()
        .filter_map(|(sector, people)| {
            let people = share(*people, active.amount)?;
            let done = share(*done.sectors.get(sector)?, done.amount)?;
            (people > 0.0).then_some((sector, people, done))
        })
        .collect();
    if shares.len() < 2 {
        return None;
    }
    let least = shares.iter().filter(|one| one.0.parse::<Sector>().is_ok() && parity(one) < LOW);
    let least = least.min_by(|one, other| parity(one).total_cmp(&parity(other)));
    let title = speech.key(done.count.title).into_owned();
    let said = match least.and_then(|one| Some((one.0.parse::<Sector>().ok()?, one.1, one.2))) {
        Some((sector, people, done)) => Said::key("annual-voice-low")
            .with("sector", speech.key(sector.label()).into_owned())
            .with("people", percent(people))
            .with("done", percent(done)),
        None => Said::key("annual-voice-even"),
    };
    Some(Made {
        chapter: Chapter::Voices,
        source: format!("voice-{}", done.count.word),
        record: About::Report,
        record_id: 0,
        query: format!("figure={ACTIVE}&{}&of=each", done.query),
        text: speech.say(&said.with("title", title)),
    })
}

/// A group's share of what was done beside its share of the people.
fn parity((_, people, done): &(&String, f64, f64)) -> f64 {
    done / people
}

fn share(part: i64, whole: i64) -> Option<f64> {
    let real = |number: i64| i32::try_from(number).ok().map(f64::from);
    (whole > 0).then_some(())?;
    Some(real(part)? / real(whole)?)
}

fn percent(share: f64) -> String {
    format!("{:.0} %", 100.0 * share)
}
