//! What could go wrong in the networks of the demo, who carries it, what was made of it, and which figure it watches.

use crate::demo::source::table;
use anyhow::Context;
use see::risks::Treatment;
use serde::Deserialize;

/// The risks of each network, by the part of its address.
const SOURCES: [(&str, &str); 3] = [
    ("green-city", include_str!("../data/green-city/doing/risks.txt")),
    ("learning-partnership", include_str!("../data/learning-partnership/doing/risks.txt")),
    ("neighborhood", include_str!("../data/neighborhood/doing/risks.txt")),
];

/// A line of `risks.txt`.
#[derive(Debug, Clone, Deserialize)]
struct RiskSource {
    title: String,
    /// The key of its space, and of who carries it and wrote it down.
    space: String,
    owner: String,
    /// Likelihood and impact, as `4x5`.
    rating: String,
    /// So many days after the day of the demo it is looked at again.
    review: i32,
    /// The word of what was made of it; `text` tells how.
    answer: String,
    /// A gauge, of what it is read (the name of an indicator, the key of an organisation), and the number against which it is held.
    watch: String,
    cause: String,
    consequence: String,
    text: String,
}

/// A risk as the demo tells it.
pub(in crate::demo) struct Danger {
    pub(in crate::demo) title: String,
    pub(in crate::demo) space: String,
    pub(in crate::demo) owner: String,
    pub(in crate::demo) rating: (i64, i64),
    pub(in crate::demo) review: i32,
    pub(in crate::demo) answer: Option<(Treatment, String)>,
    pub(in crate::demo) watch: Option<(String, String, i64)>,
    pub(in crate::demo) cause: String,
    pub(in crate::demo) consequence: String,
}

/// The risks of a network.
pub(super) fn risks(slug: &str) -> anyhow::Result<Vec<Danger>> {
    let text = SOURCES.iter().find(|(one, _)| *one == slug).map_or("", |(_, text)| text);
    let sources = table::<RiskSource>(text).context("risks.txt")?;
    sources.into_iter().map(RiskSource::danger).collect()
}

impl RiskSource {
    fn danger(self) -> anyhow::Result<Danger> {
        let (likelihood, impact) = self.rating.split_once('x').context("a rating")?;
        let answer = match self.answer.as_str() {
            "" => None,
            word => Some((word.parse::<Treatment>().ok().context("an answer")?, self.text)),
        };
        Ok(Danger {
            rating: (likelihood.parse().context("a likelihood")?, impact.parse().context("an impact")?),
            title: self.title,
            space: self.space,
            owner: self.owner,
            review: self.review,
            answer,
            watch: watch(&self.watch)?,
            cause: self.cause,
            consequence: self.consequence,
        })
    }
}

/// `indicator-stale:Fine dust:2`; without a number where the gauge takes none.
fn watch(text: &str) -> anyhow::Result<Option<(String, String, i64)>> {
    if text.is_empty() {
        return Ok(None);
    }
    let mut parts = text.split(':').map(str::trim);
    let gauge = parts.next().context("a gauge")?.to_owned();
    let subject = parts.next().context("of what")?.to_owned();
    let limit = parts.next().map_or(Ok(0), str::parse).context("a limit")?;
    Ok(Some((gauge, subject, limit)))
}
