//! Events that come back, and those that come from calendar files.

mod calendars;

use super::answers;
use super::seats::{beside, held};
use crate::commands::runs;
use crate::kit::{House, Net, Person};
use house::access::SpaceVisibility;
use std::path::PathBuf;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);

async fn number(house: &House, sql: &'static str) -> i64 {
    house.app.db.read(move |q| q.one::<i64>(sql, &[])).await.map_err(|error: db::Error| error).unwrap()
}

/// What the form of a meeting sends that is changed for these of its series.
fn change<'a>(revision: &'a str, scope: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let fields = [
        ("title", "Supper"),
        ("body", ""),
        ("revision", revision),
        ("kept", "true"),
        ("series", "true"),
        ("scope", scope),
    ];
    [fields.as_slice(), more].concat()
}

async fn weekly(ana: &Person, net: &Net) -> String {
    held(ana, net, &[("repeat", "weekly"), ("place", "The mill")]).await
}

/// A file that goes with the test.
struct Calendar(PathBuf);

impl Calendar {
    fn of(events: &str) -> Calendar {
        let path =
            std::env::temp_dir().join(format!("commonweave-{}.ics", house::clock::Chance.token().unwrap()));
        std::fs::write(&path, format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n"))
            .unwrap();
        Calendar(path)
    }

    async fn goes_in(&self, house: &House, more: &[&str]) -> crate::commands::Said {
        let file = self.0.to_str().unwrap();
        runs(house, &[["import", "ics", file, "--network", "green-city"].as_slice(), more].concat()).await
    }
}

impl Drop for Calendar {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}

on_both! {
    async fn a_series_stands_in_the_calendar_for_two_months_and_goes_on_by_itself(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = weekly(&ana, &net).await;
        // From 20 November every Friday until 63 days after 14 November.
        assert_eq!(number(&house, "SELECT COUNT(*) FROM events").await, 9);
        ben.opens("/n/green-city/calendar?view=agenda&day=2026-12-11").await.sees("18:00–20:00 Supper");
        let page = ben.opens("/n/green-city/meetings").await;
        page.is_fine().sees("Supper").sees("Friday 27 November 2026, 18:00").markup();
        answers(&ben, &supper, "yes").await;
        ben.opens(&supper).await.sees("1 person is coming.");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM attendances").await, 1, "each has its own answers");
        house.app.clock.forward(14 * DAY);
        house.jobs_end().await;
        assert_eq!(number(&house, "SELECT COUNT(*) FROM events").await, 11);
        house.jobs_end().await;
        assert_eq!(number(&house, "SELECT COUNT(*) FROM events").await, 11);
        // In summer the clock at the place shows the same hour.
        let hidden = ben.opens("/n/green-city/meetings?series=1").await;
        hidden.is_fine().sees("Friday 29 January 2027, 18:00");
        ben.opens("/n/green-city/meetings?series=999&before=x").await.is_fine();
    }

    async fn a_change_is_for_one_for_those_that_follow_or_for_all(house: House) {
        let (net, ana, ben) = house.two().await;
        weekly(&ana, &net).await;
        let meeting = async |day: &str| {
            let seen = ben.opens(&format!("/n/green-city/calendar?view=agenda&day={day}")).await;
            let mut links = seen.html().split("href=\"/n/green-city/items/").skip(1);
            let item = links.find(|link| link.starts_with(|first: char| first.is_ascii_digit())).unwrap();
            format!("/n/green-city/items/{}", item.split('"').next().unwrap())
        };
        let third = meeting("2026-12-04").await;
        ana.opens(&format!("{third}/edit")).await.sees("This event and all later ones");
        let alone = change("1", "this", &[("day", "2026-12-04"), ("start", "12:00"), ("end", "13:00"), ("place", "The barn")]);
        ana.does(&third, &alone).await.is_fine();
        let fourth = meeting("2026-12-11").await;
        let later = change("1", "following", &[("day", "2026-12-12"), ("start", "19:30"), ("end", "21:00"), ("place", "The mill")]);
        ana.does(&fourth, &later).await.is_fine();
        let agenda = ben.opens("/n/green-city/calendar?view=agenda&day=2026-11-20").await;
        agenda.sees("18:00–20:00 Supper").sees("12:00–13:00 Supper").sees("19:30–21:00 Supper");
        ben.opens("/n/green-city/calendar?view=agenda&day=2026-12-19").await.sees("Saturday 19 December");
        let first = meeting("2026-11-20").await;
        let off = change("1", "all", &[("day", "2026-11-20"), ("start", "18:00"), ("end", "20:00"), ("place", "The mill"), ("cancelled", "true")]);
        ana.does(&first, &off).await.sees("This event was cancelled.");
        // The one that was changed by itself is as it was.
        ben.opens(&third).await.sees("The barn").does_not_see("This event was cancelled.");
        ben.opens(&fourth).await.sees("This event was cancelled.");
        let before = number(&house, "SELECT COUNT(*) FROM events").await;
        house.app.clock.forward(30 * DAY);
        house.jobs_end().await;
        assert_eq!(number(&house, "SELECT COUNT(*) FROM events").await, before, "what is called off goes on no more");
    }

    async fn whoever_may_start_nothing_more_has_no_series_that_goes_on(house: House) {
        let (net, ana, ben) = house.two().await;
        weekly(&ana, &net).await;
        ana.does("/n/green-city/departure", &[]).await;
        house.app.clock.forward(20 * DAY);
        house.jobs_end().await;
        assert_eq!(number(&house, "SELECT COUNT(*) FROM events").await, 9);
        ben.opens("/n/green-city/meetings").await.is_fine();
    }

    async fn a_meeting_that_was_moved_elsewhere_takes_no_others_along(house: House) {
        let (net, ana, _) = house.two().await;
        weekly(&ana, &net).await;
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let last = number(&house, "SELECT item_id FROM events ORDER BY starts_at DESC LIMIT 1").await;
        let page = format!("/n/green-city/items/{last}/move");
        ana.does(&page, &[("space", &hidden.to_string())]).await.is_fine();
        house.app.clock.forward(14 * DAY);
        house.jobs_end().await;
        assert_eq!(number(&house, "SELECT COUNT(*) FROM events").await, 11);
        let there = "SELECT COUNT(*) FROM items JOIN spaces ON spaces.id = items.space_id
             WHERE spaces.name = 'Council' AND items.kind = 'event'";
        assert_eq!(number(&house, there).await, 1);
    }

    async fn a_meeting_that_was_moved_elsewhere_speaks_for_the_others_no_more(house: House) {
        let (net, ana, _) = house.two().await;
        weekly(&ana, &net).await;
        let own = house.space(&net, "Own kitchen", SpaceVisibility::Network, &ana).await;
        let last = number(&house, "SELECT item_id FROM events ORDER BY starts_at DESC LIMIT 1").await;
        ana.does(&format!("/n/green-city/items/{last}/move"), &[("space", &own.to_string())]).await.is_fine();
        let off = change("1", "all", &[("day", "2027-01-15"), ("start", "18:00"), ("end", "20:00"), ("place", "The mill"), ("cancelled", "true")]);
        ana.does(&format!("/n/green-city/items/{last}"), &off).await.sees("This event was cancelled.");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM events WHERE cancelled").await, 1);
    }

    async fn a_calendar_comes_in_with_its_zones_its_series_and_its_exceptions_and_only_once(house: House) {
        let (net, ana, _) = house.two().await;
        let file = Calendar::of(concat!(
            "BEGIN:VEVENT\r\nUID:a@x\r\nSUMMARY:Round\\, weekly\r\nDTSTART;TZID=America/New_York:20261116T090000\r\nDURATION:PT1H\r\n",
            "RRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE;TZID=America/New_York:20261123T090000\r\nEND:VEVENT\r\n",
            "BEGIN:VEVENT\r\nUID:a@x\r\nRECURRENCE-ID;TZID=America/New_York:20261130T090000\r\nSUMMARY:Round\r\n",
            "DTSTART;TZID=America/New_York:20261201T110000\r\nDURATION:PT1H\r\nEND:VEVENT\r\n",
            "BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Each second\r\nDTSTART:20261118T100000Z\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\n",
            "BEGIN:VEVENT\r\nUID:c\r\nSUMMARY:Nowhen\r\nEND:VEVENT\r\n",
            "BEGIN:VEVENT\r\nUID:d\r\nSUMMARY:Fair\r\nDTSTART;VALUE=DATE:20261119\r\nDTEND;VALUE=DATE:20261121\r\nEND:VEVENT\r\n",
        ));
        let trial = file.goes_in(&house, &["--dry-run"]).await;
        trial.is_well(true).says("would bring in: 4 events").says("It has no start that can be read.").says("more than once a day");
        ana.opens("/n/green-city/events").await.does_not_see("Round");
        file.goes_in(&house, &[]).await.is_well(true).says("brought in: 4 events");
        let agenda = ana.opens("/n/green-city/calendar?view=agenda&day=2026-11-16").await;
        // Nine in New York is 14:00 in Lisbon, and the one that was moved is at 16:00 of the day after.
        agenda.sees("14:00–15:00 Round").sees("16:00–17:00 Round").sees("Fair").sees("Each second");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM events WHERE series_id IS NOT NULL").await, 3);
        file.goes_in(&house, &[]).await.is_well(true).says("brought in: 0 events").says("4 came before");
        assert_eq!(net.slug, "green-city");
    }

    async fn what_has_no_number_of_its_own_or_a_name_that_nobody_sees_comes_in(house: House) {
        let (_, ana, _) = house.two().await;
        let words: Vec<String> = (0..80).map(|at| house::clock::digest(&at.to_string())).collect();
        let title = words.join(" ");
        let file = Calendar::of(&format!(
            "BEGIN:VEVENT\r\nSUMMARY:{title}\r\nDTSTART:20261118T100000Z\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nUID:g\r\nSUMMARY:\u{202e}\u{200b}\r\nDTSTART:20261119T100000Z\r\nEND:VEVENT\r\n"
        ));
        file.goes_in(&house, &[]).await.is_well(true).says("brought in: 2 events");
        file.goes_in(&house, &[]).await.is_well(true).says("2 came before");
        ana.opens("/n/green-city/events").await.sees(&title[..100]).sees("Untitled event");
    }

    async fn every_calendar_that_others_wrote_is_read_or_refused_in_words(house: House) {
        let (_, ana, _) = house.two().await;
        for broken in [&b"\x00\x01\x02"[..], b"", b"<html></html>"] {
            let path = std::env::temp_dir().join(format!("commonweave-{}.ics", house::clock::Chance.token().unwrap()));
            std::fs::write(&path, broken).unwrap();
            let said = runs(&house, &["import", "ics", path.to_str().unwrap(), "--network", "green-city"]).await;
            said.is_well(false).says("is no calendar");
            std::fs::remove_file(&path).unwrap();
        }
        let odd = Calendar::of(concat!(
            "BEGIN:VEVENT\r\nUID:noend123\r\nDTSTART;TZID=custom_America/New_York_Forward_reference;VALUE=DATE-TIME:20140829T080000\r\n",
            "DTSTART;TZID=custom_America/New_York_Forward_reference;VALUE=DATE-TIME:20140829T100000\r\nSUMMARY:an event with a custom tz name\r\nEND:VEVENT\r\n",
            "BEGIN:VEVENT\r\nUID:e\r\nSUMMARY:Berlin\r\nDTSTART;TZID=Middle Earth:20261116T090000\r\nEND:VEVENT\r\n",
            "BEGIN:VEVENT\r\nUID:f\r\nSUMMARY:\r\nDTSTART:20261117T090000Z\r\nDTEND:20261117T090000Z\r\nEND:VEVENT\r\n",
        ));
        odd.goes_in(&house, &[]).await.is_well(true).says("brought in: 3 events").says("Its time zone is not known.");
        ana.opens("/n/green-city/events").await.sees("Untitled event").sees("Berlin");
        // Eight o’clock in New York in August was 13:00 in Lisbon.
        ana.opens("/n/green-city/events?when=past").await.sees("an event with a custom tz name").sees("13:00");
        odd.goes_in(&house, &["--zone", "Mars/Olympus"]).await.is_well(false).says("is no time zone");
    }

    async fn who_came_says_once_how_it_was_and_nobody_learns_who_said_what(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[("capacity", "6")]).await;
        let mut came = vec![ben];
        for number in 0..5 {
            came.push(house.member(&net, &format!("Guest{number}"), house::access::Role::Member).await);
        }
        for who in &came {
            answers(who, &supper, "yes").await.goes_to(&supper);
        }
        let page = format!("{}/pulse", beside(&supper));
        came[0].opens(&page).await.is(axum::http::StatusCode::CONFLICT).sees("in the two weeks after the event ends");
        house.app.clock.forward(7 * DAY);
        house.jobs_end().await;
        came[0].opens("/n/green-city/today").await.sees("Say how it was");
        came[0].opens("/n/green-city/inbox?show=mine").await.sees("Supper");
        // Whoever was not there cannot say how it was, by whatever link they come.
        ana.opens(&page).await.is(axum::http::StatusCode::CONFLICT).sees("Only people who were there");
        ana.sends(&page, &[("goal", "5")]).await.is(axum::http::StatusCode::CONFLICT);
        came[0].sends(&page, &[("goal", "9"), ("change", "Less talk")]).await.is_refused().keeps("Less talk");
        for (at, who) in came.iter().take(4).enumerate() {
            let change = format!("Change {at}");
            who.does(&page, &[("goal", "4"), ("voice", "5"), ("worth", "3"), ("change", &change)]).await.sees("Thank you.");
        }
        ana.opens(&supper).await.does_not_see("out of 5").does_not_see("Change 1");
        came[0].sends(&page, &[("goal", "1")]).await.is(axum::http::StatusCode::CONFLICT).sees("already said");
        came[4].does(&page, &[("goal", "4"), ("voice", "5"), ("worth", "3"), ("hindered", "true")]).await.is_fine();
        ana.opens(&supper).await.sees("4.00 out of 5").sees("5 of 6 people answered.").sees("Change 1").markup();
        came[1].opens(&supper).await.sees("4.00 out of 5").does_not_see("Change 2");
        came[0].opens("/n/green-city/today").await.does_not_see("Say how it was");
        // The log knows that somebody answered, and not who.
        assert_eq!(number(&house, "SELECT COUNT(*) FROM happenings WHERE what = 'event-pulse-given' AND member_id IS NOT NULL").await, 0);
    }
}
