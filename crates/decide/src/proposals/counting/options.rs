//! Counting where people choose among options.

use super::{Pile, Report, Round};
use crate::proposals::choice::{Choice, MOST_POINTS};
use crate::proposals::method::{Method, Verdict};
use crate::proposals::proposal::{Choosable, OptionId, Proposal};
use house::web::Said;
use tally::{Amount, Candidate, Count, Options, Rankings, Scores, TieBreak};

pub(super) fn count(proposal: &Proposal, options: &[Choosable], piles: &[Pile]) -> Report {
    match counted(proposal, options, piles) {
        Some(count) => report(proposal, options, count),
        None => nothing(options),
    }
}

/// Where nobody has chosen anything there is nothing to count.
fn nothing(options: &[Choosable]) -> Report {
    let tally = options.iter().map(|option| (Said::raw(&option.label), "0".to_owned(), 0.0)).collect();
    let told = vec![Said::key("proposal-count-nothing")];
    Report { verdict: Verdict::Failed, winners: Vec::new(), tally, told, rounds: Vec::new() }
}

fn counted(proposal: &Proposal, options: &[Choosable], piles: &[Pile]) -> Option<Count> {
    let names: Vec<String> = options.iter().map(|option| option.label.clone()).collect();
    let place = |id: OptionId| options.iter().position(|option| option.id == id).map(Candidate::new);
    let seats = usize::try_from(proposal.seats).unwrap_or(1).clamp(1, options.len().max(1));
    let method = match proposal.method {
        Method::Approval => tally::Method::Approval,
        Method::Score => tally::Method::Score,
        Method::Dots => tally::Method::Dots,
        Method::Runoff => tally::Method::Irv,
        Method::Schulze => tally::Method::Schulze,
        _ => tally::Method::ScottishStv,
    };
    let read =
        |pile: &Pile| Some((Choice::kept(proposal.method, &pile.choice)?, u64::try_from(pile.amount).ok()?));
    let ballots = piles.iter().filter(|pile| pile.side.is_empty()).filter_map(read);
    // Where a count cannot go on without a decision, it takes the lot that was drawn when the vote opened.
    let lot = TieBreak::Lot(u64::try_from(proposal.lot).unwrap_or_default());
    let settings = |ties| Options { seats, ties, ..Options::default() };
    if proposal.method.ranks() {
        let mut rankings = Rankings::new(names).ok()?;
        for (choice, weight) in ballots {
            let Choice::Ranked(places) = choice else { continue };
            let groups: Vec<Vec<Candidate>> =
                places.iter().map(|ids| ids.iter().filter_map(|id| place(*id)).collect()).collect();
            rankings.push(weight, &groups).ok()?;
        }
        let ties = if proposal.method == Method::Schulze { TieBreak::Report } else { lot };
        return method.count(&rankings, &settings(ties)).ok();
    }
    let mut scores = Scores::new(names).ok()?;
    for (choice, weight) in ballots.filter(|(choice, _)| !matches!(choice, Choice::Word(_))) {
        scores.push(weight, &cells(&choice, options)?).ok()?;
    }
    method.count(&scores, &settings(TieBreak::Report)).ok()
}

/// One cell for each option. Who takes part and chooses none gives no ballot to count.
fn cells(choice: &Choice, options: &[Choosable]) -> Option<Vec<Option<Amount>>> {
    let cell = |option: &Choosable| match choice {
        Choice::Approved(ids) => ids.contains(&option.id).then(|| Amount::whole(1)),
        Choice::Rated(rated) => {
            let points = rated.iter().find(|(id, _)| *id == option.id).map(|(_, points)| *points);
            points.map(|points| Amount::whole(u64::from(points)))
        }
        _ => None,
    };
    Some(options.iter().map(cell).collect())
}

