//! Plans that meet what has changed: what is archived, what waits, what is hidden, what goes elsewhere.

use crate::boards::{columns, moves, standing};
use crate::kit::hears;
use crate::tasks::{at, milestone, number, task};
use axum::http::StatusCode;
use house::access::SpaceVisibility;

on_both! {
    async fn what_is_archived_keeps_the_tasks_that_it_has(house: House) {
        let (net, ana, ben) = house.two().await;
        let form = [("name", "Choir"), ("sector", "arts")];
        let choir = net.steward.sends("/n/green-city/organisations", &form).await.leads_to().unwrap();
        let opening = milestone(&ana, &net, net.commons, "The garden opens", "2026-11-20").await;
        let hall = task(&ana, &net, net.commons, "Book the hall", &[]).await;
        let plan = [("priority", "normal"), ("organisation", "Choir"), ("milestone", number(&opening))];
        ana.does(&at(&hall, "plan"), &plan).await.sees("The garden opens").sees("Choir");
        ana.does(&format!("{opening}/archive"), &[]).await;
        net.steward.does(&format!("{choir}/archive"), &[]).await;
        ben.opens(&at(&hall, "plan")).await.is_fine().keeps("Choir").sees("The garden opens").markup();
        let later = [("priority", "high"), ("organisation", "Choir"), ("milestone", number(&opening))];
        ben.does(&at(&hall, "plan"), &later).await.sees("High").sees("The garden opens").sees("Choir");
        // It takes on nothing more.
        let key = task(&ana, &net, net.commons, "Get the key", &[]).await;
        ana.sends(&at(&key, "plan"), &[("priority", "normal"), ("organisation", "Choir")]).await.is_refused();
        let wrong = [("priority", "normal"), ("milestone", number(&opening))];
        ana.sends(&at(&key, "plan"), &wrong).await.is_refused();
        ana.opens(&at(&key, "plan")).await.does_not_see("The garden opens");
    }

    async fn who_may_not_read_a_milestone_does_not_take_it_away(house: House) {
        let (net, ana, ben) = house.two().await;
        let council = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let opening = milestone(&ana, &net, net.commons, "The garden opens", "2026-11-20").await;
        let hall = task(&ana, &net, net.commons, "Book the hall", &[]).await;
        ana.does(&at(&hall, "plan"), &[("priority", "normal"), ("milestone", number(&opening))]).await;
        ana.does(&format!("{opening}/move"), &[("space", &council.to_string())]).await;
        ben.opens(&at(&hall, "plan")).await.is_fine().does_not_see("The garden opens");
        ben.does(&at(&hall, "plan"), &[("priority", "high"), ("milestone", "")]).await.sees("High").does_not_see("The garden opens");
        ana.opens(&hall).await.sees("The garden opens");
        ana.does(&at(&hall, "plan"), &[("priority", "high"), ("milestone", "")]).await.does_not_see("The garden opens");
    }

    async fn what_follows_is_shown_before_it_is_moved_and_only_what_one_may_change_is(house: House) {
        let (net, ana, ben) = house.two().await;
        let orchard = house.space(&net, "Orchard", SpaceVisibility::Network, &ana).await;
        let council = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let days = |first, last| [("starts", first), ("due", last)];
        let dig = task(&ana, &net, net.commons, "Dig", &days("2026-11-16", "2026-11-18")).await;
        let sow = task(&ana, &net, net.commons, "Sow", &days("2026-11-19", "2026-11-20")).await;
        let press = task(&ana, &net, orchard, "Juice", &days("2026-11-21", "2026-11-22")).await;
        let vote = task(&ana, &net, council, "Vote in secret", &days("2026-11-19", "2026-11-19")).await;
        for (waits, other) in [(&sow, &dig), (&press, &sow), (&vote, &dig)] {
            ana.does(&at(waits, "ties"), &[("other", number(other)), ("way", "before")]).await;
        }
        ana.sends(&at(&dig, "shift"), &[("days", "soon")]).await.is_refused().keeps("soon");
        ana.sends(&at(&dig, "shift"), &[("days", "0")]).await.is_refused();
        // Ben may read the orchard and change nothing there; of the council he knows nothing.
        let seen = ben.opens(&format!("{}?days=2", at(&dig, "shift"))).await;
        seen.is_fine().sees("Sow").does_not_see("Juice").does_not_see("Vote in secret").sees("One more task would begin too soon").markup();
        ben.does(&at(&dig, "shift"), &[("days", "2")]).await.sees("It has been moved, with everything that follows.");
        ana.opens(&dig).await.sees("20 November 2026");
        ana.opens(&sow).await.sees("21 November 2026").sees("22 November 2026");
        ana.opens(&press).await.sees("21 November 2026");
        ana.opens(&vote).await.sees("19 November 2026");
        ben.does(&format!("/n/green-city/spaces/{}/board/undo", net.commons), &[]).await;
        ana.opens(&sow).await.sees("19 November 2026").sees("20 November 2026");
        // Ana may change all of it, and is told what of it stands elsewhere.
        let seen = ana.opens(&format!("{}?days=2", at(&dig, "shift"))).await;
        seen.sees("Juice").sees("Orchard").sees("Vote in secret").sees("2 of them are in other spaces").markup();
        ana.does(&at(&dig, "shift"), &[("days", "2")]).await;
        ana.opens(&press).await.sees("23 November 2026").sees("24 November 2026");
        ana.opens(&vote).await.sees("21 November 2026");
    }

    async fn more_than_can_be_moved_at_once_moves_nothing(house: House) {
        let (net, ana, _) = house.two().await;
        let first = task(&ana, &net, net.commons, "First", &[("due", "2026-11-16")]).await;
        let (network, space, author, now) = (net.id, net.commons, ana.member.unwrap(), house.now());
        let root: house::ids::ItemId = number(&first).parse().unwrap();
        let filled = house.app.db.write(move |tx| {
            for each in 0..301_i64 {
                let text = house::items::ItemText::new(format!("Task {each}"), "");
                let begin = house::items::Beginning { network, space, kind: &work::tasks::TASK, author, now, once: None };
                let Some(item) = house::items::create(tx, &begin, &text)? else { continue };
                let due = Some(jiff::civil::date(2026, 11, 17));
                let planned = work::tasks::Planned { due, ..work::tasks::Planned::OPEN };
                work::tasks::begin(tx, (network, space, item), &planned, None, now)?;
                work::tasks::tie(tx, network, (root, item), now)?;
            }
            Ok::<_, house::web::Error>(())
        });
        filled.await.unwrap();
        let asked = ana.opens(&format!("{}?days=2", at(&first, "shift"))).await;
        asked.sees("More than 300 tasks would have to follow").does_not_see("What would follow").markup();
        let refused = ana.sends(&at(&first, "shift"), &[("days", "2")]).await;
        refused.is_refused().sees("so nothing is moved").keeps("2");
        ana.opens(&first).await.sees("16 November 2026");
        ana.sends(&at(&first, "shift"), &[("days", "-2")]).await.leads_to().unwrap();
    }

    async fn nobody_learns_from_a_card_that_it_waits_for_what_they_may_not_see(house: House) {
        let (net, ana, ben) = house.two().await;
        let council = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let hall = task(&ana, &net, net.commons, "Book the hall", &[]).await;
        let secret = task(&ana, &net, council, "Find money", &[]).await;
        ana.does(&at(&hall, "ties"), &[("other", number(&secret)), ("way", "before")]).await.sees("Find money");
        for page in ["board", "list"] {
            ben.opens(&format!("/n/green-city/spaces/{}/{page}", net.commons)).await.sees("Book the hall").does_not_see("Waits");
        }
        let figures = |open: i64, waiting: i64| {
            format!("<td class=\"n\">{open}</td><td class=\"n\">0</td><td class=\"n\">{waiting}</td>")
        };
        crate::burdens::reckoned(&house).await;
        let load = ben.opens("/n/green-city/load").await;
        assert!(load.html().contains(&figures(1, 0)), "{}", load.text());
        let key = task(&ana, &net, net.commons, "Get the key", &[]).await;
        ana.does(&at(&hall, "ties"), &[("other", number(&key)), ("way", "before")]).await;
        ben.opens(&format!("/n/green-city/spaces/{}/board", net.commons)).await.sees("Waits");
        crate::burdens::reckoned(&house).await;
        let load = ben.opens("/n/green-city/load").await;
        assert!(load.html().contains(&figures(2, 1)), "{}", load.text());
    }

    async fn what_is_emptied_into_another_column_stands_behind_what_is_there(house: House) {
        let (net, ana, _) = house.two().await;
        let group = house.space(&net, "Garden", SpaceVisibility::Network, &ana).await;
        let mut all = Vec::new();
        for title in ["Alders", "Birches", "Cherries", "Damsons"] {
            all.push(task(&ana, &net, group, title, &[]).await);
        }
        let path = format!("/n/green-city/spaces/{group}/columns");
        ana.does(&path, &[("name", "Review"), ("most", "")]).await;
        let columns = columns(&house, group).await;
        let (first, review) = (columns[0].to_string(), columns[2].to_string());
        for item in &all[2..] {
            moves(&ana, item, &review).await.leads_to().unwrap();
        }
        ana.does(&format!("{path}/{review}/archive"), &[("to", &first)]).await;
        let board = format!("/n/green-city/spaces/{group}/board");
        assert_eq!(standing(&ana.opens(&board).await)[0], ["Alders", "Birches", "Cherries", "Damsons"]);
        let twice: Vec<String> = house
            .app
            .db
            .read(move |q| q.all("SELECT place FROM tasks GROUP BY column_id, place HAVING COUNT(*) > 1 ORDER BY place", &[]))
            .await
            .unwrap();
        assert_eq!(twice, Vec::<String>::new());
        // Between any two there is room.
        moves(&ana, &all[0], &format!("{first}-{}", number(&all[3]))).await.leads_to().unwrap();
        assert_eq!(standing(&ana.opens(&board).await)[0], ["Birches", "Cherries", "Alders", "Damsons"]);
    }

    async fn a_card_that_goes_to_another_space_leaves_every_open_board(house: House) {
        let (net, ana, ben) = house.two().await;
        let council = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let hall = task(&ana, &net, net.commons, "Book the hall", &[]).await;
        task(&ana, &net, net.commons, "Sweep", &[]).await;
        let columns = columns(&house, net.commons).await;
        let live = format!("/n/green-city/spaces/{}/board/live", net.commons);
        let mut stream = ben.opens(&live).await.streams();
        let mut lanes = ben.opens(&format!("{live}?lanes=organisation")).await.streams();
        ana.does(&format!("{hall}/move"), &[("space", &council.to_string())]).await;
        // What was begun just before the board was opened may be told once more; what counts is what stands there in the end.
        let cell = format!("action=\"update\" target=\"cell-{}-0\"", columns[0]);
        let told = hears(&mut stream, &cell).await;
        let now = told.rsplit(&cell).next().unwrap();
        assert!(now.contains("Sweep") && !now.contains("Book the hall"), "{told}");
        // A lane in which nothing stands any more is not told again, so all cards go first.
        let told = hears(&mut lanes, "action=\"remove\" targets=\".task-card\"").await;
        assert!(told.contains("Sweep"), "{told}");
    }

    async fn what_was_changed_for_many_is_undone_at_once(house: House) {
        let (net, ana, ben) = house.two().await;
        let hall = task(&ana, &net, net.commons, "Book the hall", &[]).await;
        let key = task(&ana, &net, net.commons, "Get the key", &[("due", "2026-11-20")]).await;
        let columns = columns(&house, net.commons).await;
        let list = format!("/n/green-city/spaces/{}/list", net.commons);
        let undo = format!("/n/green-city/spaces/{}/board/undo", net.commons);
        let doing = columns[1].to_string();
        let many = [("task", number(&hall)), ("task", number(&key)), ("column", doing.as_str()), ("due", "2026-11-25"),
                    ("priority", "high"), ("mine", "true")];
        ben.does(&list, &many).await.sees("Undo my last change");
        ana.opens(&key).await.sees("25 November 2026").sees("Ben");
        ben.does(&undo, &[("back", "list")]).await.sees("Your last change has been undone.");
        ana.opens(&key).await.sees("20 November 2026").does_not_see("High").sees("Nobody is doing this yet");
        ana.opens(&hall).await.does_not_see("25 November").sees("To do");
        ben.opens("/n/green-city/tasks").await.sees("You have no open tasks.");
        // Taking alone is undone too, and what one did before stays.
        ben.does(&at(&hall, "people"), &[]).await;
        ben.does(&list, &[("task", number(&hall)), ("task", number(&key)), ("mine", "true")]).await;
        ben.does(&undo, &[("back", "list")]).await;
        ben.opens("/n/green-city/tasks").await.sees("Book the hall").does_not_see("Get the key");
        ben.sends(&undo, &[]).await.is(StatusCode::CONFLICT);
    }
}
