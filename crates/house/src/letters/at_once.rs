//! The letter that comes at once: to somebody who is asked for, when they were not here to see it, and not in their quiet hours.

use super::{gather, store};
use crate::accounts::{self, LeavingLetters};
use crate::app::App;
use crate::ids::{HappeningId, MemberId};
use crate::jobs::{self, Job, Payload, Run, Task};
use crate::mail::{self, Care, Letter};
use crate::web::{Error, Locale, Said, Speech, Viewer};
use db::{Time, Write};
use std::sync::Arc;
use std::time::Duration;

/// Who is here has this long to see it first.
const PAUSE: Duration = Duration::from_secs(120);

/// Sends one.
pub(super) static LETTER: Job = Job {
    name: "at-once-letter",
    every: None,
    tries: 10,
    run: Run::Outside(|app, task| Box::pin(send(app, task))),
};

/// Has these members told at once that this line of the log asks for them, unless they come and see it themselves. What they
/// may know of it is asked again when the letter is written.
///
/// # Errors
/// Those of the database.
pub fn tell_at_once(
    tx: &mut Write<'_>,
    app: &App,
    now: Time,
    line: HappeningId,
    members: &[MemberId],
) -> Result<(), db::Error> {
    if app.office.is_none() || members.is_empty() {
        return Ok(());
    }
    let letter = |member: &MemberId| {
        let what = Payload::new().number("member", member.get()).number("line", line.get());
        (now + PAUSE, what.number("at", now.micros()))
    };
    let letters: Vec<(Time, Payload)> = members.iter().map(letter).collect();
    jobs::queue(tx, now, &LETTER, &letters)?;
    Ok(())
}

async fn send(app: Arc<App>, task: Task) -> Result<(), Error> {
    let asked = task.clone();
    if app.db.write(move |tx| waits(tx, &asked)).await? {
        return Ok(());
    }
    mail::post(app, task, write, Care::NeverTwice).await
}

/// Whether it is quiet where the reader is: then another job waits for the end of that.
fn waits(tx: &mut Write<'_>, task: &Task) -> Result<bool, Error> {
    let member: MemberId = task.payload.get("member")?;
    let viewer = Viewer::of_member(tx, member, task.now)?;
    let account = viewer.account.as_ref().ok_or(Error::NotFound)?;
    let mailing = accounts::mailing_of(tx, account.id)?;
    let Some(end) = mailing.quiet_end(&account.time_zone, task.now) else { return Ok(false) };
    let (line, at): (i64, i64) = (task.payload.get("line")?, task.payload.get("at")?);
    let what = Payload::new().number("member", member.get()).number("line", line).number("at", at);
    jobs::queue(tx, task.now, &LETTER, &[(end, what.number("after", end.micros()))])?;
    Ok(true)
}

fn write(app: &App, tx: &mut Write<'_>, task: &Task, token: &str) -> Result<Letter, Error> {
    let viewer = Viewer::of_member(tx, task.payload.get("member")?, task.now)?;
    let (account, member) = (viewer.account.as_ref().ok_or(Error::NotFound)?, viewer.member()?);
    let at = Time::from_micros(task.payload.get("at")?);
    let was_here = member.seen_at.is_some_and(|seen| seen > at);
    let wanted = accounts::mailing_of(tx, account.id)?.at_once;
    if was_here || !wanted || mail::bounced(tx, &account.email)?.is_some() {
        return Err(Error::NotFound);
    }
    let line = store::line(tx, task.payload.get("line")?)?.ok_or(Error::NotFound)?;
    let thread = line.item_id.map_or_else(|| format!("line-{}", line.id), |item| format!("item-{item}"));
    let entries = gather::entries(tx, app, &viewer, vec![line])?;
    let first = entries.first().ok_or(Error::NotFound)?;
    let link = (token, task.now);
    let leave = accounts::leave_link(tx, &app.config.base_url(), account.id, LeavingLetters::AtOnce, link)?;
    let locale = Locale::of_tag(&account.language).unwrap_or_default();
    let speech = Speech::new(app.texts.clone(), locale, &account.time_zone, task.now);
    let subject = first.lines.first().map(|line| line.said.clone()).ok_or(Error::NotFound)?;
    let why = Said::key("letter-at-once-why").with("network", viewer.network.name.as_str());
    let mut letter = Letter::new(account.email.as_str(), speech, subject, why);
    letter = letter.leading(Said::key("letter-at-once-go"), first.href.clone());
    letter.entries = entries;
    letter.thread = Some(thread);
    letter.leave = Some(leave);
    Ok(letter)
}
