//! What becomes of items: pinned, archived, deleted and brought back, moved to another space.

use crate::kit::{House, Net, Person, ends_soon, hears};
use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};
use house::ids::SpaceId;
use house::items::{GRACE, purge_due};
use std::time::Duration;

fn space(net: &Net, id: SpaceId) -> String {
    format!("/n/{}/spaces/{id}", net.slug)
}

fn number(item: &str) -> &str {
    item.rsplit_once('/').unwrap().1
}

async fn purge(house: &House) -> usize {
    let (rooms, now) = (house.app.rooms, house.now());
    house.app.db.write(move |tx| purge_due(tx, rooms, now)).await.unwrap()
}

/// How often a word stands anywhere in what is kept of items and messages.
async fn kept(house: &House, word: &'static str) -> i64 {
    let read = house.app.db.read(move |q| {
        let like = format!("%{word}%");
        q.one(
            "SELECT (SELECT COUNT(*) FROM items WHERE title LIKE $1 OR body LIKE $1 OR body_html LIKE $1)
                  + (SELECT COUNT(*) FROM item_revisions WHERE title LIKE $1 OR body LIKE $1)
                  + (SELECT COUNT(*) FROM messages WHERE body LIKE $1 OR body_html LIKE $1)
                  + (SELECT COUNT(*) FROM message_revisions WHERE body LIKE $1) AS amount",
            &[&like],
        )
    });
    read.await.map_err(|error: db::Error| error).unwrap()
}

/// Ana writes in a hidden space; Ben is in the network alone.
async fn hidden(house: &House) -> (Net, Person, Person, SpaceId) {
    let (net, ana, ben) = house.two().await;
    let space = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
    (net, ana, ben, space)
}

