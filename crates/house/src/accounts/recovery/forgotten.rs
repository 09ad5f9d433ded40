//! A new password by mail. Whoever asks is told the same, and after the same work, whether anybody has the address or not:
//! the request writes it down and queues a letter; only the job that writes the letter looks for an account.

use super::store;
use crate::accounts::account::email_key;
use crate::accounts::speaking::speech;
use crate::app::App;
use crate::clock::digest;
use crate::jobs::{self, Job, Payload, Run, Task};
use crate::mail::{self, Care, Letter};
use crate::web::{Answer, Error, Form, Page, Said, Visit, filters};
use askama::Template;
use db::Write;
use std::time::Duration;

/// How long a link that came by mail works.
const MAILED: Duration = Duration::from_secs(60 * 60 * 3);
/// After this long one may ask for another letter to the same address.
const PAUSE: Duration = Duration::from_secs(60 * 5);

/// Sends the link.
pub(in crate::accounts) static FORGOTTEN_LETTER: Job = Job {
    name: "recovery-letter",
    every: None,
    tries: 8,
    run: Run::Outside(|app, task| Box::pin(mail::post(app, task, write, Care::Arrives))),
};

/// Tells whose password it is that it was set.
pub(in crate::accounts) static SET_LETTER: Job = Job {
    name: "password-letter",
    every: None,
    tries: Job::MANY_TRIES,
    run: Run::Outside(|app, task| Box::pin(mail::post(app, task, write_set, Care::Arrives))),
};

#[derive(Template)]
#[template(path = "accounts/views/forgotten.html")]
struct ForgottenPage {
    form: Form,
    mails: bool,
}

/// GET `/recovery`
pub(in crate::accounts) async fn ask(visit: Visit) -> Answer {
    page(&visit, Form::new()).await
}

/// POST `/recovery`
pub(in crate::accounts) async fn send(visit: Visit, mut form: Form) -> Answer {
    if visit.app.office.is_none() {
        return page(&visit, Form::new()).await;
    }
    let key = email_key(&form.email("email"));
    visit.app.throttle.sign_in_to(&key, visit.ip)?;
    if form.has_errors() {
        return page(&visit, form).await;
    }
    let now = visit.now;
    let asked = visit.server_write(move |tx, _| {
        if let Some(request) = store::ask(tx, &key, now, now - PAUSE)? {
            let what = Payload::new().number("request", request).number("at", now.micros());
            jobs::queue(tx, now, &FORGOTTEN_LETTER, &[(now, what)])?;
        }
        Ok(())
    });
    asked.await?;
    Ok(visit.go_saying("/sign-in", "account-forgotten-sent"))
}

async fn page(visit: &Visit, form: Form) -> Answer {
    let mails = visit.app.office.is_some();
    let shown = visit.server_page(move |_, _| {
        let wrong = form.has_errors();
        let page = Page::new(ForgottenPage { form, mails }, Said::key("account-forgotten-title"));
        Ok(if wrong { page.invalid() } else { page })
    });
    shown.await
}

/// Has whose password it is told that it was set.
pub(in crate::accounts) fn tell_set(
    tx: &mut Write<'_>,
    app: &App,
    account: crate::ids::AccountId,
    now: db::Time,
) -> Result<(), db::Error> {
    if app.office.is_some() {
        let what = Payload::new().number("account", account.get()).number("at", now.micros());
        jobs::queue(tx, now, &SET_LETTER, &[(now, what)])?;
    }
    Ok(())
}

fn write(app: &App, tx: &mut Write<'_>, task: &Task, token: &str) -> Result<Letter, Error> {
    let key = store::asked(tx, task.payload.get::<i64>("request")?)?.ok_or(Error::NotFound)?;
    let to = store::addressee(tx, &key)?.ok_or(Error::NotFound)?;
    let expires = task.now + MAILED;
    store::put(tx, to.id, &digest(token), (task.now, expires), "mail", None)?;
    let speech = speech(app, &to.language, &to.time_zone, task.now);
    let until = Said::key("account-forgotten-letter-until").with("moment", speech.moment(expires));
    let letter =
        Letter::new(to.email, speech, "account-forgotten-letter-subject".into(), "account-letter-why".into());
    let link = format!("{}/recovery/{token}", app.config.base_url());
    Ok(letter
        .saying(Said::key("account-forgotten-letter-says").with("name", to.name))
        .saying(until)
        .saying("account-forgotten-letter-unasked".into())
        .leading("account-forgotten-letter-go".into(), link))
}

fn write_set(app: &App, tx: &mut Write<'_>, task: &Task, _: &str) -> Result<Letter, Error> {
    let to = store::addressee_of(tx, task.payload.get("account")?)?.ok_or(Error::NotFound)?;
    let speech = speech(app, &to.language, &to.time_zone, task.now);
    let at = speech.full(db::Time::from_micros(task.payload.get("at")?));
    let letter =
        Letter::new(to.email, speech, "account-set-letter-subject".into(), "account-letter-why".into());
    Ok(letter
        .saying(Said::key("account-set-letter-says").with("name", to.name).with("moment", at))
        .saying("account-set-letter-unasked".into()))
}
