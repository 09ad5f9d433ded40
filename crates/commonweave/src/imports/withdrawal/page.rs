//! The page that says what taking an import back would do, and does it.

use super::{Stay, Withdrawal};
use crate::imports::pages::{Address, below};
use askama::Template;
use house::web::{Answer, At, Visit, filters};

/// How many of those that stay are shown by name.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "imports/views/withdrawal.html")]
struct WithdrawalPage {
    base: String,
    people: usize,
    organisations: usize,
    changed: usize,
    empty: bool,
    stays: Vec<Stay>,
    more: usize,
}

/// GET `/n/{slug}/imports/{id}/withdrawal`
pub(in crate::imports) async fn preview(visit: Visit, At((_, id)): Address) -> Answer {
    visit
        .page(move |q, viewer| {
            crate::imports::pages::find(q, viewer, id)?;
            let withdrawal = Withdrawal::load(q, viewer, id)?;
            let body = WithdrawalPage {
                base: viewer.path(format!("imports/{id}")),
                people: withdrawal.people.len(),
                organisations: withdrawal.organisations.len(),
                changed: withdrawal.filled.len() + withdrawal.addresses.len(),
                empty: withdrawal.is_empty(),
                more: withdrawal.stays.len().saturating_sub(SHOWN),
                stays: withdrawal.stays.into_iter().take(SHOWN).collect(),
            };
            Ok(below(viewer, body, "import-withdrawal-title"))
        })
        .await
}

/// POST `/n/{slug}/imports/{id}/withdrawal`
pub(in crate::imports) async fn withdraw(visit: Visit, At((_, id)): Address) -> Answer {
    let done = visit.write(move |tx, viewer| {
        crate::imports::pages::find(tx, viewer, id)?;
        tx.lock("imports", id.get())?;
        Withdrawal::load(tx, viewer, id)?.apply(tx, viewer, id)
    });
    done.await?;
    Ok(visit.go_saying(visit.path(format!("imports/{id}")), "import-withdrawn-done"))
}
