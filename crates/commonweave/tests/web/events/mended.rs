//! What must not happen to seats, drafts and people's data when an event is put aside, changed or left.

use super::seats::{beside, counts_are_right, held, people, several};
use super::sign_ups::{fair, signs_up};
use super::{answers, changed};
use crate::jobs::works_off;
use crate::kit::{House, Net, Person};
use crate::mail::{Mood, Server};
use axum::http::StatusCode;
use house::access::Role;
use house::ids::MemberId;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);
const AS_IT_WAS: [(&str, &str); 4] =
    [("kept", "true"), ("day", "2026-11-20"), ("start", "18:00"), ("end", "20:00")];

async fn number(house: &House, sql: &'static str) -> i64 {
    house.app.db.read(move |q| q.one::<i64>(sql, &[])).await.map_err(|error: db::Error| error).unwrap()
}

async fn member_called(house: &House, name: &'static str) -> MemberId {
    let found = house.app.db.read(move |q| q.one("SELECT id FROM members WHERE name = $1", &[&name])).await;
    found.map_err(|error: db::Error| error).unwrap()
}

/// Ana saves her event once more, with these fields besides.
async fn saves(ana: &Person, event: &str, revision: &str, more: &[(&str, &str)]) {
    let fields = [AS_IT_WAS.as_slice(), more].concat();
    ana.does(event, &changed(revision, &fields)).await.is_fine();
}

