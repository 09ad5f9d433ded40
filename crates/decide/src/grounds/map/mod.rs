//! The map of a common ground: drawn by a job beside the requests, kept as figures, shown as a picture with its table.

mod drawing;
mod figures;
mod own;
mod picture;
mod sectors;

pub(super) use drawing::{Drawn, Material, drawn};
pub(super) use figures::{Figures, Group, SectorStand, Stand, Standing};
pub(super) use own::{Own, groups_of, own};
pub(super) use picture::{Picture, letter};

use super::ground::State;
use super::store::{self, Voiced};
use db::{Read, Write};
use futures_util::future::BoxFuture;
use house::app::App;
use house::ids::{ItemId, ParticipantId, StatementId};
use house::jobs::{Job, Run, Task};
use house::web::Error;
use std::sync::Arc;

/// Draws the map of a ground. It happens again when the node goes in between, and then draws the same or a newer one.
pub(super) static DRAWING: Job =
    Job { name: "ground-map", every: None, tries: Job::TRIES, run: Run::Outside(draw) };

fn draw(app: Arc<App>, task: Task) -> BoxFuture<'static, Result<(), Error>> {
    Box::pin(async move {
        let item = task.payload.get::<ItemId>("item")?;
        let mut material = app.db.read(move |q| gather(q, item)).await?;
        let mut place = (ParticipantId::from(0), StatementId::from(0));
        loop {
            let (some, more) = app.db.read(move |q| store::voiced(q, item, place)).await?;
            place = some.last().map_or(place, |last| (last.person_id, last.statement_id));
            material.voices.extend(some);
            if !more {
                break;
            }
        }
        // The sums of a hundred thousand people take seconds: no thread that serves is lent for them.
        let done = tokio::task::spawn_blocking(move || drawn(&material)).await;
        let done =
            done.map_err(|error| anyhow::anyhow!("the map of a ground could not be drawn: {error}"))??;
        let now = task.now;
        app.db.write(move |tx| keep(tx, item, &done, now)).await
    })
}

/// What the map is drawn from, without the answers.
fn gather(q: &mut Read<'_>, item: ItemId) -> Result<Material, Error> {
    store::of_item(q, item)?.ok_or(Error::NotFound)?;
    let mut statements = Vec::new();
    for state in State::ALL {
        let mut after = -1;
        loop {
            let page = store::page(q, item, *state, after)?;
            let Some(last) = page.last() else { break };
            after = last.number;
            statements.extend(page.iter().map(|one| (one.number, one.id, *state == State::Shown)));
        }
    }
    statements.sort_unstable_by_key(|(number, _, _)| *number);
    let statements = statements.into_iter().map(|(_, id, shown)| (id, shown)).collect();
    Ok(Material { statements, voices: Vec::<Voiced>::new(), sectors: store::sectors_of(q, item)? })
}

fn keep(tx: &mut Write<'_>, item: ItemId, drawn: &Drawn, now: db::Time) -> Result<(), Error> {
    let ground = store::of_item(tx, item)?.ok_or(Error::NotFound)?;
    store::keep_map(tx, (ground.network_id, item), (&drawn.figures, &drawn.marks), now)?;
    Ok(())
}

/// Draws at once, for who brings a whole conversation in.
pub(super) fn draw_now(tx: &mut Write<'_>, item: ItemId, now: db::Time) -> Result<(), Error> {
    let mut material = gather(tx, item)?;
    let mut place = (ParticipantId::from(0), StatementId::from(0));
    loop {
        let (some, more) = store::voiced(tx, item, place)?;
        place = some.last().map_or(place, |last| (last.person_id, last.statement_id));
        material.voices.extend(some);
        if !more {
            break;
        }
    }
    let done = drawn(&material)?;
    keep(tx, item, &done, now)
}
