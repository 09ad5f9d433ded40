//! The letter that comes at once: to somebody who is asked for, when they were not here to see it, and not in their quiet hours.

use super::{gather, store};
use crate::accounts::{self, LeavingLetters};
use crate::app::App;
use crate::ids::{HappeningId, MemberId};
use crate::inbox;
use crate::jobs::{self, Job, Payload, Run, Task};
use crate::mail::{self, Care, Entry, Letter};
use crate::web::{Error, Locale, Said, Speech, Viewer};
use db::{Time, Write};
use std::sync::Arc;
use std::time::Duration;

/// Who is here has this long to see it first.
const PAUSE: Duration = Duration::from_secs(300);
/// How often it is asked whether it is still quiet.
const AGAIN: Duration = Duration::from_secs(60 * 30);
/// After this long nobody is told any more; the digest tells it.
const LONGEST: Duration = Duration::from_secs(60 * 60 * 24);

/// Sends one.
pub(super) static LETTER: Job = Job {
    name: "at-once-letter",
    every: None,
    tries: 10,
    run: Run::Outside(|app, task| Box::pin(send(app, task))),
};

/// Has these members told at once that somebody turned to them upon an item, unless they come and see it themselves. What
/// belongs to the same minutes comes in one letter.
///
/// # Errors
/// Those of the database.
pub fn called(tx: &mut Write<'_>, now: Time, members: &[MemberId]) -> Result<(), db::Error> {
    let pause = i64::try_from(PAUSE.as_micros()).unwrap_or(i64::MAX);
    let begun = Time::from_micros(now.micros().saturating_sub(now.micros().rem_euclid(pause)));
    let letter = |member: &MemberId| {
        let what = Payload::new().number("member", member.get()).number("at", begun.micros());
        (begun + PAUSE + PAUSE, what)
    };
    let letters: Vec<(Time, Payload)> = members.iter().map(letter).collect();
    jobs::queue(tx, now, &LETTER, &letters)?;
    Ok(())
}

/// Has these members told at once that this line of the log asks for them, unless they come. What they may know of it is asked
/// again when the letter is written.
///
/// # Errors
/// Those of the database.
pub fn tell_at_once(
    tx: &mut Write<'_>,
    now: Time,
    line: HappeningId,
    members: &[MemberId],
) -> Result<(), db::Error> {
    let letter = |member: &MemberId| {
        let what = Payload::new().number("member", member.get()).number("at", now.micros());
        (now + PAUSE, what.number("line", line.get()))
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
    let what = Payload::new().number("member", member.get()).number("at", at);
    let what = match task.payload.get::<i64>("line") {
        Ok(line) => what.number("line", line),
        Err(_) => what,
    };
    let after = task.now + AGAIN;
    jobs::queue(tx, task.now, &LETTER, &[(after, what.number("after", after.micros()))])?;
    Ok(true)
}

/// What a letter is about, and what it tells.
fn about(app: &App, tx: &mut Write<'_>, task: &Task, viewer: &Viewer) -> Result<(String, Vec<Entry>), Error> {
    let at = Time::from_micros(task.payload.get("at")?);
    let Ok(line) = task.payload.get::<HappeningId>("line") else {
        // A moment before the next letter of this kind begins.
        let until = Time::from_micros((at + PAUSE).micros().saturating_sub(1));
        let since = Time::from_micros(at.micros().saturating_sub(1));
        let asks = gather::asks(tx, app, viewer.member()?.id, &(since..=until), task.now)?;
        let (first, _) = asks.first().ok_or(Error::NotFound)?;
        let thread = format!("item-{first}");
        return Ok((thread, asks.into_iter().map(|(_, entry)| entry).collect()));
    };
    let found = store::line(tx, line)?.ok_or(Error::NotFound)?;
    let entry = gather::alone(tx, app, viewer, found)?.ok_or(Error::NotFound)?;
    Ok((format!("line-{line}"), vec![entry]))
}

fn write(app: &App, tx: &mut Write<'_>, task: &Task, token: &str) -> Result<Letter, Error> {
    let viewer = Viewer::of_member(tx, task.payload.get("member")?, task.now)?;
    let (account, member) = (viewer.account.as_ref().ok_or(Error::NotFound)?, viewer.member()?);
    let at = Time::from_micros(task.payload.get("at")?);
    // A line of the log is told a while after it; an item, a while after the last of what was said in it.
    let until = if task.payload.get::<i64>("line").is_ok() { at } else { at + PAUSE };
    let was_here = member.seen_at.is_some_and(|seen| seen > until);
    let wanted = accounts::mailing_of(tx, account.id)?.at_once;
    if was_here || !wanted || mail::bounced(tx, &account.email)?.is_some() {
        return Err(Error::NotFound);
    }
    let (thread, entries) = about(app, tx, task, &viewer)?;
    let first = entries.first().ok_or(Error::NotFound)?;
    let link = (token, task.now);
    let leave = accounts::leave_link(tx, &app.config.base_url(), account.id, LeavingLetters::AtOnce, link)?;
    let locale = Locale::of_tag(&account.language).unwrap_or_default();
    let speech = Speech::new(app.texts.clone(), locale, &account.time_zone, task.now);
    let why = Said::key("letter-at-once-why").with("network", viewer.network.name.as_str());
    let mut letter = Letter::new(account.email.as_str(), speech, first.title.clone(), why);
    letter = letter.leading(Said::key("letter-at-once-go"), first.href.clone());
    letter.entries = entries;
    letter.thread = Some(thread);
    letter.leave = Some(leave);
    Ok(letter)
}
