//! Live streams end within a second for whoever may no longer look, and say nothing more meanwhile.

use crate::inbox::{inbox, says};
use crate::kit::{House, Net, Person, Seen, ends_soon, falls_silent, hears};
use axum::body::BodyDataStream;
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};
use house::ids::SpaceId;
use std::time::Duration;

/// What a steward does to a member; the page on which they land is shown.
async fn manages(net: &Net, who: &Person, act: &str) -> Seen {
    net.steward.does(&format!("/n/{}/people/{}/{act}", net.slug, who.member.unwrap()), &[]).await
}

/// Opens a stream and hears something on it.
async fn listens(who: &Person, path: &str, talker: &Person, item: &str) -> BodyDataStream {
    let mut stream = who.opens(path).await.streams();
    let sent = talker.sends(&format!("{item}/messages"), &[("body", "Can you hear me?")]).await;
    assert!(sent.leads_to().is_some(), "{}", sent.text());
    hears(&mut stream, "id: ").await;
    falls_silent(&mut stream).await;
    stream
}

/// Ben's streams: of an item in the commons, of an item in a space, and of Today.
async fn streams(house: &House, net: &Net, ana: &Person, ben: &Person) -> ([BodyDataStream; 3], String) {
    let space = house.space(net, "Bike lanes", SpaceVisibility::Members, ana).await;
    house.enters(net, space, ben, SpaceRole::Member).await;
    let first = house.item(ana, net, net.commons, "channel", "For everyone").await;
    let second = house.item(ana, net, space, "discussion", "For a few").await;
    let mut today = listens(ben, &format!("/n/{}/live", net.slug), ana, &first).await;
    let one = listens(ben, &format!("{first}/live"), ana, &first).await;
    let other = listens(ben, &format!("{second}/live"), ana, &second).await;
    falls_silent(&mut today).await;
    ([one, other, today], first)
}

/// All three end within a second, by themselves.
async fn all_end(open: [BodyDataStream; 3]) {
    let [one, two, three] = open.map(ends_soon);
    tokio::join!(one, two, three);
}

/// The address of the stream of a page.
fn live_of(page: &Seen) -> String {
    page.value("<body", "data-live").unwrap().replace("&#38;", "&")
}

/// The number of an item, by its address.
fn number(item: &str) -> &str {
    item.rsplit('/').next().unwrap()
}

async fn changes_space(who: &Person, net: &Net, space: SpaceId, visibility: &str) {
    let form = [("name", "Bike lanes"), ("purpose", ""), ("visibility", visibility)];
    who.does(&format!("/n/{}/spaces/{space}", net.slug), &form).await.sees("The space is saved");
}

