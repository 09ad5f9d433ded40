//! Introductions: both say yes before either learns of it, and a "not now" is told to nobody.

mod events;

use crate::kit::{House, Person};
use crate::map::{kept_up, of};
use house::access::{NetworkVisibility, Role};
use std::time::Duration;

const PAGE: &str = "/n/green-city/introductions";

/// A day later, and all that is due then is done.
async fn next_day(house: &House) {
    kept_up(house).await;
    house.app.clock.forward(Duration::from_secs(86_400));
    house.jobs_end().await;
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
        ana.does(PAGE, &[("do", "wish")]).await.sees("From now on we look").sees("Nobody to show");
        next_day(&house).await;
        ana.opens(PAGE).await.sees("Nobody to show");
        ben.does(PAGE, &[("do", "wish")]).await.is_fine();
        next_day(&house).await;
        ana.opens(PAGE).await.sees("Ben").sees("different sectors").does_not_see("Cleo");
        ana.opens("/n/green-city/today").await.sees("somebody you could meet");
        let id = asked(&ana).await;
        ana.does(PAGE, &[("do", "yes"), ("id", &id)]).await.sees("Your yes is noted").sees("You said yes");
        ben.opens(PAGE).await.sees("Ana").does_not_see("You are introduced").does_not_see("You said yes");
        ana.opens("/n/green-city/today").await.does_not_see("are introduced");
        ana.does(PAGE, &[("do", "seen"), ("id", &id)]).await.sees("Nothing has changed");
        // Who says the second yes knows at once, and the other is told until they say that they know.
        ben.does(PAGE, &[("do", "yes"), ("id", &id)]).await.sees("both of you said yes").sees("Ana");
        ben.opens("/n/green-city/today").await.does_not_see("are introduced");
        ana.opens("/n/green-city/today").await.sees("You and Ben are introduced");
        ana.opens(PAGE).await.sees("You are introduced").sees("Ben").markup();
        cleo.does(PAGE, &[("do", "seen"), ("id", &id)]).await.sees("Nothing has changed");
        ana.opens("/n/green-city/today").await.sees("You and Ben are introduced");
        ana.does(PAGE, &[("do", "seen"), ("id", &id)]).await.sees("not reminded").sees("You are introduced");
        ana.opens("/n/green-city/today").await.does_not_see("are introduced");
    }

    async fn nobody_is_told_of_different_sectors_who_shares_one(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let ben = house.member(&net, "Ben", Role::Member).await;
        for who in [&ana, &ben] {
            who.does(PAGE, &[("do", "wish")]).await.is_fine();
        }
        next_day(&house).await;
        ana.opens(PAGE).await.sees("Ben").sees("When we looked").does_not_see("different sectors");
    }

    async fn whoever_has_stopped_is_proposed_to_nobody(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let ben = of(&house, &net, "Ben", ("City Works", "government")).await;
        for who in [&ana, &ben] {
            who.does(PAGE, &[("do", "wish")]).await.is_fine();
        }
        ben.does(PAGE, &[("do", "rest")]).await.is_fine();
        next_day(&house).await;
        ana.opens(PAGE).await.sees("Nobody to show");
    }

    async fn whoever_has_stopped_meanwhile_is_introduced_to_nobody(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let ben = of(&house, &net, "Ben", ("City Works", "government")).await;
        for who in [&ana, &ben] {
            who.does(PAGE, &[("do", "wish")]).await.is_fine();
        }
        next_day(&house).await;
        let id = asked(&ben).await;
        ana.does(PAGE, &[("do", "yes"), ("id", &id)]).await.is_fine();
        ana.does(PAGE, &[("do", "rest")]).await.is_fine();
        // A page that was opened before says yes in vain; when she goes on, he is asked again.
        ben.does(PAGE, &[("do", "yes"), ("id", &id)]).await.sees("Nothing has changed");
        ana.opens("/n/green-city/today").await.does_not_see("You and Ben are introduced");
        ana.does(PAGE, &[("do", "wish")]).await.is_fine();
        ben.does(PAGE, &[("do", "yes"), ("id", &id)]).await.sees("both of you said yes");
        ana.opens("/n/green-city/today").await.sees("You and Ben are introduced");
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
        ben.sends(PAGE, &[("do", "yes"), ("id", "x")]).await.is_missing();
        // Who presses twice, or thinks better of it too late, has answered once.
        for word in ["later", "yes"] {
            ben.does(PAGE, &[("do", word), ("id", &id)]).await.sees("Nothing has changed");
        }
        ana.does(PAGE, &[("do", "yes"), ("id", &id)]).await.sees("Nothing has changed").sees("You said yes");
        cleo.sends(PAGE, &[("do", "later"), ("id", &id)]).await.is_missing();
        ben.sends(PAGE, &[("do", "burn")]).await.sees("This cannot be chosen here");
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
