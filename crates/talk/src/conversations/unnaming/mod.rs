//! Mentions of somebody whose account was erased, in messages, in what these said before, and in summaries. A job walks through
//! them, some thousand numbers at a time.

mod store;

use super::store::renew;
use db::{Time, Write};
use house::app::App;
use house::ids::{MemberId, MessageId};
use house::jobs::{self, Job, Payload, Run, Task};
use house::members;
use house::mentions;
use house::room::Erased;
use house::web::Error;
use std::collections::BTreeSet;

/// How many numbers are looked at in one go.
const SPAN: i64 = 10_000;

/// Walks on from a number.
pub(super) static UNNAMING: Job =
    Job { name: "messages-unnaming", every: None, tries: Job::TRIES, run: Run::Inside(unname) };

/// Begins the walk.
pub(super) fn begin(tx: &mut Write<'_>, erased: &Erased) -> Result<(), db::Error> {
    queue(tx, erased.member, 0, erased.now)
}

fn queue(tx: &mut Write<'_>, member: MemberId, after: i64, now: Time) -> Result<(), db::Error> {
    let what = Payload::new().number("member", member.get()).number("after", after);
    jobs::queue(tx, now, &UNNAMING, &[(now, what)])?;
    Ok(())
}

fn unname(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let member: MemberId = task.payload.get("member")?;
    let after: i64 = task.payload.get("after")?;
    let (network, slug, nobody) = members::erased(tx, member)?.ok_or(Error::NotFound)?;
    let (span, like) = ((after, after.saturating_add(SPAN)), mentions::like(&slug, member));
    let in_text = |text: &str| mentions::renamed(text, &slug, member, &nobody);
    let in_html = |html: &str| mentions::renamed_in_html(html, &slug, member, &nobody);
    let mut changed: BTreeSet<MessageId> = BTreeSet::new();
    for _ in 0..mentions::LOOKS {
        let mut missed = false;
        for (id, was, html) in store::messages(tx, network, span, &like)? {
            missed |= store::rewrite_message(tx, id, &was, (&in_text(&was), &in_html(&html)))? == 0;
            changed.insert(id);
        }
        for (id, was) in store::revisions(tx, network, span, &like)? {
            missed |= store::rewrite_revision(tx, id, (&was, &in_text(&was)))? == 0;
        }
        for (id, was, html) in store::summaries(tx, network, span, &like)? {
            missed |= store::rewrite_summary(tx, id, &was, (&in_text(&was), &in_html(&html)))? == 0;
        }
        if !missed {
            break;
        }
    }
    let changed: Vec<MessageId> = changed.into_iter().collect();
    renew(tx, &changed)?;
    if span.1 < store::last(tx)? {
        queue(tx, member, span.1, task.now)?;
    }
    Ok(())
}
