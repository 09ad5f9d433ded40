//! The way back for somebody who has forgotten their password: a link that comes by mail, or that a steward or whoever runs the
//! server hands over. It works once and for two days, it shows nobody the old password, and whoever is still signed in is told
//! of it and can make it void.

mod forgotten;
mod store;

pub(super) use forgotten::{FORGOTTEN_LETTER, SET_LETTER, ask, send, tell_set};
pub use store::Giver;
pub(super) use store::{Notice, addressee_of, forget_requests, forget_uses, notices, void};

use super::account::new_password;
use super::password;
use super::readdressing::withdraw;
use super::session::keep_signed_in;
use super::session::rotate_session;
use super::store::{close_other_sessions, relock, with_email};
use crate::app::App;
use crate::clock::digest;
use crate::ids::AccountId;
use crate::web::{Answer, At, Error, Form, Page, Said, Visit, filters};
use askama::Template;
use db::{Time, Write};
use std::time::Duration;
use store::Owner;

/// How long a link works.
const VALID: Duration = Duration::from_secs(60 * 60 * 48);

#[derive(Template)]
#[template(path = "accounts/views/recovery.html")]
struct RecoveryPage {
    form: Form,
    action: String,
    email: String,
}

/// A link for the account of this address, that is none where nobody has it; an earlier one is void from now on.
///
/// # Errors
/// Where the database cannot be written or there is no randomness to be had.
pub async fn recovery_link(app: &App, email: &str) -> anyhow::Result<Option<String>> {
    let token = app.chance.token()?;
    let (now, hash, email) = (app.clock.now(), digest(&token), email.to_owned());
    let made = app.db.write(move |tx| {
        let Some(account) = with_email(tx, &email)? else { return Ok(false) };
        store::put(tx, account, &hash, (now, now + VALID), "host", None)?;
        Ok::<_, db::Error>(true)
    });
    Ok(made.await?.then(|| format!("{}/recovery/{token}", app.config.base_url())))
}

/// Opens the link of this token for an account, that somebody hands over who is named to it; an earlier one is void.
///
/// # Errors
/// Those of the database.
pub fn hand_over(
    tx: &mut Write<'_>,
    account: AccountId,
    hash: &str,
    now: Time,
    giver: &Giver,
) -> Result<(), db::Error> {
    store::put(tx, account, hash, (now, now + VALID), "steward", Some(giver))?;
    Ok(())
}

/// GET `/recovery/{token}`: the form, while the link is good.
pub(super) async fn show(visit: Visit, At(token): At<String>) -> Answer {
    page(&visit, token, Form::new()).await
}

/// POST `/recovery/{token}`: sets the password, signs out everywhere, and signs in here.
pub(super) async fn save(visit: Visit, At(token): At<String>, mut form: Form) -> Answer {
    visit.app.throttle.sign_in(visit.ip)?;
    let (hash, now) = (digest(&token), visit.now);
    let asked = hash.clone();
    let owner =
        visit.server_read(move |q, _| Ok(store::owner(q, &asked, now)?)).await?.ok_or(Error::NotFound)?;
    new_password(&mut form, "password", &[owner.name.as_str(), owner.email.as_str()]);
    if form.has_errors() {
        return page(&visit, token, form).await;
    }
    let lock = password::hash(visit.app.chance, form.value("password")).await?;
    let session = visit.app.chance.token()?;
    let (kept, before) = (session.clone(), visit.session().map(str::to_owned));
    let app = visit.app.clone();
    let done = visit.server_write(move |tx, _| {
        // Whoever handed it over may have lost their office since the form was shown.
        if store::owner(tx, &hash, now)?.is_none() || !store::take(tx, &hash, now)? {
            return Err(Error::NotFound);
        }
        withdraw(tx, owner.id)?;
        relock(tx, owner.id, &lock)?;
        close_other_sessions(tx, owner.id, "")?;
        tell_set(tx, &app, owner.id, now)?;
        rotate_session(tx, now, owner.id, &kept, before.as_deref())
    });
    done.await?;
    Ok(keep_signed_in(&visit, visit.go_saying("/account", "account-recovered-done"), &session))
}

/// POST `/account/recovery/removal`: whoever did not ask for the link makes it void.
pub(super) async fn remove(visit: Visit) -> Answer {
    let done = visit.server_write(|tx, visitor| Ok(store::void(tx, visitor.account()?.id)?));
    done.await?;
    Ok(visit.go_saying("/account", "account-recovery-void-done"))
}

async fn page(visit: &Visit, token: String, form: Form) -> Answer {
    let (hash, now) = (digest(&token), visit.now);
    let shown = visit.server_page(move |q, _| {
        let Owner { email, .. } = store::owner(q, &hash, now)?.ok_or(Error::NotFound)?;
        let wrong = form.has_errors();
        let body = RecoveryPage { form, action: format!("/recovery/{token}"), email };
        let page = Page::new(body, Said::key("account-recovery-title"));
        Ok(if wrong { page.invalid() } else { page })
    });
    shown.await
}
