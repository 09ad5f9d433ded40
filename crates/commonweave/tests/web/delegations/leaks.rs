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
