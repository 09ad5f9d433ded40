//! People moving what is to be done, several at once.

use crate::kit::{House, Net, Person, hears};
use crate::tasks::{at, number, task};
use axum::http::StatusCode;
use house::access::{Role, SpaceRole, SpaceVisibility};
use house::ids::{ColumnId, SpaceId};

/// The columns of a board that are not archived, in their order.
pub async fn columns(house: &House, space: SpaceId) -> Vec<ColumnId> {
    let read = house.app.db.read(move |q| {
        q.all::<ColumnId>(
            "SELECT id FROM task_columns WHERE space_id = $1 AND archived_at IS NULL ORDER BY position, id",
            &[&space],
        )
    });
    read.await.unwrap()
}

/// The titles that stand in each column of a board, as its page has them.
pub fn standing(page: &crate::kit::Seen) -> Vec<Vec<String>> {
    let cells = page.html().split("data-cell=\"").skip(1);
    cells
        .map(|cell| {
            let cell = cell.split("</ul>").next().unwrap();
            let titles = cell.split("class=\"task-title\"").skip(1);
            titles
                .map(|title| {
                    let title = title.split("<bdi dir=\"auto\">").nth(1).unwrap();
                    title.split("</bdi>").next().unwrap().to_owned()
                })
                .collect()
        })
        .collect()
}

pub async fn moves(who: &Person, item: &str, to: &str) -> crate::kit::Seen {
    who.sends(&at(item, "place"), &[("to", to)]).await
}

async fn three(ana: &Person, net: &Net, space: SpaceId) -> [String; 3] {
    let mut all = Vec::new();
    for title in ["Alders", "Birches", "Cherries"] {
        all.push(task(ana, net, space, title, &[]).await);
    }
    all.try_into().unwrap()
}

