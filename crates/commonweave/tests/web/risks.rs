//! Risks: written down, answered, looked at again; bound to live figures, and raising themselves once.

mod figures;

use crate::kit::{House, Net, Person};
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};
use house::ids::SpaceId;

pub const PAGE: &str = "/n/green-city/risks";

/// Writes a risk down, and answers with its address. Later fields take the place of earlier ones.
pub async fn writes(who: &Person, net: &Net, space: SpaceId, title: &str, more: &[(&str, &str)]) -> String {
    let space = space.to_string();
    let mut fields = vec![("kind", "risk"), ("space", &*space), ("title", title), ("body", "")];
    fields.extend(more);
    let sent = who.sends(&format!("/n/{}/items", net.slug), &fields).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// The pages of a risk that only it has.
pub fn beside(item: &str) -> String {
    item.replace("/items/", "/risks/")
}

pub async fn network(house: &House) -> (Net, Person, Person) {
    let net = house.network("green-city", NetworkVisibility::Private).await;
    let ana = house.member(&net, "Ana", Role::Member).await;
    let ben = house.member(&net, "Ben", Role::Member).await;
    (net, ana, ben)
}

on_both! {
    async fn a_risk_is_written_down_rated_and_seen_by_whoever_may_read_it(house: House) {
        let (net, ana, ben) = network(&house).await;
        ana.opens(PAGE).await.is_fine().sees("No risk has been written down yet").markup();
        let told = [
            ("cause", "Only one person can read the sensors.\nShe moves away in spring."),
            ("consequence", "No figures for a year."),
            ("likelihood", "4"),
            ("impact", "5"),
            ("carrier", "ben"),
        ];
        let item = writes(&ana, &net, net.commons, "Nobody reads the sensors", &told).await;
        let page = ben.opens(&item).await;
        page.is_fine().sees("High").sees("She moves away in spring.").sees("No figures for a year.").sees("Likely").markup();
        page.sees("What do we do about this risk?");
        // Whoever is asked to carry it hears of it.
        ben.opens("/n/green-city/inbox").await.sees("Nobody reads the sensors").sees("You are now the owner of a risk");
        let small = [("likelihood", "1"), ("impact", "2")];
        writes(&ana, &net, net.commons, "Rain at the picnic", &small).await;
        let register = ben.opens(PAGE).await;
        register.is_fine().sees("Nobody reads the sensors").sees("Rain at the picnic").sees("Owner").markup();
        assert!(register.html().contains("<svg") && register.html().contains("<table>"), "a picture and its table");
        ben.opens(&format!("{PAGE}?weight=high")).await.sees("Nobody reads the sensors").does_not_see("Rain at");
        ben.opens(&format!("{PAGE}?weight=low")).await.sees("Rain at the picnic").does_not_see("Nobody reads");
        ben.opens(&format!("{PAGE}?state=accepted")).await.sees("No risk fits these filters");
        // It stands in the rail from now on, and is found by its cause.
        ben.opens("/n/green-city/today").await.sees("Risks");
        ben.opens("/n/green-city/search?q=spring").await.sees("Nobody reads the sensors");
        let file = ben.opens(&format!("{PAGE}.csv?weight=high")).await;
        file.is_fine().sees("Nobody reads the sensors,Commons,Open,4,5,Ben").does_not_see("Rain");
    }

    async fn a_bad_field_is_told_and_nothing_is_lost(house: House) {
        let (net, ana, _) = network(&house).await;
        let space = net.commons.to_string();
        let whole = [("kind", "risk"), ("space", &*space), ("title", "Flood"), ("cause", "The old dam.")];
        let bad = [
            ("likelihood", "6", "Choose"),
            ("impact", "0", "Choose"),
            ("carrier", "Nobody Here", "Nobody here is called"),
            ("review", "soon", "Write a day like"),
        ];
        for (field, value, said) in bad {
            let sent = ana.sends("/n/green-city/items", &[whole.as_slice(), &[(field, value)]].concat()).await;
            sent.is_refused().sees(said).keeps("The old dam.").keeps("Flood");
        }
        for name in ["Cleo Park", "Cleo Hill"] {
            house.member(&net, name, Role::Member).await;
        }
        let twins = ana.sends("/n/green-city/items", &[whole.as_slice(), &[("carrier", "Cleo")]].concat()).await;
        twins.is_refused().sees("More than one member is called").keeps("Cleo");
        ana.opens(PAGE).await.sees("No risk has been written down yet");
    }

    async fn nobody_is_given_a_risk_that_they_cannot_read(house: House) {
        let (net, ana, ben) = network(&house).await;
        let quiet = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let space = quiet.to_string();
        let form = [("kind", "risk"), ("space", &*space), ("title", "Leak"), ("carrier", "Ben")];
        ana.sends("/n/green-city/items", &form).await.is_refused().sees("They cannot read this space");
        let item = writes(&ana, &net, quiet, "Leak", &[]).await;
        ben.opens(&item).await.is_missing();
        ben.opens(&format!("{}/triggers/new", beside(&item))).await.is_missing();
        for page in ["answer", "review", "triggers"] {
            let page = format!("{}/{page}", beside(&item));
            ben.opens(&page).await.is_missing();
            ben.sends(&page, &[("answer", "accept"), ("body", "So what")]).await.is_missing();
        }
        ben.opens(PAGE).await.does_not_see("Leak");
        ben.opens(&format!("{PAGE}.csv")).await.does_not_see("Leak");
        ana.opens(&item).await.sees("What do we do about this risk?");
        house.enters(&net, quiet, &ben, SpaceRole::Member).await;
        ben.opens(PAGE).await.sees("Leak");
    }

    async fn a_risk_is_answered_and_taken_up_again_and_all_of_it_is_kept(house: House) {
        let (net, ana, ben) = network(&house).await;
        let item = writes(&ana, &net, net.commons, "Flood", &[]).await;
        let answer = format!("{}/answer", beside(&item));
        ben.sends(&answer, &[("answer", "reduce"), ("body", "")]).await.is_refused();
        ben.sends(&answer, &[("answer", "pray"), ("body", "Hard")]).await.is_refused().keeps("Hard");
        ben.does(&answer, &[("answer", "reduce"), ("body", "We raise the *bank*."), ("review", "2027-03-01")]).await
            .sees("The answer is saved").sees("Answered").sees("We raise the bank");
        ben.opens(&item).await.does_not_see("What do we do about this risk?").sees("2027");
        ana.does(&answer, &[("answer", "accept"), ("body", "The bank is high enough.")]).await.sees("Accepted");
        ana.opens(&format!("{PAGE}?state=accepted")).await.sees("Flood");
        ana.opens(&format!("{PAGE}?state=answered")).await.does_not_see("Flood");
        ana.does(&answer, &[("answer", "open"), ("body", "")]).await.sees("What do we do about this risk?");
        let page = ana.opens(&item).await;
        for told in ["Taken up again", "Written down", "We raise the *bank*.", "The bank is high enough."] {
            page.sees(told);
        }
        let review = format!("{}/review", beside(&item));
        let seen = [("likelihood", "5"), ("impact", "5"), ("seen", "The river is up.")];
        ana.does(&review, &seen).await.sees("Your review is saved").sees("High").sees("The river is up.");
        ana.sends(&review, &[("likelihood", "9"), ("seen", "More")]).await.is_refused().keeps("More");
    }

    async fn of_two_who_answer_at_once_the_later_sees_what_the_other_said(house: House) {
        let (net, ana, ben) = network(&house).await;
        let item = writes(&ana, &net, net.commons, "Flood", &[]).await;
        let answer = format!("{}/answer", beside(&item));
        let begun = ana.opens(&answer).await.value("name=\"begun\"", "value").unwrap();
        ben.does(&answer, &[("answer", "accept"), ("body", "We live with it.")]).await.is_fine();
        let late = [("answer", "reduce"), ("body", "We dig."), ("begun", &*begun)];
        ana.sends(&answer, &late).await.is_refused().sees("We live with it.").keeps("We dig.");
    }

    async fn on_its_day_a_risk_comes_back_to_whoever_carries_it(house: House) {
        let (net, ana, ben) = network(&house).await;
        let due = [("carrier", "Ben"), ("review", "2026-11-16")];
        let item = writes(&ana, &net, net.commons, "Flood", &due).await;
        let today = "/n/green-city/today";
        ben.opens(today).await.does_not_see("to look at again");
        house.app.clock.forward(std::time::Duration::from_secs(86_400 * 3));
        ben.opens(today).await.sees("1 risk to look at again").sees("Flood").markup();
        ana.opens(today).await.does_not_see("to look at again");
        ana.opens("/n/green-city/calendar?view=agenda&day=2026-11-16").await.sees("Look again: Flood");
        ben.does(&format!("{}/review", beside(&item)), &[("review", "2027-02-01")]).await.is_fine();
        ben.opens(today).await.does_not_see("to look at again");
    }
}
