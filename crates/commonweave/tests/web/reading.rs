//! What is new to somebody, and what is new no more: dots beside spaces, lines of lists, and Today.

use crate::kit::Seen;
use house::access::{Role, SpaceRole, SpaceVisibility};
use std::time::Duration;

/// Whether a dot stands beside this space in the rail.
fn dot(seen: &Seen, space: &str) -> bool {
    let rail = seen.html().split("<div class=\"rail\">").nth(1).unwrap().split("</nav>").next().unwrap();
    let line = rail.split("</li>").find(|line| line.contains(space)).unwrap();
    line.contains("class=\"fresh\"")
}

/// The line of a list in which these words stand.
fn line<'a>(seen: &'a Seen, words: &str) -> &'a str {
    seen.html().split("<li class=\"").find(|line| line.contains(words)).unwrap_or_default()
}

on_both! {
    async fn the_dot_of_a_space_goes_out_when_one_has_looked_at_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let water = house.space(&net, "Water watch", SpaceVisibility::Network, &ana).await;
        house.enters(&net, water, &ben, SpaceRole::Member).await;
        house.app.clock.forward(Duration::from_secs(60));
        assert!(!dot(&ben.opens("/n/green-city/charter").await, "Water watch"), "nothing happened since Ben came");
        house.item(&ana, &net, water, "discussion", "Nitrate at the weir").await;
        let elsewhere = ben.opens("/n/green-city/charter").await;
        assert!(dot(&elsewhere, "Water watch") && !dot(&elsewhere, "Commons"));
        house.app.clock.forward(Duration::from_secs(60));
        let space = format!("/n/green-city/spaces/{water}");
        assert!(!dot(&ben.opens(&space).await, "Water watch"), "where one is, one needs no dot");
        ben.opens_until("/n/green-city/charter", |seen| !dot(seen, "Water watch")).await;
    }

    async fn the_dot_goes_out_with_the_last_item_that_is_read(house: House) {
        let (net, ana, ben) = house.two().await;
        house.app.clock.forward(Duration::from_secs(60));
        let weir = house.item(&ana, &net, net.commons, "discussion", "Nitrate at the weir").await;
        let mill = house.item(&ana, &net, net.commons, "discussion", "Foam at the mill").await;
        house.app.clock.forward(Duration::from_secs(60));
        let list = format!("/n/green-city/spaces/{}/items?state=open", net.commons);
        ben.opens(&weir).await.is_fine();
        let after = ben.opens_until("/n/green-city/today?days=7", |seen| !line(seen, "Nitrate").contains("is-unread")).await;
        assert!(line(&after, "Foam at the mill").contains("is-unread"));
        assert!(dot(&after, "Commons"), "one is still new");
        ben.opens(&mill).await.is_fine();
        ben.opens_until("/n/green-city/charter", |seen| !dot(seen, "Commons")).await;
        let seen = ben.opens(&list).await;
        assert!(!seen.html().contains("is-unread") && !seen.html().contains("Mark all as read"));
    }

    async fn all_of_a_space_is_called_read_at_once_and_nothing_elsewhere(house: House) {
        let (net, ana, ben) = house.two().await;
        let water = house.space(&net, "Water watch", SpaceVisibility::Network, &ana).await;
        house.enters(&net, water, &ben, SpaceRole::Member).await;
        house.app.clock.forward(Duration::from_secs(60));
        house.item(&ana, &net, water, "discussion", "Nitrate at the weir").await;
        house.item(&ana, &net, net.commons, "discussion", "Foam at the mill").await;
        house.app.clock.forward(Duration::from_secs(60));
        let list = format!("/n/green-city/spaces/{water}/items");
        let before = ben.opens(&list).await;
        assert!(line(&before, "Nitrate").contains("is-unread"));
        before.sees("Mark all as read");
        ben.does(&format!("/n/green-city/spaces/{water}/reading"), &[]).await.is_fine()
            .sees("Everything is marked as read").does_not_see("Mark all as read");
        let today = ben.opens("/n/green-city/today?days=7").await;
        assert!(!line(&today, "Nitrate").contains("is-unread"));
        assert!(line(&today, "Foam").contains("is-unread"));
        ben.does("/n/green-city/reading", &[]).await.is_fine();
        let today = ben.opens("/n/green-city/today?days=7").await;
        assert!(!line(&today, "Foam").contains("is-unread"));
        assert!(!dot(&today, "Commons") && !dot(&today, "Water watch"));
        // What comes afterwards is new again.
        house.app.clock.forward(Duration::from_secs(60));
        house.item(&ana, &net, water, "discussion", "Otters").await;
        assert!(dot(&ben.opens("/n/green-city/today").await, "Water watch"));
    }

    async fn nobody_calls_read_what_they_cannot_see(house: House) {
        let (net, ana, ben) = house.two().await;
        let secret = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        ben.sends(&format!("/n/green-city/spaces/{secret}/reading"), &[]).await.is_missing();
        house.visitor().sends("/n/green-city/reading", &[]).await;
        let open = house.space(&net, "Open room", SpaceVisibility::Network, &ana).await;
        ben.sends(&format!("/n/green-city/spaces/{open}/reading"), &[]).await.is_missing();
    }

    async fn today_shows_what_was_said_and_where_the_speaker_comes_from(house: House) {
        let (net, ana, ben) = house.two().await;
        let made = [("name", "River Watch"), ("sector", "community")];
        let organisation = net.steward.sends("/n/green-city/organisations", &made).await.leads_to().unwrap();
        ana.does(&format!("{organisation}/affiliation"), &[]).await.is_fine();
        house.app.clock.forward(Duration::from_secs(60));
        let item = house.item(&ana, &net, net.commons, "discussion", "Which crossing is the worst?").await;
        ana.does(&format!("{item}/messages"), &[("body", "The one at the **mill**, at eight in the morning.")]).await;
        let seen = ben.opens("/n/green-city/today").await;
        seen.is_fine().sees("The one at the mill, at eight in the morning.").sees("River Watch , Community");
        let line = line(&seen, "Which crossing");
        assert!(line.contains("is-unread") && line.contains("tag talk"), "{line}");
        assert!(!line.contains("<strong>mill"), "words alone, {line}");
    }

    async fn the_side_of_today_tells_who_came_what_comes_and_how_the_charter_fares(house: House) {
        let (net, ana, ben) = house.two().await;
        let parts = [("base", "0"), ("vision", "A green city."), ("purpose", "We plant."), ("principles", ""), ("objectives", ""), ("reason", "A beginning.")];
        net.steward.does("/n/green-city/charter/versions", &parts).await.is_fine();
        ana.does("/n/green-city/charter/endorsements", &[("version", "1")]).await.is_fine();
        house.member(&net, "Cleo", Role::Member).await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Paint the kerb").await;
        ana.does(&format!("{item}/state"), &[("to", "closed")]).await;
        let seen = ben.opens("/n/green-city/today").await;
        seen.is_fine().sees("New here").sees("Cleo").sees("1 of 4 members have endorsed it");
        let own = house.member(&net, "Dora", Role::Member).await.opens("/n/green-city/today").await;
        let side = own.html().split("<aside>").nth(1).unwrap().to_owned();
        assert!(!side.contains("Dora"), "nobody is told of themselves");
    }
}
