//! People taking on what is to be done.

use crate::kit::{House, Net, Person};
use axum::http::StatusCode;
use commonweave::{doctor, migrations};
use house::access::{Role, SpaceRole, SpaceVisibility};
use house::ids::SpaceId;
use std::time::Duration;

/// The form of a task, sent by somebody, and the task's address.
pub async fn task(who: &Person, net: &Net, space: SpaceId, title: &str, more: &[(&str, &str)]) -> String {
    let number = space.to_string();
    let fields = [("kind", "task"), ("space", number.as_str()), ("title", title), ("body", "")];
    let sent = who.sends(&format!("/n/{}/items", net.slug), &[fields.as_slice(), more].concat()).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// A milestone, and its address.
pub async fn milestone(who: &Person, net: &Net, space: SpaceId, title: &str, due: &str) -> String {
    let number = space.to_string();
    let fields = [("kind", "milestone"), ("space", &number), ("title", title), ("body", ""), ("due", due)];
    let sent = who.sends(&format!("/n/{}/items", net.slug), &fields).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// The pages on which parts of a task are changed.
pub fn at(task: &str, page: &str) -> String {
    format!("{}/{page}", task.replace("/items/", "/tasks/"))
}

pub fn number(item: &str) -> &str {
    item.rsplit('/').next().unwrap()
}

fn ills(house: &House) -> Vec<String> {
    let look = || doctor::examine(&house.app.db, migrations::ALL, house.app.rooms).unwrap();
    tokio::task::block_in_place(look).ill.into_iter().map(|ill| ill.what).collect()
}

async fn works_in(house: &House, who: &Person, net: &Net, name: &str) -> String {
    let form = [("name", name), ("sector", "education")];
    let made = net.steward.sends(&format!("/n/{}/organisations", net.slug), &form).await.leads_to().unwrap();
    who.does(&format!("{made}/affiliation"), &[]).await;
    let _ = house;
    number(&made).to_owned()
}

on_both! {
    async fn a_task_is_written_down_taken_and_handed_over(house: House) {
        let (net, ana, ben) = house.two().await;
        let form = ana.opens(&format!("/n/green-city/items/new?kind=task&space={}", net.commons)).await;
        form.is_fine().sees("Due").sees("How long it may take").sees("Priority").markup();
        let hall = task(&ana, &net, net.commons, "Book the hall", &[("due", "2026-11-20"), ("estimate", "1:30")]).await;
        let page = ben.opens(&hall).await;
        page.is_fine().sees("Nobody is doing this yet").sees("Friday 20 November 2026").sees("of about 1:30").markup();
        ben.does(&at(&hall, "people"), &[]).await.sees("You are doing this").sees("Ben");
        ben.opens("/n/green-city/tasks").await.is_fine().sees("Book the hall");
        // Whoever is given it hears of it, and whoever hands it over has it no longer.
        ben.opens(&at(&hall, "people")).await.is_fine().sees("I hand it over").markup();
        let to = ana.member.unwrap().to_string();
        ben.does(&at(&hall, "people"), &[("member", &to), ("over", "true")]).await.sees("You have handed the task over.");
        ana.opens("/n/green-city/inbox?show=mine").await.sees("Book the hall").sees("You were given this task");
        ana.opens(&hall).await.sees("You are doing this");
        ben.opens("/n/green-city/tasks").await.does_not_see("Book the hall").sees("You have no open tasks.");
        ana.does(&at(&hall, "people/removal"), &[]).await.sees("Nobody is doing this yet");
    }

    async fn what_cannot_be_is_told_beside_its_field_and_stays_typed(house: House) {
        let (net, ana, _) = house.two().await;
        let space = net.commons.to_string();
        let base = [("kind", "task"), ("space", space.as_str()), ("title", "Book the hall")];
        let tried = async |fields: &[(&str, &str)]| {
            let seen = ana.sends("/n/green-city/items", &[base.as_slice(), fields].concat()).await;
            seen.is_refused().keeps("Book the hall");
            seen
        };
        tried(&[("due", "tomorrow")]).await.sees("Write the day as year, month and day");
        tried(&[("due", "2026-11-20"), ("starts", "2026-11-21")]).await.sees("This day is before the first day.");
        tried(&[("estimate", "soon")]).await.sees("Write a time in hours").keeps("soon");
        tried(&[("priority", "most")]).await;
        let hall = task(&ana, &net, net.commons, "Book the hall", &[]).await;
        let refused = ana.sends(&at(&hall, "plan"), &[("priority", "normal"), ("organisation", "Nobody and Sons")]).await;
        refused.is_refused().sees("No organisation of this network has this name.").keeps("Nobody and Sons");
        for time in ["0", "25", "never", ""] {
            ana.sends(&at(&hall, "hours"), &[("time", time), ("what", "Calls")]).await.is_refused().keeps("Calls");
        }
        let ahead = ana.sends(&at(&hall, "hours"), &[("time", "1"), ("day", "2030-01-01")]).await;
        ahead.is_refused().sees("This day has not come yet.");
        ana.sends(&at(&hall, "checks"), &[("list", &"x\n".repeat(101))]).await.is_refused().sees("can have 100 lines");
        ana.sends(&at(&hall, "parts"), &[("titles", &"x".repeat(121))]).await.is_refused();
    }

    async fn it_is_due_on_the_day_of_whoever_looks_and_not_of_the_server(house: House) {
        let (net, ana, ben) = house.two().await;
        let hall = task(&ana, &net, net.commons, "Book the hall", &[]).await;
        for who in [&ana, &ben] {
            who.does(&at(&hall, "people"), &[]).await;
        }
        let zoned = async |who: &Person, name: &str, zone: &str| {
            who.does("/account", &[("name", name), ("language", "en"), ("time_zone", zone)]).await;
        };
        // One moment at which it is one day in the east of the Earth and the day before in its west.
        zoned(&ana, "Ana", "Pacific/Kiritimati").await;
        zoned(&ben, "Ben", "Pacific/Honolulu").await;
        let here = house.app.clock.now();
        let day = |zone: &str| house::dates::day_of(here, &jiff::tz::TimeZone::get(zone).unwrap());
        let east = day("Pacific/Kiritimati");
        assert_ne!(east, day("Pacific/Honolulu"));
        ana.does(&at(&hall, "plan"), &[("due", &east.to_string()), ("priority", "normal")]).await.sees("Today");
        let board = format!("/n/green-city/spaces/{}/board", net.commons);
        ana.opens(&board).await.sees("Today");
        ben.opens(&board).await.does_not_see("Overdue");
        ben.opens(&hall).await.does_not_see("Overdue");
        ana.opens("/n/green-city/today").await.sees("A task of yours is due").sees("due today");
        ben.opens("/n/green-city/today").await.does_not_see("due today").sees("A task of yours is due");
        house.app.clock.forward(Duration::from_secs(86_400));
        ana.opens(&hall).await.sees("Overdue");
        ben.opens(&hall).await.does_not_see("Overdue").sees("Today");
        ana.opens("/n/green-city/today").await.sees("A task of yours is overdue");
        let calendar = format!("/n/green-city/calendar?view=agenda&day={east}");
        ben.opens(&calendar).await.sees("Book the hall");
    }

    async fn a_check_list_is_written_as_lines_and_ticked(house: House) {
        let (net, ana, ben) = house.two().await;
        let hall = task(&ana, &net, net.commons, "Book the hall", &[]).await;
        let page = ana.does(&at(&hall, "checks"), &[("list", "Call\n\nPay\nGet the key")]).await;
        page.sees("0 of 3").sees("Get the key").markup();
        let ticks = |page: &crate::kit::Seen, at: usize| {
            page.html().split("name=\"check\" value=\"").nth(at + 1).unwrap().split('"').next().unwrap().to_owned()
        };
        let pay = ticks(&page, 1);
        ben.does(&at(&hall, "ticks"), &[("check", &pay), ("done", "true")]).await;
        ben.does(&at(&hall, "ticks"), &[("check", &pay), ("done", "true")]).await.sees("1 of 3");
        // What stays keeps its tick, whatever is written round it.
        ana.does(&at(&hall, "checks"), &[("list", "Pay\nThank them")]).await.sees("1 of 2");
        ana.opens(&format!("/n/green-city/spaces/{}/board", net.commons)).await.sees("1 of 2");
        assert_eq!(ills(&house), Vec::<String>::new());
    }

    async fn hours_are_given_for_an_organisation_and_taken_back(house: House) {
        let (net, ana, ben) = house.two().await;
        let choir = works_in(&house, &ana, &net, "Choir").await;
        let hall = task(&ana, &net, net.commons, "Book the hall", &[]).await;
        ana.opens(&at(&hall, "hours")).await.is_fine().sees("Choir").markup();
        let page = ana.does(&at(&hall, "hours"), &[("time", "1:30"), ("what", "Calls"), ("organisation", &choir)]).await;
        page.sees("1:30 hours so far.").sees("Calls").sees("Choir");
        // Nobody gives time in the name of those to whom they do not belong.
        ben.sends(&at(&hall, "hours"), &[("time", "2"), ("organisation", &choir)]).await.is_refused();
        ben.does(&at(&hall, "hours"), &[("time", "45m")]).await.sees("2:15 hours so far.");
        assert_eq!(ills(&house), Vec::<String>::new());
        let line = page.value("name=\"line\"", "value").unwrap();
        ben.sends(&at(&hall, "hours/removal"), &[("line", &line)]).await.is_missing();
        ana.does(&at(&hall, "hours/removal"), &[("line", &line)]).await.sees("0:45 hours so far.");
        ana.does(&at(&hall, "hours/removal"), &[("line", &line)]).await.sees("0:45 hours so far.");
        assert_eq!(ills(&house), Vec::<String>::new());
    }

    async fn what_would_wait_for_itself_in_the_end_is_refused_and_shown(house: House) {
        let (net, ana, ben) = house.two().await;
        let [hall, key, door] = ["Book the hall", "Get the key", "Open the door"];
        let hall = task(&ana, &net, net.commons, hall, &[]).await;
        let key = task(&ana, &net, net.commons, key, &[]).await;
        let door = task(&ana, &net, net.commons, door, &[]).await;
        ana.does(&at(&key, "ties"), &[("other", number(&hall)), ("way", "before")]).await.sees("Book the hall");
        ana.does(&at(&key, "ties"), &[("other", &format!("#{}", number(&door))), ("way", "behind")]).await;
        let circle = ana.sends(&at(&hall, "ties"), &[("other", number(&door)), ("way", "before")]).await;
        circle.is_refused().sees("in a circle").sees("Book the hall").sees("Get the key").sees("Open the door");
        ana.sends(&at(&hall, "ties"), &[("other", number(&hall))]).await.is_refused().sees("There is no such task.");
        let board = format!("/n/green-city/spaces/{}/board", net.commons);
        assert_eq!(ben.opens(&board).await.text().matches("Waits").count(), 2);
        ana.opens(&door).await.sees("Waits for Get the key").markup();
        let gone = [("other", number(&key)), ("way", "before")];
        ana.does(&at(&door, "ties/removal"), &gone).await.sees("It no longer waits.");
        ana.opens(&door).await.does_not_see("Waits for");
        // What somebody may not see is no task for them.
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let secret = task(&ana, &net, hidden, "Find money", &[]).await;
        ben.sends(&at(&door, "ties"), &[("other", number(&secret))]).await.is_refused().does_not_see("Find money");
        ana.does(&at(&door, "ties"), &[("other", number(&secret)), ("way", "before")]).await.sees("Find money");
        ben.opens(&door).await.does_not_see("Find money");
        ben.opens(&at(&door, "ties")).await.does_not_see("Find money");
    }

    async fn two_ties_at_once_never_close_a_circle(house: House) {
        let (net, ana, ben) = house.two().await;
        for round in 0..6 {
            let hall = task(&ana, &net, net.commons, &format!("Hall {round}"), &[]).await;
            let key = task(&ana, &net, net.commons, &format!("Key {round}"), &[]).await;
            let (one, other) = (at(&hall, "ties"), at(&key, "ties"));
            let (first, second) = ([("other", number(&key)), ("way", "before")], [("other", number(&hall)), ("way", "before")]);
            let (left, right) = tokio::join!(ana.sends(&one, &first), ben.sends(&other, &second));
            let taken = [&left, &right].iter().filter(|seen| seen.leads_to().is_some()).count();
            assert_eq!(taken, 1, "{} {}", left.status, right.status);
        }
    }

    async fn help_is_asked_of_those_who_offer_the_skill(house: House) {
        let (net, ana, ben) = house.two().await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        ben.does("/n/green-city/profile", &[("name", "Ben"), ("offers", "Bookkeeping\nWelding")]).await;
        let hall = task(&ana, &net, net.commons, "Mend the gate", &[]).await;
        ana.does(&at(&hall, "help"), &[("skill", "welding")]).await.sees("Help is wanted");
        ben.opens("/n/green-city/today").await.sees("“Mend the gate” needs help with welding");
        cleo.opens("/n/green-city/today").await.does_not_see("needs help");
        // Of a space that they may not see nobody is asked.
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let secret = task(&ana, &net, hidden, "Weld in secret", &[]).await;
        ana.does(&at(&secret, "help"), &[("skill", "Welding")]).await;
        ben.opens("/n/green-city/today").await.does_not_see("Weld in secret");
        ben.does(&at(&hall, "people"), &[]).await;
        ana.opens(&hall).await.does_not_see("Help is wanted");
        ben.opens("/n/green-city/today").await.does_not_see("needs help");
    }

    async fn parts_are_tasks_of_their_own_one_level_deep(house: House) {
        let (net, ana, ben) = house.two().await;
        let fair = task(&ana, &net, net.commons, "Hold the fair", &[]).await;
        let form = ana.opens(&at(&fair, "parts")).await;
        let once = form.value("name=\"once\"", "value").unwrap();
        let parts = [("titles", "Tents\nMusic"), ("once", once.as_str())];
        let made = ana.does(&at(&fair, "parts"), &parts).await;
        made.sees("Tents").sees("Music");
        // Sent twice, made once.
        ana.does(&at(&fair, "parts"), &parts).await;
        let board = ben.opens(&format!("/n/green-city/spaces/{}/board", net.commons)).await;
        assert_eq!(board.html().matches(">Tents</bdi>").count(), 1);
        let tents = made.html().split("/items/").find(|part| part.contains(">Tents<")).unwrap();
        let tents = format!("/n/green-city/items/{}", tents.split('"').next().unwrap());
        ben.opens(&tents).await.sees("Part of Hold the fair");
        ben.sends(&at(&tents, "parts"), &[("titles", "Poles")]).await.is_refused().sees("parts have no parts");
    }

    async fn a_milestone_tells_how_far_it_has_come_and_is_news_when_it_is_reached(house: House) {
        let (net, ana, ben) = house.two().await;
        let opening = milestone(&ana, &net, net.commons, "The garden opens", "2026-11-20").await;
        let beds = task(&ana, &net, net.commons, "Lay out the beds", &[]).await;
        let plan = [("priority", "normal"), ("milestone", number(&opening))];
        ana.does(&at(&beds, "plan"), &plan).await.sees("The garden opens");
        ben.opens(&opening).await.is_fine().sees("0 of 1 done").sees("Lay out the beds").markup();
        ben.opens("/n/green-city/calendar?view=agenda&day=2026-11-20").await.sees("The garden opens");
        let columns = crate::boards::columns(&house, net.commons).await;
        ana.does(&at(&beds, "place"), &[("to", &columns[2].to_string())]).await;
        ben.opens(&opening).await.sees("1 of 1 done").sees("It has been reached");
        ben.does(&format!("{opening}/state"), &[("to", "reached")]).await.sees("Reached");
        ana.opens("/n/green-city/log").await;
        net.steward.opens("/n/green-city/log?what=milestone-reached").await.sees("reached the milestone “The garden opens”");
        let missed = milestone(&ana, &net, net.commons, "The pond opens", "2026-11-01").await;
        ben.opens(&missed).await.sees("Missed");
        let space = net.commons.to_string();
        let wrong = [("kind", "milestone"), ("space", space.as_str()), ("title", "Some day"), ("due", "")];
        ana.sends("/n/green-city/items", &wrong).await.is_refused().sees("Choose the day").keeps("Some day");
    }

    async fn who_leaves_does_nothing_more_and_what_they_gave_stays(house: House) {
        let (net, ana, ben) = house.two().await;
        let hall = task(&ana, &net, net.commons, "Book the hall", &[]).await;
        ben.does(&at(&hall, "people"), &[]).await;
        ben.does(&at(&hall, "hours"), &[("time", "2")]).await;
        ben.does("/n/green-city/departure", &[]).await;
        ana.opens(&hall).await.sees("Nobody yet").sees("2:00");
        ana.sends(&at(&hall, "people"), &[("member", &ben.member.unwrap().to_string())]).await.is_refused();
        assert_eq!(ills(&house), Vec::<String>::new());
    }

    async fn nothing_of_a_task_is_given_to_whom_may_not_see_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let secret = task(&ana, &net, hidden, "Find money", &[("due", "2026-11-20")]).await;
        let refused = ana.sends(&at(&secret, "people"), &[("member", &ben.member.unwrap().to_string())]).await;
        refused.is_refused().sees("cannot see this space");
        house.enters(&net, hidden, &ben, SpaceRole::Member).await;
        ana.does(&at(&secret, "people"), &[("member", &ben.member.unwrap().to_string())]).await.sees("Ben");
        ben.opens("/n/green-city/tasks").await.sees("Find money");
        ben.does(&format!("/n/green-city/spaces/{hidden}/departure"), &[]).await;
        for page in ["tasks", "today", "inbox?show=mine", "calendar?view=agenda&day=2026-11-20"] {
            ben.opens(&format!("/n/green-city/{page}")).await.does_not_see("Find money");
        }
        for page in ["plan", "people", "checks", "hours", "ties", "help", "parts", "place"] {
            ben.opens(&at(&secret, page)).await.is_missing();
            ben.sends(&at(&secret, page), &[]).await.is(StatusCode::NOT_FOUND);
        }
        ana.opens(&secret).await.is_fine();
    }
}
