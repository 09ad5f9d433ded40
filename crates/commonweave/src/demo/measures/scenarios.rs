//! What may come in the networks of the demo: a scenario of each, and what would be if an organisation left.

use anyhow::Context;
use see::scenarios::Verdict;
use serde::Deserialize;

/// The scenario of each network, by the part of its address.
const SOURCES: [(&str, &str); 3] = [
    ("green-city", include_str!("../data/green-city/doing/scenario.json")),
    ("learning-partnership", include_str!("../data/learning-partnership/doing/scenario.json")),
    ("neighborhood", include_str!("../data/neighborhood/doing/scenario.json")),
];

/// A strategy in the source: name, what it is, and verdict and note for each of the four corners.
type StrategySource =
    (String, String, (String, String), (String, String), (String, String), (String, String));

/// A scenario as `scenario.json` tells it.
#[derive(Debug, Clone, Default, Deserialize)]
pub(in crate::demo) struct Tale {
    pub(in crate::demo) title: String,
    /// The key of its space, and of who wrote it.
    pub(in crate::demo) space: String,
    pub(in crate::demo) owner: String,
    pub(in crate::demo) horizon: String,
    pub(in crate::demo) body: String,
    /// Name, what is meant, impact, uncertainty.
    pub(in crate::demo) drivers: Vec<(String, String, i64, i64)>,
    /// The name of a driver, its low end, its high end.
    pub(in crate::demo) axes: Vec<(String, String, String)>,
    /// Name and story of each corner, in their order.
    pub(in crate::demo) futures: Vec<(String, String)>,
    strategies: Vec<StrategySource>,
    /// The corner, a gauge, the name of an indicator, and the number against which it is held.
    pub(in crate::demo) signs: Vec<(i64, String, String, i64)>,
    pub(in crate::demo) whatif: WhatIf,
}

/// What would be if an organisation left, saved by a steward.
#[derive(Debug, Clone, Default, Deserialize)]
pub(in crate::demo) struct WhatIf {
    pub(in crate::demo) title: String,
    pub(in crate::demo) space: String,
    pub(in crate::demo) owner: String,
    /// The key of the organisation.
    pub(in crate::demo) about: String,
    pub(in crate::demo) body: String,
}

/// A strategy, with how it fares in each corner and why.
pub(in crate::demo) struct Plan {
    pub(in crate::demo) name: String,
    pub(in crate::demo) about: String,
    pub(in crate::demo) said: Vec<(Verdict, String)>,
}

/// The scenario of a network; none where its source has none.
pub(super) fn tale(slug: &str) -> anyhow::Result<Option<Tale>> {
    let found = SOURCES.iter().find(|(one, _)| *one == slug);
    found.map(|(_, text)| serde_json::from_str(text).context("scenario.json")).transpose()
}

impl Tale {
    /// Its strategies.
    pub(in crate::demo) fn strategies(&self) -> impl Iterator<Item = Plan> {
        self.strategies.iter().map(|(name, about, one, two, three, four)| {
            let judged = |(word, note): &(String, String)| {
                // A word that is none is told as one that has to change.
                (word.parse().unwrap_or(Verdict::Changes), note.clone())
            };
            Plan {
                name: name.clone(),
                about: about.clone(),
                said: [one, two, three, four].map(judged).into_iter().collect(),
            }
        })
    }
}
