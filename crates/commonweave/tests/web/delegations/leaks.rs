//! Who gave their vote to whom is seen by the two alone, by every way.

use super::{PAGE, five, gives, opened};
use crate::kit::Person;
use crate::proposals::{draft, ends, votes};

/// What somebody reads by each way on which something of a vote stands.
async fn read(who: &Person, item: &str) -> Vec<(String, String)> {
    let here = ["log", "decisions", "decisions.csv", "delegations", "inbox", "people", "search?q=plant"];
    let mut ways = vec![item.to_owned(), format!("{item}/result"), format!("{item}/history")];
    ways.extend(here.map(|page| format!("/n/green-city/{page}")));
    let mut all = Vec::new();
    for way in ways {
        let seen = who.opens(&way).await;
        all.push((way, format!("{} {}", seen.status, seen.text())));
    }
    all
}

on_both! {
    async fn a_delegation_changes_nothing_that_others_see(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[("secrecy", "sealed")])).await;
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        gives(&cleo, "Dora", &[]).await.goes_to(PAGE);
        let house = house.at_rest().await;
        let lookers = [&dora, &net.steward];
        let mut before = Vec::new();
        for who in lookers {
            read(who, &item).await;
            before.push(read(who, &item).await);
        }
        gives(&ben, "Ana", &[]).await.goes_to(PAGE);
        for (who, before) in lookers.into_iter().zip(before) {
            for ((way, was), (_, is)) in before.into_iter().zip(read(who, &item).await) {
                assert_eq!(was, is, "{} sees a difference at {way}", who.name);
            }
        }
        // The two see it.
        ana.opens(PAGE).await.sees("Ben");
        ben.opens(PAGE).await.sees("Ana");
        ends(&house).await;
        let result = dora.opens(&format!("{item}/result")).await;
        result.sees("2 of 2 votes cast are for it").sees("Ana").does_not_see("Ben");
        net.steward.opens("/n/green-city/log").await.does_not_see("gave somebody their vote");
    }

    async fn who_votes_does_not_tell_whose_votes_come_by_way_of_others(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        gives(&cleo, "Ben", &[]).await.goes_to(PAGE);
        gives(&dora, "Ben", &[]).await.goes_to(PAGE);
        gives(&ben, "Ana", &[]).await.goes_to(PAGE);
        for secrecy in ["open", "sealed"] {
            let (item, acts) = opened(&net.steward, &net, &draft("simple", "", &[("secrecy", secrecy)])).await;
            ana.opens(&item).await.sees("You vote for 3 others");
            // The log says that Cleo has voted and that Dora gave a proxy: for Ana nothing changes at these moments.
            votes(&cleo, &acts, &[("choice", "yes")]).await.goes_to(&item);
            ana.opens(&item).await.sees("You vote for 3 others");
            dora.does(&format!("{acts}/proxies"), &[("to", &net.steward.name)]).await.is_fine();
            ana.opens(&item).await.sees("You vote for 3 others");
            // Ben, whom they chose, knows of both; and Ana of Ben.
            ben.opens(&item).await.does_not_see("You vote for");
            votes(&ben, &acts, &[("choice", "yes")]).await.goes_to(&item);
            ana.opens(&item).await.does_not_see("You vote for");
        }
    }

    async fn whoever_passes_a_vote_on_names_only_whom_they_chose(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        gives(&cleo, "Ben", &[]).await.goes_to(PAGE);
        gives(&ben, "Dora", &[]).await.goes_to(PAGE);
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[])).await;
        cleo.opens(&item).await.sees("your vote goes to Ben").does_not_see("Dora");
        dora.opens(&item).await.sees("You vote for 2 others").does_not_see("Cleo").does_not_see("Ben");
        cleo.opens(PAGE).await.does_not_see("Dora");
        votes(&dora, &acts, &[("choice", "no")]).await.goes_to(&item);
        ends(&house).await;
        ana.opens(&format!("{item}/result")).await.sees("Dora").does_not_see("Cleo").does_not_see("Ben");
    }
}
