//! Check-ins: asked when the hour strikes on one's own clock, answered once, closed with all answers side by side.

use crate::kit::{House, Net, Person};
use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role, SpaceVisibility};
use house::ids::SpaceId;
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(60 * 60);

/// What a check-in that comes every day at four in the afternoon says in its form.
const DAILY: [(&str, &str); 4] =
    [("kind", "checkin"), ("rhythm", "daily"), ("hour", "16"), ("first_day", "2026-11-14")];

/// Starts a check-in and gives its address.
pub async fn begins(who: &Person, net: &Net, space: SpaceId, title: &str, more: &[(&str, &str)]) -> String {
    let space = space.to_string();
    let fields =
        [DAILY.as_slice(), &[("space", space.as_str()), ("title", title), ("body", "")], more].concat();
    let sent = who.sends(&format!("/n/{}/items", net.slug), &fields).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// The address of what can be done with a check-in.
fn of(item: &str, what: &str) -> String {
    format!("{}/{what}", item.replace("/items/", "/checkins/"))
}

/// The number of the newest round.
pub async fn newest_round(house: &House) -> i64 {
    let newest = house.app.db.read(|q| q.one::<i64>("SELECT MAX(id) AS id FROM checkin_rounds", &[]));
    newest.await.map_err(|error: db::Error| error).unwrap()
}

async fn lives_in(house: &House, who: &Person, zone: &'static str) {
    let member = who.member.unwrap();
    let moved = house.app.db.write(move |tx| {
        tx.run(
            "UPDATE accounts SET time_zone = $2 WHERE id = (SELECT account_id FROM members WHERE id = $1)",
            &[&member, &zone],
        )
    });
    moved.await.map_err(|error: db::Error| error).unwrap();
}

/// So much later, with all that happens by itself.
async fn passes(house: &House, time: Duration) {
    house.app.clock.forward(time);
    house.jobs_end().await;
}

const WAITS: &str = "is waiting for your answer";

on_both! {
    async fn each_is_asked_at_their_own_hour_and_no_more_once_they_have_answered(house: House) {
        let (net, ana, ben) = house.two().await;
        lives_in(&house, &ana, "UTC").await;
        // Where Ben lives, it is seven in the evening.
        lives_in(&house, &ben, "Asia/Tokyo").await;
        let item = begins(&ana, &net, net.commons, "How was your day?", &[]).await;
        ben.opens(&item).await.sees("Nobody has been asked yet").sees("at 16:00, local time");
        house.jobs_end().await;
        ana.opens("/n/green-city/today").await.does_not_see(WAITS);
        ana.opens(&item).await.does_not_see("What is your answer?");
        ana.sends(&of(&item, "answer"), &[("body", "Too early")]).await.is_refused().sees("not open for answers").sees("Too early");
        ben.opens("/n/green-city/today").await.sees(WAITS).sees("How was your day?");
        ben.opens("/n/green-city/inbox").await.sees("How was your day?").sees(WAITS);
        ben.opens(&item).await.sees("What is your answer?");
        ben.sends(&of(&item, "answer"), &[("body", " ")]).await.is_refused();
        let told = ben.does(&of(&item, "answer"), &[("body", "Quiet, and **good**.")]).await;
        told.sees("Your answer is saved").sees("Quiet, and good").sees("1 of 3 answered").does_not_see("What is your answer?");
        ben.opens("/n/green-city/today").await.does_not_see(WAITS);
        ben.opens("/n/green-city/inbox").await.does_not_see(WAITS);
        passes(&house, HOUR * 6).await;
        ana.opens("/n/green-city/today").await.sees(WAITS);
        ana.opens("/n/green-city/inbox").await.sees(WAITS);
        ana.opens(&item).await.sees("What is your answer?").sees("Quiet, and good");
    }

    async fn a_round_closes_by_itself_and_its_answers_stay_side_by_side(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = begins(&ana, &net, net.commons, "How was your day?", &[]).await;
        passes(&house, HOUR * 8).await;
        let round = newest_round(&house).await;
        ana.does(&of(&item, "answer"), &[("body", "First of Ana")]).await.is_fine();
        ben.does(&of(&item, "answer"), &[("body", "First of Ben")]).await.is_fine();
        ana.opens(&of(&item, "answer")).await.sees("First of Ana");
        ana.does(&of(&item, "answer"), &[("body", "Better words")]).await.sees("edited").sees("2 of 3 answered").does_not_see("First of Ana");
        // The next day's hour has struck here, and the first round is still open for who lives where it has not.
        passes(&house, HOUR * 24).await;
        let late = [("body", "For the second day"), ("round", &round.to_string())];
        ana.sends(&of(&item, "answer"), &late).await.is_refused().sees("A new round has started").sees("For the second day");
        ana.does(&of(&item, "answer"), &late[..1]).await.sees("1 of 3 answered");
        passes(&house, HOUR * 12).await;
        let whole = ben.opens(&of(&item, &format!("rounds/{round}"))).await;
        whole.sees("Better words").sees("First of Ben").sees("Closed").sees("Later round").does_not_see("For the second day");
        ben.opens(&of(&item, "rounds")).await.sees("14 Nov 2026").sees("15 Nov 2026").sees("2 of 3 answered");
        ben.opens("/n/green-city/today").await.sees("are complete");
        ben.opens(&of(&item, "rounds/999")).await.is_missing();
    }

    async fn nobody_is_asked_on_days_off(house: House) {
        let (net, ana, ben) = house.two().await;
        let steward = &net.steward;
        let day = [("first", "2026-11-14"), ("last", ""), ("name", "Harvest day")];
        steward.does("/n/green-city/settings/days-off", &day).await.sees("Harvest day");
        ana.sends("/n/green-city/settings/days-off", &day).await.is_missing();
        let item = begins(&ana, &net, net.commons, "How was your day?", &[]).await;
        passes(&house, HOUR * 8).await;
        ana.opens(&item).await.sees("Nobody has been asked yet").sees("15 Nov 2026");
        let space = format!("/n/green-city/spaces/{}/days-off", net.commons);
        ana.opens(&space).await.is_missing();
        steward.does(&space, &[("first", "2026-11-15"), ("last", ""), ("name", "Moving house")]).await.sees("Moving house");
        passes(&house, HOUR * 24).await;
        ana.opens(&item).await.sees("Nobody has been asked yet");
        let away = [("first", "2026-11-16"), ("last", "2026-11-20"), ("name", "In the mountains")];
        ben.does("/n/green-city/days-off", &away).await.sees("In the mountains");
        steward.opens("/n/green-city/days-off").await.does_not_see("mountains");
        steward.opens("/n/green-city/log").await.does_not_see("mountains");
        passes(&house, HOUR * 24).await;
        ana.opens("/n/green-city/today").await.sees(WAITS);
        ben.opens("/n/green-city/today").await.does_not_see(WAITS);
        ben.opens("/n/green-city/inbox").await.does_not_see(WAITS);
        ben.opens(&item).await.sees("What is your answer?");
    }

    async fn days_off_that_cannot_be_are_refused_beside_their_field(house: House) {
        let (_, ana, ben) = house.two().await;
        let path = "/n/green-city/days-off";
        ana.sends(path, &[("first", ""), ("last", ""), ("name", "Kept")]).await.is_refused().keeps("Kept");
        ana.sends(path, &[("first", "soon")]).await.is_refused().sees("Enter a date");
        ana.sends(path, &[("first", "2026-11-20"), ("last", "2026-11-10")]).await.is_refused().sees("before the first");
        ana.sends(path, &[("first", "2026-11-20"), ("last", "2029-11-10")]).await.is_refused().sees("a year at most");
        ana.does(path, &[("first", "2026-11-20"), ("name", "Mine")]).await.sees("Mine");
        let id = house.app.db.read(|q| q.one::<i64>("SELECT MAX(id) AS id FROM days_off", &[]));
        let id = id.await.map_err(|error: db::Error| error).unwrap().to_string();
        ben.does(&format!("{path}/removal"), &[("day_off", &id)]).await.is_fine();
        ana.opens(path).await.sees("Mine");
        ana.does(&format!("{path}/removal"), &[("day_off", &id)]).await.does_not_see("Mine");
    }

    async fn a_paused_question_rests_and_one_that_ended_keeps_its_answers(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = begins(&ana, &net, net.commons, "How was your day?", &[]).await;
        passes(&house, HOUR * 8).await;
        ben.does(&of(&item, "answer"), &[("body", "Long")]).await.is_fine();
        ben.sends(&format!("{item}/state"), &[("to", "paused")]).await.is_missing();
        ana.does(&format!("{item}/state"), &[("to", "paused")]).await.sees("Paused");
        ana.opens("/n/green-city/today").await.does_not_see(WAITS);
        passes(&house, HOUR * 24).await;
        ana.opens("/n/green-city/today").await.does_not_see(WAITS);
        ana.does(&format!("{item}/state"), &[("to", "open")]).await.does_not_see("Paused");
        passes(&house, HOUR * 24).await;
        ana.opens("/n/green-city/today").await.sees(WAITS);
        ana.does(&format!("{item}/state"), &[("to", "ended")]).await.sees("Its answers stay");
        ana.sends(&of(&item, "answer"), &[("body", "Late")]).await.is_refused().sees("Late");
        ana.opens(&of(&item, "answer")).await.is(StatusCode::CONFLICT);
        passes(&house, HOUR * 72).await;
        ben.opens(&of(&item, "rounds")).await.sees("14 Nov 2026").sees("16 Nov 2026").does_not_see("15 Nov 2026").does_not_see("17 Nov 2026");
    }

    async fn what_the_server_slept_through_is_not_made_up_for(house: House) {
        let (net, ana, _) = house.two().await;
        let item = begins(&ana, &net, net.commons, "How was your day?", &[]).await;
        passes(&house, HOUR * 24 * 10).await;
        let rounds = ana.opens(&of(&item, "rounds")).await;
        assert_eq!(rounds.text().matches("of 3 answered").count(), 1, "{}", rounds.text());
        rounds.sees("24 Nov 2026");
    }

    async fn a_question_without_days_or_with_an_odd_hour_is_refused(house: House) {
        let (net, ana, _) = house.two().await;
        let space = net.commons.to_string();
        let base = [("kind", "checkin"), ("space", space.as_str()), ("title", "Kept question"), ("body", "")];
        let path = "/n/green-city/items";
        let with = |more: &[(&'static str, &'static str)]| [base.as_slice(), more].concat();
        ana.sends(path, &with(&[("rhythm", "weekly"), ("hour", "9")])).await.is_refused().sees("Choose at least one day").keeps("Kept question");
        ana.sends(path, &with(&[("rhythm", "daily"), ("hour", "25")])).await.is_refused().sees("Choose one of the options");
        ana.sends(path, &with(&[("rhythm", "yearly"), ("hour", "9")])).await.is_refused();
        let far = [("rhythm", "daily"), ("hour", "9"), ("first_day", "2099-01-01")];
        ana.sends(path, &with(&far)).await.is_refused().sees("within the next two years");
        let weekly = [("rhythm", "weekly"), ("hour", "9"), ("on-mon", "true"), ("on-thu", "true")];
        let item = ana.sends(path, &with(&weekly)).await.leads_to().unwrap();
        ana.opens(&item).await.sees("Every week").sees("Monday").sees("Thursday").sees("16 Nov 2026");
        ana.opens(&format!("{item}/edit")).await.is_fine();
    }

    async fn a_question_that_one_may_not_read_is_not_there(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let ben = house.member(&net, "Ben", Role::Member).await;
        let space = house.space(&net, "Board", SpaceVisibility::Members, &ana).await;
        let item = begins(&ana, &net, space, "Hidden question", &[]).await;
        passes(&house, HOUR * 8).await;
        let round = newest_round(&house).await;
        for who in [&ben, &net.steward, &house.visitor()] {
            who.opens(&of(&item, "rounds")).await.is_missing();
            who.opens(&of(&item, &format!("rounds/{round}"))).await.is_missing();
            who.opens("/n/green-city/today").await.does_not_see("Hidden question");
        }
        ben.sends(&of(&item, "answer"), &[("body", "In")]).await.is_missing();
        let open = begins(&ana, &net, net.commons, "Open question", &[]).await;
        ben.opens(&of(&open, &format!("rounds/{round}"))).await.is_missing();
        let talk = house.item(&ana, &net, net.commons, "discussion", "No question").await;
        ana.opens(&of(&talk, "rounds")).await.is_missing();
    }
}
