//! The pages of events: the list, the page that is passed on, drafts, moves, files for calendars.

use super::seats::{beside, held};
use super::{answers, changed};
use crate::calendar::event;
use crate::kit::Person;
use house::access::{NetworkVisibility, Role, SpaceVisibility};
use std::time::Duration;

async fn moves(who: &Person, zone: &str) {
    who.does("/account", &[("name", &who.name), ("language", "en"), ("time_zone", zone)]).await;
}

on_both! {
    async fn the_list_has_what_is_to_come_and_what_has_been(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[("place", "The mill")]).await;
        event(&ana, &net, net.commons, "Fair", ["2026-11-18", "", "2026-11-19", ""]).await;
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        event(&ana, &net, hidden, "Quiet talk", ["2026-11-19", "9:00", "", ""]).await;
        let list = ben.opens("/n/green-city/events").await;
        list.is_fine().sees("Supper").sees("The mill").sees("18:00–20:00").does_not_see("Quiet talk").markup();
        let text = list.text();
        assert!(text.find("Fair").unwrap() < text.find("Supper").unwrap(), "the next comes first: {text}");
        ben.opens("/n/green-city/events?mine=yes").await.does_not_see("Supper");
        answers(&ben, &supper, "yes").await;
        ben.opens("/n/green-city/events?mine=yes").await.sees("Supper").sees("Coming").does_not_see("Fair");
        ben.opens("/n/green-city/events?when=past").await.does_not_see("Supper");
        ben.opens("/n/green-city/events?after=x-y&space=z&when=never").await.is_fine().sees("Supper");
        house.app.clock.forward(Duration::from_secs(86_400 * 7));
        ben.opens("/n/green-city/events").await.does_not_see("Supper");
        ben.opens("/n/green-city/events?when=past").await.sees("Supper").sees("Fair");
    }

    async fn a_draft_asks_nobody_until_it_is_announced(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[("draft", "true")]).await;
        ana.opens(&supper).await.sees("has not been announced yet").sees("Announce");
        ben.opens("/n/green-city/events").await.does_not_see("Supper");
        ben.opens("/n/green-city/calendar?view=agenda&day=2026-11-20").await.does_not_see("Supper");
        ben.opens(&supper).await.does_not_see("Are you coming?");
        answers(&ben, &supper, "yes").await.is(axum::http::StatusCode::CONFLICT).sees("has not been announced yet");
        ben.sends(&format!("{supper}/state"), &[("to", "open")]).await.is_missing();
        ana.does(&format!("{supper}/state"), &[("to", "open")]).await.sees("The event has been announced.");
        ben.opens("/n/green-city/events").await.sees("Supper");
        net.steward.opens("/n/green-city/log").await.sees("announced “Supper”");
    }

    async fn who_comes_is_told_once_what_was_moved_and_sees_how_it_was(house: House) {
        let (net, ana, ben) = house.two().await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let supper = held(&ana, &net, &[("place", "The mill")]).await;
        answers(&ben, &supper, "yes").await;
        answers(&cleo, &supper, "no").await;
        let to = [("kept", "true"), ("day", "2026-11-21"), ("start", "19:00"), ("end", "21:00"), ("place", "The barn")];
        ana.does(&supper, &changed("1", &to)).await.sees("Before it was moved: Friday 20 November 2026, 18:00–20:00").sees("The mill");
        house.jobs_end().await;
        ben.opens("/n/green-city/inbox?show=mine").await.sees("An event that you want to come to was moved");
        cleo.opens("/n/green-city/inbox?show=mine").await.does_not_see("Supper");
        net.steward.opens("/n/green-city/log").await.sees("time and place");
        // What is saved without a change tells nobody anything.
        ben.opens(&supper).await;
        ana.does(&supper, &changed("2", &to)).await;
        house.jobs_end().await;
        let told = house.app.db.read(|q| q.one::<i64>("SELECT COUNT(*) FROM jobs WHERE name = 'event-telling'", &[]));
        assert_eq!(told.await.map_err(|error: db::Error| error).unwrap(), 1);
    }

    async fn the_page_that_is_passed_on_tells_programs_what_it_is(house: House) {
        let net = house.network("harbour", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let open = house.space(&net, "Festival", SpaceVisibility::Public, &ana).await.to_string();
        let fields = [("kind", "event"), ("space", open.as_str()), ("title", "Harbour “fair”"), ("body", "Boats & **music**."),
            ("day", "2027-07-01"), ("start", "10:00"), ("end", "12:00"), ("place", "Quay 3"), ("way_in", "By the red door"),
            ("link", "https://meet.example/fair"), ("cost", "Free"), ("take", "A hat"), ("hosts", "Choir\nSchool"), ("access_quiet", "true")];
        let fair = ana.sends("/n/harbour/items", &fields).await.leads_to().unwrap();
        let page = house.visitor().opens(&beside(&fair)).await;
        page.is_fine().sees("By the red door").sees("Quiet room").sees("A hat").sees("Choir").does_not_see("meet.example").markup();
        let html = page.html();
        for mark in ["itemtype=\"https://schema.org/Event\"", "itemprop=\"startDate\" content=\"2027-07-01T10:00:00+01:00\"",
                     "schema.org/MixedEventAttendanceMode", "property=\"og:title\" content=\"Harbour “fair”\"",
                     "property=\"og:description\" content=\"Boats &#38; music.\"", "/n/harbour/events/"] {
            assert!(html.contains(mark), "no {mark} in {html}");
        }
        // The same moment with the offset of its date, whoever looks from wherever.
        let ben = house.member(&net, "Ben", Role::Member).await;
        moves(&ben, "Asia/Kathmandu").await;
        ben.opens(&beside(&fair)).await.sees("14:45–16:45").sees("10:00–12:00 Europe/Lisbon");
        let file = house.visitor().opens(&format!("{}/event.ics", beside(&fair))).await;
        file.is_fine().sees("DTSTART:20270701T090000Z").sees("LOCATION:Quay 3").does_not_see("meet.example");
        house.visitor().opens("/n/harbour/events.ics").await.is_fine().sees("SUMMARY:Harbour");
        let commons = held(&ana, &net, &[]).await;
        house.visitor().opens(&beside(&commons)).await.is_missing();
        house.visitor().opens("/n/harbour/events.ics").await.does_not_see("Supper");
        house.visitor().opens("/n/harbour/events").await.sees("Harbour").does_not_see("Supper");
    }

    async fn what_cannot_be_of_seats_and_questions_is_told_beside_its_field(house: House) {
        let (net, ana, _) = house.two().await;
        let space = net.commons.to_string();
        let base = [("kind", "event"), ("space", space.as_str()), ("title", "Supper"), ("day", "2026-11-20"), ("start", "18:00")];
        let tried = async |fields: &[(&str, &str)], said: &str| {
            let seen = ana.sends("/n/green-city/items", &[base.as_slice(), fields].concat()).await;
            seen.is_refused().sees(said).keeps("Supper");
            for (_, typed) in fields.iter().filter(|(name, _)| *name == "capacity") {
                seen.keeps(typed);
            }
        };
        tried(&[("capacity", "0")], "Enter a whole number from 1").await;
        tried(&[("capacity", "many")], "Enter a whole number from 1").await;
        tried(&[("capacity", "99999999999999999999")], "Enter a whole number from 1").await;
        tried(&[("most_guests", "-1")], "from 0 to 20").await;
        tried(&[("questions", "1\n2\n3\n4\n5\n6\n7")], "Ask 6 questions at most.").await;
        let kept = [("kept_for_1", "newcomers"), ("kept_seats_1", "3"), ("kept_until_1", "2026-11-16")];
        tried(&[kept.as_slice(), &[("capacity", "2")]].concat(), "More seats are reserved than the event has.").await;
        tried(&[("kept_for_1", "newcomers"), ("capacity", "9"), ("kept_until_1", "soon")], "Write the day as year").await;
        let named = [("kept_for_1", "organisation"), ("kept_name_1", "Nobody Ltd"), ("kept_seats_1", "1"), ("kept_until_1", "2026-11-16")];
        tried(&[named.as_slice(), &[("capacity", "9")]].concat(), "There is no organisation of this name").await;
    }
}
