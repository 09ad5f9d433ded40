//! Introductions: both say yes before either learns of it, and a "not now" is told to nobody.

use crate::jobs::works_off;
use crate::kit::{House, Person};
use crate::map::{kept_up, of};
use house::access::NetworkVisibility;
use std::time::Duration;

const PAGE: &str = "/n/green-city/introductions";

/// A day later, and all that is due then is done.
async fn next_day(house: &House) {
    kept_up(house).await;
    house.app.clock.forward(Duration::from_secs(86_400));
    house::jobs::queue_recurring(&house.app).await.unwrap();
    works_off(&house.app).await;
}

/// The number of what is asked of somebody.
async fn asked(who: &Person) -> String {
    who.opens(PAGE).await.value("name=\"id\"", "value").unwrap()
}

on_both! {
    async fn two_of_sectors_that_never_met_are_introduced_once_both_say_yes(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let ben = of(&house, &net, "Ben", ("City Works", "government")).await;
        let cleo = of(&house, &net, "Cleo", ("River Trust", "non-profit")).await;
        for who in [&ana, &ben, &cleo] {
            who.opens(PAGE).await.sees("Show me people");
        }
        ana.does(PAGE, &[("do", "wish")]).await.sees("From now on").sees("Nobody to show");
        next_day(&house).await;
        ana.opens(PAGE).await.sees("Nobody to show");
        ben.does(PAGE, &[("do", "wish")]).await.is_fine();
        next_day(&house).await;
        ana.opens(PAGE).await.sees("Ben").sees("different sectors").does_not_see("Cleo");
        ana.opens("/n/green-city/today").await.sees("somebody you could meet");
        let id = asked(&ana).await;
        ana.does(PAGE, &[("do", "yes"), ("id", &id)]).await.sees("Your yes is noted").sees("You said yes");
        ben.opens(PAGE).await.sees("Ana").does_not_see("You are introduced").does_not_see("You said yes");
        ben.does(PAGE, &[("do", "yes"), ("id", &id)]).await.sees("You are introduced").sees("Ana");
        ana.opens(PAGE).await.sees("You are introduced").sees("Ben");
    }

    async fn a_not_now_is_told_to_nobody_and_nobody_answers_for_others(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let ben = of(&house, &net, "Ben", ("City Works", "government")).await;
        let cleo = of(&house, &net, "Cleo", ("Bakery", "business")).await;
        for who in [&ana, &ben] {
            who.does(PAGE, &[("do", "wish")]).await.is_fine();
        }
        next_day(&house).await;
        let id = asked(&ana).await;
        cleo.sends(PAGE, &[("do", "yes"), ("id", &id)]).await.is_missing();
        ana.does(PAGE, &[("do", "yes"), ("id", &id)]).await.is_fine();
        let waits = ana.opens(PAGE).await.text();
        ben.does(PAGE, &[("do", "later"), ("id", &id)]).await.sees("nobody is told").does_not_see("Ana ");
        assert_eq!(ana.opens(PAGE).await.text(), waits);
        next_day(&house).await;
        ben.opens(PAGE).await.sees("Nobody to show");
        for wrong in [vec![("do", "yes"), ("id", "x")], vec![("do", "yes"), ("id", id.as_str())]] {
            ben.sends(PAGE, &wrong).await.is_missing();
        }
        ben.sends(PAGE, &[("do", "burn")]).await.sees("nothing that can be chosen here");
        ben.does(PAGE, &[("do", "rest")]).await.sees("Show me people");
    }

    async fn who_has_done_something_together_is_not_introduced(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let ben = of(&house, &net, "Ben", ("City Works", "government")).await;
        crate::map::talk(&house, &net, net.commons, &ana, &ben).await;
        for who in [&ana, &ben] {
            who.does(PAGE, &[("do", "wish")]).await.is_fine();
        }
        next_day(&house).await;
        ana.opens(PAGE).await.sees("Nobody to show");
    }
}
