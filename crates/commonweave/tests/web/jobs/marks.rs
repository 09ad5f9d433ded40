//! A room of the tests, whose jobs leave marks: in a table of its own, so that effects can be counted.

use crate::kit::House;
use commonweave::{doctor, rooms};
use db::{Db, Engine, Time, Write};
use house::app::App;
use house::ids::{MemberId, SpaceId};
use house::jobs::{self, Job, LEASE, Payload, Run, Task};
use house::room::{Room, Rooms};
use house::spaces;
use house::web::{Error, Viewer};
use std::sync::Arc;

static ROOM: Room = Room { name: "marks", jobs: &[&MARK, &MOODY, &CLUMSY, &LONG, &VISIT], ..Room::EMPTY };

pub static MARK: Job =
    Job { name: "mark", every: None, tries: Job::TRIES, run: Run::Inside(|_, tx, task| mark(tx, task)) };

/// Fails after it has left its mark, until somebody else left the mark 0.
pub static MOODY: Job = Job {
    name: "moody",
    every: None,
    tries: 3,
    run: Run::Inside(|_, tx, task| {
        mark(tx, task)?;
        let cheered: i64 = tx.one("SELECT COUNT(*) FROM marks WHERE job = 0", &[])?;
        if cheered == 0 { Err(anyhow::anyhow!("not in the mood").into()) } else { Ok(()) }
    }),
};

pub static CLUMSY: Job = Job {
    name: "clumsy",
    every: None,
    tries: 1,
    run: Run::Inside(|_, _, _| panic!("it fell, as this test wants it to")),
};

/// Takes longer than its lease.
pub static LONG: Job = Job {
    name: "long",
    every: None,
    tries: Job::TRIES,
    run: Run::Inside(|app, tx, task| {
        mark(tx, task)?;
        app.clock.forward(LEASE);
        Ok(())
    }),
};

/// Looks at a space as a member does.
pub static VISIT: Job = Job {
    name: "visit",
    every: None,
    tries: Job::TRIES,
    run: Run::Inside(|_, tx, task| {
        let viewer = Viewer::of_member(tx, task.payload.get::<MemberId>("member")?, task.now)?;
        spaces::visible_to(tx, &viewer, task.payload.get::<SpaceId>("space")?)?.ok_or(Error::NotFound)?;
        mark(tx, task)
    }),
};

fn mark(tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let number: i64 = task.payload.get("mark")?;
    tx.run("INSERT INTO marks (job) VALUES ($1)", &[&number])?;
    Ok(())
}

/// A house at rest and a program over it that knows the jobs of the tests.
pub async fn marked(house: House) -> (House, Arc<App>) {
    house.jobs_end().await;
    let house = house.at_rest().await;
    let made = house.app.db.write(|tx| tx.run("CREATE TABLE marks (job BIGINT NOT NULL)", &[]));
    made.await.map_err(|error: db::Error| error).unwrap();
    let app = node(&house, house.app.db.clone());
    (house, app)
}

fn node(house: &House, db: Db) -> Arc<App> {
    let all: Vec<&'static Room> = rooms::ALL.iter().copied().chain([&ROOM]).collect();
    let (config, clock) = (house.app.config.clone(), house.app.clock.clone());
    Arc::new(App::new(db, config, clock, Rooms::of(Vec::leak(all))).unwrap())
}

/// Another node: on PostgreSQL with connections of its own; SQLite has one program, in which two may ask.
pub fn other_node(house: &House) -> Arc<App> {
    let db = match house.app.db.engine() {
        Engine::Sqlite => house.app.db.clone(),
        Engine::Postgres => house.node_database(),
    };
    node(house, db)
}

pub async fn queued(app: &App, job: &'static Job, payloads: Vec<Payload>) -> u64 {
    let now = app.clock.now();
    let wanted: Vec<(Time, Payload)> = payloads.into_iter().map(|payload| (now, payload)).collect();
    let queued = app.db.write(move |tx| jobs::queue(tx, now, job, &wanted));
    queued.await.map_err(|error: db::Error| error).unwrap()
}

pub fn marking(number: i64) -> Payload {
    Payload::new().number("mark", number)
}

pub async fn number(app: &App, sql: &'static str) -> i64 {
    app.db.read(move |q| q.one(sql, &[])).await.map_err(|error: db::Error| error).unwrap()
}

pub async fn marks(app: &App) -> i64 {
    number(app, "SELECT COUNT(*) FROM marks WHERE job > 0").await
}

pub async fn done(app: &App, name: &'static str) -> i64 {
    let sql = "SELECT COUNT(*) FROM jobs WHERE name = $1 AND state = 'done'";
    app.db.read(move |q| q.one(sql, &[&name])).await.map_err(|error: db::Error| error).unwrap()
}

pub async fn works(app: &Arc<App>) -> usize {
    jobs::work(app).await.unwrap()
}

/// Carries out all that is due; tells how many jobs that were.
pub async fn works_off(app: &Arc<App>) -> usize {
    let mut all = 0;
    loop {
        match works(app).await {
            0 => return all,
            some => all += some,
        }
    }
}

/// What the doctor finds wrong.
pub fn ills(app: &App) -> Vec<String> {
    let report = doctor::stuck(&app.db, app.clock.now()).unwrap();
    report.ill.into_iter().map(|ill| ill.what).collect()
}

pub async fn runs_sql(app: &App, sql: &'static str) {
    app.db.write(move |tx| tx.run(sql, &[])).await.map_err(|error: db::Error| error).unwrap();
}
