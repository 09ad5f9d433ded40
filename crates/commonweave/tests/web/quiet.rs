//! Organisations that go quietly, and who might call.

use crate::kit::{House, Net, Person};
use crate::map::{kept_up, of, talk};
use house::access::{NetworkVisibility, Role, SpaceVisibility};
use std::time::Duration;

const PAGE: &str = "/n/green-city/quiet";
const DAY: Duration = Duration::from_secs(86_400);

async fn reckoned(house: &House) {
    kept_up(house).await;
    let (db, rooms, now) = (house.app.db.clone(), house.app.rooms, house.now());
    tokio::task::spawn_blocking(move || see::quiet::reckon_all(&db, rooms, now)).await.unwrap().unwrap();
}

/// Cleo of the River Trust talks with Ana on six days running, and with Ben on one; then nothing for so many days.
async fn silent(house: &House, days: u32) -> (Net, Person, Person, Person) {
    let net = house.network("green-city", NetworkVisibility::Private).await;
    let ana = house.member(&net, "Ana", Role::Member).await;
    let ben = house.member(&net, "Ben", Role::Member).await;
    let cleo = of(house, &net, "Cleo", ("River Trust", "non-profit")).await;
    for _ in 0..6 {
        talk(house, &net, net.commons, &cleo, &ana).await;
        house.app.clock.forward(DAY);
    }
    talk(house, &net, net.commons, &cleo, &ben).await;
    house.app.clock.forward(DAY * days);
    (net, ana, ben, cleo)
}

/// Of how many organisations something was ever heard.
async fn heard(house: &House, net: &Net) -> usize {
    let network = net.id;
    let since = db::Time::from_micros(0);
    let days = house.app.db.read(move |q| see::ties::contact_days(q, network, since)).await.unwrap();
    let mut found: Vec<i64> = days.into_iter().map(|(organisation, _)| organisation.get()).collect();
    found.dedup();
    found.len()
}

on_both! {
    async fn an_organisation_quieter_than_its_habit_is_shown_with_who_might_call(house: House) {
        let (net, ana, ben, cleo) = silent(&house, 14).await;
        reckoned(&house).await;
        net.steward.opens(PAGE).await.is_fine().sees("No organisation is quieter").markup();
        house.app.clock.forward(DAY);
        reckoned(&house).await;
        let page = net.steward.opens(PAGE).await;
        page.sees("River Trust").sees("Nothing for 15 days; usually they take part every 7 days").sees("Ana").sees("do a lot together with Cleo").markup();
        page.does_not_see("Ben");
        for who in [&ana, &ben, &house.visitor()] {
            who.opens(PAGE).await.is_missing();
        }
        // Somebody of it is heard of again.
        talk(&house, &net, net.commons, &cleo, &ben).await;
        house.app.clock.forward(Duration::from_secs(60));
        reckoned(&house).await;
        net.steward.opens(PAGE).await.does_not_see("River Trust");
    }

    async fn who_is_on_no_map_or_hides_the_tie_calls_nobody_from_then_on(house: House) {
        let (net, ana, ben, cleo) = silent(&house, 15).await;
        reckoned(&house).await;
        net.steward.opens(PAGE).await.sees("Ana");
        let other = cleo.member.unwrap().to_string();
        let hide = [("do", "hide"), ("member", &*other)];
        ana.does("/n/green-city/map/mine", &hide).await.is_fine();
        net.steward.opens(PAGE).await.does_not_see("Ana").sees("Ben");
        ben.does("/n/green-city/map/mine", &[("do", "leave")]).await.is_fine();
        net.steward.opens(PAGE).await.does_not_see("Ben").sees("The map shows nobody who is close to them");
        // Of who is on no map nothing is told, and no habit either.
        cleo.does("/n/green-city/map/mine", &[("do", "leave")]).await.is_fine();
        net.steward.opens(PAGE).await.does_not_see("River Trust");
        house.app.clock.forward(Duration::from_secs(60));
        reckoned(&house).await;
        net.steward.opens(PAGE).await.does_not_see("River Trust");
    }

    async fn an_organisation_whose_only_person_has_gone_is_quiet_by_its_old_habit(house: House) {
        let (net, ana, _, cleo) = silent(&house, 0).await;
        let now = house.now();
        let ended = house.app.db.write(move |tx| tx.run("UPDATE affiliations SET ended_at = $1", &[&now])).await;
        assert_eq!(ended.map_err(|error: db::Error| error).unwrap(), 1);
        // She goes on, and not for the River Trust.
        for _ in 0..15 {
            house.app.clock.forward(DAY);
            talk(&house, &net, net.commons, &cleo, &ana).await;
        }
        reckoned(&house).await;
        net.steward.opens(PAGE).await.sees("River Trust").sees("Nothing for 15 days; usually they take part every 7 days").markup();
        // It is her habit no more once she is on no map.
        cleo.does("/n/green-city/map/mine", &[("do", "leave")]).await.is_fine();
        net.steward.opens(PAGE).await.does_not_see("River Trust");
        house.app.clock.forward(Duration::from_secs(60));
        reckoned(&house).await;
        net.steward.opens(PAGE).await.does_not_see("River Trust");
    }

    async fn days_off_of_the_network_are_no_silence(house: House) {
        let (net, _, _, _) = silent(&house, 15).await;
        let days = [("first", "2026-11-25"), ("last", "2026-11-27"), ("name", "Harvest days")];
        net.steward.sends("/n/green-city/settings/days-off", &days).await;
        let again = [("first", "2026-11-26"), ("last", "2026-11-26"), ("name", "Once more")];
        net.steward.sends("/n/green-city/settings/days-off", &again).await;
        reckoned(&house).await;
        net.steward.opens(PAGE).await.is_fine().does_not_see("River Trust");
        house.app.clock.forward(DAY * 3);
        reckoned(&house).await;
        let page = net.steward.opens(PAGE).await;
        page.sees("Nothing for 18 days; usually they take part every 7 days").sees("3 of these were days off of the network").markup();
        // What somebody takes off for themselves is nobody else's business, and no rest of the network.
        let own = [("first", "2026-11-28"), ("last", "2026-12-06"), ("name", "In the mountains")];
        net.steward.sends("/n/green-city/days-off", &own).await;
        reckoned(&house).await;
        net.steward.opens(PAGE).await.sees("3 of these were days off of the network");
    }

    async fn what_is_done_where_few_may_look_makes_no_habit(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let cleo = of(&house, &net, "Cleo", ("River Trust", "non-profit")).await;
        let hidden = house.space(&net, "Quiet room", SpaceVisibility::Members, &cleo).await;
        house.enters(&net, hidden, &ana, house::access::SpaceRole::Member).await;
        for _ in 0..6 {
            talk(&house, &net, hidden, &cleo, &ana).await;
            house.app.clock.forward(DAY);
        }
        house.app.clock.forward(DAY * 19);
        reckoned(&house).await;
        net.steward.opens(PAGE).await.does_not_see("River Trust");
    }

    async fn contacts_are_not_counted_of_who_is_on_no_map(house: House) {
        let (net, _, _, cleo) = silent(&house, 1).await;
        assert_eq!(heard(&house, &net).await, 1);
        cleo.does("/n/green-city/map/mine", &[("do", "leave")]).await.is_fine();
        assert_eq!(heard(&house, &net).await, 0);
    }
}
