//! What is refused, and votes in which nobody votes for somebody else.

use super::{PAGE, five, gives, opened};
use crate::proposals::{draft, drafted, ends, votes};
use house::access::{Role, SpaceRole, SpaceVisibility};

on_both! {
    async fn what_makes_no_delegation_is_said_beside_its_field(house: House) {
        let (net, ana, ben, cleo, _) = five(&house).await;
        let twin = house.member(&net, "Twin", Role::Member).await.member.unwrap();
        let named = house.app.db.write(move |tx| tx.run("UPDATE members SET name = 'Cleo', name_key = 'cleo' WHERE id = $1", &[&twin]));
        named.await.unwrap();
        gives(&ana, "", &[]).await.is_refused();
        gives(&ana, "Nobody Here", &[]).await.is_refused().sees("Nobody here is called “Nobody Here”.").keeps("Nobody Here");
        gives(&ana, "Cleo", &[]).await.is_refused().sees("More than one person here is called “Cleo”");
        gives(&ana, "Ana", &[]).await.is_refused().sees("You have your own vote already.");
        for odd in ["", "soon", "2026-11-01", "2031-01-01", "9999-99-99"] {
            gives(&ana, "Ben", &[("until", odd)]).await.is_refused().sees("Choose a day after today, within two years.");
        }
        gives(&ana, "Ben", &[("scope", "everything")]).await.is_refused();
        gives(&ana, "Ben", &[("scope", "tag"), ("tag", "nowhere")]).await.is_refused().sees("Enter a tag that is used here.").keeps("nowhere");
        // A space that one is not in is the same as none.
        let orchard = house.space(&net, "Orchard", SpaceVisibility::Members, &ben).await;
        let board = house.space(&net, "Board", SpaceVisibility::Members, &ana).await;
        for odd in [orchard.to_string(), "0".to_owned(), "x".to_owned()] {
            let sent = gives(&ana, "Ben", &[("scope", "space"), ("space", &odd)]).await;
            sent.is_refused().sees("Choose a space that you are in.").does_not_see("Orchard");
        }
        // Nobody learns of a space in this way.
        let board = board.to_string();
        gives(&ana, "Ben", &[("scope", "space"), ("space", &board)]).await.is_refused().sees("They cannot read what you want");
        ben.opens(PAGE).await.does_not_see("Board");
        ana.opens(PAGE).await.sees("You have given your vote to nobody.");
        for odd in ["", "0", "x", "9223372036854775808"] {
            cleo.does(&format!("{PAGE}/removal"), &[("delegation", odd)]).await.is_fine();
        }
    }

    async fn in_secret_votes_and_where_objections_count_everyone_votes_alone(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        gives(&ben, "Ana", &[]).await.goes_to(PAGE);
        for (method, kept) in [("simple", "secret"), ("simple", "checkable"), ("consent", "open"), ("consensus", "open"), ("sense", "open")] {
            let (item, acts) = drafted(&ana, &net, &draft(method, "", &[("secrecy", kept)])).await;
            ana.opens(&format!("{acts}/opening")).await.sees("In this vote everyone votes for themselves").does_not_see("Proxies one person may hold");
            // Whoever sends it all the same changes nothing.
            ana.does(&format!("{acts}/opening"), &[("delegable", "true"), ("proxies", "5")]).await.sees("Voting is open.");
            ana.opens(&item).await.does_not_see("You vote for").does_not_see("Delegated votes");
            ben.opens(&item).await.does_not_see("your vote goes to").does_not_see("Give my vote");
            let refused = if kept == "open" { "This vote takes no proxies." } else { "In a secret vote nobody can vote for somebody else." };
            ben.sends(&format!("{acts}/proxies"), &[("to", "Ana")]).await.sees(refused);
            ben.opens(&format!("{acts}/proxies")).await.sees(refused);
        }
        let (item, acts) = drafted(&ana, &net, &draft("simple", "", &[("secrecy", "secret"), ("title", "In private")])).await;
        ana.does(&format!("{acts}/opening"), &[("delegable", "true")]).await.is_fine();
        for who in [&ana, &cleo, &dora, &net.steward] {
            votes(who, &acts, &[("choice", "yes")]).await.goes_to(&item);
        }
        ends(&house).await;
        // Four ballots and one delegation are fewer than five: none is opened.
        dora.opens(&format!("{item}/result")).await.sees("Fewer than five people voted.").does_not_see("votes were carried");
        ana.opens(&format!("/n/green-city/items/new?kind=proposal&space={}", net.commons)).await.sees("Nobody can vote for somebody else.");
    }

    async fn a_vote_that_does_not_allow_delegation_counts_none(house: House) {
        let (net, ana, ben, _, _) = five(&house).await;
        gives(&ben, "Ana", &[]).await.goes_to(PAGE);
        let (item, acts) = drafted(&ana, &net, &draft("simple", "", &[])).await;
        ana.does(&format!("{acts}/opening"), &[("proxies", "0")]).await.sees("Delegated votes do not count.");
        ana.opens(&item).await.does_not_see("You vote for").does_not_see("Give my vote");
        ben.sends(&format!("{acts}/proxies"), &[("to", "Ana")]).await.sees("This vote takes no proxies.");
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        ends(&house).await;
        ana.opens(&format!("{item}/result")).await.sees("1 of 1 votes cast are for it").does_not_see("Carried votes");
    }

    async fn organisations_vote_by_whoever_stands_for_them(house: House) {
        let (net, ana, _, _, _) = five(&house).await;
        let fields = draft("simple", "", &[("electorate", "organisations")]);
        let (_, acts) = drafted(&ana, &net, &fields).await;
        ana.opens(&format!("{acts}/opening")).await.sees("In this vote everyone votes for themselves");
    }

    async fn a_guest_of_a_space_gives_their_vote_as_others_do(house: House) {
        let (net, ana, _, _, _) = five(&house).await;
        let guest = house.member(&net, "Gil", Role::Guest).await;
        let space = house.space(&net, "Orchard", SpaceVisibility::Members, &ana).await;
        house.enters(&net, space, &guest, SpaceRole::Member).await;
        let number = space.to_string();
        gives(&guest, "Ana", &[("scope", "space"), ("space", &number)]).await.goes_to(PAGE);
        let stranger = house.account("Sam").await;
        stranger.opens(PAGE).await.is_missing();
        gives(&stranger, "Ana", &[]).await.is_missing();
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[])).await;
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        // It was given for another space.
        ana.opens(&item).await.does_not_see("You vote for");
    }
}
