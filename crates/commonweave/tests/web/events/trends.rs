//! The trend of pulses by quarter and sector, and what meetings took beside what came of them.

use super::seats::{beside, held};
use crate::kit::{House, Net};
use house::access::Role;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);

/// Of each sector so many said that a meeting was worth so much; it is told if there are five answers or more.
pub(super) async fn said(house: &House, net: &Net, event: &str, all: &[(&'static str, i64, i64)]) {
    let (network, item) = (net.id, event.rsplit('/').next().unwrap().parse::<i64>().unwrap());
    let all = all.to_vec();
    let written = house.app.db.write(move |tx| {
        for (sector, amount, mark) in &all {
            for one in 0..*amount {
                let token = format!("{item}-{sector}-{one}");
                tx.run(
                    "INSERT INTO event_pulses (token, item_id, network_id, goal, worth, change, hindered, hindrance, sector)
                     VALUES ($1, $2, $3, $4, $4, '', FALSE, '', $5)",
                    &[&token, &item, &network, mark, sector],
                )?;
            }
        }
        tx.run(
            "UPDATE event_pulses SET told = TRUE WHERE item_id = $1
               AND (SELECT COUNT(*) FROM event_pulses others WHERE others.item_id = $1) >= 5",
            &[&item],
        )?;
        Ok::<_, db::Error>(())
    });
    written.await.unwrap();
}

on_both! {
    async fn the_trend_of_a_quarter_is_told_once_and_few_are_told_together(house: House) {
        let (net, ana, _) = house.two().await;
        let supper = held(&ana, &net, &[]).await;
        said(&house, &net, &supper, &[("arts", 6, 4), ("media", 2, 1), ("health", 9, 5)]).await;
        let small = held(&ana, &net, &[]).await;
        said(&house, &net, &small, &[("health", 4, 1)]).await;
        ana.opens("/n/green-city/meetings/trend").await.is_fine().sees("There is nothing to show for any quarter yet.").markup();
        for _ in 0..4 {
            house.app.clock.forward(20 * DAY);
            house.jobs_end().await;
        }
        // On 2 February meetings of December can still be answered.
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        cleo.opens("/n/green-city/meetings/trend").await.does_not_see("4/2026");
        house.app.clock.forward(16 * DAY);
        house.jobs_end().await;
        let page = cleo.opens("/n/green-city/meetings/trend").await;
        page.is_fine().sees("4/2026").sees("Others").sees("5.00").sees("3.25").does_not_see("Arts").does_not_see("Media").markup();
        cleo.opens(&format!("/n/green-city/meetings/trend?space={}", net.commons)).await.sees("4/2026");
        cleo.opens("/n/green-city/meetings/trend?space=999").await.sees("There is nothing to show");
        cleo.opens("/n/green-city/meetings/trend?series=x&space=y").await.is_fine().sees("4/2026");
        // What is answered or counted later changes nothing that was told.
        said(&house, &net, &small, &[("media", 9, 1)]).await;
        house.app.clock.forward(2 * DAY);
        house.jobs_end().await;
        cleo.opens("/n/green-city/meetings/trend").await.sees("5.00").sees("3.25").does_not_see("Media");
    }

    async fn from_two_quarters_on_the_trend_is_a_picture_beside_its_table(house: House) {
        let (net, ana, ben) = house.two().await;
        let garden = house.space(&net, "Garden", house::access::SpaceVisibility::Members, &ana).await;
        let trend = "/n/green-city/meetings/trend";
        for (quarter, goal, pictures) in [(2026_i64 * 4 + 1, 20_i64, 0), (2026 * 4 + 2, 25, 1)] {
            let (network, space) = (net.id, garden);
            let written = house.app.db.write(move |tx| {
                tx.run(
                    "INSERT INTO pulse_cells (network_id, space_id, series_id, quarter, sector, answers, goal, goal_count, voice,
                                              voice_count, fair, fair_count, worth, worth_count, steps, steps_count)
                     VALUES ($1, $2, 0, $3, 'arts', 5, $4, 5, 0, 0, 0, 0, 0, 0, 0, 0)",
                    &[&network, &space, &quarter, &goal],
                )
            });
            written.await.map_err(|error: db::Error| error).unwrap();
            let page = ana.opens(trend).await;
            page.is_fine().sees("Arts").sees("4.00").markup();
            assert_eq!(page.html().matches("id=\"pulse-trend-t\"").count(), pictures, "{}", page.text());
            assert_eq!(page.html().matches("<caption>").count(), 1, "the table stays: {}", page.text());
        }
        ana.opens(trend).await.sees("5.00").sees("One line for all together");
        ben.opens(trend).await.is_fine().does_not_see("pulse-trend-t").does_not_see("5.00");
    }

    async fn the_trend_of_a_hidden_space_is_told_to_nobody_else(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Rota", house::access::SpaceVisibility::Members, &ana).await;
        let number = space.to_string();
        let fields = [("kind", "event"), ("space", number.as_str()), ("title", "Rota"), ("body", ""), ("day", "2026-11-20"), ("start", "18:00"), ("end", "20:00")];
        let rota = ana.sends("/n/green-city/items", &fields).await.leads_to().unwrap();
        said(&house, &net, &rota, &[("arts", 6, 4)]).await;
        for _ in 0..5 {
            house.app.clock.forward(19 * DAY);
            house.jobs_end().await;
            for (who, place) in [(&ana, "spaces"), (&ben, "spaces")] {
                who.opens(&format!("/n/green-city/{place}")).await.is_fine();
            }
        }
        house.app.clock.forward(5 * DAY);
        house.jobs_end().await;
        ana.opens("/n/green-city/meetings/trend").await.sees("4.00");
        for path in ["/n/green-city/meetings/trend".to_owned(), format!("/n/green-city/meetings/trend?space={space}")] {
            ben.opens(&path).await.is_fine().does_not_see("4.00").sees("There is nothing to show");
        }
    }

    async fn a_thing_to_change_becomes_a_task_in_one_step(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[]).await;
        said(&house, &net, &supper, &[("arts", 4, 4)]).await;
        house.app.db.write(|tx| tx.run("UPDATE event_pulses SET change = 'Begin with the newcomers.' WHERE token LIKE '%-0'", &[])).await
            .map_err(|error: db::Error| error).unwrap();
        house.app.clock.forward(8 * DAY);
        let list = format!("{}/changes", beside(&supper));
        ana.opens(&list).await.is_fine().sees("Nothing is listed yet.").markup();
        said(&house, &net, &supper, &[("health", 1, 4)]).await;
        ana.opens(&supper).await.sees("Things to change");
        let page = ana.opens(&list).await;
        page.is_fine().sees("Begin with the newcomers.").sees("Make it a task").markup();
        let token = page.value("name=\"change\"", "value").unwrap();
        ben.opens(&list).await.is_missing();
        ben.sends(&list, &[("change", &token)]).await.is_missing();
        let made = ana.sends(&list, &[("change", &token)]).await.leads_to().unwrap();
        ana.opens(&made).await.is_fine().sees("Begin with the newcomers.");
        // Sent twice it is one task.
        ana.sends(&list, &[("change", &token)]).await.goes_to(&made);
        ana.opens(&list).await.sees("See the task").does_not_see("Make it a task");
        ana.sends(&list, &[("change", "nothing")]).await.is(axum::http::StatusCode::CONFLICT);
    }

    async fn what_came_of_the_meetings_of_a_series_stands_beside_the_hours_they_took(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[("repeat", "weekly")]).await;
        for who in [&ana, &ben] {
            who.sends(&format!("{supper}/answers"), &[("answer", "yes")]).await.goes_to(&supper);
        }
        let point = crate::minutes::point(&ana, &supper, "The plan", &[]).await;
        let point = point.rsplit('/').next().unwrap().to_owned();
        for (kind, text) in [("decision", "We meet on Fridays."), ("action", "Buy bread.")] {
            let line = [("point", point.as_str()), ("kind", kind), ("text", text)];
            ana.does(&format!("{}/minutes/lines", beside(&supper)), &line).await.is_fine();
        }
        house.app.clock.forward(8 * DAY);
        house.jobs_end().await;
        let page = ben.opens("/n/green-city/meetings?series=1").await;
        page.is_fine().sees("Person-hours").sees("Done in 30 days").markup();
        // Two people, two hours, one decision, one action, of which nothing is done yet.
        let row = page.html().split("All of these").nth(1).unwrap();
        let cells: Vec<&str> = row.split("<td class=\"n\">").skip(1).filter_map(|cell| cell.split('<').next()).take(4).collect();
        assert_eq!(cells, ["4", "1", "1", "0"]);
    }
}
