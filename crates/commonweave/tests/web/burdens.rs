//! What people carry: their own for everybody, the others' for stewards.

use crate::kit::{House, Person};
use crate::map::kept_up;
use crate::tasks::{at, task};
use house::access::{Role, SpaceRole, SpaceVisibility};

const PAGE: &str = "/n/green-city/burdens";

/// What everybody carries is reckoned now.
pub(crate) async fn reckoned(house: &House) {
    let (db, rooms, now) = (house.app.db.clone(), house.app.rooms, house.now());
    let reckon = move || see::burdens::reckon_all(&db, rooms, now);
    tokio::task::spawn_blocking(reckon).await.unwrap().unwrap();
}

/// The first figure in the line of an organisation.
fn first_cell<'a>(html: &'a str, organisation: &str) -> &'a str {
    let line = html.split(organisation).nth(1).unwrap();
    line.split("<td class=\"n\">").nth(1).unwrap().split('<').next().unwrap()
}

fn of(who: &Person) -> String {
    format!("{PAGE}?of={}", who.member.unwrap())
}

on_both! {
    async fn everybody_sees_what_they_carry(house: House) {
        let (net, ana, ben) = house.two().await;
        ana.opens(PAGE).await.is_fine().sees("0 points").sees("no role, no open task").markup();
        let water = house.space(&net, "Water", SpaceVisibility::Network, &ana).await;
        let well = task(&ana, &net, water, "Look into the well", &[]).await;
        ana.does(&at(&well, "people"), &[]).await.is_fine();
        let page = ana.opens(PAGE).await;
        page.sees("2 points").sees("Holds 1 space").sees("1 task to be done").does_not_see("Who carries the most").markup();
        ben.opens(PAGE).await.sees("0 points").does_not_see("Ana");
        net.steward.opens(PAGE).await.sees("Holds the network, as a facilitator or steward");
    }

    async fn only_stewards_see_what_others_carry(house: House) {
        let (net, ana, ben) = house.two().await;
        let fay = house.member(&net, "Fay", Role::Facilitator).await;
        for number in 0..3 {
            house.space(&net, &format!("Group {number}"), SpaceVisibility::Network, &ana).await;
        }
        reckoned(&house).await;
        let page = net.steward.opens(PAGE).await;
        page.is_fine().sees("Who carries the most").sees("Ana").sees("Holds 3 spaces").does_not_see("Ben").markup();
        net.steward.opens(&of(&ana)).await.is_fine().sees("3 points").markup();
        for who in [&ben, &fay] {
            who.opens(&of(&ana)).await.is_missing();
            who.opens(PAGE).await.does_not_see("Holds 3 spaces");
        }
        ana.opens(&of(&ana)).await.is_fine().sees("3 points");
        house.visitor().opens(PAGE).await.is_missing();
        net.steward.opens(&format!("{PAGE}?of=999999")).await.is_missing();
        net.steward.opens(&format!("{PAGE}?of=nonsense&before=x")).await.is_fine();
        // Whoever has left carries nothing.
        ben.does("/n/green-city/departure", &[]).await;
        net.steward.opens(&of(&ben)).await.is_missing();
    }

    async fn what_is_carried_where_few_may_look_is_ones_own_affair(house: House) {
        let (net, ana, _) = house.two().await;
        let council = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let open = task(&ana, &net, net.commons, "Book the hall", &[]).await;
        let secret = task(&ana, &net, council, "Find money", &[]).await;
        for one in [&open, &secret] {
            ana.does(&at(one, "people"), &[]).await.is_fine();
        }
        ana.opens(PAGE).await.sees("3 points").sees("2 tasks to be done").sees("Holds 1 space");
        reckoned(&house).await;
        net.steward.opens(PAGE).await.sees("1 task to be done").does_not_see("2 tasks");
        net.steward.opens(&of(&ana)).await.sees("1 point").does_not_see("Holds 1 space");
        // Not even a steward who reads that space is told of it here: the figure is the same for every steward.
        house.enters(&net, council, &net.steward, SpaceRole::Member).await;
        net.steward.opens(&of(&ana)).await.sees("1 point").does_not_see("Holds 1 space");
    }

    async fn the_list_of_stewards_follows_what_happens_and_forgets_who_leaves(house: House) {
        let (net, ana, ben) = house.two().await;
        let hall = task(&ana, &net, net.commons, "Book the hall", &[]).await;
        ana.does(&at(&hall, "people"), &[]).await.is_fine();
        house.space(&net, "Water", SpaceVisibility::Network, &ben).await;
        reckoned(&house).await;
        net.steward.opens(PAGE).await.sees("1 task to be done").sees("Ben");
        ana.does(&at(&hall, "people/removal"), &[("member", &ana.member.unwrap().to_string())]).await.is_fine();
        // Points are those of now, whatever was reckoned.
        net.steward.opens(PAGE).await.does_not_see("1 task to be done");
        house.app.clock.forward(std::time::Duration::from_secs(60));
        reckoned(&house).await;
        net.steward.opens(PAGE).await.does_not_see("Ana").sees("Ben");
        ben.does("/n/green-city/departure", &[]).await;
        net.steward.opens(PAGE).await.does_not_see("Ben");
    }

    async fn whoever_did_much_together_and_offers_the_same_could_be_asked(house: House) {
        let (net, ana, ben) = house.two().await;
        let cem = house.member(&net, "Cem", Role::Member).await;
        house.space(&net, "Water", SpaceVisibility::Network, &ana).await;
        ana.opens(PAGE).await.sees("Nobody comes to mind");
        for (who, skill) in [(&ana, "Pottery"), (&ben, "pottery"), (&cem, "Singing")] {
            who.does("/n/green-city/profile", &[("name", who.name.as_str()), ("offers", skill)]).await.is_fine();
        }
        for other in [&ben, &cem] {
            crate::map::talk(&house, &net, net.commons, &ana, other).await;
        }
        kept_up(&house).await;
        let page = ana.opens(PAGE).await;
        page.sees("Ben").sees("Offers the same: pottery").sees("Cem").sees("Have done a lot together").markup();
        let html = page.html();
        assert!(html.find(">Ben<") < html.find(">Cem<"), "who offers the same comes first");
        // What they carry is for stewards alone, and has no part in what others are shown.
        net.steward.opens(&of(&ana)).await.sees("Ben").sees("0 points");
        for number in 0..3 {
            house.space(&net, &format!("Group {number}"), SpaceVisibility::Network, &ben).await;
        }
        ana.opens(PAGE).await.sees("Offers the same: pottery").does_not_see("3 points");
        net.steward.opens(&of(&ana)).await.does_not_see("Offers the same: pottery").sees("Have done a lot together");
        // Whoever is on no map is proposed to nobody.
        cem.does("/n/green-city/map/mine", &[("do", "leave")]).await.is_fine();
        ana.opens(PAGE).await.does_not_see("Have done a lot together");
    }

    async fn hours_in_meetings_are_told_of_no_organisation_of_which_few_came(house: House) {
        let (net, ana, _) = house.two().await;
        let supper = crate::events::seats::held(&ana, &net, &[]).await;
        let mut choir = Vec::new();
        for name in ["Cleo", "Dan", "Eva", "Fay", "Gus"] {
            choir.push(crate::map::of(&house, &net, name, ("City Choir", "arts")).await);
        }
        let alone = crate::map::of(&house, &net, "Hal", ("Bakery", "business")).await;
        let hall = task(&alone, &net, net.commons, "Bake", &[]).await;
        alone.does(&at(&hall, "plan"), &[("due", "2026-12-10"), ("organisation", "Bakery")]).await.is_fine();
        for who in choir.iter().take(4).chain([&alone]) {
            who.sends(&format!("{supper}/answers"), &[("answer", "yes")]).await.goes_to(&supper);
        }
        let last = choir.pop().unwrap();
        last.sends(&format!("{supper}/answers"), &[("answer", "yes")]).await.goes_to(&supper);
        house.app.clock.forward(std::time::Duration::from_secs(7 * 86_400));
        reckoned(&house).await;
        let page = ana.opens("/n/green-city/load").await;
        page.markup();
        assert_eq!(first_cell(page.html(), "City Choir"), "10:00");
        assert_eq!(first_cell(page.html(), "Bakery"), "–", "what one person carries is their own affair");
        let few = last.sends("/n/green-city/departure", &[]).await;
        assert!(few.leads_to().is_some(), "{}", few.text());
        house.app.clock.forward(std::time::Duration::from_secs(60));
        reckoned(&house).await;
        ana.opens("/n/green-city/load").await.sees("Bakery").does_not_see("City Choir");
    }

    async fn what_organisations_carry_is_reckoned_once_a_day_and_told_to_all(house: House) {
        let (net, ana, ben) = house.two().await;
        let load = "/n/green-city/load";
        ben.opens(load).await.is_fine().sees("Nothing has been calculated yet").markup();
        let choir = crate::projects::organisation(&net, "City Choir").await;
        ana.does(&format!("{choir}/affiliation"), &[]).await;
        let council = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let hall = task(&ana, &net, net.commons, "Book the hall", &[("due", "2026-11-10")]).await;
        let key = task(&ana, &net, net.commons, "Get the key", &[]).await;
        let secret = task(&ana, &net, council, "Find money", &[]).await;
        for one in [&hall, &secret] {
            ana.does(&at(one, "plan"), &[("due", "2026-11-10"), ("organisation", "City Choir")]).await.is_fine();
        }
        let choir = choir.rsplit('/').next().unwrap();
        ana.does(&at(&hall, "hours"), &[("time", "1:30"), ("organisation", choir)]).await.is_fine();
        let other = crate::tasks::number(&key).to_owned();
        ana.does(&at(&hall, "ties"), &[("other", &other), ("way", "before")]).await.is_fine();
        reckoned(&house).await;
        let page = ben.opens(load).await;
        page.sees("City Choir").sees("1:30").sees("Carried by no organisation").sees("What most others wait for").markup();
        page.sees("Get the key").sees("1 task waits for it").does_not_see("Find money");
        let line = page.html().split("City Choir").nth(1).unwrap().split("</tr>").next().unwrap().to_owned();
        let cells: Vec<&str> =
            line.split("<td class=\"n\">").skip(1).map(|cell| cell.split('<').next().unwrap()).collect();
        // Hours in meetings, open, overdue, waiting, hours given: what stands in the council is not in it.
        assert_eq!(cells, ["–", "1", "1", "1", "1:30"]);
        ben.opens(&format!("{load}?after=nonsense")).await.is_fine();
        house.visitor().opens(load).await.is_missing();
    }
}
