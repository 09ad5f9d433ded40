//! What somebody has chosen is kept at once, and leaves their ballot when it can no longer be had.

use super::{chooses, ends, judges, opened, proposes, result};

on_both! {
    async fn a_choice_counts_without_anything_to_finish(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts, all) = opened(&ana, &net, &[("Pond", "60"), ("Lamp", "30")], &[]).await;
        chooses(&ben, &all[0], &[("take", "yes")]).await.leads_to().unwrap();
        chooses(&ben, &all[1], &[("take", "yes")]).await.leads_to().unwrap();
        chooses(&ben, &all[0], &[("take", "no")]).await.leads_to().unwrap();
        chooses(&ben, &all[0], &[("take", "no")]).await.leads_to().unwrap();
        ben.opens(&format!("{acts}/ballot")).await.sees("You have chosen 1 project for 30 EUR.");
        ana.opens(&item).await.sees("1 of 3 voted");
        // Ben does nothing more.
        ends(&house).await;
        ana.opens(&result(&acts)).await.sees("Paid by 1 person with 30 EUR.").sees("Nobody chose it");
    }

    async fn who_takes_everything_back_has_not_voted(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, _, all) = opened(&ana, &net, &[("Pond", "60")], &[]).await;
        chooses(&ben, &all[0], &[("take", "yes")]).await.leads_to().unwrap();
        chooses(&ben, &all[0], &[("take", "no")]).await.leads_to().unwrap();
        ana.opens(&item).await.sees("0 of 3 voted");
        ben.opens("/n/green-city/today").await.sees("Choose projects for");
    }

    async fn a_rejected_project_leaves_every_basket_and_its_owners_are_told(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts, all) = opened(&ana, &net, &[("Pond", "60"), ("Lamp", "30")], &[]).await;
        chooses(&ben, &all[0], &[("take", "yes")]).await.leads_to().unwrap();
        ana.opens(&format!("{}/review", all[0])).await.is_missing();
        net.steward.opens(&format!("{}/review", all[0])).await.is_fine().sees("Take the project off the ballot").markup();
        judges(&net.steward, &all[0], &[("verdict", "accepted")]).await.is_refused();
        judges(&net.steward, &all[0], &[("verdict", "rejected"), ("reason", "The pipe is there.")]).await.leads_to().unwrap();
        house.jobs_end().await;
        // Everyone who may choose is told, or the log would say who had chosen it.
        for who in [&ana, &ben] {
            who.opens("/n/green-city/inbox").await.sees("A project was taken off the ballot");
        }
        ana.opens(&format!("{acts}/ballot")).await.does_not_see("Taken out of your ballot");
        let ballot = ben.opens(&format!("{acts}/ballot")).await;
        ballot.sees("Taken out of your ballot").sees("The pipe is there.").sees("You have not chosen anything yet.").markup();
        // How many took part tells nobody who had chosen it.
        ana.opens(&item).await.sees("1 of 3 voted");
        chooses(&ben, &all[0], &[("take", "yes")]).await.is_refused().sees("This project is not on the ballot.");
        chooses(&ben, &all[1], &[("take", "yes")]).await.leads_to().unwrap();
        ben.opens(&format!("{acts}/ballot")).await.does_not_see("Taken out of your ballot");
        ends(&house).await;
        ana.opens(&result(&acts)).await.sees("Lamp").does_not_see("Pond");
    }

    async fn who_has_chosen_is_not_reminded(house: House) {
        let (net, ana, ben) = house.two().await;
        let (_, _, all) = opened(&ana, &net, &[("Pond", "60")], &[]).await;
        chooses(&ben, &all[0], &[("take", "yes")]).await.leads_to().unwrap();
        let house = house.at_rest().await;
        ana.opens("/n/green-city/inbox").await.does_not_see("Voting on this budget closes soon");
        for _ in 0..14 {
            house.app.clock.forward(super::DAY);
            house.jobs_end().await;
        }
        ben.opens("/n/green-city/inbox").await.does_not_see("Voting on this budget closes soon");
        ana.opens("/n/green-city/inbox").await.sees("Voting on this budget closes soon");
    }

    async fn a_withdrawn_project_is_gone_for_all_others(house: House) {
        let (net, ana, ben) = house.two().await;
        let (_, acts) = super::begun(&ana, &net, &[]).await;
        let pond = proposes(&ben, &acts, ("Pond", "60")).await;
        ana.opens(&format!("{pond}/withdrawal")).await.is_missing();
        ben.opens(&format!("{pond}/withdrawal")).await.is_fine().markup();
        ben.does(&format!("{pond}/withdrawal"), &[]).await.sees("Your project has been withdrawn.");
        ana.opens(&pond).await.is_missing();
        net.steward.opens(&pond).await.is_missing();
        ana.opens(&format!("{acts}/projects?state=withdrawn")).await.does_not_see("Pond");
        ben.opens(&pond).await.is_fine();
    }
}
