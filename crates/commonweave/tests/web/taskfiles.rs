//! Boards of other programs that move in, brought by a host.

use crate::commands::runs;
use crate::kit::House;
use crate::tasks::task;
use commonweave::{doctor, migrations};
use house::access::Role;

/// A file that goes with the tests.
fn file(name: &str) -> String {
    format!("{}/tests/data/imports/boards/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn ills(house: &House) -> Vec<String> {
    let look = || doctor::examine(&house.app.db, migrations::ALL, house.app.rooms).unwrap();
    tokio::task::block_in_place(look).ill.into_iter().map(|ill| ill.what).collect()
}

on_both! {
    async fn a_board_of_trello_is_tried_out_brought_in_and_never_twice(house: House) {
        let (net, ana, _) = house.two().await;
        let (file, board) = (file("trello.json"), format!("/n/green-city/spaces/{}/board", net.commons));
        let order = ["import", "trello", &file, "--network", "green-city"];
        let tried = runs(&house, &[order.as_slice(), &["--dry-run"]].concat()).await;
        tried.is_well(true).says("would bring in: Test Board Name").says("1 new cards");
        ana.opens(&board).await.does_not_see("Name Card 7");
        runs(&house, &order).await.is_well(true).says("brought in: Test Board Name").says("1 new cards");
        ana.opens(&board).await.sees("Name Card 7");
        runs(&house, &order).await.is_well(true).says("0 new cards").says("1 cards were brought before");
        assert_eq!(ana.opens(&board).await.text().matches("Name Card 7").count(), 2);
        assert_eq!(ills(&house), Vec::<String>::new());
    }

    async fn boards_of_deck_keep_their_columns_labels_days_and_what_is_done(house: House) {
        let (net, ana, _) = house.two().await;
        let (file, board) = (file("deck.json"), format!("/n/green-city/spaces/{}/board", net.commons));
        let order = ["import", "trello", &file, "--network", "green-city"];
        let done = runs(&house, &order).await;
        done.is_well(true).says("brought in: My test board").says("brought in: Shared board").says("6 new cards").says("7 new cards");
        done.says("names that stay names: admin");
        let page = ana.opens(&board).await;
        page.is_fine().sees("A").sees("B").sees("To do").sees("Doing").markup();
        let list = ana.opens(&format!("/n/green-city/spaces/{}/list?state=done", net.commons)).await;
        list.is_fine().sees("Done");
        ana.opens("/n/green-city/search?q=L2").await.is_fine();
        runs(&house, &order).await.is_well(true).does_not_say(" 6 new cards").says("6 cards were brought before");
        assert_eq!(ills(&house), Vec::<String>::new());
    }

    async fn a_sheet_of_wekan_finds_its_people_and_tells_who_is_unknown(house: House) {
        let (net, ana, _) = house.two().await;
        house.member(&net, "testuser1", Role::Member).await;
        let (file, list) = (file("wekan.csv"), format!("/n/green-city/spaces/{}/list", net.commons));
        let order = ["import", "tasks", &file, "--network", "green-city"];
        let done = runs(&house, &order).await;
        done.is_well(true).says("25 new cards").says("members: testuser1").says("bryanmutai").says("Stage 4");
        // The month stands first in this file: no other reading fits all of its days.
        ana.opens(&format!("{list}?due=late")).await.is_fine().sees("Test card 11").sees("testuser1");
        ana.opens(&format!("/n/green-city/spaces/{}/tasks.csv", net.commons)).await.is_fine().sees("2020-05-21");
        runs(&house, &order).await.is_well(true).says("0 new cards").says("25 cards were brought before");
        assert_eq!(ills(&house), Vec::<String>::new());
    }

    async fn what_is_no_board_is_refused_and_changes_nothing(house: House) {
        let (net, ana, _) = house.two().await;
        task(&ana, &net, net.commons, "Sweep", &[]).await;
        let (sheet, board) = (file("wekan.csv"), file("deck.json"));
        runs(&house, &["import", "trello", &sheet, "--network", "green-city"]).await.is_well(false).says("no JSON");
        runs(&house, &["import", "tasks", &board, "--network", "green-city"]).await.is_well(false).says("Name, Title or Task");
        runs(&house, &["import", "tasks", &sheet, "--network", "nowhere"]).await.is_well(false);
        runs(&house, &["import", "tasks", &sheet, "--network", "green-city", "--space", "999"]).await.is_well(false);
        let list = ana.opens(&format!("/n/green-city/spaces/{}/list", net.commons)).await;
        list.sees("Sweep").does_not_see("Test card");
    }
}
