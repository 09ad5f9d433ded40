//! The charter changes by a decision of the whole network.

use super::{draft, drafted, ends, votes};
use crate::grounds;
use axum::http::StatusCode;
use house::access::Role;

const FIRST: [(&str, &str); 4] =
    [("base", "0"), ("vision", "Clean water."), ("purpose", "We measure."), ("objectives", "Ten wells")];
const SECOND: [(&str, &str); 5] = [
    ("vision", "Clean water."),
    ("purpose", "We measure."),
    ("principles", "We publish what we find."),
    ("objectives", "Ten wells\nA safe way to school"),
    ("reason", "Asked for by the schools."),
];

on_both! {
    async fn what_the_network_carries_becomes_the_next_version_and_everyone_is_asked_to_endorse_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let sam = house.member(&net, "Sam", Role::Steward).await;
        net.steward.does("/n/green-city/charter/versions", &FIRST).await;
        let whole = [("electorate", "network"), ("charter", "true"), ("title", "A safe way to school")];
        let (item, acts) = drafted(&ana, &net, &draft("qualified", "", &whole)).await;
        let wording = format!("{item}/charter");
        ana.opens(&wording).await.is_fine().sees("No wording has been written");
        ana.sends(&wording, &SECOND).await.is_refused().sees("Stewards write the wording");
        sam.sends(&wording, &[("vision", ""), ("purpose", "We measure.")]).await.is_refused().keeps("We measure.");
        sam.sends(&wording, &[FIRST.as_slice(), &[("reason", "None")]].concat()).await.is_refused();
        sam.does(&wording, &SECOND).await.sees("The wording stands with the proposal.").sees("A safe way to school");
        ben.opens(&item).await.sees("What changes in the charter");
        ben.opens(&wording).await.is_fine().sees("We publish what we find.").markup();
        ana.does(&format!("{acts}/opening"), &[]).await;
        sam.sends(&wording, &SECOND).await.is_refused().sees("only while the proposal is a draft");
        for who in [&ana, &ben, &sam] {
            votes(who, &acts, &[("choice", "yes")]).await.goes_to(&item);
        }
        ends(&house).await;
        ben.opens("/n/green-city/charter").await.sees("Version 2").sees("We publish what we find.").sees("A safe way to school");
        ben.opens(&wording).await.sees("became version 2 of the charter");
        ben.opens("/n/green-city/charter/versions/2").await.sees("Asked for by the schools.");
        ben.does("/n/green-city/charter/endorsements", &[("version", "2")]).await.sees("You stand behind version 2");
    }

    async fn a_shared_statement_becomes_an_objective_of_the_charter(house: House) {
        let (net, ana, ben) = house.two().await;
        net.steward.does("/n/green-city/charter/versions", &FIRST).await;
        let ground = grounds::starts(&ana, &net, net.commons, "Children walk to school alone.", &[]).await;
        let statement = grounds::asked(&ana, &ground).await;
        let from = ground.rsplit('/').next().unwrap();
        let made = [("electorate", "network"), ("charter", "true"), ("title", "Children walk to school alone."), ("from", from), ("part", statement.as_str())];
        let (item, acts) = drafted(&ana, &net, &draft("simple", "", &made)).await;
        let wording = format!("{item}/charter");
        // Whoever writes the wording finds the statement among the objectives; others find no form.
        net.steward.opens(&wording).await.is_fine().sees("made of a shared statement").keeps("Ten wells\nChildren walk to school alone.").markup();
        ben.opens(&wording).await.is_fine().does_not_see("made of a shared statement");
        let objectives = "Ten wells\nEvery child walks to school alone.";
        let written = [("vision", "Clean water."), ("purpose", "We measure."), ("objectives", objectives), ("reason", "All of us share it.")];
        net.steward.does(&wording, &written).await.sees("The wording stands with the proposal.").keeps(objectives).does_not_see("made of a shared statement");
        ana.does(&format!("{acts}/opening"), &[]).await;
        for who in [&ana, &ben] {
            votes(who, &acts, &[("choice", "yes")]).await.goes_to(&item);
        }
        ends(&house).await;
        ben.opens("/n/green-city/charter").await.sees("Version 2").sees("Every child walks to school alone.");
        ben.opens(&format!("{}/statements", ground.replace("/items/", "/grounds/"))).await.sees("Led to:");
        // What was made of anything else, or of nothing, adds nothing.
        let (other, _) = drafted(&ana, &net, &draft("simple", "", &made[..2])).await;
        net.steward.opens(&format!("{other}/charter")).await.is_fine().does_not_see("made of a shared statement").keeps("Ten wells\nEvery child walks to school alone.");
    }

    async fn a_charter_that_was_changed_meanwhile_or_whose_steward_has_gone_stays_as_it_is(house: House) {
        let (net, ana, ben) = house.two().await;
        let sam = house.member(&net, "Sam", Role::Steward).await;
        net.steward.does("/n/green-city/charter/versions", &FIRST).await;
        let whole = [("electorate", "network"), ("charter", "true")];
        let mut items = Vec::new();
        for who in [&sam, &net.steward] {
            let (item, acts) = drafted(&ana, &net, &draft("simple", "", &whole)).await;
            who.does(&format!("{item}/charter"), &SECOND).await;
            ana.does(&format!("{acts}/opening"), &[]).await;
            votes(&ben, &acts, &[("choice", "yes")]).await.goes_to(&item);
            items.push(item);
        }
        net.steward.does(&format!("/n/green-city/people/{}/role", sam.member.unwrap()), &[("role", "member")]).await;
        net.steward.does("/n/green-city/charter/versions", &[("base", "1"), ("vision", "Other."), ("purpose", "Other."), ("reason", "Now")]).await;
        ends(&house).await;
        ben.opens("/n/green-city/charter").await.sees("Version 2").does_not_see("We publish what we find.");
        ben.opens(&items[1]).await.sees("Passed");
        ben.opens(&format!("{}/charter", items[1])).await.sees("it can no longer become the next version");
    }

    async fn a_space_cannot_change_the_charter_of_all(house: House) {
        let (net, ana, _) = house.two().await;
        let space = net.commons.to_string();
        for (method, electorate) in [("simple", "space"), ("sense", "network"), ("simple", "named")] {
            let more = [("electorate", electorate), ("charter", "true"), ("named", "Ana"), ("space", space.as_str())];
            ana.sends("/n/green-city/items", &draft(method, "", &more)).await.is(StatusCode::UNPROCESSABLE_ENTITY).sees("The charter belongs to everyone");
        }
    }
}
