//! The letters about another address: to the new one, and afterwards to the old one.

use super::store;
use crate::accounts::recovery::addressee_of;
use crate::accounts::speaking::speech;
use crate::accounts::store::with_email;
use crate::app::App;
use crate::clock::digest;
use crate::ids::AccountId;
use crate::jobs::{Job, Run, Task};
use crate::mail::{self, Care, Letter};
use crate::web::{Error, Said};
use db::Write;

/// Asks at the new address.
pub(in crate::accounts) static ADDRESS_LETTER: Job = Job {
    name: "address-letter",
    every: None,
    tries: Job::TRIES,
    run: Run::Outside(|app, task| Box::pin(mail::post(app, task, ask, Care::Arrives))),
};

/// Tells the old address.
pub(in crate::accounts) static FORMER_LETTER: Job = Job {
    name: "former-address-letter",
    every: None,
    tries: Job::MANY_TRIES,
    run: Run::Outside(|app, task| Box::pin(mail::post(app, task, tell, Care::Arrives))),
};

fn ask(app: &App, tx: &mut Write<'_>, task: &Task, token: &str) -> Result<Letter, Error> {
    let account: AccountId = task.payload.get("account")?;
    let email = store::open(tx, account, task.payload.get("at")?, task.now)?.ok_or(Error::NotFound)?;
    let to = addressee_of(tx, account)?.ok_or(Error::NotFound)?;
    let speech = speech(app, &to.language, &to.time_zone, task.now);
    let subject = Said::key("account-address-letter-subject");
    let why = Said::key("account-address-letter-why");
    // Nobody but the mailbox itself learns that its address has an account.
    if with_email(tx, &email)?.is_some() {
        let letter = Letter::new(email, speech, subject, why);
        let door = format!("{}/sign-in", app.config.base_url());
        let letter = letter.saying("account-address-letter-taken".into());
        return Ok(letter.leading("account-sign-in".into(), door));
    }
    store::relink(tx, account, &digest(token))?;
    let link = format!("{}/address/{token}", app.config.base_url());
    let says = Said::key("account-address-letter-says").with("name", to.name).with("email", email.as_str());
    let letter = Letter::new(email, speech, subject, why).saying(says);
    Ok(letter
        .saying("account-address-letter-unasked".into())
        .leading("account-address-letter-go".into(), link))
}

fn tell(app: &App, tx: &mut Write<'_>, task: &Task, _: &str) -> Result<Letter, Error> {
    let account: AccountId = task.payload.get("account")?;
    let former = store::former(tx, account, task.payload.get("at")?)?.ok_or(Error::NotFound)?;
    let to = addressee_of(tx, account)?.ok_or(Error::NotFound)?;
    let speech = speech(app, &to.language, &to.time_zone, task.now);
    let subject = Said::key("account-former-letter-subject");
    let letter = Letter::new(former, speech, subject, Said::key("account-letter-why"));
    let says = Said::key("account-former-letter-says").with("name", to.name).with("email", to.email);
    Ok(letter.saying(says).saying("account-former-letter-unasked".into()))
}
