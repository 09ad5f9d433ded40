//! The letter that holds a link. It goes to whoever was called and wants to be told at once, unless they have answered by then; its secret is
//! made with it and stands in no other place.

use super::link::open;
use crate::rounds::round::{Round, Sort};
use crate::rounds::store::{self, Link};
use db::{Read, Time, Write};
use house::accounts::{self, LeavingLetters};
use house::app::App;
use house::clock::digest;
use house::ids::{ItemId, MemberId};
use house::inbox;
use house::jobs::{self, Job, Payload, Run, Task};
use house::mail::{self, Care, Letter};
use house::web::{Error, Locale, Said, Speech, Viewer};
use std::sync::Arc;
use std::time::Duration;

/// How often it is asked whether it is still quiet where somebody is, and for how long.
const AGAIN: Duration = Duration::from_secs(60 * 30);
const LONGEST: Duration = Duration::from_secs(60 * 60 * 24);

/// Sends one.
pub(in crate::rounds) static LETTER: Job = Job {
    name: "rounds-letter",
    every: None,
    tries: Job::TRIES,
    run: Run::Outside(|app, task| Box::pin(send(app, task))),
};

/// Has these members written to, once for each organisation for which they are asked.
///
/// # Errors
/// Those of the database.
pub(in crate::rounds) fn write_to(
    tx: &mut Write<'_>,
    round: &Round,
    members: &[MemberId],
    now: Time,
) -> Result<(), Error> {
    let voices = match round.sort {
        Sort::Organisations => store::silent_voices(tx, round.item_id, members)?,
        Sort::Health | Sort::Members => members.iter().map(|member| (*member, member.get())).collect(),
    };
    let letter = |(member, voice): &(MemberId, i64)| (now, payload((round.item_id, *member), *voice, now));
    let letters: Vec<(Time, Payload)> = voices.iter().map(letter).collect();
    jobs::queue_patiently(tx, now, &LETTER, &letters)?;
    Ok(())
}

fn payload((item, member): (ItemId, MemberId), voice: i64, at: Time) -> Payload {
    let what = Payload::new().number("item", item.get()).number("member", member.get());
    what.number("voice", voice).number("at", at.micros())
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
    let (item, member): (ItemId, MemberId) = (task.payload.get("item")?, task.payload.get("member")?);
    if !inbox::is_quiet(tx, member, task.now)? {
        return Ok(false);
    }
    let at = Time::from_micros(task.payload.get("at")?);
    if task.now > at + LONGEST {
        return Err(Error::NotFound);
    }
    let after = task.now + AGAIN;
    let what = payload((item, member), task.payload.get("voice")?, at).number("after", after.micros());
    jobs::queue_patiently(tx, task.now, &LETTER, &[(after, what)])?;
    Ok(true)
}

/// Whether the round has heard from this member, or from the organisation for which they stand.
fn has_spoken(q: &mut Read<'_>, round: &Round, (member, voice): (MemberId, i64)) -> Result<bool, Error> {
    match round.sort {
        Sort::Organisations => Ok(!store::named_by(q, round.item_id, voice)?.is_empty()),
        Sort::Health | Sort::Members => Ok(store::has_answered(q, round.item_id, member)?),
    }
}

fn write(app: &App, tx: &mut Write<'_>, task: &Task, token: &str) -> Result<Letter, Error> {
    let viewer = Viewer::of_member(tx, task.payload.get("member")?, task.now)?;
    let (id, voice): (ItemId, i64) = (task.payload.get("item")?, task.payload.get("voice")?);
    let (item, round, organisation) = open(tx, &viewer, id, voice)?;
    let (account, me) = (viewer.account.as_ref().ok_or(Error::NotFound)?, viewer.member()?.id);
    let wanted = accounts::mailing_of(tx, account.id)?.at_once;
    if !wanted || has_spoken(tx, &round, (me, voice))? || mail::bounced(tx, &account.email)?.is_some() {
        return Err(Error::NotFound);
    }
    let address_hash = digest(&account.email);
    let link = Link { item_id: id, member_id: me, voice, address_hash, used: false };
    store::add_link(tx, &digest(token), &link)?;
    // Whoever sees by which link one leaves must not learn from it by which one answers.
    let leaving = digest(&format!("leave {token}"));
    let base = app.config.base_url();
    let leave = accounts::leave_link(tx, &base, account.id, LeavingLetters::AtOnce, (&leaving, task.now))?;
    let locale = Locale::of_tag(&account.language).unwrap_or_default();
    let speech = Speech::new(app.texts.clone(), locale, &account.time_zone, task.now);
    let network = viewer.network.name.as_str();
    let subject = Said::key("round-letter-subject").with("round", item.title.as_str());
    let why = Said::key("round-letter-why").with("network", network);
    let mut letter = Letter::new(account.email.as_str(), speech, subject, why);
    letter = letter.saying(asks(&round, network, organisation.as_deref()));
    let until = Said::key("round-letter-until").with("day", round.last_day(&viewer.network.time_zone));
    letter = letter.saying(until).saying(Said::key("round-letter-own"));
    letter = letter.leading(Said::key("round-letter-go"), format!("{base}/rounds/{token}"));
    letter.thread = Some(format!("item-{id}"));
    letter.leave = Some(leave);
    Ok(letter)
}

/// What a letter says that is asked.
fn asks(round: &Round, network: &str, organisation: Option<&str>) -> Said {
    match round.sort {
        Sort::Health => Said::key("round-letter-health").with("network", network),
        Sort::Members => Said::key("round-letter-members").with("network", network),
        Sort::Organisations => Said::key("round-letter-organisations")
            .with("network", network)
            .with("organisation", organisation.unwrap_or_default()),
    }
}
