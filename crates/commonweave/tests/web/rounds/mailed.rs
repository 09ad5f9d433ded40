//! Answering by the link of a letter, without signing in.

use super::{DAY, answers, beside, beside_trust, number, opens};
use crate::jobs::works_off;
use crate::kit::{House, Net, Node, Person};
use crate::mail::{Mood, Server, link_to, mailing, plainly};
use axum::http::StatusCode;
use house::access::{Role, SpaceVisibility};

const BY_MAIL: (&str, &str) = ("by_mail", "true");

/// The letters to somebody that hold a link, as they are read.
fn letters_to(server: &Server, name: &str) -> Vec<String> {
    let to = format!("To: {name}@example.org");
    let all: Vec<String> = server.letters().iter().map(|letter| plainly(letter)).collect();
    all.into_iter().filter(|letter| letter.contains(&to) && letter.contains("/rounds/")).collect()
}

/// Where the link of the newest of them leads.
fn link_of(server: &Server, name: &str) -> String {
    let letters = letters_to(server, name);
    link_to(letters.last().unwrap_or_else(|| panic!("no letter to {name}")), "rounds")
}

/// A health round that is mailed to these members of a new network, with whoever serves them.
async fn asked(house: House, server: &Server, names: &[&str]) -> (House, Node, Net, Vec<Person>, String) {
    let (house, node, net, steward) = mailing(house, server).await;
    let mut people = Vec::new();
    for name in names {
        people.push(node.meets(&house.member(&net, name, Role::Member).await));
    }
    let item = opens(&steward, &net, net.commons, "How are we?", &[BY_MAIL]).await;
    works_off(&node.app).await;
    (house, node, net, people, item)
}

/// A trust round that is mailed, with whoever serves its members: Hana stands for the Arts House, Boris for the Bakery.
async fn asked_for_trust(house: House, server: &Server, sort: &str) -> (House, Node, Vec<Person>, String) {
    let (house, node, net, steward) = mailing(house, server).await;
    let mut people = Vec::new();
    for (name, home) in [("Hana", "Arts House"), ("Boris", "Bakery")] {
        people.push(node.meets(&crate::map::of(&house, &net, name, (home, "community")).await));
    }
    let space = net.commons.to_string();
    let base = [("kind", "trust"), ("space", &*space), ("title", "Who works with whom"), ("body", "")];
    let more = [("until", "2026-11-21"), ("sort", sort), BY_MAIL];
    let sent = steward.sends("/n/green-city/items", &[base.as_slice(), &more].concat()).await;
    let item = sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()));
    works_off(&node.app).await;
    (house, node, people, item)
}

