//! What somebody writes while their session ends comes back to them, and to nobody else.

use crate::kit::{House, Net, Person, Seen};
use axum::http::StatusCode;
use house::web::viewer::IDLE;
use std::time::Duration;

const PASSWORD: &str = "correct horse battery";

/// Ana writes in an item of the commons; her session ends before she sends it.
async fn interrupted(house: &House, net: &Net, ana: &Person) -> (String, Seen) {
    let item = house.item(ana, net, net.commons, "discussion", "Talk").await;
    let once = ana.opens(&item).await.value("name=\"once\"", "value").unwrap();
    house.app.clock.forward(IDLE + Duration::from_secs(60));
    let form = [("body", "A long thought & more\n\nof \"it\""), ("once", &once)];
    (item.clone(), ana.sends(&format!("{item}/messages"), &form).await)
}

/// Sends the form of a page as it stands, with these fields typed in.
async fn fills_in(who: &Person, seen: &Seen, action: &str, typed: &[(&str, &str)]) -> Seen {
    let form = seen.markup().form(action).unwrap().clone();
    let mut fields = form.as_it_stands();
    for (name, value) in typed {
        fields.retain(|(other, _)| other != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    who.sends(action, &fields).await
}

on_both! {
    async fn whose_session_ends_while_they_write_signs_in_and_sends(house: House) {
        let (net, ana, _) = house.two().await;
        let (item, met) = interrupted(&house, &net, &ana).await;
        met.is(StatusCode::FORBIDDEN).sees("You are signed out").sees("Nothing is lost");
        let wrong = fills_in(&ana, &met, "/sign-in", &[("email", "ana@example.org"), ("password", "something else")]).await;
        wrong.is_refused().sees("do not match");
        let back = fills_in(&ana, &wrong, "/sign-in", &[("email", "ana@example.org"), ("password", PASSWORD)]).await;
        back.is_fine().sees("You are signed in again").sees("A long thought & more");
        let sent = fills_in(&ana, &back, &format!("{item}/messages"), &[]).await;
        ana.opens(&sent.leads_to().unwrap()).await.sees("A long thought & more").sees("of \"it\"");
        fills_in(&ana, &back, &format!("{item}/messages"), &[]).await.goes_to(&sent.leads_to().unwrap());
    }

    async fn another_account_at_the_same_browser_never_sees_it(house: House) {
        let (net, ana, _) = house.two().await;
        let (_, met) = interrupted(&house, &net, &ana).await;
        let other = fills_in(&ana, &met, "/sign-in", &[("email", "ben@example.org"), ("password", PASSWORD)]).await;
        other.goes_to("/n/green-city/today");
        other.does_not_see("A long thought");
        ana.opens("/n/green-city/today").await.is_fine().does_not_see("A long thought");
    }

    async fn who_has_signed_out_leaves_nothing_behind(house: House) {
        let (net, ana, _) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Talk").await;
        ana.opens(&item).await;
        assert!(ana.cookie("writer").is_some());
        ana.sends("/sign-out", &[]).await.goes_to("/");
        assert_eq!(ana.cookie("writer"), None);
        ana.sends(&format!("{item}/messages"), &[("body", "Too late")]).await.is_missing();
    }

    async fn what_is_hidden_and_what_is_missing_lead_to_the_same_door(house: House) {
        let (net, ana, _) = house.two().await;
        let (item, _) = interrupted(&house, &net, &ana).await;
        let form = [("body", "A long thought")];
        let here = ana.sends(&format!("{item}/messages"), &form).await;
        let there = ana.sends("/n/nowhere/items/7/messages", &form).await;
        there.is(StatusCode::FORBIDDEN);
        assert_eq!(here.html().replace(&item, "PATH"), there.html().replace("/n/nowhere/items/7", "PATH"));
    }

    async fn a_page_tells_the_browser_whose_drafts_it_keeps(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Talk").await;
        for who in [&ana, &ben] {
            let seen = who.opens(&item).await;
            assert_eq!(seen.value("<body", "data-account"), who.account.map(|id| id.to_string()));
            assert!(seen.html().contains("action=\"/sign-out\" method=\"post\" data-turbo=\"false\" data-parting"));
        }
    }
    async fn whoever_knows_no_markdown_finds_buttons_wherever_they_write(house: House) {
        let (net, ana, ben) = house.two().await;
        let talk = house.item(&ana, &net, net.commons, "discussion", "Benches").await;
        let letters = crate::correspondence::writes(&ana, &net, &[&ben], "Hello").await;
        let new = format!("/n/green-city/items/new?kind=discussion&space={}", net.commons);
        for page in [talk.clone(), format!("{talk}/edit"), new, letters] {
            let seen = ana.opens(&page).await;
            seen.is_fine().markup();
            assert!(seen.html().contains("data-tool=\"bold\""), "{page}: {}", seen.html());
        }
    }
}
