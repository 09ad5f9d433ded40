//! The digest: one letter that tells a member what happened since they were here, daily or weekly, at their hour.
//!
//! A turn plans: for some hundred accounts in one transaction, it queues a letter for each member whose time has come, and
//! says from when the next one tells: from where this one ends, so that nothing is left out and nothing told twice. A letter is written when it is sent. So however many nodes run and wherever one of them stops, nobody gets the same
//! digest twice.

use super::{gather, store};
use crate::accounts::{self, Digest, LeavingLetters, Turn};
use crate::app::App;
use crate::ids::MemberId;
use crate::jobs::{self, Every, Job, Payload, Run, Task};
use crate::mail::{self, Care, Entry, Letter};
use crate::web::{Error, Locale, Said, Speech, Viewer};
use db::{Time, Write};
use std::collections::HashMap;
use std::time::Duration;

/// How many accounts are planned at a time.
const BATCH: i64 = 500;
/// What is still under way when a digest is planned is told by the next one.
const UNDER_WAY: Duration = Duration::from_secs(60);
/// When a digest that nobody wants is due.
const NEVER: Time = Time::from_micros(i64::MAX);

/// Looks whose digest is due.
pub(super) static TURNS: Job = Job {
    name: "digest-turns",
    every: Some(Every::Quarter),
    tries: Job::TRIES,
    run: Run::Inside(|app, tx, task| Ok(turns(app, tx, task)?)),
};

/// Sends one.
pub(super) static LETTER: Job = Job {
    name: "digest-letter",
    every: None,
    tries: 10,
    run: Run::Outside(|app, task| Box::pin(mail::post(app, task, write, Care::NeverTwice))),
};

fn turns(app: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), db::Error> {
    // Without a mail server nothing is planned: the first letter there is tells what is not too old by then.
    if app.office.is_none() {
        return Ok(());
    }
    let now = task.now;
    let turns = accounts::digest_turns(tx, now, BATCH)?;
    send(tx, &turns, now)?;
    let until = now - UNDER_WAY;
    let next = |turn: &Turn| turn.mailing().next(&turn.time_zone, now).unwrap_or(NEVER);
    let planned: Vec<_> = turns.iter().map(|turn| (turn.account_id, next(turn), until)).collect();
    accounts::plan_digests(tx, &planned)?;
    if i64::try_from(turns.len()).is_ok_and(|amount| amount >= BATCH) {
        // Others who want to write need not wait for all of them.
        let more = Payload::new().number("after", task.id.get());
        jobs::queue(tx, now, &TURNS, &[(now, more)])?;
    }
    Ok(())
}

/// Queues the letters of those whose time has come. Who never had a plan has none to come yet.
fn send(tx: &mut Write<'_>, turns: &[Turn], now: Time) -> Result<(), db::Error> {
    let due: HashMap<_, _> =
        turns.iter().filter(|turn| turn.is_due()).map(|turn| (turn.account_id, turn)).collect();
    let accounts: Vec<_> =
        turns.iter().map(|turn| turn.account_id).filter(|id| due.contains_key(id)).collect();
    let until = now - UNDER_WAY;
    let letter = |(member, turn): (MemberId, &Turn)| {
        // Where none has told anything yet, as far back as one of its kind does.
        let back = until - turn.mailing().back();
        let from = if turn.told_at.micros() > 0 { turn.told_at } else { back };
        let what = Payload::new().number("member", member.get());
        (now, what.number("from", from.micros()).number("until", until.micros()))
    };
    let members = store::members_of(tx, &accounts)?;
    let letters: Vec<_> = members
        .into_iter()
        .filter_map(|(member, account)| Some(letter((member, due.get(&account)?))))
        .collect();
    jobs::queue_patiently(tx, now, &LETTER, &letters)?;
    Ok(())
}

fn write(app: &App, tx: &mut Write<'_>, task: &Task, token: &str) -> Result<Letter, Error> {
    let viewer = Viewer::of_member(tx, task.payload.get("member")?, task.now)?;
    let (account, member) = (viewer.account.as_ref().ok_or(Error::NotFound)?, viewer.member()?);
    let wanted = accounts::mailing_of(tx, account.id)?.digest != Digest::None;
    if !wanted || mail::bounced(tx, &account.email)?.is_some() {
        return Err(Error::NotFound);
    }
    let moment = |name| Ok::<_, Error>(Time::from_micros(task.payload.get(name)?));
    let mut entries = gather::news(tx, app, member.id, &(moment("from")?..=moment("until")?), task.now)?;
    if entries.is_empty() {
        return Err(Error::NotFound);
    }
    let link = (token, task.now);
    let leave = accounts::leave_link(tx, &app.config.base_url(), account.id, LeavingLetters::Digest, link)?;
    let locale = Locale::of_tag(&account.language).unwrap_or_default();
    let speech = Speech::new(app.texts.clone(), locale, &account.time_zone, task.now);
    let more = entries.len() > gather::ENTRIES;
    entries.truncate(gather::ENTRIES);
    let said = |key: &'static str| {
        Said::key(key).with("network", viewer.network.name.as_str()).with("count", entries.len())
    };
    let subject = said(if more { "letter-digest-subject-more" } else { "letter-digest-subject" });
    let why = said("letter-digest-why");
    let mut letter =
        Letter::new(account.email.as_str(), speech, subject, why).saying(said("letter-digest-says"));
    letter.thread = Some(format!("digest-{}-{}", viewer.network.id, member.id));
    letter.leave = Some(leave);
    let today = format!("{}{}", app.config.base_url(), viewer.path("today"));
    letter = letter.leading(said("letter-digest-go"), today);
    if more {
        let inbox = format!("{}{}", app.config.base_url(), viewer.path("inbox"));
        entries.push(Entry { title: Said::key("letter-digest-more"), href: inbox, lines: Vec::new() });
    }
    letter.entries = entries;
    Ok(letter)
}