on_both! {
    async fn whoever_is_asked_answers_by_the_link_of_a_letter(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, _net, people, item) = asked(house, &server, &["Ana"]).await;
        let ana = &people[0];
        ana.opens(&item).await.sees("are also sent a link").sees("0 of 2 answered");
        let letter = letters_to(&server, "ana").pop().unwrap();
        for part in ["green-city asks its members", "The last day is", "/unsubscription/", "Answer without signing in"] {
            assert!(letter.contains(part), "no “{part}” in {letter}");
        }
        let link = link_of(&server, "ana");
        let phone = node.meets(&house.visitor());
        let page = phone.opens(&link).await;
        page.is_fine().sees("How are we?").sees("We want the same thing").sees("You need not sign in");
        page.does_not_see("Ana").does_not_see("Stella").does_not_see("green-city").markup();
        assert_eq!((page.header("referrer-policy"), page.header("cache-control")), ("strict-origin", "no-store"));
        assert_eq!(number(&house, "SELECT COUNT(*) FROM round_voices").await, 0, "a look changes nothing");
        phone.sends(&link, &[]).await.is_refused().sees("Answer at least one question").markup();
        phone.sends(&link, &[("purpose-shared", "6")]).await.is_refused();
        let done = phone.does(&link, &[("purpose-shared", "2")]).await;
        done.sees("Your answer has been counted").sees("An answer has come by this link").markup();
        ana.opens(&item).await.sees("1 of 2 answered").does_not_see("How does working together go?");
        ana.opens("/n/green-city/today").await.does_not_see("Answer the round");
    }

    async fn an_answer_by_a_link_is_changed_until_the_close_and_counts_once(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, _net, people, item) = asked(house, &server, &["Ana", "Ben"]).await;
        let (link, phone) = (link_of(&server, "ana"), node.meets(&house.visitor()));
        phone.does(&link, &[("purpose-shared", "2")]).await.is_fine();
        let again = phone.opens(&link).await;
        assert!(!again.html().contains("value=\"2\" checked"), "what was sent is not shown: {}", again.text());
        phone.does(&link, &[("purpose-shared", "5")]).await.is_fine();
        let sheets = "SELECT COUNT(*) FROM round_answers WHERE sheet LIKE '%\"purpose-shared\":5%'";
        assert_eq!(number(&house, sheets).await, 1);
        for counted in ["SELECT COUNT(*) FROM round_answers", "SELECT COUNT(*) FROM round_voices",
                        "SELECT answer_count FROM rounds", "SELECT CAST(SUM(answer_count) AS BIGINT) FROM round_groups"] {
            assert_eq!(number(&house, counted).await, 1, "{counted}");
        }
        let answer = format!("{}/answer", beside(&item));
        people[0].sends(&answer, &[("purpose-shared", "1")]).await.is(StatusCode::CONFLICT).sees("already answered");
        // Ben has answered while he was signed in: nobody knows which answer to change.
        answers(&people[1], &item, "4", &[]).await;
        let his = link_of(&server, "ben");
        phone.opens(&his).await.is(StatusCode::CONFLICT).sees("already answered");
        phone.sends(&his, &[("purpose-shared", "1")]).await.is(StatusCode::CONFLICT);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM round_answers").await, 2);
    }

    async fn of_many_answers_by_one_link_at_once_one_is_counted(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, _net, _people, _item) = asked(house, &server, &["Ana"]).await;
        let (link, phone) = (link_of(&server, "ana"), node.meets(&house.visitor()));
        let sent = (0..10).map(async |_| phone.sends(&link, &[("purpose-shared", "3")]).await.leads_to().is_some());
        let taken = futures_util::future::join_all(sent).await;
        assert!(taken.iter().all(|taken| *taken), "each takes the place of the one before");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM round_answers").await, 1);
        assert_eq!(number(&house, "SELECT answer_count FROM rounds").await, 1);
    }

    async fn a_link_ends_with_its_round_and_with_whoever_it_was_written_to(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, net, people, _item) = asked(house, &server, &["Ana", "Ben", "Cleo", "Dan"]).await;
        let (steward, stranger) = (node.meets(&net.steward), node.meets(&house.visitor()));
        let links: Vec<String> = ["ana", "ben", "cleo", "dan"].map(|name| link_of(&server, name)).to_vec();
        for link in &links {
            stranger.opens(link).await.is_fine();
        }
        people[0].sends("/n/green-city/departure", &[]).await.goes_to("/");
        let suspension = format!("/n/green-city/people/{}/suspension", people[1].member.unwrap());
        steward.does(&suspension, &[]).await.sees("The member is suspended");
        let moved = "UPDATE accounts SET email = 'cleo@elsewhere.example' WHERE name = 'Cleo'";
        let moved = house.app.db.write(move |tx| tx.run(moved, &[]));
        moved.await.map_err(|error: db::Error| error).unwrap();
        let none = format!("/rounds/{}", "0".repeat(32));
        for link in links.iter().take(3).chain([&none]) {
            stranger.opens(link).await.is_missing().does_not_see("How are we?");
            stranger.sends(link, &[("purpose-shared", "1")]).await.is_missing();
        }
        stranger.does(&links[3], &[("purpose-shared", "4")]).await.is_fine();
        node.app.clock.forward(DAY * 9);
        works_off(&node.app).await;
        stranger.opens(&links[3]).await.is_missing();
        stranger.sends(&links[3], &[("purpose-shared", "1")]).await.is_missing();
        assert_eq!(number(&house, "SELECT COUNT(*) FROM round_links").await, 0);
        assert_eq!(number(&house, "SELECT answer_count FROM rounds").await, 1);
    }

    async fn whoever_is_in_the_space_no_longer_answers_by_no_link(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, net, steward) = mailing(house, &server).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let room = house.space(&net, "Quiet room", SpaceVisibility::Members, &net.steward).await;
        house.enters(&net, room, &ana, house::access::SpaceRole::Member).await;
        opens(&steward, &net, room, "Are we well?", &[BY_MAIL]).await;
        works_off(&node.app).await;
        let (link, phone) = (link_of(&server, "ana"), node.meets(&house.visitor()));
        phone.opens(&link).await.is_fine().does_not_see("Quiet room");
        node.meets(&ana).does(&format!("/n/green-city/spaces/{room}/departure"), &[]).await.is_fine();
        phone.opens(&link).await.is_missing();
        phone.sends(&link, &[("purpose-shared", "1")]).await.is_missing();
        assert_eq!(number(&house, "SELECT COUNT(*) FROM round_answers").await, 0);
    }

    async fn letters_go_to_whoever_has_said_nothing_and_wants_them(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, net, steward) = mailing(house, &server).await;
        let ana = node.meets(&house.member(&net, "Ana", Role::Member).await);
        for name in ["Ben", "Cleo"] {
            house.member(&net, name, Role::Member).await;
        }
        let calm = "UPDATE mailing SET at_once = FALSE WHERE account_id IN (SELECT id FROM accounts WHERE name = 'Cleo')";
        let calm = house.app.db.write(move |tx| tx.run(calm, &[]));
        calm.await.map_err(|error: db::Error| error).unwrap();
        let item = opens(&steward, &net, net.commons, "How are we?", &[BY_MAIL]).await;
        works_off(&node.app).await;
        answers(&ana, &item, "4", &[]).await;
        node.app.clock.forward(DAY * 4);
        works_off(&node.app).await;
        let counts = ["ana", "ben", "cleo"].map(|name| letters_to(&server, name).len());
        assert_eq!(counts, [1, 2, 0]);
        // Each letter is good; what came by one is not changed by the other.
        let both: Vec<String> = letters_to(&server, "ben").iter().map(|letter| link_to(letter, "rounds")).collect();
        let phone = node.meets(&house.visitor());
        phone.opens(&both[0]).await.is_fine();
        phone.does(&both[1], &[("purpose-shared", "3")]).await.is_fine();
        phone.opens(&both[0]).await.is(StatusCode::CONFLICT);
        phone.does(&both[1], &[("purpose-shared", "4")]).await.is_fine();
        assert_eq!(number(&house, "SELECT answer_count FROM rounds").await, 2);
    }

    async fn a_round_that_is_not_mailed_writes_down_no_links(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, net, steward) = mailing(house, &server).await;
        house.member(&net, "Ana", Role::Member).await;
        opens(&steward, &net, net.commons, "How are we?", &[]).await;
        works_off(&node.app).await;
        node.app.clock.forward(DAY);
        works_off(&node.app).await;
        assert_eq!(letters_to(&server, "ana").len(), 0);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM round_links").await, 0);
    }

    async fn partners_are_named_by_a_link_without_a_list_of_them(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, people, item) = asked_for_trust(house, &server, "organisations").await;
        assert!(letters_to(&server, "hana").pop().unwrap().contains("You answer for Arts House"));
        let (link, phone) = (link_of(&server, "hana"), node.meets(&house.visitor()));
        let page = phone.opens(&link).await;
        page.is_fine().sees("No partner is named so far").does_not_see("Bakery").does_not_see("Arts House").markup();
        let named = |name: &'static str, mark: &'static str| {
            [("name", name), ("contact", "3"), ("depth", "2"), ("reliability", mark), ("say", "keep")]
        };
        for odd in ["Nobody", "Arts House", ""] {
            phone.sends(&link, &named(odd, "4")).await.is_refused().markup();
        }
        phone.sends(&link, &named("Bakery", "5")).await.is_refused().keeps("Bakery");
        let done = phone.does(&link, &named("bakery", "4")).await;
        done.sees("The partner is saved").sees("1 partner is named so far").does_not_see("Bakery");
        phone.does(&link, &named("Bakery", "2")).await.sees("1 partner is named so far");
        assert_eq!(number(&house, "SELECT CAST(SUM(reliability) AS BIGINT) FROM trust_ties WHERE own").await, 2);
        assert_eq!(number(&house, "SELECT answer_count FROM rounds").await, 1);
        // It is the same answer, whichever way she comes.
        people[0].opens(&format!("{}/partners", beside_trust(&item))).await.sees("Bakery").sees("monthly");
        phone.does(&link, &[("name", "Bakery"), ("say", "take-back")]).await.sees("No partner is named so far");
        assert_eq!(number(&house, "SELECT answer_count FROM rounds").await, 1);
    }

    async fn members_are_named_by_a_link_and_only_while_one_stands_for_oneself(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, _people, _item) = asked_for_trust(house, &server, "members").await;
        let (link, phone) = (link_of(&server, "hana"), node.meets(&house.visitor()));
        phone.opens(&link).await.is_fine().does_not_see("Boris").does_not_see("Hana");
        let said = [("name", "Boris"), ("contact", "3"), ("depth", "2"), ("reliability", "4")];
        phone.does(&link, &said).await.sees("1 partner is named so far");
        let own = [("name", "Hana"), ("contact", "3"), ("depth", "2")];
        phone.sends(&link, &own).await.is_refused().sees("No partner is found by this name");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM round_voices").await, 1);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM trust_ties WHERE rater_id <> rated_id").await, 1);
    }

    async fn whoever_stands_for_an_organisation_no_longer_says_nothing_for_it(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, _people, _item) = asked_for_trust(house, &server, "organisations").await;
        let (link, phone) = (link_of(&server, "hana"), node.meets(&house.visitor()));
        phone.opens(&link).await.is_fine();
        let over = "UPDATE affiliations SET capacity = 'staff' WHERE member_id IN (SELECT id FROM members WHERE name = 'Hana')";
        let over = house.app.db.write(move |tx| tx.run(over, &[]));
        over.await.map_err(|error: db::Error| error).unwrap();
        phone.opens(&link).await.is_missing();
        phone.sends(&link, &[("name", "Bakery"), ("contact", "3"), ("depth", "2")]).await.is_missing();
    }
}
