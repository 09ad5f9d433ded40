//! Reads the result of an election as Belenios gives it out: a JSON object with `result`, an array with one entry for each
//! question. Where answers were added up, that is one number for each answer, the blank vote first; else one array of numbers for
//! each ballot. Some files also say in `num_tallied` how many ballots there were.

use super::asking::{has_blank, is_summed};
use crate::proposals::choice::{ABSTAIN, Choice, MOST_POINTS};
use crate::proposals::counting::Pile;
use crate::proposals::method::Method;
use crate::proposals::proposal::{Choosable, OptionId, Proposal};
use house::web::Said;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The largest number that stands for anything in such a file.
const LARGEST: i64 = 1_000_000_000;

/// What was brought: how many ballots, how many of them broke the rules of the method, and the ballots as piles.
#[derive(Debug)]
pub(super) struct Brought {
    pub(super) tallied: i64,
    pub(super) spoiled: i64,
    pub(super) piles: Vec<Pile>,
}

/// Equal ballots, by the text by which a choice is kept.
type Piles = BTreeMap<String, i64>;

/// Reads a file; `told` is how many ballots there were, where whoever brings it says so.
///
/// # Errors
/// A sentence that says why this is no result of this vote.
pub(super) fn read(
    text: &str,
    proposal: &Proposal,
    options: &[Choosable],
    told: Option<i64>,
) -> Result<Brought, Said> {
    let value: Value = serde_json::from_str(text).map_err(|_| Said::key("belenios-unreadable"))?;
    let questions = value.get("result").and_then(Value::as_array);
    let questions = questions.ok_or_else(|| Said::key("belenios-no-result"))?;
    let [Value::Array(answers)] = questions.as_slice() else {
        return Err(Said::key("belenios-questions"));
    };
    let said = match value.get("num_tallied") {
        Some(number) => Some(whole(number)?),
        None => told,
    };
    let (tallied, spoiled, piles) = if is_summed(proposal.method) {
        summed(answers, proposal, options, said)?
    } else {
        numbered(answers, proposal, options)?
    };
    if said.is_some_and(|said| said != tallied) {
        return Err(Said::key("belenios-odd"));
    }
    if tallied > proposal.entitled_count {
        let many = Said::key("belenios-many").with("tallied", tallied);
        return Err(many.with("entitled", proposal.entitled_count));
    }
    let pile = |(choice, amount)| Pile { side: String::new(), choice, amount, carried: 0 };
    Ok(Brought { tallied, spoiled, piles: piles.into_iter().map(pile).collect() })
}

/// A whole number that is not below nothing.
fn whole(value: &Value) -> Result<i64, Said> {
    let number = value.as_i64().filter(|number| (0..=LARGEST).contains(number));
    number.ok_or_else(|| Said::key("belenios-number"))
}

/// As many whole numbers as there should be.
fn wholes(values: &[Value], count: usize) -> Result<Vec<i64>, Said> {
    if values.len() != count {
        return Err(Said::key("belenios-answers").with("found", values.len()).with("count", count));
    }
    values.iter().map(whole).collect()
}

fn put(piles: &mut Piles, choice: String, amount: i64) {
    if amount > 0 {
        *piles.entry(choice).or_default() += amount;
    }
}

/// Answers that were added up.
fn summed(
    answers: &[Value],
    proposal: &Proposal,
    options: &[Choosable],
    said: Option<i64>,
) -> Result<(i64, i64, Piles), Said> {
    let method = proposal.method;
    let words: Vec<&str> =
        method.words().iter().map(|(word, _)| *word).filter(|word| *word != ABSTAIN).collect();
    let named = if method == Method::Approval { options.len() } else { words.len() };
    let blanks = usize::from(has_blank(method));
    let counts = wholes(answers, named.saturating_add(blanks))?;
    let blank: i64 = counts.iter().take(blanks).sum();
    let counts: Vec<i64> = counts.into_iter().skip(blanks).collect();
    let (most, all) = (counts.iter().copied().max().unwrap_or_default(), counts.iter().sum::<i64>());
    let mut piles = Piles::new();
    put(&mut piles, ABSTAIN.to_owned(), blank);
    if method != Method::Approval {
        for (word, count) in words.into_iter().zip(&counts) {
            put(&mut piles, word.to_owned(), *count);
        }
        return Ok((blank.saturating_add(all), 0, piles));
    }
    let tallied = said.ok_or_else(|| Said::key("belenios-tallied-missing"))?;
    let voted = tallied.saturating_sub(blank);
    // Whoever did not vote blank ticked at least one answer, and none twice.
    if voted < most || voted > all {
        return Err(Said::key("belenios-odd"));
    }
    for (chosen, amount) in spread(voted, &counts) {
        put(&mut piles, approved(options, &chosen), amount);
    }
    Ok((tallied, 0, piles))
}

