//! The one-time link that makes the first account of an empty server.

use super::store;
use crate::app::App;
use db::Error;

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
