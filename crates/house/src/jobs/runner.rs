//! Takes up what is due and carries it out, on every node.

use super::job::wait;
use super::store::{self, Leased};
use super::{Fault, Job, LEASE, OUTSIDE, Payload, Run, Task};
use crate::app::App;
use crate::web::Error;
use db::{Time, Write};
use futures_util::{StreamExt, stream};
use std::sync::Arc;
use std::time::Duration;

/// How many jobs of one lease run at a time.
const AT_ONCE: usize = 4;

/// Does what is due, every second, for as long as the server runs.
pub async fn run_every_second(app: Arc<App>) {
    let mut seconds = tokio::time::interval(Duration::from_secs(1));
    seconds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut queued = Vec::new();
    loop {
        seconds.tick().await;
        let periods = periods(&app, app.clock.now());
        if periods != queued {
            match queue_recurring(&app).await {
                Ok(()) => queued = periods,
                Err(error) => {
                    tracing::warn!(?error, "recurring jobs could not be queued and will be in a second")
                }
            }
        }
        loop {
            match work(&app).await {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => {
                    tracing::warn!(%error, "jobs could not be taken up and will be in a second");
                    break;
                }
            }
        }
    }
}

/// Which hour or day each recurring job is in.
fn periods(app: &App, now: Time) -> Vec<i64> {
    app.rooms.jobs().filter_map(|job| Some(job.every?.period(now))).collect()
}

/// Queues each recurring job for the present hour or day, unless that has been done, here or on another node.
///
/// # Errors
/// Those of the database.
pub async fn queue_recurring(app: &App) -> Result<(), db::Error> {
    let (rooms, now) = (app.rooms, app.clock.now());
    app.db
        .write(move |tx| {
            for job in rooms.jobs() {
                let Some(every) = job.every else { continue };
                let period = Payload::new().number("period", every.period(now));
                store::queue(tx, now, job, &[(now, period)])?;
            }
            Ok(())
        })
        .await
}

/// Takes up some of the jobs that are due and carries them out; tells how many. Zero also when other nodes were faster.
///
/// # Errors
/// Those of the database, where nothing could be taken up. What a job fails by is kept with the job.
pub async fn work(app: &Arc<App>) -> anyhow::Result<usize> {
    let now = app.clock.now();
    // A look costs less than a change that changes nothing, and mostly there is nothing to do.
    if !app.db.read(move |q| store::is_any_due(q, now)).await? {
        return Ok(0);
    }
    let lease = app.chance.token()?;
    let kept = lease.clone();
    let taken = app.db.write(move |tx| store::lease(tx, now, now + LEASE, &kept)).await?;
    let amount = taken.len();
    let lease = lease.as_str();
    stream::iter(taken).for_each_concurrent(AT_ONCE, |leased| carry_out(app, lease, leased)).await;
    Ok(amount)
}

/// Tries a job once, and settles what becomes of it. What cannot even be settled is taken up again after its lease.
async fn carry_out(app: &Arc<App>, lease: &str, leased: Leased) {
    let settled = match app.rooms.job(&leased.name) {
        None => put_off(app, lease, &leased).await,
        Some(job) if leased.tries > job.tries => give_up(app, lease, &leased, Fault::Unended).await,
        Some(job) => match attempt(app, lease, &leased, job).await {
            Ok(()) => Ok(()),
            Err(Error::NotFound) => end(app, lease, &leased).await,
            Err(error) => failed(app, lease, &leased, job, &error).await,
        },
    };
    if let Err(error) = settled {
        tracing::warn!(job = leased.name, id = leased.id.get(), ?error, "a job could not be settled");
    }
}

async fn attempt(app: &Arc<App>, lease: &str, leased: &Leased, job: &'static Job) -> Result<(), Error> {
    let payload = Payload::kept(leased.payload.clone());
    let task = Task { id: leased.id, payload, now: app.clock.now(), cut_off: leased.begun };
    match job.run {
        Run::Inside(run) => inside(app, lease, task, job, run).await,
        Run::Outside(run) => {
            let (id, until, kept) = (leased.id, task.now + LEASE, lease.to_owned());
            if !app.db.write(move |tx| store::begin(tx, until, id, &kept)).await? {
                return Ok(());
            }
            let late = |_| Error::Busy(OUTSIDE);
            tokio::time::timeout(OUTSIDE, run(app.clone(), task)).await.map_err(late)??;
            // What happened outside has happened: a job whose end cannot be written is taken up as one that was cut off.
            if let Err(error) = end(app, lease, leased).await {
                tracing::warn!(
                    job = leased.name,
                    id = leased.id.get(),
                    ?error,
                    "the end of a job could not be kept"
                );
            }
            Ok(())
        }
    }
}

/// The end of the job and what it does, in one transaction. Who has lost the lease meanwhile does nothing.
async fn inside(
    app: &Arc<App>,
    lease: &str,
    task: Task,
    job: &'static Job,
    run: fn(&App, &mut Write<'_>, &Task) -> Result<(), Error>,
) -> Result<(), Error> {
    let (reached, lease) = (app.clone(), lease.to_owned());
    app.db
        .write(move |tx| {
            if !store::end(tx, task.now, task.id, &lease)? {
                return Ok(());
            }
            if job.every.is_some() {
                store::forget_failed(tx, job.name)?;
            }
            run(&reached, tx, &task)
        })
        .await
}

/// There is nothing left to do.
async fn end(app: &App, lease: &str, leased: &Leased) -> Result<(), db::Error> {
    let (now, id, lease) = (app.clock.now(), leased.id, lease.to_owned());
    app.db.write(move |tx| store::end(tx, now, id, &lease)).await.map(drop)
}

/// Another version of the program, on another node, may know it.
async fn put_off(app: &App, lease: &str, leased: &Leased) -> Result<(), db::Error> {
    let (until, id, lease) = (app.clock.now() + LEASE, leased.id, lease.to_owned());
    app.db.write(move |tx| store::put_off(tx, until, id, &lease)).await.map(drop)
}

async fn failed(app: &App, lease: &str, leased: &Leased, job: &Job, error: &Error) -> Result<(), db::Error> {
    let (id, tries, fault) = (leased.id, leased.tries, Fault::of(error));
    if tries >= job.tries {
        tracing::error!(job = job.name, id = id.get(), ?error, "a job has failed for good");
        return give_up(app, lease, leased, fault).await;
    }
    tracing::warn!(job = job.name, id = id.get(), tries, ?error, "a job failed and will be tried again");
    let (next, lease) = (app.clock.now() + wait(tries), lease.to_owned());
    app.db.write(move |tx| store::try_again(tx, next, id, &lease, fault)).await.map(drop)
}

async fn give_up(app: &App, lease: &str, leased: &Leased, fault: Fault) -> Result<(), db::Error> {
    let (now, id, lease) = (app.clock.now(), leased.id, lease.to_owned());
    app.db.write(move |tx| store::fail(tx, now, id, &lease, fault)).await.map(drop)
}