fn report(proposal: &Proposal, options: &[Choosable], count: Count) -> Report {
    let names: Vec<String> = options.iter().map(|option| option.label.clone()).collect();
    let id = |candidate: &Candidate| options.get(candidate.index()).map(|option| option.id);
    let winners: Vec<OptionId> = count.winners.iter().filter_map(id).collect();
    // The first round shows everyone: in a runoff the first choices.
    let tally = count.rounds.first().map(|round| bars(options, &round.votes)).unwrap_or_default();
    let mut told: Vec<Said> = Vec::new();
    if let Some(key) = counts(proposal.method) {
        let tally = count.rounds.first().map(|round| round.votes.as_slice()).unwrap_or_default();
        told.extend(count.winners.iter().map(|winner| chosen(key, (*winner, tally), &names)));
    } else if count.rounds.len() == 1 {
        told.extend(count.rounds.iter().map(|round| Said::raw(Count::tell(&round.sentence, &names))));
    }
    if proposal.method == Method::Score {
        told.push(Said::key("proposal-count-score").with("most", i64::from(MOST_POINTS)));
    }
    told.extend(count.ties.iter().map(|tie| Said::raw(Count::tell(&tie.sentence, &names))));
    let several = count.rounds.len() > 1;
    let numbered = count.rounds.iter().zip(1..).filter(|_| several);
    let rounds =
        numbered.map(|(round, number)| shown(round, (number, figures(proposal.method, number)), &names));
    let decided = !winners.is_empty();
    Report {
        verdict: if decided { Verdict::Passed } else { Verdict::Failed },
        rounds: rounds.collect(),
        winners,
        tally,
        told,
    }
}

/// The key of the sentence that says with how much one was chosen, where each has a figure of its own.
fn counts(method: Method) -> Option<&'static str> {
    match method {
        Method::Approval => Some("proposal-count-approvals"),
        Method::Dots => Some("proposal-count-dots"),
        Method::Score => Some("proposal-count-points"),
        _ => None,
    }
}

/// The key of what the figures of a round are. Where pairs are compared, first how many others each has beaten, then the order.
fn figures(method: Method, number: usize) -> &'static str {
    match (method, number) {
        (Method::Schulze, 1) => "proposal-duels",
        (Method::Schulze, _) => "proposal-step",
        _ => "proposal-votes",
    }
}

/// With how much this one was chosen.
fn chosen(key: &'static str, (winner, tally): (Candidate, &[(Candidate, Amount)]), names: &[String]) -> Said {
    let name = names.get(winner.index()).cloned().unwrap_or_default();
    let amount = tally.iter().find(|(one, _)| *one == winner).map_or(Amount::ZERO, |(_, amount)| *amount);
    let said = Said::key(key).with("name", name);
    let text = amount.to_string();
    // Only a whole number tells one from several.
    match text.parse::<i64>() {
        Ok(count) => said.with("count", count),
        Err(_) => said.with("count", text),
    }
}

fn bars(options: &[Choosable], votes: &[(Candidate, Amount)]) -> Vec<(Said, String, f64)> {
    let bar = |(candidate, amount): &(Candidate, Amount)| {
        let option = options.get(candidate.index())?;
        let text = amount.to_string();
        let length = text.parse().unwrap_or_default();
        Some((Said::raw(&option.label), text, length))
    };
    votes.iter().filter_map(bar).collect()
}

fn shown(round: &tally::Round, (number, figures): (usize, &'static str), names: &[String]) -> Round {
    let row = |(candidate, amount): &(Candidate, Amount)| {
        let became = if round.elected.contains(candidate) {
            Some("proposal-round-elected")
        } else if round.excluded.contains(candidate) {
            Some("proposal-round-excluded")
        } else {
            None
        };
        let name = names.get(candidate.index()).cloned().unwrap_or_default();
        (name, amount.to_string(), became)
    };
    let exhausted = (round.exhausted > Amount::ZERO).then(|| round.exhausted.to_string());
    Round {
        number,
        sentence: Count::tell(&round.sentence, names),
        figures,
        rows: round.votes.iter().map(row).collect(),
        exhausted,
    }
}
