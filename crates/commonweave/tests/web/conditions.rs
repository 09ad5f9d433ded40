//! The conditions of collective impact: figures, what they are counted from, and what is too little to be told.

use crate::kit::{House, Net, Person};
use crate::outcomes::{defines, measures};
use crate::proposals::{draft, ends, opened, organisation, stands_for};
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};
use std::time::Duration;

const PAGE: &str = "/n/green-city/conditions";
const DAY: Duration = Duration::from_secs(86_400);

/// What is reckoned beside all requests is reckoned now.
async fn reckoned(house: &House) {
    let (db, now) = (house.app.db.clone(), house.now());
    tokio::task::spawn_blocking(move || see::conditions::reckon_all(&db, now)).await.unwrap().unwrap();
}

/// Six people, each of an organisation of their own.
async fn six(house: &House) -> (Net, Vec<Person>) {
    let net = house.network("green-city", NetworkVisibility::Private).await;
    let mut people = Vec::new();
    for name in ["Ana", "Ben", "Cleo", "Dora", "Emil", "Finn"] {
        people.push(crate::map::of(house, &net, name, (&format!("House of {name}"), "arts")).await);
    }
    (net, people)
}

on_both! {
    async fn a_common_agenda_is_told_by_who_endorsed_the_charter_in_force(house: House) {
        let (net, ana, ben) = house.two().await;
        ana.opens(PAGE).await.is_fine().sees("There is no charter yet, or no organisation.").markup();
        let first = [("base", "0"), ("vision", "Clean air."), ("purpose", "We plant."), ("objectives", "Shade")];
        net.steward.does("/n/green-city/charter/versions", &first).await.is_fine();
        let bakery = organisation(&net.steward, "Bakery").await;
        organisation(&net.steward, "Choir").await;
        stands_for(&net.steward, &ben, &bakery).await;
        let number = bakery.rsplit('/').next().unwrap();
        ben.does("/n/green-city/charter/endorsements", &[("version", "1"), ("organisation", number)]).await.is_fine();
        ana.opens(PAGE).await.sees("50 %").sees("1 of 2 organisations, version 1").sees("not that they act on them").markup();
        let rows = ana.opens(&format!("{PAGE}?of=charter")).await;
        rows.is_fine().sees("50 %").sees("Bakery").sees("Endorsed").sees("Choir").sees("Not yet").markup();
    }

    async fn shared_measurement_is_told_by_figures_that_are_there(house: House) {
        let (net, ana, ben) = house.two().await;
        let fay = house.member(&net, "Fay", Role::Facilitator).await;
        ana.opens(PAGE).await.sees("Nothing is measured here yet.").sees("Nobody of an organisation has entered a figure yet.");
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        defines(&fay, &net, "Noise", &[]).await;
        measures(&fay, &air, &[("2026-10", "17.2")]).await;
        ana.opens(PAGE).await.sees("1 of 2 indicators").sees("50 %");
        ana.opens(&format!("{PAGE}?of=figures")).await.is_fine().sees("Up to date: 2026-10").sees("No figure yet");
        house.app.clock.forward(20 * DAY);
        fay.opens(&format!("{PAGE}?of=figures")).await.sees("0 of 2 indicators").sees("Late: last figure of 2026-10");
        let bakery = organisation(&net.steward, "Bakery").await;
        stands_for(&net.steward, &fay, &bakery).await;
        ben.opens(&format!("{PAGE}?of=partners")).await.sees("1 of 1 organisation").sees("Bakery");
    }

    async fn projects_are_told_by_their_objective_and_by_who_is_in_them(house: House) {
        let (net, people) = six(&house).await;
        let (ana, ben) = (&people[0], &people[1]);
        ana.opens(PAGE).await.sees("There is no project or working group yet.");
        let water = house.space(&net, "Water", SpaceVisibility::Network, ana).await;
        house.space(&net, "Trees", SpaceVisibility::Network, ben).await;
        let council = house.space(&net, "Council", SpaceVisibility::Members, ana).await;
        house.enters(&net, water, ben, SpaceRole::Member).await;
        house.enters(&net, water, &net.steward, SpaceRole::Member).await;
        house.enters(&net, council, ben, SpaceRole::Member).await;
        let fields = [("title", "Clean rivers"), ("about", ""), ("space", &water.to_string())];
        net.steward.does("/n/green-city/outcomes/objectives", &fields).await.is_fine();
        ana.opens(PAGE).await.sees("1 of 2 projects").does_not_see("of 3 projects");
        let shared = ana.opens(&format!("{PAGE}?of=shared")).await;
        shared.sees("Water").sees("Two organisations or more").sees("Trees").sees("One organisation");
        let linked = ana.opens(&format!("{PAGE}?of=linked")).await;
        linked.sees("Toward “Clean rivers”").sees("No objective yet").markup();
        for page in [shared, linked] {
            assert!(!page.html().split("<main").nth(1).unwrap().contains("Council"), "{}", page.text());
        }
    }

    async fn a_say_is_told_by_who_could_vote(house: House) {
        let (net, ana, _) = house.two().await;
        ana.opens(PAGE).await.sees("No vote has ended within the last year.");
        opened(&ana, &net, &draft("simple", "", &[])).await;
        ends(&house).await;
        ana.opens(PAGE).await.sees("100 %").sees("1 of 1 vote within a year");
        ana.opens(&format!("{PAGE}?of=say")).await.sees("Where to plant").sees("Everybody in the space (3)");
    }

    async fn communication_is_told_by_the_days_between_contacts(house: House) {
        let (net, people) = six(&house).await;
        reckoned(&house).await;
        people[0].opens(PAGE).await.sees("Fewer than five organisations were heard from in the last ninety days.");
        for round in 0..2 {
            for person in &people[..5] {
                house.item(person, &net, net.commons, "idea", &format!("Thought {round}")).await;
            }
            house.app.clock.forward(3 * DAY);
        }
        reckoned(&house).await;
        let page = people[0].opens(PAGE).await;
        page.sees("3 days").sees("heard from within 90 days").sees("a chat at the bakery").markup();
        let rows = people[5].opens(&format!("{PAGE}?of=contacts")).await;
        rows.sees("Heard from at least once a week").sees("5 organisations").sees("Not heard from in this time").markup();
    }

    async fn what_is_done_where_few_may_look_counts_for_nobody(house: House) {
        let (net, people) = six(&house).await;
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &people[0]).await;
        for person in &people[1..] {
            house.enters(&net, hidden, person, SpaceRole::Member).await;
        }
        for person in &people {
            house.item(person, &net, hidden, "idea", "Hush").await;
        }
        reckoned(&house).await;
        people[0].opens(PAGE).await.sees("Fewer than five organisations were heard from in the last ninety days.");
        people[0].opens(&format!("{PAGE}?of=contacts")).await.does_not_see("Heard from at least once a week");
    }

    async fn hours_of_fewer_than_five_are_not_told(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let mut holders = Vec::new();
        for name in ["Ana", "Ben", "Cleo", "Dora", "Emil"] {
            holders.push(house.member(&net, name, Role::Facilitator).await);
        }
        let task = crate::tasks::task(&holders[0], &net, net.commons, "Book the hall", &[]).await;
        let hours = crate::tasks::at(&task, "hours");
        for holder in &holders[..4] {
            holder.sends(&hours, &[("day", "2026-11-13"), ("time", "1:30"), ("what", "Calls")]).await.leads_to().unwrap();
        }
        holders[0].opens(PAGE).await.sees("Fewer than five stewards and facilitators wrote down hours");
        holders[4].sends(&hours, &[("day", "2026-11-13"), ("time", "2:00"), ("what", "Calls")]).await.leads_to().unwrap();
        let page = holders[0].opens(PAGE).await;
        page.sees("8 hours").sees("Written down by 5 of 6 stewards and facilitators in thirty days");
        // Nobody reads who gave how much.
        holders[0].opens(&format!("{PAGE}?of=hours")).await.is_fine().sees("8 hours").does_not_see("Cleo");
    }

    async fn only_members_see_the_conditions_and_no_address_breaks_them(house: House) {
        let (net, ana, _) = house.two().await;
        house.visitor().opens(PAGE).await.is_missing();
        house.member(&net, "Gina", Role::Guest).await.opens(PAGE).await.is_missing();
        for odd in ["of=nonsense", "of=charter&before=x", "of=shared&before=-5-0-0", "of=linked&before=0-0-0", "of="] {
            ana.opens(&format!("{PAGE}?{odd}")).await.is_fine();
        }
    }
}
