//! The one-time link that makes the first account of an empty server, and what whoever came by it is shown of the server.

mod trying;

pub(super) use trying::try_mail;

use super::store;
use crate::app::App;
use crate::ids::AccountId;
use crate::jobs::{self, Failed, Fault, Late};
use crate::web::Said;
use db::{Error, Read, Time};
use std::time::Duration;

/// A job that is later than this is stuck, as `commonweave doctor` sees it.
const PATIENCE: Duration = Duration::from_secs(60 * 60);

/// How it stands with the jobs of the server.
#[derive(Debug)]
pub(super) struct Stuck {
    pub(super) late: Vec<Late>,
    pub(super) failed: Vec<(Failed, Said)>,
}

/// What is stuck, for whoever set the server up; nothing is told to anybody else.
pub(super) fn stuck(q: &mut Read<'_>, account: AccountId, now: Time) -> Result<Option<Stuck>, Error> {
    if !store::is_host(q, account)? {
        return Ok(None);
    }
    let failed = jobs::failed(q)?.into_iter().map(|failed| {
        let why = why(failed.fault);
        (failed, Said::key(why))
    });
    Ok(Some(Stuck { failed: failed.collect(), late: jobs::late(q, now - PATIENCE)? }))
}

fn why(fault: Fault) -> &'static str {
    match fault {
        Fault::Broken => "account-host-broken",
        Fault::Busy => "account-host-busy",
        Fault::Refused => "account-host-refused",
        Fault::Unended => "account-host-unended",
    }
}

/// A fresh set-up link, while there is no account; older ones are void from now on. Only its hash is kept.
///
/// # Errors
/// Where the database cannot be written or there is no randomness to be had.
pub async fn setup_link(app: &App) -> anyhow::Result<Option<String>> {
    let token = app.chance.token()?;
    let (now, kept) = (app.clock.now(), token.clone());
    let made: Result<bool, Error> = app
        .db
        .write(move |tx| {
            if store::any_account(tx)? {
                return Ok(false);
            }
            store::void_setup_links(tx)?;
            store::add_setup_link(tx, now, &kept)?;
            Ok(true)
        })
        .await;
    Ok(made?.then(|| format!("{}/set-up/{token}", app.config.base_url())))
}
