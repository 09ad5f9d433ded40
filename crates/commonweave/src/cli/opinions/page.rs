//! The tables of `commonweave opinions`, for a person to read.

use std::io::Write;

use opinion::read::Conversation;

use super::{Group, name, profile, stance};
use crate::cli::report::{NAME, Table, shown};

/// How many columns a statement takes.
const STATEMENT: usize = 84;

/// How large the conversation is.
fn head(out: &mut impl Write, talk: &Conversation) -> anyhow::Result<()> {
    let (people, statements, votes) = (talk.participants.len(), talk.statements.len(), talk.votes.len());
    let some = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let (people, statements) = (some(people, "participant"), some(statements, "statement"));
    Ok(writeln!(out, "{people}, {statements}, {}.\n", some(votes, "vote"))?)
}

/// The groups, and what they share and dispute.
pub(super) fn write(
    out: &mut impl Write,
    talk: &Conversation,
    groups: &[Group],
    refused: Option<&str>,
) -> anyhow::Result<()> {
    head(out, talk)?;
    if let Some(refused) = refused {
        return Ok(writeln!(out, "No groups are shown: {refused}.")?);
    }
    let profile = profile(talk, groups);
    for (at, (id, members)) in groups.iter().enumerate() {
        let id = shown(id, NAME);
        writeln!(out, "Group {id}: {} people. What it stands for:", members.len())?;
        let mut table = table(&["statement", "side", "of the group", "times as often as others"]);
        for chosen in profile.representative(at, 5) {
            table.row([
                label(talk, chosen.statement),
                stance(chosen.stance).to_owned(),
                format!("{} of {}", chosen.votes, chosen.seen),
                format!("{:.1}", chosen.ratio),
            ]);
        }
        table.write(out)?;
        writeln!(out)?;
    }
    writeln!(out, "What all groups share (group-informed consensus, 0 to 1):")?;
    ranked(out, talk, &profile.by_consensus())?;
    writeln!(out, "\nWhat divides the groups most (0 to 1):")?;
    ranked(out, talk, &profile.by_division())
}

fn ranked(out: &mut impl Write, talk: &Conversation, statements: &[(usize, f64)]) -> anyhow::Result<()> {
    let mut table = table(&["statement", "score"]);
    for (statement, score) in statements.iter().take(10) {
        table.row([label(talk, *statement), format!("{score:.3}")]);
    }
    Ok(table.write(out)?)
}

fn table(headings: &[&str]) -> Table {
    Table::new(headings).cells_of(STATEMENT).indented(2)
}

/// The statement's name and text.
fn label(talk: &Conversation, statement: usize) -> String {
    let name = shown(name(&talk.statements, statement), NAME);
    match talk.texts.get(statement).and_then(Option::as_deref) {
        Some(text) => format!("{name}: {text}"),
        None => name,
    }
}
