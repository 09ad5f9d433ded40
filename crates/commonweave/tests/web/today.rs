//! What waits for somebody, and what happened since they were here.

use crate::kit::{House, Person, hears};
use commonweave::charters::CHARTER_REVISED;
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};
use house::happenings::{self, Happened};
use std::time::Duration;

/// Waits until it is written down when somebody was here; that happens after the page is on its way.
pub async fn seen(house: &House, who: &Person, column: &'static str, at: db::Time) {
    let member = who.member.unwrap();
    for _ in 0..6_000 {
        let sql = format!("SELECT {column} FROM members WHERE id = $1");
        let found: Option<db::Time> = house
            .app
            .db
            .read(move |q| q.one(&sql, &[&member]))
            .await
            .map_err(|error: db::Error| error)
            .unwrap();
        if found == Some(at) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{column} of {} was never written down", who.name);
}

on_both! {
    async fn a_steward_who_is_alone_is_led_to_the_first_steps(house: House) {
        let net = house.network("young", NetworkVisibility::Private).await;
        let first = net.steward.opens("/n/young/today").await;
        first.is_fine().sees("You are the only one here so far");
        net.steward.opens("/n/young").await.sees("Write the charter");
        let ana = house.member(&net, "Ana", Role::Member).await;
        ana.opens("/n/young/today").await.does_not_see("first steps");
        net.steward.opens("/n/young/today").await.does_not_see("You are the only one here so far");
    }

    async fn what_others_wrote_stands_on_today_once_for_each_item(house: House) {
        let (net, ana, ben) = house.two().await;
        house.app.clock.forward(Duration::from_secs(60));
        let item = house.item(&ana, &net, net.commons, "discussion", "Which crossing is the worst?").await;
        for body in ["One", "Two", "Three"] {
            ana.does(&format!("{item}/messages"), &[("body", body)]).await;
        }
        let today = format!("/n/{}/today", net.slug);
        let seen = ben.opens(&today).await;
        seen.is_fine().sees(", Ben").sees("3 new messages, last by Ana").sees("started by Ana");
        assert_eq!(seen.html().matches("Which crossing").count(), 1);
        ana.opens(&today).await.is_fine().does_not_see("Which crossing").sees("It has been quiet");
    }

    async fn a_message_that_was_removed_is_counted_no_more(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        let older = house.item(&ben, &net, net.commons, "discussion", "Gutters").await;
        house.app.clock.forward(Duration::from_secs(60));
        ana.does(&format!("{item}/messages"), &[("body", "It stands")]).await;
        for place in [&item, &older] {
            let sent = ana.sends(&format!("{place}/messages"), &[("body", "Regretted")]).await.leads_to().unwrap();
            let message = sent.rsplit_once('-').unwrap().1;
            ana.does(&format!("{place}/messages/{message}/removal"), &[]).await;
        }
        let seen = ben.opens(&format!("/n/{}/today", net.slug)).await;
        seen.is_fine().sees("1 new message by Ana").does_not_see("2 new messages").does_not_see("Gutters");
        let talk = ben.opens(&format!("/n/{}/spaces/{}/items", net.slug, net.commons)).await;
        talk.sees("Ana 1 message ");
    }

    async fn a_space_of_members_never_reaches_the_today_of_others(house: House) {
        let (net, ana, ben) = house.two().await;
        house.app.clock.forward(Duration::from_secs(60));
        let space = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        house.enters(&net, space, &cleo, SpaceRole::Member).await;
        house.item(&ana, &net, space, "discussion", "Secret plan").await;
        let today = format!("/n/{}/today?days=7", net.slug);
        cleo.opens(&today).await.is_fine().sees("Secret plan").sees("Quiet room");
        for outside in [&ben, &net.steward] {
            outside.opens(&today).await.is_fine().does_not_see("Secret plan").does_not_see("Quiet room");
        }
    }

    async fn a_newcomer_is_shown_spaces_to_join(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Bike lanes", SpaceVisibility::Network, &ana).await;
        house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let today = format!("/n/{}/today", net.slug);
        ben.opens(&today).await.is_fine().sees("Bike lanes").does_not_see("Quiet room");
        ben.does(&format!("/n/{}/spaces/{space}/membership", net.slug), &[]).await;
        ben.opens(&today).await.sees("Nothing is waiting for you");
    }

    async fn who_is_not_a_member_has_no_today(house: House) {
        let net = house.network("open", NetworkVisibility::Public).await;
        let stranger = house.account("Ana").await;
        for path in [format!("/n/{}/today", net.slug), format!("/n/{}/live", net.slug)] {
            house.visitor().opens(&path).await.is_missing();
            stranger.opens(&path).await.is_missing();
        }
    }

    async fn what_happens_now_is_told_to_others_and_not_to_oneself(house: House) {
        let (net, ana, ben) = house.two().await;
        let live = format!("/n/{}/live", net.slug);
        let mut of_ben = ben.opens(&live).await.streams();
        let mut of_ana = ana.opens(&live).await.streams();
        house.item(&ana, &net, net.commons, "discussion", "From Ana").await;
        house.item(&ben, &net, net.commons, "discussion", "From Ben").await;
        assert!(hears(&mut of_ana, "From Ben").await.matches("From Ana").next().is_none());
        let heard = hears(&mut of_ben, "From Ana").await;
        assert!(heard.contains("action=\"prepend\" target=\"today-new\""), "{heard}");
    }

    async fn the_live_notice_keeps_what_a_space_of_members_says(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let mut of_ben = ben.opens(&format!("/n/{}/live", net.slug)).await.streams();
        house.item(&ana, &net, space, "discussion", "Secret plan").await;
        house.item(&ana, &net, net.commons, "discussion", "For everyone").await;
        let heard = hears(&mut of_ben, "For everyone").await;
        assert!(!heard.contains("Secret plan"), "{heard}");
    }

    async fn a_long_absence_is_read_page_by_page(house: House) {
        let (net, ana, ben) = house.two().await;
        for number in 1..=45 {
            house.app.clock.forward(Duration::from_secs(1));
            let title = format!("Thought number {number}.");
            house.item(&ana, &net, net.commons, "discussion", &title).await;
        }
        let today = ben.opens(&format!("/n/{}/today", net.slug)).await;
        today.is_fine().sees("Thought number 45.").sees("Thought number 6.").does_not_see("Thought number 5.");
        let earlier = today.value("class=\"pager\"", "href").unwrap();
        ben.opens(&earlier).await.is_fine().sees("Thought number 5.").sees("Thought number 1.")
            .does_not_see("Thought number 6.");
    }

    async fn what_the_page_has_told_its_stream_does_not_tell_again(house: House) {
        let (net, ana, ben) = house.two().await;
        house.app.clock.forward(Duration::from_secs(60));
        let under_way = house.change_under_way().await;
        house.item(&ana, &net, net.commons, "discussion", "Told by the page").await;
        let today = ben.opens(&format!("/n/{}/today", net.slug)).await;
        let live = today.sees("Told by the page").value("<body", "data-live").unwrap().replace("&#38;", "&");
        let mut stream = ben.opens(&live).await.streams();
        house.item(&ana, &net, net.commons, "discussion", "Told by the stream").await;
        drop(under_way);
        let heard = hears(&mut stream, "Told by the stream").await;
        assert!(!heard.contains("Told by the page"), "{heard}");
    }

    async fn what_was_under_way_when_one_left_is_told_when_one_comes_back(house: House) {
        let (net, ana, ben) = house.two().await;
        let today = format!("/n/{}/today", net.slug);
        house.app.clock.forward(Duration::from_secs(600));
        let left = house.now();
        ben.opens(&today).await.is_fine();
        seen(&house, &ben, "seen_at", left).await;
        // Begun before that page was read, and kept after it.
        let (network, by, began) = (net.id, ana.member, left - Duration::from_secs(3));
        let slow = house.app.db.write(move |tx| {
            happenings::record(tx, network, by, began, Happened::new(&CHARTER_REVISED))
        });
        slow.await.unwrap();
        house.app.clock.forward(Duration::from_secs(3600));
        ben.opens(&today).await.is_fine();
        seen(&house, &ben, "since_at", left).await;
        ben.opens(&today).await.sees("The charter has a new version");
    }

    async fn the_first_page_after_a_week_tells_of_that_week_alone(house: House) {
        let (net, ana, ben) = house.two().await;
        let today = format!("/n/{}/today", net.slug);
        house.item(&ana, &net, net.commons, "discussion", "Told long ago").await;
        house.app.clock.forward(Duration::from_secs(3600));
        let left = house.now();
        ben.opens(&today).await.is_fine();
        seen(&house, &ben, "seen_at", left).await;
        house.app.clock.forward(Duration::from_secs(7 * 86_400));
        house.item(&ana, &net, net.commons, "discussion", "Told this week").await;
        house.app.clock.forward(Duration::from_secs(3600));
        ben.opens(&today).await.is_fine().sees("Told this week").does_not_see("Told long ago");
    }

    async fn what_is_about_no_item_is_called_read_with_all_else(house: House) {
        let (net, ana, ben) = house.two().await;
        house.app.clock.forward(Duration::from_secs(60));
        let (network, by, now) = (net.id, ana.member, house.now());
        let revised =
            house.app.db.write(move |tx| happenings::record(tx, network, by, now, Happened::new(&CHARTER_REVISED)));
        revised.await.unwrap();
        house.app.clock.forward(Duration::from_secs(60));
        let (news, all) = ("The charter has a new version", "Mark all as read");
        ben.opens(&format!("/n/{}/today", net.slug)).await.sees(news).sees(all);
        ben.does(&format!("/n/{}/reading", net.slug), &[]).await.is_fine().sees(news).does_not_see(all);
    }

    async fn a_charter_waits_until_it_is_endorsed(house: House) {
        let (net, ana, _) = house.two().await;
        let parts = [("base", "0"), ("vision", "A green city."), ("purpose", "We plant."), ("principles", ""), ("objectives", ""), ("reason", "A beginning.")];
        net.steward.does(&format!("/n/{}/charter/versions", net.slug), &parts).await.is_fine();
        let today = format!("/n/{}/today", net.slug);
        ana.opens(&today).await.is_fine().sees("Read version 1 of the charter");
        ana.does(&format!("/n/{}/charter/endorsements", net.slug), &[("version", "1")]).await;
        ana.opens(&today).await.is_fine().does_not_see("Read version 1 of the charter");
    }
}
