//! Who had a voice in a decision: no more than its own page tells.

use super::twelve;
use crate::kit::Person;
use crate::proposals::{draft, drafted, ends, opened, votes};
use house::access::SpaceVisibility;

/// The page of voices of a proposal, and the same as a file.
fn pages(item: &str) -> (String, String) {
    let number = item.rsplit('/').next().unwrap();
    let page = |name: &str| format!("/n/green-city/{name}?decision={number}");
    (page("voice"), page("voice.csv"))
}

/// These vote yes.
async fn vote(people: &[Person], acts: &str, reason: &str) {
    for who in people {
        votes(who, acts, &[("choice", "yes"), ("reason", reason)]).await;
    }
}

on_both! {
    async fn who_of_those_who_could_vote_did_is_told_by_group(house: House) {
        let (net, people) = twelve(&house).await;
        let (item, acts) = opened(&people[0], &net, &draft("simple", "", &[])).await;
        vote(&people[..3], &acts, "Bees need it.").await;
        vote(&people[3..6], &acts, "").await;
        for who in &people[6..] {
            who.does(&format!("{item}/messages"), &[("body", "Where is the water?")]).await.is_fine();
        }
        let (page, file) = pages(&item);
        let told = people[11].opens(&file).await;
        told.sees("Voting,Non-profit,6,46 %,100 %,2.2,–").sees("Voting,Smaller groups together,7,54 %,0 %,0.0,–");
        told.sees("Speaking,Non-profit,6,46 %,0 %,0.0,–").sees("Speaking,Smaller groups together,7,54 %,100 %,1.9,–");
        // Three gave a reason: whose it was in which group is told of none.
        told.sees("Giving reasons,Non-profit,6,46 %,–,–,–").sees("Giving reasons,Smaller groups together,7,54 %,–,–,–");
        let seen = people[11].opens(&page).await;
        seen.is_fine().sees("Where to plant").sees("13 people are counted").sees("Gini").markup();
        seen.sees("but only 0 % of this comes from it").sees("Ask those who are missing").sees("Call for a panel");
        seen.does_not_see("Give this vote more time").does_not_see("Parity before");
        people[0].opens(&page).await.sees("Give this vote more time");
        ends(&house).await;
        let result = people[11].opens(&format!("{item}/result")).await;
        assert_eq!(result.value("href=\"/n/green-city/voice?", "href"), Some(page.clone()));
        let over = people[0].opens(&page).await;
        over.is_fine().sees("Voting").sees("Call for a panel").does_not_see("Give this vote more time");
    }

    async fn who_has_voted_in_a_sealed_vote_is_told_once_it_is_closed(house: House) {
        let (net, people) = twelve(&house).await;
        let (item, acts) = opened(&people[0], &net, &draft("simple", "", &[("secrecy", "sealed")])).await;
        let (page, file) = pages(&item);
        let mut given = Vec::new();
        // Nobody, the people of the trust, half the city with reasons: it is all the same before the end.
        for some in [&people[..0], &people[..6], &people[6..9]] {
            vote(some, &acts, "Bees need it.").await;
            let seen = people[11].opens(&page).await;
            seen.is_fine().sees("is told here once voting is closed").does_not_see("Giving reasons");
            let told = people[11].opens(&file).await;
            told.is_fine().sees("Speaking,Non-profit").does_not_see("Voting,").does_not_see("Giving reasons,");
            // What stands beside each page, such as what is new, is no part of this one.
            let figures = seen.text().split_once("13 people are counted").unwrap().1.to_owned();
            given.push((figures, told.text()));
        }
        assert!(given.windows(2).all(|pair| pair[0] == pair[1]), "a ballot shows before the vote is closed: {given:?}");
        ends(&house).await;
        people[11].opens(&file).await.sees("Voting,Non-profit,6,46 %,–,–,–");
        people[11].opens(&page).await.does_not_see("is told here once voting is closed");
    }

    async fn who_has_voted_in_a_secret_vote_is_never_told(house: House) {
        let (net, people) = twelve(&house).await;
        let mut open = Vec::new();
        for kept in ["secret", "checkable"] {
            let (item, acts) = opened(&people[0], &net, &draft("simple", "", &[("secrecy", kept)])).await;
            let before = people[11].opens(&pages(&item).1).await.text();
            vote(&people[..6], &acts, "").await;
            assert_eq!(people[11].opens(&pages(&item).1).await.text(), before, "{kept}");
            open.push(item);
        }
        ends(&house).await;
        for item in open {
            people[11].opens(&format!("{item}/result")).await.is_fine().sees("6 of 13 voted");
            let (page, file) = pages(&item);
            people[11].opens(&page).await.is_fine().sees("This vote is secret").does_not_see("Giving reasons");
            people[11].opens(&file).await.sees("Speaking,Non-profit").does_not_see("Voting,").does_not_see("Giving reasons,");
        }
    }

    async fn a_decision_that_one_may_not_read_is_as_one_that_is_not_there(house: House) {
        let (net, ana, ben) = house.two().await;
        let hidden = house.space(&net, "Board", SpaceVisibility::Members, &ana).await.to_string();
        let fields = [draft("simple", "", &[("title", "Whom to hire")]), vec![("space", hidden.as_str())]].concat();
        let secret = ana.sends("/n/green-city/items", &fields).await.leads_to().unwrap();
        ana.does(&format!("{}/opening", secret.replace("/items/", "/proposals/")), &[]).await.is_fine();
        let (page, file) = pages(&secret);
        ana.opens(&page).await.is_fine().sees("Whom to hire").sees("once there are five people");
        let (nowhere, no_file) = pages("/999");
        for (kept, missing) in [(&page, &nowhere), (&file, &no_file)] {
            let missing = ben.opens(missing).await;
            assert_eq!(ben.opens(kept).await.is_missing().text(), missing.is_missing().text());
        }
        // Of a draft it is not settled yet who may vote, and other items are no decisions.
        let (begun, _) = drafted(&ana, &net, &draft("simple", "", &[])).await;
        ana.opens(&pages(&begun).0).await.is_missing();
        let talk = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        ana.opens(&pages(&talk).0).await.is_missing();
    }

    async fn whoever_offers_changes_of_the_draft_has_a_voice_too(house: House) {
        let (net, people) = twelve(&house).await;
        let (item, acts) = drafted(&people[0], &net, &draft("consent", "", &[])).await;
        for who in &people[6..11] {
            let becomes = format!("We plant one more garden, says {}.", who.name);
            let offer = [("paragraph", "1"), ("was", "We plant one more garden."), ("becomes", becomes.as_str()), ("reason", "Bees.")];
            who.does(&format!("{acts}/amendments"), &offer).await.sees("was sent to the author");
        }
        people[0].does(&format!("{acts}/opening"), &[]).await.is_fine();
        let told = people[0].opens(&pages(&item).1).await;
        told.sees("Changing the text,Non-profit,6,46 %,0 %,0.0,–").sees("Changing the text,Smaller groups together,7,54 %,100 %,1.9,–");
    }
}
