//! Results as Belenios gives them out, and what is none.

use super::*;
use crate::proposals::method::{Electorate, Secrecy, Threshold};
use db::Time;
use house::ids::ItemId;

fn proposal(method: Method) -> Proposal {
    Proposal {
        item_id: ItemId::from(1),
        method,
        secrecy: Secrecy::Belenios,
        electorate: Electorate::Space,
        threshold: Threshold::TwoThirds,
        seats: 1,
        dots: 4,
        quorum: 0,
        time_zone: "UTC".to_owned(),
        ends_at: Time::from_micros(1),
        opened_at: None,
        closed_at: None,
        version: 1,
        entitled_count: 9,
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

fn options() -> Vec<Choosable> {
    [(3, "Mill"), (7, "Market"), (8, "Harbour")]
        .map(|(id, label)| Choosable { id: OptionId::from(id), label: label.to_owned() })
        .to_vec()
}

fn piles(method: Method, text: &str) -> Vec<(String, i64)> {
    let options = if method.has_options() { options() } else { Vec::new() };
    let brought = read(text, &proposal(method), &options, (None, 0)).unwrap();
    brought.piles.into_iter().map(|pile| (pile.choice, pile.amount)).collect()
}

fn why(method: Method, text: &str, told: Option<i64>) -> Said {
    let options = if method.has_options() { options() } else { Vec::new() };
    read(text, &proposal(method), &options, (told, 0)).unwrap_err()
}

fn pile(choice: &str, amount: i64) -> (String, i64) {
    (choice.to_owned(), amount)
}

#[test]
fn the_blank_vote_comes_first_and_abstains() {
    let found = piles(Method::Simple, r#"{"num_tallied":7,"result":[[1,4,2]]}"#);
    assert_eq!(found, [pile("abstain", 1), pile("no", 2), pile("yes", 4)]);
    assert_eq!(piles(Method::Simple, r#"{"result":[[0,1,0]]}"#), [pile("yes", 1)]);
    assert_eq!(
        piles(Method::Sense, r#"{"result":[[2,1,3]]}"#),
        [pile("against", 3), pile("for", 2), pile("unsure", 1)]
    );
}

#[test]
fn approvals_add_up_to_the_sums_and_to_the_ballots() {
    let found = piles(Method::Approval, r#"{"num_tallied":8,"result":[[1,5,2,4]]}"#);
    let of = |id: &str| -> i64 {
        found
            .iter()
            .filter(|(choice, _)| choice.split(',').any(|one| one == id))
            .map(|(_, amount)| amount)
            .sum()
    };
    assert_eq!((of("3"), of("7"), of("8"), of("abstain")), (5, 2, 4, 1));
    assert_eq!(found.iter().map(|(_, amount)| amount).sum::<i64>(), 8);
    assert!(found.iter().all(|(choice, _)| !choice.is_empty()));
    assert_eq!(piles(Method::Approval, r#"{"num_tallied":2,"result":[[2,0,0,0]]}"#), [pile("abstain", 2)]);
}

#[test]
fn ranks_begin_with_one_and_nothing_but_zeros_is_blank() {
    let found = piles(Method::Schulze, r#"{"result":[[[1,2,0],[2,2,1],[0,0,0],[9,4,0]]]}"#);
    assert_eq!(found, [pile("3>7", 1), pile("7>3", 1), pile("8>3=7", 1), pile("abstain", 1)]);
}

#[test]
fn a_ballot_that_breaks_the_rules_abstains_and_is_told() {
    let read = |method: Method, text: &str| read(text, &proposal(method), &options(), (None, 0)).unwrap();
    let equal = read(Method::Runoff, r#"{"result":[[[1,1,0],[1,2,3]]]}"#);
    assert_eq!((equal.tallied, equal.spoiled), (2, 1));
    assert_eq!(read(Method::Score, r#"{"result":[[[5,0,6],[5,0,5]]]}"#).spoiled, 1);
    assert_eq!(read(Method::Dots, r#"{"result":[[[3,2,0],[2,2,0],[0,0,0]]]}"#).spoiled, 1);
}

#[test]
fn what_is_no_result_of_this_vote_is_refused_with_its_reason() {
    let simple = |text: &str| why(Method::Simple, text, None);
    for text in ["", "yes", "{\"result\":", "\u{0}"] {
        assert_eq!(simple(text), Said::key("belenios-unreadable"), "{text}");
    }
    for text in ["[]", "{}", "7", r#"{"result":{}}"#] {
        assert_eq!(simple(text), Said::key("belenios-no-result"), "{text}");
    }
    for text in [r#"{"result":[]}"#, r#"{"result":[[0,1,0],[0,1,0]]}"#, r#"{"result":[3]}"#] {
        assert_eq!(simple(text), Said::key("belenios-questions"), "{text}");
    }
    for number in ["-1", "1.5", "\"1\"", "null", "99999999999999999999", "[1]", "{\"result\":1}"] {
        assert_eq!(
            simple(&format!("{{\"result\":[[0,{number},0]]}}")),
            Said::key("belenios-number"),
            "{number}"
        );
    }
    let found = Said::key("belenios-answers").with("found", 2_usize).with("count", 3_usize);
    assert_eq!(simple(r#"{"result":[[1,0]]}"#), found);
    assert_eq!(simple(r#"{"num_tallied":3,"result":[[0,1,0]]}"#), Said::key("belenios-odd"));
    let many = Said::key("belenios-many").with("tallied", 10_i64).with("entitled", 9_i64);
    assert_eq!(simple(r#"{"result":[[0,10,0]]}"#), many);
    let approval = |text: &str, told: Option<i64>| why(Method::Approval, text, told);
    assert_eq!(approval(r#"{"result":[[0,1,1,1]]}"#, None), Said::key("belenios-tallied-missing"));
    for told in [0, 4] {
        assert_eq!(approval(r#"{"result":[[0,1,1,1]]}"#, Some(told)), Said::key("belenios-odd"));
    }
    assert_eq!(why(Method::Stv, r#"{"result":[[7]]}"#, None), Said::key("belenios-number"));
    // More ballots than voters are not read one by one to find what else is wrong with them.
    let ballots = "7,".repeat(9);
    assert_eq!(why(Method::Stv, &format!(r#"{{"result":[[{ballots}7]]}}"#), None), many);
}

#[test]
fn of_several_questions_the_one_is_read_that_the_vote_is() {
    let text = r#"{"num_tallied":3,"result":[[0,3,0],[[1,2,3],[2,1,0],[0,0,0]],[1,1,1]]}"#;
    let of = |method: Method, question: i64| {
        let options = if method.has_options() { options() } else { Vec::new() };
        read(text, &proposal(method), &options, (None, question)).map(|brought| {
            brought.piles.into_iter().map(|pile| (pile.choice, pile.amount)).collect::<Vec<_>>()
        })
    };
    assert_eq!(of(Method::Simple, 1).unwrap(), [pile("yes", 3)]);
    assert_eq!(of(Method::Simple, 3).unwrap(), [pile("abstain", 1), pile("no", 1), pile("yes", 1)]);
    assert_eq!(of(Method::Schulze, 2).unwrap(), [pile("3>7>8", 1), pile("7>3", 1), pile("abstain", 1)]);
    // Without a number there must be one alone; and no question is read as another.
    assert_eq!(of(Method::Simple, 0).unwrap_err(), Said::key("belenios-questions"));
    for question in [4, 50] {
        let none = Said::key("belenios-question-none").with("question", question).with("count", 3_usize);
        assert_eq!(of(Method::Simple, question).unwrap_err(), none);
    }
    assert_eq!(of(Method::Schulze, 1).unwrap_err(), Said::key("belenios-number"));
}

#[test]
fn where_some_have_several_votes_people_and_votes_are_told_apart() {
    let weighed = Proposal { extra_votes: 4, ..proposal(Method::Simple) };
    let of = |text: &str, told: Option<i64>| read(text, &weighed, &[], (told, 0));
    let brought = of(r#"{"num_tallied":4,"total_weight":8,"result":[[1,5,2]]}"#, None).unwrap();
    assert_eq!((brought.tallied, brought.piles.iter().map(|pile| pile.amount).sum::<i64>()), (4, 8));
    assert_eq!(of(r#"{"result":[[1,5,2]]}"#, Some(4)).unwrap().tallied, 4);
    assert_eq!(of(r#"{"result":[[1,5,2]]}"#, None).unwrap_err(), Said::key("belenios-tallied-missing"));
    // More people than votes, other votes than the file says, more votes or more people than there are.
    for odd in [
        r#"{"num_tallied":9,"result":[[1,5,2]]}"#,
        r#"{"num_tallied":4,"total_weight":7,"result":[[1,5,2]]}"#,
    ] {
        assert_eq!(of(odd, None).unwrap_err(), Said::key("belenios-odd"), "{odd}");
    }
    let many = Said::key("belenios-votes-many").with("found", 14_i64).with("votes", 13_i64);
    assert_eq!(of(r#"{"num_tallied":4,"result":[[0,14,0]]}"#, None).unwrap_err(), many);
    let people = Said::key("belenios-many").with("tallied", 10_i64).with("entitled", 9_i64);
    assert_eq!(of(r#"{"num_tallied":10,"result":[[0,12,0]]}"#, None).unwrap_err(), people);
    // An election with weights is no result of a vote without.
    let plain = read(
        r#"{"num_tallied":4,"total_weight":8,"result":[[1,5,2]]}"#,
        &proposal(Method::Simple),
        &[],
        (None, 0),
    );
    assert_eq!(plain.unwrap_err(), Said::key("belenios-odd"));
}
