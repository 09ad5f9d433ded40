//! A kind that the program has never heard of: its fields, its page, its states, what it leads to, its line and its tab.

mod everywhere;
mod orchard;

use crate::kit::{House, Net, Node, Person, Seen};
use axum::http::StatusCode;
use house::access::{Role, SpaceRole, SpaceVisibility};

/// Lays the tables of the orchard, as a migration would.
async fn laid(house: &House) {
    let lay =
        |tx: &mut db::Write<'_>| orchard::TABLES.iter().try_for_each(|sql| tx.run(sql, &[]).map(|_| ()));
    house.app.db.write(lay).await.unwrap();
}

/// A program with the orchard in it; Ana and Ben before it.
async fn orchard(house: &House) -> (Node, Net, Person, Person) {
    let (mut net, ana, ben) = house.two().await;
    laid(house).await;
    let node = house.node_of(orchard::rooms());
    net.steward = node.meets(&net.steward);
    let (ana, ben) = (node.meets(&ana), node.meets(&ben));
    (node, net, ana, ben)
}

async fn plants(who: &Person, net: &Net, title: &str, species: &str) -> Seen {
    let space = net.commons.to_string();
    let form = [
        ("kind", "tree"),
        ("space", &space),
        ("title", title),
        ("body", "By the *gate*"),
        ("species", species),
    ];
    who.sends("/n/green-city/items", &form).await
}

