//! A task goes where its item goes, and others follow it in time.

use crate::tasks::{at, number, task};
use axum::http::StatusCode;
use house::access::SpaceVisibility;

on_both! {
    async fn a_task_goes_along_with_its_item(house: House) {
        let (net, ana, ben) = house.two().await;
        let group = house.space(&net, "Garden", SpaceVisibility::Network, &ana).await;
        let hall = task(&ana, &net, group, "Book the hall", &[]).await;
        let other = task(&ana, &net, net.commons, "Sweep", &[]).await;
        // Moved to another space it stands there in the first column, and can be moved on.
        ana.does(&format!("{hall}/move"), &[("space", &net.commons.to_string())]).await;
        let board = format!("/n/green-city/spaces/{}/board", net.commons);
        ben.opens(&board).await.sees("Book the hall");
        let columns = crate::boards::columns(&house, net.commons).await;
        ben.does(&at(&hall, "place"), &[("to", &columns[1].to_string())]).await.sees("The task has been moved.");
        // Deleted it is gone from the board, and back where it was.
        ana.does(&format!("{hall}/removal"), &[]).await;
        ben.opens(&board).await.does_not_see("Book the hall").sees("Sweep");
        ana.does(&format!("/n/green-city/spaces/{}/deleted", net.commons), &[("item", number(&hall))]).await;
        ben.opens(&board).await.sees("Book the hall");
        ana.does(&format!("{other}/archive"), &[]).await;
        ben.opens(&board).await.does_not_see("Sweep");
        ben.sends(&at(&other, "place"), &[("to", &columns[1].to_string())]).await.is(StatusCode::CONFLICT);
    }

    async fn what_would_follow_is_shown_before_anything_is_moved(house: House) {
        let (net, ana, _) = house.two().await;
        let key = task(&ana, &net, net.commons, "Get the key", &[("due", "2026-11-20")]).await;
        let door = task(&ana, &net, net.commons, "Open the door", &[("starts", "2026-11-21"), ("due", "2026-11-21")]).await;
        ana.does(&at(&door, "ties"), &[("other", number(&key)), ("way", "before")]).await;
        let shift = at(&key, "shift");
        ana.opens(&format!("{shift}?days=3")).await.is_fine().sees("What would follow").sees("Open the door").markup();
        for wrong in ["", "0", "soon", "99999999999999999999", "4000", "1e3"] {
            let seen = ana.sends(&shift, &[("days", wrong)]).await;
            seen.is_refused().sees("Write a number of days").markup();
        }
        ana.opens(&key).await.sees("20 November 2026");
        ana.opens(&door).await.sees("21 November 2026");
        ana.does(&shift, &[("days", "3")]).await.sees("It has been moved, with everything that follows.");
        ana.opens(&key).await.sees("23 November 2026");
        ana.opens(&door).await.does_not_see("21 November 2026");
    }
}
