//! What stands beside every page: one's own networks and spaces, and of others' only what anybody may see.

use crate::kit::{House, Net, Person, Seen};
use house::access::{NetworkVisibility, Role, SpaceVisibility};
use house::networks::use_page;

/// The rail of a page.
fn rail(seen: &Seen) -> &str {
    let inside = seen.html().split("<div class=\"rail\">").nth(1).unwrap();
    inside.split("</nav>").next().unwrap()
}

/// Whether the bar leads to a network.
fn leads_to(seen: &Seen, slug: &str) -> bool {
    seen.html().contains(&format!("<a href=\"/n/{slug}/today\""))
}

/// One person with one account is both of these members.
async fn are_one(house: &House, person: &Person, also: &Person) {
    let (account, member) = (person.account.unwrap(), also.member.unwrap());
    let changed = house
        .app
        .db
        .write(move |tx| tx.run("UPDATE members SET account_id = $1 WHERE id = $2", &[&account, &member]));
    assert_eq!(changed.await.unwrap(), 1);
}

/// Something stands on these pages of rooms from now on.
async fn in_use(house: &House, net: &Net, paths: &'static [&'static str]) {
    let network = net.id;
    let used = house.app.db.write(move |tx| paths.iter().try_for_each(|path| use_page(tx, network, path)));
    used.await.unwrap();
}

