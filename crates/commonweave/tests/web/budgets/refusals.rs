//! What is refused, and changes nothing.

use super::{begun, chooses, draft, ends, judges, opened, proposes, result};
use house::access::{Role, SpaceRole, SpaceVisibility};

on_both! {
    async fn fifty_equal_choices_at_once_are_one(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts, all) = opened(&ana, &net, &[("Pond", "60")], &[]).await;
        let sent = (0..50).map(async |_| {
            chooses(&ben, &all[0], &[("take", "yes")]).await;
        });
        futures_util::future::join_all(sent).await;
        ana.opens(&item).await.sees("1 of 3 voted");
        ends(&house).await;
        ana.opens(&result(&acts)).await.sees("Paid by 1 person with 60 EUR.");
    }

    async fn a_budget_is_counted_once_whichever_of_several_nodes_comes_first(house: House) {
        let (net, ana, ben) = house.two().await;
        let (_, acts, all) = opened(&ana, &net, &[("Pond", "60")], &[]).await;
        chooses(&ben, &all[0], &[("take", "yes")]).await.leads_to().unwrap();
        let (one, two) = (house.node(), house.node());
        house.app.clock.forward(14 * super::DAY);
        for _ in 0..4 {
            let (first, second, third) = tokio::join!(
                house::jobs::work(&one.app),
                house::jobs::work(&two.app),
                house::jobs::work(&house.app)
            );
            drop((first, second, third));
        }
        house.jobs_end().await;
        let log = net.steward.opens("/n/green-city/log").await;
        assert_eq!(log.text().matches("were counted").count(), 1, "{}", log.text());
        one.meets(&ben).opens(&result(&acts)).await.sees("Paid by 1 person with 60 EUR.");
    }

    async fn nobody_chooses_before_it_opens_or_after_it_has_closed(house: House) {
        let (net, ana, ben) = house.two().await;
        let (_, acts) = begun(&ana, &net, &[]).await;
        let pond = proposes(&ana, &acts, ("Pond", "60")).await;
        chooses(&ben, &pond, &[("take", "yes")]).await.is_refused().sees("Voting has not opened yet.");
        ben.opens(&format!("{acts}/phase")).await.is_missing();
        judges(&net.steward, &pond, &[("verdict", "accepted")]).await.leads_to().unwrap();
        ana.does(&format!("{acts}/phase"), &[("to", "review")]).await;
        ana.does(&format!("{acts}/phase"), &[("to", "vote")]).await;
        ana.sends(&format!("{acts}/phase"), &[("to", "result")]).await.sees("This phase cannot be ended by hand.");
        let house = house.at_rest().await;
        house.app.clock.forward(14 * super::DAY);
        chooses(&ben, &pond, &[("take", "yes")]).await.is_refused().sees("Voting has closed.");
        house.jobs_end().await;
        chooses(&ben, &pond, &[("take", "yes")]).await.is_refused().sees("Voting has closed.");
        ana.opens(&result(&acts)).await.sees("0 of 3 voted").sees("Nobody chose it");
    }

    async fn who_came_later_or_has_left_does_not_choose(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Orchard", SpaceVisibility::Network, &ana).await;
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        let number = space.to_string();
        let fields = [draft(&[]), vec![("space", number.as_str())]].concat();
        let item = ana.sends("/n/green-city/items", &fields).await.leads_to().unwrap();
        let acts = item.replace("/items/", "/budgets/");
        let pond = proposes(&ben, &acts, ("Pond", "60")).await;
        judges(&ana, &pond, &[("verdict", "accepted")]).await.leads_to().unwrap();
        ana.does(&format!("{acts}/phase"), &[("to", "review")]).await;
        ana.does(&format!("{acts}/phase"), &[("to", "vote")]).await;
        let late = house.member(&net, "Late", Role::Member).await;
        house.enters(&net, space, &late, SpaceRole::Member).await;
        chooses(&late, &pond, &[("take", "yes")]).await.is_refused().sees("You are not among those who vote");
        late.opens("/n/green-city/today").await.does_not_see("Choose projects for");
        ben.does(&format!("/n/green-city/spaces/{space}/departure"), &[]).await;
        chooses(&ben, &pond, &[("take", "yes")]).await.is_refused().sees("You are not among those who vote");
        net.steward.opens(&item).await.sees("0 of 2 voted");
    }

    async fn a_project_of_another_budget_is_not_chosen_here(house: House) {
        let (net, ana, ben) = house.two().await;
        let (_, acts, own) = opened(&ana, &net, &[("Pond", "60")], &[]).await;
        let (_, _, theirs) = opened(&ana, &net, &[("Lamp", "50")], &[("title", "Other money")]).await;
        let number = theirs[0].rsplit('/').next().unwrap();
        let strayed = format!("{acts}/projects/{number}");
        chooses(&ben, &strayed, &[("take", "yes")]).await.is_refused().sees("This project is not on the ballot.");
        for odd in ["0", "-1"] {
            chooses(&ben, &format!("{acts}/projects/{odd}"), &[("take", "yes")]).await.is_refused();
        }
        for odd in ["9223372036854775808", "x"] {
            chooses(&ben, &format!("{acts}/projects/{odd}"), &[("take", "yes")]).await.is_missing();
        }
        for odd in ["", "maybe", "up"] {
            chooses(&ben, &own[0], &[("take", odd)]).await.is_refused();
        }
    }

    async fn nothing_of_an_open_budget_is_changed_by_anyone(house: House) {
        let (net, ana, _) = house.two().await;
        let (item, acts, all) = opened(&ana, &net, &[("Pond", "60")], &[]).await;
        ana.opens(&format!("{item}/edit")).await.is_fine().sees("Voting has opened, so the budget can no longer be changed.");
        for odd in [("title", "Whose money"), ("amount", "900"), ("rule", "greedy"), ("electorate", "network")] {
            let kept = [("title", "Green money"), ("body", "What grows here?"), ("revision", "1")];
            let kept: Vec<_> = kept.into_iter().filter(|(name, _)| *name != odd.0).chain([odd]).collect();
            ana.sends(&item, &kept).await.is_refused().sees("nothing of the budget can be changed any more");
        }
        ana.sends(&all[0], &[("title", "Sea"), ("body", "x"), ("cost", "1")]).await.is_refused();
        ana.sends(&format!("{}/withdrawal", all[0]), &[]).await.sees("projects can no longer be withdrawn");
        ana.sends(&format!("{acts}/extension"), &[("day", "2026-11-20"), ("hour", "9:00")]).await.is_refused().sees("later than the present end");
        ana.does(&format!("{acts}/extension"), &[("day", "2026-12-20"), ("hour", "9:00")]).await.sees("Voting has been extended.");
        ends(&house).await;
        ana.opens(&item).await.sees("0 of 3 voted").does_not_see("counted");
    }

    async fn what_makes_no_budget_is_said_beside_its_field(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = net.commons.to_string();
        for (field, odd, wanted) in [
            ("amount", "much", "Enter an amount above zero"),
            ("amount", "250,000", "Enter an amount above zero"),
            ("amount", "99999999999999999999999999999999999", "Enter an amount above zero"),
            ("currency", "", "This must be filled in"),
            ("gather", "2020-01-01", "Choose a time in the future."),
            ("review", "2026-11-01", "Each phase ends after the one before it."),
            ("vote", "2026-11-21", "Each phase ends after the one before it."),
            ("vote", "2199-11-21", "Choose a day within the next three years."),
            ("hour", "25:00", "Enter the time as in 18:00."),
            ("most", "0", "Enter a whole number from 1"),
            ("categories", "Parks; 5; 3", "cannot be read"),
            ("categories", "Parks; 101", "come to more than there is"),
            ("places", "North\nnorth", "is listed twice"),
        ] {
            let fields = [draft(&[(field, odd)]), vec![("space", space.as_str())]].concat();
            let seen = ana.sends("/n/green-city/items", &fields).await;
            seen.is_refused().keeps("Green money");
            if field != "currency" {
                seen.sees(wanted);
            }
        }
        let (_, acts) = begun(&ana, &net, &[("categories", "Parks"), ("proposers", "holders")]).await;
        let fields = [("title", "Pond"), ("body", "Frogs."), ("cost", "60"), ("category", "Parks")];
        ben.sends(&format!("{acts}/projects"), &fields).await.is_refused().sees("You are not among those who can propose");
        net.steward.sends(&format!("{acts}/projects"), &fields).await.leads_to().unwrap();
        net.steward.sends(&format!("{acts}/projects"), &fields).await.is_refused().sees("You have already proposed");
        for (field, odd) in [("cost", "101"), ("cost", "0"), ("cost", "NaN"), ("category", "Moon"), ("title", "\u{200b}"), ("body", "")] {
            let kept: Vec<_> = fields.into_iter().filter(|(name, _)| *name != field).chain([(field, odd)]).collect();
            net.steward.sends(&format!("{acts}/projects"), &kept).await.is_refused();
        }
    }
}
