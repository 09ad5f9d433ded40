//! A running talk: who catches up, who answers beside it, what is found again.

use crate::kit::{Person, hears};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};

/// Says something, and gives the number of the message.
async fn says(who: &Person, item: &str, words: &str, parent: Option<&str>) -> String {
    let form = [("body", words), ("parent", parent.unwrap_or_default())];
    let sent = who.sends(&format!("{item}/messages"), &form).await;
    sent.leads_to().unwrap().rsplit_once('-').unwrap().1.to_owned()
}

/// Opens a page until it says this: what somebody has read is written down once the page is on its way.
async fn comes_to(who: &Person, path: &str, holds: impl Fn(&str) -> bool) {
    for _ in 0..20_000 {
        if holds(who.opens(path).await.html()) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    panic!("{path} never came to that");
}

/// Sends a form as a script does that puts the answer into its page.
async fn sends_quickly(who: &Person, path: &str, body: &str) -> crate::kit::Seen {
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "text/vnd.turbo-stream.html, text/html")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body.to_owned()));
    who.asks(request.unwrap()).await
}

on_both! {
    async fn who_goes_on_speaking_does_so_under_one_name(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "channel", "Quick").await;
        for words in ["One.", "Two.", "Three."] {
            says(&ana, &item, words, None).await;
        }
        says(&ben, &item, "And I.", None).await;
        let seen = ana.opens(&item).await;
        assert_eq!(seen.html().matches("message-on").count(), 2, "{}", seen.html());
        assert_eq!(seen.html().matches("class=\"day\"").count(), 1);
        seen.sees("Today");
        // Whoever hears the page hears who speaks each time.
        assert_eq!(seen.html().matches("class=\"message-author\"").count(), 4);
    }

    async fn what_is_new_stands_below_a_line_until_it_is_seen(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "channel", "Quick").await;
        says(&ana, &item, "Before.", None).await;
        let first = ben.opens(&item).await;
        assert!(!first.html().contains("id=\"unread\""), "who has never been there has no line");
        let here = says(&ben, &item, "I was here.", None).await;
        ben.sends(&format!("{item}/reading"), &[("message", &here)]).await;
        says(&ana, &item, "Since then.", None).await;
        let seen = ben.opens(&item).await;
        let (old, new) = seen.html().split_once("id=\"unread\"").expect("a line");
        assert!(old.contains("I was here.") && new.contains("Since then.") && !new.contains("I was here."));
        seen.sees("New since you were here");
        comes_to(&ben, &item, |html| !html.contains("id=\"unread\"")).await;
        assert!(!ana.opens(&item).await.html().contains("id=\"unread\""), "nobody's own words are new to them");
    }

    async fn who_was_long_away_is_led_to_the_first_they_have_not_read(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "channel", "Quick").await;
        let known = says(&ana, &item, "Known to all.", None).await;
        ben.sends(&format!("{item}/reading"), &[("message", &known)]).await;
        for number in 1..=70 {
            says(&ana, &item, &format!("Line number {number}."), None).await;
        }
        let newest = ben.opens(&item).await;
        newest.sees("Line number 70.").does_not_see("Line number 1.").sees("There is more you have not read");
        let since = newest.value("<p class=\"since\"", "href").unwrap();
        let seen = ben.opens(since.split('#').next().unwrap()).await;
        seen.sees("Line number 1.").sees("Known to all.").does_not_see("Line number 70.").sees("Later messages");
        let later = seen.value("<p class=\"later\"", "href").unwrap();
        ben.opens(later.split('#').next().unwrap()).await.sees("Line number 70.");
    }

    async fn an_answer_stands_beside_the_flow(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "channel", "Quick").await;
        let asked = says(&ana, &item, "Who has a bike?", None).await;
        let reply = says(&ben, &item, "I have two.", Some(&asked)).await;
        let flow = ana.opens(&item).await;
        flow.sees("Who has a bike?").sees("1 reply").does_not_see("I have two.");
        let seen = ana.opens(&format!("{item}?thread={asked}")).await;
        seen.markup();
        seen.sees("I have two.").sees("Reply in this thread").sees("Close the thread");
        // A link to the answer opens its thread, and marks it.
        let seen = ana.opens(&format!("{item}?message={reply}")).await;
        seen.sees("I have two.");
        let marked = seen.html().split_once("message-marked\"").unwrap().1;
        assert!(marked.starts_with(&format!(" id=\"message-{reply}\"")), "{marked}");
        // What is refused in the thread is shown again in the thread.
        let refused = ana.sends(&format!("{item}/messages"), &[("body", " "), ("parent", &asked)]).await;
        let refused = refused.is_refused();
        refused.markup();
        assert!(refused.html().contains("f-body-thread-error"));
    }

    async fn an_answer_arrives_beside_and_the_count_in_the_flow(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "channel", "Quick").await;
        let asked = says(&ana, &item, "Who has a bike?", None).await;
        let mut stream = ben.opens(&format!("{item}/live")).await.streams();
        says(&ana, &item, "Or a cart.", Some(&asked)).await;
        let heard = hears(&mut stream, "Or a cart.").await;
        let heard = if heard.contains("message-replies") { heard } else { heard + &hears(&mut stream, "message-replies").await };
        assert!(heard.contains(&format!("action=\"append\" target=\"replies-{asked}\"")), "{heard}");
        assert!(heard.contains(&format!("action=\"replace\" target=\"message-{asked}\"")), "{heard}");
    }

    async fn who_holds_the_space_pins_and_everybody_finds_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Square", house::access::SpaceVisibility::Network, &ana).await;
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        let item = house.item(&ana, &net, space, "channel", "Quick").await;
        let key = says(&ben, &item, "The key hangs behind the door.", None).await;
        assert!(!ben.opens(&item).await.html().contains(&format!("href=\"{item}/pins\"")));
        let pin = format!("{item}/messages/{key}/pin");
        ben.sends(&pin, &[("pin", "yes")]).await.is_missing();
        ana.does(&pin, &[("pin", "yes")]).await.sees("The message is pinned.");
        let seen = ben.opens(&item).await;
        assert!(seen.html().contains(&format!("href=\"{item}/pins\"")));
        ben.opens(&format!("{item}/pins")).await.is_fine().sees("behind the door");
        ana.does(&pin, &[("pin", "no")]).await;
        ben.opens(&format!("{item}/pins")).await.sees("Nothing is pinned.");
        // What is removed is pinned no more.
        ana.does(&pin, &[("pin", "yes")]).await;
        ana.does(&format!("{item}/messages/{key}/removal"), &[]).await;
        ben.opens(&format!("{item}/pins")).await.sees("Nothing is pinned.");
    }

    async fn a_day_is_one_jump_away(house: House) {
        let (net, ana, _) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "channel", "Quick").await;
        says(&ana, &item, "Long ago.", None).await;
        ana.opens(&format!("{item}?day=1999-12-31")).await.is_fine().sees("Long ago.");
        for odd in ["2999-01-01", "yesterday", "", "-9999-01-01"] {
            ana.opens(&format!("{item}?day={odd}")).await.is_fine().sees("Long ago.");
        }
        ana.opens(&item).await.sees("Jump to a date");
    }

    async fn what_a_script_sends_comes_back_alone(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "channel", "Quick").await;
        let once = ana.opens(&item).await.value("name=\"once\"", "value").unwrap();
        let sent = sends_quickly(&ana, &format!("{item}/messages"), &format!("body=Hello&quick=yes&once={once}")).await;
        sent.is_fine();
        assert!(sent.header("content-type").starts_with("text/vnd.turbo-stream.html"));
        assert!(sent.html().contains("target=\"messages\"") && sent.html().contains("Hello"), "{}", sent.html());
        let next = sent.value("id=\"once\"", "value").unwrap();
        assert_ne!(next, once);
        // A sign comes back with the message, and whose it is.
        let id = sent.value("<article", "id").unwrap().replace("message-", "");
        let react = format!("{item}/messages/{id}/reactions");
        let seen = sends_quickly(&ben, &react, "sign=%F0%9F%91%8D").await;
        assert!(seen.html().contains("aria-pressed=\"true\"") && seen.html().contains("👍 1"), "{}", seen.html());
        let refused = sends_quickly(&ana, &format!("{item}/messages"), &format!("body=+&quick=yes&once={next}")).await;
        refused.is(StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn who_is_there_and_who_writes_is_told_to_members_alone(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let ben = house.member(&net, "Ben", Role::Member).await;
        let space = house.space(&net, "Window", SpaceVisibility::Public, &ana).await;
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        let item = house.item(&ana, &net, space, "channel", "On the water").await;
        let live = format!("{item}/live");
        let mut outside = house.visitor().opens(&live).await.streams();
        says(&ana, &item, "At the old bridge.", None).await;
        let mut heard = hears(&mut outside, "At the old bridge.").await;
        let here = |count: usize| format!("target=\"present\"><template>{count}</template>");
        let mut first = ben.opens(&live).await.streams();
        hears(&mut first, &here(1)).await;
        let mut second = ana.opens(&live).await.streams();
        hears(&mut second, &here(2)).await;
        hears(&mut first, &here(2)).await;
        ana.sends(&format!("{item}/typing"), &[]).await;
        hears(&mut first, "target=\"typing\"").await;
        // Whoever looks from outside hears what is said, and nothing of those who say nothing.
        says(&ana, &item, "At the weir now.", None).await;
        heard.push_str(&hears(&mut outside, "At the weir now.").await);
        assert!(!heard.contains("target=\"present\"") && !heard.contains("target=\"typing\""), "{heard}");
    }
}