on_both! {
    async fn who_is_suspended_hears_no_more_anywhere(house: House) {
        let (net, ana, ben) = house.two().await;
        let (open, _) = streams(&house, &net, &ana, &ben).await;
        manages(&net, &ben, "suspension").await.sees("The member is suspended");
        all_end(open).await;
    }

    async fn no_older_change_under_way_holds_a_stream_open(house: House) {
        let (net, ana, ben) = house.two().await;
        let (open, _) = streams(&house, &net, &ana, &ben).await;
        let _under_way = house.change_under_way().await;
        manages(&net, &ben, "suspension").await.sees("The member is suspended");
        all_end(open).await;
    }

    async fn who_is_removed_hears_no_more_anywhere(house: House) {
        let (net, ana, ben) = house.two().await;
        let (open, _) = streams(&house, &net, &ana, &ben).await;
        manages(&net, &ben, "removal").await.is_fine();
        all_end(open).await;
    }

    async fn nothing_is_told_to_who_was_removed_a_moment_ago(house: House) {
        let (net, ana, ben) = house.two().await;
        let (open, item) = streams(&house, &net, &ana, &ben).await;
        let gone = manages(&net, &ben, "removal").await;
        ana.sends(&format!("{item}/messages"), &[("body", "Behind your back")]).await;
        gone.is_fine();
        let [one, two, three] = open.map(ends_soon);
        let (one, two, three) = tokio::join!(one, two, three);
        for heard in [one, two, three] {
            assert!(!heard.contains("Behind your back"), "{heard}");
        }
    }

    async fn who_leaves_the_network_hears_no_more_anywhere(house: House) {
        let (net, ana, ben) = house.two().await;
        let (open, _) = streams(&house, &net, &ana, &ben).await;
        ben.sends(&format!("/n/{}/departure", net.slug), &[]).await.goes_to("/");
        all_end(open).await;
    }

    async fn who_is_taken_out_of_a_space_of_members_hears_the_rest_of_the_network(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        let item = house.item(&ana, &net, space, "channel", "Secret plan").await;
        let inside = listens(&ben, &format!("{item}/live"), &ana, &item).await;
        let mut today = ben.opens(&format!("/n/{}/live", net.slug)).await.streams();
        ana.does(&format!("/n/{}/spaces/{space}/people/{}/removal", net.slug, ben.member.unwrap()), &[]).await;
        ends_soon(inside).await;
        ana.sends(&format!("{item}/messages"), &[("body", "Behind your back")]).await;
        house.item(&ana, &net, space, "channel", "A second secret").await;
        house.item(&ana, &net, net.commons, "channel", "For everyone").await;
        let heard = hears(&mut today, "For everyone").await;
        assert!(!heard.contains("secret") && !heard.contains("Secret"), "{heard}");
    }

    async fn a_space_that_closes_its_door_ends_the_streams_of_those_outside(house: House) {
        let net = house.network("open", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let ben = house.member(&net, "Ben", Role::Member).await;
        let space = house.space(&net, "Bike lanes", SpaceVisibility::Public, &ana).await;
        let item = house.item(&ana, &net, space, "channel", "Talk").await;
        let path = format!("{item}/live");
        let visitor = house.visitor();
        let outside = listens(&visitor, &path, &ana, &item).await;
        let member = listens(&ben, &path, &ana, &item).await;
        changes_space(&ana, &net, space, "network").await;
        ends_soon(outside).await;
        changes_space(&ana, &net, space, "members").await;
        ends_soon(member).await;
    }

    async fn a_network_that_becomes_private_ends_the_streams_of_strangers(house: House) {
        let net = house.network("open", NetworkVisibility::Public).await;
        let space = house.space(&net, "Bike lanes", SpaceVisibility::Public, &net.steward).await;
        let item = house.item(&net.steward, &net, space, "channel", "Talk").await;
        let visitor = house.visitor();
        let stranger = listens(&visitor, &format!("{item}/live"), &net.steward, &item).await;
        let settings = [("network_name", "Open"), ("slug", "open"), ("visibility", "private"), ("network_zone", "UTC")];
        net.steward.does("/n/open/settings", &settings).await.is_fine();
        ends_soon(stranger).await;
    }

    async fn a_stream_that_nobody_may_see_never_begins(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "channel", "Talk").await;
        manages(&net, &ben, "suspension").await;
        for path in [format!("{item}/live"), format!("/n/{}/live", net.slug)] {
            ben.opens(&path).await.is_missing();
            ben.comes_back(&path, "0-0").await.is_missing();
            house.visitor().opens(&path).await.is_missing();
        }
    }

    async fn a_place_that_nobody_was_given_begins_at_the_present(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "channel", "Talk").await;
        let path = format!("{item}/live");
        let mut first = ben.opens(&path).await.streams();
        ana.sends(&format!("{item}/messages"), &[("body", "Said before")]).await;
        hears(&mut first, "Said before").await;
        for place in ["", "x", "7", "-", "1-2-3", "99999999999999999999-1", "9223372036854775807-9223372036854775807"] {
            let mut stream = ben.comes_back(&path, place).await.streams();
            ana.sends(&format!("{item}/messages"), &[("body", &format!("Said after “{place}”"))]).await;
            let heard = hears(&mut stream, &format!("Said after “{place}”")).await;
            assert!(!heard.contains("Said before"), "{place}: {heard}");
        }
    }
    async fn a_list_that_shows_something_is_not_told_of_it_as_new(house: House) {
        let (net, ana, ben) = house.two().await;
        let list = format!("/n/{}/spaces/{}/items", net.slug, net.commons);
        let under_way = house.change_under_way().await;
        let first = house.item(&ana, &net, net.commons, "discussion", "On the list").await;
        let live = live_of(ben.opens(&list).await.sees("On the list"));
        let mut stream = ben.opens(&live).await.streams();
        let second = house.item(&ana, &net, net.commons, "discussion", "New on it").await;
        drop(under_way);
        let heard = hears(&mut stream, &format!("\"news-{}\"", number(&second))).await;
        assert!(!heard.contains(&format!("\"news-{}\"", number(&first))), "{heard}");
    }

    async fn an_inbox_that_shows_something_is_not_told_of_it_as_new(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        let other = house.item(&ana, &net, net.commons, "discussion", "Gutters").await;
        house.app.clock.forward(Duration::from_secs(60));
        let under_way = house.change_under_way().await;
        says(&ana, &item, "@Ben, seen already").await;
        let live = live_of(ben.opens(&inbox(&net)).await.sees("seen already"));
        let mut stream = ben.opens(&live).await.streams();
        says(&ana, &other, "@Ben, come and see").await;
        drop(under_way);
        let heard = hears(&mut stream, "come and see").await;
        assert!(!heard.contains("seen already"), "{heard}");
    }
}
