//! From answers to the figures of a map. Pure sums: nothing here asks the database.

use super::figures::{Dot, Figures, Group, Stand, Standing};
use super::sectors::sectors;
use crate::grounds::ground::{FEW, MAPPED, Voice};
use crate::grounds::store::{Mark, Voiced};
use house::ids::{ParticipantId, StatementId};
use house::sector::Sector;
use opinion::{Count, Groups, OpinionMap, Profile, Settings, Stance, Votes, extremity};
use std::collections::BTreeMap;

/// How many statements are listed of each sort.
const LISTED: usize = 8;
/// How many stand for a group.
const STANDING: usize = 5;
/// From this share on a group is for a statement, or against it.
const SHARE: f64 = 0.6;
/// How finely the map tells people apart, across.
const FINE: f64 = 56.0;

/// What a map is drawn from.
#[derive(Debug)]
pub(in crate::grounds) struct Material {
    /// All statements in the order of their numbers, and whether each is asked.
    pub(in crate::grounds) statements: Vec<(StatementId, bool)>,
    /// All answers, person by person.
    pub(in crate::grounds) voices: Vec<Voiced>,
    /// For which sectors people stand; the first of each person counts.
    pub(in crate::grounds) sectors: Vec<(ParticipantId, Sector)>,
}

/// A drawn map as it is kept.
#[derive(Debug)]
pub(in crate::grounds) struct Drawn {
    pub(in crate::grounds) figures: String,
    pub(in crate::grounds) marks: Vec<Mark>,
}

/// Draws the map.
pub(in crate::grounds) fn drawn(material: &Material) -> Result<Drawn, anyhow::Error> {
    let (votes, people) = votes(material);
    let answered = (0..votes.participants()).filter(|person| votes.of(*person).len() > 0).count();
    let map = OpinionMap::new(votes, Settings::default());
    let mapped = map.places();
    let enough = number(mapped.len()) >= MAPPED;
    let groups = map.groups().ok().filter(|_| enough);
    let members = groups.as_ref().map(Groups::members).unwrap_or_default();
    // Without groups all people are one, of which alone is told what they share.
    let whole = vec![(0..map.votes().participants()).collect::<Vec<usize>>()];
    let profile = Profile::of(map.votes(), if members.is_empty() { &whole } else { &members });
    let parts = members.len().max(1);
    let mut figures = Figures {
        people: number(answered),
        mapped: number(mapped.len()),
        statements: number(material.statements.len()),
        masked: number(material.statements.iter().filter(|(_, shown)| !shown).count()),
        ..Figures::default()
    };
    let standing = |at: usize| standing(material, &profile, parts, at);
    let common = common(&map, &profile, parts, Stance::Agree);
    figures.shared = common.iter().copied().take(LISTED).filter_map(standing).collect();
    let against = self::common(&map, &profile, parts, Stance::Disagree);
    figures.rejected = against.into_iter().take(LISTED).filter_map(standing).collect();
    if !members.is_empty() {
        let dividing = profile.by_division().into_iter().filter(|(at, far)| {
            *far >= 0.25 && (0..parts).all(|part| i64::from(profile.count(part, *at).seen()) >= 3)
        });
        figures.divides = dividing.take(LISTED).filter_map(|(at, _)| standing(at)).collect();
    }
    if enough {
        place(&mut figures, &map, &members, &profile, material);
        figures.sectors = sector_stands(material, &people, &members);
    }
    let marks = marks(material, &map, &common);
    Ok(Drawn { figures: serde_json::to_string(&figures)?, marks })
}

/// The answers as the engine takes them, and who has which number there.
fn votes(material: &Material) -> (Votes, Vec<ParticipantId>) {
    let places: BTreeMap<StatementId, usize> =
        material.statements.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
    let mut votes = Votes::new();
    let mut people: Vec<ParticipantId> = Vec::new();
    votes.reserve(0, material.statements.len());
    for voice in &material.voices {
        if people.last() != Some(&voice.person_id) {
            people.push(voice.person_id);
        }
        let (Some(statement), Some(said)) = (places.get(&voice.statement_id), Voice::of_number(voice.answer))
        else {
            continue;
        };
        votes.cast(people.len() - 1, *statement, said.vote());
    }
    for (at, (_, shown)) in material.statements.iter().enumerate() {
        if !shown {
            votes.mask(at, true);
        }
    }
    (votes, people)
}

/// The statements that every group is for, or against, the clearest first. Of fewer than five people nothing is told.
fn common(map: &OpinionMap, profile: &Profile, parts: usize, stance: Stance) -> Vec<usize> {
    let votes = map.votes();
    let least = if parts > 1 { 3 } else { FEW };
    let side = |count: Count| match stance {
        Stance::Agree => count.agree,
        Stance::Disagree => count.disagree,
    };
    let holds = |at: usize| {
        let all = (0..parts).all(|part| {
            let count = profile.count(part, at);
            let share = (f64::from(side(count)) + 1.0) / (f64::from(count.seen()) + 2.0);
            i64::from(count.seen()) >= least && share >= SHARE
        });
        let [agree, pass, disagree] = votes.count(at);
        all && i64::from(agree + pass + disagree) >= FEW
    };
    let mut found: Vec<(usize, f64)> = (0..votes.statements())
        .filter(|at| !votes.is_masked(*at) && holds(*at))
        .map(|at| (at, profile.consensus(at, stance)))
        .collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.into_iter().map(|(at, _)| at).collect()
}

