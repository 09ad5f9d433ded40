//! For whom people answered a round: a space that is opened later tells no more than it did.

use super::{PAGE, answers, beside, closes, number_of, opens, people};
use crate::kit::{House, Net, Person};
use crate::portability::unpacked;
use axum::http::StatusCode;
use house::access::{Role, SpaceRole, SpaceVisibility};
use house::ids::SpaceId;
use std::io::Cursor;

/// Ana's quiet room with five people in it who answered a round that is closed.
async fn answered(house: &House, net: &Net, ana: &Person) -> (SpaceId, String, Vec<Person>) {
    let room = house.space(net, "Quiet room", SpaceVisibility::Members, ana).await;
    let five = people(house, net, 5).await;
    for who in &five {
        house.enters(net, room, who, SpaceRole::Member).await;
    }
    let item = opens(ana, net, room, "Are we well?", &[("questions", "What else?")]).await;
    five[0].opens(&item).await.is_fine().sees("also if the space is opened later").markup();
    for who in &five {
        let words = format!("Less noise, says {}", who.name);
        answers(who, &item, "2", &[("own0", words.as_str())]).await;
    }
    closes(house).await;
    (room, item, five)
}

/// Who holds the room lets so many read it.
async fn shows(who: &Person, net: &Net, room: SpaceId, visibility: &str) {
    let form = [("name", "Quiet room"), ("purpose", "To get it done."), ("visibility", visibility)];
    who.does(&format!("/n/{}/spaces/{room}", net.slug), &form).await.sees("The space is saved");
}

on_both! {
    async fn a_round_of_a_closed_space_stays_with_its_people_when_the_space_is_opened(house: House) {
        let (net, ana, ben) = house.two().await;
        let (room, item, five) = answered(&house, &net, &ana).await;
        let results = format!("{}/results", beside(&item));
        ana.opens(&results).await.is_fine().sees("2.00").sees("Less noise, says Person 0").markup();
        // Whoever is let in later reads it, as long as the space is closed.
        house.app.clock.forward(super::DAY);
        house.enters(&net, room, &ben, SpaceRole::Member).await;
        ben.opens(&results).await.is_fine().sees("2.00");
        house.app.clock.forward(super::DAY);
        shows(&ana, &net, room, "network").await;
        five[0].opens(&results).await.is_fine().sees("2.00").does_not_see("Less noise");
        ana.opens(&results).await.sees("Less noise, says Person 4");
        let cara = house.member(&net, "Cara", Role::Member).await;
        let joined = cara.sends(&format!("/n/green-city/spaces/{room}/membership"), &[]).await;
        assert!(joined.leads_to().is_some(), "{}", joined.text());
        for who in [&ben, &cara, &net.steward] {
            who.opens(&item).await.is_fine().does_not_see("See what came of it").does_not_see("2.00").markup();
            for page in ["results", "results.csv"] {
                who.opens(&format!("{}/{page}", beside(&item))).await.is_missing();
            }
            let front = who.opens(PAGE).await;
            front.is_fine().sees("Are we well?");
            assert!(!front.html().contains(&results), "{}: {}", who.name, front.html());
            for (page, field, value) in [("deeds", "kind", "task"), ("agenda", "event", "1")] {
                who.sends(&format!("{}/{page}", beside(&item)), &[("theme", "1"), (field, value)]).await.is_missing();
            }
            let own = who.opens("/n/green-city/my-data.zip").await.is_fine().bytes().to_vec();
            let own = unpacked(Cursor::new(own));
            assert!(own.values().all(|file| !file.contains("Less noise")), "{}", who.name);
        }
        assert!(five[0].opens(PAGE).await.html().contains(&results), "those who were in it find it");
        // That the space is closed again brings it to nobody who came in between.
        shows(&ana, &net, room, "members").await;
        cara.opens(&results).await.is_missing();
        five[0].opens(&results).await.is_fine().sees("2.00");
    }

    async fn a_later_round_of_an_opened_space_does_not_tell_of_the_one_before(house: House) {
        let (net, ana, _) = house.two().await;
        let (room, item, five) = answered(&house, &net, &ana).await;
        house.app.clock.forward(super::DAY * 15);
        // Whoever looks in stays signed in.
        for who in [&net.steward, &five[0]] {
            who.opens(PAGE).await.is_fine();
        }
        shows(&ana, &net, room, "network").await;
        let later = opens(&ana, &net, room, "And now?", &[("until", "2026-12-15")]).await;
        for who in &five {
            answers(who, &later, "5", &[]).await;
        }
        closes(&house).await;
        let results = format!("{}/results", beside(&later));
        five[0].opens(&results).await.sees("5.00").sees("+3.00").sees("Themes from round to round");
        let page = net.steward.opens(&results).await;
        page.is_fine().sees("5.00").does_not_see("+3.00").does_not_see("Themes from round to round");
        assert_ne!(number_of(&item), number_of(&later));
    }

    async fn what_is_made_of_a_closed_round_tells_no_figure(house: House) {
        let (net, ana, _) = house.two().await;
        let (_, item, five) = answered(&house, &net, &ana).await;
        let deeds = format!("{}/deeds", beside(&item));
        let made = five[0].does(&deeds, &[("theme", "1"), ("kind", "discussion")]).await;
        made.sees("Purpose: what do we try?").sees("in the space at that time").does_not_see("out of 5");
    }

    async fn who_answered_in_an_open_space_is_read_by_all_who_read_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let room = house.space(&net, "Quiet room", SpaceVisibility::Network, &ana).await;
        let item = opens(&ana, &net, room, "Are we well?", &[]).await;
        for who in people(&house, &net, 5).await {
            house.enters(&net, room, &who, SpaceRole::Member).await;
            answers(&who, &item, "2", &[]).await;
        }
        closes(&house).await;
        let results = format!("{}/results", beside(&item));
        ben.opens(&item).await.is_fine().does_not_see("also if the space is opened later");
        ben.opens(&results).await.is_fine().sees("2.00");
        house.visitor().opens(&results).await.is_missing();
        // Opened to the world, it is still told to members.
        shows(&ana, &net, room, "public").await;
        ben.opens(&results).await.is(StatusCode::OK);
        house.visitor().opens(&results).await.is_missing();
    }
}
