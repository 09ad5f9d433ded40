//! One voter's row: which projects, in which order, with which points.

use std::collections::{HashMap, HashSet};

use super::refuse;
use super::sections::Row;
use crate::decimal::Decimal;
use crate::{Choice, Refusal, VoteType, Voter};

/// A voter whose points still have decimals of their own.
pub(super) struct RawVoter {
    pub(super) id: String,
    pub(super) line: u64,
    ballot: Vec<(u32, Option<Decimal>)>,
    extra: Vec<String>,
}

/// Reads one row of the section VOTES. A project named twice on an approval ballot counts once; on any other
/// ballot it is refused, because it is not clear which place or points were meant.
pub(super) fn read(
    row: &Row<'_>,
    head: &[String],
    vote_type: VoteType,
    places: &HashMap<String, u32>,
) -> Result<RawVoter, String> {
    let id = row.record.get(0).unwrap_or("").trim().to_owned();
    let (mut vote, mut points, mut extra) = ("", None, Vec::new());
    for (column, name) in head.iter().enumerate() {
        match name.as_str() {
            "vote" => vote = row.cell(column),
            "points" => points = Some(row.cell(column)),
            _ if column > 0 => extra.push(row.cell(column).to_owned()),
            _ => {}
        }
    }
    let mut ballot = Vec::new();
    for name in vote.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        let place = places.get(name);
        let place =
            *place.ok_or_else(|| format!("expected a project_id of the section PROJECTS, found {name:?}"))?;
        ballot.push((place, None));
    }
    let scored = matches!(vote_type, VoteType::Cumulative | VoteType::Scoring);
    match points {
        Some(points) if scored && !points.is_empty() => give_points(&mut ballot, points)?,
        // Without points nothing was given: such a ballot is empty, as in the field's other readers.
        _ if scored => ballot.clear(),
        _ => {}
    }
    let full = ballot.len();
    keep_first(&mut ballot);
    let approval = matches!(vote_type, VoteType::Approval | VoteType::ChooseOne);
    if !approval && ballot.len() < full {
        return Err(format!("expected each project once in the vote, found {vote:?}"));
    }
    Ok(RawVoter { id, line: row.line, ballot, extra })
}

/// Keeps each project's first entry. Ballots are short; only on a very long one is a set worth its while.
fn keep_first(ballot: &mut Vec<(u32, Option<Decimal>)>) {
    if ballot.len() > 64 {
        let mut seen = HashSet::with_capacity(ballot.len());
        ballot.retain(|(place, _)| seen.insert(*place));
        return;
    }
    let mut kept: Vec<u32> = Vec::with_capacity(ballot.len());
    ballot.retain(|(place, _)| {
        let new = !kept.contains(place);
        kept.push(*place);
        new
    });
}

fn give_points(ballot: &mut [(u32, Option<Decimal>)], points: &str) -> Result<(), String> {
    let points: Vec<&str> = points.split(',').collect();
    if points.len() != ballot.len() {
        let (projects, points) = (ballot.len(), points.len());
        return Err(format!("expected as many points as projects, found {points} for {projects} projects"));
    }
    for ((_, given), text) in ballot.iter_mut().zip(points) {
        *given = Some(Decimal::read(text).map_err(|expected| format!("points: {expected}"))?);
    }
    Ok(())
}

/// Brings all points to the same unit; also says how many decimals it has.
pub(super) fn in_units(voters: Vec<RawVoter>, file: &str) -> Result<(Vec<Voter>, u32), Refusal> {
    let given = voters.iter().flat_map(|voter| &voter.ballot).filter_map(|(_, points)| *points);
    let decimals = given.map(Decimal::decimals).max().unwrap_or(0);
    let voters = voters.into_iter().map(|voter| {
        let ballot = voter.ballot.into_iter().map(|(project, points)| {
            let points = points.map_or(Some(1), |points| points.in_units(decimals));
            let points = points.and_then(|points| u64::try_from(points).ok());
            let points =
                points.ok_or_else(|| refuse(file, voter.line, "expected points of at most 19 digits"))?;
            Ok(Choice { project, points })
        });
        Ok(Voter { id: voter.id, ballot: ballot.collect::<Result<_, Refusal>>()?, extra: voter.extra })
    });
    Ok((voters.collect::<Result<_, Refusal>>()?, decimals))
}
