//! What one signs in with: changing it takes the present password.

use super::account::new_password;
use super::readdressing::withdraw;
use super::recovery::{tell_set, void};
use super::{password, settings, store};
use crate::web::{Answer, Error, Form, Visit};

/// Changes the password, and signs out of all other browsers.
pub(super) async fn change_password(visit: Visit, mut form: Form) -> Answer {
    let right = knows_password(&visit, form.value("present")).await?;
    let (name, email, networks) = own_words(&visit).await?;
    let networks: Vec<&str> = networks.iter().map(String::as_str).collect();
    new_password(&mut form, "password", &[&[name.as_str(), email.as_str()], networks.as_slice()].concat());
    if !right {
        form.fail("present", "account-password-wrong");
    }
    if form.has_errors() {
        return settings::answer(&visit, Err(form), "account-password-done").await;
    }
    let hash = password::hash(visit.app.chance, form.value("password")).await?;
    let app = visit.app.clone();
    let changed = visit.server_change(form, move |tx, visitor, _| {
        let account = visitor.account()?.id;
        store::relock(tx, account, &hash)?;
        // What was asked for with the password of before is void with it.
        withdraw(tx, account)?;
        void(tx, account)?;
        store::close_other_sessions(tx, account, visitor.session.as_deref().unwrap_or_default())?;
        tell_set(tx, &app, account, visitor.now)?;
        Ok(())
    });
    settings::answer(&visit, changed.await?, "account-password-done").await
}

/// Whether this is the password of who is signed in. Counts as an attempt to sign in.
///
/// # Errors
/// [`Error::NotFound`] where nobody is signed in; where there were too many attempts; those of the database.
pub async fn knows_password(visit: &Visit, typed: &str) -> Result<bool, Error> {
    visit.app.throttle.sign_in(visit.ip)?;
    let lock = visit.server_read(|q, visitor| Ok(store::lock_of_account(q, visitor.account()?.id)?)).await?;
    Ok(password::is_right(typed, Some(lock.password_hash)).await?)
}

async fn own_words(visit: &Visit) -> Result<(String, String, Vec<String>), Error> {
    let read = visit.server_read(|q, visitor| {
        let account = visitor.account()?;
        let networks = visitor.networks(q)?.into_iter().map(|network| network.name).collect();
        Ok((account.name.clone(), account.email.clone(), networks))
    });
    read.await
}
