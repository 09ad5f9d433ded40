//! Many who follow the same: they hear it at once, each what is theirs, and nobody is kept from a page by it.

use crate::kit::{House, Net, Node, Person, ends_soon, falls_silent, hears};
use axum::body::BodyDataStream;
use axum::http::{StatusCode, header};
use house::access::{Role, SpaceRole, SpaceVisibility};
use std::time::Duration;

/// How many follow one thing: many times what can wait to be read on a small node.
const MANY: usize = 100;

async fn says(who: &Person, item: &str, body: &str) {
    let sent = who.sends(&format!("{item}/messages"), &[("body", body)]).await;
    assert!(sent.leads_to().is_some(), "{}", sent.text());
}

async fn follow(who: &Person, path: &str) -> Vec<BodyDataStream> {
    let mut streams = Vec::new();
    for _ in 0..MANY {
        streams.push(who.opens(path).await.streams());
    }
    streams
}

/// Two at a small node, and a channel.
async fn at_a_small_node(house: &House) -> (Net, Node, [Person; 2], String) {
    let (net, ana, ben) = house.two().await;
    let item = house.item(&ana, &net, net.commons, "channel", "Bridge").await;
    let node = house.small_node(|config| config.streams_per_person = 2 * MANY);
    let both = [node.meets(&ana), node.meets(&ben)];
    (net, node, both, item)
}

