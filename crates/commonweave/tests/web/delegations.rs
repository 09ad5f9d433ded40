//! Members giving their vote to one another, for a time or for one vote.

mod blocking;
mod circles;
mod ending;
mod leaks;
mod proxies;
mod refusals;

use crate::kit::{House, Net, Person, Seen};
use crate::proposals::{draft, drafted, ends, votes};
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};

pub const PAGE: &str = "/n/green-city/delegations";

/// What the form of a delegation sends, with other fields in place of the usual ones.
pub async fn gives(who: &Person, to: &str, more: &[(&str, &str)]) -> Seen {
    let usual = [("to", to), ("scope", "network"), ("until", "2027-06-30")];
    let kept = usual.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    let fields: Vec<(&str, &str)> = kept.chain(more.iter().copied()).collect();
    who.sends(PAGE, &fields).await
}

/// A vote that is open and allows delegation.
pub async fn opened(who: &Person, net: &Net, fields: &[(&str, &str)]) -> (String, String) {
    let (item, acts) = drafted(who, net, fields).await;
    who.does(&format!("{acts}/opening"), &[("delegable", "true")]).await.sees("Voting is open.");
    (item, acts)
}

/// Stella, Ana, Ben, Cleo and Dora.
pub async fn five(house: &House) -> (Net, Person, Person, Person, Person) {
    let net = house.network("green-city", NetworkVisibility::Private).await;
    let ana = house.member(&net, "Ana", Role::Member).await;
    let ben = house.member(&net, "Ben", Role::Member).await;
    let cleo = house.member(&net, "Cleo", Role::Member).await;
    let dora = house.member(&net, "Dora", Role::Member).await;
    (net, ana, ben, cleo, dora)
}

