//! Common ground: statements answered one by one, the map, what is shared, what is told of whom, and what follows.

mod following;

use crate::commands::runs;
use crate::kit::{House, Net, Person};
use axum::http::StatusCode;
use decide::grounds::{self, Answered, Brought, Report, Spoken, State, Voice, Where};
use house::access::NetworkVisibility;
use house::ids::{ItemId, SpaceId};
use std::collections::BTreeMap;
use std::time::Duration;

/// Starts a common ground with these first statements, one a line, and answers with its address.
pub async fn starts(who: &Person, net: &Net, space: SpaceId, seeds: &str, more: &[(&str, &str)]) -> String {
    let (space, path) = (space.to_string(), format!("/n/{}/items", net.slug));
    let fields = [
        ("kind", "ground"),
        ("space", &space),
        ("title", "What about the market?"),
        ("body", ""),
        ("seeds", seeds),
    ];
    let sent = who.sends(&path, &[fields.as_slice(), more].concat()).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

fn of(item: &str, what: &str) -> String {
    format!("{}/{what}", item.replace("/items/", "/grounds/"))
}

fn number(item: &str) -> ItemId {
    item.rsplit('/').next().unwrap().parse().unwrap()
}

/// The number of the statement that the card asks.
pub async fn asked(who: &Person, item: &str) -> String {
    who.opens(item).await.value("name=\"statement\"", "value").unwrap()
}

/// Answers all that is asked.
async fn answers_all(who: &Person, item: &str, answer: &str) -> usize {
    let mut count = 0;
    while let Some(statement) = who.opens(item).await.value("name=\"statement\"", "value") {
        who.does(&of(item, "answers"), &[("statement", &statement), ("answer", answer)]).await.is_fine();
        count += 1;
    }
    count
}

/// A conversation of so many people in two groups, brought in as a whole: all agree with the first statement, the second
/// divides them.
pub async fn crowd(house: &House, net: &Net, space: SpaceId, people: usize) -> String {
    let now = house.now();
    let texts = [
        "The market should be open on Saturdays.",
        "Cars should stay out of the market.",
        "The stalls are too expensive.",
        "We need a roof over the market.",
        "Music belongs to a market.",
        "The market is too early.",
        "There should be benches.",
        "Dogs should stay outside.",
    ];
    let spoken = |(number, text): (i64, &&str)| Spoken {
        number,
        text: (*text).to_owned(),
        author: (number == 7).then(|| "3".to_owned()),
        state: State::Shown,
        at: now,
    };
    let voice = |person: usize, number: i64| match (number, person.is_multiple_of(2)) {
        (0, _) => Voice::Agree,
        (7, _) => Voice::Pass,
        (number, even) => {
            if (number % 2 == 0) == even {
                Voice::Agree
            } else {
                Voice::Disagree
            }
        }
    };
    let each = |person: usize| {
        (0..8).map(move |number| Answered {
            person: person.to_string(),
            number,
            voice: voice(person, number),
            at: now,
        })
    };
    let brought = Brought {
        source: "a crowd".to_owned(),
        title: "What about the market?".to_owned(),
        body: String::new(),
        statements: (0..).zip(&texts).map(spoken).collect(),
        answers: (0..people).flat_map(each).collect(),
        members: BTreeMap::new(),
    };
    let place = Where { network: net.id, space, by: net.steward.member.unwrap(), begun: now, now };
    let done = house.app.db.write(move |tx| grounds::bring(tx, &place, &brought)).await;
    let report: Report = done.map_err(|error: house::web::Error| format!("{error:?}")).unwrap();
    format!("/n/{}/items/{}", net.slug, report.item.unwrap())
}

/// A little later all maps are drawn.
async fn drawn(house: &House) {
    house.app.clock.forward(Duration::from_secs(301));
    house.jobs_end().await;
}

const TWO: &str = "The market closes at noon.\nThe stalls are dear.";

/// A file of text.
async fn text(who: &Person, path: &str) -> String {
    String::from_utf8(who.opens(path).await.file().await).unwrap()
}

on_both! {
    async fn statements_are_answered_one_at_a_time_and_an_answer_can_be_changed(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = starts(&ana, &net, net.commons, TWO, &[]).await;
        ben.opens(&item).await.sees("Where do you stand on this?").sees("2 of 2 left");
        let first = asked(&ben, &item).await;
        assert_eq!(asked(&ben, &item).await, first, "it stays until it is answered");
        assert_eq!(answers_all(&ben, &item, "agree").await, 2);
        ben.opens(&item).await.sees("You have answered every statement").sees("1 person has taken part");
        let again = [("statement", first.as_str()), ("answer", "disagree"), ("from", "list")];
        ben.does(&of(&item, "answers"), &again).await.is_fine();
        ben.does(&of(&item, "answers"), &again).await.is_fine();
        let counts = house.app.db.read(|q| {
            q.one::<(i64, i64)>("SELECT CAST(SUM(agree_count) AS BIGINT), CAST(SUM(disagree_count) AS BIGINT) FROM ground_statements", &[])
        });
        assert_eq!(counts.await.unwrap(), (1, 1));
        ana.opens(&item).await.sees("1 person has taken part").sees("2 of 2 left");
        ben.sends(&of(&item, "answers"), &[("statement", &first), ("answer", "perhaps")]).await.is(StatusCode::BAD_REQUEST);
        ben.sends(&of(&item, "answers"), &[("statement", "999999"), ("answer", "agree")]).await.is(StatusCode::CONFLICT);
        drawn(&house).await;
        runs(&house, &["doctor"]).await.is_well(true);
    }

    async fn of_many_identical_answers_at_once_one_counts(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = starts(&ana, &net, net.commons, TWO, &[]).await;
        let (statement, path) = (asked(&ben, &item).await, of(&item, "answers"));
        let fields = [("statement", statement.as_str()), ("answer", "agree")];
        let all = (0..50).map(|_| ben.sends(&path, &fields));
        for sent in futures_util::future::join_all(all).await {
            assert!(sent.status == StatusCode::SEE_OTHER || sent.status == StatusCode::SERVICE_UNAVAILABLE, "{}", sent.status);
        }
        ben.opens(&item).await.sees("1 person has taken part").sees("1 of 2 left");
        drawn(&house).await;
        runs(&house, &["doctor"]).await.is_well(true);
    }

    async fn first_statements_are_no_votes_of_whoever_wrote_them_and_others_are(house: House) {
        let (net, ana, _) = house.two().await;
        let item = starts(&ana, &net, net.commons, TWO, &[]).await;
        ana.opens(&item).await.sees("Nobody has taken part yet").sees("2 of 2 left");
        ana.does(&of(&item, "statements"), &[("text", "Bread should be sold until evening."), ("seed", "true")]).await.sees("3 of 3 left");
        ana.opens(&item).await.sees("Nobody has taken part yet");
        ana.does(&of(&item, "statements"), &[("text", "Dogs stay outside.")]).await.sees("3 of 4 left").sees("1 person has taken part");
    }

    async fn what_says_nearly_the_same_is_shown_before_it_is_posted(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = starts(&ana, &net, net.commons, TWO, &[]).await;
        let path = of(&item, "statements");
        ben.sends(&path, &[("text", "the market closes at NOON")]).await.is_refused().sees("already here");
        let near = ben.sends(&path, &[("text", "The market closes at noon on Fridays.")]).await;
        near.is_refused().sees("These are much like it").sees("The market closes at noon.").sees("on Fridays");
        let seen = near.value("name=\"alike\"", "value").unwrap();
        ben.does(&path, &[("text", "The market closes at noon on Fridays."), ("alike", &seen)]).await.sees("2 of 3 left");
        let long = "x".repeat(141);
        ben.sends(&path, &[("text", &long)]).await.is_refused().sees(&long);
        ben.sends(&path, &[("text", "")]).await.is_refused();
    }

    async fn a_statement_waits_where_it_is_looked_at_first_and_its_author_learns_what_became_of_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = starts(&ana, &net, net.commons, TWO, &[("moderation", "before")]).await;
        ben.does(&of(&item, "statements"), &[("text", "Ana is wrong.")]).await.is_fine();
        let list = of(&item, "statements");
        ben.opens(&list).await.sees("Ana is wrong.").sees("Waiting");
        net.steward.opens(&list).await.does_not_see("Ana is wrong.");
        ben.opens(&of(&item, "moderation")).await.is_missing();
        let look = ana.opens(&of(&item, "moderation")).await;
        look.sees("Ana is wrong.").does_not_see("Ben");
        let statement = look.value("name=\"statement\"", "value").unwrap();
        let path = of(&item, "moderation");
        let no = [("statement", statement.as_str()), ("was", "waiting"), ("state", "rejected"), ("reason", "")];
        ana.sends(&path, &no).await.is_refused().sees("Give a reason");
        let no = [("statement", statement.as_str()), ("was", "waiting"), ("state", "rejected"), ("reason", "About a person.")];
        ana.does(&path, &no).await.is_fine();
        ana.sends(&path, &no).await.is_refused();
        ben.opens(&list).await.sees("Not accepted").sees("About a person.");
        ana.opens(&list).await.does_not_see("About a person.");
        ben.opens("/n/green-city/inbox").await.sees("Your statement was looked at");
        ana.opens("/n/green-city/inbox").await.does_not_see("Your statement was looked at");
    }

    async fn what_is_taken_out_stands_in_no_page_list_or_file(house: House) {
        let (net, ana, _) = house.two().await;
        let item = crowd(&house, &net, net.commons, 24).await;
        ana.opens(&item).await.sees("What we share").sees("open on Saturdays");
        ana.opens("/n/green-city/common-ground").await.sees("open on Saturdays");
        ana.opens("/n/green-city/search?q=Saturdays").await.sees("What about the market?");
        let path = of(&item, "moderation");
        let statement = net.steward.opens(&format!("{path}?state=shown")).await.value("name=\"statement\"", "value").unwrap();
        let out = [("statement", statement.as_str()), ("was", "shown"), ("state", "rejected"), ("reason", "Twice")];
        net.steward.does(&path, &out).await.is_fine();
        for place in [item.clone(), of(&item, "statements"), of(&item, "map"), of(&item, "comments.csv"), "/n/green-city/common-ground".to_owned()] {
            let seen = ana.opens(&place).await;
            seen.is_fine();
            assert!(!seen.html().contains("Saturdays"), "{place}");
        }
        ana.opens("/n/green-city/search?q=Saturdays").await.does_not_see("What about the market?");
        let votes = ana.opens(&of(&item, "votes.csv")).await;
        assert!(!votes.html().lines().any(|line| line.split(',').nth(1) == Some("0")), "votes on it are gone too");
        drawn(&house).await;
        ana.opens(&item).await.does_not_see("Saturdays");
    }

    async fn below_twenty_people_there_are_bars_alone_and_below_five_not_even_these(house: House) {
        let (net, ana, _) = house.two().await;
        let item = crowd(&house, &net, net.commons, 4).await;
        ana.opens(&item).await.sees("4 people have taken part").does_not_see("4 agree").does_not_see("Group A");
        let other = house.network("harbour", NetworkVisibility::Public).await;
        let item = crowd(&house, &other, other.commons, 19).await;
        let seen = other.steward.opens(&item).await;
        seen.sees("19 agree").does_not_see("Group A").sees("The map appears once 20 people");
        for file in ["comments.csv", "votes.csv", "participants-votes.csv"] {
            other.steward.opens(&of(&item, file)).await.is(StatusCode::CONFLICT).sees("twenty people");
        }
    }

    async fn twenty_people_see_groups_and_each_where_they_stand_alone(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = crowd(&house, &net, net.commons, 24).await;
        let seen = ana.opens(&item).await;
        seen.sees("Group A: 12 people").sees("Group B: 12 people").sees("What divides us").does_not_see("You stand nearest");
        assert_eq!(answers_all(&ana, &item, "agree").await, 8);
        ana.opens(&item).await.sees("You stand nearest to group").sees("Only you see this");
        drawn(&house).await;
        let other = ben.opens(&item).await;
        other.sees("25 people have taken part").does_not_see("You stand nearest");
        let page = other.html().split("Where we stand").nth(1).unwrap().split("conversation-title").next().unwrap();
        assert!(!page.contains("Ana"), "no name stands at the map");
        let result = ben.opens(&format!("{item}/result")).await;
        result.is_fine().sees("Group A").sees("What divides us").does_not_see("Ana").markup();
        let log = net.steward.opens("/n/green-city/log").await;
        log.sees("Somebody took part").does_not_see("Ana took part");
    }

    async fn a_file_counts_as_the_page_does(house: House) {
        let (net, ana, _) = house.two().await;
        let item = crowd(&house, &net, net.commons, 24).await;
        let open = ana.opens(&item).await.value("name=\"statement\"", "value").unwrap();
        ana.does(&of(&item, "answers"), &[("statement", &open), ("answer", "disagree")]).await.is_fine();
        let rows = |text: &str| text.trim_start_matches('\u{feff}').lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>();
        let comments = rows(&text(&ana, &of(&item, "comments.csv")).await);
        let votes = rows(&text(&ana, &of(&item, "votes.csv")).await);
        let people = rows(&text(&ana, &of(&item, "participants-votes.csv")).await);
        assert_eq!((comments.len(), people.len(), votes.len()), (8, 25, 24 * 8 + 1));
        for comment in &comments {
            let cast = |vote: &str| votes.iter().filter(|row| row[1] == comment[1] && row[3] == vote).count().to_string();
            assert_eq!((&comment[3], &comment[4]), (&cast("1"), &cast("-1")), "{comment:?}");
        }
        let agreeing: usize = people.iter().map(|row| row[4].parse::<usize>().unwrap()).sum();
        assert_eq!(agreeing, votes.iter().filter(|row| row[3] == "1").count());
        // The tools of the field read them.
        let text = text(&ana, &of(&item, "votes.csv")).await;
        let read = opinion::read::votes_csv("votes.csv", text.trim_start_matches('\u{feff}').as_bytes()).unwrap();
        assert_eq!((read.participants.len(), read.statements.len()), (25, 8));
        assert!(votes.iter().all(|row| row[0].parse::<i64>().unwrap() % 86_400_000 == 0), "a day, no moment");
    }

    async fn today_says_how_many_statements_wait(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = starts(&ana, &net, net.commons, TWO, &[]).await;
        ben.opens("/n/green-city/today").await.sees("2 statements are waiting for your answer");
        answers_all(&ben, &item, "pass").await;
        ben.opens("/n/green-city/today").await.does_not_see("waiting for your answer");
    }
}
