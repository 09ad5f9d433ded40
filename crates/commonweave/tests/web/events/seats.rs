//! Seats: who gets one, who waits, who is moved up, and what people need.

use super::answers;
use crate::jobs::works_off;
use crate::kit::{House, Net, Person, Seen};
use house::access::Role;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);

/// An event of Ana's in the commons, with these fields besides.
pub(crate) async fn held(ana: &Person, net: &Net, more: &[(&str, &str)]) -> String {
    let space = net.commons.to_string();
    let base = [
        ("kind", "event"),
        ("space", space.as_str()),
        ("title", "Supper"),
        ("body", ""),
        ("day", "2026-11-20"),
        ("start", "18:00"),
        ("end", "20:00"),
    ];
    let sent = ana.sends(&format!("/n/{}/items", net.slug), &[base.as_slice(), more].concat()).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// The pages of an event beside its item.
pub(crate) fn beside(event: &str) -> String {
    event.replace("/items/", "/events/")
}

pub(super) async fn people(ana: &Person, event: &str, who: &str) -> Seen {
    ana.opens(&format!("{}/people?who={who}", beside(event))).await
}

pub(super) async fn several(house: &House, net: &Net, amount: usize) -> Vec<Person> {
    let mut all = Vec::new();
    for number in 0..amount {
        all.push(house.member(net, &format!("Guest{number}"), Role::Member).await);
    }
    all
}

/// The kept counts of all events are what counting gives.
pub(super) async fn counts_are_right(house: &House) {
    let wrong = house.app.db.read(|q| (meet::events::ROOM.recount.unwrap())(q)).await;
    let wrong = wrong.map_err(|error: db::Error| error).unwrap();
    assert!(wrong.is_empty(), "{wrong:?}");
}

on_both! {
    async fn the_last_seat_taken_by_fifty_at_once_goes_to_one_and_the_others_wait_in_order(house: House) {
        let (net, ana, _) = house.two().await;
        let supper = held(&ana, &net, &[("capacity", "1")]).await;
        let many = several(&house, &net, 50).await;
        let rounds = many.iter().map(async |who| answers(who, &supper, "yes").await.goes_to(&supper).status);
        futures_util::future::join_all(rounds).await;
        ana.opens(&supper).await.sees("1 person is coming. There is 1 seat, and 49 are waiting.");
        let order = house.app.db.read(|q| {
            q.all::<(i64, String, i64)>("SELECT id, seat, queued_at FROM attendances ORDER BY id", &[])
        });
        let order = order.await.map_err(|error: db::Error| error).unwrap();
        let seated: Vec<_> = order.iter().filter(|(_, seat, _)| seat == "seated").collect();
        assert_eq!((seated.len(), order.len(), order[0].1.as_str()), (1, 50, "seated"), "the first has it");
        counts_are_right(&house).await;
    }

    async fn the_waiting_list_moves_up_by_itself_and_leaves_time_to_accept(house: House) {
        let (net, ana, ben) = house.two().await;
        let [one, two, three] = several(&house, &net, 3).await.try_into().ok().unwrap();
        let supper = held(&ana, &net, &[("capacity", "1")]).await;
        answers(&ben, &supper, "yes").await.goes_to(&supper);
        for who in [&one, &two, &three] {
            answers(who, &supper, "yes").await.goes_to(&supper);
            who.opens(&supper).await.sees("You are on the waiting list.");
        }
        answers(&ben, &supper, "no").await.goes_to(&supper);
        one.opens(&supper).await.sees("A seat is free for you").sees("Take the seat");
        one.opens("/n/green-city/today").await.sees("A seat is free for you.");
        two.opens(&supper).await.sees("You are on the waiting list.");
        // Nobody goes past those who wait, even while a seat is kept.
        house.app.clock.forward(Duration::from_secs(1));
        answers(&ben, &supper, "yes").await.goes_to(&supper);
        ben.opens(&supper).await.sees("You are on the waiting list.");
        house.app.clock.forward(DAY + Duration::from_secs(1));
        house.jobs_end().await;
        one.opens(&supper).await.sees("went to someone else").does_not_see("Take the seat");
        one.sends(&format!("{}/seat", beside(&supper)), &[("take", "yes")]).await.is(axum::http::StatusCode::CONFLICT);
        two.does(&format!("{}/seat", beside(&supper)), &[("take", "yes")]).await.sees("Your answer");
        ana.opens(&supper).await.sees("1 person is coming. There is 1 seat, and 2 are waiting.");
        // Whoever was passed over says yes again, and stands behind the others.
        answers(&one, &supper, "yes").await.goes_to(&supper);
        let waiting = people(&ana, &supper, "waiting").await.text();
        let place = |name: &str| waiting.find(name).unwrap();
        assert!(place("Guest2") < place("Ben") && place("Ben") < place("Guest0"), "{waiting}");
        counts_are_right(&house).await;
    }

    async fn of_two_nodes_that_find_a_seat_lapsed_one_offers_it_once(house: House) {
        let (net, ana, ben) = house.two().await;
        let house = house.at_rest().await;
        let [one, two, three] = several(&house, &net, 3).await.try_into().ok().unwrap();
        let supper = held(&ana, &net, &[("capacity", "1")]).await;
        for who in [&ben, &one, &two, &three] {
            answers(who, &supper, "yes").await.goes_to(&supper);
        }
        answers(&ben, &supper, "no").await.goes_to(&supper);
        house.app.clock.forward(DAY + Duration::from_secs(1));
        let other = house.node();
        for _ in 0..5 {
            let _ = tokio::join!(works_off(&house.app), works_off(&other.app));
        }
        people(&ana, &supper, "lapsed").await.sees("Guest0");
        let offered = people(&ana, &supper, "offered").await;
        offered.sees("Guest1").does_not_see("Guest2");
        counts_are_right(&house).await;
    }

    async fn a_node_that_is_killed_as_the_list_moves_up_offers_no_seat_twice(house: House) {
        let (net, ana, ben) = house.two().await;
        let house = house.at_rest().await;
        let three = several(&house, &net, 3).await;
        let supper = held(&ana, &net, &[("capacity", "1")]).await;
        answers(&ben, &supper, "yes").await.goes_to(&supper);
        for who in &three {
            answers(who, &supper, "yes").await.goes_to(&supper);
        }
        answers(&ben, &supper, "no").await.goes_to(&supper);
        house.app.clock.forward(DAY + Duration::from_secs(1));
        works_off(&house.app).await;
        people(&ana, &supper, "offered").await.sees("Guest1");
        // As a node leaves it that was killed before it could note that the job is done.
        let again = house.app.db.write(|tx| {
            tx.run(
                "UPDATE jobs SET state = 'waiting', next_at = due_at, lease = NULL, ended_at = NULL
                 WHERE name = 'event-seat-lapse' AND state = 'done'",
                &[],
            )
        });
        assert_eq!(again.await.map_err(|error: db::Error| error).unwrap(), 1);
        assert!(works_off(&house.app).await > 0);
        people(&ana, &supper, "offered").await.sees("Guest1").does_not_see("Guest2");
        people(&ana, &supper, "waiting").await.sees("Guest2").does_not_see("Guest1");
        let offers = house.app.db.read(|q| {
            q.one::<i64>("SELECT COUNT(*) FROM happenings WHERE what = 'event-seat-offered'", &[])
        });
        assert_eq!(offers.await.map_err(|error: db::Error| error).unwrap(), 2);
        counts_are_right(&house).await;
    }

    async fn seats_are_kept_for_some_until_their_day_is_over(house: House) {
        let (net, ana, ben) = house.two().await;
        let kept = [("capacity", "2"), ("kept_for_1", "sector-arts"), ("kept_seats_1", "1"), ("kept_until_1", "2026-11-16")];
        let supper = held(&ana, &net, &kept).await;
        net.steward.does("/n/green-city/organisations", &[("name", "Choir"), ("sector", "arts")]).await.is_fine();
        let [cleo, dan, eve] = several(&house, &net, 3).await.try_into().ok().unwrap();
        let choir = cleo.opens("/n/green-city/organisations").await.value("href=\"/n/green-city/organisations/", "href").unwrap();
        cleo.does(&format!("{choir}/affiliation"), &[]).await.is_fine();
        answers(&ben, &supper, "yes").await.goes_to(&supper);
        answers(&dan, &supper, "yes").await.goes_to(&supper);
        dan.opens(&supper).await.sees("You are on the waiting list.");
        answers(&cleo, &supper, "yes").await.goes_to(&supper);
        people(&ana, &supper, "coming").await.sees("Ben").sees("Guest0").does_not_see("Guest1");
        answers(&cleo, &supper, "no").await.goes_to(&supper);
        dan.opens(&supper).await.sees("You are on the waiting list.");
        house.app.clock.forward(3 * DAY);
        house.jobs_end().await;
        dan.opens(&supper).await.sees("A seat is free for you");
        answers(&eve, &supper, "yes").await.goes_to(&supper);
        eve.opens(&supper).await.sees("You are on the waiting list.");
        counts_are_right(&house).await;
    }

    async fn guests_take_seats_and_the_first_who_does_not_fit_holds_up_the_others(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[("capacity", "3"), ("most_guests", "2")]).await;
        let [one, two, three] = several(&house, &net, 3).await.try_into().ok().unwrap();
        ben.does(&format!("{}/coming", beside(&supper)), &[("guests", "1")]).await.is_fine();
        one.does(&format!("{}/coming", beside(&supper)), &[("guests", "2")]).await.sees("You are on the waiting list.");
        answers(&two, &supper, "yes").await.goes_to(&supper);
        two.opens(&supper).await.sees("You are on the waiting list.");
        ana.opens(&supper).await.sees("2 people are coming. There are 3 seats, and 2 are waiting.");
        ben.sends(&format!("{}/coming", beside(&supper)), &[("guests", "9")]).await.is_refused().sees("from 0 to 2").keeps("9");
        answers(&ben, &supper, "no").await.goes_to(&supper);
        one.does(&format!("{}/seat", beside(&supper)), &[("take", "yes")]).await.sees("3 people are coming.");
        // Whoever leaves the network frees their seats.
        one.does("/n/green-city/departure", &[]).await;
        house.jobs_end().await;
        two.opens(&supper).await.sees("A seat is free for you");
        answers(&three, &supper, "no").await.goes_to(&supper);
        counts_are_right(&house).await;
    }

    async fn the_first_reply_stays_apart_from_its_last_change(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[]).await;
        let told = async |who: &str| {
            let csv = ana.opens(&format!("{}/people.csv?who={who}", beside(&supper))).await;
            csv.is_fine().sees("First answered,Last answered");
            let line = csv.html().lines().find(|line| line.starts_with("Ben,")).unwrap().trim().to_owned();
            line.split(',').skip(4).map(|cell| cell[..10].to_owned()).collect::<Vec<String>>()
        };
        answers(&ben, &supper, "maybe").await.goes_to(&supper);
        house.app.clock.forward(DAY);
        // Who says the same again changes nothing.
        answers(&ben, &supper, "maybe").await.goes_to(&supper);
        assert_eq!(told("maybe").await, ["2026-11-14", "2026-11-14"]);
        answers(&ben, &supper, "yes").await.goes_to(&supper);
        assert_eq!(told("coming").await, ["2026-11-14", "2026-11-15"]);
        house.app.clock.forward(DAY);
        answers(&ben, &supper, "no").await.goes_to(&supper);
        assert_eq!(told("no").await, ["2026-11-14", "2026-11-16"]);
    }

    async fn the_organiser_answers_for_whoever_phones_and_gets_the_list(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[("questions", "Soup or salad?\nHow do you get here?")]).await;
        let list = format!("{}/people", beside(&supper));
        ana.does(&list, &[("name", "Olga Petrova"), ("answer", "yes")]).await.sees("Olga Petrova").sees("Added by an organiser");
        ana.does(&list, &[("name", "ben"), ("answer", "yes")]).await.is_fine();
        ben.opens(&supper).await.sees("Your answer").sees("2 people are coming.");
        ana.sends(&list, &[("name", ""), ("answer", "perhaps")]).await.is_refused();
        let form = ben.opens(&format!("{}/coming", beside(&supper))).await;
        let reply = form.html().find("name=\"reply_").map(|at| form.html()[at + 6..].split('"').next().unwrap().to_owned());
        ben.does(&format!("{}/coming", beside(&supper)), &[(reply.unwrap().as_str(), "=Soup")]).await.is_fine();
        let csv = ana.opens(&format!("{}/people.csv", beside(&supper))).await;
        csv.is_fine().sees("Name,E-mail,Answer,People,Soup or salad?").sees("Olga Petrova,,yes,1").sees("'=Soup");
        ana.opens(&format!("{}/badges", beside(&supper))).await.is_fine().sees("Olga Petrova").markup();
        for path in ["people", "people.csv", "badges", "needs"] {
            ben.opens(&format!("{}/{path}", beside(&supper))).await.is_missing();
        }
        // The page of the event says who comes, but neither their replies nor what they need.
        ben.opens(&format!("{supper}/answers")).await.sees("Olga Petrova").does_not_see("Soup");
    }

    async fn what_somebody_needs_is_read_by_organisers_alone_and_answered(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[("access_step-free", "true")]).await;
        ben.opens(&supper).await.sees("Step-free access");
        let mine = format!("{}/coming", beside(&supper));
        let needs = [("access_loop", "true"), ("need_note", "Near the front, please"), ("remember", "true")];
        ben.does(&mine, &needs).await.is_fine();
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        for path in ["", "/answers", "/edit"] {
            cleo.opens(&format!("{supper}{path}")).await.does_not_see("Near the front").does_not_see("Induction");
        }
        ana.opens("/n/green-city/today").await.sees("1 person has told you what they need.");
        let list = ana.opens(&format!("{}/needs", beside(&supper))).await;
        list.sees("Ben").sees("Induction loop").sees("Near the front, please");
        let button = list.value("name=\"need\"", "value").unwrap();
        ana.does(&format!("{}/needs", beside(&supper)), &[("need", &button)]).await.is_fine();
        ben.opens(&mine).await.sees("What you need has been arranged.");
        cleo.sends(&format!("{}/needs", beside(&supper)), &[("need", &button)]).await.is_missing();
        ana.sends(&format!("{}/needs", beside(&supper)), &[("need", "arranged-99999")]).await.is(axum::http::StatusCode::CONFLICT);
        // It is filled in at the next event, and tells nobody anything until it is sent.
        let next = held(&ana, &net, &[]).await;
        ben.opens(&format!("{}/coming", beside(&next))).await.keeps("Near the front, please");
        ana.opens(&format!("{}/needs", beside(&next))).await.does_not_see("Near the front");
        ana.opens("/n/green-city/events").await.does_not_see("access needs");
    }
}
