//! Tasks that come back when they are done, and templates from which a space makes tasks.

use crate::boards::{columns, moves};
use crate::kit::{House, Net, Person};
use crate::tasks::{at, milestone, number, task};
use axum::http::StatusCode;
use house::access::{SpaceRole, SpaceVisibility};
use house::ids::SpaceId;

const MINE: &str = "/n/green-city/tasks";

/// How many tasks of this title are to be done.
async fn open(house: &House, title: &'static str) -> i64 {
    let found = house.app.db.read(move |q| {
        q.one::<i64>(
            "SELECT COUNT(*) AS amount FROM items JOIN tasks ON tasks.item_id = items.id
             WHERE items.title = $1 AND tasks.done_at IS NULL AND items.shelf = 'shown'",
            &[&title],
        )
    });
    found.await.map_err(|error: db::Error| error).unwrap()
}

/// How many bytes the files of all networks take.
async fn bytes(house: &House) -> i64 {
    let found = house.app.db.read(|q| {
        q.one::<i64>(
            "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS amount FROM network_counts WHERE subject = 'file-bytes'",
            &[],
        )
    });
    found.await.map_err(|error: db::Error| error).unwrap()
}

/// The number of the one file of an item.
async fn file_of(house: &House, item: &str) -> String {
    let item: i64 = number(item).parse().unwrap();
    let found = house.app.db.read(move |q| q.one::<i64>("SELECT id FROM files WHERE item_id = $1", &[&item]));
    found.await.map_err(|error: db::Error| error).unwrap().to_string()
}

/// What was deleted goes for good, and then what nobody uses, as once a month is over; everybody stays signed in.
async fn purge(house: &House) {
    let (rooms, then) =
        (house.app.rooms, house.now() + house::items::GRACE + std::time::Duration::from_secs(60));
    house.app.db.write(move |tx| house::items::purge_due(tx, rooms, then)).await.unwrap();
    house::files::clean_at(&house.app, then).await.unwrap();
}

/// A task of Ana's that comes back each week.
async fn weekly(ana: &Person, net: &Net, space: SpaceId) -> String {
    let plants =
        task(ana, net, space, "Water the plants", &[("starts", "2026-11-19"), ("due", "2026-11-20")]).await;
    ana.does(&at(&plants, "people"), &[]).await.is_fine();
    ana.does(&at(&plants, "checks"), &[("list", "Roof\nYard")]).await.is_fine();
    ana.opens(&at(&plants, "repeat"))
        .await
        .is_fine()
        .sees("When the task is done, the next one is made at once")
        .markup();
    let set = [("every", "week"), ("step", "1"), ("month_day", "")];
    ana.does(&at(&plants, "repeat"), &set).await.sees("The task will be repeated.").sees("each week");
    plants
}

