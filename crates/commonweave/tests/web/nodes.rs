//! Several nodes over one PostgreSQL: what is done on one is known on all, at once, once, and in its order.

use crate::kit::{House, Net, Person, ends_soon, falls_silent, hears};
use house::access::SpaceVisibility;
use house::happenings;
use std::time::Duration;

/// Declares a test on the engine that several nodes can share.
macro_rules! on_nodes {
    ($(async fn $name:ident($house:ident: House) $body:block)+) => { $(
        #[test]
        fn $name() {
            House::run_on_postgres(async |$house: House| $body);
        }
    )+ };
}

/// The place of the last event that was heard.
fn last_id(heard: &str) -> String {
    heard.lines().filter_map(|line| line.strip_prefix("id: ")).next_back().unwrap().to_owned()
}

async fn says(who: &Person, item: &str, body: &str) {
    let sent = who.sends(&format!("{item}/messages"), &[("body", body)]).await;
    assert!(sent.leads_to().is_some(), "{}", sent.text());
}

/// How many messages of these words there are.
async fn told(house: &House, net: &Net, body: &'static str) -> i64 {
    let network = net.id;
    let sql = "SELECT COUNT(*) FROM messages WHERE network_id = $1 AND body = $2";
    house
        .app
        .db
        .read(move |q| q.one(sql, &[&network, &body]))
        .await
        .map_err(|error: db::Error| error)
        .unwrap()
}

