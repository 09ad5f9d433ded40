//! Ballots by chance, more of them for what draws more.

use super::Voting;
use crate::demo::dice::Dice;
use decide::proposals::{Method, Vote};

/// The words of each method, in the order of their weights, each with why somebody says so.
fn words(method: Method) -> &'static [(&'static str, &'static str)] {
    match method {
        Method::Consent => &[
            ("consent", ""),
            ("concern", "Fine for now. Let us look at it again after the first season."),
            ("object", "Whoever works late cannot come at that hour."),
            ("abstain", ""),
        ],
        Method::Consensus => &[
            ("agree", ""),
            ("reserve", "I would have gone further, and I can live with this."),
            ("aside", "It is not for me to decide about work that others do."),
            ("block", "It breaks what we promised the tenants."),
        ],
        Method::Sense => {
            &[("for", ""), ("unsure", "I would like to hear from those who tried it."), ("against", "")]
        }
        Method::Simple | Method::Qualified | Method::Dual => {
            &[("yes", ""), ("no", "The money is better spent on what we have begun."), ("abstain", "")]
        }
        _ => &[],
    }
}

/// One ballot, with the reason that comes with it.
pub(super) fn ballot(voting: &Voting, weights: &[usize], dice: &mut Dice) -> (Vote, &'static str) {
    let words = words(voting.method);
    if !words.is_empty() {
        let at = drawn(weights, dice);
        let (word, reason) = words.get(at).or(words.first()).copied().unwrap_or(("abstain", ""));
        return (Vote::Word(word), reason);
    }
    let places = 0..voting.options.len();
    let weight = |place: usize| weights.get(place).copied().unwrap_or(10);
    let vote = match voting.method {
        Method::Approval => {
            let liked: Vec<usize> = places.filter(|place| dice.often(weight(*place))).collect();
            if liked.is_empty() { Vote::Word("abstain") } else { Vote::Approved(liked) }
        }
        Method::Score => Vote::Rated(
            places
                .map(|place| (place, u32::try_from(dice.between(0, 2) + weight(place) / 34).unwrap_or(0)))
                .collect(),
        ),
        Method::Dots => {
            let mut dots = vec![0_u32; voting.options.len()];
            for _ in 0..5 {
                let place = drawn(weights, dice);
                if let Some(count) = dots.get_mut(place) {
                    *count += 1;
                }
            }
            Vote::Rated(places.zip(dots).filter(|(_, dots)| *dots > 0).collect())
        }
        _ => ranked(weights, voting.options.len(), dice),
    };
    (vote, "")
}

/// As many random bytes as a key takes.
pub(super) fn bytes(dice: &mut Dice) -> [u8; 32] {
    std::array::from_fn(|_| u8::try_from(dice.below(256)).unwrap_or_default())
}

/// A place, more often one that weighs more.
fn drawn(weights: &[usize], dice: &mut Dice) -> usize {
    let mut left = dice.below(weights.iter().sum());
    for (place, weight) in weights.iter().enumerate() {
        if left < *weight {
            return place;
        }
        left -= weight;
    }
    0
}

/// Two to all of the options in an order, those that weigh more rather before the others.
fn ranked(weights: &[usize], options: usize, dice: &mut Dice) -> Vote {
    let mut left: Vec<(usize, usize)> =
        (0..options).map(|place| (place, weights.get(place).copied().unwrap_or(10))).collect();
    let wanted = dice.between(2.min(options), options);
    let mut ranks = Vec::new();
    while ranks.len() < wanted {
        let weights: Vec<usize> = left.iter().map(|(_, weight)| *weight).collect();
        let at = drawn(&weights, dice);
        if at >= left.len() {
            break;
        }
        ranks.push(vec![left.remove(at).0]);
    }
    Vote::Ranked(ranks)
}
