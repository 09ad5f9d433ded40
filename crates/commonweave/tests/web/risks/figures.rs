//! Risks that are bound to live figures.

use super::{beside, network, writes};
use crate::jobs::works_off;
use crate::kit::{House, Net, Person, Seen};
use crate::map::{drawn, kept_up, of, talk};
use crate::outcomes::{defines, measures};
use house::access::{Role, SpaceRole, SpaceVisibility};
use house::ids::SpaceId;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);
const TODAY: &str = "/n/green-city/today";

/// So many days pass, each with its look at all figures.
async fn days(house: &House, number: usize) {
    for _ in 0..number {
        house.app.clock.forward(DAY);
        house::jobs::queue_recurring(&house.app).await.unwrap();
        works_off(&house.app).await;
    }
}

/// A risk that Ben carries.
async fn of_ben(who: &Person, net: &Net, space: SpaceId, title: &str) -> String {
    writes(who, net, space, title, &[("carrier", "Ben")]).await
}

/// Binds a risk to a figure.
async fn binds(who: &Person, item: &str, gauge: &str, subject: &str, limit: &str) {
    let form = [("gauge", gauge), ("subject", subject), ("limit", limit)];
    who.does(&format!("{}/triggers", beside(item)), &form)
        .await
        .sees("From now on the figure is checked once a day");
}

/// What a form offers first to be read.
fn offered(seen: &Seen, item: &str) -> String {
    let page = seen.markup();
    page.form(&format!("{}/triggers", beside(item))).unwrap().value("subject").unwrap().to_owned()
}

