//! Hosts who take turns in a series, and days on which it does not come back.

use super::seats::{beside, counts_are_right, held};
use crate::kit::{House, Net, Person};
use axum::http::StatusCode;
use house::access::{Role, SpaceRole, SpaceVisibility};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);

async fn number(house: &House, sql: &'static str) -> i64 {
    house.app.db.read(move |q| q.one::<i64>(sql, &[])).await.map_err(|error: db::Error| error).unwrap()
}

/// Who hosts the meetings to come, the next first.
async fn hosts(house: &House) -> Vec<String> {
    let found = house.app.db.read(|q| {
        q.all::<String>(
            "SELECT COALESCE(members.name, '') AS name FROM events LEFT JOIN members ON members.id = events.host_id
             ORDER BY events.starts_at LIMIT 4",
            &[],
        )
    });
    found.await.map_err(|error: db::Error| error).unwrap()
}

/// A weekly supper of Ana's that she, Ben and Cleo host in turn.
async fn in_turn(house: &House) -> (Net, Person, Person, Person, String) {
    let (net, ana, ben) = house.two().await;
    let cleo = house.member(&net, "Cleo", Role::Member).await;
    let supper = held(&ana, &net, &[("repeat", "weekly")]).await;
    let turn = format!("{}/series", beside(&supper));
    let fields = [("hosts", "Ana\n\nben\nCleo\n"), ("days", "2026-12-24 2026-12-26\n2027-01-22")];
    ana.sends(&turn, &fields).await.goes_to(&turn);
    (net, ana, ben, cleo, supper)
}

