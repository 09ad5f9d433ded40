//! Two of whom one has blocked the other: neither votes for the other, whoever blocked whom.

use super::{PAGE, five, gives, opened};
use crate::kit::Person;
use crate::proposals::{DAY, draft, ends, votes};

const BLOCKS: &str = "/n/green-city/blocks";

async fn blocks(who: &Person, other: &Person) {
    let number = other.member.unwrap().to_string();
    who.does(BLOCKS, &[("member", &number)]).await.sees("They can no longer write to you.").sees(&other.name);
}

on_both! {
    async fn nobody_gives_their_vote_where_one_has_blocked_the_other(house: House) {
        let (net, ana, ben, cleo, _) = five(&house).await;
        blocks(&ana, &ben).await;
        // Whoever is blocked is told as with a letter; whoever blocked, that they did.
        let refused = gives(&ben, "Ana", &[]).await;
        refused.is_refused().sees("Ana does not accept your vote.").does_not_see("blocked").keeps("Ana");
        gives(&ana, "Ben", &[]).await.is_refused().sees("You have blocked Ben, so neither of you can vote for the other.");
        let (_, acts) = opened(&net.steward, &net, &draft("simple", "", &[])).await;
        let proxies = format!("{acts}/proxies");
        ben.sends(&proxies, &[("to", "Ana")]).await.is_refused().sees("Ana does not accept your vote.");
        ana.sends(&proxies, &[("to", "Ben")]).await.is_refused().sees("You have blocked Ben");
        // It is between the two alone, and until it is lifted.
        gives(&cleo, "Ana", &[]).await.goes_to(PAGE);
        let number = ben.member.unwrap().to_string();
        ana.does(&format!("{BLOCKS}/removal"), &[("member", &number)]).await.sees("They can write to you again");
        gives(&ben, "Ana", &[]).await.goes_to(PAGE);
        ana.does(&proxies, &[("to", "Ben")]).await.is_fine();
    }

    async fn what_was_given_ends_in_both_directions_and_does_not_come_back(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        gives(&ben, "Ana", &[]).await.goes_to(PAGE);
        gives(&ana, "Ben", &[("scope", "space"), ("space", &net.commons.to_string())]).await.goes_to(PAGE);
        gives(&cleo, "Ana", &[]).await.goes_to(PAGE);
        let (item, acts) = opened(&net.steward, &net, &draft("simple", "", &[])).await;
        blocks(&ana, &ben).await;
        // Both see that it is over, and neither why.
        for who in [&ana, &ben] {
            let seen = who.opens(PAGE).await;
            seen.sees("You have given your vote to nobody.").sees("Past delegations").does_not_see("blocked").markup();
        }
        ana.opens(&item).await.sees("You vote for 1 other").does_not_see("your vote goes to Ben");
        ben.opens(&item).await.does_not_see("your vote goes to");
        ben.opens("/n/green-city/today").await.sees("Vote on “Where to plant”");
        let number = ben.member.unwrap().to_string();
        ana.does(&format!("{BLOCKS}/removal"), &[("member", &number)]).await.is_fine();
        ana.opens(&item).await.sees("You vote for 1 other");
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        votes(&dora, &acts, &[("choice", "no")]).await.goes_to(&item);
        ends(&house).await;
        dora.opens(&format!("{item}/result")).await.sees("2 of 3 votes cast are for it");
    }

    async fn a_proxy_ends_with_a_block_as_long_as_voting_is_open(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        let (item, acts) = opened(&net.steward, &net, &draft("simple", "", &[])).await;
        let proxies = format!("{acts}/proxies");
        ben.does(&proxies, &[("to", "Ana")]).await.is_fine();
        dora.does(&proxies, &[("to", "Ana")]).await.is_fine();
        // Whoever holds the vote and whoever gave it may block.
        blocks(&ben, &ana).await;
        ana.opens(&item).await.sees("You vote for 1 other");
        ben.does(&proxies, &[("to", "Cleo")]).await.is_fine();
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        votes(&cleo, &acts, &[("choice", "no")]).await.goes_to(&item);
        let house = house.at_rest().await;
        house.app.clock.forward(12 * DAY);
        // The end has come, and no job has closed it yet: what ends now counts as it stood.
        blocks(&dora, &ana).await;
        house.jobs_end().await;
        ana.opens(&format!("{item}/result")).await.sees("2 of 4 votes cast are for it");
    }

    async fn a_vote_that_is_given_while_the_other_blocks_never_stands(house: House) {
        let (_, ana, ben, _, _) = five(&house).await;
        let number = ben.member.unwrap().to_string();
        let fields = [("member", number.as_str())];
        let (given, blocked) = tokio::join!(gives(&ben, "Ana", &[]), ana.sends(BLOCKS, &fields));
        drop((given, blocked));
        ana.opens(PAGE).await.sees("Nobody has given you their vote.");
        ben.opens(PAGE).await.sees("You have given your vote to nobody.");
    }

    async fn whoever_had_blocked_one_who_was_written_down_has_blocked_who_they_are(house: House) {
        let (_, ana, ben, cleo, _) = five(&house).await;
        gives(&ben, "Ana", &[]).await.goes_to(PAGE);
        blocks(&ana, &cleo).await;
        let (rooms, from, to) = (house.app.rooms, cleo.member.unwrap(), ben.member.unwrap());
        house.app.db.write(move |tx| Ok::<_, house::web::Error>(rooms.become_one(tx, from, to)?)).await.unwrap();
        ana.opens(BLOCKS).await.sees("Ben");
        ana.opens(PAGE).await.sees("Nobody has given you their vote.");
        gives(&ben, "Ana", &[]).await.is_refused().sees("Ana does not accept your vote.");
    }
}
