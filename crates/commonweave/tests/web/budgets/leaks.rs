//! How a budget stands is told by no way before it is counted, and what somebody chose is told by none ever.

use super::{chooses, ends, opened, result};
use crate::kit::Person;
use house::access::Role;

/// Every page, list, file and feed on which something of a budget stands.
fn ways(item: &str, acts: &str, projects: &[String]) -> Vec<String> {
    let mut ways = vec![item.to_owned(), format!("{item}/history"), format!("{item}/result")];
    ways.extend(
        ["ballots.pb", "projects", "projects?state=accepted", "ballot"].map(|page| format!("{acts}/{page}")),
    );
    ways.extend(projects.iter().cloned());
    let here = [
        "today",
        "inbox",
        "decisions",
        "decisions.csv",
        "decisions.atom",
        "log",
        "log.csv",
        "search?q=money",
        "search?q=Pond",
        "spaces",
        "calendar?view=agenda&day=2026-11-24",
        "people",
    ];
    ways.extend(here.map(|page| format!("/n/green-city/{page}")));
    ways
}

/// What somebody is given by each way, with the status and the marks by which a browser knows a page again.
async fn given(who: &Person, ways: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    for way in ways {
        let seen = who.opens(way).await;
        all.push(format!(
            "{} {} {} {}",
            seen.status,
            seen.mark("etag"),
            seen.mark("last-modified"),
            strip(seen.html())
        ));
    }
    all
}

/// A page without what differs at each request: tokens of forms, and the place in the log from which a stream goes on.
fn strip(text: &str) -> String {
    let mut kept = String::new();
    for (at, part) in text.split("name=\"once\"").enumerate() {
        kept.push_str(if at == 0 { part } else { part.split_once('>').map_or("", |(_, rest)| rest) });
    }
    let digit = |c: char| c.is_ascii_digit() || c == '-';
    kept.split("after=")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.trim_start_matches(digit) })
        .collect()
}

on_both! {
    async fn how_a_budget_stands_is_told_by_no_way_before_the_end(house: House) {
        let (net, ana, ben) = house.two().await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let (item, acts, all) = opened(&ana, &net, &[("Pond", "60"), ("Lamp", "50")], &[]).await;
        chooses(&ben, &all[0], &[("take", "yes")]).await.leads_to().unwrap();
        // What is sealed beside the requests is told nobody's choice, and another moment is another page.
        let house = house.at_rest().await;
        let ways = ways(&item, &acts, &all);
        let lookers = [&ana, &cleo, &net.steward];
        let mut before = Vec::new();
        for who in lookers {
            // Whoever has looked once has read what there is.
            given(who, &ways).await;
            before.push(given(who, &ways).await);
        }
        // Ben thinks again: what he chose is another, and everything that others are given stays the same.
        chooses(&ben, &all[1], &[("take", "yes")]).await.leads_to().unwrap();
        chooses(&ben, &all[0], &[("take", "no")]).await.leads_to().unwrap();
        for (who, before) in lookers.into_iter().zip(before) {
            for ((way, was), is) in ways.iter().zip(before).zip(given(who, &ways).await) {
                assert_eq!(was, is, "{} sees a difference at {way}", who.name);
            }
        }
        ends(&house).await;
        let result = cleo.opens(&result(&acts)).await;
        result.sees("Lamp").sees("Paid by 1 person").does_not_see("Ben");
        // Two ballots are too few to be given out.
        cleo.opens(&format!("{acts}/ballots.pb")).await.sees("the ballots themselves are not given out");
        result.sees("With fewer than five ballots");
    }

    async fn strangers_learn_nothing_of_a_budget_that_they_may_not_read(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts, all) = opened(&ana, &net, &[("Pond", "60")], &[]).await;
        chooses(&ben, &all[0], &[("take", "yes")]).await.leads_to().unwrap();
        let stranger = house.account("Sam").await;
        for way in ways(&item, &acts, &all) {
            stranger.opens(&way).await.does_not_see("Ben").does_not_see("Paid by");
        }
        house.visitor().opens(&format!("{acts}/ballot")).await.does_not_see("Choose");
    }
}
