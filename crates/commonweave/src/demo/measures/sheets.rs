//! The sheets of the projects of the demo: what each should move, with whom, how it stood month by month, and a task that comes back.

use crate::demo::source::{list, table};
use anyhow::Context;
use serde::Deserialize;
use work::projects::{Light, ProjectState};
use work::tasks::Every;

/// The sheets of each network, by the part of its address.
const SOURCES: [(&str, &str); 3] = [
    ("green-city", include_str!("../data/green-city/doing/sheets.txt")),
    ("learning-partnership", include_str!("../data/learning-partnership/doing/sheets.txt")),
    ("neighborhood", include_str!("../data/neighborhood/doing/sheets.txt")),
];

/// A line of `sheets.txt`.
#[derive(Debug, Clone, Deserialize)]
struct SheetSource {
    /// The keys of its space, and of who leads it.
    space: String,
    lead: String,
    state: String,
    /// The place of its objective in the charter, from 1.
    objective: usize,
    moves: String,
    /// The name of an indicator.
    indicator: String,
    /// So many days before the demo is seen it begins and ends; negative is later.
    starts: i64,
    ends: i64,
    /// Organisations as `key: part; key: part`.
    partners: String,
    role: String,
    /// A light and a sentence for each month: `on-track: …; at-risk: …`.
    reports: String,
    /// Why it came to its state.
    why: String,
    /// `Title: week: days until it is due: line, line`; may be empty.
    again: String,
}

/// A sheet as the demo tells it.
pub(in crate::demo) struct Sheet {
    pub(in crate::demo) space: String,
    pub(in crate::demo) lead: String,
    pub(in crate::demo) state: ProjectState,
    pub(in crate::demo) objective: usize,
    pub(in crate::demo) moves: String,
    pub(in crate::demo) indicator: String,
    pub(in crate::demo) days: (i64, i64),
    pub(in crate::demo) partners: Vec<(String, String)>,
    pub(in crate::demo) role: String,
    pub(in crate::demo) reports: Vec<(Light, String)>,
    pub(in crate::demo) why: String,
    pub(in crate::demo) again: Option<Again>,
}

/// A task that comes back.
pub(in crate::demo) struct Again {
    pub(in crate::demo) title: String,
    pub(in crate::demo) every: Every,
    /// In so many days it is due.
    pub(in crate::demo) due: i64,
    pub(in crate::demo) checks: Vec<String>,
}

/// The sheets of a network.
pub(super) fn sheets(slug: &str) -> anyhow::Result<Vec<Sheet>> {
    let text = SOURCES.iter().find(|(one, _)| *one == slug).map_or("", |(_, text)| text);
    let sources = table::<SheetSource>(text).context("sheets.txt")?;
    sources.into_iter().map(SheetSource::sheet).collect()
}

impl SheetSource {
    fn sheet(self) -> anyhow::Result<Sheet> {
        let report = |(light, sentence): (String, String)| {
            Ok((light.parse::<Light>().ok().context("a light")?, sentence))
        };
        let reports: anyhow::Result<Vec<_>> = pairs(&self.reports)?.into_iter().map(report).collect();
        Ok(Sheet {
            state: self.state.parse::<ProjectState>().ok().context("a state")?,
            partners: pairs(&self.partners)?,
            reports: reports?,
            again: again(&self.again)?,
            days: (self.starts, self.ends),
            space: self.space,
            lead: self.lead,
            objective: self.objective,
            moves: self.moves,
            indicator: self.indicator,
            role: self.role,
            why: self.why,
        })
    }
}

/// `word: text; word: text`
fn pairs(text: &str) -> anyhow::Result<Vec<(String, String)>> {
    let pair = |entry: &str| {
        let (word, rest) = entry.split_once(':').context("a word and a text")?;
        Ok((word.trim().to_owned(), rest.trim().to_owned()))
    };
    list(text).into_iter().map(pair).collect()
}

fn again(text: &str) -> anyhow::Result<Option<Again>> {
    if text.is_empty() {
        return Ok(None);
    }
    let mut parts = text.split(':').map(str::trim);
    let title = parts.next().context("a title")?.to_owned();
    let every = parts.next().and_then(|word| word.parse::<Every>().ok()).context("how often")?;
    let due = parts.next().context("a day")?.parse::<i64>().context("a day")?;
    let checks = parts.next().unwrap_or_default().split(',').map(|line| line.trim().to_owned()).collect();
    Ok(Some(Again { title, every, due, checks }))
}
