//! The tables of `commonweave opinions`, for a person to read.

use std::io::Write;

use opinion::read::Conversation;

use super::{Group, name, profile, stance};
use crate::cli::report::Table;

/// How large the conversation is.
pub(super) fn head(out: &mut impl Write, talk: &Conversation) -> anyhow::Result<()> {
    let (people, statements, votes) = (talk.participants.len(), talk.statements.len(), talk.votes.len());
    let some = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let (people, statements) = (some(people, "participant"), some(statements, "statement"));
    Ok(writeln!(out, "{people}, {statements}, {}.\n", some(votes, "vote"))?)
}

/// The groups, and what they share and dispute.
pub(super) fn write(out: &mut impl Write, talk: &Conversation, groups: &[Group]) -> anyhow::Result<()> {
    head(out, talk)?;
    let profile = profile(talk, groups);
    for (at, (id, members)) in groups.iter().enumerate() {
        writeln!(out, "Group {id}: {} people. What it stands for:", members.len())?;
        let mut table = Table::new(&["  statement", "side", "of the group", "times as often as others"]);
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
    let mut table = Table::new(&["  statement", "score"]);
    for (statement, score) in statements.iter().take(10) {
        table.row([label(talk, *statement), format!("{score:.3}")]);
    }
    Ok(table.write(out)?)
}

/// The statement's name and text on one line, the text cut at 80 characters.
fn label(talk: &Conversation, statement: usize) -> String {
    let text = talk.texts.get(statement).and_then(Option::as_deref).unwrap_or_default();
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = if line.chars().count() <= 80 { line } else { line.chars().take(79).chain(['…']).collect() };
    format!("  {}  {line}", name(&talk.statements, statement))
}
