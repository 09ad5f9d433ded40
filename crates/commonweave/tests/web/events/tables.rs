//! Rounds at tables: planned, held, changed while they run.

use super::answers;
use super::polls::of_sector;
use super::seats::{beside, counts_are_right, held, several};
use crate::jobs::works;
use crate::kit::{House, Net, Person, Seen};
use axum::http::StatusCode;
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3_600);
/// How often two sit together again who sat together in another round.
const AGAIN: &str = "SELECT COUNT(*) FROM (
    SELECT one.attendance_id FROM table_seats one JOIN table_seats other ON other.item_id = one.item_id
        AND other.round = one.round AND other.place = one.place AND other.attendance_id > one.attendance_id
    GROUP BY one.attendance_id, other.attendance_id HAVING COUNT(*) > 1) found";

async fn number(house: &House, sql: &'static str) -> i64 {
    house.app.db.read(move |q| q.one::<i64>(sql, &[])).await.map_err(|error: db::Error| error).unwrap()
}

/// Who sits where: the name, the round and the table.
async fn seats(house: &House) -> Vec<(String, i64, i64)> {
    let found = house.app.db.read(|q| {
        q.all::<(String, i64, i64)>(
            "SELECT COALESCE(members.name, attendances.name) AS name, table_seats.round, table_seats.place
             FROM table_seats JOIN attendances ON attendances.id = table_seats.attendance_id
             LEFT JOIN members ON members.id = attendances.member_id ORDER BY name, table_seats.round",
            &[],
        )
    });
    found.await.map_err(|error: db::Error| error).unwrap()
}

async fn plans(ana: &Person, supper: &str, (rounds, size, among): (&str, &str, &str)) -> Seen {
    let fields = [("rounds", rounds), ("size", size), ("among", among)];
    ana.sends(&format!("{}/rounds", beside(supper)), &fields).await
}

async fn begins(ana: &Person, supper: &str, round: &str) -> Seen {
    ana.sends(&format!("{}/rounds/next", beside(supper)), &[("round", round)]).await
}

/// Ana's supper with six guests at tables of three in two rounds, half an hour before it begins.
async fn laid(house: &House) -> (Net, Person, Person, Vec<Person>, String) {
    let (net, ana, ben) = house.two().await;
    let supper = held(&ana, &net, &[]).await;
    let guests = several(house, &net, 6).await;
    for guest in &guests {
        answers(guest, &supper, "yes").await.goes_to(&supper);
    }
    plans(&ana, &supper, ("2", "3", "coming")).await.goes_to(&format!("{}/rounds", beside(&supper)));
    house.app.clock.forward(6 * 24 * HOUR + 7 * HOUR + 30 * MINUTE);
    (net, ana, ben, guests, supper)
}