on_both! {
    async fn a_task_that_is_done_comes_back_with_its_people_and_an_empty_check_list(house: House) {
        let (net, ana, ben) = house.two().await;
        let group = house.space(&net, "Garden", SpaceVisibility::Members, &ana).await;
        house.enters(&net, group, &ben, SpaceRole::Member).await;
        let plants = weekly(&ana, &net, group).await;
        ana.does(&at(&plants, "people"), &[("member", &ben.member.unwrap().to_string())]).await.is_fine();
        let check = ana.opens(&plants).await.value("name=\"check\"", "value").unwrap();
        ana.does(&at(&plants, "ticks"), &[("check", &check), ("done", "true")]).await.is_fine();
        // Whoever is out of the space does not get the next one.
        ben.does(&format!("/n/green-city/spaces/{group}/departure"), &[]).await;
        let all = columns(&house, group).await;
        moves(&ana, &plants, &all[2].to_string()).await.leads_to().unwrap();
        let mine = ana.opens(MINE).await;
        mine.sees("Water the plants");
        let next = mine.value("class=\"list-title\"", "href").unwrap();
        assert_ne!(number(&next), number(&plants));
        let page = ana.opens(&next).await;
        page.sees("27 November 2026").sees("0 of 2").sees("each week").does_not_see("Ben").markup();
        ana.opens(&plants).await.does_not_see("each week");
        assert_eq!(open(&house, "Water the plants").await, 1);
    }

    async fn what_comes_back_brings_its_tags_its_files_and_its_milestone_along(house: House) {
        let (net, ana, ben) = house.two().await;
        let group = house.space(&net, "Garden", SpaceVisibility::Members, &ana).await;
        let opening = milestone(&ana, &net, group, "The garden opens", "2026-11-28").await;
        let brought = ana.sends_file("/n/green-city/files", &[], ("bring", "beds.txt", b"Six beds.")).await;
        let file = brought.value("name=\"file\"", "value").unwrap();
        let more = [("due", "2026-11-20"), ("tags", "garden, water"), ("files", "shown"), ("file", file.as_str())];
        let plants = task(&ana, &net, group, "Water the plants", &more).await;
        ana.does(&at(&plants, "plan"), &[("due", "2026-11-20"), ("priority", "normal"), ("milestone", number(&opening))]).await.is_fine();
        ana.does(&at(&plants, "people"), &[]).await.is_fine();
        ana.does(&at(&plants, "repeat"), &[("every", "week"), ("step", "1"), ("month_day", "")]).await.is_fine();
        let done = columns(&house, group).await[2].to_string();
        let taken = bytes(&house).await;
        moves(&ana, &plants, &done).await.leads_to().unwrap();
        let next = ana.opens(MINE).await.value("class=\"list-title\"", "href").unwrap();
        let page = ana.opens(&next).await;
        page.sees("27 November 2026").sees("garden").sees("water").sees("The garden opens").sees("beds.txt").markup();
        // The bytes lie where they lay; who may have them is asked of the new task.
        let own = file_of(&house, &next).await;
        assert_ne!(own, file);
        assert_eq!(bytes(&house).await, taken, "what lies in one place counts once");
        let address = format!("/n/green-city/files/{own}");
        assert_eq!(ana.opens(&address).await.file().await, b"Six beds.");
        ben.opens(&address).await.is_missing();
        // They stay when the first task goes, and go with the last.
        ana.does(&format!("{plants}/removal"), &[]).await.is_fine();
        purge(&house).await;
        ana.opens(&format!("/n/green-city/files/{file}")).await.is_missing();
        assert_eq!(ana.opens(&address).await.file().await, b"Six beds.");
        assert_eq!(bytes(&house).await, taken);
        // What is due after the day of the milestone does not lead to it.
        ana.does(&at(&next, "repeat"), &[("every", "week"), ("step", "8"), ("month_day", "")]).await.is_fine();
        moves(&ana, &next, &done).await.leads_to().unwrap();
        let last = ana.opens(MINE).await.value("class=\"list-title\"", "href").unwrap();
        ana.opens(&last).await.sees("22 January 2027").sees("water").sees("beds.txt").does_not_see("The garden opens");
        for item in [&next, &last] {
            ana.does(&format!("{item}/removal"), &[]).await.is_fine();
        }
        purge(&house).await;
        assert_eq!(bytes(&house).await, 0);
        let wrong = house.app.db.read(|q| (house::files::ROOM.recount.unwrap())(q)).await;
        assert!(wrong.map_err(|error: db::Error| error).unwrap().is_empty());
    }

    async fn what_is_done_twice_or_by_mistake_leaves_one_task(house: House) {
        let (net, ana, _) = house.two().await;
        let group = house.space(&net, "Garden", SpaceVisibility::Network, &ana).await;
        let plants = weekly(&ana, &net, group).await;
        let all = columns(&house, group).await;
        let (first, done) = (all[0].to_string(), all[2].to_string());
        moves(&ana, &plants, &done).await.leads_to().unwrap();
        assert_eq!(open(&house, "Water the plants").await, 1);
        // It was a mistake: the next one goes again, and it is this one that comes back.
        moves(&ana, &plants, &first).await.leads_to().unwrap();
        assert_eq!(open(&house, "Water the plants").await, 1);
        ana.opens(&plants).await.sees("each week");
        moves(&ana, &plants, &done).await.leads_to().unwrap();
        ana.does(&format!("/n/green-city/spaces/{group}/board/undo"), &[]).await.is_fine();
        assert_eq!(open(&house, "Water the plants").await, 1);
        // Whoever has worked on the next one keeps both, and finishing the first again makes no third.
        moves(&ana, &plants, &done).await.leads_to().unwrap();
        let next = ana.opens(MINE).await.value("class=\"list-title\"", "href").unwrap();
        ana.does(&at(&next, "hours"), &[("time", "0:30")]).await.is_fine();
        moves(&ana, &plants, &first).await.leads_to().unwrap();
        assert_eq!(open(&house, "Water the plants").await, 2);
        moves(&ana, &plants, &done).await.leads_to().unwrap();
        assert_eq!(open(&house, "Water the plants").await, 1);
        // Once it does not come back any more, the last one is done for good.
        ana.does(&at(&next, "repeat/removal"), &[]).await.sees("The task is no longer repeated.");
        moves(&ana, &next, &done).await.leads_to().unwrap();
        assert_eq!(open(&house, "Water the plants").await, 0);
    }

    async fn what_cannot_come_back_is_refused_beside_its_field(house: House) {
        let (net, ana, ben) = house.two().await;
        let group = house.space(&net, "Garden", SpaceVisibility::Network, &ana).await;
        let dateless = task(&ana, &net, group, "Some day", &[]).await;
        let set = [("every", "week"), ("step", "1")];
        ana.sends(&at(&dateless, "repeat"), &set).await.is_refused().sees("Only a task with a due date").markup();
        let dated = task(&ana, &net, group, "Rent", &[("due", "2026-11-30")]).await;
        for wrong in ["", "0", "53", "-1", "often", "99999999999999999999"] {
            let seen = ana.sends(&at(&dated, "repeat"), &[("every", "month"), ("step", wrong)]).await;
            seen.is_refused().sees("Write a number from 1 to 52.").markup();
        }
        for wrong in ["0", "32", "last"] {
            let seen = ana.sends(&at(&dated, "repeat"), &[("every", "month"), ("step", "1"), ("month_day", wrong)]).await;
            seen.is_refused().sees("Write a day from 1 to 31.").keeps(wrong);
        }
        ana.sends(&at(&dated, "repeat"), &[("every", "second"), ("step", "1")]).await.is_refused();
        let month = [("every", "month"), ("step", "1"), ("month_day", "31")];
        ana.does(&at(&dated, "repeat"), &month).await.sees("each month, on day 31");
        // Whoever only reads the space changes nothing.
        ben.sends(&at(&dated, "repeat"), &month).await.is_missing();
        ben.sends(&at(&dated, "repeat/removal"), &[]).await.is_missing();
        ben.opens(&dated).await.sees("each month, on day 31");
    }

    async fn a_space_keeps_tasks_as_templates_and_makes_tasks_of_them(house: House) {
        let (net, ana, ben) = house.two().await;
        let group = house.space(&net, "Garden", SpaceVisibility::Network, &ana).await;
        let page = format!("/n/green-city/spaces/{group}/templates");
        ana.opens(&page).await.is_fine().sees("There is no template here yet").markup();
        let fair = task(&ana, &net, group, "Set up the stall", &[("estimate", "2"), ("priority", "high")]).await;
        ana.does(&at(&fair, "checks"), &[("list", "Table\nBanner")]).await.is_fine();
        ana.does(&at(&fair, "template"), &[]).await.sees("saved as a template of this space").sees("Set up the stall");
        let list = ana.opens(&page).await;
        list.markup();
        let template = list.value("name=\"template\" value=", "value").unwrap();
        let made = ana.does(&page, &[("template", &template), ("title", "Stall in May"), ("due", "2027-05-01")]).await;
        made.sees("Stall in May").sees("Banner").sees("0 of 2").sees("of about 2:00").sees("High").sees("1 May 2027");
        for (fields, says) in [
            ([("template", "999999"), ("due", "")], "Choose one of the options."),
            ([("template", template.as_str()), ("due", "in May")], "Write the day as year, month and day"),
        ] {
            ana.sends(&page, &fields).await.is_refused().sees(says).markup();
        }
        ben.opens(&page).await.is_missing();
        ben.sends(&page, &[("template", &template)]).await.is_missing();
        ben.sends(&at(&fair, "template"), &[]).await.is_missing();
        // Sent twice it is kept once.
        ana.sends(&at(&fair, "template"), &[]).await.leads_to().unwrap();
        assert_eq!(ana.opens(&page).await.html().matches("name=\"template\" value=").count(), 1);
        for number in 1..50 {
            ana.does(&at(&fair, "checks"), &[("list", &*format!("Table {number}"))]).await.is_fine();
            ana.sends(&at(&fair, "template"), &[]).await.leads_to().unwrap();
        }
        ana.does(&at(&fair, "checks"), &[("list", "Banner")]).await.is_fine();
        ana.sends(&at(&fair, "template"), &[]).await.is(StatusCode::CONFLICT).sees("A space can have 50 templates at most");
        ana.does(&format!("{page}/removal"), &[("template", &template)]).await.sees("The template is removed");
        ana.sends(&format!("{page}/removal"), &[]).await.is(StatusCode::BAD_REQUEST);
        net.steward.opens("/n/green-city/log?what=template-dropped").await.sees("Ana removed a template of tasks from Garden");
    }

    async fn what_a_template_says_goes_with_the_task_of_which_it_was_kept(house: House) {
        let (net, ana, _) = house.two().await;
        let group = house.space(&net, "Garden", SpaceVisibility::Network, &ana).await;
        let page = format!("/n/green-city/spaces/{group}/templates");
        let stall = task(&ana, &net, group, "Ask Mr Xylander", &[]).await;
        let fair = task(&ana, &net, group, "Set up the stall", &[]).await;
        for item in [&stall, &fair] {
            ana.does(&at(item, "template"), &[]).await.is_fine();
        }
        ana.does(&format!("{stall}/removal"), &[]).await.is_fine();
        ana.opens(&page).await.does_not_see("Xylander").sees("Set up the stall");
        house.app.clock.forward(house::items::GRACE + std::time::Duration::from_secs(60));
        let (rooms, now) = (house.app.rooms, house.now());
        house.app.db.write(move |tx| house::items::purge_due(tx, rooms, now)).await.unwrap();
        let kept = house.app.db.read(|q| q.all::<String>("SELECT title FROM task_templates ORDER BY id", &[])).await;
        assert_eq!(kept.map_err(|error: db::Error| error).unwrap(), ["Set up the stall"]);
    }
}
