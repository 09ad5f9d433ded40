//! Mentions of somebody whose account was erased: the words of the link are the name that was typed, in what items say and said
//! before. A job walks through them, some thousand numbers at a time.

mod store;

use super::store::renew;
use crate::app::App;
use crate::ids::{ItemId, MemberId};
use crate::jobs::{self, Job, Payload, Run, Task};
use crate::members;
use crate::mentions;
use crate::room::Erased;
use crate::web::Error;
use db::{Time, Write};
use std::collections::BTreeSet;

/// How many numbers are looked at in one go.
const SPAN: i64 = 5_000;

/// Walks on from a number.
pub(super) static UNNAMING: Job =
    Job { name: "items-unnaming", every: None, tries: Job::TRIES, run: Run::Inside(unname) };

/// Begins the walk.
pub(super) fn begin(tx: &mut Write<'_>, erased: &Erased) -> Result<(), db::Error> {
    queue(tx, erased.member, 0, erased.now)
}

fn queue(tx: &mut Write<'_>, member: MemberId, after: i64, now: Time) -> Result<(), db::Error> {
    let what = Payload::new().number("member", member.get()).number("after", after);
    jobs::queue(tx, now, &UNNAMING, &[(now, what)])?;
    Ok(())
}

fn unname(app: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let member: MemberId = task.payload.get("member")?;
    let after: i64 = task.payload.get("after")?;
    let (network, slug, nobody) = members::erased(tx, member)?.ok_or(Error::NotFound)?;
    let (span, like) = ((after, after.saturating_add(SPAN)), mentions::like(&slug, member));
    let in_text = |text: &str| mentions::renamed(text, &slug, member, &nobody);
    let in_html = |html: &str| mentions::renamed_in_html(html, &slug, member, &nobody);
    let mut changed: BTreeSet<ItemId> = BTreeSet::new();
    for _ in 0..mentions::LOOKS {
        let mut missed = false;
        for (id, was, html) in store::mentioning(tx, network, span, &like)? {
            missed |= store::rewrite(tx, id, &was, (&in_text(&was), &in_html(&html)))? == 0;
            changed.insert(id);
        }
        for (id, revision, was) in store::mentioning_before(tx, network, span, &like)? {
            missed |= store::rewrite_before(tx, (id, revision), (&was, &in_text(&was)))? == 0;
        }
        if !missed {
            break;
        }
    }
    let changed: Vec<ItemId> = changed.into_iter().collect();
    renew(tx, app.rooms.kinds(), &changed)?;
    if span.1 < store::last(tx)? {
        queue(tx, member, span.1, task.now)?;
    }
    Ok(())
}
