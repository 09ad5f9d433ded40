//! A sealed vote tells nobody how it stands, by any way.

use super::{draft, ends, opened, options, votes};
use crate::kit::{House, Person};
use house::access::Role;

/// Every page, list, file and feed on which something of a vote stands.
fn ways(item: &str, acts: &str) -> Vec<String> {
    let mut ways =
        vec![item.to_owned(), format!("{item}/result"), format!("{item}/history"), format!("{acts}/ballot")];
    let here = [
        "today",
        "inbox",
        "decisions",
        "decisions.csv",
        "decisions.atom",
        "log",
        "log.csv",
        "search?q=plant",
        "search?q=Harbour",
        "spaces",
        "calendar?view=agenda&day=2026-11-24",
        "people",
        "charter",
        "items/new?kind=proposal",
    ];
    ways.extend(here.map(|page| format!("/n/green-city/{page}")));
    let number = item.rsplit('/').next().unwrap_or_default();
    ways.extend(["voice", "voice.csv"].map(|page| format!("/n/green-city/{page}?decision={number}")));
    ways
}

/// What somebody is given by each way, without what differs from one request to the next, with the status and the marks
/// by which a browser knows a page again.
async fn given(who: &Person, item: &str, acts: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for way in ways(item, acts) {
        let seen = who.opens(&way).await;
        let told =
            format!("{} {} {} {}", seen.status, seen.mark("etag"), seen.mark("last-modified"), seen.html());
        all.push((way, told));
    }
    all
}

on_both! {
    async fn how_a_sealed_vote_stands_is_told_by_no_way(house: House) {
        let (net, ana, ben) = house.two().await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let fields = draft("approval", "Harbour\nMill", &[("secrecy", "sealed")]);
        let (item, acts) = opened(&ana, &net, &fields).await;
        let known = options(&ben, &acts).await;
        votes(&ben, &acts, &[("option", &known[0]), ("reason", "Because of the gulls.")]).await.goes_to(&item);
        // What is sealed beside the requests is told nobody's choice, and another moment is another page.
        let house = house.at_rest().await;
        let lookers = [&ana, &cleo, &net.steward];
        let mut before = Vec::new();
        for who in lookers {
            // Whoever has looked once has read what there is.
            given(who, &item, &acts).await;
            before.push(given(who, &item, &acts).await);
        }
        // Ben thinks again: what he chose and why is another, and everything that others are given stays the same.
        votes(&ben, &acts, &[("option", &known[1]), ("reason", "Because of the flour.")]).await.goes_to(&item);
        for (who, before) in lookers.into_iter().zip(before) {
            for ((way, was), (_, is)) in before.into_iter().zip(given(who, &item, &acts).await) {
                for text in [&was, &is] {
                    assert!(!text.contains("gulls") && !text.contains("flour"), "{} learns why at {way}", who.name);
                }
                if !way.contains("/log") && !way.contains("today") {
                    assert_eq!(strip(&was), strip(&is), "{} sees a difference at {way}", who.name);
                }
            }
        }
        exports_hold_nothing(&house, &ben).await;
        ends(&house).await;
        let result = cleo.opens(&format!("{item}/result")).await;
        result.sees("Mill").sees("Because of the flour.").does_not_see("gulls");
    }

    async fn a_sealed_vote_says_before_one_votes_what_it_promises(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[("secrecy", "sealed")])).await;
        ben.opens(&item).await.sees("Until voting closes, nobody is shown how it stands").sees("how it stands is shown to nobody");
        votes(&ben, &acts, &[("choice", "yes")]).await.goes_to(&item);
        ben.opens(&item).await.sees("1 of 3 voted");
        ana.opens(&format!("{item}/result")).await.sees("Votes are sealed").does_not_see("votes cast");
    }

    async fn what_one_may_not_read_is_hidden_from_strangers_in_results_too(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[])).await;
        votes(&ben, &acts, &[("choice", "yes")]).await.goes_to(&item);
        let stranger = house.account("Sam").await;
        for way in ways(&item, &acts) {
            stranger.opens(&way).await.does_not_see("Ben");
        }
    }
}

/// A page without what differs at each request: tokens of forms, and the place in the log from which a stream goes on.
fn strip(text: &str) -> String {
    let mut kept = String::new();
    for (at, part) in text.split("name=\"once\"").enumerate() {
        kept.push_str(if at == 0 { part } else { part.split_once('>').map_or("", |(_, rest)| rest) });
    }
    let places = kept.split("after=").enumerate();
    places
        .map(
            |(at, part)| {
                if at == 0 { part } else { part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-') }
            },
        )
        .collect()
}

/// Neither what the host takes of the network nor what others take along of their own holds the ballot.
async fn exports_hold_nothing(house: &House, voter: &Person) {
    let voter = voter.member.unwrap();
    let rooms = house.app.rooms;
    let db = house.app.db.clone();
    let held = tokio::task::spawn_blocking(move || {
        db.read_blocking(move |q| {
            let network = q.one("SELECT id FROM networks WHERE slug = 'green-city'", &[])?;
            let members: Vec<house::ids::MemberId> =
                q.all("SELECT id FROM members WHERE id <> $1 ORDER BY id", &[&voter])?;
            let mut texts = Vec::new();
            for extract in rooms.extracts() {
                let mut take = |line: db::Line| {
                    texts.push(format!("{line:?}"));
                    Ok(())
                };
                if let Some(of_network) = extract.of_network {
                    of_network(q, network, &mut take)?;
                }
                if let Some(of_member) = extract.of_member {
                    for member in &members {
                        of_member(q, *member, &mut take)?;
                    }
                }
            }
            Ok::<_, db::Error>(texts)
        })
    });
    let held = held.await.unwrap().unwrap();
    assert!(!held.is_empty());
    for text in held {
        assert!(!text.contains("flour") && !text.contains("gulls"), "{text}");
    }
}
