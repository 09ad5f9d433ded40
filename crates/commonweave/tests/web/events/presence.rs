//! Who was there: the code at the door, the list, and what follows from both.

use super::answers;
use super::seats::{beside, counts_are_right, held, several};
use crate::kit::{House, Net, Person};
use axum::http::StatusCode;
use house::access::Role;
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3_600);

/// Ana's supper of Ben and Cleo, half an hour before it begins, with a code at the door.
async fn at_the_door(house: &House) -> (Net, Person, Person, Person, String) {
    let (net, ana, ben) = house.two().await;
    let cleo = house.member(&net, "Cleo", Role::Member).await;
    let supper = held(&ana, &net, &[]).await;
    for who in [&ben, &cleo] {
        answers(who, &supper, "yes").await.goes_to(&supper);
    }
    // The kit's clock stands at ten o'clock on the fourteenth.
    house.app.clock.forward(6 * 24 * HOUR + 7 * HOUR + 30 * MINUTE);
    ana.does(&format!("{}/door", beside(&supper)), &[]).await.is_fine();
    (net, ana, ben, cleo, supper)
}

async fn code(house: &House) -> String {
    let found = house.app.db.read(|q| q.one::<String>("SELECT door_code FROM events", &[])).await;
    found.map_err(|error: db::Error| error).unwrap()
}

async fn comes(who: &Person, supper: &str, code: &str) -> crate::kit::Seen {
    who.sends(&format!("{}/here", beside(supper)), &[("code", code)]).await
}

/// The value of the button that ticks somebody, or takes the tick away.
async fn button(house: &House, name: &'static str, word: &str) -> String {
    let sql = "SELECT attendances.id FROM attendances LEFT JOIN members ON members.id = attendances.member_id
         WHERE COALESCE(members.name, attendances.name) = $1";
    let found = house.app.db.read(move |q| q.one::<i64>(sql, &[&name])).await;
    format!("{word}-{}", found.map_err(|error: db::Error| error).unwrap())
}

