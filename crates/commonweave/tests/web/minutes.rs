//! A meeting with an agenda and minutes: points proposed and put in order, written by two at once, decisions and tasks.

use crate::events::seats::{beside, held};
use crate::kit::{House, Net, Person, ends_soon, hears};
use axum::http::StatusCode;
use house::access::{Role, SpaceVisibility};
use house::ids::{ItemId, MemberId};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);

async fn number(house: &House, sql: &'static str) -> i64 {
    house.app.db.read(move |q| q.one::<i64>(sql, &[])).await.map_err(|error: db::Error| error).unwrap()
}

/// Puts a point on the agenda; the address of its pages.
pub async fn point(who: &Person, event: &str, title: &str, more: &[(&str, &str)]) -> String {
    let fields = [[("title", title), ("aim", "discuss")].as_slice(), more].concat();
    who.does(&format!("{}/agenda", beside(event)), &fields).await.sees(title);
    let page = who.opens(&format!("{}/minutes", beside(event))).await;
    let html = page.html().to_owned();
    let found = html.split("id=\"point-").skip(1).find(|part| part.contains(title));
    let id = found.and_then(|part| part.split('"').next()).map(str::to_owned);
    format!("{}/points/{}", beside(event), id.unwrap_or_else(|| panic!("no point in {html}")))
}

/// Minutes that were approved, of an event that has not been.
pub async fn approved(house: &House, item: ItemId, by: MemberId) {
    let done = house.app.db.write(move |tx| {
        tx.run(
            "INSERT INTO minutes_versions (item_id, number, html, member_id, approved_at) VALUES ($1, 1, '', $2, 1)",
            &[&item, &by],
        )
    });
    done.await.map_err(|error: db::Error| error).unwrap();
}

/// What the form for the notes of a point sends.
fn notes<'a>(revision: &'a str, text: &'a str) -> [(&'a str, &'a str); 2] {
    [("revision", revision), ("notes", text)]
}

async fn meeting(house: &House) -> (Net, Person, Person, String) {
    let (net, ana, ben) = house.two().await;
    let supper = held(&ana, &net, &[]).await;
    (net, ana, ben, supper)
}

