//! Announcements: told first to how many, and confirmed by those who have read them.

use crate::kit::{Net, Person};
use house::access::{Role, SpaceRole, SpaceVisibility};
use house::ids::SpaceId;
use std::time::Duration;

/// Announces something, after having been told whom it reaches, and answers with its address.
pub async fn announces(who: &Person, net: &Net, space: SpaceId, more: &[(&str, &str)]) -> String {
    let (space, path) = (space.to_string(), format!("/n/{}/items", net.slug));
    let fields =
        [("kind", "announcement"), ("space", &space), ("title", "Water is off"), ("body", "On Monday.")];
    let fields = [fields.as_slice(), more].concat();
    let asked = who.sends(&path, &fields).await;
    asked.is_refused();
    let told =
        asked.html().split("name=\"told\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let sent = who.sends(&path, &[fields.as_slice(), &[("told", told.as_str())]].concat()).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// The address at which an announcement is confirmed.
fn confirmation(item: &str) -> String {
    format!("{}/confirmation", item.replace("/items/", "/announcements/"))
}

on_both! {
    async fn whoever_announces_is_told_first_how_many_it_reaches(house: House) {
        let (net, ana, _) = house.two().await;
        let space = net.commons.to_string();
        let fields = [("kind", "announcement"), ("space", space.as_str()), ("title", "Water is off"), ("body", "On Monday.")];
        let asked = ana.sends("/n/green-city/items", &fields).await;
        asked.is_refused().sees("This will tell 2 people in “Commons”").sees("On Monday.");
        let list = format!("/n/green-city/spaces/{}/items", net.commons);
        ana.opens(&list).await.does_not_see("Water is off");
        // What was shown of another space says nothing of this one.
        let other = house.space(&net, "Board", SpaceVisibility::Members, &ana).await;
        let told = format!("{other}-2");
        let wrong = [fields.as_slice(), &[("told", told.as_str())]].concat();
        ana.sends("/n/green-city/items", &wrong).await.is_refused().sees("This will tell 2 people");
        announces(&ana, &net, net.commons, &[]).await;
        ana.opens(&list).await.sees("Water is off");
        let alone = announces(&ana, &net, other, &[]).await;
        ana.opens(&alone).await.is_fine().does_not_see("confirmed");
    }

    async fn who_has_read_it_is_known_to_the_author_and_to_those_who_hold_the_space(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = announces(&ana, &net, net.commons, &[("asks", "true")]).await;
        ben.opens(&item).await.sees("Please confirm that you have read this").does_not_see("has confirmed");
        ana.opens(&item).await.does_not_see("Please confirm").sees("0 people have confirmed").sees("Ben");
        for _ in 0..2 {
            ben.does(&confirmation(&item), &[]).await.does_not_see("Please confirm").does_not_see("has confirmed");
        }
        for who in [&ana, &net.steward] {
            who.opens(&item).await.sees("1 person has confirmed");
        }
        let log = net.steward.opens("/n/green-city/log").await;
        log.sees("Somebody confirmed that they have read an announcement").does_not_see("Ben confirmed");
    }

    async fn an_announcement_that_asks_nothing_asks_nobody_and_one_may_ask_later(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = announces(&ana, &net, net.commons, &[]).await;
        ben.opens(&item).await.does_not_see("Please confirm");
        let change = [("title", "Water is off"), ("body", "On Monday."), ("revision", "1"), ("asks", "true")];
        ana.does(&item, &change).await.sees("0 people have confirmed");
        ben.opens(&item).await.sees("Please confirm");
    }

    async fn what_asks_to_be_confirmed_waits_on_today_and_is_confirmed_there(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = announces(&ana, &net, net.commons, &[("asks", "true")]).await;
        let (today, asked) = ("/n/green-city/today", "Please confirm that you have read “Water is off”");
        house.app.clock.forward(Duration::from_secs(60));
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        for nobody in [&ana, &cleo] {
            nobody.opens(today).await.is_fine().does_not_see("Please confirm");
        }
        let seen = ben.opens(today).await;
        seen.sees(asked).sees("I have read it");
        assert_eq!(seen.html().matches("On Monday.").count(), 2, "as a whole, and among the news");
        // What is too long to be read there is opened first.
        let long = "Until Friday. ".repeat(60);
        let change = [("title", "Water is off"), ("body", long.as_str()), ("revision", "1"), ("asks", "true")];
        ana.does(&item, &change).await.is_fine();
        ben.opens(today).await.sees(asked).does_not_see("I have read it");
        let sent = ben.sends(&confirmation(&item), &[("from", "today")]).await;
        sent.goes_to(today);
        ben.opens(today).await.is_fine().does_not_see("Please confirm");
        ana.opens(&item).await.sees("1 person has confirmed");
    }

    async fn an_announcement_to_a_closed_space_waits_for_those_in_it_alone(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Board", SpaceVisibility::Members, &ana).await;
        let dora = house.member(&net, "Dora", Role::Member).await;
        house.enters(&net, space, &dora, SpaceRole::Member).await;
        announces(&ana, &net, space, &[("asks", "true")]).await;
        dora.opens("/n/green-city/today").await.sees("Please confirm that you have read");
        for other in [&ben, &net.steward] {
            other.opens("/n/green-city/today").await.is_fine().does_not_see("Please confirm");
        }
    }

    async fn an_announcement_that_one_may_not_read_is_not_there(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Board", SpaceVisibility::Members, &ana).await;
        let item = announces(&ana, &net, space, &[("asks", "true")]).await;
        for who in [&ben, &net.steward] {
            who.sends(&confirmation(&item), &[]).await.is_missing();
        }
        let talk = house.item(&ana, &net, net.commons, "discussion", "Talk").await;
        ben.sends(&confirmation(&talk), &[]).await.is_missing();
    }
}