on_both! {
    async fn an_event_that_is_put_aside_gives_no_seats_away_and_takes_none_back(house: House) {
        let (net, ana, ben) = house.two().await;
        let [one, two] = several(&house, &net, 2).await.try_into().ok().unwrap();
        let supper = held(&ana, &net, &[("capacity", "1")]).await;
        for who in [&ben, &one, &two] {
            answers(who, &supper, "yes").await.goes_to(&supper);
        }
        answers(&ben, &supper, "no").await.goes_to(&supper);
        one.opens(&supper).await.sees("Take the seat");
        ana.does(&format!("{supper}/archive"), &[]).await.is_fine();
        house.app.clock.forward(DAY + Duration::from_secs(1));
        house.jobs_end().await;
        // The first could not take it meanwhile: they keep their place, and nobody else was offered it.
        people(&ana, &supper, "offered").await.does_not_see("Guest1");
        people(&ana, &supper, "waiting").await.sees("Guest0").sees("Guest1");
        people(&ana, &supper, "lapsed").await.does_not_see("Guest0");
        counts_are_right(&house).await;
        ana.does(&format!("{supper}/archive"), &[("archive", "no")]).await.is_fine();
        house.app.clock.forward(Duration::from_secs(3_601));
        house.jobs_end().await;
        one.opens(&supper).await.sees("Take the seat");
        two.opens(&supper).await.sees("You are on the waiting list.");
        counts_are_right(&house).await;
    }

    async fn whoever_phoned_can_be_taken_off_the_list_again_and_leaves_nothing_behind(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[("capacity", "1"), ("questions", "Vegetarian?")]).await;
        let list = format!("{}/people", beside(&supper));
        ana.does(&list, &[("name", "Granny Rosa"), ("answer", "yes")]).await.sees("Granny Rosa");
        answers(&ben, &supper, "yes").await.goes_to(&supper);
        ben.opens(&supper).await.sees("You are on the waiting list.");
        let rosa = ana.opens(&list).await.value("name=\"person\"", "value").unwrap();
        let removal = format!("{list}/removal");
        ben.sends(&removal, &[("person", &rosa)]).await.is_missing();
        ana.does(&removal, &[("person", &rosa)]).await.does_not_see("Granny Rosa");
        ben.opens(&supper).await.sees("Take the seat");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM attendances WHERE name = 'Granny Rosa'").await, 0);
        ana.sends(&removal, &[("person", &rosa)]).await.is(StatusCode::CONFLICT);
        ana.sends(&removal, &[("person", "x")]).await.is(StatusCode::BAD_REQUEST);
        counts_are_right(&house).await;
    }

    async fn whoever_answered_themselves_is_not_taken_off_by_others(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[]).await;
        answers(&ben, &supper, "yes").await.goes_to(&supper);
        let own = number(&house, "SELECT id FROM attendances").await.to_string();
        let refused = ana.sends(&format!("{}/people/removal", beside(&supper)), &[("person", &own)]).await;
        refused.is(StatusCode::CONFLICT).sees("They answered themselves.");
        ana.opens(&supper).await.sees("1 person is coming.");
    }

    async fn nobody_loses_a_seat_by_fewer_seats_or_by_a_guest_less(house: House) {
        let (net, ana, ben) = house.two().await;
        let [one, two] = several(&house, &net, 2).await.try_into().ok().unwrap();
        let supper = held(&ana, &net, &[("capacity", "4"), ("most_guests", "2")]).await;
        let mine = format!("{}/coming", beside(&supper));
        ben.does(&mine, &[("guests", "2")]).await.is_fine();
        answers(&one, &supper, "yes").await.goes_to(&supper);
        answers(&two, &supper, "yes").await.goes_to(&supper);
        saves(&ana, &supper, "1", &[("capacity", "2"), ("most_guests", "2")]).await;
        ben.does(&mine, &[("guests", "1")]).await.does_not_see("You are on the waiting list");
        one.does(&mine, &[("guests", "0")]).await.does_not_see("You are on the waiting list");
        ana.opens(&supper).await.sees("3 people are coming. There are 2 seats, and 1 person is waiting.");
        counts_are_right(&house).await;
    }

    async fn what_was_called_off_and_is_on_again_offers_its_free_seats(house: House) {
        let (net, ana, ben) = house.two().await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let supper = held(&ana, &net, &[("capacity", "1")]).await;
        answers(&ben, &supper, "yes").await.goes_to(&supper);
        answers(&cleo, &supper, "yes").await.goes_to(&supper);
        saves(&ana, &supper, "1", &[("capacity", "1"), ("cancelled", "true")]).await;
        ben.does("/n/green-city/departure", &[]).await;
        house.jobs_end().await;
        people(&ana, &supper, "waiting").await.sees("Cleo");
        saves(&ana, &supper, "2", &[("capacity", "1")]).await;
        cleo.opens(&supper).await.sees("Take the seat");
        counts_are_right(&house).await;
    }

    async fn a_draft_is_changed_without_a_word_to_anybody(house: House) {
        let (net, ana, _) = house.two().await;
        let supper = held(&ana, &net, &[("draft", "true")]).await;
        let later = [("day", "2026-11-21"), ("start", "19:00"), ("kept", "true"), ("place", "The barn")];
        ana.does(&supper, &changed("1", &later)).await.sees("The barn");
        net.steward.opens("/n/green-city/log").await.does_not_see("changed the time or place of");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM event_moves").await, 0);
        assert_eq!(number(&house, "SELECT sequence FROM events").await, 0);
        ana.opens(&beside(&supper)).await.is_fine().does_not_see("EventRescheduled");
    }

    async fn search_engines_are_told_the_last_of_several_whole_days(house: House) {
        let (net, ana, _) = house.two().await;
        let fair = held(&ana, &net, &[("all_day", "true"), ("end_day", "2026-11-22"), ("start", ""), ("end", "")]).await;
        let page = ana.opens(&beside(&fair)).await;
        for mark in ["itemprop=\"startDate\" content=\"2026-11-20\"", "itemprop=\"endDate\" content=\"2026-11-22\""] {
            assert!(page.html().contains(mark), "no {mark} in {}", page.html());
        }
    }

    async fn many_new_seats_are_offered_a_few_in_each_change(house: House) {
        let (net, ana, _) = house.two().await;
        let supper = held(&ana, &net, &[("capacity", "1")]).await;
        let list = format!("{}/people", beside(&supper));
        for guest in 0..28 {
            ana.does(&list, &[("name", &format!("By phone {guest}")), ("answer", "yes")]).await.is_fine();
        }
        let house = house.at_rest().await;
        saves(&ana, &supper, "1", &[("capacity", "50")]).await;
        let offered = "SELECT COUNT(*) FROM attendances WHERE seat = 'offered'";
        assert_eq!(number(&house, offered).await, 20);
        works_off(&house.app).await;
        works_off(&house.app).await;
        assert_eq!(number(&house, offered).await, 27);
        counts_are_right(&house).await;
    }

    async fn who_was_written_down_and_turns_out_to_be_a_member_has_one_answer(house: House) {
        let (net, ana, ben) = house.two().await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let both = held(&ana, &net, &[("capacity", "2")]).await;
        let one = held(&ana, &net, &[("capacity", "2")]).await;
        for (who, event) in [(&ben, &both), (&cleo, &both), (&ben, &one)] {
            answers(who, event, "yes").await.goes_to(event);
        }
        let (from, to) = (member_called(&house, "Ben").await, member_called(&house, "Cleo").await);
        let rooms = house.app.rooms;
        let done = house.app.db.write(move |tx| (meet::events::ROOM.becoming.unwrap())(tx, rooms, from, to)).await;
        done.map_err(|error: db::Error| error).unwrap();
        people(&ana, &both, "coming").await.sees("Cleo").does_not_see(">Ben<");
        people(&ana, &one, "coming").await.sees("Cleo").does_not_see(">Ben<");
        ana.opens(&both).await.sees("1 person is coming.");
        counts_are_right(&house).await;
    }

    async fn those_who_leave_while_others_answer_are_counted_out_once(house: House) {
        let (net, ana, _) = house.two().await;
        let supper = held(&ana, &net, &[("capacity", "30")]).await;
        let many = several(&house, &net, 12).await;
        for who in &many {
            answers(who, &supper, "yes").await.goes_to(&supper);
        }
        let rounds = many.iter().enumerate().map(async |(at, who)| match at % 2 {
            0 => drop(who.does("/n/green-city/departure", &[]).await),
            _ => {
                for answer in ["no", "maybe", "yes"] {
                    answers(who, &supper, answer).await.goes_to(&supper);
                }
            }
        });
        futures_util::future::join_all(rounds).await;
        ana.opens(&supper).await.sees("6 people are coming.");
        counts_are_right(&house).await;
    }

    async fn whoever_does_not_confirm_within_a_week_is_forgotten(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, _net, _steward, fair) = fair(house, &server, &[]).await;
        signs_up(&house, &node, &fair, "Zoe").await;
        works_off(&node.app).await;
        assert_eq!(number(&house, "SELECT COUNT(*) FROM event_sign_up_links").await, 1);
        house.app.clock.forward(8 * DAY);
        house.jobs_end().await;
        assert_eq!(number(&house, "SELECT COUNT(*) FROM event_sign_ups").await, 0);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM event_sign_up_links").await, 0);
    }

    async fn a_name_that_was_typed_too_late_is_not_lost(house: House) {
        let (net, ana, _) = house.two().await;
        let supper = held(&ana, &net, &[]).await;
        house.app.clock.forward(7 * DAY);
        let people = format!("{}/people", beside(&supper));
        let sent = ana.sends(&people, &[("name", "Zoe Frost"), ("answer", "maybe")]).await;
        sent.is_refused().sees("This event is over.").keeps("Zoe Frost").markup();
        ana.opens(&people).await.is_fine().does_not_see("Add someone");
    }

    async fn a_pulse_is_taken_once_and_from_those_who_were_there_alone(house: House) {
        let (net, ana, ben) = house.two().await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let supper = held(&ana, &net, &[]).await;
        answers(&ben, &supper, "yes").await.goes_to(&supper);
        answers(&cleo, &supper, "maybe").await.goes_to(&supper);
        house.app.clock.forward(7 * DAY);
        let page = format!("{}/pulse", beside(&supper));
        let said = [("goal", "4")];
        // Sent from two tabs at once, it counts once.
        let twice = tokio::join!(ben.sends(&page, &said), ben.sends(&page, &said));
        let taken = [twice.0.status, twice.1.status].iter().filter(|status| status.is_redirection()).count();
        assert_eq!(taken, 1, "{:?} {:?}", twice.0.status, twice.1.status);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM event_pulses").await, 1);
        // The address that Ben was given is of no use to anybody else.
        cleo.sends(&page, &said).await.is(StatusCode::CONFLICT).sees("Only people who were there");
        let stranger = house.visitor();
        stranger.sends(&page, &said).await;
        house.account("Eve").await.sends(&page, &said).await.is_missing();
        assert_eq!(number(&house, "SELECT COUNT(*) FROM event_pulses").await, 1);
    }

    async fn what_a_pulse_says_is_exported_without_who_said_it_and_marks_apart_from_words(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[]).await;
        let mut came = vec![ben];
        for name in ["Cleo", "Dan", "Eve", "Fay"] {
            came.push(house.member(&net, name, Role::Member).await);
        }
        for who in &came {
            answers(who, &supper, "yes").await.goes_to(&supper);
        }
        house.app.clock.forward(7 * DAY);
        let page = format!("{}/pulse", beside(&supper));
        for (who, (mark, words)) in came.iter().zip([("1", "Zest"), ("2", "Yarn"), ("3", ""), ("4", "Air"), ("5", "")]) {
            assert_eq!(exported(&house, &net, "event-pulses").await, 0, "few answers are in no export");
            assert_eq!(exported(&house, &net, "event-pulse-words").await, 0);
            who.does(&page, &[("goal", mark), ("change", words)]).await.is_fine();
        }
        assert_eq!(exported(&house, &net, "event-pulses").await, 1, "one statement was marked: its mean, and no answer");
        assert_eq!(exported(&house, &net, "event-pulse-words").await, 3);
        let head = |name: &str| meet::events::ROOM.extracts.iter().find(|one| one.name == name).unwrap().head;
        let marks = head("event-pulses");
        assert!(!marks.contains(&"sector") && !marks.contains(&"change") && !marks.contains(&"hindrance"));
        assert_eq!(head("event-pulse-words"), ["item_id", "question", "answer"]);
    }
}

/// How many rows an export of the network has of this name.
async fn exported(house: &House, net: &Net, name: &'static str) -> i64 {
    let table = meet::events::ROOM.extracts.iter().find(|one| one.name == name).unwrap();
    let network = net.id;
    let rows = house.app.db.read(move |q| {
        let mut rows = 0;
        (table.of_network.unwrap())(q, network, &mut |_| {
            rows += 1;
            Ok(())
        })?;
        Ok(rows)
    });
    rows.await.map_err(|error: db::Error| error).unwrap()
}
