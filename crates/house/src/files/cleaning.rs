//! What nobody uses goes: files whose text was never sent, bytes whose row is gone, and what a server left that was cut off.

use super::attaching::GRACE;
use super::depot::{Depot, Trouble};
use super::{store, thumb_place};
use crate::app::App;
use crate::ids::FileId;
use crate::web::Error;
use db::{Db, Time};
use std::time::Duration;

/// How long a file waits for the text with which it is sent.
const PATIENCE: Duration = Duration::from_secs(60 * 60 * 24 * 7);

/// How many hundreds of places one round after the other is emptied at most.
const ROUNDS: usize = 20;

/// Takes away what nobody uses. What cannot be done now is done the next time.
///
/// # Errors
/// Those of the database; where the depot does not do its work.
pub async fn clean_at(app: &App, now: Time) -> Result<(), Error> {
    while app.db.write(move |tx| give_up(tx, now)).await? {}
    // One job has not for ever: what is left comes with the next.
    for _ in 0..ROUNDS {
        let places = app.db.read(move |q| store::due(q, now)).await?;
        if places.is_empty() {
            break;
        }
        for place in places {
            empty(&app.depot, &place).await.map_err(away)?;
            app.db.write(move |tx| store::emptied(tx, &place)).await?;
        }
    }
    app.depot.sweep(now - GRACE).await.map_err(away)
}

/// Gives up some of the files that have waited too long; tells whether there were any.
fn give_up(tx: &mut db::Write<'_>, now: Time) -> Result<bool, db::Error> {
    let files = store::unused(tx, now - PATIENCE)?;
    store::remove(tx, &files, now + GRACE)?;
    Ok(!files.is_empty())
}

async fn empty(depot: &Depot, place: &str) -> Result<(), Trouble> {
    depot.empty(place).await?;
    depot.empty(&thumb_place(place)).await
}

fn away(trouble: Trouble) -> Error {
    Error::Away(anyhow::anyhow!("files could not be tidied: {trouble}"))
}

/// A sentence for each file whose bytes are not where its row says, or are not as many; 20 at most. It asks for every file.
///
/// # Errors
/// Those of the database; where the depot does not do its work.
pub async fn missing(db: &Db, depot: &Depot) -> anyhow::Result<Vec<String>> {
    let mut said = Vec::new();
    let mut last = FileId::from(0);
    loop {
        let rows = db.read(move |q| store::after(q, last)).await?;
        let Some((newest, ..)) = rows.last() else { return Ok(said) };
        last = *newest;
        for (id, place, bytes, thumb) in &rows {
            let small = (*thumb > 0).then(|| (thumb_place(place), *thumb));
            for (place, wanted) in std::iter::once((place.clone(), *bytes)).chain(small) {
                let found = depot.size(&place).await.map_err(|trouble| anyhow::anyhow!("{trouble}"))?;
                if found != u64::try_from(wanted).ok() {
                    let found = found.map_or("nothing".to_owned(), |found| format!("{found} bytes"));
                    said.push(format!(
                        "file {id}: {wanted} bytes should lie at {place}, and there is {found}"
                    ));
                }
            }
        }
        if said.len() >= 20 {
            said.truncate(20);
            return Ok(said);
        }
    }
}

/// How many files there are and how many bytes they take, as their rows say.
///
/// # Errors
/// Those of the database.
pub fn stored(q: &mut db::Read<'_>) -> Result<(i64, i64), db::Error> {
    store::amount(q)
}
