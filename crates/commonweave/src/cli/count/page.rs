//! The answer of `commonweave count`: one object for a program, or every round in tables for a person.

use std::io::Write;

use serde_json::{Value, json};
use tally::record::Ended;
use tally::{Amount, Candidate, Count, Round};

use super::Counted;
use crate::cli::report::{self, Table};

/// The one object of `--json`.
pub(super) fn object(Counted { count, names }: &Counted) -> Value {
    let rounds = count.rounds.iter().enumerate().map(|(at, told)| round(at + 1, told, names));
    let ties = count.ties.iter().map(|tie| {
        json!({
            "round": tie.round,
            "among": tie.among,
            "candidates": ids(&tie.candidates),
            "picked": ids(&tie.picked),
            "sentence": Count::tell(&tie.sentence, names),
        })
    });
    let named = names.iter().enumerate().map(|(at, name)| ((at + 1).to_string(), Value::from(name.as_str())));
    json!({
        "method": count.method,
        "seats": count.seats,
        "quota": count.quota.map(amount),
        "winners": ids(&count.winners),
        "rounds": rounds.collect::<Vec<_>>(),
        "ties": ties.collect::<Vec<_>>(),
        "names": named.collect::<serde_json::Map<_, _>>(),
    })
}

fn round(number: usize, round: &Round, names: &[String]) -> Value {
    let votes = round.votes.iter().map(|(c, votes)| (c.id().to_string(), amount(*votes)));
    let ended = round.ended.map(|ended| {
        json!({
            "choices": amount(ended.choices),
            "overvotes": amount(ended.overvotes),
            "skipped": amount(ended.skipped),
            "repeated": amount(ended.repeated),
        })
    });
    json!({
        "round": number,
        "votes": votes.collect::<serde_json::Map<_, _>>(),
        "unchanged": round.unchanged,
        "exhausted": amount(round.exhausted),
        "ended": ended,
        "elected": ids(&round.elected),
        "excluded": ids(&round.excluded),
        "sentence": Count::tell(&round.sentence, names),
    })
}

/// The tables for a person to read.
pub(super) fn write(out: &mut impl Write, Counted { count, names }: &Counted) -> anyhow::Result<()> {
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
        if round.exhausted > Amount::ZERO {
            table.row(["(no longer counted)".to_owned(), round.exhausted.to_string(), why(round.ended)]);
        }
        table.write(out)?;
        if round.unchanged > 0 {
            writeln!(out, "({} more stand with the votes they had)", round.unchanged)?;
        }
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

/// What ended the votes that no longer count, where it was more than that nobody else is named.
fn why(ended: Option<Ended>) -> String {
    let Some(ended) = ended else { return String::new() };
    let reasons = [
        (ended.overvotes, "by overvotes"),
        (ended.skipped, "by skipped ranks"),
        (ended.repeated, "by names repeated"),
    ];
    let told = reasons.into_iter().filter(|(votes, _)| *votes > Amount::ZERO);
    told.map(|(votes, why)| format!("{votes} {why}")).collect::<Vec<_>>().join(", ")
}

/// An amount as a JSON number.
fn amount(amount: Amount) -> Value {
    report::number(&amount.to_string())
}

fn ids(candidates: &[Candidate]) -> Vec<u32> {
    candidates.iter().map(|candidate| candidate.id()).collect()
}
