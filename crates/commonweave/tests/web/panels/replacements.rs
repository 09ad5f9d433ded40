//! Seats that are given back, and quotas that cannot be met.

use super::{called, closes, comes, draws, four, goes_on, lists, named};
use crate::kit::Person;
use axum::http::StatusCode;
use house::access::Role;

on_both! {
    async fn who_cannot_take_part_is_replaced_within_the_quotas(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &[]).await;
        let people = four(&house, &net, &acts).await;
        closes(&house).await;
        draws(&house, &ana, &acts, "7").await;
        let on = named(&ben, &item, &people).await;
        let young = |who: &&Person| ["Cleo", "Dora"].contains(&who.name.as_str());
        let leaves = *on.iter().find(|who| young(who)).unwrap();
        let other = people[..2].iter().find(|who| who.name != leaves.name).unwrap();
        other.sends(&format!("{acts}/seat"), &[]).await.is(StatusCode::CONFLICT).sees("You are not on this panel.");
        let again = [("source", "The lottery of 1 December"), ("draw", "2026-12-01"), ("hour", "9:00")];
        ana.sends(&format!("{acts}/draws"), &again).await.is_refused().sees("There is nothing to announce now.");
        leaves.opens(&format!("{acts}/seat")).await.is_fine().markup();
        leaves.does(&format!("{acts}/seat"), &[]).await.sees("You have left the panel.");
        leaves.sends(&format!("{acts}/seat"), &[]).await.is(StatusCode::CONFLICT);
        ana.opens(&format!("{acts}/draws")).await.is_fine().sees("1 seat is empty").markup();
        for (field, odd) in [("source", ""), ("draw", "2026-11-01"), ("draw", "2199-01-01"), ("hour", "x")] {
            let wrong = again.map(|(name, value)| (name, if name == field { odd } else { value }));
            ana.sends(&format!("{acts}/draws"), &wrong).await.is_refused();
        }
        ana.does(&format!("{acts}/draws"), &again).await.sees("The lottery of 1 December");
        ana.sends(&format!("{acts}/draws"), &again).await.is_refused();
        house.jobs_end().await;
        // The chance is published before the seed is known: the other one who is young is the only one who can come.
        other.opens(&item).await.sees("Your chance of being drawn is 100.0 %.");
        ana.sends(&format!("{acts}/seed"), &[("seed", "8")]).await.is_refused().sees("The time of this draw has not come yet.");
        goes_on(&house, 12).await;
        draws(&house, &ana, &acts, "8").await;
        ana.opens(&item).await.sees(&other.name).does_not_see(&leaves.name);
        other.opens(&item).await.sees("You are on this panel");
        other.opens("/n/green-city/inbox").await.sees("You were drawn for this panel");
        let result = ben.opens(&format!("{item}/result")).await;
        result.sees("Draw of replacements").sees("--size 1 --seed 8").markup();
        lists::again(&ana, &acts, &result, ("2", "1", "8")).await;
    }

    async fn where_nobody_fits_a_seat_stays_empty_until_quotas_are_widened(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &[]).await;
        let mut people = Vec::new();
        for (name, answer) in [("Cleo", "0"), ("Emil", "1"), ("Fay", "1")] {
            let who = house.member(&net, name, Role::Member).await;
            comes(&who, &acts, answer).await;
            people.push(who);
        }
        closes(&house).await;
        people[0].opens(&item).await.sees("Your chance of being drawn is 100.0 %.");
        draws(&house, &ana, &acts, "7").await;
        let first = named(&ben, &item, &people).await;
        assert_eq!(first[0].name, "Cleo");
        people[0].does(&format!("{acts}/seat"), &[]).await;
        let again = [("source", "The lottery of 1 December"), ("draw", "2026-12-01"), ("hour", "9:00")];
        ana.does(&format!("{acts}/draws"), &again).await;
        house.jobs_end().await;
        let page = ana.opens(&item).await;
        page.sees("not all quotas can be met").sees("young : 0 to 1, instead of 1 to 1").sees("old : 1 to 2, instead of 1 to 1").markup();
        ben.opens(&item).await.does_not_see("instead of");
        // What was announced is taken back: its seed would be known before the chances.
        page.does_not_see("The lottery of 1 December");
        ana.does(&format!("{acts}/quotas"), &[]).await.sees("The quotas have been widened.");
        house.app.clock.forward(std::time::Duration::from_secs(60));
        let later = [("source", "The lottery of 2 December"), ("draw", "2026-12-02"), ("hour", "9:00")];
        ana.does(&format!("{acts}/draws"), &later).await.sees("The lottery of 2 December");
        house.jobs_end().await;
        goes_on(&house, 13).await;
        ana.does(&format!("{acts}/seed"), &[("seed", "1")]).await;
        house.jobs_end().await;
        let now = named(&ben, &item, &people).await;
        assert_eq!(now.iter().map(|who| who.name.as_str()).collect::<Vec<_>>(), ["Emil", "Fay"]);
    }

    async fn quotas_that_cannot_be_met_are_widened_as_little_as_helps(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &[]).await;
        for name in ["Cleo", "Dora", "Emil"] {
            let who = house.member(&net, name, Role::Member).await;
            comes(&who, &acts, "0").await;
        }
        ana.sends(&format!("{acts}/quotas"), &[]).await.is(StatusCode::CONFLICT);
        closes(&house).await;
        let page = ana.opens(&item).await;
        page.sees("No panel can be drawn yet").sees("old : 0 to 1, instead of 1 to 1").sees("young : 1 to 2, instead of 1 to 1").markup();
        ben.opens(&item).await.does_not_see("instead of");
        ben.sends(&format!("{acts}/quotas"), &[]).await.is_missing();
        ana.sends(&format!("{acts}/seed"), &[("seed", "1")]).await.is_refused().sees("No seed is wanted now.");
        ana.does(&format!("{acts}/quotas"), &[]).await;
        house.jobs_end().await;
        ben.opens(&item).await.sees("between 66.7 % and 66.7 %");
        net.steward.opens("/n/green-city/log").await.sees("Ana widened the quotas of");
    }

    async fn nobody_widens_quotas_once_the_seed_may_be_known(house: House) {
        let (net, ana, _) = house.two().await;
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &[]).await;
        for name in ["Cleo", "Dora", "Emil"] {
            let who = house.member(&net, name, Role::Member).await;
            comes(&who, &acts, "0").await;
        }
        closes(&house).await;
        goes_on(&house, 2).await;
        ana.sends(&format!("{acts}/quotas"), &[]).await.is(StatusCode::CONFLICT).sees("its seed may be known");
        ana.opens(&item).await.sees("old : 0 to 1, instead of 1 to 1");
        let later = [("until", "2026-11-23"), ("draw", "2026-11-25"), ("hour", "18:00"), ("source", "The lottery of 25 November")];
        ana.does(&format!("{acts}/extension"), &later).await.does_not_see("instead of");
        goes_on(&house, 3).await;
        ana.does(&format!("{acts}/quotas"), &[]).await;
        house.jobs_end().await;
        ana.opens(&item).await.sees("between 66.7 % and 66.7 %").sees("The lottery of 25 November");
    }
}