on_both! {
    async fn people_host_in_turn_are_told_and_can_swap(house: House) {
        let (_, ana, ben, cleo, supper) = in_turn(&house).await;
        assert_eq!(hosts(&house).await, ["Ana", "Ben", "Cleo", "Ana"]);
        ana.opens(&supper).await.is_fine().sees("Host: Ana").sees("Swap with the next host").markup();
        ben.opens(&supper).await.sees("Host: Ana").does_not_see("Swap with the next host").does_not_see("Hosts and days off");
        let host = format!("{}/host", beside(&supper));
        ben.sends(&host, &[]).await.is(StatusCode::CONFLICT).sees("Somebody else hosts this event.");
        ana.sends(&host, &[]).await.goes_to(&supper);
        assert_eq!(hosts(&house).await, ["Ben", "Ana", "Cleo", "Ana"]);
        house.app.clock.forward(DAY);
        house.jobs_end().await;
        ben.opens("/n/green-city/inbox").await.sees("You host this event");
        cleo.opens("/n/green-city/inbox").await.does_not_see("You host this event");
        // Once somebody has left, the turn goes on without them.
        ben.does("/n/green-city/departure", &[]).await;
        house.jobs_end().await;
        let now = hosts(&house).await;
        assert!(!now.contains(&"Ben".to_owned()) && !now.contains(&String::new()), "{now:?}");
        ana.opens(&format!("{}/series", beside(&supper))).await.keeps("Ana\nCleo");
        counts_are_right(&house).await;
    }

    async fn whoever_stands_in_a_turn_twice_takes_it_once(house: House) {
        let (_, ana, _, _, supper) = in_turn(&house).await;
        let turn = format!("{}/series", beside(&supper));
        ana.sends(&turn, &[("hosts", "Ana\nBen\nana\nCleo"), ("days", "")]).await.goes_to(&turn);
        assert_eq!(hosts(&house).await, ["Ana", "Ben", "Cleo", "Ana"]);
        ana.opens(&turn).await.keeps("Ana\nBen\nCleo");
    }

    async fn a_series_leaves_out_the_days_that_were_given(house: House) {
        let (_, ana, ben, _, supper) = in_turn(&house).await;
        let turn = format!("{}/series", beside(&supper));
        ana.opens(&turn).await.is_fine().keeps("2026-12-24 2026-12-26\n2027-01-22").markup();
        ben.opens(&turn).await.is_missing();
        house.app.clock.forward(15 * DAY);
        house.jobs_end().await;
        assert_eq!(number(&house, "SELECT COUNT(*) FROM events WHERE starts_at / 86400000000 = 20840").await, 0);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM events WHERE starts_at / 86400000000 = 20847").await, 1);
        for (field, typed, said) in [
            ("hosts", "Ana\nNobody Atall", "is not the name of exactly one member"),
            ("days", "next week", "is not a day"),
            ("days", "2026-12-26 2026-12-24", "is not a day"),
        ] {
            ana.sends(&turn, &[(field, typed)]).await.is_refused().sees(said).keeps(typed);
        }
        let many = "Ana\n".repeat(31);
        ana.sends(&turn, &[("hosts", &many)]).await.is_refused().sees("At most 30 people");
        ana.sends(&turn, &[("days", "2027-01-01 2027-12-31\n2029-01-01 2029-12-31")]).await.is_refused().sees("At most 400 days");
    }

    async fn public_holidays_come_from_a_calendar_file(house: House) {
        let (_, ana, _, _, supper) = in_turn(&house).await;
        let turn = format!("{}/series", beside(&supper));
        let holidays = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:New Year\r\n\
            DTSTART;VALUE=DATE:20270101\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let fields = [("hosts", "Ana"), ("days", "2027-01-22")];
        ana.sends_file(&turn, &fields, ("calendar", "holidays.ics", holidays)).await.goes_to(&turn);
        ana.opens(&turn).await.keeps("2027-01-01\n2027-01-22");
        let refused = ana.sends_file(&turn, &fields, ("calendar", "holidays.ics", b"no calendar")).await;
        refused.is_refused().sees("This is not a calendar file.").keeps("2027-01-22");
        let empty = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";
        let refused = ana.sends_file(&turn, &fields, ("calendar", "holidays.ics", empty)).await;
        refused.is_refused().sees("No whole day of the next two years");
    }

    async fn a_series_leaves_out_the_public_holidays_of_the_country_that_was_chosen(house: House) {
        let (_, ana, _, _, supper) = in_turn(&house).await;
        let turn = format!("{}/series", beside(&supper));
        ana.opens(&turn).await.is_fine().sees("Not on the public holidays of").does_not_see("Holidays of the coming year");
        ana.sends(&turn, &[("hosts", "Ana"), ("holidays", "xx")]).await.is_refused().sees("Choose one of the options.").keeps("Ana");
        ana.sends(&turn, &[("hosts", "Ana"), ("holidays", "pt")]).await.goes_to(&turn);
        let page = ana.opens(&turn).await;
        page.sees("Holidays of the coming year").sees("Friday 26 March 2027").markup();
        assert!(page.html().contains("<option value=\"pt\" selected>"), "{}", page.html());
        for _ in 0..4 {
            house.app.clock.forward(20 * DAY);
            house.jobs_end().await;
        }
        // It is a series of Fridays: the one before Easter is no meeting, those beside it are.
        for (day, meetings) in [(20_896_i64, 1), (20_903, 0), (20_910, 1)] {
            let held = house.app.db.read(move |q| {
                q.one::<i64>("SELECT COUNT(*) FROM events WHERE starts_at / 86400000000 = $1", &[&day])
            });
            assert_eq!(held.await.map_err(|error: db::Error| error).unwrap(), meetings, "{day}");
        }
    }

    async fn nobody_hosts_where_they_may_not_look(house: House) {
        let (net, ana, ben) = house.two().await;
        let council = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let space = council.to_string();
        let form = [
            ("kind", "event"),
            ("space", &*space),
            ("title", "Budget talk"),
            ("body", ""),
            ("day", "2026-11-20"),
            ("start", "18:00"),
            ("end", "20:00"),
            ("repeat", "weekly"),
        ];
        let talk = ana.sends("/n/green-city/items", &form).await.leads_to().unwrap();
        let turn = format!("{}/series", beside(&talk));
        let fields = [("hosts", "Ana\nBen")];
        ana.sends(&turn, &fields).await.is_refused().sees("who may see this event").keeps("Ana\nBen");
        house.enters(&net, council, &ben, SpaceRole::Member).await;
        ana.sends(&turn, &fields).await.goes_to(&turn);
        assert_eq!(hosts(&house).await, ["Ana", "Ben", "Ana", "Ben"]);
        // Whoever leaves the space leaves the turn, and is told of no meeting there.
        ben.does(&format!("/n/green-city/spaces/{council}/departure"), &[]).await;
        ana.opens(&turn).await.keeps("Ana").does_not_see("Ben");
        house.app.clock.forward(8 * DAY);
        house.jobs_end().await;
        assert_eq!(hosts(&house).await, ["Ana"; 4]);
        ben.opens("/n/green-city/inbox").await.does_not_see("Budget talk");
    }

    async fn two_who_keep_a_turn_at_once_do_not_undo_one_another(house: House) {
        let (_, ana, _, _, supper) = in_turn(&house).await;
        let turn = format!("{}/series", beside(&supper));
        let begun = ana.opens(&turn).await.value("name=\"begun\"", "value").unwrap();
        ana.sends(&turn, &[("hosts", "Cleo"), ("days", "")]).await.goes_to(&turn);
        let late = [("hosts", "Ana\nBen"), ("days", "2026-12-24 2026-12-26\n2027-01-22"), ("begun", &*begun)];
        ana.sends(&turn, &late).await.is_refused();
        assert_eq!(hosts(&house).await, ["Cleo"; 4]);
    }

    async fn what_does_not_repeat_has_no_turn(house: House) {
        let (net, ana, _) = house.two().await;
        let supper = held(&ana, &net, &[]).await;
        ana.opens(&supper).await.does_not_see("Hosts and days off");
        ana.opens(&format!("{}/series", beside(&supper))).await.is(StatusCode::CONFLICT).sees("does not repeat");
        ana.sends(&format!("{}/host", beside(&supper)), &[]).await.is(StatusCode::CONFLICT);
        // Who hosts alone has nobody to swap with.
        let weekly = held(&ana, &net, &[("repeat", "weekly")]).await;
        let turn = format!("{}/series", beside(&weekly));
        ana.sends(&turn, &[("hosts", "Ana")]).await.goes_to(&turn);
        ana.sends(&format!("{}/host", beside(&weekly)), &[]).await.is(StatusCode::CONFLICT).sees("Nobody else hosts");
    }
}