fn number(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

/// How often a risk raised itself, as the log has it.
async fn times_raised(net: &Net) -> usize {
    let log = net.steward.opens("/n/green-city/log?what=risk-raised").await.text();
    log.matches("A watched figure raised the risk").count()
}

on_both! {
    async fn an_indicator_without_values_for_two_periods_raises_its_risk(house: House) {
        let (net, ana, ben) = network(&house).await;
        let fay = house.member(&net, "Fay", Role::Facilitator).await;
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        measures(&fay, &air, &[("2026-08", "18"), ("2026-09", "17")]).await;
        let item = of_ben(&ana, &net, net.commons, "Nobody reads the sensors").await;
        let triggers = format!("{}/triggers", beside(&item));
        ana.opens(&format!("{triggers}/new")).await.is_fine().sees("An indicator has had no value for a while").markup();
        ana.opens(&format!("{triggers}/new?gauge=indicator-stale")).await.is_fine().sees("Fine dust").markup();
        binds(&ana, &item, "indicator-stale", number(&air), "2").await;
        ana.opens(&triggers).await.sees("Fine dust").sees("1 period has passed").sees("Chosen by").markup();
        days(&house, 1).await;
        ben.opens(TODAY).await.does_not_see("has raised the risk");
        ana.does(&format!("{}/answer", beside(&item)), &[("answer", "accept"), ("body", "Rare.")]).await.sees("Accepted");
        // November ends, and nobody has measured.
        days(&house, 18).await;
        let today = ben.opens(TODAY).await;
        today.sees("A figure has raised the risk “Nobody reads the sensors”").sees("2 periods have passed").sees("Fine dust").markup();
        ana.opens(TODAY).await.does_not_see("2 periods have passed");
        ben.opens("/n/green-city/inbox").await.sees("A figure has raised a risk");
        ben.opens(&item).await.sees("A figure has passed its limit").sees("Raised: a watched figure").sees("Open");
        // Whoever has looked is asked no more, and the figure calls once.
        ben.does(&format!("{}/review", beside(&item)), &[("seen", "The sensor is broken.")]).await.is_fine();
        ben.opens(TODAY).await.does_not_see("2 periods have passed");
        days(&house, 3).await;
        assert_eq!(times_raised(&net).await, 1);
        ben.opens(&triggers).await.sees("Past its limit").sees("is not calm yet");
    }

    async fn a_task_that_is_late_again_and_again_calls_once(house: House) {
        let (net, ana, ben) = network(&house).await;
        let form = [("kind", "task"), ("space", &*net.commons.to_string()), ("title", "Order trees"), ("due", "2026-11-16")];
        let task = ana.sends("/n/green-city/items", &form).await.leads_to().unwrap();
        let item = of_ben(&ana, &net, net.commons, "No trees in spring").await;
        binds(&ana, &item, "task-overdue", number(&task), "2").await;
        days(&house, 3).await;
        assert_eq!(times_raised(&net).await, 0);
        days(&house, 1).await;
        assert_eq!(times_raised(&net).await, 1);
        ben.opens(TODAY).await.sees("has raised the risk").sees("2 days late");
        // Put off and late again within the week, it does not call again.
        let plan = format!("{}/plan", task.replace("/items/", "/tasks/"));
        for due in ["2026-11-19", "2026-11-22"] {
            ana.does(&plan, &[("due", due), ("priority", "normal")]).await.is_fine();
            days(&house, 3).await;
        }
        assert_eq!(times_raised(&net).await, 1);
        // Calm for a whole week: it may call again, and does when it is late again.
        ana.does(&plan, &[("due", "2026-12-05"), ("priority", "normal")]).await.is_fine();
        days(&house, 9).await;
        ben.opens(&item).await.sees("Calm for a whole period");
        assert_eq!(times_raised(&net).await, 1);
        days(&house, 8).await;
        assert_eq!(times_raised(&net).await, 2);
    }

    async fn low_turnout_calls_in_the_last_days_of_a_vote(house: House) {
        let (net, ana, ben) = network(&house).await;
        let vote = crate::proposals::draft("simple", "", &[("title", "A new bridge"), ("day", "2026-11-21"), ("hour", "12:00")]);
        let (vote, acts) = crate::proposals::opened(&ana, &net, &vote).await;
        let item = of_ben(&ana, &net, net.commons, "A decision that few made").await;
        binds(&ana, &item, "turnout-low", number(&vote), "50").await;
        crate::proposals::votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&vote);
        ana.opens(&format!("{}/triggers", beside(&item))).await.sees("have voted").does_not_see("Past its limit");
        days(&house, 3).await;
        assert_eq!(times_raised(&net).await, 0, "there is time");
        days(&house, 4).await;
        assert_eq!(times_raised(&net).await, 1);
        ben.opens(TODAY).await.sees("have voted.");
    }

    async fn an_organisation_without_a_representative_calls(house: House) {
        let (net, ana, ben) = network(&house).await;
        let cleo = of(&house, &net, "Cleo", ("River Trust", "non-profit")).await;
        let item = of_ben(&ana, &net, net.commons, "The river has no voice").await;
        let choose = ana.opens(&format!("{}/triggers/new?gauge=organisation-alone", beside(&item))).await;
        let organisation = offered(&choose, &item);
        binds(&ana, &item, "organisation-alone", &organisation, "").await;
        days(&house, 1).await;
        assert_eq!(times_raised(&net).await, 0);
        cleo.does("/n/green-city/departure", &[]).await;
        days(&house, 1).await;
        assert_eq!(times_raised(&net).await, 1);
        ben.opens(TODAY).await.sees("It has no representative").sees("River Trust");
    }

    async fn an_organisation_quieter_than_its_habit_calls_and_only_those_who_hold_the_network_see_it(house: House) {
        let (net, ana, ben) = network(&house).await;
        let fay = house.member(&net, "Fay", Role::Facilitator).await;
        let cleo = of(&house, &net, "Cleo", ("River Trust", "non-profit")).await;
        for _ in 0..6 {
            talk(&house, &net, net.commons, &cleo, &ana).await;
            house.app.clock.forward(DAY);
        }
        kept_up(&house).await;
        let item = of_ben(&fay, &net, net.commons, "We lose the river").await;
        let new = format!("{}/triggers/new?gauge=organisation-quiet", beside(&item));
        ana.opens(&new).await.sees("nothing here that this figure could be about");
        let choose = fay.opens(&new).await;
        let organisation = offered(&choose, &item);
        let form = [("gauge", "organisation-quiet"), ("subject", &*organisation), ("limit", "2")];
        ana.sends(&format!("{}/triggers", beside(&item)), &form).await.is_refused();
        binds(&fay, &item, "organisation-quiet", &organisation, "2").await;
        days(&house, 13).await;
        assert_eq!(times_raised(&net).await, 0, "a week is always usual, and two are not too long");
        days(&house, 1).await;
        assert_eq!(times_raised(&net).await, 1);
        // Ben carries it and hears that it calls; what the figure says is not for him.
        let today = ben.opens(TODAY).await;
        today.sees("has raised the risk").sees("You cannot see this figure").does_not_see("usually");
        fay.opens(&format!("{}/triggers", beside(&item))).await.sees("usually they take part every 7 days");
    }

    async fn a_network_that_would_fall_apart_without_one_calls_and_stewards_alone_read_which(house: House) {
        let (net, ana, ben) = network(&house).await;
        let item = of_ben(&ana, &net, net.commons, "All hangs on one").await;
        let triggers = format!("{}/triggers", beside(&item));
        let choose = ana.opens(&format!("{triggers}/new?gauge=network-apart")).await;
        choose.is_fine().sees("The network would fall apart without one organisation").markup();
        let subject = offered(&choose, &item);
        for (subject, limit) in [("999999", "30"), (&*subject, "0"), (&*subject, "100")] {
            let form = [("gauge", "network-apart"), ("subject", subject), ("limit", limit)];
            ana.sends(&triggers, &form).await.is_refused();
        }
        binds(&ana, &item, "network-apart", &subject, "30").await;
        ana.opens(&triggers).await.sees("has not been drawn yet").markup();
        days(&house, 1).await;
        assert_eq!(times_raised(&net).await, 0);
        let hub = of(&house, &net, "Hanna", ("The hub", "non-profit")).await;
        let mut others = Vec::new();
        for (name, organisation) in [("Ida", "Choir"), ("Jo", "Dance"), ("Kim", "Easel"), ("Lou", "Film")] {
            let one = of(&house, &net, name, (organisation, "arts")).await;
            talk(&house, &net, net.commons, &hub, &one).await;
            others.push(one);
        }
        drawn(&house).await;
        days(&house, 1).await;
        assert_eq!(times_raised(&net).await, 1);
        ben.opens(TODAY).await.sees("Without one organisation, 100 %").does_not_see("Without The hub");
        ben.opens(&triggers).await.sees("Without one organisation, 100 %").does_not_see("The hub").markup();
        net.steward.opens(&triggers).await.sees("Without The hub, 100 %");
        // Once the others know each other it is calm, and says so after a month.
        for pair in others.windows(2) {
            talk(&house, &net, net.commons, &pair[0], &pair[1]).await;
        }
        drawn(&house).await;
        ben.opens(&triggers).await.sees("Without one organisation, 0 %");
        days(&house, 16).await;
        // Nobody is away for so long that they would have to sign in again.
        ben.opens(TODAY).await.is_fine();
        net.steward.opens(TODAY).await.is_fine();
        days(&house, 17).await;
        ben.opens(&item).await.sees("Calm for a whole period");
        assert_eq!(times_raised(&net).await, 1);
    }

    async fn a_role_that_nobody_has_calls_after_so_many_days(house: House) {
        let (net, ana, ben) = network(&house).await;
        let roof = house.space(&net, "Solar roof", SpaceVisibility::Network, &ana).await;
        house.enters(&net, roof, &ben, SpaceRole::Member).await;
        let path = format!("/n/green-city/spaces/{roof}");
        ana.does(&format!("{path}/roles"), &[("member", "Ben"), ("role", "Keeps the keys")]).await.is_fine();
        let item = of_ben(&ana, &net, net.commons, "Nobody can open").await;
        let triggers = format!("{}/triggers", beside(&item));
        let project = offered(&ana.opens(&format!("{triggers}/new?gauge=role-vacant")).await, &item);
        binds(&ana, &item, "role-vacant", &project, "5").await;
        days(&house, 7).await;
        ana.opens(&triggers).await.sees("No role is vacant.").markup();
        ben.does(&format!("{path}/departure"), &[]).await.is_fine();
        days(&house, 4).await;
        assert_eq!(times_raised(&net).await, 0);
        days(&house, 4).await;
        assert_eq!(times_raised(&net).await, 1);
        ana.opens(&triggers).await.sees("Nobody has had the role “Keeps the keys” for").markup();
    }

    async fn a_figure_is_read_with_the_eyes_of_whoever_bound_it_and_shown_to_no_other(house: House) {
        let (net, ana, ben) = network(&house).await;
        let quiet = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let form = [("kind", "task"), ("space", &*quiet.to_string()), ("title", "Secret plan"), ("due", "2026-11-15")];
        let task = ana.sends("/n/green-city/items", &form).await.leads_to().unwrap();
        let item = of_ben(&ana, &net, net.commons, "Too late").await;
        let triggers = format!("{}/triggers", beside(&item));
        // Ben cannot bind it to what he cannot see, and is told nothing more than of what is not there.
        let form = [("gauge", "task-overdue"), ("subject", number(&task)), ("limit", "1")];
        let hidden = ben.sends(&triggers, &form).await.is_refused().text();
        let absent = [("gauge", "task-overdue"), ("subject", "999999"), ("limit", "1")];
        assert_eq!(ben.sends(&triggers, &absent).await.is_refused().text(), hidden);
        binds(&ana, &item, "task-overdue", number(&task), "1").await;
        days(&house, 2).await;
        assert_eq!(times_raised(&net).await, 1);
        for page in [TODAY, &*triggers] {
            ben.opens(page).await.sees("You cannot see this figure").does_not_see("Secret plan");
        }
        house.enters(&net, quiet, &ben, SpaceRole::Member).await;
        ben.opens(&triggers).await.sees("Secret plan");
        // Once Ana is gone nobody reads it any more.
        let other = of_ben(&ana, &net, net.commons, "Later").await;
        binds(&ana, &other, "task-overdue", number(&task), "5").await;
        ana.does("/n/green-city/departure", &[]).await;
        days(&house, 8).await;
        assert_eq!(times_raised(&net).await, 1);
    }

    async fn what_is_bound_badly_is_refused_beside_its_field(house: House) {
        let (net, ana, _) = network(&house).await;
        let task = house.item(&ana, &net, net.commons, "task", "Order trees").await;
        let item = writes(&ana, &net, net.commons, "No trees", &[]).await;
        let triggers = format!("{}/triggers", beside(&item));
        for (gauge, subject, limit, said) in [
            ("moon", "1", "2", "Choose"),
            ("task-overdue", "tree", "2", "Choose"),
            ("task-overdue", number(&item), "2", "Choose"),
            ("task-overdue", number(&task), "0", "whole number from 1 to 365"),
            ("task-overdue", number(&task), "1e9", "whole number from 1 to 365"),
        ] {
            let sent = ana.sends(&triggers, &[("gauge", gauge), ("subject", subject), ("limit", limit)]).await;
            sent.is_refused().sees(said).markup();
        }
        binds(&ana, &item, "task-overdue", number(&task), "3").await;
        let again = [("gauge", "task-overdue"), ("subject", number(&task)), ("limit", "9")];
        ana.sends(&triggers, &again).await.is_refused().sees("watched for this risk already");
        let bound = ana.opens(&triggers).await.value("name=\"trigger\"", "value").unwrap();
        ana.does(&format!("{triggers}/removal"), &[("trigger", &bound)]).await.sees("No figure is watched for this risk yet");
        ana.does(&format!("{triggers}/removal"), &[("trigger", "x")]).await.is_fine();
    }

    async fn a_risk_that_was_put_aside_is_not_raised(house: House) {
        let (net, ana, _) = network(&house).await;
        let form = [("kind", "task"), ("space", &*net.commons.to_string()), ("title", "Order trees"), ("due", "2026-11-15")];
        let task = ana.sends("/n/green-city/items", &form).await.leads_to().unwrap();
        let item = of_ben(&ana, &net, net.commons, "No trees").await;
        binds(&ana, &item, "task-overdue", number(&task), "1").await;
        net.steward.does(&format!("{item}/archive"), &[]).await.is_fine();
        days(&house, 5).await;
        assert_eq!(times_raised(&net).await, 0);
        ana.sends(&format!("{}/answer", beside(&item)), &[("answer", "accept"), ("body", "So be it")]).await.sees("closed or archived");
    }
}
