//! Mentions of somebody whose account was erased, in answers to check-ins.

mod store;

use db::Write;
use house::app::App;
use house::ids::MemberId;
use house::jobs::{self, Job, Payload, Run, Task};
use house::members;
use house::mentions;
use house::room::Erased;
use house::web::Error;

/// Goes through the answers of a network once.
pub(super) static UNNAMING: Job =
    Job { name: "checkins-unnaming", every: None, tries: Job::TRIES, run: Run::Inside(unname) };

/// Has it done.
pub(super) fn begin(tx: &mut Write<'_>, erased: &Erased) -> Result<(), db::Error> {
    let what = Payload::new().number("member", erased.member.get());
    jobs::queue(tx, erased.now, &UNNAMING, &[(erased.now, what)])?;
    Ok(())
}

fn unname(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let member: MemberId = task.payload.get("member")?;
    let (network, slug, nobody) = members::erased(tx, member)?.ok_or(Error::NotFound)?;
    let like = mentions::like(&slug, member);
    for _ in 0..mentions::LOOKS {
        let mut missed = false;
        for (round, by, was, html) in store::mentioning(tx, network, &like)? {
            let body = mentions::renamed(&was, &slug, member, &nobody);
            let html = mentions::renamed_in_html(&html, &slug, member, &nobody);
            missed |= store::rewrite(tx, (round, by), &was, (&body, &html))? == 0;
        }
        if !missed {
            break;
        }
    }
    Ok(())
}