/// The ballot with these ticks.
fn approved(options: &[Choosable], chosen: &[bool]) -> String {
    let ticked = options.iter().zip(chosen).filter(|(_, chosen)| **chosen);
    let mut ids: Vec<OptionId> = ticked.map(|(option, _)| option.id).collect();
    ids.sort_unstable();
    Choice::Approved(ids).text()
}

/// So many ballots that the ticks on them add up to these counts. Which ticks stood together on one ballot Belenios never opens;
/// an approval needs the sums alone. The ticks of each answer begin on the ballot on which those of the one before ended, round
/// and round, so that none stands on a ballot twice and no ballot stays empty.
fn spread(voted: i64, counts: &[i64]) -> Vec<(Vec<bool>, i64)> {
    if voted <= 0 {
        return Vec::new();
    }
    let mut marks = BTreeSet::from([0, voted]);
    let mut arcs = Vec::new();
    let mut at = 0_i64;
    for count in counts {
        let end = at.saturating_add(*count);
        arcs.push((at, end));
        at = end.rem_euclid(voted);
        marks.insert(at);
    }
    let holds = |ballot: i64, (from, until): &(i64, i64)| {
        let round = ballot.saturating_add(voted);
        (*from..*until).contains(&ballot) || (*from..*until).contains(&round)
    };
    let ends = marks.iter().skip(1);
    marks
        .iter()
        .zip(ends)
        .map(|(from, until)| {
            let chosen = arcs.iter().map(|arc| holds(*from, arc)).collect();
            (chosen, until.saturating_sub(*from))
        })
        .collect()
}

/// Ballots that were opened one by one, each with a number for each answer.
fn numbered(
    answers: &[Value],
    proposal: &Proposal,
    options: &[Choosable],
) -> Result<(i64, i64, Piles), Said> {
    let (mut tallied, mut spoiled, mut piles) = (0_i64, 0_i64, Piles::new());
    for ballot in answers {
        let numbers = ballot.as_array().ok_or_else(|| Said::key("belenios-number"))?;
        let numbers = wholes(numbers, options.len())?;
        let choice = choice(proposal, options, &numbers);
        tallied = tallied.saturating_add(1);
        if choice.is_none() {
            spoiled = spoiled.saturating_add(1);
        }
        put(&mut piles, choice.map_or_else(|| ABSTAIN.to_owned(), |choice| choice.text()), 1);
    }
    Ok((tallied, spoiled, piles))
}

/// What a ballot says; none where it breaks the rules of the method, which Belenios leaves to whoever counts.
fn choice(proposal: &Proposal, options: &[Choosable], numbers: &[i64]) -> Option<Choice> {
    let mut rated: Vec<(OptionId, u32)> = Vec::new();
    for (option, number) in options.iter().zip(numbers) {
        rated.push((option.id, u32::try_from(*number).ok()?));
    }
    rated.sort_unstable();
    match proposal.method {
        Method::Score => {
            rated.iter().all(|(_, points)| *points <= MOST_POINTS).then_some(Choice::Rated(rated))
        }
        Method::Dots => {
            let spent: i64 = numbers.iter().sum();
            rated.retain(|(_, dots)| *dots > 0);
            (spent <= proposal.dots).then(|| or_blank(rated.is_empty(), Choice::Rated(rated)))
        }
        method => {
            let mut places: BTreeMap<u32, Vec<OptionId>> = BTreeMap::new();
            for (id, rank) in rated.into_iter().filter(|(_, rank)| *rank > 0) {
                places.entry(rank).or_default().push(id);
            }
            let equal = method != Method::Schulze && places.values().any(|place| place.len() > 1);
            let blank = places.is_empty();
            (!equal).then(|| or_blank(blank, Choice::Ranked(places.into_values().collect())))
        }
    }
}

fn or_blank(blank: bool, choice: Choice) -> Choice {
    if blank { Choice::Word(ABSTAIN.to_owned()) } else { choice }
}

#[cfg(test)]
mod tests;
