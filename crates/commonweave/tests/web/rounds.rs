//! Rounds: the members of a space say how working together goes, and nobody learns who said what.

mod audience;
mod mailed;
mod paper;
mod results;
mod together;
mod trust;

use crate::kit::{House, Net, Person};
use axum::http::StatusCode;
use house::access::{Role, SpaceVisibility};
use house::ids::SpaceId;
use std::time::Duration;

pub const PAGE: &str = "/n/green-city/health";
pub const DAY: Duration = Duration::from_secs(86_400);

/// Opens a health round for a week, and answers with its address. Later fields take the place of earlier ones.
pub async fn opens(who: &Person, net: &Net, space: SpaceId, title: &str, more: &[(&str, &str)]) -> String {
    let space = space.to_string();
    let mut fields = vec![("kind", "health"), ("space", &*space), ("title", title), ("body", "")];
    fields.push(("until", "2026-11-21"));
    fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    fields.extend(more);
    let sent = who.sends(&format!("/n/{}/items", net.slug), &fields).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// Opens a trust round among members for a week.
pub async fn opens_trust(who: &Person, net: &Net, space: SpaceId, sort: &str) -> String {
    let space = space.to_string();
    let fields = [
        ("kind", "trust"),
        ("space", &*space),
        ("title", "Who works with whom"),
        ("body", ""),
        ("until", "2026-11-21"),
        ("sort", sort),
    ];
    let sent = who.sends(&format!("/n/{}/items", net.slug), &fields).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// The pages of a round that only it has.
pub fn beside(item: &str) -> String {
    item.replace("/items/", "/health/")
}

/// The same of a trust round.
pub fn beside_trust(item: &str) -> String {
    item.replace("/items/", "/trust/")
}

/// The number of a round.
pub fn number_of(item: &str) -> String {
    item.rsplit('/').next().unwrap().to_owned()
}

/// Somebody gives every statement of a theme this mark.
pub async fn answers(who: &Person, item: &str, mark: &str, more: &[(&str, &str)]) {
    let mut fields = vec![("purpose-shared", mark), ("purpose-concrete", mark), ("purpose-reachable", mark)];
    fields.extend(more);
    let sent = who.sends(&format!("{}/answer", beside(item)), &fields).await;
    assert!(sent.leads_to().is_some(), "{}", sent.text());
}

/// So many members of these names.
pub async fn people(house: &House, net: &Net, count: usize) -> Vec<Person> {
    let mut all = Vec::new();
    for number in 0..count {
        all.push(house.member(net, &format!("Person {number}"), Role::Member).await);
    }
    all
}

/// The round ends.
pub async fn closes(house: &House) {
    house.app.clock.forward(DAY * 9);
    house.jobs_end().await;
}

pub async fn number(house: &House, sql: &'static str) -> i64 {
    house.app.db.read(move |q| q.one::<i64>(sql, &[])).await.unwrap()
}

on_both! {
    async fn a_round_is_opened_by_whoever_holds_the_space_and_waits_for_those_who_are_in_it(house: House) {
        let (net, ana, _) = house.two().await;
        ana.opens(PAGE).await.is_fine().sees("No round has been opened yet").markup();
        let space = net.commons.to_string();
        let form = [("kind", "health"), ("space", &*space), ("title", "How are we?"), ("until", "2026-11-21")];
        ana.sends("/n/green-city/items", &form).await.is_refused().sees("Only people who hold this space").keeps("How are we?");
        let item = opens(&net.steward, &net, net.commons, "How are we?", &[]).await;
        ana.opens(&item).await.is_fine().sees("How does working together go?").sees("0 of 3 answered").markup();
        ana.opens("/n/green-city/today").await.sees("How are we?").sees("Answer the round");
        ana.opens(PAGE).await.sees("How are we?").markup();
        house.jobs_end().await;
        ana.opens("/n/green-city/inbox").await.sees("How are we?").sees("Answer a round of questions");
        let page = ana.opens(&format!("{}/answer", beside(&item))).await;
        page.is_fine().sees("We want the same thing").sees("I would recommend taking part").markup();
        answers(&ana, &item, "4", &[]).await;
        ana.opens("/n/green-city/inbox").await.does_not_see("Answer a round of questions");
        ana.opens("/n/green-city/today").await.does_not_see("Answer the round");
        ana.opens(&item).await.sees("1 of 3 answered").does_not_see("How does working together go?");
        ana.opens(&format!("{}/results", beside(&item))).await.sees("Results come when the round is closed");
    }

    async fn one_answers_once_in_time_and_within_the_scale(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = opens(&net.steward, &net, net.commons, "How are we?", &[]).await;
        let answer = format!("{}/answer", beside(&item));
        for (field, odd) in [("purpose-shared", "6"), ("purpose-shared", "0"), ("climate-support", "well"), ("process-pace", "-1")] {
            ana.sends(&answer, &[(field, odd)]).await.is_refused();
        }
        ana.sends(&answer, &[]).await.is_refused().sees("Answer at least one question").markup();
        answers(&ana, &item, "4", &[]).await;
        ana.sends(&answer, &[("purpose-shared", "1")]).await.is(StatusCode::CONFLICT).sees("You have already answered this round.");
        ana.opens(&answer).await.is(StatusCode::CONFLICT);
        // Of many at once one counts.
        let again = (0..20).map(async |_| ben.sends(&answer, &[("purpose-shared", "2")]).await.leads_to().is_some());
        let taken = futures_util::future::join_all(again).await;
        assert_eq!(taken.iter().filter(|taken| **taken).count(), 1);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM round_answers").await, 2);
        assert_eq!(number(&house, "SELECT answer_count FROM rounds").await, 2);
        closes(&house).await;
        let late = house.member(&net, "Late", Role::Member).await;
        late.sends(&answer, &[("purpose-shared", "1")]).await.is(StatusCode::CONFLICT).sees("This round is closed.");
    }

    async fn a_stranger_answers_nothing_and_sees_nothing(house: House) {
        let (net, ana, ben) = house.two().await;
        let quiet = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let item = opens(&ana, &net, quiet, "Are we well?", &[]).await;
        let eve = house.account("Eve").await;
        for who in [&ben, &eve, &house.visitor()] {
            for page in ["answer", "paper", "results", "results.csv"] {
                who.opens(&format!("{}/{page}", beside(&item))).await.is_missing();
            }
            who.sends(&format!("{}/answer", beside(&item)), &[("purpose-shared", "1")]).await.is_missing();
        }
        ben.opens(PAGE).await.does_not_see("Are we well?");
        ben.opens("/n/green-city/today").await.does_not_see("Are we well?");
        house.jobs_end().await;
        ben.opens("/n/green-city/inbox").await.does_not_see("Are we well?");
        // Whoever may read a space and is not in it answers nothing either.
        let open = house.space(&net, "Open room", SpaceVisibility::Network, &ana).await;
        let item = opens(&ana, &net, open, "And here?", &[]).await;
        ben.opens(&item).await.is_fine().does_not_see("How does working together go?");
        ben.sends(&format!("{}/answer", beside(&item)), &[("purpose-shared", "1")]).await.is_missing();
    }

    async fn what_cannot_be_asked_is_said_beside_its_field(house: House) {
        let (net, _, _) = house.two().await;
        let space = net.commons.to_string();
        let bad = [
            ("questions", "Where do we meet?:", "not a question that can be asked"),
            ("questions", "Where do we meet?: here", "not a question that can be asked"),
            ("questions", "a\nb\nc\nd\ne\nf\ng\nh\ni", "at most 8 questions"),
            ("until", "soon", "Write a day like"),
            ("until", "2026-11-01", "Choose a day from today on"),
            ("until", "2028-11-01", "Choose a day from today on"),
        ];
        for (field, odd, said) in bad {
            let mut form = vec![("kind", "health"), ("space", &*space), ("title", "How are we?")];
            form.push((field, odd));
            if field != "until" {
                form.push(("until", "2026-11-21"));
            }
            net.steward.sends("/n/green-city/items", &form).await.is_refused().sees(said).keeps("How are we?");
        }
        let trust = [("kind", "trust"), ("space", &*space), ("title", "Trust"), ("until", "2026-11-21"), ("sort", "health")];
        net.steward.sends("/n/green-city/items", &trust).await.is_refused();
        net.steward.opens(PAGE).await.sees("No round has been opened yet");
    }

    async fn whoever_holds_a_space_no_longer_does_not_move_the_end_of_its_round(house: House) {
        let (net, ana, _) = house.two().await;
        let room = house.space(&net, "Room", SpaceVisibility::Network, &ana).await;
        let item = opens(&ana, &net, room, "How are we?", &[]).await;
        let me = ana.member.unwrap();
        let demote = "UPDATE space_members SET role = 'member' WHERE space_id = $1 AND member_id = $2";
        let changed = house.app.db.write(move |tx| tx.run(demote, &[&room, &me]));
        changed.await.map_err(|error: db::Error| error).unwrap();
        let form = [("title", "How are we now?"), ("body", ""), ("until", "2026-11-28"), ("revision", "1")];
        ana.sends(&item, &form).await.is_refused().sees("can move the last day of a round");
        let form = [("title", "How are we now?"), ("body", ""), ("until", "2026-11-21"), ("revision", "1")];
        ana.does(&item, &form).await.sees("How are we now?");
    }

    async fn a_round_keeps_its_questions_and_its_space_while_it_runs(house: House) {
        let (net, ana, _) = house.two().await;
        let item = opens(&net.steward, &net, net.commons, "How are we?", &[("questions", "What else?")]).await;
        let form = [("title", "How are we now?"), ("body", ""), ("until", "2026-11-24"), ("revision", "1")];
        net.steward.opens(&format!("{item}/edit")).await.is_fine().sees("stay as they were asked").markup();
        net.steward.does(&item, &form).await.sees("How are we now?");
        let again = [("title", "How are we now?"), ("body", ""), ("until", "2026-11-24"), ("revision", "2")];
        let more = [again.as_slice(), &[("questions", "And what?")]].concat();
        net.steward.sends(&item, &more).await.is_refused().sees("cannot be changed");
        let other = house.space(&net, "Other", SpaceVisibility::Network, &net.steward).await.to_string();
        net.steward.sends(&format!("{item}/move"), &[("space", &other)]).await.sees("stays in its space");
        house.app.clock.forward(DAY * 9);
        house.jobs_end().await;
        ana.opens(&item).await.sees("Open until");
        house.app.clock.forward(DAY * 2);
        house.jobs_end().await;
        ana.opens(&item).await.sees("Closed");
    }

    async fn whoever_has_answered_is_not_reminded(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = opens(&net.steward, &net, net.commons, "How are we?", &[]).await;
        house.jobs_end().await;
        for who in [&ana, &ben] {
            who.does("/n/green-city/inbox/done", &[]).await.is_fine();
        }
        answers(&ana, &item, "4", &[]).await;
        house.app.clock.forward(DAY * 5);
        house.jobs_end().await;
        ben.opens("/n/green-city/inbox?show=mine").await.sees("How are we?");
        let called = "SELECT COUNT(*) FROM happenings WHERE what = 'member-called'";
        let before = number(&house, called).await;
        answers(&ben, &item, "4", &[]).await;
        answers(&net.steward, &item, "4", &[]).await;
        house.app.clock.forward(DAY * 2);
        house.jobs_end().await;
        assert_eq!(number(&house, called).await, before, "all have answered");
    }
}
