//! Counts that a person can do again by hand.

use super::*;
use crate::proposals::method::{Electorate, Method, Secrecy, Threshold};
use db::Time;
use house::ids::ItemId;

fn proposal(method: Method, seats: i64, quorum: i64) -> Proposal {
    Proposal {
        item_id: ItemId::from(1),
        method,
        secrecy: Secrecy::Open,
        electorate: Electorate::Space,
        threshold: Threshold::TwoThirds,
        seats,
        dots: 5,
        quorum,
        time_zone: "UTC".to_owned(),
        ends_at: Time::from_micros(1),
        opened_at: None,
        closed_at: None,
        version: 1,
        entitled_count: 20,
        extra_votes: 0,
        cast_count: 0,
        carried_count: 0,
        lot: 1,
        public_key: String::new(),
        shared: false,
        charter: false,
        delegable: false,
        proxies: 0,
        verdict: None,
        winners: String::new(),
        outcome: String::new(),
        outcome_html: String::new(),
        outcome_by: None,
        outcome_at: None,
        review_at: None,
    }
}

fn piles(of: &[(&str, i64)]) -> Vec<Pile> {
    of.iter()
        .map(|(choice, amount)| Pile {
            side: String::new(),
            choice: (*choice).to_owned(),
            amount: *amount,
            carried: 0,
        })
        .collect()
}

fn parks() -> Vec<Choosable> {
    ["Garden", "Library", "Playground"]
        .iter()
        .zip(1..)
        .map(|(label, id)| Choosable { id: OptionId::from(id), label: (*label).to_owned() })
        .collect()
}

#[test]
fn two_thirds_are_reached_and_not_only_nearly() {
    let rule = proposal(Method::Qualified, 1, 0);
    assert_eq!(count(&rule, &[], &piles(&[("yes", 8), ("no", 4)])).verdict, Verdict::Passed);
    assert_eq!(count(&rule, &[], &piles(&[("yes", 7), ("no", 4), ("abstain", 9)])).verdict, Verdict::Failed);
}

#[test]
fn a_quorum_that_is_missed_carries_nothing() {
    let half = proposal(Method::Simple, 1, 50);
    assert_eq!(count(&half, &[], &piles(&[("yes", 9)])).verdict, Verdict::Failed);
    assert_eq!(count(&half, &[], &piles(&[("yes", 9), ("abstain", 1)])).verdict, Verdict::Passed);
}

#[test]
fn one_objection_that_is_not_met_holds_a_consent_up() {
    let rule = proposal(Method::Consent, 1, 0);
    assert_eq!(count(&rule, &[], &piles(&[("consent", 5), ("object", 1)])).verdict, Verdict::Failed);
    assert_eq!(count(&rule, &[], &piles(&[("consent", 5), (whole::MET, 1)])).verdict, Verdict::Passed);
    assert_eq!(count(&rule, &[], &[]).verdict, Verdict::Failed);
}

#[test]
fn people_and_organisations_must_both_be_for_it() {
    let rule = proposal(Method::Dual, 1, 0);
    let mut both = piles(&[("yes", 9), ("no", 1)]);
    both.push(Pile { side: ORGANISATIONS.to_owned(), choice: "yes".to_owned(), amount: 1, carried: 0 });
    assert_eq!(count(&rule, &[], &both).verdict, Verdict::Passed);
    both.push(Pile { side: ORGANISATIONS.to_owned(), choice: "no".to_owned(), amount: 2, carried: 0 });
    assert_eq!(count(&rule, &[], &both).verdict, Verdict::Failed);
}

#[test]
fn a_runoff_tells_every_round() {
    let report =
        count(&proposal(Method::Runoff, 1, 0), &parks(), &piles(&[("1>2", 4), ("2>3", 3), ("3>2", 2)]));
    assert_eq!(report.winners, [OptionId::from(2)]);
    assert!(report.rounds.len() >= 2 && report.rounds[0].sentence.contains("Playground"), "{report:?}");
}

#[test]
fn options_that_are_equal_at_the_top_are_all_named() {
    let report =
        count(&proposal(Method::Approval, 1, 0), &parks(), &piles(&[("1,2", 2), ("3", 1), ("abstain", 3)]));
    assert_eq!(report.winners, [OptionId::from(1), OptionId::from(2)]);
    let none = count(&proposal(Method::Dots, 1, 0), &parks(), &piles(&[("abstain", 3)]));
    assert_eq!((none.verdict, none.winners.len()), (Verdict::Failed, 0));
}

#[test]
fn seats_are_filled_in_proportion() {
    let report = count(&proposal(Method::Stv, 2, 0), &parks(), &piles(&[("1>2", 6), ("2>1", 1), ("3", 3)]));
    assert_eq!(report.winners, [OptionId::from(1), OptionId::from(3)]);
}
