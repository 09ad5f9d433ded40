//! Phases that those who hold a space set up for it: seen by all who may read it, told once, kept, and what they take no more of.

use crate::inbox::says;
use crate::kit::{House, Net, Person};
use crate::minutes::point;
use axum::http::StatusCode;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What the log says when a phase begins.
const BEGUN: &str = "A new phase has begun in Clean river";

/// Three phases: one under way, two to come.
const PLAN: [(&str, &str); 14] = [
    ("name-1", "Listening"),
    ("sentence-1", "What matters to you?"),
    ("first-1", "2026-11-10"),
    ("last-1", "2026-11-20"),
    ("asks-1", "idea"),
    ("proposals-1", "true"),
    ("name-2", "Weighing"),
    ("first-2", "2026-11-21"),
    ("last-2", "2026-11-30"),
    ("asks-2", "proposal"),
    ("ideas-2", "true"),
    ("name-3", "Looking back"),
    ("first-3", "2026-12-10"),
    ("last-3", "2026-12-20"),
];

/// Ana starts a forum that so many may read.
async fn forum(ana: &Person, visibility: &str) -> String {
    let form = [("name", "Clean river"), ("purpose", ""), ("visibility", visibility), ("kind", "forum")];
    let sent = ana.sends("/n/green-city/spaces", &form).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// Ana tries to start something in a space.
async fn begins(ana: &Person, space: &str, kind: &str) -> crate::kit::Seen {
    let number = space.rsplit('/').next().unwrap();
    let form = [("kind", kind), ("space", number), ("title", "Benches"), ("body", "By the water")];
    ana.sends("/n/green-city/items", &form).await
}

/// One phase that is under way until the twentieth, in which this rests.
fn quiet(resting: &'static str) -> [(&'static str, &'static str); 4] {
    [("name-1", "Weighing"), ("first-1", "2026-11-10"), ("last-1", "2026-11-20"), (resting, "true")]
}

/// The pages of an item that its room keeps beside it.
fn beside(item: &str, room: &str) -> String {
    item.replace("/items/", &format!("/{room}/"))
}

/// How often the log says that a phase has begun.
async fn told(net: &Net) -> usize {
    net.steward.opens("/n/green-city/log?what=phase-begun").await.text().matches(BEGUN).count()
}

/// How many phases the form shows, and how many it folds away.
fn rows(form: &crate::kit::Seen) -> (usize, usize) {
    let (open, folded) = form.html().split_once("Add a phase").unwrap();
    (open.matches("<legend>").count(), folded.matches("<legend>").count())
}

async fn passes(house: &House, time: Duration) {
    house.app.clock.forward(time);
    house.jobs_end().await;
}

on_both! {
    async fn everyone_sees_where_a_space_is_and_what_is_asked_now(house: House) {
        let (_, ana, ben) = house.two().await;
        let space = forum(&ana, "network").await;
        ana.opens(&space).await.sees("We are gathering what matters to us").sees("Set up phases");
        ana.opens(&format!("{space}/phases/edit")).await.is_fine().sees("Phase 8");
        ana.does(&format!("{space}/phases"), &PLAN).await.sees("The phases are saved").sees("Listening");
        let seen = ben.opens(&space).await;
        seen.sees("What matters to you?").sees("until 20 Nov 2026").sees("Weighing").sees("No new proposals are taken");
        seen.does_not_see("We are gathering").does_not_see("Share an idea").does_not_see("Set up phases");
        ana.opens(&space).await.sees("Share an idea");
        ben.opens(&format!("{space}/phases")).await.is_fine().sees("Looking back").sees("to come").sees("Began on");
        let december = "/n/green-city/calendar?view=agenda&day=2026-12-10";
        ben.opens(december).await.sees("Looking back begins").sees("Last day: Looking back");
    }

    async fn the_form_shows_the_phases_that_are_used_and_one_more(house: House) {
        let (_, ana, _) = house.two().await;
        let space = forum(&ana, "network").await;
        let edit = format!("{space}/phases/edit");
        assert_eq!(rows(&ana.opens(&edit).await), (1, 7));
        ana.does(&format!("{space}/phases"), &PLAN).await.is_fine();
        assert_eq!(rows(&ana.opens(&edit).await), (4, 4));
        // What is wrong is never folded away.
        let wrong = ana.sends(&format!("{space}/phases"), &[("name-6", "Resting"), ("first-6", "soon")]).await;
        wrong.is_refused().keeps("Resting");
        assert_eq!(rows(&wrong), (7, 1));
        let all: Vec<String> = (1..=8).map(|place| format!("name-{place}")).collect();
        let all: Vec<(&str, &str)> = all.iter().map(|name| (name.as_str(), "Resting")).collect();
        let full = ana.sends(&format!("{space}/phases"), &all).await;
        full.is_refused().sees("Phase 8").does_not_see("Add a phase");
    }

    async fn a_phase_is_told_once_when_it_begins_and_is_kept(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = forum(&ana, "network").await;
        ana.does(&format!("{space}/phases"), &PLAN).await.is_fine();
        house.jobs_end().await;
        assert_eq!(told(&net).await, 1);
        ben.opens("/n/green-city/today").await.sees(BEGUN);
        // Saved again, nothing begins anew.
        let begun = ana.opens(&format!("{space}/phases/edit")).await.value("name=\"begun\"", "value").unwrap();
        let again = [PLAN.as_slice(), &[("begun", begun.as_str())]].concat();
        ana.does(&format!("{space}/phases"), &again).await.is_fine();
        passes(&house, DAY).await;
        assert_eq!(told(&net).await, 1);
        passes(&house, DAY * 6).await;
        passes(&house, DAY).await;
        assert_eq!(told(&net).await, 2);
        ben.opens(&space).await.sees("Weighing until 30 Nov 2026").does_not_see("What matters to you?");
        ben.opens(&format!("{space}/phases")).await.sees("Listening").sees("over").sees("Began on");
        // Between two phases nothing is now, and the next one is named.
        passes(&house, DAY * 10).await;
        assert_eq!(told(&net).await, 2);
        ben.opens(&space).await.sees("Next:").sees("from 10 Dec 2026");
    }

    async fn what_was_taken_out_of_the_plan_does_not_begin(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = forum(&ana, "network").await;
        ana.does(&format!("{space}/phases"), &PLAN).await.is_fine();
        ana.does(&format!("{space}/phases"), &PLAN[..6]).await.is_fine();
        passes(&house, DAY * 10).await;
        assert_eq!(told(&net).await, 1);
        begins(&ana, &space, "idea").await.leads_to().unwrap();
        // Without any, the space goes the way of its template again.
        ana.does(&format!("{space}/phases"), &[]).await.sees("no phases of its own").sees("Listening");
        ben.opens(&space).await.sees("We are gathering what matters to us");
    }

    async fn an_archived_space_tells_of_no_phase(house: House) {
        let (net, ana, _) = house.two().await;
        let space = forum(&ana, "network").await;
        ana.does(&format!("{space}/phases"), &PLAN).await.is_fine();
        ana.does(&format!("{space}/archive"), &[]).await.is_fine();
        passes(&house, DAY * 10).await;
        assert_eq!(told(&net).await, 1);
    }

    async fn a_phase_takes_nothing_new_of_what_rests(house: House) {
        let (_, ana, _) = house.two().await;
        let space = forum(&ana, "network").await;
        ana.does(&format!("{space}/phases"), &PLAN).await.is_fine();
        begins(&ana, &space, "proposal").await.is_refused().sees("in a phase in which nothing new").keeps("Benches");
        begins(&ana, &space, "idea").await.leads_to().unwrap();
        passes(&house, DAY * 8).await;
        begins(&ana, &space, "idea").await.is_refused().sees("in a phase in which nothing new").keeps("Benches");
        passes(&house, DAY * 10).await;
        begins(&ana, &space, "idea").await.leads_to().unwrap();
    }

    async fn what_is_wrong_with_phases_is_said_and_nothing_is_lost(house: House) {
        let (_, ana, _) = house.two().await;
        let path = format!("{}/phases", forum(&ana, "network").await);
        let first = [("name-1", "Listening"), ("first-1", "2026-11-10"), ("last-1", "2026-11-20")];
        let wrong: [(&[(&str, &str)], &str); 6] = [
            (&[("name-2", "Early"), ("first-2", "2026-11-20"), ("last-2", "2026-11-25")], "begins after the one before"),
            (&[("name-2", "Late"), ("first-2", "2026-11-25"), ("last-2", "2026-11-21")], "comes before the first"),
            (&[("name-2", "When"), ("first-2", "2026-02-30"), ("last-2", "2026-11-30")], "Choose a day from the calendar"),
            (&[("name-2", ""), ("first-2", "2026-11-21"), ("last-2", "2026-11-30")], "Name"),
            (&[("asks-1", "idea"), ("ideas-1", "true")], "asks for what the phase does not take"),
            (&[("asks-1", "dance")], "Choose one of the options"),
        ];
        for (more, said) in wrong {
            let form = [first.as_slice(), more].concat();
            ana.sends(&path, &form).await.is_refused().sees(said).keeps("Listening");
        }
        ana.opens(&path).await.sees("no phases of its own");
    }

    async fn phases_are_set_up_by_who_holds_the_space_and_read_by_who_may_read_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = forum(&ana, "members").await;
        ana.does(&format!("{space}/phases"), &PLAN).await.is_fine();
        for page in ["phases", "phases/edit"] {
            ben.opens(&format!("{space}/{page}")).await.is_missing();
        }
        ben.sends(&format!("{space}/phases"), &PLAN).await.is_missing();
        ben.opens("/n/green-city/calendar?view=agenda&day=2026-12-10").await.does_not_see("Looking back");
        ben.opens("/n/green-city/today").await.does_not_see("Clean river");
        let open = forum(&ana, "network").await;
        ben.opens(&format!("{open}/phases")).await.is_fine();
        ben.opens(&format!("{open}/phases/edit")).await.is_missing();
        let commons = format!("/n/green-city/spaces/{}/phases/edit", net.commons);
        net.steward.opens(&commons).await.is_missing();
    }

    async fn of_two_who_set_up_phases_at_once_the_later_one_is_told(house: House) {
        let (_, ana, _) = house.two().await;
        let path = format!("{}/phases", forum(&ana, "network").await);
        let begun = ana.opens(&format!("{path}/edit")).await.value("name=\"begun\"", "value").unwrap();
        ana.does(&path, &[PLAN.as_slice(), &[("begun", begun.as_str())]].concat()).await.is_fine();
        let later = [("begun", begun.as_str()), ("name-1", "Other"), ("first-1", "2026-11-10"), ("last-1", "2026-11-12")];
        ana.sends(&path, &later).await.is_refused().sees("Listening");
    }
    async fn messages_and_reactions_rest_while_a_phase_says_so(house: House) {
        let (_, ana, ben) = house.two().await;
        let space = forum(&ana, "network").await;
        ben.does(&format!("{space}/membership"), &[]).await.is_fine();
        let benches = begins(&ana, &space, "idea").await.leads_to().unwrap();
        let said = says(&ana, &benches, "By the water").await;
        ana.does(&format!("{space}/phases"), &quiet("messages-1")).await.sees("No messages are written.");
        let page = ben.opens(&benches).await;
        page.is_fine().sees("By the water").sees("in a phase in which no messages are written");
        assert!(!page.html().contains("name=\"body\""), "{}", page.html());
        let late = ben.sends(&format!("{benches}/messages"), &[("body", "Under the trees")]).await;
        late.is_refused().sees("Its page says until when").keeps("Under the trees");
        ben.sends(&format!("{benches}/messages/{said}/reactions"), &[("sign", "👍")]).await.is(StatusCode::CONFLICT);
        // Also where there is nothing but messages, and in no other space.
        let channel = begins(&ana, &space, "channel").await.leads_to().unwrap();
        ana.sends(&format!("{channel}/messages"), &[("body", "Hello")]).await.is_refused().keeps("Hello");
        // What was written before can still be put right.
        ana.does(&format!("{benches}/messages/{said}"), &[("body", "By the river")]).await.sees("By the river");
        passes(&house, DAY * 10).await;
        says(&ben, &benches, "Under the trees").await;
    }

    async fn what_comes_from_elsewhere_asks_the_phase_too(house: House) {
        let (net, ana, _) = house.two().await;
        let space = forum(&ana, "network").await;
        ana.does(&format!("{space}/phases"), &quiet("ideas-1")).await.is_fine();
        let idea = begins(&ana, &format!("/{}", net.commons), "idea").await.leads_to().unwrap();
        let to = [("space", space.rsplit('/').next().unwrap())];
        let refused = ana.sends(&format!("{idea}/move"), &to).await;
        refused.is_refused().sees("in a phase in which nothing new").markup();
        ana.opens(&format!("{space}/items")).await.is_fine().does_not_see("Benches");
        let talk = begins(&ana, &format!("/{}", net.commons), "discussion").await.leads_to().unwrap();
        ana.does(&format!("{talk}/move"), &to).await.sees("It is in this space now.");
        passes(&house, DAY * 10).await;
        ana.does(&format!("{idea}/move"), &to).await.sees("It is in this space now.");
    }

    async fn tasks_rest_however_they_are_made(house: House) {
        let (_, ana, _) = house.two().await;
        let space = forum(&ana, "network").await;
        let number = space.rsplit('/').next().unwrap();
        let sent = begins(&ana, &space, "task").await.leads_to().unwrap();
        ana.does(&format!("{}/template", beside(&sent, "tasks")), &[]).await.is_fine();
        let day = [("day", "2026-11-20"), ("start", "18:00"), ("end", "20:00")];
        let form = [[("kind", "event"), ("space", number), ("title", "Supper"), ("body", "")].as_slice(), &day].concat();
        let supper = ana.sends("/n/green-city/items", &form).await.leads_to().unwrap();
        let roof = point(&ana, &supper, "The roof", &[]).await;
        ana.does(&format!("{space}/phases"), &quiet("tasks-1")).await.sees("No new tasks are taken.");
        begins(&ana, &space, "task").await.is_refused().sees("in a phase in which nothing new");
        // Out of minutes: by a line among the notes, and by the form.
        let typed = "We looked at it.\n-> brings cups";
        let notes = ana.sends(&format!("{roof}/notes"), &[("revision", "1"), ("notes", typed)]).await;
        notes.is_refused().sees("no new tasks are taken").sees("brings cups");
        let lines = format!("{}/minutes/lines", beside(&supper, "events"));
        let line = [("point", roof.rsplit('/').next().unwrap()), ("kind", "action"), ("text", "Bring plates")];
        ana.sends(&lines, &line).await.is_refused().sees("no new tasks are taken").keeps("Bring plates");
        let decided = [line[0], ("kind", "decision"), ("text", "We paint it green")];
        ana.does(&lines, &decided).await.sees("We paint it green");
        // As parts of another, and of a template.
        let parts = ana.sends(&format!("{}/parts", beside(&sent, "tasks")), &[("titles", "Saw")]).await;
        parts.is_refused().sees("in a phase in which nothing new").keeps("Saw");
        let page = format!("{space}/templates");
        let template = ana.opens(&page).await.value("name=\"template\" value=", "value").unwrap();
        let made = ana.sends(&page, &[("template", &template), ("title", "Paint"), ("due", "")]).await;
        made.is_refused().sees("in a phase in which nothing new").keeps("Paint");
        passes(&house, DAY * 10).await;
        ana.does(&lines, &line).await.sees("Bring plates");
    }
}
