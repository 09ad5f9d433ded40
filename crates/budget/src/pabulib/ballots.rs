//! One voter's row: which projects, in which order, with which points.

use std::collections::{HashMap, HashSet};

use super::refuse;
use super::sections::Row;
use crate::decimal::Decimal;
use crate::{Choice, Refusal, VoteType, Voter};

/// Ballots up to this length are searched through for a project; longer ones get a set.
const SHORT: usize = 64;

/// A voter whose points still have decimals of their own.
pub(super) struct RawVoter {
    pub(super) id: String,
    pub(super) line: u64,
    ballot: Vec<Choice>,
    /// The points of each choice; empty for ballots without points.
    points: Vec<Decimal>,
    extra: Vec<String>,
    /// Whether it names a project twice.
    pub(super) repeats: bool,
}

/// Reads one row of the section VOTES. Of a project that is named twice the first naming counts, with its place or its points,
/// whatever the type of ballot; the row says so.
pub(super) fn read(
    row: &Row<'_>,
    head: &[String],
    vote_type: VoteType,
    places: &HashMap<String, u32>,
) -> Result<RawVoter, String> {
    let id = row.record.get(0).unwrap_or("").trim().to_owned();
    let (mut vote, mut points, mut extra) = ("", "", Vec::with_capacity(head.len()));
    for (column, name) in head.iter().enumerate() {
        match name.as_str() {
            "vote" => vote = row.cell(column),
            "points" => points = row.cell(column),
            _ if column > 0 => extra.push(row.cell(column).to_owned()),
            _ => {}
        }
    }
    let (named, mut ballot) = choices(vote, places)?;
    let repeats = named.iter().any(|first| !first);
    let scored = matches!(vote_type, VoteType::Cumulative | VoteType::Scoring);
    let mut given = if scored && !points.is_empty() { given(points, named.len())? } else { Vec::new() };
    let mut first = named.into_iter();
    given.retain(|_| first.next().unwrap_or(true));
    if scored && points.is_empty() {
        // Without points nothing was given: such a ballot is empty, as in the field's other readers.
        ballot.clear();
    }
    Ok(RawVoter { id, line: row.line, repeats, ballot, points: given, extra })
}

/// For each project named, whether it is named for the first time; and those, in order.
fn choices(vote: &str, places: &HashMap<String, u32>) -> Result<(Vec<bool>, Vec<Choice>), String> {
    let most = vote.bytes().filter(|byte| *byte == b',').count() + 1;
    let (mut named, mut ballot) = (Vec::with_capacity(most), Vec::<Choice>::with_capacity(most));
    let mut seen = HashSet::new();
    for name in vote.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        let place = places.get(name);
        let project =
            *place.ok_or_else(|| format!("expected a project_id of the section PROJECTS, found {name:?}"))?;
        if ballot.len() == SHORT {
            seen.extend(ballot.iter().map(|choice| choice.project));
        }
        let new = if ballot.len() < SHORT {
            ballot.iter().all(|choice| choice.project != project)
        } else {
            seen.insert(project)
        };
        named.push(new);
        if new {
            ballot.push(Choice { project, points: 1 });
        }
    }
    Ok((named, ballot))
}

fn given(points: &str, projects: usize) -> Result<Vec<Decimal>, String> {
    let given = points.split(',').map(Decimal::read).collect::<Result<Vec<_>, _>>();
    let given = given.map_err(|expected| format!("points: {expected}"))?;
    if given.len() != projects {
        let points = given.len();
        return Err(format!("expected as many points as projects, found {points} for {projects} projects"));
    }
    Ok(given)
}

/// Brings all points to the same unit; also says how many decimals it has.
pub(super) fn in_units(voters: Vec<RawVoter>, file: &str) -> Result<(Vec<Voter>, u32), Refusal> {
    let decimals =
        voters.iter().flat_map(|voter| &voter.points).map(|points| points.decimals()).max().unwrap_or(0);
    let voters = voters.into_iter().map(|voter| {
        let RawVoter { id, line, mut ballot, points, extra, .. } = voter;
        for (choice, points) in ballot.iter_mut().zip(points) {
            let units = points.in_units(decimals).and_then(|points| u64::try_from(points).ok());
            choice.points =
                units.ok_or_else(|| refuse(file, line, "expected points of at most 19 digits"))?;
        }
        Ok(Voter { id, ballot, extra })
    });
    Ok((voters.collect::<Result<_, Refusal>>()?, decimals))
}
