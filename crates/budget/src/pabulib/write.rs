//! Writing an election as a Pabulib file, so that others can count it again.

use crate::decimal::written;
use crate::{Election, VoteType};

/// The election as the text of a `.pb` file. [`super::read`] gives the same election back.
pub fn write(election: &Election) -> String {
    let mut text = String::new();
    line(&mut text, ["META"]);
    line(&mut text, ["key", "value"]);
    for (key, value) in head(election) {
        line(&mut text, [key.as_str(), value.as_str()]);
    }
    line(&mut text, ["PROJECTS"]);
    line(&mut text, ["project_id", "cost", "name"].into_iter().chain(names(&election.project_columns)));
    for project in &election.projects {
        let cost = election.written(project.cost);
        let own = [project.id.as_str(), &cost, &project.name];
        line(&mut text, own.into_iter().chain(names(&project.extra)));
    }
    line(&mut text, ["VOTES"]);
    let scored = matches!(election.vote_type, VoteType::Cumulative | VoteType::Scoring);
    let points_column = scored.then_some("points");
    line(
        &mut text,
        ["voter_id", "vote"].into_iter().chain(points_column).chain(names(&election.voter_columns)),
    );
    for voter in &election.voters {
        let ids = voter.ballot.iter().filter_map(|choice| election.project(choice.project));
        let vote = ids.map(|project| project.id.as_str()).collect::<Vec<_>>().join(",");
        let points = voter.ballot.iter().map(|choice| written(choice.points.into(), election.point_decimals));
        let points = points.collect::<Vec<_>>().join(",");
        let points = scored.then_some(points.as_str());
        line(&mut text, [voter.id.as_str(), &vote].into_iter().chain(points).chain(names(&voter.extra)));
    }
    text
}

/// The keys of META as they came, with the ones that a reader needs brought up to date.
fn head(election: &Election) -> Vec<(String, String)> {
    let needed = [
        ("num_projects", election.projects.len().to_string()),
        ("num_votes", election.voters.len().to_string()),
        ("budget", election.written(election.budget)),
        ("vote_type", election.vote_type.word().to_owned()),
    ];
    let mut head = election.meta.clone();
    for (key, value) in needed {
        match head.iter_mut().find(|(known, _)| known == key) {
            Some((_, stale)) => *stale = value,
            None => head.push((key.to_owned(), value)),
        }
    }
    head
}

fn names(cells: &[String]) -> impl Iterator<Item = &str> {
    cells.iter().map(String::as_str)
}

fn line<'a>(text: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    for (column, cell) in cells.into_iter().enumerate() {
        if column > 0 {
            text.push(';');
        }
        if cell.contains([';', '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push('\n');
}
