//! Calendar files that say more than a rule: further dates, changes from a day on, and what they have changed since they were read.

use super::{Calendar, DAY, number};
use crate::events::answers;
use crate::kit::{House, Net, Person};
use meet::events::{self, Arrived, Destination};

const TITLED: &str = "SELECT COUNT(*) FROM items WHERE kind = 'event' AND title = 'Round at noon'";
const ALL: &str = "SELECT COUNT(*) FROM events WHERE series_id IS NOT NULL";
const OFF: &str = "SELECT COUNT(*) FROM events WHERE cancelled";

/// Mondays at nine in New York, 14:00 in Lisbon.
const ROUND: &str = "BEGIN:VEVENT\r\nUID:w@x\r\nSUMMARY:Round\r\nDTSTART;TZID=America/New_York:20261116T090000\r\nDURATION:PT1H\r\n";

/// From the Monday of this recurrence on it is on this Tuesday, and those that follow, at eleven.
fn onwards(monday: &str, tuesday: &str) -> String {
    format!(
        "BEGIN:VEVENT\r\nUID:w@x\r\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/New_York:{monday}T090000\r\n\
         SUMMARY:Round at noon\r\nDTSTART;TZID=America/New_York:{tuesday}T110000\r\nDURATION:PT1H\r\nEND:VEVENT\r\n"
    )
}

/// What became of the events of a calendar.
#[derive(Debug, PartialEq, Eq)]
struct Came {
    new: usize,
    known: usize,
    changed: usize,
}

/// Brings a calendar in as the command does, at the time of the house: the command goes by the machine's clock, by which every day
/// that is told here is over at some time.
async fn comes_in(house: &House, net: &Net, entries: &str) -> Came {
    let text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{entries}END:VCALENDAR\r\n");
    let (network, space, now) = (net.id, net.commons, house.now());
    let zone = "Europe/Lisbon".to_owned();
    let calendar = events::read_calendar(text.as_bytes(), &zone).unwrap();
    let arrived: Result<Vec<Arrived>, house::web::Error> = house
        .app
        .db
        .write(move |tx| {
            let by = events::host(tx, network)?.unwrap();
            let zone = zone.clone();
            let to = Destination { network, space, by, zone, untitled: "Untitled".to_owned(), now };
            calendar.entries.iter().map(|entry| events::bring(tx, &to, entry)).collect()
        })
        .await;
    let mut came = Came { new: 0, known: 0, changed: 0 };
    for arrived in arrived.unwrap() {
        match arrived {
            Arrived::New => came.new += 1,
            Arrived::Known => came.known += 1,
            Arrived::Changed => came.changed += 1,
            Arrived::Refused(why) => panic!("refused: {why}"),
        }
    }
    came
}

fn came(new: usize, known: usize, changed: usize) -> Came {
    Came { new, known, changed }
}

async fn agenda(who: &Person, day: &str, line: &str) {
    who.opens(&format!("/n/green-city/calendar?view=agenda&day={day}")).await.is_fine().sees(line);
}

/// The page of what is on a day, of which there is one.
async fn meeting(house: &House, sql: &'static str) -> String {
    format!("/n/green-city/items/{}", number(house, sql).await)
}

