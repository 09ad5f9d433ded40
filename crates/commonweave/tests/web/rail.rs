//! What stands beside every page: one's own networks and spaces, and of others' only what anybody may see.

use crate::kit::{House, Person, Seen};
use house::access::{NetworkVisibility, Role, SpaceVisibility};

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

on_both! {
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
