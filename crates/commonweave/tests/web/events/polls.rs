//! Looking for a time together.

mod ending;

use super::seats::{counts_are_right, several};
use crate::kit::{House, Net, Person, Seen};
use axum::http::StatusCode;
use house::access::{Role, SpaceRole, SpaceVisibility};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);
/// The times of the poll, as its form has them.
const TIMES: [(&str, &str); 7] = [
    ("minutes", "90"),
    ("day_1", "2026-11-20"),
    ("start_1", "18:00"),
    ("day_2", "2026-11-21"),
    ("start_2", "10:00"),
    ("day_4", "2026-11-23"),
    ("start_4", "18:00"),
];

/// A poll in this space, with these fields.
pub(crate) async fn sought(who: &Person, net: &Net, space: house::ids::SpaceId) -> String {
    let space = space.to_string();
    let base =
        [("kind", "poll"), ("space", space.as_str()), ("title", "Winter walk"), ("body", "Three hours.")];
    let sent = who.sends(&format!("/n/{}/items", net.slug), &[base.as_slice(), &TIMES].concat()).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// The pages of a poll beside its item.
pub(crate) fn beside(poll: &str) -> String {
    poll.replace("/items/", "/polls/")
}

/// The fields of the times of a poll, in their order.
pub(crate) async fn fields(house: &House) -> Vec<String> {
    let found = house
        .app
        .db
        .read(|q| q.all::<i64>("SELECT id FROM poll_times ORDER BY item_id, starts_at", &[]))
        .await;
    let found = found.map_err(|error: db::Error| error).unwrap();
    found.into_iter().map(|id| format!("time_{id}")).collect()
}

async fn says(house: &House, who: &Person, poll: &str, words: &[&str]) -> Seen {
    let fields = fields(house).await;
    let form: Vec<(&str, &str)> = fields.iter().map(String::as_str).zip(words.iter().copied()).collect();
    who.sends(&format!("{}/answers", beside(poll)), &form).await
}

async fn phones(house: &House, who: &Person, poll: &str, name: &str, words: &[&str]) -> Seen {
    let fields = fields(house).await;
    let mut form: Vec<(&str, &str)> = fields.iter().map(String::as_str).zip(words.iter().copied()).collect();
    form.push(("name", name));
    who.sends(&format!("{}/people", beside(poll)), &form).await
}

async fn number(house: &House, sql: &'static str) -> i64 {
    house.app.db.read(move |q| q.one::<i64>(sql, &[])).await.map_err(|error: db::Error| error).unwrap()
}

/// The number of the time with this place in the order.
async fn time(house: &House, at: usize) -> String {
    fields(house).await[at].replace("time_", "")
}

/// People with an account who belong to an organisation of this sector.
pub(super) async fn of_sector(house: &House, net: &Net, sector: &str, amount: usize) -> Vec<Person> {
    let form = [("name", sector), ("sector", sector)];
    let made = net.steward.sends("/n/green-city/organisations", &form).await.leads_to().unwrap();
    let mut all = Vec::new();
    for one in 0..amount {
        let person = house.member(net, &format!("{sector} {one}"), Role::Member).await;
        person.does(&format!("{made}/affiliation"), &[]).await.is_fine();
        all.push(person);
    }
    all
}

on_both! {
    async fn times_are_offered_by_a_form_and_everyone_sees_them_on_their_own_clocks(house: House) {
        let (net, ana, ben) = house.two().await;
        let form = ana.opens(&format!("/n/green-city/items/new?kind=poll&space={}", net.commons)).await;
        form.is_fine().sees("How many minutes it takes").sees("Time 8");
        let poll = sought(&ana, &net, net.commons).await;
        let seen = ben.opens(&poll).await;
        seen.is_fine().sees("When can you come?").sees("Friday 20 November 2026, 18:00–19:30").sees("Nobody has answered yet.");
        seen.markup();
        ben.does("/account", &[("name", "Ben"), ("language", "en"), ("time_zone", "Asia/Kolkata")]).await;
        let far = ben.opens(&poll).await;
        far.sees("23:30 – Saturday 21 November 2026, 01:00 Asia/Kolkata");
        far.sees("Friday 20 November 2026, 18:00–19:30 Europe/Lisbon");
        ben.opens(&format!("/n/green-city/spaces/{}/items", net.commons)).await.sees("nobody has answered yet");
        ana.opens(&format!("{poll}/edit")).await.is_fine().sees("The times are changed on the page of the poll");
        ana.does(&poll, &[("title", "Winter walk, long"), ("body", ""), ("revision", "1"), ("begun-poll", "true")]).await.sees("Winter walk, long");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM poll_times").await, 3);
    }

    async fn what_cannot_be_offered_is_told_beside_its_field_and_stays_typed(house: House) {
        let (net, ana, _) = house.two().await;
        let space = net.commons.to_string();
        let base = [("kind", "poll"), ("space", space.as_str()), ("title", "Winter walk")];
        let tried = async |fields: &[(&str, &str)]| {
            let seen = ana.sends("/n/green-city/items", &[base.as_slice(), fields].concat()).await;
            seen.is_refused().keeps("Winter walk");
            seen
        };
        let one = [("minutes", "60"), ("day_1", "2026-11-20"), ("start_1", "18:00")];
        tried(&one).await.sees("Offer at least two times.").keeps("2026-11-20");
        tried(&[one.as_slice(), &[("day_2", "2026-11-20"), ("start_2", "18:00")]].concat()).await.sees("This time is offered already.");
        tried(&[one.as_slice(), &[("day_2", "2026-11-01"), ("start_2", "18:00")]].concat()).await.sees("This time is already over.");
        tried(&[one.as_slice(), &[("day_2", "2026-11-21")]].concat()).await.sees("Enter a start time.");
        tried(&[one.as_slice(), &[("day_2", "2027-03-28"), ("start_2", "1:30")]].concat()).await.sees("The clocks are put forward at this hour");
        tried(&[("minutes", "0"), ("day_1", "2026-11-20"), ("start_1", "18:00"), ("day_2", "2026-11-21"), ("start_2", "18:00")]).await.sees("from 5 to 2880");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM polls").await, 0);
    }

    async fn the_best_time_comes_first_and_everyone_may_think_again(house: House) {
        let (net, ana, ben) = house.two().await;
        let poll = sought(&ana, &net, net.commons).await;
        says(&house, &ben, &poll, &["yes", "no"]).await.is_refused().sees("Choose an answer for this time.");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM poll_answers").await, 0);
        says(&house, &ben, &poll, &["no", "need-be", "yes"]).await.goes_to(&poll);
        says(&house, &ana, &poll, &["no", "yes", "need-be"]).await.goes_to(&poll);
        says(&house, &ben, &poll, &["no", "yes", "yes"]).await.goes_to(&poll);
        says(&house, &ben, &poll, &["no", "yes", "yes"]).await.goes_to(&poll);
        let seen = ana.opens(&poll).await;
        seen.sees("2 people have answered.").sees("You have answered");
        let text = seen.text();
        let part = &text[text.find("2 people have answered.").unwrap()..];
        let at = |day: &str| part.find(day).unwrap();
        assert!(at("Saturday 21 November") < at("Monday 23 November"), "{part}");
        assert!(at("Monday 23 November") < at("Friday 20 November"), "{part}");
        assert!(part.contains("2 yes 0 if need be 0 no"), "{part}");
        assert_eq!(part.matches("Best").count(), 1, "{part}");
        says(&house, &ben, &poll, &["of course", "yes", "yes"]).await.is_refused();
        counts_are_right(&house).await;
    }

    async fn the_organiser_writes_down_who_phones_and_alone_sees_who_said_what(house: House) {
        let (net, ana, ben) = house.two().await;
        let poll = sought(&ana, &net, net.commons).await;
        let list = format!("{}/people", beside(&poll));
        phones(&house, &ana, &poll, "Olga Petrova", &["yes", "no", "need-be"]).await.goes_to(&list);
        phones(&house, &ana, &poll, "olga petrova", &["no", "no", "need-be"]).await.goes_to(&list);
        phones(&house, &ana, &poll, "ben", &["yes", "yes", "yes"]).await.goes_to(&list);
        phones(&house, &ana, &poll, "", &["yes", "yes", "yes"]).await.is_refused();
        let seen = ana.opens(&list).await;
        seen.is_fine().sees("Olga Petrova").sees("Ben").sees("If need be").markup();
        ana.opens(&poll).await.sees("2 people have answered.");
        ben.opens(&poll).await.sees("You have answered").does_not_see("Olga Petrova");
        for path in ["people", "times"] {
            ben.opens(&format!("{}/{path}", beside(&poll))).await.is_missing();
        }
        phones(&house, &ben, &poll, "Zoe", &["yes", "yes", "yes"]).await.is_missing();
        let olga = number(&house, "SELECT id FROM poll_answerers WHERE member_id IS NULL").await.to_string();
        ben.sends(&format!("{list}/removal"), &[("person", &olga)]).await.is_missing();
        ana.sends(&format!("{list}/removal"), &[("person", &olga)]).await.goes_to(&list);
        ana.sends(&format!("{list}/removal"), &[("person", &olga)]).await.is(StatusCode::CONFLICT);
        // Whoever answers for themselves is no longer among those who were written down.
        says(&house, &ben, &poll, &["no", "yes", "yes"]).await.goes_to(&poll);
        let ben_there = number(&house, "SELECT id FROM poll_answerers").await.to_string();
        ana.sends(&format!("{list}/removal"), &[("person", &ben_there)]).await.is(StatusCode::CONFLICT).sees("answered themselves");
        ana.opens(&poll).await.sees("1 person has answered.");
        counts_are_right(&house).await;
    }

    async fn who_is_missing_is_told_by_sector_and_of_few_to_the_organiser_alone(house: House) {
        let (net, ana, ben) = house.two().await;
        let poll = sought(&ana, &net, net.commons).await;
        let education = of_sector(&house, &net, "education", 6).await;
        let health = of_sector(&house, &net, "health", 2).await;
        let others = several(&house, &net, 4).await;
        for (at, who) in education.iter().enumerate() {
            says(&house, who, &poll, &[if at < 2 { "no" } else { "yes" }, "yes", "yes"]).await.goes_to(&poll);
        }
        for who in health.iter().chain(&others) {
            says(&house, who, &poll, &["no", "yes", "yes"]).await.goes_to(&poll);
        }
        let seen = ben.opens(&poll).await;
        seen.sees("Cannot come: Education 2 of 6 Others 6 of 6").does_not_see("Health");
        ana.opens(&poll).await.sees("Health 2 of 2").sees("Others 4 of 4");
        // Once hardly anybody else is there, the sector is not told apart either.
        for who in others.iter().chain(&health[1..]) {
            who.does("/n/green-city/departure", &[]).await;
        }
        ben.opens(&poll).await.sees("Cannot come: Others 3 of 7").does_not_see("Education");
        counts_are_right(&house).await;
    }

    async fn people_are_asked_on_today_and_again_once_times_are_added(house: House) {
        let (net, ana, ben) = house.two().await;
        let poll = sought(&ana, &net, net.commons).await;
        ben.opens("/n/green-city/today").await.sees("Winter walk").sees("A time is being looked for, and you have not answered yet.");
        says(&house, &ben, &poll, &["yes", "no", "yes"]).await.goes_to(&poll);
        ben.opens("/n/green-city/today").await.does_not_see("A time is being looked for");
        let times = format!("{}/times", beside(&poll));
        ana.sends(&times, &[("minutes", "90")]).await.is_refused().sees("Choose the day.");
        let known = [("minutes", "90"), ("day_1", "2026-11-20"), ("start_1", "18:00")];
        ana.sends(&times, &known).await.is_refused().sees("This time is offered already.").keeps("2026-11-20");
        ana.sends(&times, &[("minutes", "90"), ("day_1", "2026-11-25"), ("start_1", "18:00")]).await.goes_to(&poll);
        house.jobs_end().await;
        ben.opens("/n/green-city/today").await.sees("Times were added since you answered.");
        ben.opens("/n/green-city/inbox").await.sees("New times were added to a poll that you answered");
        ben.opens(&poll).await.sees("There are new times").sees("Wednesday 25 November");
        says(&house, &ben, &poll, &["yes", "no", "yes", "need-be"]).await.goes_to(&poll);
        ben.opens("/n/green-city/today").await.does_not_see("Times were added");
        // What was said to a time goes with it, and the last of them stays.
        let removal = format!("{times}/removal");
        let first = time(&house, 0).await;
        ben.sends(&removal, &[("time", &first)]).await.is_missing();
        for _ in 0..3 {
            ana.sends(&removal, &[("time", &time(&house, 0).await)]).await.goes_to(&times);
        }
        ana.sends(&removal, &[("time", &first)]).await.is(StatusCode::CONFLICT);
        ana.sends(&removal, &[("time", &time(&house, 0).await)]).await.is(StatusCode::CONFLICT).sees("at least one time");
        counts_are_right(&house).await;
    }
}
