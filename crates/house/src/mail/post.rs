//! From a job to a letter on its way.

use super::{Letter, Trouble, store};
use crate::app::App;
use crate::jobs::Task;
use crate::web::Error;
use anyhow::anyhow;
use std::sync::Arc;

/// Writes the letter of a job from what is true now, and keeps with it what the letter tells, such as the hash of a link.
///
/// # Errors
/// [`Error::NotFound`] when there is nothing to write any more: the job ends and nothing is sent.
pub type Write = fn(&App, &mut db::Write<'_>, &Task, &str) -> Result<Letter, Error>;

/// What becomes of a letter when the node went while it handed it over, so that nobody knows whether it arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    /// It is sent once more: it matters more that it arrives than that it arrives once.
    Arrives,
    /// It is given up: nobody misses it, and nobody wants it twice.
    NeverTwice,
}

/// Writes a letter and sends it. The token is fresh at each try, the letter's Message-ID is the same: a mail server that
/// has accepted a letter whose answer was lost may deliver both, and the later one is good.
///
/// # Errors
/// Where it should be tried again. An address that nobody has is noted, and the job is at its end.
pub async fn post(app: Arc<App>, task: Task, write: Write, care: Care) -> Result<(), Error> {
    if task.cut_off && care == Care::NeverTwice {
        tracing::warn!(
            id = task.id.get(),
            "a letter was on its way when a node stopped, and is not sent again"
        );
        return Ok(());
    }
    let Some(office) = &app.office else { return Err(anyhow!("no mail server is set (--smtp)").into()) };
    let token = app.chance.token()?;
    let (reached, asked) = (app.clone(), task.clone());
    let letter = app.db.write(move |tx| write(&reached, tx, &asked, &token)).await?;
    let sent = office.send(&format!("job-{}", task.id), &letter).await;
    match sent {
        Ok(()) => {
            // It is on its way, whatever becomes of what is noted beside it.
            if let Err(error) = app.db.write(move |tx| store::forgive(tx, &letter.to)).await {
                tracing::warn!(?error, "an address that answers could not be noted");
            }
            Ok(())
        }
        Err(trouble) if trouble.is_for_good() => {
            tracing::warn!(id = task.id.get(), "a letter came back: nobody has its address");
            Ok(app.db.write(move |tx| store::bounce(tx, &letter.to, task.now)).await.map(drop)?)
        }
        Err(trouble) => Err(again(&trouble)),
    }
}

/// The server's log holds no personal data, and a mail server may repeat the address in what it says.
fn again(trouble: &Trouble) -> Error {
    let words = trouble.to_string();
    let without: Vec<&str> = words.split_whitespace().filter(|word| !word.contains('@')).collect();
    anyhow!("a letter could not be sent: {}", without.join(" ")).into()
}
