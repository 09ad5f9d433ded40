//! A stream that begins at an earlier place tells what is so now, never what was once said.

use crate::kit::{Person, falls_silent, hears};
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};

/// Says something, and gives the address of the message.
async fn says(who: &Person, item: &str, body: &str) -> String {
    let sent = who.sends(&format!("{item}/messages"), &[("body", body)]).await.leads_to().unwrap();
    format!("{item}/messages/{}", sent.rsplit_once('-').unwrap().1)
}

/// All that a stream tells from the very beginning, asked by address and by the header of a browser that comes back.
async fn replayed(who: &Person, path: &str, until: &str) -> String {
    let mut by_address = who.opens(&format!("{path}?after=0-0")).await.streams();
    let mut by_header = who.comes_back(path, "0-0").await.streams();
    [hears(&mut by_address, until).await, hears(&mut by_header, until).await].concat()
}

on_both! {
    async fn what_was_removed_does_not_come_back(house: House) {
        let net = house.network("open", NetworkVisibility::Public).await;
        let (ana, ben) = (house.member(&net, "Ana", Role::Member).await, house.member(&net, "Ben", Role::Member).await);
        let space = house.space(&net, "Square", SpaceVisibility::Public, &ana).await;
        for kind in ["channel", "discussion"] {
            let item = house.item(&ana, &net, space, kind, "Talk").await;
            let live = format!("{item}/live");
            let mut open = ben.opens(&live).await.streams();
            let message = says(&ana, &item, "Regretted by morning").await;
            hears(&mut open, "Regretted by morning").await;
            ana.does(&format!("{message}/removal"), &[]).await;
            hears(&mut open, "This message was removed").await;
            says(&ana, &item, "Good morning").await;
            for who in [&ana, &ben, &net.steward, &house.visitor()] {
                let heard = replayed(who, &live, "Good morning").await;
                assert!(!heard.contains("Regretted"), "{} hears again: {heard}", who.name);
                assert!(heard.contains("This message was removed"), "{heard}");
            }
        }
    }

    async fn what_was_worded_otherwise_does_not_come_back(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Talk").await;
        let live = format!("{item}/live");
        let mut open = ben.opens(&live).await.streams();
        let message = says(&ana, &item, "The key lies under the mat").await;
        let heard = hears(&mut open, "under the mat").await;
        let posted = heard.lines().filter_map(|line| line.strip_prefix("id: ")).next_back().unwrap().to_owned();
        ana.does(&message, &[("body", "Ask me for the key")]).await;
        hears(&mut open, "Ask me for the key").await;
        ana.does(&message, &[("body", "Ask me for it")]).await;
        says(&ana, &item, "Good morning").await;
        let heard = replayed(&ben, &live, "Good morning").await;
        assert!(!heard.contains("under the mat") && !heard.contains("for the key"), "{heard}");
        assert!(heard.matches("Ask me for it").count() >= 2, "each of the two streams tells it: {heard}");
        // Whoever has heard it already is told the change alone.
        let mut later = ben.comes_back(&live, &posted).await.streams();
        let heard = hears(&mut later, "Good morning").await;
        assert!(heard.contains("Ask me for it") && !heard.contains("for the key"), "{heard}");
        assert!(heard.contains("action=\"replace\""), "{heard}");
    }

    async fn a_reaction_that_was_taken_back_does_not_come_back(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "channel", "Talk").await;
        let live = format!("{item}/live");
        let mut open = ana.opens(&live).await.streams();
        let message = says(&ana, &item, "An idea").await;
        for _ in 0..2 {
            ben.does(&format!("{message}/reactions"), &[("sign", "💡")]).await;
            falls_silent(&mut open).await;
        }
        says(&ana, &item, "Good morning").await;
        let heard = replayed(&ana, &live, "Good morning").await;
        assert!(!heard.contains("💡 1"), "{heard}");
    }

    async fn names_and_titles_of_before_do_not_come_back(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Square", SpaceVisibility::Network, &ana).await;
        let live = format!("/n/{}/live", net.slug);
        let mut today = ben.opens(&live).await.streams();
        let item = house.item(&ana, &net, space, "discussion", "Dismiss the mayor").await;
        let mut inside = ben.opens(&format!("{item}/live")).await.streams();
        hears(&mut today, "Dismiss the mayor").await;
        says(&ana, &item, "First of all").await;
        hears(&mut inside, ">Ana<").await;
        let title = [("revision", "1"), ("title", "Ask the mayor"), ("body", "")];
        ana.sends(&item, &title).await.goes_to(&item);
        let form = [("name", "Market"), ("purpose", ""), ("visibility", "network")];
        ana.does(&format!("/n/{}/spaces/{space}", net.slug), &form).await.is_fine();
        ana.does(&format!("/n/{}/profile", net.slug), &[("name", "Anastasia")]).await.is_fine();
        says(&ana, &item, "Good morning").await;
        house.item(&ana, &net, space, "discussion", "The end").await;
        let heard = replayed(&ben, &live, "The end").await;
        for before in ["Dismiss", "Square", ">Ana<", "\u{2068}Ana\u{2069}"] {
            assert!(!heard.contains(before), "{before}: {heard}");
        }
        assert!(heard.contains("Ask the mayor") && heard.contains("Market") && heard.contains("Anastasia"), "{heard}");
        let heard = replayed(&ben, &format!("{item}/live"), "Good morning").await;
        assert!(!heard.contains(">Ana<") && heard.contains("Anastasia"), "{heard}");
    }

    async fn what_one_may_no_longer_see_does_not_come_back(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        let item = house.item(&ana, &net, space, "channel", "Secret plan").await;
        let live = format!("/n/{}/live", net.slug);
        let mut today = ben.opens(&live).await.streams();
        says(&ana, &item, "Between us").await;
        hears(&mut today, "Secret plan").await;
        ana.does(&format!("/n/{}/spaces/{space}/people/{}/removal", net.slug, ben.member.unwrap()), &[]).await;
        house.item(&ana, &net, net.commons, "channel", "For everyone").await;
        let heard = replayed(&ben, &live, "For everyone").await;
        assert!(!heard.contains("Secret") && !heard.contains("Quiet"), "{heard}");
        ben.comes_back(&format!("{item}/live"), "0-0").await.is_missing();
    }
}