on_both! {
    async fn a_few_items_are_pinned_by_who_holds_the_space(house: House) {
        let (net, ana, ben) = house.two().await;
        let old = house.item(&ana, &net, net.commons, "discussion", "How we work").await;
        for at in 0..12 {
            house.item(&ana, &net, net.commons, "discussion", &format!("Talk {at}")).await;
        }
        let home = space(&net, net.commons);
        ben.opens(&home).await.does_not_see("How we work");
        ana.sends(&format!("{old}/pin"), &[("pin", "yes")]).await.is_missing();
        net.steward.does(&format!("{old}/pin"), &[("pin", "yes")]).await.sees("It is pinned").sees("pinned");
        for page in [home.clone(), format!("{home}/items"), format!("{home}/items?verb=talk")] {
            let seen = ben.opens(&page).await;
            seen.sees("Pinned").sees("How we work");
            assert!(seen.html().find("How we work").unwrap() < seen.html().find("Talk 11").unwrap());
            assert_eq!(seen.html().matches("How we work").count(), 1);
        }
        net.steward.does(&format!("{old}/pin"), &[("pin", "no")]).await.sees("It is no longer pinned");
        ben.opens(&home).await.does_not_see("How we work");
    }

    async fn the_seventh_pin_is_refused(house: House) {
        let (net, _, _) = house.two().await;
        for at in 1..=7 {
            let item = house.item(&net.steward, &net, net.commons, "discussion", &format!("Talk {at}")).await;
            let sent = net.steward.sends(&format!("{item}/pin"), &[("pin", "yes")]).await;
            if at < 7 { sent.goes_to(&item); } else { sent.is(StatusCode::CONFLICT).sees("Unpin one first"); }
        }
    }

    async fn what_is_archived_leaves_the_lists_and_can_be_read_and_brought_back(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Old plan").await;
        ana.does(&format!("{item}/messages"), &[("body", "Words of then")]).await;
        ben.sends(&format!("{item}/archive"), &[("archive", "yes")]).await.is_missing();
        ana.does(&format!("{item}/archive"), &[("archive", "yes")]).await.sees("It is archived").sees("archived");
        let home = space(&net, net.commons);
        for page in [home.clone(), format!("{home}/items"), format!("{home}/items?state=open"), format!("{home}/items.csv"), format!("{home}/items?verb=talk&state=closed")] {
            ben.opens(&page).await.is_fine().does_not_see("Old plan");
        }
        ben.opens(&format!("{home}/items?state=archived")).await.sees("Old plan");
        ben.opens(&item).await.sees("Words of then").sees("This is archived");
        ben.sends(&format!("{item}/messages"), &[("body", "One more")]).await.is_refused().sees("One more");
        ana.sends(&format!("{item}/state"), &[("to", "closed")]).await.is(StatusCode::CONFLICT);
        ana.does(&format!("{item}/archive"), &[("archive", "no")]).await.sees("back in the lists");
        ben.opens(&home).await.sees("Old plan");
        ben.does(&format!("{item}/messages"), &[("body", "One more")]).await.sees("One more");
    }

    async fn what_is_deleted_is_gone_for_everybody_and_can_be_brought_back(house: House) {
        let (net, ana, ben) = house.two().await;
        let idea = house.item(&ben, &net, net.commons, "discussion", "An idea").await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Wrong words").await;
        ana.does(&format!("{item}/links"), &[("other", number(&idea)), ("direction", "from")]).await;
        ben.does(&format!("{item}/messages"), &[("body", "What is this?")]).await;
        ben.opens(&format!("{item}/removal")).await.is_missing();
        ana.opens(&format!("{item}/removal")).await.is_fine().sees("Wrong words").sees("For thirty days");
        ana.does(&format!("{item}/removal"), &[]).await.sees("It is deleted");
        let home = space(&net, net.commons);
        for who in [&ana, &ben, &net.steward] {
            for path in ["", "/edit", "/history", "/live", "/links/new", "/removal", "/move"] {
                who.opens(&format!("{item}{path}")).await.is_missing();
            }
            for path in ["messages", "state", "pin", "archive", "removal", "following"] {
                who.sends(&format!("{item}/{path}"), &[("body", "x"), ("to", "closed")]).await.is_missing();
            }
            for page in [home.clone(), format!("{home}/items"), format!("{home}/items?state=archived"), format!("{home}/items.csv"), "/n/green-city/today".to_owned(), idea.clone(), format!("{idea}/links/new?q=wrong")] {
                who.opens(&page).await.is_fine().does_not_see("Wrong words").does_not_see("What is this?");
            }
        }
        net.steward.opens("/n/green-city/log").await.does_not_see("Wrong words").sees("Ana deleted something in the space Commons");
        let list = format!("{home}/deleted");
        ben.opens(&list).await.is_fine().sees("There is nothing to bring back").does_not_see("Wrong words");
        ben.sends(&list, &[("item", number(&item))]).await.is(StatusCode::CONFLICT).does_not_see("Wrong words");
        ana.opens(&list).await.sees("Wrong words");
        net.steward.opens(&list).await.sees("Wrong words");
        ana.sends(&list, &[("item", "x")]).await.is(StatusCode::CONFLICT);
        net.steward.does(&list, &[("item", number(&item))]).await.sees("It is back").sees("What is this?").sees("came from An idea");
        ben.opens(&home).await.sees("Wrong words");
    }

    async fn after_thirty_days_nothing_is_left_of_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Wrong Xylophone").await;
        ana.sends(&item, &[("revision", "1"), ("title", "More Xylophone"), ("body", "Xylophone!")]).await.goes_to(&item);
        ben.does(&format!("{item}/messages"), &[("body", "A Xylophone?")]).await;
        ana.does(&format!("{item}/removal"), &[]).await;
        house.app.clock.forward(GRACE - Duration::from_secs(60));
        assert_eq!(purge(&house).await, 0);
        assert!(kept(&house, "Xylophone").await > 0);
        house.app.clock.forward(Duration::from_secs(120));
        // The program does the same by itself each hour; whoever comes first leaves nothing for the other.
        assert!(purge(&house).await <= 1);
        assert_eq!(kept(&house, "Xylophone").await, 0);
        assert_eq!(purge(&house).await, 0);
    }

    async fn a_stream_ends_when_its_item_is_deleted(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Wrong words").await;
        let live = ben.opens(&item).await.value("<body", "data-live").unwrap();
        let mut stream = ben.opens(&live).await.streams();
        ana.does(&format!("{item}/messages"), &[("body", "Hello")]).await;
        hears(&mut stream, "Hello").await;
        ana.does(&format!("{item}/removal"), &[]).await;
        ends_soon(stream).await;
    }

    async fn what_moves_to_a_hidden_space_is_lost_to_whoever_is_not_in_it(house: House) {
        let (net, ana, ben, quiet) = hidden(&house).await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Too loud").await;
        ben.does(&format!("{item}/messages"), &[("body", "I read it")]).await;
        let live = ben.opens(&item).await.value("<body", "data-live").unwrap();
        let mut stream = ben.opens(&live).await.streams();
        ana.does(&format!("{item}/messages"), &[("body", "Hello")]).await;
        hears(&mut stream, "Hello").await;
        ben.sends(&format!("{item}/move"), &[("space", &quiet.to_string())]).await.is_missing();
        ana.opens(&format!("{item}/move")).await.is_fine().sees("Quiet room");
        ana.does(&format!("{item}/move"), &[("space", &quiet.to_string())]).await.sees("It is in this space now").sees("I read it");
        let rest = ends_soon(stream).await;
        assert!(!rest.contains("Quiet room"));
        let replayed = ben.opens(&live).await;
        replayed.is_missing();
        for page in [item.clone(), format!("{item}/history"), format!("{item}/messages/1")] {
            ben.opens(&page).await.is_missing();
        }
        let home = space(&net, net.commons);
        for page in [home.clone(), format!("{home}/items"), "/n/green-city/today".to_owned()] {
            ben.opens(&page).await.is_fine().does_not_see("Too loud").does_not_see("Quiet room");
        }
        let log = net.steward.opens("/n/green-city/log").await;
        log.does_not_see("Too loud").does_not_see("Quiet room").sees("Ana moved something out of the space Commons");
        ana.opens(&space(&net, quiet)).await.sees("Too loud");
        house.enters(&net, quiet, &ben, SpaceRole::Member).await;
        ben.opens(&item).await.sees("I read it");
    }

    async fn what_moves_out_of_a_hidden_space_tells_nothing_of_it(house: House) {
        let (net, ana, ben, quiet) = hidden(&house).await;
        let item = house.item(&ana, &net, quiet, "discussion", "Ripe plan").await;
        ana.does(&format!("{item}/move"), &[("space", &net.commons.to_string())]).await.is_fine();
        ben.opens(&item).await.is_fine().sees("Ripe plan").does_not_see("Quiet room");
        ben.opens("/n/green-city/today").await.sees("Ripe plan").does_not_see("Quiet room");
        net.steward.opens("/n/green-city/log").await.sees("Ana moved “Ripe plan” to the space Commons").does_not_see("Quiet room");
    }

    async fn who_may_not_write_in_both_spaces_does_not_move(house: House) {
        let (net, ana, ben, quiet) = hidden(&house).await;
        let item = house.item(&ben, &net, net.commons, "discussion", "Mine").await;
        let to = quiet.to_string();
        for space in [to.as_str(), "999999", "x", ""] {
            let seen = ben.sends(&format!("{item}/move"), &[("space", space)]).await;
            seen.is_refused().sees("Choose one of the options").does_not_see("Quiet room");
        }
        // Who holds the one space and only writes in the other does not take others' items there.
        let fay = house.member(&net, "Fay", Role::Member).await;
        house.enters(&net, net.commons, &fay, SpaceRole::Facilitator).await;
        house.enters(&net, quiet, &fay, SpaceRole::Member).await;
        fay.sends(&format!("{item}/move"), &[("space", &to)]).await.is_refused();
        house.enters(&net, quiet, &fay, SpaceRole::Facilitator).await;
        fay.does(&format!("{item}/move"), &[("space", &to)]).await.sees("It is in this space now");
        ben.opens(&item).await.is_missing();
        ana.opens(&item).await.is_fine();
    }

    async fn of_two_who_move_at_once_one_is_told(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let one = house.space(&net, "One", SpaceVisibility::Network, &ana).await.to_string();
        let other = house.space(&net, "Other", SpaceVisibility::Network, &ana).await.to_string();
        let item = house.item(&ana, &net, net.commons, "discussion", "Mine").await;
        let path = format!("{item}/move");
        let (first, second) = ([("space", one.as_str())], [("space", other.as_str())]);
        let (first, second) = tokio::join!(ana.sends(&path, &first), ana.sends(&path, &second));
        for sent in [&first, &second] {
            assert!(sent.leads_to().is_some() || sent.status == StatusCode::UNPROCESSABLE_ENTITY, "{}", sent.status);
        }
        assert!(first.leads_to().is_some() || second.leads_to().is_some());
        ana.opens(&item).await.is_fine();
    }

    async fn what_was_archived_before_it_was_deleted_is_archived_again(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Old plan").await;
        ana.does(&format!("{item}/archive"), &[("archive", "yes")]).await.is_fine();
        for _ in 0..2 {
            ana.does(&format!("{item}/removal"), &[]).await.is_fine();
            let bin = format!("{}/deleted", space(&net, net.commons));
            ana.does(&bin, &[("item", number(&item))]).await.sees("This is archived");
            ben.opens(&format!("{}/items", space(&net, net.commons))).await.does_not_see("Old plan");
        }
        ana.does(&format!("{item}/archive"), &[("archive", "no")]).await.sees("back in the lists");
        ana.does(&format!("{item}/removal"), &[]).await.is_fine();
        let bin = format!("{}/deleted", space(&net, net.commons));
        ana.does(&bin, &[("item", number(&item))]).await.does_not_see("This is archived");
    }
}
