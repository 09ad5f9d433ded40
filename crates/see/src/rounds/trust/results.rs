//! What came of a trust round: the network's scores and density, the scores of organisations by name (of members each sees their own
//! alone), who has named each other, and what is said beside what is done.

use super::DEPTHS;
use crate::rounds::part::sector_label;
use crate::rounds::results::{audible, decimal, difference};
use crate::rounds::round::{FEW, Round, Sort};
use crate::rounds::store::{self, Figure, Score};
use askama::Template;
use db::Read;
use house::ids::ItemId;
use house::items::Item;
use house::web::texts::Speech;
use house::web::{Error, Piece, Viewer, filters};
use netmap::svg::Picture;
use netmap::{Graph, layout};
use std::collections::BTreeMap;

/// Of more than so many no picture is drawn: the list says the same.
const DRAWN: usize = 150;
/// So many names stand in the picture.
const NAMES: usize = 40;

#[derive(Template)]
#[template(path = "rounds/trust/views/_results.html")]
struct TrustPart {
    people: i64,
    /// From 0 to 100, where five or more have answered.
    trust: Option<i64>,
    worth: Option<i64>,
    /// That of trust in the round before.
    before: Option<i64>,
    /// How many in a hundred of the ties that could be were named.
    density: Option<i64>,
    depths: Vec<(&'static str, i64)>,
    scores: Vec<Line>,
    /// Whether these are the viewer's own alone.
    own: bool,
    picture: Option<Piece>,
    pairs: Vec<(String, String)>,
    said: Vec<Said>,
}

/// The score of one.
struct Line {
    name: String,
    sector: &'static str,
    raters: i64,
    trust: String,
    worth: String,
    change: Option<String>,
}

/// What is said between two sectors, beside what is done.
struct Said {
    one: &'static str,
    other: &'static str,
    depth: String,
    done: String,
    note: Option<&'static str>,
}

/// Number, name and sector of those whom a round tells of.
type Known = BTreeMap<i64, (String, String)>;

fn known(q: &mut Read<'_>, sort: Sort, mut ids: Vec<i64>) -> Result<Known, Error> {
    ids.sort_unstable();
    ids.dedup();
    let found = match sort {
        Sort::Members => store::members(q, &ids)?,
        Sort::Health | Sort::Organisations => store::sectors(q, &ids)?,
    };
    Ok(found.into_iter().map(|(id, name, sector)| (id, (name, sector))).collect())
}

/// The scores that this viewer may see, by name.
fn scores(q: &mut Read<'_>, viewer: &Viewer, (item, round): (&Item, &Round)) -> Result<Vec<Line>, Error> {
    let only = only(viewer, round);
    let all = store::scores(q, item.id, only)?;
    let before = match last(q, viewer, (item, round))? {
        Some(last) => store::scores(q, last, only)?,
        None => Vec::new(),
    };
    let names = known(q, round.sort, all.iter().map(|score| score.rated_id).collect())?;
    let mut lines: Vec<Line> = all.iter().filter_map(|score| line(score, &before, &names)).collect();
    lines.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(lines)
}

/// Of whom alone this viewer is told: of themselves, where a round asks members; of all, where it asks organisations.
fn only(viewer: &Viewer, round: &Round) -> Option<i64> {
    // Nobody has the number -1: whoever is no member is told of nobody.
    (round.sort == Sort::Members).then(|| viewer.member_id().map_or(-1, |me| me.get()))
}

/// The round of this sort before this one in the same space, where this viewer may be told of it.
fn last(q: &mut Read<'_>, viewer: &Viewer, (item, round): (&Item, &Round)) -> Result<Option<ItemId>, Error> {
    let until = round.closed_at.unwrap_or(round.closes_at);
    let rounds = store::before(q, (round.network_id, item.space_id, round.sort), until, 2)?;
    Ok(audible(q, viewer, rounds)?.into_iter().map(|(id, ..)| id).find(|id| *id != item.id))
}

fn line(score: &Score, before: &[Score], names: &Known) -> Option<Line> {
    let (name, sector) = names.get(&score.rated_id)?;
    let last = before.iter().find(|one| one.rated_id == score.rated_id).and_then(|one| one.trust);
    let told = |mark: Option<i64>| mark.map_or("–".to_owned(), decimal);
    Some(Line {
        name: name.clone(),
        sector: sector_label(Some(sector.as_str())),
        raters: score.raters,
        trust: told(score.trust),
        worth: told(score.worth),
        change: score.trust.zip(last).map(|(now, then)| difference(now - then)),
    })
}

/// Who has named each other, as far as this viewer may see it: all organisations, and of members one's own.
pub(super) fn pairs(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (item, round): (&Item, &Round),
) -> Result<(Vec<(i64, i64)>, Known), Error> {
    let mut pairs = store::pairs(q, item.id, only(viewer, round))?;
    let ids = pairs.iter().flat_map(|(one, other)| [*one, *other]).collect();
    let names = known(q, round.sort, ids)?;
    pairs.retain(|(one, other)| names.contains_key(one) && names.contains_key(other));
    Ok((pairs, names))
}

/// The figures of a trust round as a part of its page.
pub(in crate::rounds) fn results(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (item, round): (&Item, &Round),
) -> Result<Piece, Error> {
    let figures = store::figures(q, item.id)?;
    let earlier = match last(q, viewer, (item, round))? {
        Some(last) => store::figures(q, last)?,
        None => Vec::new(),
    };
    let before = earlier.iter().find(|one| one.measure == "trust" && one.people >= FEW);
    let (pairs, names) = pairs(q, viewer, (item, round))?;
    let named = |id: &i64| names.get(id).map(|(name, _)| name.clone()).unwrap_or_default();
    let of = |measure: &str| figures.iter().find(|one| one.measure == measure && one.people >= FEW);
    let depth = |(at, key): (i64, &&'static str)| Some((*key, of(&format!("depth-{at}"))?.total));
    let own = round.sort == Sort::Members;
    Ok(Piece::of(TrustPart {
        people: of("depth-0").map_or(0, |one| one.people),
        trust: of("trust").and_then(score),
        worth: of("worth").and_then(score),
        before: before.and_then(score),
        density: of("density").filter(|one| one.marks > 0).map(|one| one.total * 100 / one.marks),
        depths: (0..).zip(&DEPTHS).filter_map(depth).collect(),
        scores: scores(q, viewer, (item, round))?,
        own,
        picture: if own { None } else { picture(&pairs, &names) },
        pairs: pairs.iter().map(|(one, other)| (named(one), named(other))).collect(),
        said: said(&figures),
    }))
}

/// A mean from 1 to 4 as a number from 0 to 100: 100 · (mean − 1) / 3.
fn score(one: &Figure) -> Option<i64> {
    (one.marks > 0).then(|| (one.total / one.marks.max(1) - 100).max(0) / 3)
}

/// What is said between sectors beside what is done. Much and little are told apart by the middle of what is done.
fn said(figures: &[Figure]) -> Vec<Said> {
    let of = |measure: &'static str| figures.iter().filter(move |one| one.measure == measure);
    let mut all: Vec<i64> = of("done").map(|one| one.total).collect();
    all.sort_unstable();
    let middle = all.get(all.len() / 2).copied().unwrap_or(0);
    let row = |one: &Figure| {
        let (left, right) = one.sector.split_once('+')?;
        let done = of("done").find(|other| other.sector == one.sector).map(|other| other.total);
        let depth = one.total / one.marks.max(1);
        let note = match (depth, done) {
            (300.., Some(done)) if done < middle => Some("trust-idle"),
            (..200, Some(done)) if done > middle => Some("trust-strained"),
            _ => None,
        };
        Some(Said {
            one: sector_label(Some(left)),
            other: sector_label(Some(right)),
            depth: decimal(depth),
            done: done.map_or("–".to_owned(), decimal),
            note,
        })
    };
    of("said").filter_map(row).collect()
}

/// Who has named each other, drawn; nothing where there is nobody, or too many.
fn picture(pairs: &[(i64, i64)], names: &Known) -> Option<Piece> {
    if pairs.is_empty() || names.len() > DRAWN {
        return None;
    }
    let place = |id: &i64| names.keys().position(|other| other == id);
    let ties = pairs.iter().filter_map(|(one, other)| Some((place(one)?, place(other)?, 1.0)));
    let graph = Graph::of(names.len(), ties);
    let places = layout(&graph, &[], &layout::Settings::default());
    let ids: Vec<String> = names.values().map(|(name, _)| name.clone()).collect();
    let mut sectors: Vec<&str> = names.values().map(|(_, sector)| sector.as_str()).collect();
    sectors.sort_unstable();
    sectors.dedup();
    let label = |(_, sector): &(String, String)| sectors.iter().position(|one| *one == sector.as_str());
    let labels: Vec<usize> = names.values().map(|one| label(one).unwrap_or(0)).collect();
    Some(Piece::by(move |speech| {
        let title = speech.key("trust-picture").into_owned();
        let picture = Picture { title: &title, ids: &ids, places: &places, labels: &labels, names: NAMES };
        Ok(netmap::svg::draw(&graph, &picture))
    }))
}

/// The scores that this viewer may see, as a file.
pub(in crate::rounds) fn rows(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (item, round): (&Item, &Round),
    speech: &Speech,
) -> Result<Vec<Vec<String>>, Error> {
    let keys = ["trust-name", "round-sector", "trust-raters", "trust-score", "trust-worth", "round-change"];
    let mut rows = vec![keys.map(|key| speech.key(key).into_owned()).to_vec()];
    if round.closed_at.is_none() {
        return Ok(rows);
    }
    for one in scores(q, viewer, (item, round))? {
        let sector = speech.key(one.sector).into_owned();
        let change = one.change.unwrap_or_default();
        rows.push(vec![one.name, sector, one.raters.to_string(), one.trust, one.worth, change]);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_of_a_network_goes_from_nothing_to_a_hundred() {
        let figure = |total| Figure {
            measure: "trust".to_owned(),
            sector: String::new(),
            people: 5,
            marks: 10,
            total,
        };
        assert_eq!([1_000, 2_500, 4_000].map(|total| score(&figure(total))), [Some(0), Some(50), Some(100)]);
    }
}