async fn tree(who: &Person, net: &Net, title: &str) -> String {
    let sent = plants(who, net, title, "lime").await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

#[test]
fn the_bench_is_told_of_the_pages_of_every_room() {
    let names: Vec<&str> = orchard::rooms().measured().map(|page| page.name).collect();
    assert!(names.contains(&"trees") && names.contains(&"directory of people"), "{names:?}");
}

#[test]
fn every_step_of_every_kind_leads_from_a_state_to_a_state() {
    for kind in orchard::rooms().kinds() {
        let words: Vec<&str> = kind.states.iter().map(|state| state.word).collect();
        assert!(kind.states.first().is_some_and(|state| state.open), "{} begins open", kind.name);
        for word in &words {
            assert_eq!(words.iter().filter(|other| *other == word).count(), 1, "{}: {word}", kind.name);
        }
        for step in kind.steps {
            assert!(
                words.contains(&step.to) && step.from.iter().all(|from| words.contains(from)),
                "{}",
                kind.name
            );
            assert!(step.said.ends_with("-done"), "{} is not shown", step.said);
        }
    }
}

on_both! {
    async fn a_kind_asks_for_its_fields_and_nothing_typed_is_lost(house: House) {
        let (_node, net, ana, _) = orchard(&house).await;
        let form = ana.opens(&format!("/n/green-city/items/new?kind=tree&space={}", net.commons)).await;
        form.is_fine().sees("Tree").sees("something that grows").sees("Species").sees("Start something else");
        let refused = plants(&ana, &net, "Old lime", "").await;
        refused.is_refused().keeps("Old lime").sees("By the *gate*").sees("Species").sees("This field is required");
        let item = tree(&ana, &net, "Old lime").await;
        let edit = ana.opens(&format!("{item}/edit")).await;
        edit.is_fine().keeps("lime");
        let form = [("revision", "1"), ("title", "Old lime"), ("body", "By the *gate*"), ("species", "")];
        ana.sends(&item, &form).await.is_refused().sees("This field is required");
        let form = [("revision", "1"), ("title", "Old lime"), ("body", "By the *gate*"), ("species", "oak")];
        ana.does(&item, &form).await.sees("Your change is saved").sees("It is a oak.");
    }

    async fn its_page_has_state_card_part_and_conversation(house: House) {
        let (_node, net, ana, ben) = orchard(&house).await;
        let item = tree(&ana, &net, "Old lime").await;
        let seen = ben.opens(&item).await;
        seen.is_fine().sees("planned").sees("It is a lime.").sees("Plant it").does_not_see("Water").does_not_see("Fell it");
        ben.does(&format!("{item}/state"), &[("to", "planted")]).await.sees("It stands.").sees("Water Old lime").does_not_see("Plant it");
        ben.does(&format!("{item}/messages"), &[("body", "It is thirsty")]).await.sees("It is thirsty");
        let seen = net.steward.opens(&item).await;
        let (card, part) = (seen.html().find("class=\"action work\"").unwrap(), seen.html().find("id=\"species\"").unwrap());
        let talk = seen.html().find("id=\"messages\"").unwrap();
        assert!(card < part && part < talk, "one asks, then the kind's own part, then the conversation");
        seen.markup();
    }

    async fn a_step_is_taken_once_and_only_by_who_may(house: House) {
        let (_node, net, ana, ben) = orchard(&house).await;
        let item = tree(&ana, &net, "Old lime").await;
        let state = format!("{item}/state");
        ben.sends(&state, &[("to", "felled")]).await.is_missing();
        ben.sends(&state, &[("to", "burnt")]).await.is(StatusCode::CONFLICT).sees("no longer possible");
        ben.sends(&state, &[]).await.is(StatusCode::CONFLICT);
        let (one, other) = tokio::join!(ana.sends(&state, &[("to", "planted")]), ben.sends(&state, &[("to", "planted")]));
        assert!(one.leads_to().is_some() || other.leads_to().is_some());
        ben.does(&state, &[("to", "planted")]).await.is_fine();
        net.steward.does(&state, &[("to", "felled")]).await.sees("It lies.").sees("felled").sees("closed, so nothing can be added").does_not_see("open it again");
        ana.sends(&state, &[("to", "planted")]).await.is(StatusCode::CONFLICT);
        ana.sends(&format!("{item}/messages"), &[("body", "Oh")]).await.is_refused();
        let log = net.steward.opens("/n/green-city/log?what=tree-planted").await;
        assert_eq!(log.text().matches("planted “Old lime”").count(), 1, "{}", log.text());
    }

    async fn its_tab_comes_with_the_first_one_and_its_line_tells_more(house: House) {
        let (_node, net, ana, ben) = orchard(&house).await;
        let space = format!("/n/green-city/spaces/{}", net.commons);
        ben.opens(&space).await.sees("Talk").does_not_see("verb=work").does_not_see("/trees");
        let item = tree(&ana, &net, "Old lime").await;
        house.item(&ana, &net, net.commons, "discussion", "Which roof?").await;
        let seen = ben.opens(&space).await;
        seen.sees("a young lime").sees("planned").sees("Everything").sees("Work");
        let work = ben.opens(&format!("{space}/items?verb=work")).await;
        work.is_fine().sees("Old lime").sees("a young lime").does_not_see("Which roof?").does_not_see("Discussions");
        assert!(work.html().contains("/board\" aria-current=\"page\""), "{}", work.html());
        ben.opens(&format!("{space}/items?verb=talk")).await.sees("Which roof?").does_not_see("Old lime").sees("Channels");
        ben.opens(&format!("{space}/items?verb=work&kind=discussion")).await.sees("Old lime");
        net.steward.does(&format!("{item}/state"), &[("to", "felled")]).await;
        ben.opens(&format!("{space}/items?verb=work&state=open")).await.does_not_see("Old lime");
        ben.opens(&format!("{space}/items?verb=work&state=closed")).await.sees("Old lime").sees("felled");
        ben.opens(&format!("{space}/items.csv?verb=talk")).await.sees("Which roof?").does_not_see("Old lime");
    }

    async fn a_page_of_the_room_stands_in_the_rail_once_it_is_used(house: House) {
        let (node, net, ana, ben) = orchard(&house).await;
        ben.opens("/n/green-city/charter").await.does_not_see("/n/green-city/trees");
        tree(&ana, &net, "Old lime").await;
        tree(&ana, &net, "Young lime").await;
        let seen = ben.opens("/n/green-city/charter").await;
        assert_eq!(seen.html().matches("href=\"/n/green-city/trees\"").count(), 2, "in the rail and in the menu of phones");
        let seen = ben.opens("/n/green-city/trees").await;
        assert!(seen.html().contains("href=\"/n/green-city/trees\" aria-current=\"page\""), "{}", seen.html());
        let other = node.meets(&house.visitor()).opens("/n/green-city/charter").await;
        other.is_missing();
    }

    async fn one_is_made_of_another_in_one_step(house: House) {
        let (_node, net, ana, ben) = orchard(&house).await;
        let item = tree(&ana, &net, "Old [lime]").await;
        let seen = ben.opens(&item).await;
        seen.sees("Turn this into: Discussion Grove");
        let number = item.rsplit('/').next().unwrap();
        let form = ben.opens(&format!("/n/green-city/items/new?kind=grove&from={number}&space={}", net.commons)).await;
        form.is_fine().sees("Based on Old [lime]").keeps("Old [lime]").sees("By the *gate*");
        form.sees(&format!("From [Old \\[lime\\]]({item}):"));
        let space = net.commons.to_string();
        let fields = [("kind", "grove"), ("space", &space), ("title", "Ten limes"), ("body", ""), ("from", number)];
        let grove = ben.does("/n/green-city/items", &fields).await;
        grove.is_fine().sees("came from Old [lime]").does_not_see("Write to the conversation");
        ana.opens(&item).await.sees("led to Ten limes");
    }

    async fn what_follows_which_is_kept(house: House) {
        let (_node, net, ana, _) = orchard(&house).await;
        let talk = house.item(&ana, &net, net.commons, "discussion", "Plan").await;
        let (space, number) = (net.commons.to_string(), talk.rsplit('/').next().unwrap().to_owned());
        let fields = [("kind", "grove"), ("space", &space), ("title", "Ten limes"), ("body", ""), ("from", &number)];
        ana.does("/n/green-city/items", &fields).await.is_fine().does_not_see("came from");
    }

    async fn who_starts_something_says_first_what_they_want_to_do(house: House) {
        let (_node, net, ana, ben) = orchard(&house).await;
        let new = format!("/n/green-city/items/new?space={}", net.commons);
        let seen = ben.opens(&new).await;
        seen.is_fine().sees("What do you want to do?").sees("Talk something over").sees("Discussion").sees("More").sees("Get something done");
        let (more, work) = (seen.html().find("<summary>More").unwrap(), seen.html().find("kind=tree").unwrap());
        assert!(more < work, "what this space does not use yet is one step further away");
        let item = tree(&ana, &net, "Old lime").await;
        let seen = ben.opens(&new).await;
        let (more, work) = (seen.html().find("<summary>More").unwrap(), seen.html().find("kind=tree").unwrap());
        assert!(work < more);
        let seen = ben.opens(&format!("{new}&from={}", item.rsplit('/').next().unwrap())).await;
        seen.sees("Based on Old lime").sees("Grove").does_not_see("kind=channel").does_not_see("kind=tree");
        ben.opens("/n/green-city/items/new?kind=parliament").await.sees("What do you want to do?");
    }

    async fn a_kind_without_a_conversation_takes_no_messages(house: House) {
        let (_node, net, ana, ben) = orchard(&house).await;
        let space = net.commons.to_string();
        let sent = ana.sends("/n/green-city/items", &[("kind", "grove"), ("space", &space), ("title", "Ten limes"), ("body", "")]).await;
        let grove = sent.leads_to().unwrap();
        ben.opens(&grove).await.is_fine().sees("Ten limes").does_not_see("composer").does_not_see("data-live=");
        ben.sends(&format!("{grove}/messages"), &[("body", "But I want to talk")]).await.is_refused().sees("There is no conversation here");
    }

    async fn whoever_may_act_may_read(house: House) {
        let (node, net, ana, _) = orchard(&house).await;
        let hidden = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let eve = node.meets(&house.member(&net, "Eve", Role::Facilitator).await);
        let form = [("kind", "tree"), ("space", &hidden.to_string()), ("title", "Secret lime"), ("body", ""), ("species", "lime")];
        let item = ana.sends("/n/green-city/items", &form).await.leads_to().unwrap();
        for who in [&eve, &net.steward] {
            who.opens(&item).await.is_missing();
            for (path, field) in [("state", ("to", "planted")), ("pin", ("pin", "yes")), ("archive", ("archive", "yes")), ("removal", ("", "")), ("move", ("space", "1"))] {
                who.sends(&format!("{item}/{path}"), &[field]).await.is_missing();
            }
        }
        house.enters(&net, hidden, &eve, SpaceRole::Member).await;
        eve.does(&format!("{item}/state"), &[("to", "planted")]).await.is_fine().sees("Water Secret lime");
    }
}