on_both! {
    async fn people_of_different_sectors_sit_together_and_nobody_with_the_same_people_twice(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[]).await;
        let mut guests = of_sector(&house, &net, "education", 4).await;
        guests.extend(of_sector(&house, &net, "health", 4).await);
        guests.extend(of_sector(&house, &net, "arts", 4).await);
        for guest in &guests {
            answers(guest, &supper, "yes").await.goes_to(&supper);
        }
        let rounds = format!("{}/rounds", beside(&supper));
        ana.opens(&rounds).await.is_fine().sees("No tables are planned yet.").markup();
        plans(&ana, &supper, ("3", "3", "coming")).await.goes_to(&rounds);
        let page = ana.opens(&rounds).await;
        page.is_fine().sees("Table 4").sees("education 0").sees("No round has begun yet").does_not_see("more than once").markup();
        assert_eq!((seats(&house).await.len(), number(&house, AGAIN).await), (36, 0));
        ana.opens(&format!("{rounds}/cards")).await.is_fine().sees("arts 3").sees("Round 3: table").markup();
        let own = format!("{}/tables", beside(&supper));
        guests[0].opens(&supper).await.sees("My tables").does_not_see("Rounds at tables");
        guests[0].opens(&own).await.is_fine().sees("Round 1: table").sees("You sit with").markup();
        ben.opens(&own).await.is_fine().sees("You do not sit at a table.");
        for hidden in [&rounds, &format!("{rounds}/cards"), &format!("{rounds}/people")] {
            ben.opens(hidden).await.is_missing();
        }
        begins(&ana, &supper, "1").await.is(StatusCode::CONFLICT).sees("from an hour before the event begins");
        house.app.clock.forward(6 * 24 * HOUR + 7 * HOUR + 30 * MINUTE);
        begins(&ana, &supper, "1").await.goes_to(&rounds);
        guests[0].opens(&own).await.sees("Now");
        begins(&ana, &supper, "1").await.is(StatusCode::CONFLICT).sees("Somebody else has begun this round");
        house.jobs_end().await;
        ana.opens(&rounds).await.sees("Round 1 of 3 is running").sees("pairs of different sectors sat together for the first time");
        ben.opens(&supper).await.does_not_see("pairs of different sectors");
        for round in ["2", "3"] {
            begins(&ana, &supper, round).await.goes_to(&rounds);
        }
        house.jobs_end().await;
        begins(&ana, &supper, "4").await.is(StatusCode::CONFLICT).sees("All rounds have begun.");
        plans(&ana, &supper, ("3", "3", "coming")).await.is_refused().sees("The plan stays as it is.");
        // It ties those who sat together, each round with its few.
        crate::map::drawn(&house).await;
        assert_eq!(number(&house, "SELECT COUNT(*) FROM tie_people WHERE period < 0").await, 36);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM table_pairs").await, 36);
        counts_are_right(&house).await;
    }

    async fn a_plan_needs_two_people_and_sensible_numbers(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[]).await;
        begins(&ana, &supper, "1").await.is(StatusCode::CONFLICT);
        answers(&ben, &supper, "yes").await.goes_to(&supper);
        plans(&ana, &supper, ("2", "4", "coming")).await.is_refused().sees("at least two people");
        answers(&ana, &supper, "yes").await.goes_to(&supper);
        plans(&ana, &supper, ("2", "4", "here")).await.is_refused().sees("at least two people");
        for (rounds, size) in [("0", "4"), ("100", "4"), ("", "4"), ("2", "1"), ("2", "13"), ("2", "four")] {
            let seen = plans(&ana, &supper, (rounds, size, "coming")).await;
            let field = if size == "4" { "rounds" } else { "size" };
            assert!(seen.is_refused().html().contains(&format!("id=\"f-{field}-error\"")), "{rounds} {size}");
        }
        plans(&ana, &supper, ("2", "4", "everyone")).await.is_refused();
        plans(&ben, &supper, ("2", "4", "coming")).await.is_missing();
        let people = format!("{}/rounds/people", beside(&supper));
        ana.sends(&people, &[("who", "in-1")]).await.is(StatusCode::CONFLICT).sees("No tables are planned");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM table_plans").await, 0);
        // Two people have one table, and sit together again and again.
        plans(&ana, &supper, ("3", "4", "coming")).await.goes_to(&format!("{}/rounds", beside(&supper)));
        ana.opens(&format!("{}/rounds", beside(&supper))).await.sees("Pairs sit together again 2 times.");
        house.app.clock.forward(6 * 24 * HOUR + 7 * HOUR + 30 * MINUTE);
        begins(&ana, &supper, "1").await.goes_to(&format!("{}/rounds", beside(&supper)));
        house.jobs_end().await;
        ana.opens(&format!("{}/rounds", beside(&supper))).await.sees("Fewer than five pairs");
    }

    async fn tables_are_planned_for_three_hundred_at_most(house: House) {
        let (net, ana, _) = house.two().await;
        let supper = held(&ana, &net, &[]).await;
        let (item, network) = (supper.rsplit('/').next().unwrap().parse::<i64>().unwrap(), net.id);
        let filled = house.app.db.write(move |tx| {
            for guest in 0..301_i64 {
                tx.run(
                    "INSERT INTO attendances (item_id, network_id, name, answer, party, seat, queued_at, answered_at)
                     VALUES ($1, $2, 'Guest', 'yes', 1, 'seated', $3, $3)",
                    &[&item, &network, &guest],
                )?;
            }
            Ok::<_, db::Error>(())
        });
        filled.await.unwrap();
        plans(&ana, &supper, ("2", "8", "coming")).await.is_refused().sees("300 people at most");
        let one = house.app.db.write(|tx| tx.run("DELETE FROM attendances WHERE queued_at = 300", &[])).await;
        assert_eq!(one.map_err(|error: db::Error| error).unwrap(), 1);
        plans(&ana, &supper, ("2", "8", "coming")).await.goes_to(&format!("{}/rounds", beside(&supper)));
        assert_eq!(number(&house, "SELECT COUNT(*) FROM table_seats").await, 600);
        assert_eq!(number(&house, "SELECT COUNT(DISTINCT place) FROM table_seats").await, 38);
    }

    async fn who_comes_late_sits_down_with_the_next_round_and_moves_nobody(house: House) {
        let (_, ana, _, guests, supper) = laid(&house).await;
        begins(&ana, &supper, "1").await.goes_to(&format!("{}/rounds", beside(&supper)));
        let before = seats(&house).await;
        // Olga has no account and no phone that could scan anything.
        let arrivals = format!("{}/presence/arrivals", beside(&supper));
        ana.does(&arrivals, &[("name", "Olga Petrova")]).await.is_fine();
        let mut after = seats(&house).await;
        let olga: Vec<i64> = after.iter().filter(|(name, ..)| name == "Olga Petrova").map(|(_, round, _)| *round).collect();
        assert_eq!(olga, [2], "the round that runs stays as it is");
        after.retain(|(name, ..)| name != "Olga Petrova");
        assert_eq!(after, before, "nobody else is moved");
        ana.opens(&format!("{}/rounds/cards", beside(&supper))).await.sees("Olga Petrova");
        let people = format!("{}/rounds/people", beside(&supper));
        let page = ana.opens(&people).await;
        page.is_fine().sees("Olga Petrova").markup();
        let out = page.value("value=\"out-", "value").unwrap();
        ana.does(&people, &[("who", &out)]).await.is_fine();
        ana.does(&people, &[("who", &out)]).await.is_fine();
        let back = out.replace("out-", "in-");
        ana.does(&people, &[("who", &back)]).await.is_fine();
        assert_eq!(seats(&house).await.len(), 13);
        ana.sends(&people, &[("who", "in-99999")]).await.is(StatusCode::CONFLICT);
        ana.sends(&people, &[("who", "nonsense")]).await.is(StatusCode::BAD_REQUEST);
        begins(&ana, &supper, "2").await.goes_to(&format!("{}/rounds", beside(&supper)));
        ana.sends(&people, &[("who", &back)]).await.is(StatusCode::CONFLICT).sees("All rounds have begun.");
        guests[0].opens(&format!("{}/tables", beside(&supper))).await.sees("Round 2: table");
    }

    async fn who_leaves_is_taken_out_and_nobody_sits_alone(house: House) {
        let (_, ana, _, guests, supper) = laid(&house).await;
        begins(&ana, &supper, "1").await.goes_to(&format!("{}/rounds", beside(&supper)));
        house.jobs_end().await;
        // Two of one table go home, so that the third would be left alone.
        let second = seats(&house).await;
        let table = second.iter().find(|(_, round, _)| *round == 2).unwrap().2;
        let there: Vec<&str> =
            second.iter().filter(|(_, round, place)| (*round, *place) == (2, table)).map(|(name, ..)| name.as_str()).collect();
        for name in there.iter().take(2) {
            let guest = guests.iter().find(|guest| guest.name == *name).unwrap();
            answers(guest, &supper, "no").await.goes_to(&supper);
        }
        begins(&ana, &supper, "2").await.goes_to(&format!("{}/rounds", beside(&supper)));
        house.jobs_end().await;
        let now = seats(&house).await;
        let tables: std::collections::BTreeSet<i64> =
            now.iter().filter(|(_, round, _)| *round == 2).map(|(.., place)| *place).collect();
        assert_eq!((now.len(), tables.len()), (10, 1), "{now:?}");
        // Whoever leaves the network sits nowhere and has sat with nobody.
        guests[0].does("/n/green-city/departure", &[]).await;
        assert!(seats(&house).await.iter().all(|(name, ..)| name != "Guest0"));
        counts_are_right(&house).await;
    }

    async fn who_never_came_has_sat_with_nobody_where_it_was_noted_who_is_there(house: House) {
        let (_, ana, _, guests, supper) = laid(&house).await;
        // All six said that they come; of each table somebody does.
        let noted = house.app.db.read(|q| q.all::<i64>("SELECT id FROM attendances WHERE seat = 'seated' ORDER BY id", &[])).await;
        let noted = noted.map_err(|error: db::Error| error).unwrap();
        assert_eq!(noted.len(), guests.len());
        for id in noted.iter().take(5) {
            ana.does(&format!("{}/presence", beside(&supper)), &[("who", &format!("here-{id}"))]).await.is_fine();
        }
        begins(&ana, &supper, "1").await.goes_to(&format!("{}/rounds", beside(&supper)));
        house.jobs_end().await;
        assert_eq!(number(&house, "SELECT COUNT(*) FROM happenings WHERE what = 'event-table-sat'").await, 5);
        // A table of three has three pairs, one of two has one.
        assert_eq!(number(&house, "SELECT COUNT(*) FROM table_pairs").await, 4);
        counts_are_right(&house).await;
    }

    async fn a_job_that_is_killed_half_way_writes_down_who_sat_together_once(house: House) {
        let (_, ana, _, _, supper) = laid(&house).await;
        begins(&ana, &supper, "1").await.goes_to(&format!("{}/rounds", beside(&supper)));
        house.jobs_end().await;
        // As a node leaves it that was killed before it could note that the job is done.
        let again = house.app.db.write(|tx| {
            tx.run(
                "UPDATE jobs SET state = 'waiting', next_at = due_at, lease = NULL, ended_at = NULL
                 WHERE name = 'event-table-sitting'",
                &[],
            )
        });
        again.await.map_err(|error: db::Error| error).unwrap();
        works(&house.app).await;
        house.jobs_end().await;
        let twice = "SELECT COUNT(*) FROM jobs WHERE name = 'event-table-sitting' AND state = 'done' AND tries > 1";
        assert_eq!(number(&house, twice).await, 1);
        let sat = "SELECT COUNT(*) FROM happenings WHERE what = 'event-table-sat'";
        assert_eq!(number(&house, sat).await, 6);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM table_pairs").await, 6);
    }
}
