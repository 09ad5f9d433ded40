//! What is refused, and changes nothing.

use super::{draft, drafted, ends, opened, options, votes};
use axum::http::StatusCode;
use commonweave::{doctor, migrations};
use house::access::{Role, SpaceRole, SpaceVisibility};

on_both! {
    async fn fifty_equal_ballots_at_once_are_one(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[])).await;
        let all = (0..50).map(async |_| {
            votes(&ben, &acts, &[("choice", "yes")]).await;
        });
        futures_util::future::join_all(all).await;
        ana.opens(&item).await.sees("1 of 3 voted");
        ends(&house).await;
        ana.opens(&format!("{item}/result")).await.sees("1 of 1 votes cast are for it");
    }

    async fn two_who_are_one_have_one_ballot_the_later_and_no_closed_count_is_touched(house: House) {
        let (net, ana, ben) = house.two().await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let (closed, closed_acts) = opened(&ana, &net, &draft("simple", "", &[("title", "Already decided")])).await;
        for who in [&ana, &ben] {
            votes(who, &closed_acts, &[("choice", "yes")]).await.goes_to(&closed);
        }
        ends(&house).await;
        let soon = [("day", "2026-12-05")];
        let (earlier, earlier_acts) = opened(&ana, &net, &draft("simple", "", &soon)).await;
        let (later, later_acts) = opened(&ana, &net, &draft("simple", "", &[soon[0], ("title", "Where to dig")])).await;
        let (only, only_acts) = opened(&ana, &net, &draft("simple", "", &[soon[0], ("title", "Where to sit")])).await;
        // In one vote Ana voted after Ben, in another before him, in the third only he did.
        votes(&ben, &earlier_acts, &[("choice", "no")]).await.goes_to(&earlier);
        votes(&ana, &later_acts, &[("choice", "no")]).await.goes_to(&later);
        house.app.clock.forward(super::DAY);
        votes(&ana, &earlier_acts, &[("choice", "yes")]).await.goes_to(&earlier);
        votes(&ben, &later_acts, &[("choice", "yes")]).await.goes_to(&later);
        votes(&ben, &only_acts, &[("choice", "yes")]).await.goes_to(&only);
        cleo.opens(&earlier).await.sees("2 of 4 voted");
        let (rooms, from, to) = (house.app.rooms, ben.member.unwrap(), ana.member.unwrap());
        house.app.db.write(move |tx| Ok::<_, house::web::Error>(rooms.become_one(tx, from, to)?)).await.unwrap();
        for open in [&earlier, &later, &only] {
            cleo.opens(open).await.sees("1 of 3 voted");
        }
        cleo.opens(&format!("{closed}/result")).await.sees("2 of 2 votes cast are for it");
        let look = || doctor::examine(&house.app.db, migrations::ALL, house.app.rooms).unwrap();
        let ill = tokio::task::block_in_place(look).ill;
        assert!(ill.iter().all(|ill| !ill.what.contains("proposal")), "{:?}", ill.iter().map(|ill| &ill.what).collect::<Vec<_>>());
        house.app.clock.forward(20 * super::DAY);
        house.jobs_end().await;
        for open in [&earlier, &later, &only] {
            cleo.opens(&format!("{open}/result")).await.sees("1 of 1 votes cast are for it");
        }
        let left = house.app.db.read(move |q| {
            q.one::<i64>("SELECT COUNT(*) AS voters FROM proposal_voters WHERE member_id = $1", &[&from])
        });
        assert_eq!(left.await.unwrap(), 0);
    }

    async fn a_vote_closes_once_whichever_of_several_nodes_comes_first(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[])).await;
        votes(&ben, &acts, &[("choice", "yes")]).await.goes_to(&item);
        let (one, two) = (house.node(), house.node());
        house.app.clock.forward(12 * super::DAY);
        for _ in 0..3 {
            let (first, second, third) = tokio::join!(
                house::jobs::work(&one.app),
                house::jobs::work(&two.app),
                house::jobs::work(&house.app)
            );
            drop((first, second, third));
        }
        house.jobs_end().await;
        let log = net.steward.opens("/n/green-city/log").await;
        assert_eq!(log.text().matches("has closed").count(), 1, "{}", log.text());
        one.meets(&ben).opens(&format!("{item}/result")).await.sees("1 of 1 votes cast are for it");
    }

    async fn nobody_votes_before_it_opens_or_after_it_has_closed(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = drafted(&ana, &net, &draft("simple", "", &[])).await;
        votes(&ben, &acts, &[("choice", "yes")]).await.is_refused().sees("Voting has not opened yet.");
        ben.sends(&format!("{acts}/opening"), &[]).await.is_missing();
        ana.does(&format!("{acts}/opening"), &[]).await;
        ana.sends(&format!("{acts}/opening"), &[]).await.sees("has been opened already");
        // The end has come, and no job has closed it yet.
        let house = house.at_rest().await;
        house.app.clock.forward(12 * super::DAY);
        votes(&ben, &acts, &[("choice", "yes")]).await.sees("your ballot was not taken");
        house.jobs_end().await;
        votes(&ben, &acts, &[("choice", "yes")]).await.sees("your ballot was not taken");
        ana.opens(&item).await.sees("0 of 3 voted").sees("Not passed");
    }

    async fn who_came_later_or_has_left_has_no_vote(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Orchard", SpaceVisibility::Network, &ana).await;
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        let fields = [draft("simple", "", &[]), vec![("space", "")]].concat();
        let number = space.to_string();
        let fields: Vec<_> = fields.into_iter().filter(|(name, _)| *name != "space").chain([("space", number.as_str())]).collect();
        let item = ana.sends("/n/green-city/items", &fields).await.leads_to().unwrap();
        let acts = item.replace("/items/", "/proposals/");
        ana.does(&format!("{acts}/opening"), &[]).await;
        let late = house.member(&net, "Late", Role::Member).await;
        house.enters(&net, space, &late, SpaceRole::Member).await;
        votes(&late, &acts, &[("choice", "yes")]).await.sees("You are not on the list of voters");
        late.opens("/n/green-city/today").await.does_not_see("Vote on");
        ben.does(&format!("/n/green-city/spaces/{space}/departure"), &[]).await;
        votes(&ben, &acts, &[("choice", "yes")]).await.sees("You are not on the list of voters");
        ben.opens("/n/green-city/today").await.does_not_see("Vote on");
        net.steward.does(&format!("/n/green-city/people/{}/suspension", ana.member.unwrap()), &[]).await;
        votes(&ana, &acts, &[("choice", "yes")]).await.is(StatusCode::NOT_FOUND);
        net.steward.opens(&item).await.sees("0 of 2 voted");
    }

    async fn no_ballot_breaks_the_rules_of_its_method(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = opened(&ana, &net, &draft("dots", "Mill\nMarket", &[("dots", "4")])).await;
        let (_, others) = opened(&ana, &net, &draft("approval", "Sea\nSky", &[])).await;
        let (ours, theirs) = (options(&ben, &acts).await, options(&ben, &others).await);
        let first = format!("rate-{}", ours[0]);
        let second = format!("rate-{}", ours[1]);
        for odd in ["NaN", "-1", "1.5", "99999999999999999999", "5", "١", "1e0"] {
            votes(&ben, &acts, &[(&first, odd)]).await.is_refused().keeps(odd);
        }
        votes(&ben, &acts, &[(&first, "3"), (&second, "2")]).await.is_refused().sees("You have spread 5 dots and have 4.");
        votes(&ben, &acts, &[(&first, "0")]).await.is_refused();
        votes(&ben, &acts, &[]).await.is_refused();
        votes(&ben, &acts, &[(&format!("rate-{}", theirs[0]), "1")]).await.is_refused().sees("belongs to another proposal");
        votes(&ben, &others, &[("option", &ours[0])]).await.is_refused().sees("belongs to another proposal");
        votes(&ben, &others, &[("option", "9223372036854775808")]).await.is_refused();
        ana.opens(&item).await.sees("0 of 3 voted");
        let (_, ranks) = opened(&ana, &net, &draft("runoff", "Sea\nSky", &[])).await;
        let ranked = options(&ben, &ranks).await;
        let rank = |at: usize| format!("rate-{}", ranked[at]);
        votes(&ben, &ranks, &[(&rank(0), "1"), (&rank(1), "1")]).await.is_refused().sees("the same rank");
        votes(&ben, &ranks, &[(&rank(0), "0")]).await.is_refused().sees("Ranks begin with 1.");
        let (_, simple) = opened(&ana, &net, &draft("simple", "", &[])).await;
        votes(&ben, &simple, &[("choice", "perhaps")]).await.is_refused();
    }

    async fn nothing_of_an_open_vote_is_changed_by_anyone(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, _) = opened(&ana, &net, &draft("simple", "", &[])).await;
        let form = ana.opens(&format!("{item}/edit")).await;
        form.is_fine().sees("Voting has opened, so the proposal can no longer be changed");
        let save = |more: &[(&'static str, &'static str)]| {
            let usual = [("title", "Where to plant"), ("body", "We plant one more garden."), ("revision", "1")];
            let kept: Vec<_> = usual.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name)).collect();
            [kept.as_slice(), more].concat()
        };
        for odd in [
            [("title", "Whom to trust")], [("body", "We plant none.")], [("secrecy", "sealed")], [("electorate", "network")],
            [("method", "consent")],
        ] {
            ana.sends(&item, &save(&odd)).await.is_refused().sees("stay as they are");
        }
        ana.sends(&item, &save(&[("tags", "bees")])).await.goes_to(&item);
        net.steward.sends(&item, &save(&[("method", "consent")])).await.is_missing();
        ben.opens(&item).await.sees("Where to plant").sees("Simple majority");
    }

    async fn a_draft_that_cannot_be_is_told_beside_its_fields(house: House) {
        let (net, ana, _) = house.two().await;
        let space = net.commons.to_string();
        let tried = async |method: &'static str, options: &'static str, more: &[(&'static str, &'static str)]| {
            let fields = [draft(method, options, more), vec![("space", space.as_str())]].concat();
            let seen = ana.sends("/n/green-city/items", &fields).await;
            seen.is_refused().keeps("Where to plant");
            seen
        };
        tried("approval", "One", &[]).await.sees("at least two options");
        tried("approval", "One\none\nTwo", &[]).await.sees("“one” is listed twice.");
        tried("oracle", "", &[]).await;
        tried("stv", "A\nB", &[("seats", "3")]).await.sees("from 1 to 2");
        tried("simple", "", &[("quorum", "101")]).await.sees("from 0 to 100");
        tried("simple", "", &[("day", "soon"), ("hour", "late")]).await.sees("Enter the day as in").keeps("soon");
        tried("simple", "", &[("electorate", "named"), ("named", "Nobody Atall")]).await.sees("Nobody here is called “Nobody Atall”.");
        tried("consent", "", &[("secrecy", "sealed")]).await.sees("votes have to be open");
        tried("dual", "", &[("electorate", "organisations")]).await.sees("people vote");
        let (_, acts) = drafted(&ana, &net, &draft("simple", "", &[("day", "2020-01-01")])).await;
        ana.sends(&format!("{acts}/opening"), &[]).await.is_refused().sees("is past or only minutes away");
        let named = draft("simple", "", &[("electorate", "named"), ("named", "ben\nBen")]);
        let (_, acts) = opened(&ana, &net, &named).await;
        votes(&ana, &acts, &[("choice", "yes")]).await.sees("You are not on the list of voters");
    }
}
