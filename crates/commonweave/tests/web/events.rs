//! People planning to meet.

pub(crate) mod experiments;
mod hosts;
mod mended;
mod pages;
pub(crate) mod polls;
mod presence;
mod pulses;
mod recorded;
pub(crate) mod seats;
mod series;
mod sign_ups;
mod tables;
mod trends;

use crate::calendar::event;
use crate::kit::{House, Net, Person};
use house::access::{Role, SpaceVisibility};

pub const WHEN: [&str; 4] = ["2026-11-20", "18:00", "", "20:00"];

async fn answers(who: &Person, event: &str, answer: &str) -> crate::kit::Seen {
    who.sends(&format!("{event}/answers"), &[("answer", answer)]).await
}

/// What the form of an event sends that is at another time.
fn changed<'a>(revision: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let fields = [("title", "Supper"), ("body", ""), ("revision", revision)];
    [fields.as_slice(), more].concat()
}

async fn supper(house: &House) -> (Net, Person, Person, String) {
    let (net, ana, ben) = house.two().await;
    let supper = event(&ana, &net, net.commons, "Supper", WHEN).await;
    (net, ana, ben, supper)
}

on_both! {
    async fn an_event_is_started_by_its_form_and_shows_when_it_is(house: House) {
        let (net, ana, ben) = house.two().await;
        let form = ana.opens(&format!("/n/{}/items/new?kind=event&space={}", net.slug, net.commons)).await;
        form.is_fine().sees("Starts at").sees("Time zone of the place");
        let supper = event(&ana, &net, net.commons, "Supper", WHEN).await;
        let seen = ben.opens(&supper).await;
        seen.is_fine().sees("Friday 20 November 2026, 18:00–20:00").sees("Are you coming?").sees("0 people are coming.");
        ben.opens("/n/green-city/today").await.is_fine().sees("Supper");
        seen.markup();
    }

    async fn what_cannot_be_is_told_beside_its_field_and_stays_typed(house: House) {
        let (net, ana, _) = house.two().await;
        let space = net.commons.to_string();
        let base = [("kind", "event"), ("space", space.as_str()), ("title", "Supper"), ("place", "The mill")];
        let tried = async |fields: &[(&str, &str)]| {
            let seen = ana.sends("/n/green-city/items", &[base.as_slice(), fields].concat()).await;
            seen.is_refused().keeps("The mill").keeps("Supper");
            seen
        };
        tried(&[("start", "9:00")]).await.sees("Choose the day.");
        tried(&[("day", "2026-11-20")]).await.sees("Enter a start time");
        tried(&[("day", "2026-11-20"), ("start", "9 o’clock")]).await.sees("Write the time as hours and minutes");
        tried(&[("day", "2026-11-20"), ("start", "9:00"), ("end", "8:00")]).await.sees("It ends before it starts.");
        tried(&[("day", "2027-03-28"), ("start", "1:30")]).await.sees("The clocks are put forward at this hour");
        tried(&[("day", "2026-11-20"), ("start", "9:00"), ("zone", "Mars/Olympus")]).await;
        tried(&[("day", "2026-11-20"), ("start", "9:00"), ("link", "javascript:alert(1)")]).await.sees("begins with https://");
        tried(&[("day", "2026-11-20"), ("end_day", "2027-11-20"), ("all_day", "true")]).await.sees("31 days at most");
        ana.opens("/n/green-city/calendar").await.does_not_see("Supper");
    }

    async fn who_is_elsewhere_sees_both_clocks(house: House) {
        let (_, _, ben, supper) = supper(&house).await;
        ben.does("/account", &[("name", "Ben"), ("language", "en"), ("time_zone", "Asia/Kolkata")]).await;
        let seen = ben.opens(&supper).await;
        seen.sees("23:30 – Saturday 21 November 2026, 01:30 Asia/Kolkata");
        seen.sees("Where it takes place: Friday 20 November 2026, 18:00–20:00 Europe/Lisbon");
    }

    async fn each_says_once_whether_they_come_and_may_think_again(house: House) {
        let (net, ana, ben, supper) = supper(&house).await;
        let sam = house.member(&net, "Sam", Role::Guest).await;
        for who in [&ana, &ben, &sam] {
            answers(who, &supper, "yes").await.goes_to(&supper);
            answers(who, &supper, "yes").await.goes_to(&supper);
        }
        ana.opens(&supper).await.sees("3 people are coming.").sees("Your answer");
        answers(&sam, &supper, "maybe").await.goes_to(&supper);
        answers(&ben, &supper, "no").await.goes_to(&supper);
        ana.opens(&supper).await.sees("1 person is coming, 1 maybe.");
        let list = ana.opens(&format!("{supper}/answers")).await;
        list.is_fine().sees("Ana").does_not_see(">Ben<");
        ana.opens(&format!("{supper}/answers?answer=maybe&after=x-y")).await.sees("Sam");
        answers(&ben, &supper, "of course").await.is(axum::http::StatusCode::BAD_REQUEST);
        sam.does("/n/green-city/departure", &[]).await;
        ana.opens(&supper).await.sees("1 person is coming.").does_not_see("maybe.");
    }

    async fn answers_of_many_at_once_are_all_counted(house: House) {
        let (net, ana, _, supper) = supper(&house).await;
        let mut many = Vec::new();
        for number in 0..12 {
            many.push(house.member(&net, &format!("Guest{number}"), Role::Member).await);
        }
        let rounds = many.iter().map(async |who| {
            for answer in ["maybe", "yes", "no", "yes"] {
                answers(who, &supper, answer).await.goes_to(&supper);
            }
        });
        futures_util::future::join_all(rounds).await;
        ana.opens(&supper).await.sees("12 people are coming.");
    }

    async fn no_answer_is_taken_to_what_was_called_off_or_is_over(house: House) {
        let (_, ana, ben, supper) = supper(&house).await;
        let form = ana.opens(&format!("{supper}/edit")).await;
        form.is_fine().keeps("2026-11-20").keeps("18:00").keeps("20:00").sees("Cancel this event");
        let when = [("kept", "true"), ("day", "2026-11-20"), ("start", "18:00"), ("end", "20:00")];
        let off = changed("1", &[when.as_slice(), &[("cancelled", "true")]].concat()).to_vec();
        ana.does(&supper, &off).await.sees("This event was cancelled.");
        answers(&ben, &supper, "yes").await.is(axum::http::StatusCode::CONFLICT).sees("This event was cancelled.");
        ben.opens(&supper).await.does_not_see("Are you coming?");
        ana.does(&supper, &changed("2", &when)).await;
        answers(&ben, &supper, "yes").await.goes_to(&supper);
        house.app.clock.forward(std::time::Duration::from_secs(7 * 86_400));
        answers(&ben, &supper, "no").await.is(axum::http::StatusCode::CONFLICT).sees("This event is over.");
        ben.opens(&supper).await.sees("This event is over.").does_not_see("Are you coming?");
    }

    async fn a_move_is_news_and_a_save_without_one_is_not(house: House) {
        let (net, ana, _, supper) = supper(&house).await;
        let same = [("day", "2026-11-20"), ("start", "18:00"), ("end", "20:00")];
        ana.does(&supper, &changed("1", &same)).await;
        let log = "/n/green-city/log";
        net.steward.opens(log).await.does_not_see("changed the time or place of");
        ana.does(&supper, &changed("1", &[("day", "2026-11-21"), ("start", "18:00"), ("place", "The mill")])).await.sees("The mill");
        net.steward.opens(log).await.sees("changed the time or place of “Supper”");
        // Of two tabs the later one is told.
        let late = ana.sends(&supper, &changed("1", &[("day", "2026-11-25"), ("start", "9:00")])).await;
        late.is_refused().keeps("2026-11-25");
        ana.opens(&supper).await.sees("Saturday 21 November 2026");
    }

    async fn the_link_is_for_those_who_come(house: House) {
        let (_, ana, ben, supper) = supper(&house).await;
        let when = [("day", "2026-11-20"), ("start", "18:00"), ("link", "https://meet.example/supper")];
        ana.does(&supper, &changed("1", &when)).await.sees("https://meet.example/supper");
        ben.opens(&supper).await.does_not_see("meet.example").sees("Shown to people who are coming.");
        ben.opens("/n/green-city/calendar?view=agenda&day=2026-11-20").await.does_not_see("meet.example");
        answers(&ben, &supper, "yes").await.goes_to(&supper);
        ben.opens(&supper).await.sees("https://meet.example/supper");
    }

    async fn an_event_of_a_hidden_space_answers_to_nobody_else(house: House) {
        let (net, ana, ben) = house.two().await;
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let supper = event(&ana, &net, hidden, "Supper", WHEN).await;
        answers(&ben, &supper, "yes").await.is_missing();
        ben.opens(&format!("{supper}/answers")).await.is_missing();
        let talk = house.item(&ana, &net, net.commons, "discussion", "A talk").await;
        answers(&ben, &talk, "yes").await.is_missing();
    }
}
