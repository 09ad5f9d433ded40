//! A task goes where its item goes.

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
}
