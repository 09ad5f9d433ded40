//! Another address to sign in with. Where the server sends mail, the new address counts once somebody has followed the link
//! that was sent there, and the old one is told. Whether somebody else has the new address is told to its mailbox alone.

mod letters;
mod store;

pub(super) use letters::{ADDRESS_LETTER, FORMER_LETTER};
pub(super) use store::forget;

use super::account::email_key;
use super::credentials::knows_password;
use super::recovery::void;
use super::settings;
use super::store::readdress;
use super::strangers::write_to_stranger;
use crate::clock::digest;
use crate::ids::AccountId;
use crate::jobs::{self, Payload};
use crate::mail;
use crate::web::{Answer, At, Error, Form, Page, Said, Visit, filters};
use askama::Template;
use std::time::Duration;

/// How long somebody has to follow the link.
const VALID: Duration = Duration::from_secs(60 * 60 * 24 * 2);

#[derive(Template)]
#[template(path = "accounts/views/address.html")]
struct AddressPage {
    email: String,
    action: String,
}

/// How long after one change of address another can be asked for: until whoever reads the former one was told.
const SETTLING: Duration = Duration::from_secs(60 * 60);

/// Takes back the new address that an account waits for: its password is another now.
pub(super) fn withdraw(tx: &mut db::Write<'_>, account: AccountId) -> Result<(), db::Error> {
    store::withdraw(tx, account).map(drop)
}

/// POST `/account/email`
pub(super) async fn ask(visit: Visit, form: Form) -> Answer {
    let right = knows_password(&visit, form.value("email_password")).await?;
    let (mails, unknown) = (visit.app.office.is_some(), digest(&visit.app.chance.token()?));
    let changed = visit.server_change(form, move |tx, visitor, form| {
        let email = form.email("email");
        if !right {
            form.fail("email_password", "account-password-wrong");
        }
        form.checked()?;
        let account = visitor.account()?;
        // Only its letters are small or large: it is the same mailbox.
        if mails && email_key(&email) != email_key(&account.email) {
            if let Err(said) = write_to_stranger(tx, account.id, &email, visitor.now)? {
                form.fail("email", said);
                return Err(Error::Invalid);
            }
            let times = (visitor.now, visitor.now + VALID);
            if store::ask(tx, account.id, (&email, &account.email), &unknown, times, visitor.now - SETTLING)?
                == 0
            {
                form.fail("email", "account-email-again");
                return Err(Error::Invalid);
            }
            let what = Payload::new().number("account", account.id.get()).number("at", visitor.now.micros());
            jobs::queue(tx, visitor.now, &ADDRESS_LETTER, &[(visitor.now, what)])?;
            return Ok(());
        }
        match readdress(tx, account.id, &email) {
            Err(error) if error.is_unique("accounts_email_key") => {
                form.fail("email", "account-email-taken");
                Err(Error::Invalid)
            }
            done => Ok(done.map(drop)?),
        }
    });
    let said = if mails { "account-email-asked-done" } else { "account-email-done" };
    settings::answer(&visit, changed.await?, said).await
}

/// GET `/address/{token}`: asks, for programs that look at mail follow its links.
pub(super) async fn show(visit: Visit, At(token): At<String>) -> Answer {
    let (hash, now) = (digest(&token), visit.now);
    let shown = visit.server_page(move |q, _| {
        let email = store::asked(q, &hash, now)?.ok_or(Error::NotFound)?;
        let body = AddressPage { email, action: format!("/address/{token}") };
        Ok(Page::new(body, Said::key("account-address-title")))
    });
    shown.await
}

/// POST `/address/{token}`: the address counts.
pub(super) async fn confirm(visit: Visit, At(token): At<String>) -> Answer {
    visit.app.throttle.sign_in(visit.ip)?;
    let (hash, now) = (digest(&token), visit.now);
    let done = visit.server_write(move |tx, _| {
        let (account, email) = store::take(tx, &hash, now)?.ok_or(Error::NotFound)?;
        match readdress(tx, account, &email) {
            Err(error) if error.is_unique("accounts_email_key") => {
                return Err(Error::Refused(Said::key("account-email-taken")));
            }
            done => done?,
        };
        mail::forgive(tx, &email)?;
        // A link that went to the mailbox of before, or was handed over for it, opens nothing any more.
        void(tx, account)?;
        let what = Payload::new().number("account", account.get()).number("at", now.micros());
        jobs::queue(tx, now, &FORMER_LETTER, &[(now, what)])?;
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying("/account", "account-email-done"))
}
