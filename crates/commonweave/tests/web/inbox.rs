//! What concerns somebody, in one list.

use crate::kit::{House, Net, Person};
use house::access::{Role, SpaceRole, SpaceVisibility};
use std::time::Duration;

pub async fn says(who: &Person, item: &str, body: &str) -> String {
    let sent = who.sends(&format!("{item}/messages"), &[("body", body)]).await;
    let to = sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()));
    to.rsplit_once('-').unwrap().1.to_owned()
}

pub async fn later(house: &House) {
    house.app.clock.forward(Duration::from_secs(60));
}

pub fn inbox(net: &Net) -> String {
    format!("/n/{}/inbox", net.slug)
}

/// The number in the bar.
pub async fn count(who: &Person, net: &Net) -> String {
    let page = who.opens(&format!("/n/{}/spaces", net.slug)).await;
    let html = page.is_fine().html();
    let (_, after) = html.split_once("data-calls>").unwrap();
    after.split('<').next().unwrap().to_owned()
}

/// Reads until somebody's inbox says this: what a page has shown is noted when it is on its way.
async fn comes_to_say(who: &Person, net: &Net, wanted: &str) {
    for _ in 0..6_000 {
        if who.opens(&inbox(net)).await.text().contains(wanted) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the inbox of {} never says {wanted}", who.name);
}

on_both! {
    async fn whoever_is_mentioned_finds_one_line_however_much_is_said(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Which crossing?").await;
        later(&house).await;
        for body in ["@Ben, look", "And @Ben, this", "The **last** word"] {
            says(&ana, &item, body).await;
            later(&house).await;
        }
        let list = ben.opens(&inbox(&net)).await;
        list.is_fine().sees("Ana mentioned you").sees("The last word");
        assert_eq!(list.html().matches("id=\"line-").count(), 1);
        assert_eq!(count(&ben, &net).await, "1");
        ana.opens(&inbox(&net)).await.sees("Nothing is waiting");
        assert_eq!(count(&ana, &net).await, "");
    }

    async fn opening_reads_and_what_was_addressed_stays_until_it_is_done(house: House) {
        let (net, ana, ben) = house.two().await;
        later(&house).await;
        let called = house.item(&ana, &net, net.commons, "discussion", "For Ben").await;
        house.item(&ana, &net, net.commons, "discussion", "For all").await;
        later(&house).await;
        says(&ana, &called, "@Ben?").await;
        ben.opens(&inbox(&net)).await.sees("For Ben").sees("For all").sees("New in a space of yours");
        ben.opens(&called).await.is_fine();
        for _ in 0..6_000 {
            if count(&ben, &net).await.is_empty() { break; }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        assert_eq!(count(&ben, &net).await, "");
        let list = ben.opens(&inbox(&net)).await;
        list.sees("For Ben").sees("Ana mentioned you");
        assert_eq!(list.html().matches("is-unread").count(), 1);
        ben.does(&format!("{called}/done"), &[]).await.sees("Done: For Ben").does_not_see("Ana mentioned you");
        ben.opens(&inbox(&net)).await.does_not_see("For Ben").sees("For all");
        ben.does(&format!("{called}/return"), &[]).await.sees("Ana mentioned you");
    }

    async fn what_only_informs_goes_when_it_is_opened(house: House) {
        let (net, ana, ben) = house.two().await;
        later(&house).await;
        let item = house.item(&ana, &net, net.commons, "discussion", "For all").await;
        ben.opens(&inbox(&net)).await.sees("For all");
        ben.opens(&item).await.is_fine();
        comes_to_say(&ben, &net, "Nothing is waiting").await;
    }

    async fn an_answer_reaches_whoever_is_answered_and_answering_is_doing(house: House) {
        let (net, ana, ben) = house.two().await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let item = house.item(&cleo, &net, net.commons, "discussion", "Roofs").await;
        let first = says(&ana, &item, "Flat ones").await;
        later(&house).await;
        ben.does(&format!("{item}/messages"), &[("body", "Why?"), ("parent", &first)]).await;
        ana.opens(&inbox(&net)).await.sees("Ben replied to you");
        cleo.opens(&inbox(&net)).await.sees("You follow this").does_not_see("replied to you");
        later(&house).await;
        says(&ana, &item, "Because").await;
        ana.opens(&inbox(&net)).await.does_not_see("Roofs");
        assert_eq!(count(&ana, &net).await, "");
    }

    async fn each_level_hears_of_its_own(house: House) {
        let (net, ana, ben) = house.two().await;
        later(&house).await;
        let old = house.item(&ana, &net, net.commons, "discussion", "Old talk").await;
        later(&house).await;
        ben.does(&format!("{}/done", inbox(&net)), &[]).await.sees("Everything is marked as done");
        later(&house).await;
        says(&ana, &old, "Going on").await;
        house.item(&ana, &net, net.commons, "discussion", "New talk").await;
        later(&house).await;
        let settings = format!("{}/settings", inbox(&net));
        let level = async |word: &str| {
            let form = [("level", word), ("quiet_from", ""), ("quiet_to", "")];
            ben.does(&settings, &form).await.sees("Your choice is saved");
            ben.opens(&inbox(&net)).await
        };
        level("").await.sees("New talk").does_not_see("Old talk");
        level("everything").await.sees("New talk").sees("Old talk").sees("You hear everything");
        level("mentions").await.does_not_see("New talk").does_not_see("Old talk");
        let space = format!("/n/{}/spaces/{}/level", net.slug, net.commons);
        ben.does(&space, &[("level", "everything")]).await.is_fine();
        ben.opens(&inbox(&net)).await.sees("Old talk");
        ben.does(&format!("{old}/level"), &[("level", "none")]).await.is_fine();
        ben.opens(&inbox(&net)).await.sees("New talk").does_not_see("Old talk");
        says(&ana, &old, "@Ben, please").await;
        ben.opens(&inbox(&net)).await.does_not_see("Old talk");
        ben.sends(&space, &[("level", "loud")]).await.is_refused().sees("What I hear about");
    }

    async fn the_default_of_an_account_holds_in_all_its_networks(house: House) {
        let (net, ana, ben) = house.two().await;
        later(&house).await;
        house.item(&ana, &net, net.commons, "discussion", "New talk").await;
        ben.does("/account/inbox", &[("level", "mentions")]).await.sees("Your choice is saved").sees("green-city");
        ben.opens(&inbox(&net)).await.sees("Nothing is waiting");
        ben.sends("/account/inbox", &[("level", "")]).await.is_refused();
        ben.opens("/account").await.sees("What I hear about");
    }

    async fn everyone_in_a_space_is_called_without_a_row_for_each(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Bike lanes", SpaceVisibility::Network, &ana).await;
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        let item = house.item(&ana, &net, space, "discussion", "Kerbs").await;
        ben.does(&format!("{}/settings", inbox(&net)), &[("level", "mentions"), ("quiet_from", ""), ("quiet_to", "")]).await;
        later(&house).await;
        says(&ana, &item, "@everyone, tomorrow at nine").await;
        ben.opens(&inbox(&net)).await.sees("Everyone in the space was mentioned").sees("tomorrow at nine");
        let rows = house.app.db.read(|q| q.one::<i64>("SELECT COUNT(*) FROM attention WHERE stands", &[])).await;
        assert_eq!(rows.map_err(|error: db::Error| error).unwrap(), 0);
    }

    async fn what_is_put_off_comes_back_in_its_time(house: House) {
        let (net, ana, ben) = house.two().await;
        later(&house).await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        ben.does(&format!("{item}/snooze"), &[("until", "tomorrow")]).await.sees("Snoozed: Roofs").sees("Nothing is waiting");
        assert_eq!(count(&ben, &net).await, "");
        ben.opens(&format!("{}?show=later", inbox(&net))).await.sees("Roofs").sees("comes back");
        house.app.clock.forward(Duration::from_secs(60 * 60 * 24));
        ben.opens(&inbox(&net)).await.sees("You wanted to come back to this");
        assert_eq!(count(&ben, &net).await, "1");
        ben.does(&format!("{item}/snooze"), &[("until", "week")]).await;
        ben.does(&format!("{item}/return"), &[]).await.sees("It is back in your inbox").sees("You wanted to come back");
    }

    async fn all_of_it_is_done_up_to_a_line_and_can_be_taken_back(house: House) {
        let (net, ana, ben) = house.two().await;
        for title in ["First", "Second", "Third"] {
            later(&house).await;
            let item = house.item(&ana, &net, net.commons, "discussion", title).await;
            says(&ana, &item, "@Ben").await;
        }
        let list = ben.opens(&inbox(&net)).await;
        let second = list.html().split("id=\"line-").nth(2).unwrap();
        let to = second.split_once("name=\"to\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
        ben.does(&format!("{}/done", inbox(&net)), &[("to", &to)]).await.sees("Everything is marked as done").sees("Third").does_not_see("Second");
        assert_eq!(count(&ben, &net).await, "1");
        ben.does(&format!("{}/return", inbox(&net)), &[]).await.sees("First").sees("Second").sees("Third");
        assert_eq!(count(&ben, &net).await, "3");
    }

    async fn a_long_list_is_read_page_by_page_each_line_once(house: House) {
        let (net, ana, ben) = house.two().await;
        let mut first = String::new();
        for number in 1..=40 {
            later(&house).await;
            let item = house.item(&ana, &net, net.commons, "discussion", &format!("Thought {number}.")).await;
            if number % 3 == 0 { says(&ana, &item, "@Ben").await; }
            if number == 3 { first = item; }
        }
        later(&house).await;
        let form = [("level", "everything"), ("quiet_from", ""), ("quiet_to", "")];
        ben.does(&format!("{}/settings", inbox(&net)), &form).await;
        says(&ana, &first, "Anew").await;
        let (mut seen, mut next) = (Vec::new(), Some(inbox(&net)));
        while let Some(path) = next {
            let page = ben.opens(&path).await;
            let lines = page.html().split("id=\"line-").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
            seen.extend(lines);
            let before = page.html().split_once("\" rel=\"next\"").map(|(before, _)| before);
            next = before.map(|before| before.rsplit_once('"').unwrap().1.replace("&#38;", "&"));
        }
        assert_eq!(seen[0], first.rsplit('/').next().unwrap());
        assert_eq!(seen.len(), 40);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 40);
    }

    async fn today_shows_what_is_addressed_to_one(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        later(&house).await;
        says(&ana, &item, "@Ben").await;
        ben.opens(&format!("/n/{}/today", net.slug)).await.sees("One thing is addressed to you").sees("Ana mentioned you");
    }

    async fn no_line_is_lost_between_two_pages(house: House) {
        let (net, ana, ben) = house.two().await;
        let mut wanted = std::collections::BTreeSet::new();
        let (mut read, mut lively) = (Vec::new(), Vec::new());
        for number in 0..38 {
            let item = house.item(&ana, &net, net.commons, "discussion", &format!("Talk {number:02}")).await;
            later(&house).await;
            says(&ana, &item, "@Ben?").await;
            wanted.insert(item.clone());
            if number < 3 { read.push(item) } else { lively.push(item) }
        }
        // Three were looked at and wait to be done; the others, called to later, took a turn since.
        for item in &read {
            ben.opens(item).await.is_fine();
        }
        later(&house).await;
        for item in &lively {
            ana.does(&format!("{item}/state"), &[("to", "closed")]).await.is_fine();
            later(&house).await;
        }
        let (mut found, mut page) = (Vec::new(), Some(inbox(&net)));
        while let Some(at) = page {
            let seen = ben.opens(&at).await;
            let lines = seen.html().split("id=\"line-").skip(1);
            found.extend(lines.map(|line| format!("/n/green-city/items/{}", line.split('"').next().unwrap())));
            let next = seen.html().split_once("\" rel=\"next\"").map(|(before, _)| before.rsplit_once('"').unwrap().1);
            page = next.map(|href| href.replace("&#38;", "&"));
        }
        assert_eq!(found.len(), wanted.len(), "{found:?}");
        assert_eq!(found.into_iter().collect::<std::collections::BTreeSet<_>>(), wanted);
    }
}