on_both! {
    async fn a_vote_is_passed_on_until_somebody_casts_it(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        ana.opens(PAGE).await.is_fine().sees("Nobody has given you their vote.").sees("You have given your vote to nobody.").markup();
        gives(&cleo, "Ben", &[]).await.goes_to(PAGE);
        gives(&ben, "ana", &[]).await.goes_to(PAGE);
        ana.opens("/n/green-city/today").await.sees("Somebody has given you their vote");
        // Everyone sees whom they carry for and to whom they gave, and no further.
        ana.opens(PAGE).await.sees("Ben").sees("All votes of the network").does_not_see("Cleo").markup();
        ben.opens(PAGE).await.sees("Cleo").sees("Ana");
        dora.opens(PAGE).await.does_not_see("Ben").does_not_see("Cleo");
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[("quorum", "80")])).await;
        ana.opens(&item).await.sees("You vote for 2 others").sees("Delegated votes count.").markup();
        ana.opens(&format!("{acts}/ballot")).await.sees("You vote for 2 others");
        ben.opens(&item).await.sees("You vote for 1 other").sees("If you do not vote yourself, your vote goes to Ana.");
        cleo.opens(&item).await.sees("your vote goes to Ben").does_not_see("You vote for");
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        votes(&dora, &acts, &[("choice", "no")]).await.goes_to(&item);
        dora.opens(&item).await.sees("2 of 5 voted").sees("added when voting closes");
        ends(&house).await;
        let seen = dora.opens(&item).await;
        seen.sees("2 of 5 voted").sees("2 more votes were carried by somebody’s ballot.").sees("Passed").markup();
        let list = dora.opens(&format!("/n/green-city/spaces/{}/items", net.commons)).await;
        list.sees("2 of 5 voted, and the votes of 2 more were carried");
        // The register and its file tell own ballots and carried votes apart.
        dora.opens("/n/green-city/decisions").await.sees("2 of 5 voted, and the votes of 2 more were carried").markup();
        let sheet = dora.opens("/n/green-city/decisions.csv").await;
        assert!(sheet.html().lines().next().unwrap().contains("closed,voted,carried,entitled,"), "{}", sheet.html());
        assert!(sheet.html().contains("Z,2,2,5,"), "{}", sheet.html());
        let result = dora.opens(&format!("{item}/result")).await;
        result.sees("4 took part, and 4 were needed.").sees("3 of 4 votes cast are for it").sees("Own ballots and carried votes");
        result.sees("2 more votes were carried").does_not_see("Cleo").markup();
    }

    async fn whoever_has_given_their_vote_away_is_not_asked_for_it(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        gives(&ben, "Ana", &[]).await.goes_to(PAGE);
        // What is over before the vote ends carries nothing, and neither does a circle.
        gives(&cleo, "Ana", &[("until", "2026-11-15")]).await.goes_to(PAGE);
        gives(&net.steward, "Dora", &[]).await.goes_to(PAGE);
        gives(&dora, &net.steward.name, &[]).await.goes_to(PAGE);
        let (item, _) = opened(&ana, &net, &draft("simple", "", &[])).await;
        let today = "/n/green-city/today";
        ben.opens(today).await.does_not_see("Vote on “Where to plant”");
        ben.opens(&item).await.sees("your vote goes to Ana");
        for who in [&ana, &cleo, &dora] {
            who.opens(today).await.sees("Vote on “Where to plant”");
        }
        // A vote that takes no delegations asks everybody.
        crate::proposals::opened(&ana, &net, &draft("simple", "", &[("title", "When to plant")])).await;
        ben.opens(today).await.sees("Vote on “When to plant”").does_not_see("Vote on “Where to plant”");
        // Whoever takes it back is asked again.
        let own = ben.opens(PAGE).await.value("name=\"delegation\"", "value").unwrap();
        ben.does(&format!("{PAGE}/removal"), &[("delegation", &own)]).await.is_fine();
        ben.opens(today).await.sees("Vote on “Where to plant”");
    }

    async fn an_own_ballot_counts_for_itself(house: House) {
        let (net, ana, ben, cleo, _) = five(&house).await;
        gives(&ben, "Ana", &[]).await.goes_to(PAGE);
        gives(&cleo, "Ben", &[]).await.goes_to(PAGE);
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[])).await;
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        votes(&ben, &acts, &[("choice", "no")]).await.goes_to(&item);
        // What was given to Ben stays with him, now that he votes.
        ana.opens(&item).await.does_not_see("You vote for");
        ben.opens(&item).await.sees("You vote for 1 other").does_not_see("your vote goes to");
        ends(&house).await;
        cleo.opens(&format!("{item}/result")).await.sees("1 of 3 votes cast are for it");
    }

    async fn what_is_taken_back_or_given_back_in_an_open_vote_does_not_count(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        for who in [&ben, &cleo, &dora] {
            gives(who, "Ana", &[]).await.goes_to(PAGE);
        }
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[])).await;
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        ana.opens(&item).await.sees("You vote for 3 others");
        let number = |seen: &Seen| seen.value("name=\"delegation\"", "value").unwrap();
        let bens = number(&ben.opens(PAGE).await);
        // Only the two end it.
        dora.does(&format!("{PAGE}/removal"), &[("delegation", &bens)]).await;
        ana.opens(&item).await.sees("You vote for 3 others");
        ben.does(&format!("{PAGE}/removal"), &[("delegation", &bens)]).await.sees("That delegation has ended.").sees("Past delegations");
        let doras = number(&ana.opens(PAGE).await);
        ana.does(&format!("{PAGE}/removal"), &[("delegation", &doras)]).await.sees("Carried for");
        ana.opens(&item).await.sees("You vote for 1 other");
        dora.opens(PAGE).await.sees("Past delegations").sees("Given to");
        ends(&house).await;
        ana.opens(&format!("{item}/result")).await.sees("2 of 2 votes cast are for it");
    }

    async fn a_circle_is_not_cast_and_its_people_are_told(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        gives(&ana, "Ben", &[]).await.goes_to(PAGE);
        gives(&ben, "Cleo", &[]).await.goes_to(PAGE);
        gives(&cleo, "Ana", &[]).await.goes_to(PAGE);
        let (item, acts) = opened(&net.steward, &net, &draft("simple", "", &[])).await;
        ben.opens(&item).await.sees("Your vote goes in a circle").sees("You vote for 2 others");
        let (other, others) = opened(&net.steward, &net, &draft("simple", "", &[("title", "Where to sit")])).await;
        // Whoever votes opens the circle.
        votes(&ben, &others, &[("choice", "yes")]).await.goes_to(&other);
        votes(&dora, &acts, &[("choice", "no")]).await.goes_to(&item);
        ends(&house).await;
        for who in [&ana, &ben, &cleo] {
            let inbox = who.opens("/n/green-city/inbox").await;
            inbox.sees("Your vote went in a circle and was not cast").does_not_see("voting closes soon");
        }
        dora.opens("/n/green-city/inbox").await.does_not_see("in a circle");
        dora.opens(&format!("{item}/result")).await.sees("0 of 1 votes cast are for it");
        dora.opens(&format!("{other}/result")).await.sees("3 of 3 votes cast are for it");
    }

    async fn a_tag_goes_before_a_space_and_a_space_before_the_network(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        let commons = net.commons.to_string();
        let tagged = draft("simple", "", &[("title", "Where to plant"), ("tags", "Trees")]);
        let (item, acts) = opened(&net.steward, &net, &tagged).await;
        let (other, others) = opened(&net.steward, &net, &draft("simple", "", &[("title", "Where to sit")])).await;
        gives(&dora, "Ana", &[]).await.goes_to(PAGE);
        dora.opens(&other).await.sees("your vote goes to Ana");
        gives(&dora, "Ben", &[("scope", "space"), ("space", &commons)]).await.goes_to(PAGE);
        gives(&dora, "Cleo", &[("scope", "tag"), ("tag", "#trees")]).await.goes_to(PAGE);
        dora.opens(PAGE).await.sees("Votes of the space Commons").sees("Votes on proposals with the tag Trees");
        dora.opens(&item).await.sees("your vote goes to Cleo");
        dora.opens(&other).await.sees("your vote goes to Ben");
        // Of the same there is one: the later.
        gives(&dora, "Ana", &[("scope", "space"), ("space", &commons)]).await.goes_to(PAGE);
        dora.opens(&other).await.sees("your vote goes to Ana");
        votes(&cleo, &acts, &[("choice", "no")]).await.goes_to(&item);
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        votes(&ben, &others, &[("choice", "yes")]).await.goes_to(&other);
        ends(&house).await;
        // What was given for the space is given to Ana, who did not vote there.
        dora.opens(&format!("{item}/result")).await.sees("1 of 3 votes cast are for it");
        dora.opens(&format!("{other}/result")).await.sees("1 of 1 votes cast are for it");
    }

    async fn only_whoever_is_on_the_list_of_voters_carries(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        let space = house.space(&net, "Orchard", SpaceVisibility::Network, &ana).await;
        house.enters(&net, space, &cleo, SpaceRole::Member).await;
        house.enters(&net, space, &dora, SpaceRole::Member).await;
        // Ben would pass it on to Ana, and has no vote himself.
        gives(&cleo, "Ben", &[]).await.goes_to(PAGE);
        gives(&ben, "Ana", &[]).await.goes_to(PAGE);
        gives(&dora, "Ana", &[]).await.goes_to(PAGE);
        let number = space.to_string();
        let fields = [draft("simple", "", &[]), vec![("space", number.as_str())]].concat();
        let item = ana.sends("/n/green-city/items", &fields).await.leads_to().unwrap();
        let acts = item.replace("/items/", "/proposals/");
        ana.does(&format!("{acts}/opening"), &[("delegable", "true")]).await.is_fine();
        cleo.opens(&item).await.sees("somebody who is not on the list of voters");
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        ana.opens(&item).await.sees("You vote for 1 other");
        // Whoever leaves the space has no vote in it, and none that somebody carries.
        dora.does(&format!("/n/green-city/spaces/{space}/departure"), &[]).await;
        ana.opens(&item).await.does_not_see("You vote for");
        ends(&house).await;
        ana.opens(&format!("{item}/result")).await.sees("1 of 1 votes cast are for it");
    }

    async fn options_organisations_and_sealed_votes_count_what_is_carried(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        gives(&ben, "Ana", &[]).await.goes_to(PAGE);
        let fields = draft("approval", "Mill\nMarket", &[("secrecy", "sealed")]);
        let (item, acts) = opened(&ana, &net, &fields).await;
        let known = crate::proposals::options(&ana, &acts).await;
        votes(&ana, &acts, &[("option", &known[0])]).await.goes_to(&item);
        votes(&cleo, &acts, &[("option", &known[1])]).await.goes_to(&item);
        let (dual, duals) = opened(&ana, &net, &draft("dual", "", &[("title", "One day")])).await;
        votes(&ana, &duals, &[("choice", "yes")]).await.goes_to(&dual);
        votes(&dora, &duals, &[("choice", "abstain")]).await.goes_to(&dual);
        ends(&house).await;
        let result = dora.opens(&format!("{item}/result")).await;
        result.sees("“Mill” is chosen with 2 approvals.").sees("Own ballots and carried votes").markup();
        dora.opens(&format!("{dual}/result")).await.is_fine().sees("Carried votes");
    }

    async fn a_hundred_give_their_votes_to_one(house: House) {
        let (net, ana, ben) = house.two().await;
        let (network, commons, to, now) = (net.id, net.commons, ana.member.unwrap(), house.now());
        let until = now + crate::proposals::DAY * 90;
        let brought = house.app.db.write(move |tx| {
            for number in 0..100 {
                let (name, key) = (format!("Giver {number}"), format!("giver {number}"));
                let giver: house::ids::MemberId = tx.one(
                    "INSERT INTO members (network_id, role, state, name, name_key, headline, about, about_html, languages, place,
                                          joined_at, seen_at, since_at, created_at, updated_at)
                     VALUES ($1, 'member', 'active', $2, $3, '', '', '', '', '', $4, $4, $4, $4, $4) RETURNING id",
                    &[&network, &name, &key, &now],
                )?;
                house::spaces::enter_many(tx, network, &[(commons, giver, now)])?;
                let what = decide::delegations::What::Network;
                decide::delegations::bring(tx, network, (giver, to), what, (now, until, None))?;
            }
            Ok::<_, house::web::Error>(())
        });
        brought.await.unwrap();
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[])).await;
        ana.opens(&item).await.sees("You vote for 100 others");
        ana.opens(PAGE).await.is_fine().sees("Giver 99").sees("Show more").markup();
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        votes(&ben, &acts, &[("choice", "no")]).await.goes_to(&item);
        ends(&house).await;
        ben.opens(&format!("{item}/result")).await.sees("101 of 102 votes cast are for it").sees("2 of 103 voted");
    }
}