on_both! {
    async fn members_propose_points_and_organisers_put_them_in_order(house: House) {
        let (_, ana, ben, supper) = meeting(&house).await;
        let agenda = format!("{}/agenda", beside(&supper));
        let minutes = format!("{}/minutes", beside(&supper));
        point(&ana, &supper, "The roof", &[("length", "20"), ("speaker", "Ana")]).await;
        point(&ana, &supper, "The cellar", &[("length", "10")]).await;
        for _ in 0..2 {
            ben.does(&agenda, &[("title", "The garden"), ("aim", "decide")]).await.sees("Your point is proposed.");
        }
        let page = ana.opens(&minutes).await;
        page.is_fine().sees("1 more point is proposed.").does_not_see("The garden").sees("18:00").sees("18:20").markup();
        let wrong = ben.sends(&agenda, &[("title", ""), ("aim", "sing"), ("length", "0"), ("material", "A map")]).await;
        wrong.is_refused().keeps("A map");
        ben.sends(&agenda.replace("agenda", "points/1/step"), &[("do", "up")]).await.is_missing();
        let list = ana.opens(&agenda).await;
        list.is_fine().sees("The garden").markup();
        let step = format!("{}/points/3/step", beside(&supper));
        ana.does(&step, &[("do", "accept")]).await.is_fine();
        ana.does(&step, &[("do", "up")]).await.is_fine();
        let shown = ana.opens(&minutes).await.text();
        let place = |name: &str| shown.find(name).unwrap();
        assert!(place("The roof") < place("The garden") && place("The garden") < place("The cellar"), "{shown}");
        ana.sends(&step, &[("do", "dance")]).await.is(StatusCode::BAD_REQUEST);
        ana.does(&step, &[("do", "remove")]).await.does_not_see("The garden");
        ana.sends(&step, &[("do", "up")]).await.is(StatusCode::CONFLICT);
    }

    async fn proposals_are_taken_until_their_last_day(house: House) {
        let (_, ana, ben, supper) = meeting(&house).await;
        let agenda = format!("{}/agenda", beside(&supper));
        ana.sends(&format!("{agenda}/deadline"), &[("until", "soon")]).await.is_refused();
        ana.does(&format!("{agenda}/deadline"), &[("until", "2026-11-15")]).await.is_fine();
        ben.does(&agenda, &[("title", "In time"), ("aim", "inform")]).await.sees("In time");
        house.app.clock.forward(3 * DAY);
        ben.opens(&agenda).await.sees("The time to propose points is over.");
        ben.sends(&agenda, &[("title", "Late"), ("aim", "inform")]).await.is_refused();
        ana.does(&agenda, &[("title", "Put on anyway"), ("aim", "inform")]).await.sees("Put on anyway");
    }

    async fn a_line_becomes_a_decision_or_a_task_where_it_is_written(house: House) {
        let (net, ana, ben, supper) = meeting(&house).await;
        let roof = point(&ana, &supper, "The roof", &[]).await;
        let typed = "We looked at three colours.\n! We paint it green.\n-> @Ben: asks for a price 2026-12-01\n-> brings cups";
        ben.does(&format!("{roof}/notes"), &notes("1", typed)).await.sees("The minutes have been saved.");
        let page = cleo_opens(&house, &net, &supper).await;
        page.sees("We looked at three colours.").sees("We paint it green.").sees("asks for a price").does_not_see("-> @Ben");
        // It is Ben's task, with its day, linked with the meeting.
        let mine = ben.opens("/n/green-city/tasks").await;
        mine.sees("asks for a price");
        ana.opens(&supper).await.sees("asks for a price").sees("brings cups");
        let register = ana.opens("/n/green-city/decisions").await;
        register.is_fine().sees("We paint it green.").sees("Decided in a meeting").does_not_see("of 1 voted").markup();
        assert_eq!(number(&house, "SELECT COUNT(*) FROM items WHERE kind = 'task'").await, 2);
        // Saving again makes nothing again.
        ben.does(&format!("{roof}/notes"), &notes("2", "We looked at four colours.")).await.is_fine();
        assert_eq!(number(&house, "SELECT COUNT(*) FROM minutes_lines").await, 3);
        // By the form as well, and taken back.
        let line = [("point", roof.rsplit('/').next().unwrap()), ("kind", "decision"), ("text", "No more meetings")];
        for _ in 0..2 {
            ana.does(&format!("{}/minutes/lines", beside(&supper)), &line).await.sees("No more meetings");
        }
        assert_eq!(number(&house, "SELECT COUNT(*) FROM minutes_lines").await, 4);
        let edit = ana.opens(&format!("{roof}/notes")).await;
        let last = edit.html().rsplit("name=\"line\" value=\"").next().unwrap().split('"').next().unwrap().to_owned();
        ana.does(&format!("{roof}/lines/removal"), &[("line", &last)]).await.does_not_see("No more meetings");
        ana.sends(&format!("{roof}/lines/removal"), &[("line", &last)]).await.is(StatusCode::CONFLICT);
    }

    async fn a_line_that_cannot_be_taken_loses_nothing_and_makes_nothing(house: House) {
        let (_, ana, _, supper) = meeting(&house).await;
        let roof = point(&ana, &supper, "The roof", &[]).await;
        let typed = "Long talk.\n! We paint it green.\n-> @Nobody Known: asks for a price";
        let refused = ana.sends(&format!("{roof}/notes"), &notes("1", typed)).await;
        refused.is_refused().sees("There is no member called “Nobody Known”");
        assert!(refused.html().contains("! We paint it green."), "{}", refused.html());
        assert_eq!(number(&house, "SELECT COUNT(*) FROM minutes_lines").await, 0);
        let many = "-> and more\n".repeat(31);
        ana.sends(&format!("{roof}/notes"), &notes("1", &many)).await.is_refused().sees("At most 30 decisions and actions");
        let lines = format!("{}/minutes/lines", beside(&supper));
        let refused = ana.sends(&lines, &[("point", "1"), ("kind", "action"), ("text", "Ask"), ("owner", "Nobody"), ("due", "soon")]).await;
        refused.is_refused().keeps("Ask").sees("There is no member called “Nobody”");
        ana.sends(&lines, &[("point", "99"), ("kind", "action"), ("text", "Ask")]).await.is_refused();
    }

    async fn of_two_who_write_under_one_point_the_later_sees_both_texts(house: House) {
        let (_, ana, ben, supper) = meeting(&house).await;
        let roof = point(&ana, &supper, "The roof", &[]).await;
        let cellar = point(&ana, &supper, "The cellar", &[]).await;
        let notes_of = format!("{roof}/notes");
        ana.does(&notes_of, &notes("1", "It leaks.")).await.is_fine();
        // Sent once more, because the answer was lost on the way.
        ana.does(&notes_of, &notes("1", "It leaks.")).await.sees("The minutes have been saved.");
        let late = ben.sends(&notes_of, &notes("1", "It is old.\n! We mend it.")).await;
        late.is_refused().sees("It leaks.");
        assert!(late.html().contains("It is old.\n! We mend it."), "{}", late.html());
        assert_eq!(number(&house, "SELECT COUNT(*) FROM minutes_lines").await, 0, "nothing goes on before it is saved");
        // Under another point nobody is in their way.
        ben.does(&format!("{cellar}/notes"), &notes("1", "It is dry.")).await.is_fine();
        ben.does(&notes_of, &notes("2", "It leaks, and it is old.\n! We mend it.")).await.sees("It leaks, and it is old.");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM agenda_revisions").await, 3);
    }

    async fn what_was_taken_on_comes_back_at_the_next_meeting_until_it_is_done(house: House) {
        let (net, ana, ben) = house.two().await;
        let first = held(&ana, &net, &[("repeat", "weekly")]).await;
        let roof = point(&ana, &first, "The roof", &[]).await;
        ben.does(&format!("{roof}/notes"), &notes("1", "-> @Ben: asks for a price")).await.is_fine();
        let next = number(&house, "SELECT item_id FROM events ORDER BY starts_at DESC LIMIT 1").await;
        let later = format!("/n/green-city/events/{next}/minutes");
        ana.opens(&later).await.is_fine().sees("Still open from earlier meetings").sees("asks for a price").sees("Ben");
        ana.opens(&format!("{}/minutes", beside(&first))).await.does_not_see("Still open");
        let closed = house.app.db.write(|tx| tx.run("UPDATE items SET closed_at = 1, state = 'done' WHERE kind = 'task'", &[]));
        closed.await.map_err(|error: db::Error| error).unwrap();
        ana.opens(&later).await.does_not_see("asks for a price");
        ana.opens(&format!("{}/minutes", beside(&first))).await.sees("Done");
    }

    async fn a_running_meeting_shows_its_point_to_everybody(house: House) {
        let (_, ana, ben, supper) = meeting(&house).await;
        let roof = point(&ana, &supper, "The roof", &[("length", "20")]).await;
        let cellar = point(&ana, &supper, "The cellar", &[]).await;
        let minutes = format!("{}/minutes", beside(&supper));
        let mut stream = ben.opens(&format!("{minutes}/live")).await.streams();
        ana.does(&format!("{roof}/step"), &[("do", "begin")]).await.sees("The point has begun.");
        let told = hears(&mut stream, "Now").await;
        assert!(told.contains("The roof") && told.contains("data-clock=") && told.contains("target=\"minutes\""), "{told}");
        ana.does(&format!("{cellar}/step"), &[("do", "begin")]).await.is_fine();
        assert_eq!(number(&house, "SELECT COUNT(*) FROM agenda_points WHERE began_at IS NOT NULL AND ended_at IS NULL").await, 1);
        ana.does(&format!("{cellar}/step"), &[("do", "end")]).await.is_fine();
        ana.opens(&minutes).await.does_not_see("data-clock");
        ben.sends(&format!("{roof}/step"), &[("do", "begin")]).await.is_missing();
    }

    async fn whoever_watches_learns_nothing_once_the_meeting_is_elsewhere(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[]).await;
        let roof = point(&ana, &supper, "The roof", &[]).await;
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let stream = ben.opens(&format!("{}/minutes/live", beside(&supper))).await.streams();
        ana.does(&format!("{supper}/move"), &[("space", &hidden.to_string())]).await.is_fine();
        ana.does(&format!("{roof}/notes"), &notes("1", "! We sell it.")).await.is_fine();
        let told = ends_soon(stream).await;
        assert!(!told.contains("We sell it."), "{told}");
        ben.opens(&format!("{}/minutes", beside(&supper))).await.is_missing();
        ben.opens("/n/green-city/decisions").await.does_not_see("We sell it.");
    }

    async fn decisions_of_one_moment_have_their_places_in_the_register(house: House) {
        let (_, ana, _, supper) = meeting(&house).await;
        let roof = point(&ana, &supper, "The roof", &[]).await;
        let many: String = (0..25).map(|number| format!("! Decision {number}.\n")).collect();
        ana.does(&format!("{roof}/notes"), &notes("1", &many)).await.is_fine();
        let more: String = (25..40).map(|number| format!("! Decision {number}.\n")).collect();
        ana.does(&format!("{roof}/notes"), &notes("2", &more)).await.is_fine();
        assert_eq!(number(&house, "SELECT COUNT(DISTINCT written_at) FROM minutes_lines").await, 40);
        let first = ana.opens("/n/green-city/decisions").await;
        let mut links = first.html().split("href=\"").filter_map(|part| part.split('"').next());
        let older = links.find(|link| link.contains("before=")).unwrap().to_owned();
        let second = ana.opens(&older).await.text();
        let shown = (0..40).filter(|number| {
            let said = format!("Decision {number}.");
            first.text().contains(&said) || second.contains(&said)
        });
        assert_eq!(shown.count(), 40);
    }

    async fn however_many_points_are_proposed_organisers_can_plan_theirs(house: House) {
        let (net, ana, ben, supper) = meeting(&house).await;
        let agenda = format!("{}/agenda", beside(&supper));
        let (item, member) = (supper.rsplit('/').next().unwrap().parse::<i64>().unwrap(), ben.member.unwrap());
        let network = net.id;
        let filled = house.app.db.write(move |tx| {
            for number in 0..60_i64 {
                tx.run(
                    "INSERT INTO agenda_points (item_id, network_id, position, title, aim, speaker, material, state, member_id,
                                                notes, notes_html, revision)
                     VALUES ($1, $2, $3, 'Again', 'inform', '', '', 'proposed', $4, '', '', 1)",
                    &[&item, &network, &number, &member],
                )?;
            }
            Ok(())
        });
        filled.await.map_err(|error: db::Error| error).unwrap();
        let one_more = ben.sends(&agenda, &[("title", "Too many"), ("aim", "inform")]).await;
        one_more.is_refused().sees("60 points at most");
        ana.does(&agenda, &[("title", "The roof"), ("aim", "decide")]).await.sees("The roof");
    }

    async fn nobody_takes_back_what_another_wrote(house: House) {
        let (net, ana, ben, supper) = meeting(&house).await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let roof = point(&ana, &supper, "The roof", &[]).await;
        ben.does(&format!("{roof}/notes"), &notes("1", "! We mend it.")).await.is_fine();
        let line = number(&house, "SELECT id FROM minutes_lines").await.to_string();
        let removal = format!("{roof}/lines/removal");
        cleo.opens(&format!("{roof}/notes")).await.is_fine().does_not_see("We mend it.");
        cleo.sends(&removal, &[("line", &line)]).await.is(StatusCode::CONFLICT).sees("Only whoever wrote this line");
        ben.does(&removal, &[("line", &line)]).await.does_not_see("We mend it.");
        cleo.sends(&removal, &[("line", &line)]).await.is(StatusCode::CONFLICT);
        cleo.sends(&removal, &[("line", "x")]).await.is(StatusCode::BAD_REQUEST);
    }

    async fn approved_minutes_are_kept_as_they_were(house: House) {
        let (_, ana, ben, supper) = meeting(&house).await;
        let versions = format!("{}/minutes/versions", beside(&supper));
        ana.sends(&versions, &[]).await.is(StatusCode::CONFLICT).sees("once the event has begun");
        house.app.clock.forward(7 * DAY);
        ana.sends(&versions, &[]).await.is(StatusCode::CONFLICT).sees("There are no points");
        let roof = point(&ana, &supper, "The roof", &[]).await;
        ana.does(&format!("{roof}/notes"), &notes("1", "It leaks.")).await.is_fine();
        ben.sends(&versions, &[]).await.is_missing();
        ana.does(&versions, &[]).await.sees("The minutes are approved").sees("Version 1");
        ana.does(&versions, &[]).await.sees("The minutes are approved").does_not_see("Version 2");
        let late = ben.sends(&format!("{roof}/notes"), &notes("2", "It never leaked.")).await;
        late.is(StatusCode::CONFLICT).sees("These minutes are approved.").sees("was not saved").keeps("It never leaked.").markup();
        let line = [("point", roof.rsplit('/').next().unwrap()), ("kind", "decision"), ("text", "We sell it.")];
        let late = ben.sends(&format!("{}/minutes/lines", beside(&supper)), &line).await;
        late.is_refused().sees("These minutes are approved.").sees("We sell it.");
        ben.opens(&format!("{}/minutes", beside(&supper))).await.is_fine().does_not_see("Write minutes");
        house.app.clock.forward(Duration::from_secs(60));
        ana.does(&format!("{roof}/notes"), &notes("2", "It does not leak.")).await.sees("Something has been changed since");
        let first = ben.opens(&format!("{versions}/1")).await;
        first.is_fine().sees("It leaks.").does_not_see("It does not leak.").does_not_see("Write minutes").markup();
        ben.opens(&format!("{versions}/2")).await.is_missing();
        ana.does(&versions, &[]).await.sees("Version 2");
    }

    async fn minutes_of_a_hidden_space_are_for_its_members_alone(house: House) {
        let (net, ana, ben) = house.two().await;
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let secret = crate::calendar::event(&ana, &net, hidden, "Council", crate::events::WHEN).await;
        let roof = point(&ana, &secret, "The roof", &[]).await;
        ana.does(&format!("{roof}/notes"), &notes("1", "! We sell it.")).await.is_fine();
        for page in ["minutes", "agenda", "minutes/live", "minutes/versions/1"] {
            ben.opens(&format!("{}/{page}", beside(&secret))).await.is_missing();
        }
        ben.sends(&format!("{roof}/notes"), &notes("2", "x")).await.is_missing();
        ben.opens("/n/green-city/decisions").await.does_not_see("We sell it.");
        ana.opens("/n/green-city/decisions").await.sees("We sell it.");
        // A point is found under its own event alone.
        let open = held(&ana, &net, &[]).await;
        let wrong = roof.replace(&beside(&secret), &beside(&open));
        ana.sends(&format!("{wrong}/notes"), &notes("2", "x")).await.is(StatusCode::CONFLICT);
    }
}

/// What somebody reads in the minutes who only looks.
async fn cleo_opens(house: &House, net: &Net, event: &str) -> crate::kit::Seen {
    let cleo = house.member(net, "Cleo", Role::Guest).await;
    cleo.opens(&format!("{}/minutes", beside(event))).await
}