on_both! {
    async fn a_card_is_moved_without_script_and_done_where_it_stands(house: House) {
        let (net, ana, ben) = house.two().await;
        let board = format!("/n/green-city/spaces/{}/board", net.commons);
        ana.opens(&board).await.is_fine().sees("To do").sees("Doing").sees("Done").markup();
        let [alders, birches, _] = three(&ana, &net, net.commons).await;
        let page = ben.opens(&board).await;
        page.markup();
        assert_eq!(standing(&page), [vec!["Alders", "Birches", "Cherries"], vec![], vec![]]);
        let columns = columns(&house, net.commons).await;
        let ask = ben.opens(&at(&birches, "place")).await;
        ask.is_fine().sees("At the end of Doing").sees("Before “Alders”").markup();
        moves(&ben, &birches, &format!("{}-{}", columns[0], number(&alders))).await.goes_to(&board);
        assert_eq!(standing(&ben.opens(&board).await)[0], ["Birches", "Alders", "Cherries"]);
        ben.does(&at(&birches, "place"), &[("to", &columns[1].to_string())]).await.sees("The task has been moved.");
        moves(&ben, &alders, &format!("{}-{}", columns[1], number(&birches))).await.goes_to(&board);
        assert_eq!(standing(&ben.opens(&board).await), [vec!["Cherries"], vec!["Alders", "Birches"], vec![]]);
        moves(&ben, &alders, &columns[2].to_string()).await.goes_to(&board);
        ana.opens(&alders).await.sees("Done");
        net.steward.opens("/n/green-city/log?what=task-done").await.sees("Ben finished “Alders”");
        moves(&ben, &alders, &columns[0].to_string()).await.goes_to(&board);
        ana.opens(&alders).await.sees("To do").does_not_see("Done");
        moves(&ben, &alders, "nowhere").await.is_refused();
        moves(&ben, &alders, "999999").await.is_refused();
    }

    async fn everybody_who_looks_is_told_of_a_move(house: House) {
        let (net, ana, ben) = house.two().await;
        let [alders, birches, _] = three(&ana, &net, net.commons).await;
        let live = format!("/n/green-city/spaces/{}/board/live", net.commons);
        let columns = columns(&house, net.commons).await;
        let mut stream = ben.opens(&live).await.streams();
        let mut lanes = ben.opens(&format!("{live}?lanes=organisation")).await.streams();
        moves(&ana, &alders, &columns[1].to_string()).await.leads_to().unwrap();
        let told = hears(&mut stream, &format!("cell-{}-0", columns[1])).await;
        assert!(told.contains(&format!("action=\"remove\" target=\"task-{}\"", number(&alders))), "{told}");
        hears(&mut lanes, &format!("cell-{}-0", columns[1])).await;
        moves(&ana, &birches, &format!("{}-{}", columns[1], number(&alders))).await.leads_to().unwrap();
        let told = hears(&mut stream, "action=\"precede\"").await;
        assert!(told.contains(&format!("next=\"task-{}\"", number(&alders))), "{told}");
        let other = task(&ana, &net, net.commons, "Damsons", &[]).await;
        hears(&mut stream, "Damsons").await;
        ana.does(&at(&other, "plan"), &[("priority", "urgent")]).await;
        hears(&mut stream, "Urgent").await;
    }

    async fn of_two_who_draw_one_card_the_later_one_decides_and_both_stand_in_the_log(house: House) {
        let (net, ana, ben) = house.two().await;
        let [alders, ..] = three(&ana, &net, net.commons).await;
        let columns = columns(&house, net.commons).await;
        let (one, other) = (columns[1].to_string(), columns[2].to_string());
        for _ in 0..5 {
            let (left, right) = tokio::join!(moves(&ana, &alders, &one), moves(&ben, &alders, &other));
            left.leads_to().unwrap();
            right.leads_to().unwrap();
            let all = standing(&ana.opens(&format!("/n/green-city/spaces/{}/board", net.commons)).await);
            assert_eq!(all.iter().flatten().filter(|title| *title == "Alders").count(), 1, "{all:?}");
            moves(&ana, &alders, &columns[0].to_string()).await.leads_to().unwrap();
        }
    }

    async fn cards_that_many_move_at_once_all_stand_somewhere(house: House) {
        let (net, ana, _) = house.two().await;
        let [first, ..] = three(&ana, &net, net.commons).await;
        let columns = columns(&house, net.commons).await;
        let mut many = Vec::new();
        for number in 0..8 {
            many.push(task(&ana, &net, net.commons, &format!("Tree {number}"), &[]).await);
        }
        moves(&ana, &first, &columns[1].to_string()).await.leads_to().unwrap();
        let before = format!("{}-{}", columns[1], number(&first));
        futures_util::future::join_all(many.iter().map(async |item| {
            moves(&ana, item, &before).await.leads_to().unwrap();
        })).await;
        let all = standing(&ana.opens(&format!("/n/green-city/spaces/{}/board", net.commons)).await);
        assert_eq!(all[1].len(), 9, "{all:?}");
        assert_eq!(all[1].last().unwrap(), "Alders");
    }

    async fn who_has_just_lost_access_moves_nothing(house: House) {
        let (net, ana, ben) = house.two().await;
        let group = house.space(&net, "Garden", SpaceVisibility::Members, &ana).await;
        house.enters(&net, group, &ben, SpaceRole::Member).await;
        let [alders, ..] = three(&ana, &net, group).await;
        let columns = columns(&house, group).await;
        let board = format!("/n/green-city/spaces/{group}/board");
        ben.opens(&board).await.is_fine();
        ana.does(&format!("/n/green-city/spaces/{group}/people/{}/removal", ben.member.unwrap()), &[]).await;
        moves(&ben, &alders, &columns[1].to_string()).await.is_missing();
        assert_eq!(standing(&ana.opens(&board).await)[0].len(), 3);
        // Whoever may read a board and is not in the space moves nothing either.
        let open = house.space(&net, "Orchard", SpaceVisibility::Network, &ana).await;
        let [pear, ..] = three(&ana, &net, open).await;
        ben.opens(&format!("/n/green-city/spaces/{open}/board")).await.is_fine().does_not_see("Move to…");
        moves(&ben, &pear, "1").await.is_missing();
    }

    async fn what_was_drawn_by_accident_is_undone_unless_somebody_changed_it_since(house: House) {
        let (net, ana, ben) = house.two().await;
        let [alders, birches, _] = three(&ana, &net, net.commons).await;
        let columns = columns(&house, net.commons).await;
        let board = format!("/n/green-city/spaces/{}/board", net.commons);
        let undo = format!("{board}/undo");
        ben.opens(&board).await.does_not_see("Undo my last change");
        ben.sends(&undo, &[]).await.is(StatusCode::CONFLICT).sees("There is nothing to undo");
        moves(&ben, &alders, &columns[2].to_string()).await.leads_to().unwrap();
        ben.opens(&board).await.sees("Undo my last change");
        ben.does(&undo, &[]).await.sees("Your last change has been undone.");
        assert_eq!(standing(&ben.opens(&board).await)[0], ["Alders", "Birches", "Cherries"]);
        ana.opens(&alders).await.sees("To do");
        moves(&ben, &birches, &columns[1].to_string()).await.leads_to().unwrap();
        moves(&ana, &birches, &columns[2].to_string()).await.leads_to().unwrap();
        ben.sends(&undo, &[]).await.is(StatusCode::CONFLICT);
        assert_eq!(standing(&ben.opens(&board).await)[2], ["Birches"]);
        // A plan is undone too.
        ben.does(&at(&alders, "plan"), &[("due", "2026-11-20"), ("priority", "high")]).await.sees("High");
        ben.does(&undo, &[]).await;
        ben.opens(&alders).await.does_not_see("20 November");
        // After an hour it stands.
        moves(&ben, &alders, &columns[1].to_string()).await.leads_to().unwrap();
        house.app.clock.forward(std::time::Duration::from_secs(3_700));
        ben.sends(&undo, &[]).await.is(StatusCode::CONFLICT);
    }

    async fn a_column_with_cards_goes_only_once_it_is_said_where_they_go(house: House) {
        let (net, ana, ben) = house.two().await;
        let group = house.space(&net, "Garden", SpaceVisibility::Network, &ana).await;
        house.enters(&net, group, &ben, SpaceRole::Member).await;
        let [alders, birches, _] = three(&ana, &net, group).await;
        let path = format!("/n/green-city/spaces/{group}/columns");
        ben.opens(&path).await.is_missing();
        ana.opens(&path).await.is_fine().sees("New column").markup();
        ana.sends(&path, &[("name", ""), ("most", "many")]).await.is_refused().keeps("many");
        ana.does(&path, &[("name", "Review"), ("most", "1")]).await.sees("Review");
        let all = columns(&house, group).await;
        let board = format!("/n/green-city/spaces/{group}/board");
        assert_eq!(all.len(), 4);
        let review = all[2].to_string();
        moves(&ben, &alders, &review).await.leads_to().unwrap();
        ben.does(&at(&birches, "place"), &[("to", &review)]).await.sees("more tasks in this column than you agreed on").sees("More than agreed");
        let column = format!("{path}/{review}");
        ana.opens(&column).await.is_fine().sees("There are 2 tasks in it. Move them to").markup();
        ana.sends(&format!("{column}/archive"), &[]).await.is(StatusCode::CONFLICT).sees("Say first where they go");
        ana.sends(&format!("{column}/removal"), &[]).await.is_missing();
        ana.does(&format!("{column}/archive"), &[("to", &all[0].to_string())]).await.sees("Archived columns");
        assert_eq!(standing(&ben.opens(&board).await)[0].len(), 3);
        ana.does(&format!("{column}/archive"), &[("back", "true")]).await.does_not_see("Archived columns");
        ana.does(&format!("{column}/archive"), &[]).await;
        ana.does(&format!("{column}/removal"), &[]).await.sees("The column has been deleted.").does_not_see("Review");
        // Something is always to be done, and something done.
        ana.sends(&format!("{path}/{}/archive", all[3]), &[]).await.is(StatusCode::CONFLICT);
        ana.does(&format!("{path}/{}", all[0]), &[("name", "Ideas"), ("most", ""), ("place", "1")]).await.sees("Ideas");
        ben.opens(&board).await.sees("Ideas");
    }

    async fn lanes_part_a_board_by_organisation(house: House) {
        let (net, ana, ben) = house.two().await;
        let form = [("name", "Choir"), ("sector", "arts")];
        let sent = net.steward.sends("/n/green-city/organisations", &form).await;
        sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()));
        let [alders, ..] = three(&ana, &net, net.commons).await;
        ana.does(&at(&alders, "plan"), &[("priority", "normal"), ("organisation", "choir")]).await.sees("Choir");
        let lanes = ben.opens(&format!("/n/green-city/spaces/{}/board?lanes=organisation", net.commons)).await;
        lanes.is_fine().sees("Choir").sees("Carried by no organisation").markup();
        let all = standing(&lanes);
        assert_eq!((all[0].as_slice(), all[3].len()), (["Alders".to_owned()].as_slice(), 2));
        // Where organisations become one, so do their lanes; and they part again.
        let form = [("name", "Choirs"), ("sector", "arts")];
        let other = net.steward.sends("/n/green-city/organisations", &form).await.leads_to().unwrap();
        let choir = sent.leads_to().unwrap();
        net.steward.does(&format!("{choir}/merger"), &[("into", number(&other))]).await;
        ana.opens(&alders).await.sees("Carried by Choirs");
        net.steward.does(&format!("{choir}/merger/removal"), &[]).await;
        ana.opens(&alders).await.sees("Carried by Choir").does_not_see("Choirs");
    }

    async fn a_board_of_a_thousand_cards_shows_them_all_in_their_order(house: House) {
        let (net, ana, _) = house.two().await;
        let group = house.space(&net, "Garden", SpaceVisibility::Network, &ana).await;
        three(&ana, &net, group).await;
        let (network, author, now) = (net.id, ana.member.unwrap(), house.now());
        let filled = house.app.db.write(move |tx| {
            for number in 0..1_000_i64 {
                let text = house::items::ItemText::new(format!("Card {number}"), "");
                let begin = house::items::Beginning {
                    network, space: group, kind: &work::tasks::TASK, author, now, once: None,
                };
                let Some(item) = house::items::create(tx, &begin, &text)? else { continue };
                work::tasks::begin(tx, (network, group, item), &work::tasks::Planned::OPEN, None, now)?;
            }
            Ok::<_, house::web::Error>(())
        });
        filled.await.unwrap();
        let board = ana.opens(&format!("/n/green-city/spaces/{group}/board")).await;
        let all = standing(&board);
        assert_eq!(all[0].len(), 1_003);
        assert!(all[0][3] == "Card 0" && all[0][1_002] == "Card 999");
        assert!(board.html().len() < 900_000, "{}", board.html().len());
    }

    async fn a_public_board_tells_a_visitor_what_stands_on_it_and_no_more(house: House) {
        let net = house.network("harbour", house::access::NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let group = house.space(&net, "Garden", SpaceVisibility::Public, &ana).await;
        three(&ana, &net, group).await;
        let seen = house.visitor().opens(&format!("/n/harbour/spaces/{group}/board")).await;
        seen.is_fine().sees("Alders").does_not_see("Move to…").does_not_see("Undo").markup();
    }
}
