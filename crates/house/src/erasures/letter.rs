//! The letter that says that an account is erased: to whoever had it, who may not have been the one who did it.

use super::store;
use crate::app::App;
use crate::ids::AccountId;
use crate::jobs::{Job, Run, Task};
use crate::mail::{self, Care, Letter};
use crate::web::{Error, Locale, Said, Speech};
use db::Write;
use std::sync::Arc;

/// Sends it, and forgets to whom.
pub(super) static LETTER: Job = Job {
    name: "erasure-letter",
    every: None,
    tries: Job::MANY_TRIES,
    run: Run::Outside(|app, task| Box::pin(send(app, task))),
};

async fn send(app: Arc<App>, task: Task) -> Result<(), Error> {
    let account: AccountId = task.payload.get("account")?;
    mail::post(app.clone(), task, write, Care::Arrives).await?;
    app.db.write(move |tx| forget(tx, account)).await
}

/// It is sent, or nobody has the address: neither is noted anywhere from now on.
fn forget(tx: &mut Write<'_>, account: AccountId) -> Result<(), Error> {
    if let Some(to) = store::addressee(tx, account)? {
        mail::forgive(tx, &to.email)?;
    }
    store::forget(tx, account)?;
    Ok(())
}

fn write(app: &App, tx: &mut Write<'_>, task: &Task, _: &str) -> Result<Letter, Error> {
    let to = store::addressee(tx, task.payload.get("account")?)?.ok_or(Error::NotFound)?;
    let locale = Locale::of_tag(&to.language).unwrap_or_default();
    let speech = Speech::new(app.texts.clone(), locale, &to.time_zone, task.now);
    let at = speech.full(to.erased_at);
    let server = app.config.base_url();
    let subject = Said::key("erasure-letter-subject");
    let letter = Letter::new(to.email, speech, subject, Said::key("erasure-letter-why"));
    let says = Said::key("erasure-letter-says").with("moment", at).with("server", server);
    Ok(letter.saying(says).saying("erasure-letter-stays".into()).saying("erasure-letter-unasked".into()))
}