on_both! {
    async fn whoever_has_the_code_at_the_door_is_noted(house: House) {
        let (_, ana, ben, cleo, supper) = at_the_door(&house).await;
        let (door, code) = (format!("{}/door", beside(&supper)), code(&house).await);
        let page = ana.opens(&door).await;
        page.is_fine().sees(&code).markup();
        assert!(page.html().contains("QR code that leads to the page"), "{}", page.html());
        assert!(page.html().contains("<path d=\"M4 4h7v1h-7z"), "the picture is drawn by the server");
        ben.opens(&door).await.is_missing();
        ben.opens(&supper).await.sees("You are at this event?").does_not_see(&code);
        let scanned = ben.opens(&format!("{}/here?code={code}", beside(&supper))).await;
        scanned.is_fine().keeps(&code).markup();
        comes(&ben, &supper, "XBXBXB").await.is_refused().sees("This is not the code at the door.").keeps("XBXBXB");
        comes(&ben, &supper, "").await.is_refused();
        let typed = format!(" {}-{} ", &code[..3].to_lowercase(), &code[3..]);
        comes(&ben, &supper, &typed).await.goes_to(&supper);
        comes(&ben, &supper, &code).await.goes_to(&supper);
        ben.opens(&format!("{}/here", beside(&supper))).await.sees("You are ticked as present.");
        ben.opens(&supper).await.does_not_see("You are at this event?");
        ana.opens(&format!("{}/presence", beside(&supper))).await.sees("1 person is there.");
        // A code that was passed on is replaced, and is of no use any more.
        ana.does(&door, &[]).await.is_fine();
        comes(&cleo, &supper, &code).await.is_refused();
        counts_are_right(&house).await;
    }

    async fn a_code_is_taken_from_a_while_before_until_a_while_after(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[]).await;
        ana.does(&format!("{}/door", beside(&supper)), &[]).await.is_fine().sees("from an hour before");
        let code = code(&house).await;
        comes(&ben, &supper, &code).await.is(StatusCode::CONFLICT).sees("from an hour before the event begins");
        ben.opens(&supper).await.does_not_see("You are at this event?");
        house.app.clock.forward(6 * 24 * HOUR + 12 * HOUR + 30 * MINUTE);
        comes(&ben, &supper, &code).await.is(StatusCode::CONFLICT).sees("over for too long");
        ana.sends(&format!("{}/door", beside(&supper)), &[]).await.is(StatusCode::CONFLICT);
        // What was written down on paper can be ticked for some days.
        let arrivals = format!("{}/presence/arrivals", beside(&supper));
        ana.does(&arrivals, &[("name", "Ben")]).await.is_fine().sees("1 person is there.");
        house.app.clock.forward(3 * 24 * HOUR);
        ana.sends(&arrivals, &[("name", "Zoe")]).await.is_refused().sees("over for too long").keeps("Zoe");
        let list = ana.opens(&format!("{}/presence", beside(&supper))).await;
        list.is_fine().sees("over for too long").does_not_see("Add and tick");
        counts_are_right(&house).await;
    }

    async fn the_register_says_how_many_were_at_a_meeting_that_decided(house: House) {
        let (net, ana, _) = house.two().await;
        let supper = held(&ana, &net, &[]).await;
        let roof = crate::minutes::point(&ana, &supper, "The roof", &[]).await;
        ana.does(&format!("{roof}/notes"), &[("revision", "1"), ("notes", "! We mend it.\n! We begin in May.")]).await.is_fine();
        ana.opens("/n/green-city/decisions").await.sees("Decided in a meeting").does_not_see("person there");
        house.app.clock.forward(7 * 24 * HOUR);
        ana.does(&format!("{}/presence/arrivals", beside(&supper)), &[("name", "Ben")]).await.is_fine();
        ana.opens("/n/green-city/decisions").await.sees("Decided in a meeting, with 1 person there");
        ana.opens("/n/green-city/decisions.csv").await.is_fine().sees("We mend it.");
        // Readers of feeds keep one entry for each name, so that two decisions of one meeting have two.
        let feed = ana.opens("/n/green-city/decisions.atom").await;
        feed.is_fine().sees("We begin in May.").sees("Decided in a meeting, with 1 person there").does_not_see("No decision");
        let html = feed.html();
        let names: std::collections::HashSet<&str> =
            html.split("<entry>").skip(1).filter_map(|entry| entry.split("<id>").nth(1)?.split("</id>").next()).collect();
        assert_eq!(names.len(), 2, "{html}");
        assert!(names.iter().all(|name| name.contains("/minutes#line-")), "{names:?}");
    }

    async fn the_organiser_ticks_who_has_no_phone_and_alone_sees_who_did_not_come(house: House) {
        let (_, ana, ben, cleo, supper) = at_the_door(&house).await;
        let list = format!("{}/presence", beside(&supper));
        ana.opens(&list).await.is_fine().sees("Nobody is ticked yet.").sees("Ben").sees("Cleo").markup();
        let here = button(&house, "Ben", "here").await;
        ana.does(&list, &[("who", &here)]).await.sees("1 person is there.");
        ana.does(&list, &[("who", &here)]).await.sees("1 person is there.");
        ana.opens(&format!("{list}?who=missing")).await.sees("Cleo").does_not_see(">Ben<");
        ana.opens(&format!("{list}?who=here")).await.sees("Ben").does_not_see(">Cleo<");
        ana.does(&list, &[("who", &button(&house, "Ben", "gone").await)]).await.sees("Nobody is ticked yet.");
        ana.sends(&list, &[("who", "here-99999")]).await.is(StatusCode::CONFLICT);
        ana.sends(&list, &[("who", "nonsense")]).await.is(StatusCode::BAD_REQUEST);
        for path in [&list, &format!("{list}?who=missing")] {
            ben.opens(path).await.is_missing();
        }
        ben.sends(&list, &[("who", &here)]).await.is_missing();
        // A name that nobody has is written down as it is; one of a member means that member.
        let arrivals = format!("{list}/arrivals");
        ana.does(&arrivals, &[("name", "Olga Petrova")]).await.sees("Olga Petrova").sees("1 person is there.");
        ana.does(&arrivals, &[("name", "cleo")]).await.sees("2 people are there.");
        ana.sends(&arrivals, &[("name", " ")]).await.is_refused();
        house.app.clock.forward(4 * HOUR);
        for page in [&supper, &format!("{supper}/answers")] {
            let seen = cleo.opens(page).await;
            seen.is_fine().does_not_see("Not here").does_not_see("2 people are there");
        }
        // Whoever leaves is counted out.
        cleo.does("/n/green-city/departure", &[]).await;
        ana.opens(&list).await.sees("1 person is there.");
        counts_are_right(&house).await;
    }

    async fn whoever_is_in_the_room_has_a_seat_however_many_there_are(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[("capacity", "1")]).await;
        let [one, two] = several(&house, &net, 2).await.try_into().ok().unwrap();
        answers(&ben, &supper, "yes").await.goes_to(&supper);
        answers(&one, &supper, "yes").await.goes_to(&supper);
        one.opens(&supper).await.sees("You are on the waiting list.");
        house.app.clock.forward(6 * 24 * HOUR + 8 * HOUR);
        ana.does(&format!("{}/door", beside(&supper)), &[]).await.is_fine();
        let code = code(&house).await;
        comes(&one, &supper, &code).await.goes_to(&supper);
        comes(&two, &supper, &code).await.goes_to(&supper);
        ana.opens(&supper).await.sees("3 people are coming. There is 1 seat");
        ana.opens(&format!("{}/presence?who=here", beside(&supper))).await.sees("Guest0").sees("Guest1").does_not_see(">Ben<");
        counts_are_right(&house).await;
    }

    async fn how_it_was_is_asked_of_those_who_were_there(house: House) {
        let (_, ana, ben, cleo, supper) = at_the_door(&house).await;
        comes(&ben, &supper, &code(&house).await).await.goes_to(&supper);
        house.app.clock.forward(4 * HOUR);
        house.jobs_end().await;
        ben.opens("/n/green-city/today").await.sees("Say how it was");
        cleo.opens("/n/green-city/today").await.does_not_see("Say how it was");
        cleo.opens("/n/green-city/inbox").await.does_not_see("Say how it was");
        let pulse = format!("{}/pulse", beside(&supper));
        cleo.sends(&pulse, &[("goal", "4")]).await.is(StatusCode::CONFLICT).sees("Only people who were there");
        ben.sends(&pulse, &[("goal", "4")]).await.goes_to(&supper);
        // Whoever was forgotten at the door is written down the next morning, and is asked then.
        house.app.clock.forward(12 * HOUR);
        ana.does(&format!("{}/presence/arrivals", beside(&supper)), &[("name", "Cleo")]).await.is_fine();
        cleo.opens("/n/green-city/today").await.sees("Say how it was");
        cleo.sends(&pulse, &[("goal", "5")]).await.goes_to(&supper);
    }

    async fn nobody_is_noted_at_what_was_called_off_or_hidden(house: House) {
        let (net, ana, ben, _, supper) = at_the_door(&house).await;
        let code = code(&house).await;
        let sam = house.account("Sam").await;
        comes(&sam, &supper, &code).await.is_missing();
        sam.opens(&format!("{}/here", beside(&supper))).await.is_missing();
        let off = [
            ("title", "Supper"),
            ("body", ""),
            ("revision", "1"),
            ("kept", "true"),
            ("day", "2026-11-20"),
            ("start", "18:00"),
            ("end", "20:00"),
            ("cancelled", "true"),
        ];
        ana.does(&supper, &off).await.is_fine();
        comes(&ben, &supper, &code).await.is(StatusCode::CONFLICT).sees("cancelled");
        let arrivals = format!("/n/{}/events/{}/presence/arrivals", net.slug, supper.rsplit('/').next().unwrap());
        ana.sends(&arrivals, &[("name", "Ben")]).await.is_refused().keeps("Ben");
    }
}
