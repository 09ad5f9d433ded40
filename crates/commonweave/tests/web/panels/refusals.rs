//! What is refused, and changes nothing.

use super::{called, closes, comes, draft, draws, four, goes_on, named};
use axum::http::StatusCode;
use house::access::{Role, SpaceRole, SpaceVisibility};

on_both! {
    async fn fifty_who_are_one_come_once(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &[]).await;
        futures_util::future::join_all((0..50).map(async |_| comes(&ben, &acts, "1").await)).await;
        let log = net.steward.opens("/n/green-city/log").await;
        assert_eq!(log.text().matches("Somebody volunteered").count(), 1, "{}", log.text());
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        comes(&cleo, &acts, "0").await;
        closes(&house).await;
        ana.opens(&format!("{item}/result")).await.sees("2 people volunteered for 2 seats.");
        goes_on(&house, 2).await;
        // Of many seeds at once the first counts.
        let seeds: Vec<String> = (0..20).map(|seed| seed.to_string()).collect();
        let sent = seeds.iter().map(async |seed| ana.sends(&format!("{acts}/seed"), &[("seed", seed.as_str())]).await.leads_to().is_some());
        let taken = futures_util::future::join_all(sent).await;
        assert_eq!(taken.iter().filter(|taken| **taken).count(), 1);
        house.jobs_end().await;
        let log = net.steward.opens("/n/green-city/log").await;
        assert_eq!(log.text().matches("entered the seed").count(), 1, "{}", log.text());
        assert_eq!(log.text().matches("“Harbour panel” was drawn").count(), 1, "{}", log.text());
    }

    async fn a_panel_is_closed_and_drawn_once_whichever_of_several_nodes_comes_first(house: House) {
        let (net, ana, _) = house.two().await;
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &[]).await;
        four(&house, &net, &acts).await;
        let (one, two) = (house.node(), house.node());
        for days in [5, 2] {
            house.app.clock.forward(days * super::DAY);
            if days == 2 {
                ana.does(&format!("{acts}/seed"), &[("seed", "4")]).await;
            }
            for _ in 0..4 {
                let (first, second, third) = tokio::join!(
                    house::jobs::work(&one.app),
                    house::jobs::work(&two.app),
                    house::jobs::work(&house.app)
                );
                drop((first, second, third));
            }
            house.jobs_end().await;
        }
        let log = net.steward.opens("/n/green-city/log").await;
        for line in ["The chances for “Harbour panel” are known", "“Harbour panel” was drawn"] {
            assert_eq!(log.text().matches(line).count(), 1, "{}", log.text());
        }
        ana.opens(&item).await.sees("On the panel");
    }

    async fn what_makes_no_panel_is_said_beside_its_field(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = net.commons.to_string();
        for (field, odd) in [("size", "NaN"), ("size", "1"), ("size", "9999"), ("questions", "Age"), ("questions", "Age: a (3-9); b"),
                             ("questions", "Sector: a; b"), ("until", "2020-01-01"), ("draw", "2026-11-17"), ("draw", "2199-01-01"),
                             ("hour", "25:00"), ("source", "")] {
            let fields = [draft(&[(field, odd)]), vec![("space", space.as_str())]].concat();
            ana.sends("/n/green-city/items", &fields).await.is_refused().keeps("Harbour panel");
        }
        let (_, acts) = called(&ana, &net, &space, &[]).await;
        for answer in ["", "2", "-1", "young", "99999999999999999999"] {
            ben.sends(&format!("{acts}/volunteering"), &[("answer0", answer)]).await.is_refused();
        }
        ben.sends(&format!("{acts}/volunteering"), &[]).await.is_refused().markup();
        ana.opens(&format!("{acts}/volunteers")).await.sees("Nobody has volunteered yet.");
        four(&house, &net, &acts).await;
        closes(&house).await;
        ben.sends(&format!("{acts}/volunteering"), &[("answer0", "0")]).await.is(StatusCode::CONFLICT).sees("Nobody can volunteer any more.");
        ben.sends(&format!("{acts}/volunteering/removal"), &[]).await.is(StatusCode::CONFLICT);
        ana.sends(&format!("{acts}/seed"), &[("seed", "42")]).await.is_refused().sees("The time of this draw has not come yet.");
        goes_on(&house, 2).await;
        for odd in ["", "NaN", "-1", "1.5", "99999999999999999999999", "forty"] {
            ana.sends(&format!("{acts}/seed"), &[("seed", odd)]).await.is_refused().keeps(odd);
        }
        ben.sends(&format!("{acts}/seed"), &[("seed", "42")]).await.is_missing();
        ana.does(&format!("{acts}/seed"), &[("seed", "42")]).await;
        ana.sends(&format!("{acts}/seed"), &[("seed", "43")]).await.is_refused().sees("No seed is wanted now.");
    }

    async fn a_panel_is_not_changed_once_somebody_has_come(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &[]).await;
        let changed = [draft(&[("size", "3"), ("questions", "")]), vec![("revision", "1")]].concat();
        ana.sends(&item, &changed).await.goes_to(&item);
        ana.opens(&item).await.sees("3 seats, drawn by lot").sees("chance alone");
        ben.does(&format!("{acts}/volunteering"), &[]).await;
        ana.opens(&format!("{item}/edit")).await.is_fine().sees("Once somebody has volunteered").markup();
        for who in [&ana, &net.steward] {
            let changed = [draft(&[("size", "4")]), vec![("revision", "2")]].concat();
            let sent = who.sends(&item, &changed).await;
            assert!(sent.leads_to().is_none(), "{}", sent.text());
        }
        ana.opens(&item).await.sees("3 seats, drawn by lot");
        let space = house.space(&net, "Council", SpaceVisibility::Network, &ana).await.to_string();
        ana.sends(&format!("{item}/move"), &[("space", &space)]).await.sees("it stays in its space");
    }

    async fn a_panel_of_a_closed_space_stays_among_those_who_are_in_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let (item, acts) = called(&ana, &net, &hidden.to_string(), &[("title", "Secret panel"), ("questions", "")]).await;
        ben.opens(&item).await.is_missing();
        ben.sends(&format!("{acts}/volunteering"), &[]).await.is_missing();
        ben.opens("/n/green-city/panels").await.does_not_see("Secret panel");
        ben.opens("/n/green-city/calendar").await.does_not_see("Secret panel");
        let mut people = Vec::new();
        for name in ["Cleo", "Dora", "Emil"] {
            let who = house.member(&net, name, Role::Member).await;
            house.enters(&net, hidden, &who, SpaceRole::Member).await;
            who.does(&format!("{acts}/volunteering"), &[]).await;
            people.push(who);
        }
        // Whoever is not in the space any more when the call ends is not drawn.
        let emil = people.pop().unwrap();
        emil.does(&format!("/n/green-city/spaces/{hidden}/departure"), &[]).await;
        closes(&house).await;
        let list = ana.opens(&format!("{acts}/volunteers")).await;
        list.sees("Emil").sees("Cleo");
        draws(&house, &ana, &acts, "6").await;
        assert_eq!(named(&ana, &item, &people).await.len(), 2);
        // The space of the panel is as closed as the space in which it was called for.
        ben.opens("/n/green-city/spaces").await.does_not_see("Secret panel");
        people[0].opens("/n/green-city/spaces").await.sees("Secret panel");
        emil.opens("/n/green-city/spaces").await.does_not_see("Secret panel");
    }
}
