//! Long conversations: read in one go, answered in place, summed up, closed with words; and what one writes on the way.

use crate::kit::{Person, hears};
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};

/// Says something, and gives the number of the message.
async fn says(who: &Person, item: &str, words: &str, parent: Option<&str>) -> String {
    let form = [("body", words), ("parent", parent.unwrap_or_default())];
    let sent = who.sends(&format!("{item}/messages"), &form).await;
    sent.leads_to().unwrap().rsplit_once('-').unwrap().1.to_owned()
}

on_both! {
    async fn a_long_branch_is_folded_up_to_its_last_words(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        let first = says(&ana, &item, "First roof", None).await;
        for number in 1..=6 {
            says(&ana, &item, &format!("Thought {number}."), Some(&first)).await;
        }
        let seen = ben.opens(&item).await;
        seen.markup();
        seen.sees("4 earlier replies");
        let (folded, open) = seen.html().split_once(&format!("id=\"replies-{first}\"")).unwrap();
        assert!(folded.contains("Thought 4.") && open.contains("Thought 5.") && open.contains("Thought 6."));
    }

    async fn one_answers_in_place(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        let first = says(&ana, &item, "First roof", None).await;
        let second = says(&ana, &item, "Second roof", None).await;
        let seen = ben.opens(&format!("{item}?reply={first}")).await;
        seen.markup();
        let form = seen.html().find("id=\"composer\"").unwrap();
        let next = seen.html().find(&format!("id=\"entry-{second}\"")).unwrap();
        assert!(form < next, "the place to write stands below what is answered");
        assert_eq!(seen.html().matches("id=\"composer\"").count(), 1);
        // Whoever has sent it stands at it.
        let sent = ben.sends(&format!("{item}/messages"), &[("body", "Yes."), ("parent", &first)]).await;
        let to = sent.leads_to().unwrap();
        let id = to.rsplit_once('-').unwrap().1.to_owned();
        let seen = ben.opens(&to).await;
        assert!(seen.html().contains(&format!("message-marked\" id=\"message-{id}\"")), "{}", seen.html());
    }

    async fn facilitators_keep_a_summary_with_its_versions(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Square", house::access::SpaceVisibility::Network, &ana).await;
        house.enters(&net, space, &ben, house::access::SpaceRole::Member).await;
        let item = house.item(&ana, &net, space, "discussion", "Roofs").await;
        let page = format!("{item}/summary");
        ben.opens(&page).await.is_missing();
        ben.sends(&page, &[("body", "Mine")]).await.is_missing();
        ana.sends(&page, &[("body", " ")]).await.is_refused();
        ana.does(&page, &[("body", "We lean to **the school**.")]).await.sees("The summary is saved.");
        ana.does(&page, &[("body", "It will be the school.")]).await;
        ben.opens(&item).await.sees("It will be the school.").does_not_see("We lean to");
        let versions = ben.opens(&format!("{page}/versions")).await;
        versions.is_fine().sees("It will be the school.").sees("We lean to the school");
        ana.opens(&page).await.sees("It will be the school.");
    }

    async fn who_closes_a_discussion_says_what_came_of_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        let outcome = format!("{item}/outcome");
        assert!(ana.opens(&item).await.html().contains(&format!("href=\"{outcome}\"")));
        ben.opens(&outcome).await.is_missing();
        ana.sends(&outcome, &[("body", "")]).await.is_refused().sees("What came of it");
        ben.opens(&item).await.does_not_see("Discussion closed");
        ana.does(&outcome, &[("body", "The school roof, in May.")]).await;
        ben.opens(&item).await.sees("Discussion closed").sees("The school roof, in May.").sees("What came of it");
        ana.does(&format!("{item}/state"), &[("to", "open")]).await;
        ben.opens(&item).await.sees("What came of it when it was closed before");
    }

    async fn a_text_is_looked_at_before_it_is_sent(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        let seen = ana.sends(&format!("{item}/preview"), &[("body", "**Loud**\n\n- [x] done\n- [ ] open\n\n:tada:")]).await;
        seen.is_fine().markup();
        let shown = seen.html().split_once("class=\"preview prose\"").unwrap().1;
        assert!(shown.contains("<strong>Loud</strong>") && shown.contains("☑ done") && shown.contains("☐ open"));
        assert!(shown.contains("🎉"));
        assert!(seen.html().contains("- [x] done"), "the text is still there to be changed");
        ben.opens(&item).await.does_not_see("Loud");
        let stranger = house.account("Olga").await;
        stranger.sends(&format!("{item}/preview"), &[("body", "x")]).await.is_missing();
    }

    async fn what_was_begun_is_there_at_another_device(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "channel", "Quick").await;
        let first = says(&ben, &item, "A question", None).await;
        ana.sends(&format!("{item}/draft"), &[("body", "Half a thou")]).await.is(axum::http::StatusCode::NO_CONTENT);
        ana.sends(&format!("{item}/draft"), &[("body", "Half an answer"), ("parent", &first)]).await;
        ana.opens(&item).await.sees("Half a thou").does_not_see("Half an answer");
        ana.opens(&format!("{item}?thread={first}")).await.sees("Half a thou").sees("Half an answer");
        ben.opens(&item).await.does_not_see("Half a thou");
        says(&ana, &item, "A whole thought", None).await;
        let seen = ana.opens(&format!("{item}?thread={first}")).await;
        seen.does_not_see("Half a thou").sees("Half an answer");
        ana.sends(&format!("{item}/draft"), &[("body", " "), ("parent", &first)]).await;
        ana.opens(&format!("{item}?thread={first}")).await.does_not_see("Half an answer");
        let stranger = house.account("Olga").await;
        stranger.sends(&format!("{item}/draft"), &[("body", "x")]).await.is_missing();
    }

    async fn signs_are_offered_by_their_names(house: House) {
        let (net, ana, _) = house.two().await;
        let seen = ana.opens(&format!("/n/{}/mentions?q=:tad", net.slug)).await;
        seen.is_fine().sees("🎉").sees("tada");
    }

    async fn for_whom_somebody_speaks_stands_beside_their_name(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let ben = house.member(&net, "Ben", Role::Member).await;
        let form = [("name", "Eastside Schools"), ("sector", "education")];
        let made = net.steward.sends("/n/green-city/organisations", &form).await.leads_to().unwrap();
        ben.does(&format!("{made}/affiliation"), &[]).await.is_fine();
        let space = house.space(&net, "Window", SpaceVisibility::Public, &ana).await;
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        let item = house.item(&ana, &net, space, "discussion", "Roofs").await;
        let live = ana.opens(&item).await.value("<body", "data-live").unwrap();
        let (mut inside, mut outside) = (ana.opens(&live).await.streams(), house.visitor().opens(&live).await.streams());
        says(&ben, &item, "Ours is free", None).await;
        let heard = hears(&mut inside, "Ours is free").await;
        assert!(heard.contains("Eastside Schools"), "{heard}");
        ana.opens(&item).await.sees("Ben Eastside Schools , Education").markup();
        // Whoever may not read who is a member does not learn it.
        let heard = hears(&mut outside, "Ours is free").await;
        assert!(!heard.contains("Eastside"), "{heard}");
        house.visitor().opens(&item).await.sees("Ours is free").does_not_see("Eastside");
    }

    async fn a_long_discussion_is_light(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        let mut tops = Vec::new();
        for number in 0..45 {
            tops.push(says(&ana, &item, &format!("A contribution of ordinary length, number {number}, that says where the panels could stand and who has asked the school about it already."), None).await);
        }
        for (number, top) in tops.iter().take(40).enumerate() {
            says(&ben, &item, &format!("A reply, number {number}, that thinks the other way round."), Some(top)).await;
        }
        let seen = ben.opens(&item).await;
        let list = seen.html().split_once("id=\"messages\"").unwrap().1.split_once("<template").unwrap().0;
        let elements = list.matches('<').count() - list.matches("</").count();
        assert!(seen.html().len() <= 110_000, "{} bytes", seen.html().len());
        assert!(elements <= 20 * 85, "{elements} elements for 85 messages");
    }
}
