//! What is shown first: the headline indicators, each with its curve, its sentence, who works on it and what was noted last.

use crate::outcomes::LIMIT;
use crate::outcomes::curve::{Curve, Standing, chart, mentions};
use crate::outcomes::figures::Period;
use crate::outcomes::indicator::{Indicator, Sort};
use crate::outcomes::store::{self, Latest};
use db::{Read, Time};
use house::ids::{IndicatorId, ObjectiveId, SpaceId};
use house::spaces;
use house::web::{Error, Piece, Viewer, markdown};

/// The words by which the pictures of the page are told apart; so many headlines are drawn.
const CURVES: [&str; 6] = ["curve-1", "curve-2", "curve-3", "curve-4", "curve-5", "curve-6"];
/// So many letters of what was noted are told.
const LETTERS: usize = 280;

/// A headline indicator as it stands first.
pub(super) struct Headline {
    pub(super) standing: Standing,
    pub(super) curve: Option<Piece>,
    /// What was noted last.
    pub(super) story: Option<Entry>,
    /// The spaces that work toward its objective.
    pub(super) projects: Vec<(SpaceId, String)>,
}

/// What was noted last, without who wrote it.
pub(super) struct Entry {
    /// Key of what it is about.
    pub(super) strand: &'static str,
    pub(super) at: Time,
    pub(super) words: String,
}

/// The results of a network as its page shows them.
pub(super) struct Results {
    pub(super) headlines: Vec<Headline>,
    pub(super) others: Vec<Standing>,
    pub(super) agenda: Vec<Indicator>,
}

impl Results {
    /// All that the viewer may see.
    pub(super) fn of(q: &mut Read<'_>, viewer: &Viewer) -> Result<Results, Error> {
        let all = store::indicators(q, viewer, Sort::Result, LIMIT)?;
        let (agenda, all): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.agenda);
        let standings = Standing::of_all(q, all)?;
        let (mut first, mut others): (Vec<_>, Vec<_>) =
            standings.into_iter().partition(|one| one.indicator.headline);
        others.splice(0..0, first.split_off(first.len().min(CURVES.len())));
        Ok(Results { headlines: headlines(q, viewer, first)?, others, agenda })
    }
}

fn headlines(q: &mut Read<'_>, viewer: &Viewer, first: Vec<Standing>) -> Result<Vec<Headline>, Error> {
    let ids: Vec<IndicatorId> = first.iter().map(|one| one.indicator.id).collect();
    let targets = store::targets_of(q, &ids)?;
    let stories = store::latest_stories(q, &ids)?;
    let projects = projects(q, viewer, &first)?;
    let headline = |(standing, id): (Standing, &'static str)| {
        let toward = |objective: &ObjectiveId| standing.indicator.objective_id == Some(*objective);
        let working = projects.iter().filter(|(objective, _, _)| toward(objective));
        Headline {
            curve: (!standing.figures.is_empty()).then(|| drawn(&standing, &targets, id)),
            story: entry(viewer, &stories, standing.indicator.id),
            projects: working.map(|(_, space, name)| (*space, name.clone())).collect(),
            standing,
        }
    };
    Ok(first.into_iter().zip(CURVES).map(headline).collect())
}

/// The spaces that work toward the objectives of these, as far as the viewer may read them.
fn projects(
    q: &mut Read<'_>,
    viewer: &Viewer,
    first: &[Standing],
) -> Result<Vec<(ObjectiveId, SpaceId, String)>, Error> {
    let wanted = |id: &ObjectiveId| first.iter().any(|one| one.indicator.objective_id == Some(*id));
    let mut pairs = store::projects(q, viewer.network.id)?;
    pairs.retain(|(objective, _)| wanted(objective));
    let ids: Vec<SpaceId> = pairs.iter().map(|(_, space)| *space).collect();
    let names = spaces::names(q, viewer, &ids)?;
    let named = |(objective, space): (ObjectiveId, SpaceId)| {
        let (_, name) = names.iter().find(|(id, _)| *id == space)?;
        Some((objective, space, name.clone()))
    };
    Ok(pairs.into_iter().filter_map(named).collect())
}

/// What was noted last and may be told to this viewer: to members all, and to others what names nobody and nothing.
fn entry(viewer: &Viewer, stories: &[Latest], id: IndicatorId) -> Option<Entry> {
    let inside = viewer.member_id().is_some();
    let mut own = stories.iter().filter(|one| one.indicator_id == id);
    let last = own.find(|one| inside || !mentions(&one.body_html))?;
    let words = markdown::words_of(&last.body_html, LETTERS);
    Some(Entry { strand: last.strand.label(), at: last.created_at, words })
}

fn drawn(standing: &Standing, targets: &[(IndicatorId, Period, f64)], id: &'static str) -> Piece {
    let own = targets.iter().filter(|(of, _, _)| *of == standing.indicator.id);
    let targets: Vec<(Period, f64)> = own.map(|(_, period, value)| (*period, *value)).collect();
    chart(&Curve::of(id, standing, &targets))
}
