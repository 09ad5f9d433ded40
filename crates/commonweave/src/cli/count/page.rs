//! The answer of `commonweave count`: one object for a program, or every round in tables for a person.

use std::io::Write;

use serde_json::{Value, json};
use tally::{Candidate, Count};

use crate::cli::report::{self, Table};

/// The one object of `--json`.
pub(super) fn object(count: &Count, names: &[String]) -> Value {
    let rounds = count.rounds.iter().enumerate().map(|(at, round)| {
        let votes =
            round.votes.iter().map(|(c, votes)| (c.id().to_string(), report::number(&votes.to_string())));
        json!({
            "round": at + 1,
            "votes": votes.collect::<serde_json::Map<_, _>>(),
            "exhausted": report::number(&round.exhausted.to_string()),
            "elected": ids(&round.elected),
            "excluded": ids(&round.excluded),
            "sentence": Count::tell(&round.sentence, names),
        })
    });
    let ties = count.ties.iter().map(|tie| {
        json!({
            "round": tie.round,
            "candidates": ids(&tie.candidates),
            "picked": ids(&tie.picked),
            "sentence": Count::tell(&tie.sentence, names),
        })
    });
    let named = names.iter().enumerate().map(|(at, name)| ((at + 1).to_string(), Value::from(name.as_str())));
    json!({
        "method": count.method,
        "seats": count.seats,
        "winners": ids(&count.winners),
        "rounds": rounds.collect::<Vec<_>>(),
        "ties": ties.collect::<Vec<_>>(),
        "names": named.collect::<serde_json::Map<_, _>>(),
    })
}

/// The tables for a person to read.
pub(super) fn write(out: &mut impl Write, count: &Count, names: &[String]) -> anyhow::Result<()> {
    let names: Vec<String> = names.iter().map(|name| report::shown(name, report::NAME)).collect();
    let names = names.as_slice();
    let name = |c: &Candidate| names.get(c.index()).cloned().unwrap_or_else(|| format!("#{}", c.id()));
    let seats = if count.seats == 1 { "one seat".to_owned() } else { format!("{} seats", count.seats) };
    writeln!(out, "{}, {seats}", count.method)?;
    if let Some(quota) = count.quota {
        writeln!(out, "quota {quota}")?;
    }
    for (at, round) in count.rounds.iter().enumerate() {
        writeln!(out, "\nRound {}. {}\n", at + 1, Count::tell(&round.sentence, names))?;
        let mut table = Table::new(&["", "votes", ""]);
        let mut votes = round.votes.clone();
        votes.sort_by_key(|(candidate, votes)| (std::cmp::Reverse(*votes), *candidate));
        for (candidate, votes) in &votes {
            let elected = if round.elected.contains(candidate) { "elected" } else { "" };
            let state = if round.excluded.contains(candidate) { "excluded" } else { elected };
            table.row([name(candidate), votes.to_string(), state.to_owned()]);
        }
        if round.exhausted > tally::Amount::ZERO {
            table.row(["(no longer counted)".to_owned(), round.exhausted.to_string()]);
        }
        table.write(out)?;
    }
    for tie in &count.ties {
        writeln!(out, "\nTie in round {}: {}", tie.round, Count::tell(&tie.sentence, names))?;
    }
    let winners: Vec<String> = count.winners.iter().map(name).collect();
    writeln!(
        out,
        "\nElected: {}",
        if winners.is_empty() { "nobody".to_owned() } else { winners.join(", ") }
    )?;
    Ok(())
}

fn ids(candidates: &[Candidate]) -> Vec<u32> {
    candidates.iter().map(|candidate| candidate.id()).collect()
}
