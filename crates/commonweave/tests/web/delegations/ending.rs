//! Delegations that end: by their day, by whoever leaves, by two who turn out to be one; and what is usual in a network.

use super::{PAGE, five, gives, opened};
use crate::proposals::{DAY, draft, drafted, ends, votes};
use commonweave::{doctor, migrations};

on_both! {
    async fn a_delegation_ends_with_its_day(house: House) {
        let (net, ana, ben, cleo, _) = five(&house).await;
        gives(&ben, "Ana", &[("until", "2026-11-20")]).await.goes_to(PAGE);
        gives(&cleo, "Ana", &[("until", "2026-11-30")]).await.goes_to(PAGE);
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[])).await;
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        ana.opens(&item).await.sees("You vote for 2 others");
        ends(&house).await;
        ana.opens(&format!("{item}/result")).await.sees("2 of 2 votes cast are for it");
        ana.opens(PAGE).await.sees("Past delegations").sees("Carried for");
    }

    async fn a_vote_that_closes_late_counts_what_stood_at_its_end(house: House) {
        let (net, ana, ben, cleo, _) = five(&house).await;
        gives(&ben, "Ana", &[]).await.goes_to(PAGE);
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[])).await;
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        let house = house.at_rest().await;
        house.app.clock.forward(12 * DAY);
        // The end has come, and no job has closed it yet: neither what ends nor what begins now counts.
        gives(&cleo, "Ana", &[]).await.goes_to(PAGE);
        let number = ben.opens(PAGE).await.value("name=\"delegation\"", "value").unwrap();
        ben.does(&format!("{PAGE}/removal"), &[("delegation", &number)]).await.is_fine();
        house.jobs_end().await;
        ana.opens(&format!("{item}/result")).await.sees("2 of 2 votes cast are for it");
    }

    async fn a_vote_closes_once_with_what_is_carried(house: House) {
        let (net, ana, ben, _, _) = five(&house).await;
        gives(&ben, "Ana", &[]).await.goes_to(PAGE);
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[])).await;
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        let (one, two) = (house.node(), house.node());
        house.app.clock.forward(12 * DAY);
        for _ in 0..3 {
            let (first, second, third) = tokio::join!(
                house::jobs::work(&one.app),
                house::jobs::work(&two.app),
                house::jobs::work(&house.app)
            );
            drop((first, second, third));
        }
        house.jobs_end().await;
        ana.opens(&format!("{item}/result")).await.sees("2 of 2 votes cast are for it").sees("1 more vote was carried");
        let look = || doctor::examine(&house.app.db, migrations::ALL, house.app.rooms).unwrap();
        let ill = tokio::task::block_in_place(look).ill;
        assert!(ill.iter().all(|ill| !ill.what.contains("proposal")), "{:?}", ill.iter().map(|ill| &ill.what).collect::<Vec<_>>());
    }

    async fn whoever_leaves_or_is_kept_out_gives_and_carries_nothing(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        for who in [&ben, &cleo] {
            gives(who, "Ana", &[]).await.goes_to(PAGE);
        }
        gives(&ana, "Dora", &[]).await.goes_to(PAGE);
        let (item, acts) = opened(&net.steward, &net, &draft("simple", "", &[])).await;
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        ben.does("/n/green-city/departure", &[]).await;
        net.steward.does(&format!("/n/green-city/people/{}/suspension", cleo.member.unwrap()), &[]).await;
        ana.opens(PAGE).await.does_not_see("Ben").does_not_see("Cleo");
        ana.opens(&item).await.does_not_see("You vote for");
        dora.does("/n/green-city/departure", &[]).await;
        ana.opens(PAGE).await.does_not_see("Dora");
        ends(&house).await;
        ana.opens(&format!("{item}/result")).await.sees("1 of 1 votes cast are for it");
    }

    async fn two_who_are_one_have_one_delegation_for_each_thing(house: House) {
        let (net, ana, ben, cleo, dora) = five(&house).await;
        gives(&ben, "Dora", &[]).await.goes_to(PAGE);
        gives(&ana, "Cleo", &[]).await.goes_to(PAGE);
        gives(&cleo, "Ben", &[]).await.goes_to(PAGE);
        let (item, acts) = opened(&net.steward, &net, &draft("simple", "", &[])).await;
        ben.does(&format!("{acts}/proxies"), &[("to", "Dora")]).await.is_fine();
        let (rooms, from, to) = (house.app.rooms, ben.member.unwrap(), ana.member.unwrap());
        house.app.db.write(move |tx| Ok::<_, house::web::Error>(rooms.become_one(tx, from, to)?)).await.unwrap();
        ana.opens(PAGE).await.sees("Cleo").does_not_see("Dora");
        cleo.opens(PAGE).await.sees("Ana").does_not_see("Ben");
        votes(&cleo, &acts, &[("choice", "yes")]).await.goes_to(&item);
        ends(&house).await;
        dora.opens(&format!("{item}/result")).await.sees("2 of 2 votes cast are for it");
        let left = house.app.db.read(move |q| {
            q.one::<i64>("SELECT COUNT(*) AS left_over FROM delegations WHERE member_id = $1 OR to_id = $1", &[&from])
        });
        assert_eq!(left.await.unwrap(), 0);
    }

    async fn what_is_usual_is_ticked_beforehand(house: House) {
        let (net, ana, ben, _, _) = five(&house).await;
        let (_, acts) = drafted(&ana, &net, &draft("simple", "", &[])).await;
        let ticked = "name=\"delegable\" value=\"true\" checked";
        let usual = |html: &str| html.contains(ticked);
        assert!(!usual(ana.opens(&format!("{acts}/opening")).await.is_fine().html()));
        ben.sends("/n/green-city/settings/delegation", &[("allowed", "true")]).await.is_missing();
        net.steward.opens("/n/green-city/settings/delegation").await.is_fine().sees("Delegation of votes").markup();
        net.steward.does("/n/green-city/settings/delegation", &[("allowed", "true")]).await.sees("Saved.");
        assert!(usual(ana.opens(&format!("{acts}/opening")).await.html()));
        let space = format!("/n/green-city/spaces/{}/delegation", net.commons);
        ben.opens(&space).await.is_missing();
        net.steward.opens(&space).await.is_fine().sees("Delegation of votes in this space").markup();
        net.steward.does(&space, &[]).await.sees("Saved.");
        assert!(!usual(ana.opens(&format!("{acts}/opening")).await.html()));
        // What is usual binds nobody who opens a vote.
        ana.does(&format!("{acts}/opening"), &[("delegable", "true")]).await.sees("Delegated votes count.");
    }

    async fn what_one_gave_is_in_ones_own_export(house: House) {
        let (net, ana, ben, _, dora) = five(&house).await;
        gives(&ben, "Ana", &[]).await.goes_to(PAGE);
        let (_, acts) = opened(&net.steward, &net, &draft("simple", "", &[])).await;
        dora.does(&format!("{acts}/proxies"), &[("to", "Ben")]).await.is_fine();
        for (who, own, given) in [(&ben, 1, 0), (&ana, 0, 0), (&dora, 0, 1)] {
            assert_eq!(rows(&house, "delegations", who.member.unwrap()).await, own, "{}", who.name);
            assert_eq!(rows(&house, "proposal-proxies", who.member.unwrap()).await, given, "{}", who.name);
        }
    }
}

/// How many rows of this table somebody takes along.
async fn rows(house: &crate::kit::House, table: &'static str, member: house::ids::MemberId) -> usize {
    let rooms = house.app.rooms;
    let counted = house.app.db.read(move |q| {
        let mut rows = 0;
        for extract in
            rooms.all().iter().flat_map(|room| room.extracts).filter(|extract| extract.name == table)
        {
            let Some(of_member) = extract.of_member else { continue };
            of_member(q, member, &mut |_| {
                rows += 1;
                Ok(())
            })?;
        }
        Ok::<_, db::Error>(rows)
    });
    counted.await.unwrap()
}