fn standing(material: &Material, profile: &Profile, parts: usize, at: usize) -> Option<Standing> {
    let counts = (0..parts).map(|part| {
        let count = profile.count(part, at);
        [i64::from(count.agree), i64::from(count.pass), i64::from(count.disagree)]
    });
    let statement = material.statements.get(at)?.0.get();
    Some(Standing { statement, counts: counts.collect() })
}

/// Puts people and groups on the map.
fn place(
    figures: &mut Figures,
    map: &OpinionMap,
    members: &[Vec<usize>],
    profile: &Profile,
    material: &Material,
) {
    let mut of: BTreeMap<usize, usize> = BTreeMap::new();
    for (group, people) in members.iter().enumerate() {
        of.extend(people.iter().map(|person| (*person, group)));
    }
    let places = map.places();
    let low = |get: fn(&opinion::Place) -> f64| places.iter().map(get).fold(f64::MAX, f64::min);
    let high = |get: fn(&opinion::Place) -> f64| places.iter().map(get).fold(f64::MIN, f64::max);
    figures.edges = [low(|at| at.x), high(|at| at.x), low(|at| at.y), high(|at| at.y)];
    let [left, right, top, bottom] = figures.edges;
    let cell = ((right - left).max(bottom - top) / FINE).max(1e-9);
    let mut cells: BTreeMap<(i64, i64, Option<usize>), (f64, f64, u32)> = BTreeMap::new();
    for at in &places {
        let key =
            (rounded((at.x - left) / cell), rounded((at.y - top) / cell), of.get(&at.participant).copied());
        let sum = cells.entry(key).or_default();
        *sum = (sum.0 + at.x, sum.1 + at.y, sum.2 + 1);
    }
    let dot = |((_, _, group), (x, y, count)): ((i64, i64, Option<usize>), (f64, f64, u32))| Dot {
        x: x / f64::from(count),
        y: y / f64::from(count),
        people: i64::from(count),
        group,
    };
    figures.dots = cells.into_iter().map(dot).collect();
    figures.groups = (0..members.len())
        .map(|group| middle(&figures.dots, group, stands(material, profile, group)))
        .collect();
}

/// A group with the middle of its people.
fn middle(dots: &[Dot], group: usize, stands: Vec<Stand>) -> Group {
    let own: Vec<&Dot> = dots.iter().filter(|dot| dot.group == Some(group)).collect();
    let size: i64 = own.iter().map(|dot| dot.people).sum();
    let count = u32::try_from(size).map_or(1.0, f64::from).max(1.0);
    let weigh = |get: fn(&Dot) -> f64| -> f64 {
        own.iter().map(|dot| get(dot) * u32::try_from(dot.people).map_or(0.0, f64::from)).sum::<f64>() / count
    };
    Group { size, x: weigh(|dot| dot.x), y: weigh(|dot| dot.y), stands }
}

fn stands(material: &Material, profile: &Profile, group: usize) -> Vec<Stand> {
    let found = profile.representative(group, STANDING).into_iter();
    let stand = |one: opinion::Representative| {
        let statement = material.statements.get(one.statement)?.0.get();
        let agree = one.stance == Stance::Agree;
        Some(Stand { statement, agree, votes: i64::from(one.votes), seen: i64::from(one.seen) })
    };
    found.filter_map(stand).collect()
}

fn sector_stands(
    material: &Material,
    people: &[ParticipantId],
    members: &[Vec<usize>],
) -> Vec<super::figures::SectorStand> {
    let mut of: BTreeMap<ParticipantId, Sector> = BTreeMap::new();
    for (person, sector) in &material.sectors {
        of.entry(*person).or_insert(*sector);
    }
    let mut all = Vec::new();
    for (group, members) in members.iter().enumerate() {
        let sector = |person: &usize| people.get(*person).and_then(|person| of.get(person)).copied();
        all.extend(members.iter().map(|person| (group, sector(person))));
    }
    sectors(&all, members.len())
}

fn marks(material: &Material, map: &OpinionMap, common: &[usize]) -> Vec<Mark> {
    let loadings = &map.axes().loadings;
    let mut marks: Vec<Mark> = material
        .statements
        .iter()
        .enumerate()
        .map(|(at, (id, shown))| {
            let [x, y] = loadings.get(at).copied().unwrap_or_default();
            Mark {
                statement_id: *id,
                axis_x: x,
                axis_y: y,
                mean: map.votes().mean(at),
                extremity: extremity(map, at),
                common: *shown && common.contains(&at),
            }
        })
        .collect();
    marks.sort_by_key(|mark| mark.statement_id);
    marks
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The number of a cell: what is not finite stands in the first.
#[expect(clippy::as_conversions, reason = "cells are few: the map is cut into some dozens each way")]
fn rounded(cell: f64) -> i64 {
    if cell.is_finite() { cell.floor() as i64 } else { 0 }
}
