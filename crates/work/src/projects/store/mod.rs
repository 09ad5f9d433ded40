//! The tables of projects. A statement that gives more than one space carries the viewer; one that is asked of a single space
//! stands behind its lookup.

mod extracts;
mod keeping;
mod lists;
mod people;
mod vacancies;
mod waiting;

pub(super) use extracts::EXTRACTS;
pub(super) use keeping::{give_back, leave, merge, move_partner, recount};
pub(super) use lists::{
    Asked, Listed, Turning, blank, counts, listed, moving, objectives, organisations, partners_of, turnings,
};
pub(super) use people::{
    Cast, Partner, cast, count_partners, inside, partner, partners, roles, take_role, unpartner,
};
pub(super) use vacancies::{
    AT_ONCE, GivenBack, Vacancy, date, fill, given_back, vacancies, vacate, with_roles,
};
pub(super) use waiting::{Due, due, until};

use super::project::{Light, ProjectState, Sheet};
use db::{Error, Read, Time, Write};
use house::ids::{IndicatorId, MemberId, NetworkId, SpaceId};

/// What the sheet of a space says; none where nothing is written yet.
pub(super) fn sheet(q: &mut Read<'_>, space: SpaceId) -> Result<Option<Sheet>, Error> {
    q.maybe(
        "SELECT state, objective, moves, indicator_id, starts_on, ends_on, light, light_at, report_due_on
         FROM projects WHERE space_id = $1",
        &[&space],
    )
}

/// Begins a sheet; nothing happens where there is one.
pub(super) fn begin(tx: &mut Write<'_>, network: NetworkId, space: SpaceId, now: Time) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO projects (space_id, network_id, state, objective, objective_key, moves, sequence, changed_at)
         VALUES ($1, $2, 'idea', '', '', '', 0, $3) ON CONFLICT (space_id) DO NOTHING",
        &[&space, &network, &now],
    )
}

/// What is written on the sheet of a project, beside its state.
pub(super) struct Written<'a> {
    pub(super) objective: &'a str,
    pub(super) objective_key: &'a str,
    pub(super) moves: &'a str,
    pub(super) indicator: Option<IndicatorId>,
    pub(super) starts_on: Option<Time>,
    pub(super) ends_on: Option<Time>,
}

/// Writes the sheet anew.
pub(super) fn write(
    tx: &mut Write<'_>,
    space: SpaceId,
    written: &Written<'_>,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE projects SET objective = $2, objective_key = $3, moves = $4, indicator_id = $5, starts_on = $6,
                ends_on = $7, sequence = sequence + 1, changed_at = $8
         WHERE space_id = $1",
        &[
            &space,
            &written.objective,
            &written.objective_key,
            &written.moves,
            &written.indicator,
            &written.starts_on,
            &written.ends_on,
            &now,
        ],
    )
}

/// Takes a project from this state to that one; 0 where it is no longer in the first. From the day on which it is asked how it
/// stands.
pub(super) fn set_state(
    tx: &mut Write<'_>,
    space: SpaceId,
    (from, to): (ProjectState, ProjectState),
    report_due_on: Option<Time>,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE projects SET state = $3, report_due_on = $4, sequence = sequence + 1, changed_at = $5
         WHERE space_id = $1 AND state = $2",
        &[&space, &from, &to, &report_due_on, &now],
    )
}

/// Writes down to which state a project went, and why.
pub(super) fn add_turn(
    tx: &mut Write<'_>,
    (network, space, by): (NetworkId, SpaceId, MemberId),
    (state, note): (ProjectState, &str),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO project_turns (space_id, network_id, member_id, state, note, turned_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[&space, &network, &by, &state, &note, &now],
    )
}

db::record! {
    /// A turn of a project.
    #[derive(Debug, Clone)]
    pub(super) struct Turned {
        pub(super) state: ProjectState,
        pub(super) note: String,
        pub(super) name: String,
        pub(super) turned_at: Time,
    }
}

/// The turns of a project, the latest first, at most 20.
pub(super) fn turns(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<Turned>, Error> {
    q.all(
        "SELECT project_turns.state, project_turns.note, members.name, project_turns.turned_at
         FROM project_turns JOIN members ON members.id = project_turns.member_id
         WHERE project_turns.space_id = $1 ORDER BY project_turns.id DESC LIMIT 20",
        &[&space],
    )
}

db::record! {
    /// How a project stood.
    #[derive(Debug, Clone)]
    pub(super) struct Report {
        pub(super) id: i64,
        pub(super) light: Light,
        pub(super) sentence: String,
        pub(super) name: String,
        pub(super) reported_at: Time,
    }
}

/// How a project stood, the latest first, before this one.
pub(super) fn reports(
    q: &mut Read<'_>,
    space: SpaceId,
    before: i64,
    limit: i64,
) -> Result<Vec<Report>, Error> {
    q.all(
        "SELECT project_reports.id, project_reports.light, project_reports.sentence, members.name,
                project_reports.reported_at
         FROM project_reports JOIN members ON members.id = project_reports.member_id
         WHERE project_reports.space_id = $1 AND project_reports.id < $2
         ORDER BY project_reports.id DESC LIMIT $3",
        &[&space, &before, &limit],
    )
}

/// Writes down how a project stands, and keeps its light. From then on the next report is asked for on this day.
pub(super) fn add_report(
    tx: &mut Write<'_>,
    (network, space, by): (NetworkId, SpaceId, MemberId),
    (light, sentence): (Light, &str),
    report_due_on: Option<Time>,
    now: Time,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO project_reports (space_id, network_id, member_id, light, sentence, reported_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[&space, &network, &by, &light, &sentence, &now],
    )?;
    tx.run(
        "UPDATE projects SET light = $2, light_at = $3, report_due_on = $4, sequence = sequence + 1, changed_at = $3
         WHERE space_id = $1",
        &[&space, &light, &now, &report_due_on],
    )?;
    Ok(())
}
