//! Proxies: a member who cannot come gives their vote to somebody for this once.

use super::{five, gives, opened};
use crate::proposals::{draft, drafted, ends, votes};
use house::access::{SpaceRole, SpaceVisibility};

on_both! {
    async fn whoever_cannot_come_gives_their_vote_to_one_who_can(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        // A vote that takes no delegations takes proxies nevertheless.
        let (item, acts) = crate::proposals::opened(&net.steward, &net, &draft("simple", "", &[])).await;
        ben.opens(&item).await.sees("Give my vote for this once").sees("One person may hold 2 proxies.");
        ben.opens(&format!("{acts}/proxies")).await.is_fine().sees("give your vote to somebody who can").markup();
        ben.does(&format!("{acts}/proxies"), &[("to", "Ana")]).await.sees("Your vote is with them now.");
        ben.opens(&item).await.sees("If you do not vote yourself, your vote goes to Ana.");
        ben.opens(&format!("{acts}/proxies")).await.sees("Your vote is with").sees("Ana").markup();
        ben.opens("/n/green-city/today").await.does_not_see("Vote on “Where to plant”");
        ana.opens("/n/green-city/inbox").await.sees("Somebody gave you their vote for this");
        ana.opens(&item).await.sees("You vote for 1 other");
        ana.opens(&format!("{acts}/proxies")).await.sees("Whose votes you hold").sees("Ben");
        // Who gave it to whom stands in the log.
        net.steward.opens("/n/green-city/log").await.sees("Ben gave Ana their vote on “Where to plant”");
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        votes(&dora, &acts, &[("choice", "no")]).await.goes_to(&item);
        ends(&house).await;
        cleo.opens(&format!("{item}/result")).await.sees("2 of 3 votes cast are for it").sees("1 more vote was carried");
    }

    async fn an_own_ballot_takes_a_proxy_back(house: House) {
        let (net, ana, ben, cleo, _) = five(&house).await;
        let (item, acts) = opened(&net.steward, &net, &draft("simple", "", &[])).await;
        for who in [&ben, &cleo] {
            who.does(&format!("{acts}/proxies"), &[("to", "Ana")]).await.is_fine();
        }
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        ana.opens(&item).await.sees("You vote for 2 others");
        votes(&ben, &acts, &[("choice", "no")]).await.goes_to(&item);
        cleo.does(&format!("{acts}/proxies/removal"), &[]).await.sees("Your vote is yours again.");
        ana.opens(&item).await.does_not_see("You vote for");
        cleo.opens("/n/green-city/today").await.sees("Vote on “Where to plant”");
        net.steward.opens("/n/green-city/log").await.sees("Cleo took back the vote on “Where to plant”");
        ben.sends(&format!("{acts}/proxies"), &[("to", "Ana")]).await.is_refused().sees("You have voted yourself");
        ben.opens(&format!("{acts}/proxies")).await.is_fine().sees("You have voted yourself");
        ends(&house).await;
        cleo.opens(&format!("{item}/result")).await.sees("1 of 2 votes cast are for it");
    }

    async fn nobody_has_two_proxies_and_nobody_holds_more_than_the_vote_allows(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        let (item, acts) = drafted(&net.steward, &net, &draft("simple", "", &[])).await;
        for odd in ["-1", "21", "NaN", "1.5"] {
            let sent = net.steward.sends(&format!("{acts}/opening"), &[("proxies", odd)]).await;
            sent.is_refused().sees("Enter a whole number from 0 to 20.").keeps(odd);
        }
        net.steward.does(&format!("{acts}/opening"), &[("proxies", "1")]).await.sees("One person may hold 1 proxy.");
        let proxies = format!("{acts}/proxies");
        ben.does(&proxies, &[("to", "Ana")]).await.is_fine();
        ben.sends(&proxies, &[("to", "Dora")]).await.is_refused().sees("Your vote is with somebody already.");
        cleo.sends(&proxies, &[("to", "Ana")]).await.is_refused().sees("They hold 1 proxy already").keeps("Ana");
        cleo.sends(&proxies, &[("to", "Cleo")]).await.is_refused().sees("You have your own vote already.");
        cleo.sends(&proxies, &[("to", "Nobody Here")]).await.is_refused().sees("Nobody here is called “Nobody Here”.");
        // A proxy is for the one alone to whom it was given.
        ana.does(&proxies, &[("to", "Dora")]).await.is_fine();
        votes(&dora, &acts, &[("choice", "yes")]).await.goes_to(&item);
        ends(&house).await;
        cleo.opens(&format!("{item}/result")).await.sees("2 of 2 votes cast are for it");
    }

    async fn fifty_proxies_at_once_are_one(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        let (item, acts) = opened(&net.steward, &net, &draft("simple", "", &[])).await;
        let names = ["Ana", "Dora", "Cleo"];
        let sent = (0..30).map(async |at: usize| drop(ben.sends(&format!("{acts}/proxies"), &[("to", names[at % 3])]).await));
        futures_util::future::join_all(sent).await;
        for who in [&ana, &cleo, &dora] {
            votes(who, &acts, &[("choice", "yes")]).await.goes_to(&item);
        }
        ends(&house).await;
        ana.opens(&format!("{item}/result")).await.sees("4 of 4 votes cast are for it").sees("1 more vote was carried");
    }

    async fn a_proxy_goes_before_a_delegation_and_stays_in_the_electorate(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        let space = house.space(&net, "Orchard", SpaceVisibility::Network, &ana).await;
        for who in [&cleo, &dora] {
            house.enters(&net, space, who, SpaceRole::Member).await;
        }
        gives(&cleo, "Ana", &[]).await.goes_to(super::PAGE);
        let number = space.to_string();
        let fields = [draft("simple", "", &[]), vec![("space", number.as_str())]].concat();
        let item = ana.sends("/n/green-city/items", &fields).await.leads_to().unwrap();
        let acts = item.replace("/items/", "/proposals/");
        ana.does(&format!("{acts}/opening"), &[("delegable", "true")]).await.is_fine();
        cleo.sends(&format!("{acts}/proxies"), &[("to", "Ben")]).await.is_refused().sees("They are not on the list of voters.");
        ben.sends(&format!("{acts}/proxies"), &[("to", "Ana")]).await.sees("You are not on the list of voters");
        cleo.does(&format!("{acts}/proxies"), &[("to", "Dora")]).await.is_fine();
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        votes(&dora, &acts, &[("choice", "no")]).await.goes_to(&item);
        ends(&house).await;
        ben.opens(&format!("{item}/result")).await.sees("1 of 3 votes cast are for it");
        cleo.sends(&format!("{acts}/proxies"), &[("to", "Dora")]).await.sees("Voting has closed");
    }

    async fn whoever_leaves_gives_their_proxies_back(house: House) {
        let (net, ana, ben, cleo, _) = five(&house).await;
        let (item, acts) = opened(&net.steward, &net, &draft("simple", "", &[])).await;
        ben.does(&format!("{acts}/proxies"), &[("to", "Ana")]).await.is_fine();
        ana.does(&format!("{acts}/proxies"), &[("to", "Cleo")]).await.is_fine();
        ana.does("/n/green-city/departure", &[]).await;
        ben.opens(&item).await.does_not_see("your vote goes to");
        cleo.opens(&item).await.does_not_see("You vote for");
    }
}
