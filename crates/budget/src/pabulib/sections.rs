//! The three tables of a file: which section a row belongs to and what its cells mean.

use std::collections::{HashMap, HashSet};

use super::ballots::{self, RawVoter};
use super::{opens, refuse};
use crate::decimal::{Decimal, MOST_DECIMALS};
use crate::{Election, Project, Refusal, VoteType};

/// One row and the line on which it begins.
pub(super) struct Row<'a> {
    pub(super) line: u64,
    pub(super) record: &'a csv::StringRecord,
}

impl<'a> Row<'a> {
    /// The cell's text without spaces around it; empty when the row is shorter or the cell says `None`.
    pub(super) fn cell(&self, column: usize) -> &'a str {
        let text = self.record.get(column).unwrap_or("").trim();
        if text.eq_ignore_ascii_case("none") { "" } else { text }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Meta,
    Projects,
    Votes,
}

/// What has been read so far. Amounts wait for the end, because the last row may need more decimals than the first.
pub(super) struct Reading<'a> {
    file: &'a str,
    section: Option<Section>,
    opened: Vec<Section>,
    head: Option<Vec<String>>,
    meta: Vec<(String, String)>,
    budget: Option<(Decimal, u64)>,
    vote_type: Option<VoteType>,
    stated: Vec<(&'static str, u64, u64)>,
    projects: Vec<(Project, Decimal, u64)>,
    places: HashMap<String, u32>,
    project_columns: Vec<String>,
    voters: Vec<RawVoter>,
    voter_columns: Vec<String>,
    notes: Vec<String>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(file: &'a str) -> Self {
        Self {
            file,
            section: None,
            opened: Vec::new(),
            head: None,
            meta: Vec::new(),
            budget: None,
            vote_type: None,
            stated: Vec::new(),
            projects: Vec::new(),
            places: HashMap::new(),
            project_columns: Vec::new(),
            voters: Vec::new(),
            voter_columns: Vec::new(),
            notes: Vec::new(),
        }
    }

    pub(super) fn take(&mut self, row: &Row<'_>) -> Result<(), Refusal> {
        if row.record.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        if let Some(section) = opens(row) {
            if self.opened.contains(&section) {
                // A second head would give the rows read so far other columns than they have.
                let expected = format!("expected each section once, found {} again", row.cell(0));
                return Err(refuse(self.file, row.line, expected));
            }
            self.opened.push(section);
            self.section = Some(section);
            self.head = None;
            return Ok(());
        }
        let Some(section) = self.section else {
            let found = row.cell(0);
            return Err(refuse(self.file, row.line, format!("expected the word META, found {found:?}")));
        };
        match (self.head.take(), section) {
            (None, _) => self.take_head(row, section),
            (Some(head), Section::Meta) => self.take_meta(row).map(|()| self.head = Some(head)),
            (Some(head), Section::Projects) => self.take_project(row, &head).map(|()| self.head = Some(head)),
            (Some(head), Section::Votes) => self.take_vote(row, &head).map(|()| self.head = Some(head)),
        }
    }

    fn take_head(&mut self, row: &Row<'_>, section: Section) -> Result<(), Refusal> {
        let head: Vec<String> = row.record.iter().map(|cell| cell.trim().to_owned()).collect();
        let needed: &[&str] = match section {
            Section::Meta => &[],
            Section::Projects => &["cost"],
            Section::Votes => &["vote"],
        };
        if let Some(missing) = needed.iter().find(|name| !head.iter().any(|cell| cell == *name)) {
            let found = head.join(";");
            let expected =
                format!("expected a row of column names with {missing:?} among them, found {found:?}");
            return Err(refuse(self.file, row.line, expected));
        }
        let kept = |known: &[&str]| {
            head.iter().skip(1).filter(|name| !known.contains(&name.as_str())).cloned().collect()
        };
        match section {
            Section::Meta => {}
            Section::Projects => self.project_columns = kept(&["cost", "name"]),
            Section::Votes => self.voter_columns = kept(&["vote", "points"]),
        }
        self.head = Some(head);
        Ok(())
    }

    fn take_meta(&mut self, row: &Row<'_>) -> Result<(), Refusal> {
        let (key, value) = (row.record.get(0).unwrap_or("").trim(), row.record.get(1).unwrap_or("").trim());
        let refused = |expected: String| refuse(self.file, row.line, expected);
        match key {
            "budget" => {
                let budget =
                    Decimal::read(value).map_err(|expected| refused(format!("budget: {expected}")))?;
                self.budget = Some((budget, row.line));
            }
            "vote_type" => self.vote_type = Some(vote_type(value).map_err(refused)?),
            "num_projects" | "num_votes" => {
                let what = if key == "num_projects" { "projects" } else { "votes" };
                match value.parse() {
                    Ok(number) => self.stated.push((what, number, row.line)),
                    Err(_) => {
                        self.notes.push(format!("Line {}: {key} is no whole number: {value:?}.", row.line))
                    }
                }
            }
            _ => {}
        }
        self.meta.push((key.to_owned(), value.to_owned()));
        Ok(())
    }

    fn take_project(&mut self, row: &Row<'_>, head: &[String]) -> Result<(), Refusal> {
        let id = row.record.get(0).unwrap_or("").trim().to_owned();
        let mut project = Project { id: id.clone(), name: String::new(), cost: 0, extra: Vec::new() };
        let mut cost = None;
        for (column, name) in head.iter().enumerate().skip(1) {
            match name.as_str() {
                "cost" => cost = Some(Decimal::read(row.cell(column))),
                "name" => project.name = row.cell(column).to_owned(),
                _ => project.extra.push(row.cell(column).to_owned()),
            }
        }
        let cost = cost.unwrap_or_else(|| Decimal::read(""));
        let cost = cost.map_err(|expected| {
            refuse(self.file, row.line, format!("project {id:?}: {expected} as its cost"))
        })?;
        let place = u32::try_from(self.projects.len());
        let place = place.map_err(|_| refuse(self.file, row.line, "expected at most 4294967295 projects"))?;
        if self.places.insert(id.clone(), place).is_some() {
            return Err(refuse(
                self.file,
                row.line,
                format!("expected a new project_id, found {id:?} again"),
            ));
        }
        self.projects.push((project, cost, row.line));
        Ok(())
    }

    fn take_vote(&mut self, row: &Row<'_>, head: &[String]) -> Result<(), Refusal> {
        let Some(vote_type) = self.vote_type else {
            return Err(refuse(self.file, row.line, "expected vote_type in META before the VOTES"));
        };
        let voter = ballots::read(row, head, vote_type, &self.places)
            .map_err(|expected| refuse(self.file, row.line, expected))?;
        self.voters.push(voter);
        Ok(())
    }

    pub(super) fn finish(mut self, last_line: u64) -> Result<Election, Refusal> {
        let file = self.file;
        let missing =
            |expected: &str| refuse(file, last_line, format!("{expected}, found the end of the file"));
        if self.meta.is_empty() {
            return Err(missing("expected a section META with its keys"));
        }
        let (budget, budget_line) = self.budget.ok_or_else(|| missing("expected the key budget in META"))?;
        let vote_type = self.vote_type.ok_or_else(|| missing("expected the key vote_type in META"))?;
        if self.projects.is_empty() {
            return Err(missing("expected a section PROJECTS with at least one project"));
        }
        let decimals = self.projects.iter().map(|(_, cost, _)| cost.decimals()).max().unwrap_or(0);
        let decimals = decimals.max(budget.decimals()).min(MOST_DECIMALS);
        let in_units = |amount: Decimal, line: u64| {
            amount
                .in_units(decimals)
                .ok_or_else(|| refuse(file, line, "expected an amount of at most 27 digits"))
        };
        let budget = in_units(budget, budget_line)?;
        self.note_oddities();
        let projects = self
            .projects
            .into_iter()
            .map(|(project, cost, line)| Ok(Project { cost: in_units(cost, line)?, ..project }));
        let projects = projects.collect::<Result<Vec<_>, Refusal>>()?;
        let (voters, point_decimals) = ballots::in_units(self.voters, file)?;
        Ok(Election {
            meta: self.meta,
            budget,
            decimals,
            point_decimals,
            vote_type,
            projects,
            voters,
            project_columns: self.project_columns,
            voter_columns: self.voter_columns,
            notes: self.notes,
        })
    }

    /// Keeps the first of some notes of one sort, and how many more there are.
    fn note_some(&mut self, notes: Vec<String>, what: &str) {
        let more = notes.len().saturating_sub(TOLD);
        self.notes.extend(notes.into_iter().take(TOLD));
        if more > 0 {
            self.notes.push(format!("{more} more {what}."));
        }
    }

    /// Notes what is odd about the whole file.
    fn note_oddities(&mut self) {
        let mut ids = HashSet::with_capacity(self.voters.len());
        let again = self.voters.iter().filter(|voter| !ids.insert(voter.id.as_str()));
        let again: Vec<String> = again
            .map(|voter| {
                format!("Line {}: voter_id {:?} occurs again; both ballots count.", voter.line, voter.id)
            })
            .collect();
        self.note_some(again, "voter_ids occur again");
        let twice = self.voters.iter().filter(|voter| voter.repeats);
        let twice: Vec<String> = twice
            .map(|voter| {
                format!("Line {}: the vote names a project twice; the first naming counts.", voter.line)
            })
            .collect();
        self.note_some(twice, "votes name a project twice");
        let mut names: HashMap<&str, &str> = HashMap::new();
        let mut alike = Vec::new();
        for (project, _, line) in self.projects.iter().filter(|(project, ..)| !project.name.is_empty()) {
            if let Some(first) = names.insert(&project.name, &project.id) {
                let (id, name) = (&project.id, &project.name);
                alike.push(format!("Line {line}: projects {first:?} and {id:?} have one name, {name:?}; they are counted apart."));
            }
        }
        self.note_some(alike, "projects have the name of another");
        for (what, stated, line) in &self.stated {
            let found = if *what == "projects" { self.projects.len() } else { self.voters.len() };
            if u64::try_from(found).ok() != Some(*stated) {
                self.notes.push(format!("Line {line}: META says {stated} {what}, the file has {found}."));
            }
        }
    }
}

/// How many notes of one sort are told one by one.
const TOLD: usize = 3;

fn vote_type(word: &str) -> Result<VoteType, String> {
    let types =
        [VoteType::Approval, VoteType::ChooseOne, VoteType::Cumulative, VoteType::Scoring, VoteType::Ordinal];
    types.into_iter().find(|vote_type| vote_type.word().eq_ignore_ascii_case(word)).ok_or_else(|| {
        format!("expected vote_type approval, choose-1, cumulative, scoring or ordinal, found {word:?}")
    })
}