on_both! {
    async fn each_of_many_hears_what_is_said_however_few_can_read_at_once(house: House) {
        let (_net, _node, [ana, ben], item) = at_a_small_node(&house).await;
        let mut streams = follow(&ben, &format!("{item}/live")).await;
        for round in ["first", "second"] {
            says(&ana, &item, &format!("Ahoy, {round}")).await;
            for stream in &mut streams {
                let heard = hears(stream, &format!("Ahoy, {round}")).await;
                assert_eq!(heard.matches("id: ").count(), 1, "{heard}");
            }
        }
    }

    async fn a_page_is_given_while_many_are_told_something(house: House) {
        let (net, _node, [ana, ben], item) = at_a_small_node(&house).await;
        let _streams = [follow(&ben, &format!("{item}/live")).await, follow(&ana, &format!("/n/{}/live", net.slug)).await];
        for round in 0..10 {
            says(&ana, &item, &format!("Message {round}")).await;
            for _ in 0..5 {
                ben.opens(&format!("/n/{}/today", net.slug)).await.is_fine();
            }
        }
    }

    async fn who_comes_while_others_are_told_misses_nothing(house: House) {
        let (_net, _node, [ana, ben], item) = at_a_small_node(&house).await;
        let path = format!("{item}/live");
        let mut first = ben.opens(&path).await.streams();
        says(&ana, &item, "Said 0").await;
        let heard = hears(&mut first, "Said 0").await;
        let place = heard.lines().find_map(|line| line.strip_prefix("id: ")).unwrap();
        let talking = async {
            for number in 1..=30 {
                says(&ana, &item, &format!("Said {number}!")).await;
            }
        };
        let coming = async {
            let mut streams = Vec::new();
            for _ in 0..30 {
                streams.push(ben.comes_back(&path, place).await.streams());
            }
            streams
        };
        let ((), streams) = tokio::join!(talking, coming);
        for mut stream in streams {
            let heard = hears(&mut stream, "Said 30!").await;
            for number in 1..=30 {
                assert_eq!(heard.matches(&format!("Said {number}!")).count(), 1, "{number} in {heard}");
            }
        }
    }

    async fn of_those_who_follow_today_each_hears_what_is_theirs(house: House) {
        let (net, ana, ben) = house.two().await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let space = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        house.enters(&net, space, &cleo, SpaceRole::Member).await;
        let path = format!("/n/{}/live", net.slug);
        let mut streams = Vec::new();
        for who in [&ana, &ben, &cleo, &net.steward] {
            streams.push(who.opens(&path).await.streams());
        }
        house.item(&ana, &net, space, "discussion", "Secret plan").await;
        let heard = hears(&mut streams[2], "Secret plan").await;
        assert!(heard.contains("Quiet room") || heard.contains("Ana"), "{heard}");
        house.item(&ana, &net, net.commons, "discussion", "For everyone").await;
        for other in [1, 3] {
            let heard = hears(&mut streams[other], "For everyone").await;
            assert!(!heard.contains("Secret") && !heard.contains("Quiet"), "{heard}");
        }
        hears(&mut streams[2], "For everyone").await;
        house.item(&ben, &net, net.commons, "discussion", "Back to you").await;
        let heard = hears(&mut streams[0], "Back to you").await;
        assert!(!heard.contains("For everyone") && !heard.contains("Secret"), "nobody hears of what they did: {heard}");
    }

    async fn who_signs_out_hears_no_more_while_others_go_on(house: House) {
        let (net, ana, ben) = house.two().await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let item = house.item(&ana, &net, net.commons, "channel", "Bridge").await;
        let path = format!("{item}/live");
        let (out, mut stays) = (ben.opens(&path).await.streams(), cleo.opens(&path).await.streams());
        ben.sends("/sign-out", &[]).await;
        says(&ana, &item, "Behind your back").await;
        hears(&mut stays, "Behind your back").await;
        let heard = ends_soon(out).await;
        assert!(!heard.contains("Behind your back"), "{heard}");
    }

    async fn one_person_has_only_so_many_streams(house: House) {
        let (net, ana, ben) = house.two().await;
        let node = house.small_node(|config| config.streams_per_person = 2);
        let (ana, ben, path) = (node.meets(&ana), node.meets(&ben), format!("/n/{}/live", net.slug));
        let mut open = vec![ben.opens(&path).await.streams(), ben.opens(&path).await.streams()];
        let refused = ben.opens(&path).await;
        refused.is(StatusCode::SERVICE_UNAVAILABLE);
        assert!(refused.headers.contains_key(header::RETRY_AFTER));
        open.push(ana.opens(&path).await.streams());
        drop(open.remove(0));
        drop(ben.opens(&path).await.streams());
    }

    async fn all_together_have_only_so_many_streams_and_pages_are_given_all_the_same(house: House) {
        let (net, ana, ben) = house.two().await;
        let node = house.small_node(|config| config.streams = 3);
        let (ana, ben, path) = (node.meets(&ana), node.meets(&ben), format!("/n/{}/live", net.slug));
        let mut open = Vec::new();
        for who in [&ana, &ben, &ana] {
            open.push(who.opens(&path).await.streams());
        }
        let refused = ben.opens(&path).await;
        refused.is(StatusCode::SERVICE_UNAVAILABLE);
        assert!(refused.headers.contains_key(header::RETRY_AFTER));
        ben.opens(&format!("/n/{}/today", net.slug)).await.is_fine();
        drop(open);
        drop(ben.opens(&path).await.streams());
    }
}

/// Longer than a stream lets pass before it asks again whether its reader may look.
const A_WHILE: Duration = Duration::from_secs(17);

#[test]
fn streams_outlive_a_short_loss_of_the_database() {
    House::run_on_postgres(async |house: House| {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "channel", "Bridge").await;
        let path = format!("{item}/live");
        let mut stream = ben.opens(&path).await.streams();
        says(&ana, &item, "Before").await;
        hears(&mut stream, "Before").await;
        falls_silent(&mut stream).await;
        house.database_is_away(true);
        let refused = ben.opens(&path).await;
        refused.is(StatusCode::SERVICE_UNAVAILABLE);
        assert!(refused.headers.contains_key(header::RETRY_AFTER));
        tokio::time::sleep(A_WHILE).await;
        house.database_is_away(false);
        let sent = async {
            while ana.sends(&format!("{item}/messages"), &[("body", "Afterwards")]).await.leads_to().is_none()
            {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), sent).await.expect("the database is back");
        hears(&mut stream, "Afterwards").await;
    });
}
