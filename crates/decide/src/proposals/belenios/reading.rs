//! Reads the result of an election as Belenios gives it out: a JSON object with `result`, an array with one entry for each
//! question. Where answers were added up, that is one number for each answer, the blank vote first; else one array of numbers for
//! each ballot. Some files also say in `num_tallied` how many ballots there were, and in `total_weight` how many votes.

mod part;

use super::asking::{has_blank, is_summed};
use crate::proposals::choice::{ABSTAIN, Choice, MOST_POINTS};
use crate::proposals::counting::Pile;
use crate::proposals::method::Method;
use crate::proposals::proposal::{Choosable, OptionId, Proposal};
use house::web::Said;
use part::Part;
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

/// Reads a file; `told` is how many ballots there were, where whoever brings it says so, and `question` which of the questions of
/// the election the vote is, 0 for the only one.
///
/// # Errors
/// A sentence that says why this is no result of this vote.
pub(super) fn read(
    text: &str,
    proposal: &Proposal,
    options: &[Choosable],
    (told, question): (Option<i64>, i64),
) -> Result<Brought, Said> {
    let file: Part = serde_json::from_str(text).map_err(|_| Said::key("belenios-unreadable"))?;
    let Part::Object { result: Some(result), tallied, weight } = file else {
        return Err(Said::key("belenios-no-result"));
    };
    let Part::List(questions) = *result else {
        return Err(Said::key("belenios-no-result"));
    };
    let answers = answers(&questions, question)?;
    let said = match tallied {
        Some(number) => Some(whole(&number)?),
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
    let votes = piles.values().sum::<i64>();
    let weight = weight.as_deref().map(whole).transpose()?;
    if weight.is_some_and(|weight| weight != votes) || tallied > votes {
        return Err(Said::key("belenios-odd"));
    }
    if votes > proposal.votes() && proposal.extra_votes > 0 {
        return Err(Said::key("belenios-votes-many").with("found", votes).with("votes", proposal.votes()));
    }
    entitled(proposal, tallied)?;
    let pile = |(choice, amount)| Pile { side: String::new(), choice, amount, carried: 0 };
    Ok(Brought { tallied, spoiled, piles: piles.into_iter().map(pile).collect() })
}

/// The answers to this question; 0 for the only one that there is.
fn answers(questions: &[Part], question: i64) -> Result<&[Part], Said> {
    let found = match (question, questions) {
        (0, [only]) => Some(only),
        _ => usize::try_from(question.saturating_sub(1)).ok().and_then(|at| questions.get(at)),
    };
    match (found, question) {
        (Some(Part::List(answers)), _) => Ok(answers),
        (_, 0) => Err(Said::key("belenios-questions")),
        _ => {
            Err(Said::key("belenios-question-none").with("question", question).with("count", questions.len()))
        }
    }
}

/// A whole number that is not below nothing.
fn whole(part: &Part) -> Result<i64, Said> {
    match part {
        Part::Number(number) if (0..=LARGEST).contains(number) => Ok(*number),
        _ => Err(Said::key("belenios-number")),
    }
}

/// As many whole numbers as there should be.
fn wholes(parts: &[Part], count: usize) -> Result<Vec<i64>, Said> {
    if parts.len() != count {
        return Err(Said::key("belenios-answers").with("found", parts.len()).with("count", count));
    }
    parts.iter().map(whole).collect()
}

fn put(piles: &mut Piles, choice: String, amount: i64) {
    if amount > 0 {
        *piles.entry(choice).or_default() += amount;
    }
}

/// Answers that were added up.
fn summed(
    answers: &[Part],
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
        let votes = blank.saturating_add(all);
        // Where some have several votes, their sum does not tell how many people voted.
        let tallied = if proposal.extra_votes > 0 { said } else { Some(votes) };
        return Ok((tallied.ok_or_else(|| Said::key("belenios-tallied-missing"))?, 0, piles));
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

/// Goes on only with as many ballots as there are people who may vote.
fn entitled(proposal: &Proposal, tallied: i64) -> Result<(), Said> {
    if tallied <= proposal.entitled_count {
        return Ok(());
    }
    let many = Said::key("belenios-many").with("tallied", tallied);
    Err(many.with("entitled", proposal.entitled_count))
}

/// Ballots that were opened one by one, each with a number for each answer.
fn numbered(answers: &[Part], proposal: &Proposal, options: &[Choosable]) -> Result<(i64, i64, Piles), Said> {
    // Before they are read one by one: a file has room for hundreds of thousands.
    entitled(proposal, i64::try_from(answers.len()).unwrap_or(i64::MAX))?;
    let (mut tallied, mut spoiled, mut piles) = (0_i64, 0_i64, Piles::new());
    for ballot in answers {
        let Part::List(numbers) = ballot else {
            return Err(Said::key("belenios-number"));
        };
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
