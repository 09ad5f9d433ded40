//! Events that introduce those who come to each other, across sectors.

use super::{PAGE, asked, next_day};
use crate::events::seats::held;
use crate::kit::{Net, Person, Seen};
use crate::map::{kept_up, of};
use house::access::NetworkVisibility;
use std::time::Duration;

/// An event in the commons, to which these people come.
async fn supper(by: &Person, net: &Net, comers: &[&Person]) -> String {
    let event = held(by, net, &[]).await;
    for who in comers {
        who.sends(&format!("{event}/answers"), &[("answer", "yes")]).await.goes_to(&event);
    }
    event
}

/// What somebody who holds an event asks of it.
async fn asks(who: &Person, event: &str, word: &str) -> Seen {
    who.sends(PAGE, &[("do", word), ("event", event.rsplit('/').next().unwrap())]).await
}

on_both! {
    async fn an_event_introduces_those_who_come_across_sectors(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let ben = of(&house, &net, "Ben", ("City Works", "government")).await;
        let cleo = of(&house, &net, "Cleo", ("Bakery", "business")).await;
        let dora = of(&house, &net, "Dora", ("Choir", "arts")).await;
        let gustav = of(&house, &net, "Gustav", ("River Trust", "non-profit")).await;
        house.jobs_end().await;
        for who in [&ana, &ben, &cleo, &gustav] {
            who.does(PAGE, &[("do", "wish")]).await.is_fine();
        }
        // Cleo wants to be introduced and does not come; Dora comes and does not want it.
        let event = supper(&net.steward, &net, &[&ana, &ben, &dora, &gustav]).await;
        // That they come to it ties them already, and keeps nobody from being introduced there.
        kept_up(&house).await;
        ana.opens(PAGE).await.does_not_see("Introduce those who come");
        net.steward.opens(PAGE).await.sees("Supper").sees("Introduce those who come").markup();
        asks(&net.steward, &event, "gather").await.goes_to(PAGE);
        house.jobs_end().await;
        let page = net.steward.opens(PAGE).await;
        page.sees("Stop introducing").does_not_see("Ana").does_not_see("Ben").markup();
        let shown = ana.opens(PAGE).await;
        shown.sees("Ben").sees("both of you were coming to “Supper”").does_not_see("Cleo").does_not_see("Dora").does_not_see("Gustav");
        cleo.opens(PAGE).await.sees("Nobody to show");
        dora.opens(PAGE).await.does_not_see("Ana").does_not_see("Ben");
        // It is double opt-in like any other.
        let id = asked(&ana).await;
        ana.does(PAGE, &[("do", "yes"), ("id", &id)]).await.sees("Your yes is noted");
        ben.opens(PAGE).await.does_not_see("You are introduced");
        ben.does(PAGE, &[("do", "yes"), ("id", &id)]).await.sees("both of you said yes");
        asks(&net.steward, &event, "gather").await.goes_to(PAGE);
        net.steward.opens(PAGE).await.sees("Nothing has changed");
    }

    async fn whoever_says_later_that_they_come_is_looked_at_each_day_until_it_is_stopped(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let ben = of(&house, &net, "Ben", ("City Works", "government")).await;
        house.jobs_end().await;
        for who in [&ana, &ben] {
            who.does(PAGE, &[("do", "wish")]).await.is_fine();
        }
        let event = supper(&net.steward, &net, &[&ana]).await;
        asks(&net.steward, &event, "gather").await.goes_to(PAGE);
        house.jobs_end().await;
        ana.opens(PAGE).await.sees("Nobody to show");
        ben.sends(&format!("{event}/answers"), &[("answer", "yes")]).await.goes_to(&event);
        next_day(&house).await;
        ana.opens(PAGE).await.sees("Ben").sees("both of you were coming");
        asks(&net.steward, &event, "scatter").await.goes_to(PAGE);
        net.steward.opens(PAGE).await.sees("This event introduces nobody any more").sees("Introduce those who come");
        ana.opens(PAGE).await.sees("Ben");
    }

    async fn who_knows_each_other_besides_is_not_introduced_at_an_event(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let ben = of(&house, &net, "Ben", ("City Works", "government")).await;
        crate::map::talk(&house, &net, net.commons, &ana, &ben).await;
        house.jobs_end().await;
        for who in [&ana, &ben] {
            who.does(PAGE, &[("do", "wish")]).await.is_fine();
        }
        let event = supper(&net.steward, &net, &[&ana, &ben]).await;
        kept_up(&house).await;
        asks(&net.steward, &event, "gather").await.goes_to(PAGE);
        house.jobs_end().await;
        ana.opens(PAGE).await.sees("Nobody to show");
    }

    async fn whoever_has_blocked_somebody_is_not_introduced_to_them(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let ben = of(&house, &net, "Ben", ("City Works", "government")).await;
        let (network, rooms, now) = (net.id, house.app.rooms, house.now());
        let pair = (ana.member.unwrap(), ben.member.unwrap());
        let blocked = house.app.db.write(move |tx| house::blocks::block(tx, rooms, network, pair, now));
        blocked.await.map_err(|error: db::Error| error).unwrap();
        house.jobs_end().await;
        for who in [&ana, &ben] {
            who.does(PAGE, &[("do", "wish")]).await.is_fine();
        }
        let event = supper(&net.steward, &net, &[&ana, &ben]).await;
        asks(&net.steward, &event, "gather").await.goes_to(PAGE);
        next_day(&house).await;
        ana.opens(PAGE).await.sees("Nobody to show");
        ben.opens(PAGE).await.sees("Nobody to show");
    }

    async fn what_was_proposed_ends_with_a_block(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let ben = of(&house, &net, "Ben", ("City Works", "government")).await;
        for who in [&ana, &ben] {
            who.does(PAGE, &[("do", "wish")]).await.is_fine();
        }
        next_day(&house).await;
        ana.opens(PAGE).await.sees("Ben");
        let (network, rooms, now) = (net.id, house.app.rooms, house.now());
        let pair = (ben.member.unwrap(), ana.member.unwrap());
        let blocked = house.app.db.write(move |tx| house::blocks::block(tx, rooms, network, pair, now));
        blocked.await.map_err(|error: db::Error| error).unwrap();
        ana.opens(PAGE).await.sees("Nobody to show");
        ben.opens(PAGE).await.sees("Nobody to show");
    }

    async fn only_whoever_holds_an_event_that_is_ahead_asks_it_for_introductions(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let event = supper(&net.steward, &net, &[]).await;
        for word in ["gather", "scatter"] {
            asks(&ana, &event, word).await.is_missing();
            asks(&net.steward, "/n/green-city/items/999999", word).await.is_missing();
            asks(&net.steward, "x", word).await.is_missing();
        }
        let talk = house.item(&net.steward, &net, net.commons, "discussion", "No event").await;
        asks(&net.steward, &talk, "gather").await.is_missing();
        house.app.clock.forward(Duration::from_secs(7 * 86_400));
        asks(&net.steward, &event, "gather").await.sees("has begun or is not open any more");
        net.steward.opens(PAGE).await.does_not_see("Supper");
    }

    async fn a_draft_of_an_event_is_told_to_nobody_by_introductions(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let event = held(&ana, &net, &[("draft", "true")]).await;
        for who in [&ana, &net.steward] {
            who.opens(PAGE).await.does_not_see("Supper");
            asks(who, &event, "gather").await.sees("has begun or is not open any more");
        }
        net.steward.opens("/n/green-city/log").await.does_not_see("introduce those who come");
        ana.does(&format!("{event}/state"), &[("to", "open")]).await.sees("The event has been announced.");
        net.steward.opens(PAGE).await.sees("Supper");
        asks(&net.steward, &event, "gather").await.goes_to(PAGE);
        net.steward.opens("/n/green-city/log").await.sees("introduce those who come to each other");
    }

    async fn what_was_asked_ends_with_whoever_asked_for_it(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let ben = of(&house, &net, "Ben", ("City Works", "government")).await;
        let event = supper(&ana, &net, &[&ana, &ben]).await;
        asks(&ana, &event, "gather").await.goes_to(PAGE);
        house.jobs_end().await;
        let gone = ana.member.unwrap();
        let suspended = house.app.db.write(move |tx| tx.run("UPDATE members SET state = 'suspended' WHERE id = $1", &[&gone]));
        suspended.await.map_err(|error: db::Error| error).unwrap();
        let cleo = of(&house, &net, "Cleo", ("Bakery", "business")).await;
        cleo.sends(&format!("{event}/answers"), &[("answer", "yes")]).await.goes_to(&event);
        let dora = of(&house, &net, "Dora", ("Choir", "arts")).await;
        for who in [&ben, &cleo, &dora] {
            who.does(PAGE, &[("do", "wish")]).await.is_fine();
        }
        next_day(&house).await;
        // As ever those are proposed who do not meet anyway, and nobody because of the event.
        ben.opens(PAGE).await.sees("Dora").does_not_see("Cleo").does_not_see("Supper");
    }
}
