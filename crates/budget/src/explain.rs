//! The record of a count in sentences that a voter understands.
//!
//! English only, for the command line and for minutes; pages translate the [`Reason`] and [`Missed`] themselves.

use crate::{Backing, Election, Fraction, Loss, Missed, Reason, Win};

/// Why a project was funded, as a sentence without its subject: "its 12 backers pay 40.00 each".
pub fn why(election: &Election, backing: &[Backing], win: &Win) -> String {
    let place = usize::try_from(win.project).unwrap_or(usize::MAX);
    let backers = backing.get(place).map_or(0, |backing| backing.backers.len());
    match &win.reason {
        Reason::Free => "costs nothing and has backers".into(),
        Reason::Share { .. } => shares(election, win, backers),
        Reason::Score { left, .. } if backers == 0 => {
            format!("nobody backs it, but {} were left when its turn came", election.written(*left))
        }
        Reason::Score { score, left } => {
            let left = election.written(*left);
            let backers = counted(backers);
            format!("{backers}, a score of {score}; it fits into the {left} that were left")
        }
        Reason::Load { moment } => {
            let moment = amount(election, moment);
            let backers = counted(backers);
            format!("its {backers} had its cost together when every voter had received {moment}")
        }
        Reason::Optimum { value } => {
            format!("belongs to the set with the highest total and adds {value} to it")
        }
    }
}

/// Why a project was not funded, as a sentence without its subject.
pub fn why_not(election: &Election, loss: &Loss) -> String {
    let cost = election.project(loss.project).map_or(0, |project| project.cost);
    let reason = match &loss.reason {
        Missed::NoBackers => "nobody backs it".into(),
        Missed::Short { left } => {
            let missing = election.written(cost.saturating_sub(left.floor()));
            format!("its backers had {} left together, {missing} too little", amount(election, left))
        }
        Missed::TooDear { left } => {
            let (cost, left) = (election.written(cost), election.written(*left));
            format!("costs {cost}, but {left} were left when it was its turn")
        }
        Missed::Ended => "the count ended before its backers had received enough".into(),
        Missed::Limited => "projects of its category or place may not cost more together".into(),
        Missed::Outweighed => "leaving it out gives a higher total".into(),
    };
    match loss.price {
        Some(price) => format!("{reason}; it would have been funded at {}", election.written(price)),
        None => reason,
    }
}

fn shares(election: &Election, win: &Win, backers: usize) -> String {
    let amounts = win.payments.iter().map(|payment| &payment.amount);
    let (Some(most), Some(least)) = (amounts.clone().max(), amounts.min()) else {
        return format!("{} for it", paying(backers));
    };
    if most == least {
        let each = if backers == 1 { "" } else { " each" };
        return format!("{} {}{each}", paying(backers), amount(election, most));
    }
    let payers = |payment: &&crate::Payment| payment.amount == *most;
    let full: usize = win.payments.iter().filter(payers).map(|payment| payment.voters.len()).sum();
    let (most, least) = (amount(election, most), amount(election, least));
    format!("{full} of its {backers} backers pay {most} each, the others less, down to {least}")
}

/// "1 backer", "12 backers".
fn counted(backers: usize) -> String {
    format!("{backers} {}", if backers == 1 { "backer" } else { "backers" })
}

/// "its 12 backers pay", "its one backer pays".
fn paying(backers: usize) -> String {
    if backers == 1 { "its one backer pays".into() } else { format!("its {backers} backers pay") }
}

/// An exact amount as people read it: rounded down, with at least two decimals unless it is whole.
pub fn amount(election: &Election, fraction: &Fraction) -> String {
    let (_, denominator) = fraction.reduced();
    if u8::try_from(&denominator) == Ok(1) {
        return election.written(fraction.floor());
    }
    let more = 2_u32.saturating_sub(election.decimals);
    let finer = fraction.times(10_u128.pow(more)).floor();
    crate::decimal::written(finer, election.decimals + more)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Choice, Completion, Project, Rule, Utility, VoteType, Voter, backing, count};

    fn sentences(rule: Rule) -> Vec<String> {
        let project = |id: &str, cost| Project { id: id.into(), name: String::new(), cost, extra: vec![] };
        let voter = |choices: &[u32]| Voter {
            id: String::new(),
            ballot: choices.iter().map(|project| Choice { project: *project, points: 1 }).collect(),
            extra: vec![],
        };
        let projects = vec![project("a", 50), project("b", 70), project("c", 10)];
        let voters = vec![voter(&[0, 1]), voter(&[0, 1]), voter(&[0])];
        let election = Election::new(100, VoteType::Approval, projects, voters).unwrap();
        let backing = backing(&election, Utility::Cost).unwrap();
        let mut outcome = count(&election, rule, Utility::Cost).unwrap();
        crate::tell_prices(&election, rule, Utility::Cost, &mut outcome).unwrap();
        let wins = outcome.wins.iter().map(|win| why(&election, &backing, win));
        wins.chain(outcome.losses.iter().map(|loss| why_not(&election, loss))).collect()
    }

    #[test]
    fn equal_shares_tell_who_pays_and_what_was_missing() {
        assert_eq!(
            sentences(Rule::EqualShares(Completion::None)),
            [
                "its 3 backers pay 16.66 each",
                "its backers had 33.33 left together, 37 too little; it would have been funded at 33",
                "nobody backs it"
            ]
        );
    }

    #[test]
    fn greedy_tells_the_score_and_what_was_left() {
        assert_eq!(
            sentences(Rule::Greedy),
            [
                "3 backers, a score of 3; it fits into the 100 that were left",
                "nobody backs it, but 50 were left when its turn came",
                "costs 70, but 50 were left when it was its turn; it would have been funded at 50",
            ]
        );
    }
}