on_both! {
    async fn further_dates_come_in_and_follow_their_calendar(house: House) {
        let (net, ana, ben) = house.two().await;
        let file = |dates: &str, title: &str| {
            format!(
                "BEGIN:VEVENT\r\nUID:r@x\r\nSUMMARY:{title}\r\nDTSTART;TZID=Europe/Berlin:20261118T190000\r\n\
                 DTEND;TZID=Europe/Berlin:20261118T210000\r\nRDATE;TZID=Europe/Berlin:{dates}\r\n\
                 RDATE;VALUE=PERIOD:20270113T170000Z/20270113T200000Z,20270120T170000Z/PT30M\r\nEND:VEVENT\r\n"
            )
        };
        let first = file("20261202T190000,20261216T190000", "Reading circle");
        assert_eq!(comes_in(&house, &net, &first).await, came(1, 0, 0));
        assert_eq!(number(&house, ALL).await, 5);
        agenda(&ana, "2026-12-02", "18:00–20:00 Reading circle").await;
        agenda(&ana, "2026-12-16", "18:00–20:00 Reading circle").await;
        agenda(&ana, "2027-01-13", "17:00–20:00 Reading circle").await;
        agenda(&ana, "2027-01-20", "17:00–17:30 Reading circle").await;
        let sixteenth = meeting(&house, "SELECT item_id FROM events WHERE starts_at = 1797444000000000").await;
        answers(&ben, &sixteenth, "yes").await.goes_to(&sixteenth);
        assert_eq!(comes_in(&house, &net, &first).await, came(0, 1, 0));
        assert_eq!((number(&house, ALL).await, number(&house, OFF).await), (5, 0));
        // The third is a day later now, and all have another name.
        let second = file("20261202T190000,20261217T190000", "Reading upstairs");
        let trial = Calendar::of(&second).goes_in(&house, &["--dry-run"]).await;
        trial.is_well(true).says("1 came before and were changed in the calendar since");
        assert_eq!(comes_in(&house, &net, &second).await, came(0, 0, 1));
        assert_eq!((number(&house, ALL).await, number(&house, OFF).await), (6, 1));
        agenda(&ana, "2026-12-02", "18:00–20:00 Reading upstairs").await;
        agenda(&ana, "2026-12-17", "18:00–20:00 Reading upstairs").await;
        agenda(&ana, "2027-01-20", "17:00–17:30 Reading upstairs").await;
        ben.opens(&sixteenth).await.sees("This event was cancelled.").markup();
        assert_eq!(comes_in(&house, &net, &second).await, came(0, 1, 0));
        assert_eq!((number(&house, ALL).await, number(&house, OFF).await), (6, 1));
    }

    async fn a_change_from_a_day_on_holds_for_all_that_follow(house: House) {
        let (net, ana, _) = house.two().await;
        let weekly = format!("{ROUND}RRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n");
        let file = format!("{}{weekly}", onwards("20261207", "20261208"));
        assert_eq!(comes_in(&house, &net, &file).await, came(2, 0, 0));
        // Three Mondays, then the Tuesdays until the middle of January.
        assert_eq!((number(&house, ALL).await, number(&house, TITLED).await), (9, 6));
        agenda(&ana, "2026-11-30", "14:00–15:00 Round").await;
        agenda(&ana, "2026-12-08", "16:00–17:00 Round at noon").await;
        agenda(&ana, "2027-01-05", "16:00–17:00 Round at noon").await;
        assert_eq!(comes_in(&house, &net, &file).await, came(0, 2, 0));
        // The series has another name now: from that day on it is still the other one.
        let weekly_of = |name: &str| {
            let named = weekly.replace("SUMMARY:Round", &format!("SUMMARY:{name}"));
            format!("{}{named}", onwards("20261207", "20261208"))
        };
        assert_eq!(comes_in(&house, &net, &weekly_of("Early round")).await, came(0, 0, 2));
        // Whenever it is looked at, the next beyond two months is written down too, and however often no more than that.
        let after = (number(&house, ALL).await, number(&house, TITLED).await, number(&house, OFF).await);
        assert_eq!(after, (10, 7, 0));
        assert_eq!(comes_in(&house, &net, &weekly_of("Earlier round")).await, came(0, 0, 2));
        assert_eq!(number(&house, ALL).await, 10);
        agenda(&ana, "2026-11-30", "14:00–15:00 Earlier round").await;
        agenda(&ana, "2027-01-05", "16:00–17:00 Round at noon").await;
        house.app.clock.forward(14 * DAY);
        house.jobs_end().await;
        assert_eq!((number(&house, ALL).await, number(&house, TITLED).await), (11, 8));
        agenda(&ana, "2027-01-26", "16:00–17:00 Round at noon").await;
    }

    async fn a_change_from_a_day_that_is_far_away_waits_for_it(house: House) {
        let (net, ana, _) = house.two().await;
        let file = format!("{ROUND}RRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n{}", onwards("20270201", "20270202"));
        assert_eq!(comes_in(&house, &net, &file).await, came(2, 0, 0));
        assert_eq!((number(&house, ALL).await, number(&house, TITLED).await), (10, 1));
        house.app.clock.forward(14 * DAY);
        house.jobs_end().await;
        assert_eq!((number(&house, ALL).await, number(&house, TITLED).await), (12, 1));
        agenda(&ana, "2027-01-25", "14:00–15:00 Round").await;
        assert_eq!(comes_in(&house, &net, &file).await, came(0, 2, 0));
        house.app.clock.forward(14 * DAY);
        house.jobs_end().await;
        assert_eq!((number(&house, ALL).await, number(&house, TITLED).await), (13, 2));
        agenda(&ana, "2027-02-09", "16:00–17:00 Round at noon").await;
    }

    async fn a_series_that_its_calendar_ends_from_a_day_on_has_an_end(house: House) {
        let (net, ..) = house.two().await;
        let weekly = format!("{ROUND}RRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n");
        let end = onwards("20270201", "20270201").replace("SUMMARY", "STATUS:CANCELLED\r\nSUMMARY");
        let file = format!("{weekly}{end}");
        assert_eq!(comes_in(&house, &net, &file).await.changed, 0);
        for _ in 0..4 {
            house.app.clock.forward(14 * DAY);
            house.jobs_end().await;
        }
        // From 16 November to 25 January.
        assert_eq!((number(&house, ALL).await, number(&house, OFF).await), (11, 0));
    }

    async fn a_rule_that_is_read_again_moves_what_is_to_come(house: House) {
        let (net, ana, ben) = house.two().await;
        let four = format!("{ROUND}RRULE:FREQ=WEEKLY;COUNT=4\r\nEND:VEVENT\r\n");
        assert_eq!(comes_in(&house, &net, &four).await, came(1, 0, 0));
        let third = meeting(&house, "SELECT item_id FROM events ORDER BY starts_at DESC LIMIT 1 OFFSET 1").await;
        answers(&ben, &third, "yes").await.goes_to(&third);
        // One more, and the second left out.
        let left_out = "RRULE:FREQ=WEEKLY;COUNT=5\r\nEXDATE;TZID=America/New_York:20261123T090000\r\nEND:VEVENT\r\n";
        let five = format!("{ROUND}{left_out}");
        assert_eq!(comes_in(&house, &net, &five).await, came(0, 0, 1));
        assert_eq!((number(&house, ALL).await, number(&house, OFF).await), (5, 1));
        agenda(&ana, "2026-12-14", "14:00–15:00 Round").await;
        // From Mondays to Tuesdays: nobody has to answer again.
        let tuesdays = format!("{ROUND}{left_out}").replace("20261116T", "20261117T").replace("20261123T", "20261124T");
        assert_eq!(comes_in(&house, &net, &tuesdays).await, came(0, 0, 1));
        assert_eq!((number(&house, ALL).await, number(&house, OFF).await), (5, 1));
        ben.opens(&third).await.sees("1 December 2026").sees("1 person is coming.");
        agenda(&ana, "2026-12-15", "14:00–15:00 Round").await;
    }

    async fn what_was_changed_here_stays_until_the_calendar_changes_it(house: House) {
        let (net, ana, _) = house.two().await;
        let fair = |place: &str| {
            format!("BEGIN:VEVENT\r\nUID:f\r\nSUMMARY:Fair\r\nDTSTART:20261120T100000Z\r\nDTEND:20261120T120000Z\r\nLOCATION:{place}\r\nEND:VEVENT\r\n")
        };
        assert_eq!(comes_in(&house, &net, &fair("Hall")).await, came(1, 0, 0));
        let item = meeting(&house, "SELECT item_id FROM events").await;
        let change = [("title", "Fair"), ("body", ""), ("revision", "1"), ("kept", "true"), ("day", "2026-11-20"), ("start", "10:00"), ("end", "12:00"), ("place", "The barn")];
        net.steward.does(&item, &change).await.is_fine();
        assert_eq!(comes_in(&house, &net, &fair("Hall")).await, came(0, 1, 0));
        ana.opens(&item).await.sees("The barn");
        assert_eq!(comes_in(&house, &net, &fair("Market")).await, came(0, 0, 1));
        ana.opens(&item).await.sees("Place Market");
    }
}