on_nodes! {
    async fn a_message_posted_on_one_node_arrives_in_a_page_open_on_the_other(house: House) {
        let (net, ana, ben) = house.two().await;
        let node = house.node();
        let item = house.item(&ana, &net, net.commons, "channel", "Bridge").await;
        let mut there = node.meets(&ben).opens(&format!("{item}/live")).await.streams();
        let mut today = node.meets(&ben).opens(&format!("/n/{}/live", net.slug)).await.streams();
        says(&ana, &item, "Ahoy from the first node").await;
        hears(&mut there, "Ahoy from the first node").await;
        hears(&mut today, "Bridge").await;
        let mut here = ana.opens(&format!("{item}/live")).await.streams();
        says(&node.meets(&ben), &item, "And back from the second").await;
        hears(&mut here, "And back from the second").await;
    }

    async fn who_is_there_and_who_is_writing_is_known_on_both_nodes(house: House) {
        let (net, ana, ben) = house.two().await;
        let node = house.node();
        let item = house.item(&ana, &net, net.commons, "channel", "Bridge").await;
        let path = format!("{item}/live");
        let here = |count: usize| format!("target=\"present\"><template>{count}</template>");
        let mut one = ana.opens(&path).await.streams();
        hears(&mut one, &here(1)).await;
        let there = node.meets(&ben);
        let mut other = there.opens(&path).await.streams();
        hears(&mut other, &here(2)).await;
        hears(&mut one, &here(2)).await;
        there.sends(&format!("{item}/typing"), &[]).await;
        hears(&mut one, "target=\"typing\"").await;
        let mut third = net.steward.opens(&path).await.streams();
        hears(&mut third, &here(3)).await;
        hears(&mut other, &here(3)).await;
        // The first round after somebody has left finds that they are gone.
        drop(one);
        drop(third);
        says(&there, &item, "Who is still there?").await;
        hears(&mut other, &here(1)).await;
    }

    async fn a_node_that_stops_takes_its_people_along(house: House) {
        let (net, ana, ben) = house.two().await;
        let node = house.node();
        let item = house.item(&ana, &net, net.commons, "channel", "Bridge").await;
        let path = format!("{item}/live");
        let here = |count: usize| format!("target=\"present\"><template>{count}</template>");
        let mut one = ana.opens(&path).await.streams();
        hears(&mut one, &here(1)).await;
        let other = node.meets(&ben).opens(&path).await.streams();
        hears(&mut one, &here(2)).await;
        node.app.hub.stop();
        ends_soon(other).await;
        hears(&mut one, &here(1)).await;
    }

    async fn a_reader_goes_on_at_another_node_where_they_stopped(house: House) {
        let (net, ana, ben) = house.two().await;
        let node = house.node();
        let item = house.item(&ana, &net, net.commons, "channel", "Long walk").await;
        let path = format!("{item}/live");
        let mut stream = ben.opens(&path).await.streams();
        says(&ana, &item, "First step").await;
        let heard = hears(&mut stream, "First step").await;
        drop(stream);
        says(&ana, &item, "Second step").await;
        says(&node.meets(&ana), &item, "Third step").await;
        let mut stream = node.meets(&ben).comes_back(&path, &last_id(&heard)).await.streams();
        let heard = hears(&mut stream, "Third step").await;
        assert_eq!(heard.matches("Second step").count(), 1, "{heard}");
        assert!(!heard.contains("First step"), "{heard}");
    }

    async fn what_was_removed_on_one_node_does_not_come_back_on_the_other(house: House) {
        let (net, ana, ben) = house.two().await;
        let node = house.node();
        let there = node.meets(&ben);
        let item = house.item(&ana, &net, net.commons, "channel", "Talk").await;
        let path = format!("{item}/live");
        let mut open = there.opens(&path).await.streams();
        let sent = ana.sends(&format!("{item}/messages"), &[("body", "Regretted")]).await.leads_to().unwrap();
        hears(&mut open, "Regretted").await;
        let removal = format!("{item}/messages/{}/removal", sent.rsplit_once('-').unwrap().1);
        ana.does(&removal, &[]).await;
        says(&ana, &item, "Good morning").await;
        hears(&mut open, "Good morning").await;
        for who in [&there, &ben] {
            let heard = hears(&mut who.comes_back(&path, "0-0").await.streams(), "Good morning").await;
            assert!(!heard.contains("Regretted"), "{heard}");
        }
    }

    async fn every_line_of_two_busy_nodes_stands_under_one_seal(house: House) {
        let (net, ana, ben) = house.two().await;
        let node = house.node();
        let ben = node.meets(&ben);
        for round in 0..10 {
            let (one, other) = (format!("One {round}"), format!("Other {round}"));
            tokio::join!(
                house.item(&ana, &net, net.commons, "discussion", &one),
                house.item(&ben, &net, net.commons, "discussion", &other),
            );
            // Beside the jobs of both nodes, which do so each second.
            let (here, there) = (happenings::seal(&house.app.db, house.now()), happenings::seal(&node.app.db, house.now()));
            let (here, there) = tokio::join!(here, there);
            here.unwrap();
            there.unwrap();
        }
        let network = net.id;
        for _ in 0..6_000 {
            happenings::seal(&node.app.db, house.now()).await.unwrap();
            let found = house.app.db.read(move |q| happenings::verify(q, network)).await.unwrap();
            if found.waiting == 0 {
                assert_eq!((found.lines, found.faults), (20, Vec::new()));
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("the log was never sealed to its end");
    }

    async fn a_form_sent_to_both_nodes_at_once_makes_one_message(house: House) {
        let (net, ana, _) = house.two().await;
        let node = house.node();
        let there = node.meets(&ana);
        let item = house.item(&ana, &net, net.commons, "discussion", "Once").await;
        let path = format!("{item}/messages");
        for _ in 0..10 {
            let once = ana.opens(&item).await.value("name=\"once\"", "value").unwrap();
            let form = [("body", "Only once"), ("once", once.as_str())];
            let (one, other) = tokio::join!(ana.sends(&path, &form), there.sends(&path, &form));
            assert!(one.leads_to().is_some(), "{}: {}", one.status, one.text());
            other.goes_to(&one.leads_to().unwrap());
            there.sends(&path, &form).await.goes_to(&one.leads_to().unwrap());
        }
        assert_eq!(told(&house, &net, "Only once").await, 10);
        ana.opens(&format!("/n/{}/spaces/{}", net.slug, net.commons)).await.sees("10 messages");
    }

    async fn a_form_sent_to_both_nodes_at_once_starts_one_item(house: House) {
        let (net, ana, _) = house.two().await;
        let node = house.node();
        let there = node.meets(&ana);
        let (path, space) = (format!("/n/{}/items", net.slug), net.commons.to_string());
        for _ in 0..10 {
            let once = ana.opens(&format!("{path}/new?kind=discussion")).await.value("name=\"once\"", "value").unwrap();
            let form = [("kind", "discussion"), ("space", &space), ("title", "A roof garden"), ("body", ""), ("once", &once)];
            let (one, other) = tokio::join!(ana.sends(&path, &form), there.sends(&path, &form));
            assert!(one.leads_to().is_some(), "{}: {}", one.status, one.text());
            other.goes_to(&one.leads_to().unwrap());
        }
        let list = ana.opens(&format!("/n/{}/spaces/{space}/items", net.slug)).await;
        assert_eq!(list.html().matches("A roof garden").count(), 10);
    }

    async fn who_is_removed_on_one_node_hears_no_more_on_the_other(house: House) {
        let (net, ana, ben) = house.two().await;
        let node = house.node();
        let there = node.meets(&ben);
        let space = house.space(&net, "Quiet room", SpaceVisibility::Network, &ana).await;
        let item = house.item(&ana, &net, space, "channel", "Talk").await;
        let mut inside = there.opens(&format!("{item}/live")).await.streams();
        let mut today = there.opens(&format!("/n/{}/live", net.slug)).await.streams();
        says(&ana, &item, "Can you hear me?").await;
        hears(&mut inside, "Can you hear me?").await;
        hears(&mut today, "Talk").await;
        falls_silent(&mut inside).await;
        falls_silent(&mut today).await;
        net.steward.does(&format!("/n/{}/people/{}/suspension", net.slug, ben.member.unwrap()), &[]).await.is_fine();
        tokio::join!(ends_soon(inside), ends_soon(today));
        says(&ana, &item, "Now we are alone").await;
        there.opens(&item).await.is_missing();
    }
}