on_both! {
    async fn many_links_stand_under_headings_and_few_do_not(house: House) {
        // What the house does by itself would bring links of its own.
        let house = house.at_rest().await;
        let (net, ana, _) = house.two().await;
        let headings = ["People and purpose", "Meet and work", "Decide", "Is it working?", "What could break"];
        // Charter, people, organisations, letters and these are seen at one glance.
        in_use(&house, &net, &["risks", "decisions", "events"]).await;
        let seen = ana.opens("/n/green-city/charter").await;
        for heading in headings {
            assert!(!rail(&seen).contains(heading), "{heading}: {}", rail(&seen));
        }
        assert!(rail(&seen).find("/events\"").unwrap() < rail(&seen).find("/risks\"").unwrap());
        in_use(&house, &net, &["tasks"]).await;
        let seen = ana.opens("/n/green-city/charter").await;
        seen.is_fine().markup();
        let order = ["People and purpose", "/charter\"", "/correspondence\"", "Meet and work", "/events\"", "/tasks\"", "Decide", "/decisions\"", "What could break", "/risks\"", "My spaces"];
        let places = order.map(|part| rail(&seen).find(part).unwrap_or_else(|| panic!("{part}: {}", rail(&seen))));
        assert!(places.is_sorted(), "{}", rail(&seen));
        assert!(!rail(&seen).contains("Is it working?"), "a heading with nothing under it is not shown");
        assert_eq!(seen.html().matches("aria-label=\"Decide\"").count(), 2, "each list bears its name, in the rail and in the menu of phones");
    }

    async fn a_member_has_their_own_spaces_beside_every_page(house: House) {
        let (net, ana, ben) = house.two().await;
        house.space(&net, "Water watch", SpaceVisibility::Network, &ben).await;
        house.space(&net, "Tree <school>", SpaceVisibility::Members, &ana).await;
        let seen = ana.opens("/n/green-city/charter").await;
        let (newer, older) = (rail(&seen).find("Tree &#60;school&#62;"), rail(&seen).find("Commons"));
        assert!(newer.unwrap() < older.unwrap(), "the liveliest first");
        assert!(!rail(&seen).contains("Water watch"));
        let seen = ben.opens("/n/green-city/charter").await;
        assert!(rail(&seen).contains("Water watch") && rail(&seen).contains("Commons"));
        assert!(!rail(&seen).contains("Tree"));
    }

    async fn stewards_bring_the_spaces_into_an_order_for_everyone(house: House) {
        let (net, ana, ben) = house.two().await;
        let stella = &net.steward;
        let mut made = Vec::new();
        for name in ["Roofs", "Water", "Trees"] {
            let space = house.space(&net, name, SpaceVisibility::Network, &ana).await.to_string();
            made.push((name, space));
        }
        let order = "/n/green-city/spaces/order";
        let places = async |who: &Person, path: &str| {
            let text = who.opens(path).await.text();
            let mut there: Vec<_> = ["Roofs", "Water", "Trees"].map(|name| (text.find(name), name)).into();
            there.sort_unstable();
            there.into_iter().map(|(_, name)| name).collect::<Vec<_>>()
        };
        for (_, space) in made.iter().take(2) {
            stella.does(order, &[("space", space), ("to", "in")]).await.sees("The order is saved");
        }
        assert_eq!(places(&ben, "/n/green-city/spaces").await, ["Roofs", "Water", "Trees"]);
        stella.does(order, &[("space", &made[1].1), ("to", "up")]).await.is_fine();
        assert_eq!(places(&ben, "/n/green-city/spaces").await, ["Water", "Roofs", "Trees"]);
        let seen = ana.opens("/n/green-city/charter").await;
        assert!(rail(&seen).find("Water").unwrap() < rail(&seen).find("Roofs").unwrap());
        stella.does(order, &[("space", &made[1].1), ("to", "down")]).await.is_fine();
        assert_eq!(places(&ben, "/n/green-city/spaces").await, ["Roofs", "Water", "Trees"]);
        // Beyond the ends, twice and with nonsense nothing happens.
        for (space, to) in [(&made[0].1, "up"), (&made[1].1, "down"), (&made[1].1, "in"), (&made[0].1, "sideways")] {
            stella.does(order, &[("space", space), ("to", to)]).await.is_fine();
        }
        assert_eq!(places(&ben, "/n/green-city/spaces").await, ["Roofs", "Water", "Trees"]);
        stella.does(order, &[("space", &made[0].1), ("to", "out")]).await.is_fine();
        assert_eq!(places(&ben, "/n/green-city/spaces").await.first(), Some(&"Water"));
        ben.opens(order).await.is_missing();
        ben.sends(order, &[("space", &made[0].1), ("to", "in")]).await.is_missing();
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &ana).await.to_string();
        stella.opens(order).await.does_not_see("Council");
        stella.sends(order, &[("space", &hidden), ("to", "in")]).await.is_missing();
    }

    async fn the_bar_leads_to_the_networks_in_which_one_is_active(house: House) {
        let (_, ana, ben) = house.two().await;
        for (slug, state) in [("quiet-valley", "active"), ("old-mill", "suspended"), ("far-shore", "left")] {
            let other = house.network(slug, NetworkVisibility::Private).await;
            let member = house.member_in_state(&other, &format!("Ana {slug}"), Role::Member, state).await;
            are_one(&house, &ana, &member).await;
        }
        let seen = ana.opens("/n/green-city/charter").await;
        let led = ["green-city", "quiet-valley", "old-mill", "far-shore"].map(|slug| leads_to(&seen, slug));
        assert_eq!(led, [true, true, false, false]);
        let seen = ben.opens("/n/green-city/charter").await;
        assert!(leads_to(&seen, "green-city") && !leads_to(&seen, "quiet-valley"));
        ana.opens("/n/quiet-valley/charter").await.is_fine();
        ana.opens("/n/old-mill/charter").await.is_missing();
    }

    async fn who_is_no_member_has_the_spaces_that_anybody_may_read(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        house.space(&net, "Open table", SpaceVisibility::Public, &net.steward).await;
        house.space(&net, "Inner circle", SpaceVisibility::Network, &net.steward).await;
        let suspended = house.member_in_state(&net, "Sue", Role::Member, "suspended").await;
        for who in [&house.visitor(), &house.account("Ana").await, &suspended] {
            let seen = who.opens("/n/green-city/charter").await;
            assert!(rail(&seen).contains("Open table"));
            assert!(!rail(&seen).contains("Inner circle") && !rail(&seen).contains("Commons"));
        }
    }
}
