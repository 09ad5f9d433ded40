//! The e-mail that says that somebody has written. It does not hold what they wrote.

use super::store;
use db::{Time, Write};
use house::accounts::{self, LeavingLetters};
use house::app::App;
use house::ids::{CorrespondenceId, MemberId};
use house::inbox;
use house::jobs::{self, Job, Payload, Run, Task};
use house::mail::{self, Care, Letter};
use house::web::{Error, Locale, Said, Speech, Viewer};
use std::sync::Arc;
use std::time::Duration;

/// Who is here has this long to see it first; what is written meanwhile makes no e-mail of its own.
const PAUSE: Duration = Duration::from_secs(300);
/// How often it is asked whether it is still quiet, and for how long.
const AGAIN: Duration = Duration::from_secs(60 * 30);
const LONGEST: Duration = Duration::from_secs(60 * 60 * 24);

/// Sends one.
pub(super) static LETTER: Job = Job {
    name: "correspondence-letter",
    every: None,
    tries: Job::TRIES,
    run: Run::Outside(|app, task| Box::pin(send(app, task))),
};

/// Has these members told that somebody has written to them, unless they come and see it themselves.
pub(super) fn tell(
    tx: &mut Write<'_>,
    now: Time,
    id: CorrespondenceId,
    members: &[MemberId],
) -> Result<(), Error> {
    let pause = i64::try_from(PAUSE.as_micros()).unwrap_or(i64::MAX);
    let begun = Time::from_micros(now.micros().saturating_sub(now.micros().rem_euclid(pause)));
    let letter = |member: &MemberId| {
        let what = Payload::new().number("member", member.get()).number("correspondence", id.get());
        (begun + PAUSE + PAUSE, what.number("at", begun.micros()))
    };
    let letters: Vec<(Time, Payload)> = members.iter().map(letter).collect();
    jobs::queue(tx, now, &LETTER, &letters)?;
    Ok(())
}

async fn send(app: Arc<App>, task: Task) -> Result<(), Error> {
    // Without a mail server nobody is told, and nothing is made up for when there is one.
    if app.office.is_none() {
        return Ok(());
    }
    let asked = task.clone();
    if !task.cut_off && app.db.write(move |tx| waits(tx, &asked)).await? {
        return Ok(());
    }
    mail::post(app, task, write, Care::NeverTwice).await
}

/// Whether it is quiet where the reader is: then another job looks again, for a day at most.
fn waits(tx: &mut Write<'_>, task: &Task) -> Result<bool, Error> {
    let (member, at): (MemberId, i64) = (task.payload.get("member")?, task.payload.get("at")?);
    if !inbox::is_quiet(tx, member, task.now)? {
        return Ok(false);
    }
    if task.now > Time::from_micros(at) + LONGEST {
        return Err(Error::NotFound);
    }
    let id: CorrespondenceId = task.payload.get("correspondence")?;
    let after = task.now + AGAIN;
    let what = Payload::new().number("member", member.get()).number("correspondence", id.get());
    let what = what.number("at", at).number("after", after.micros());
    jobs::queue(tx, task.now, &LETTER, &[(after, what)])?;
    Ok(true)
}

fn write(app: &App, tx: &mut Write<'_>, task: &Task, token: &str) -> Result<Letter, Error> {
    let viewer = Viewer::of_member(tx, task.payload.get("member")?, task.now)?;
    let id: CorrespondenceId = task.payload.get("correspondence")?;
    let (account, me) = (viewer.account.as_ref().ok_or(Error::NotFound)?, viewer.member()?.id);
    let found = store::of_member(tx, viewer.network.id, id, me)?.ok_or(Error::NotFound)?;
    let wanted = accounts::mailing_of(tx, account.id)?.at_once;
    if !found.unread || !wanted || mail::bounced(tx, &account.email)?.is_some() {
        return Err(Error::NotFound);
    }
    let others = store::others(tx, &[id], me)?.remove(&id).unwrap_or_default();
    let names = super::circle::names(&others);
    let link = (token, task.now);
    let base = app.config.base_url();
    let leave = accounts::leave_link(tx, &base, account.id, LeavingLetters::AtOnce, link)?;
    let locale = Locale::of_tag(&account.language).unwrap_or_default();
    let speech = Speech::new(app.texts.clone(), locale, &account.time_zone, task.now);
    let why = Said::key("correspondence-mail-why").with("network", viewer.network.name.as_str());
    let subject = Said::key("correspondence-mail-subject").with("names", names);
    let mut letter = Letter::new(account.email.as_str(), speech, subject, why);
    let href = format!("{base}{}", viewer.path(format_args!("correspondence/{id}")));
    letter = letter.saying(Said::key("correspondence-mail-says"));
    letter = letter.leading(Said::key("correspondence-mail-go"), href);
    letter.thread = Some(format!("correspondence-{id}"));
    letter.leave = Some(leave);
    Ok(letter)
}
