//! Votes that go in a circle: each of those in it is asked for their own, as is whoever gave theirs to one of them.

use super::{PAGE, five, gives, opened};
use crate::kit::Person;
use crate::proposals::{draft, ends, votes};
use house::access::Role;

const TODAY: &str = "/n/green-city/today";
const ASKED: &str = "Vote on “Where to plant”";

async fn circle(people: &[&Person]) {
    for (at, who) in people.iter().enumerate() {
        gives(who, &people[(at + 1) % people.len()].name, &[]).await.goes_to(PAGE);
    }
}

on_both! {
    async fn everyone_in_a_circle_of_three_is_asked_and_reminded(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        let (emil, fay) = (house.member(&net, "Emil", Role::Member).await, house.member(&net, "Fay", Role::Member).await);
        circle(&[&ana, &ben, &cleo]).await;
        // What leads into the circle is not cast either; what comes to somebody who may still vote is on its way.
        gives(&dora, "Cleo", &[]).await.goes_to(PAGE);
        gives(&emil, "Fay", &[]).await.goes_to(PAGE);
        let (item, acts) = opened(&net.steward, &net, &draft("simple", "", &[])).await;
        for who in [&ana, &ben, &cleo, &dora, &fay] {
            who.opens(TODAY).await.sees(ASKED);
        }
        emil.opens(TODAY).await.does_not_see(ASKED);
        votes(&net.steward, &acts, &[("choice", "yes")]).await.goes_to(&item);
        house.app.clock.forward(crate::proposals::how_many_days(&house).await);
        house.jobs_end().await;
        let missing = "Your vote is missing, and voting closes soon";
        for who in [&ana, &ben, &cleo, &dora, &fay] {
            who.opens("/n/green-city/inbox").await.sees(missing);
        }
        for who in [&emil, &net.steward] {
            who.opens("/n/green-city/inbox").await.does_not_see(missing);
        }
    }

    async fn whoever_votes_opens_the_circle_and_only_who_chose_them_is_told(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        circle(&[&ana, &ben, &cleo, &dora]).await;
        let (item, acts) = opened(&net.steward, &net, &draft("simple", "", &[])).await;
        for who in [&ana, &ben, &cleo, &dora] {
            who.opens(TODAY).await.sees(ASKED);
            who.opens(&item).await.sees("Your vote goes in a circle");
        }
        votes(&ben, &acts, &[("choice", "yes")]).await.goes_to(&item);
        // Were the others told so when the log says that Ben has voted, they would know that he is in it.
        for who in [&ana, &ben] {
            who.opens(TODAY).await.does_not_see(ASKED);
        }
        ana.opens(&item).await.sees("your vote goes to Ben").does_not_see("in a circle");
        for who in [&cleo, &dora] {
            who.opens(TODAY).await.sees(ASKED);
            who.opens(&item).await.sees("it is cast only if somebody in it votes");
        }
        ends(&house).await;
        dora.opens(&format!("{item}/result")).await.sees("4 of 4 votes cast are for it");
    }

    async fn a_circle_is_one_where_what_goes_first_closes_it(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        let commons = net.commons.to_string();
        circle(&[&ana, &ben, &cleo]).await;
        // In this space Cleo has given hers to somebody else, who is outside the circle and is asked.
        gives(&cleo, "Dora", &[("scope", "space"), ("space", &commons)]).await.goes_to(PAGE);
        let (_, acts) = opened(&net.steward, &net, &draft("simple", "", &[])).await;
        for who in [&ana, &ben, &cleo] {
            who.opens(TODAY).await.does_not_see(ASKED);
        }
        dora.opens(TODAY).await.sees(ASKED);
        // A proxy takes its giver out of the circle, and whoever chose them knows.
        gives(&cleo, "Ana", &[("scope", "space"), ("space", &commons)]).await.goes_to(PAGE);
        ana.opens(TODAY).await.sees(ASKED);
        cleo.does(&format!("{acts}/proxies"), &[("to", "Dora")]).await.is_fine();
        for who in [&ben, &cleo] {
            who.opens(TODAY).await.does_not_see(ASKED);
        }
        ana.opens(TODAY).await.sees(ASKED);
    }
}
