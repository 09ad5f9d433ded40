//! Jobs: done once however many nodes run, tried again, taken up again, given up in sight of the host.

pub mod marks;

use crate::commands::runs;
use crate::kit::Person;
use house::access::{SpaceRole, SpaceVisibility};
use house::app::App;
use house::clock::Clock;
use house::jobs::{self, LEASE};
use marks::{
    CLUMSY, LONG, MARK, MOODY, VISIT, done, marked, marking, marks, number, other_node, queued, runs_sql,
};
pub(crate) use marks::{ills, works, works_off};
use std::sync::atomic::Ordering;
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(60 * 60);

on_both! {
    async fn of_two_nodes_that_race_each_job_is_done_by_one(house: House) {
        let (house, one) = marked(house).await;
        let other = other_node(&house);
        assert_eq!(queued(&one, &MARK, (1..=100).map(marking).collect()).await, 100);
        while done(&one, "mark").await < 100 {
            let _ = tokio::join!(works(&one), works(&other), works(&one), works(&other));
        }
        assert_eq!(marks(&one).await, 100);
        assert_eq!(number(&one, "SELECT COUNT(DISTINCT job) FROM marks").await, 100);
        assert_eq!(number(&one, "SELECT CAST(SUM(tries) AS BIGINT) FROM jobs WHERE name = 'mark'").await, 100);
    }

    async fn a_job_that_takes_longer_than_its_lease_is_not_done_twice(house: House) {
        let (house, one) = marked(house).await;
        let other = other_node(&house);
        queued(&one, &LONG, (1..=20).map(marking).collect()).await;
        while done(&one, "long").await < 20 {
            let _ = tokio::join!(works(&one), works(&other), works(&other));
        }
        assert_eq!((marks(&one).await, number(&one, "SELECT COUNT(DISTINCT job) FROM marks").await), (20, 20));
    }

    async fn the_same_thing_is_not_queued_twice(house: House) {
        let (_house, app) = marked(house).await;
        assert_eq!(queued(&app, &MARK, vec![marking(1), marking(2)]).await, 2);
        assert_eq!(queued(&app, &MARK, vec![marking(1), marking(2), marking(3)]).await, 1);
        assert_eq!(works_off(&app).await, 3);
        assert_eq!(queued(&app, &MARK, vec![marking(1)]).await, 0);
        assert_eq!((works(&app).await, marks(&app).await), (0, 3));
        // A week later nobody remembers it, and the same words are another thing.
        app.clock.forward(jobs::KEPT);
        jobs::queue_recurring(&app).await.unwrap();
        works_off(&app).await;
        assert_eq!(queued(&app, &MARK, vec![marking(1)]).await, 1);
    }

    async fn a_job_is_done_when_it_is_due_and_not_before(house: House) {
        let (_house, app) = marked(house).await;
        let (now, due) = (app.clock.now(), app.clock.now() + HOUR);
        app.db.write(move |tx| jobs::queue(tx, now, &MARK, &[(due, marking(1))])).await
            .map_err(|error: db::Error| error).unwrap();
        app.clock.forward(HOUR - Duration::from_secs(1));
        assert_eq!(works(&app).await, 0);
        app.clock.forward(Duration::from_secs(1));
        assert_eq!((works(&app).await, marks(&app).await), (1, 1));
    }

    async fn a_job_that_fails_leaves_nothing_behind_and_is_tried_again_after_a_while(house: House) {
        let (_house, app) = marked(house).await;
        queued(&app, &MOODY, vec![marking(1)]).await;
        assert_eq!((works(&app).await, marks(&app).await), (1, 0));
        app.clock.forward(Duration::from_secs(29));
        assert_eq!(works(&app).await, 0);
        app.clock.forward(Duration::from_secs(1));
        assert_eq!((works(&app).await, marks(&app).await), (1, 0));
        runs_sql(&app, "INSERT INTO marks (job) VALUES (0)").await;
        app.clock.forward(Duration::from_secs(59));
        assert_eq!(works(&app).await, 0);
        app.clock.forward(Duration::from_secs(1));
        assert_eq!((works(&app).await, marks(&app).await), (1, 1));
        assert_eq!((works_off(&app).await, done(&app, "moody").await), (0, 1));
        assert_eq!(ills(&app), Vec::<String>::new());
    }

    async fn what_failed_for_good_stays_in_sight_until_the_host_decides(house: House) {
        let (house, app) = marked(house).await;
        queued(&app, &MOODY, vec![marking(1)]).await;
        for _ in 0..3 {
            assert_eq!(works(&app).await, 1);
            app.clock.forward(HOUR);
        }
        assert_eq!(works(&app).await, 0);
        assert_eq!(ills(&app), ["jobs moody: 1 failed for good (broken)"]);
        assert_eq!(queued(&app, &MOODY, vec![marking(1)]).await, 0);
        runs(&house, &["doctor"]).await.is_well(false).says("jobs moody: 1 failed for good").says("jobs --again");
        runs(&house, &["jobs"]).await.is_well(true).says("moody: 1 failed for good (broken)");
        runs(&house, &["jobs", "--forget"]).await.is_well(true).says("given up: 1");
        runs(&house, &["jobs"]).await.is_well(true).says("No job has failed for good.");
        assert_eq!((works(&app).await, marks(&app).await), (0, 0));
    }

    async fn what_failed_for_good_is_done_after_all_when_the_host_wants_it(house: House) {
        let (_house, app) = marked(house).await;
        queued(&app, &MOODY, vec![marking(1), marking(2)]).await;
        for _ in 0..3 {
            assert_eq!(works(&app).await, 2);
            app.clock.forward(HOUR);
        }
        runs_sql(&app, "INSERT INTO marks (job) VALUES (0)").await;
        let now = app.clock.now();
        let again = app.db.write(move |tx| jobs::again(tx, now)).await.map_err(|error: db::Error| error).unwrap();
        assert_eq!((again, works(&app).await, marks(&app).await), (2, 2, 2));
        assert_eq!(ills(&app), Vec::<String>::new());
    }

    async fn a_job_that_panics_harms_no_other(house: House) {
        let (_house, app) = marked(house).await;
        queued(&app, &MARK, vec![marking(1)]).await;
        queued(&app, &CLUMSY, vec![marking(2)]).await;
        queued(&app, &MARK, vec![marking(3)]).await;
        assert_eq!((works_off(&app).await, marks(&app).await), (3, 2));
        assert_eq!(ills(&app), ["jobs clumsy: 1 failed for good (broken)"]);
    }

    async fn a_job_whose_node_is_killed_is_taken_up_again_after_its_lease(house: House) {
        let (_house, app) = marked(house).await;
        queued(&app, &MARK, vec![marking(1)]).await;
        // As a node leaves it that was killed between taking it up and ending it.
        let until = app.clock.now() + LEASE;
        app.db.write(move |tx| tx.run("UPDATE jobs SET lease = 'gone', tries = 1, next_at = $1 WHERE name = 'mark'", &[&until]))
            .await.map_err(|error: db::Error| error).unwrap();
        app.clock.forward(LEASE - Duration::from_secs(1));
        assert_eq!(works(&app).await, 0);
        app.clock.forward(Duration::from_secs(1));
        assert_eq!((works(&app).await, marks(&app).await), (1, 1));
        assert_eq!(works(&app).await, 0);
    }

    async fn a_job_that_kills_every_node_is_given_up(house: House) {
        let (_house, app) = marked(house).await;
        queued(&app, &MARK, vec![marking(1)]).await;
        runs_sql(&app, "UPDATE jobs SET lease = 'gone', tries = 10 WHERE name = 'mark'").await;
        assert_eq!((works(&app).await, marks(&app).await), (1, 0));
        assert_eq!(ills(&app), ["jobs mark: 1 failed for good (unended)"]);
    }

    async fn a_job_that_a_node_does_not_know_waits_for_one_that_does(house: House) {
        let (house, app) = marked(house).await;
        queued(&app, &MARK, vec![marking(1)]).await;
        for _ in 0..20 {
            assert_eq!(works(&house.app).await, 1);
            app.clock.forward(LEASE);
        }
        assert_eq!(ills(&app), ["jobs mark: 1 late by more than an hour, the oldest by 100 minutes"]);
        assert_eq!((works(&app).await, marks(&app).await), (1, 1));
    }

    async fn what_comes_every_hour_comes_once_an_hour_on_all_nodes_together(house: House) {
        let (house, one) = marked(house).await;
        let other = other_node(&house);
        let before = done(&one, "sessions-cleaning").await;
        for _ in 0..3 {
            one.clock.forward(HOUR);
            let (here, there) = tokio::join!(jobs::queue_recurring(&one), jobs::queue_recurring(&other));
            here.unwrap();
            there.unwrap();
            jobs::queue_recurring(&one).await.unwrap();
            works_off(&one).await;
        }
        assert_eq!(done(&one, "sessions-cleaning").await, before + 3);
    }

    async fn a_clock_that_jumps_ahead_makes_up_for_nothing_and_back_loses_nothing(house: House) {
        let (_house, app) = marked(house).await;
        jobs::queue_recurring(&app).await.unwrap();
        works_off(&app).await;
        let start = app.clock.now();
        app.clock.forward(HOUR * 24 * 365);
        jobs::queue_recurring(&app).await.unwrap();
        works_off(&app).await;
        assert_eq!(done(&app, "sessions-cleaning").await, 1);
        // It fails a year ahead of its time, and somebody sets the clock right.
        queued(&app, &MOODY, vec![marking(1)]).await;
        assert_eq!(works(&app).await, 1);
        runs_sql(&app, "INSERT INTO marks (job) VALUES (0)").await;
        let Clock::Held(hands) = &app.clock else { panic!("tests hold the clock") };
        hands.store(start.micros(), Ordering::Relaxed);
        app.clock.forward(HOUR);
        jobs::queue_recurring(&app).await.unwrap();
        works_off(&app).await;
        assert_eq!((marks(&app).await, done(&app, "moody").await), (1, 1));
    }

    async fn what_is_done_in_the_name_of_a_member_asks_what_they_may_do_then(house: House) {
        let (house, app) = marked(house).await;
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        let visit = |who: &Person, number| {
            marking(number).number("member", who.member.unwrap().get()).number("space", space.get())
        };
        queued(&app, &VISIT, vec![visit(&ana, 1), visit(&ben, 2), visit(&net.steward, 3)]).await;
        ben.does(&format!("/n/{}/spaces/{space}/departure", net.slug), &[]).await.is_fine();
        assert_eq!((works_off(&app).await, marks(&app).await), (3, 1));
        assert_eq!(done(&app, "visit").await, 3);
        // And who is no member any more may do nothing at all.
        queued(&app, &VISIT, vec![visit(&ana, 4)]).await;
        net.steward.does(&format!("/n/{}/people/{}/suspension", net.slug, ana.member.unwrap()), &[]).await.is_fine();
        assert_eq!((works_off(&app).await, marks(&app).await), (1, 1));
        assert_eq!(ills(&app), Vec::<String>::new());
    }

    async fn a_running_server_does_what_is_due_by_itself(house: House) {
        house.account("Ana").await;
        house.app.clock.forward(house::web::viewer::IDLE);
        until_there_are(&house.app, 0, "SELECT COUNT(*) FROM sessions WHERE ended_at IS NULL").await;
        // A day later what has ended is gone.
        house.app.clock.forward(HOUR * 24);
        until_there_are(&house.app, 0, "SELECT COUNT(*) FROM sessions").await;
    }

    async fn what_may_wait_lets_everything_else_go_first(house: House) {
        let (_house, app) = marked(house).await;
        let (now, many) = (app.clock.now(), (1..=40).map(marking));
        let wanted: Vec<_> = many.map(|payload| (now, payload)).collect();
        app.db
            .write(move |tx| jobs::queue_patiently(tx, now, &MARK, &wanted))
            .await
            .map_err(|error: db::Error| error)
            .unwrap();
        app.clock.forward(Duration::from_secs(1));
        assert_eq!(queued(&app, &MARK, vec![marking(99)]).await, 1);
        assert_eq!((works(&app).await, number(&app, "SELECT MAX(job) FROM marks").await), (1, 99));
        assert_eq!((works(&app).await, works_off(&app).await, marks(&app).await), (8, 32, 41));
    }
}

/// Waits for what runs beside the requests.
async fn until_there_are(app: &App, amount: i64, sql: &'static str) {
    for _ in 0..10_000 {
        if number(app, sql).await == amount {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("still not {amount}: {sql}");
}
