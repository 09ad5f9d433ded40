//! Answers to the pulse of a meeting are told five at a time: on its page, in what is made of it, and in an export.

mod questions;

use super::answers;
use super::seats::{beside, held, several};
use crate::kit::{House, Net, Person};
use axum::http::StatusCode;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);

/// A supper of Ana's that is over, those who came, and the page on which they say how it was.
async fn over(house: &House, ana: &Person, net: &Net, came: usize) -> (String, Vec<Person>, String) {
    let supper = held(ana, net, &[]).await;
    let came = several(house, net, came).await;
    for who in &came {
        answers(who, &supper, "yes").await.goes_to(&supper);
    }
    house.app.clock.forward(7 * DAY);
    let page = format!("{}/pulse", beside(&supper));
    (supper, came, page)
}

/// The rows that an export of the network has of this name.
async fn exported(house: &House, net: &Net, name: &'static str) -> Vec<Vec<String>> {
    let table = meet::events::ROOM.extracts.iter().find(|one| one.name == name).unwrap();
    let network = net.id;
    let rows = house.app.db.read(move |q| {
        let mut rows = Vec::new();
        (table.of_network.unwrap())(q, network, &mut |line| {
            rows.push(line.0);
            Ok(())
        })?;
        Ok(rows)
    });
    rows.await.map_err(|error: db::Error| error).unwrap()
}

/// The name of chance of the only answer that says this.
async fn token_of(house: &House, change: &'static str) -> String {
    let found = house
        .app
        .db
        .read(move |q| q.one::<String>("SELECT token FROM event_pulses WHERE change = $1", &[&change]));
    found.await.map_err(|error: db::Error| error).unwrap()
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

on_both! {
    async fn a_sixth_answer_changes_nothing_of_what_five_told_until_there_are_ten(house: House) {
        let (net, ana, _) = house.two().await;
        let (supper, came, page) = over(&house, &ana, &net, 12).await;
        let item = supper.rsplit('/').next().unwrap();
        let list = format!("{}/changes", beside(&supper));
        // Also where five answer at the same moment, one of them is the fifth.
        let at_once = came[..5].iter().map(async |who| who.sends(&page, &[("goal", "4")]).await.goes_to(&supper).status);
        futures_util::future::join_all(at_once).await;
        ana.opens(&supper).await.sees("4.00 out of 5").sees("5 of 12 people answered.").does_not_see("This covers");
        let told = [row(&[item, "goal", "5", "400"])];
        assert_eq!(exported(&house, &net, "event-pulses").await, told);
        let low = [("goal", "1"), ("voice", "1"), ("change", "Shorter speeches"), ("hindered", "true"), ("hindrance", "Stairs")];
        came[5].does(&page, &low).await.is_fine();
        let token = token_of(&house, "Shorter speeches").await;
        for (who, more) in came[6..10].iter().zip(["4 more.", "3 more.", "2 more.", "1 more."]) {
            let seen = ana.opens(&supper).await;
            seen.sees("4.00 out of 5").sees("This covers 5 of").sees(more).does_not_see("Shorter speeches").markup();
            ana.opens(&list).await.sees("Nothing is listed yet.").does_not_see("Shorter speeches");
            ana.sends(&list, &[("change", &token)]).await.is(StatusCode::CONFLICT);
            assert_eq!(exported(&house, &net, "event-pulses").await, told);
            assert!(exported(&house, &net, "event-pulse-words").await.is_empty());
            who.does(&page, &[("goal", "1")]).await.is_fine();
        }
        // Ten are told; that one of them alone marked another statement, and one was hindered, is not.
        let seen = ana.opens(&supper).await;
        seen.sees("2.50 out of 5").sees("Shorter speeches").does_not_see("This covers").does_not_see("Stairs").markup();
        assert_eq!(exported(&house, &net, "event-pulses").await, [row(&[item, "goal", "10", "250"])]);
        assert_eq!(exported(&house, &net, "event-pulse-words").await, [row(&[item, "change", "Shorter speeches"])]);
        ana.sends(&list, &[("change", &token)]).await.leads_to().unwrap();
    }

    async fn what_is_left_at_the_end_and_fewer_than_five_is_never_told(house: House) {
        let (net, ana, _) = house.two().await;
        let (supper, came, page) = over(&house, &ana, &net, 7).await;
        for who in &came[..5] {
            who.does(&page, &[("goal", "4")]).await.is_fine();
        }
        for who in &came[5..] {
            who.does(&page, &[("goal", "1"), ("change", "Shorter speeches")]).await.is_fine();
        }
        ana.opens(&supper).await.sees("This covers 5 of 7 answers.").sees("after 3 more");
        house.app.clock.forward(15 * DAY);
        house.jobs_end().await;
        let seen = ana.opens(&supper).await;
        seen.sees("4.00 out of 5").sees("7 of 7 people answered.").sees("This covers 5 of 7 answers.").markup();
        seen.sees("No more answers can be given, so the others stay out.").does_not_see("Shorter speeches");
        assert!(exported(&house, &net, "event-pulse-words").await.is_empty());
    }

    async fn an_export_withholds_what_the_page_withholds(house: House) {
        let (net, ana, _) = house.two().await;
        let (supper, came, page) = over(&house, &ana, &net, 10).await;
        let item = supper.rsplit('/').next().unwrap();
        let kept_from = [("goal", "4"), ("voice", "2"), ("hindered", "true"), ("hindrance", "Stairs")];
        for who in &came[..4] {
            who.does(&page, &kept_from).await.is_fine();
        }
        came[4].does(&page, &[("goal", "5")]).await.is_fine();
        ana.opens(&supper).await.sees("4.20 out of 5").sees("too few answers").does_not_see("Stairs");
        assert_eq!(exported(&house, &net, "event-pulses").await, [row(&[item, "goal", "5", "420"])]);
        assert!(exported(&house, &net, "event-pulse-words").await.is_empty());
        for who in &came[5..] {
            who.does(&page, &kept_from).await.is_fine();
        }
        ana.opens(&supper).await.sees("Something kept 9 people from taking part fully.").sees("Stairs").markup();
        let told = [row(&[item, "goal", "10", "410"]), row(&[item, "voice", "9", "200"]), row(&[item, "hindered", "9", ""])];
        assert_eq!(exported(&house, &net, "event-pulses").await, told);
        assert_eq!(exported(&house, &net, "event-pulse-words").await, vec![row(&[item, "hindrance", "Stairs"]); 9]);
    }
}
