//! The page on which somebody has their account erased: what goes and what stays is said before.

use super::{letter, store};
use crate::accounts::{self, knows_password};
use crate::app::App;
use crate::inbox;
use crate::jobs::{self, Payload};
use crate::members::{self, HeldAlone, Named};
use crate::web::{Account, Answer, Error, Form, Locale, Page, Place, Said, Speech, Visit, Visitor, filters};
use askama::Template;
use db::{Read, Time, Write};

#[derive(Template)]
#[template(path = "erasures/views/erasure.html")]
struct ErasurePage {
    form: Form,
    /// The networks in which they are, where what they wrote can be downloaded.
    networks: Vec<Named>,
    /// The networks that nobody else holds.
    alone: Vec<HeldAlone>,
    /// Whether the server sends mail.
    mails: bool,
}

/// GET `/account/erasure`
pub(super) async fn ask(visit: Visit) -> Answer {
    let mails = visit.app.office.is_some();
    visit.server_page(move |q, visitor| page(q, visitor, Form::new(), mails)).await
}

/// POST `/account/erasure`
pub(super) async fn erase(visit: Visit, form: Form) -> Answer {
    let right = knows_password(&visit, form.value("password")).await?;
    let (app, mails) = (visit.app.clone(), visit.app.office.is_some());
    let done = visit.server_change(form, move |tx, visitor, form| {
        let account = visitor.account()?;
        // Of two who ask for it at once, one finds it done: the account has no such address any more.
        tx.lock("accounts", account.id.get())?;
        if accounts::with_email(tx, &account.email)? != Some(account.id) {
            return Err(Error::NotFound);
        }
        if !members::held_alone(tx, account.id)?.is_empty() {
            form.fail_whole("erasure-refused-alone");
        } else if !right {
            form.fail("password", "account-password-wrong");
        }
        form.checked()?;
        end(tx, &app, account, visitor.now)
    });
    match done.await? {
        Ok(()) => Ok(accounts::forget_here(&visit, visit.go_saying("/", "erasure-done"))),
        Err(form) => {
            visit.server_page(move |q, visitor| page(q, visitor, form, mails).map(Page::invalid)).await
        }
    }
}

fn page(q: &mut Read<'_>, visitor: &Visitor, form: Form, mails: bool) -> Result<Page<ErasurePage>, Error> {
    let account = visitor.account()?;
    let networks = members::named(q, account.id)?.into_iter().filter(|named| named.here).collect();
    let alone = members::held_alone(q, account.id)?;
    let page = Page::new(ErasurePage { form, networks, alone, mails }, Said::key("erasure-title"));
    Ok(page.place(Place::Account).under("account-title", "/account"))
}

/// Ends an account in all networks, and then itself.
fn end(tx: &mut Write<'_>, app: &App, account: &Account, now: Time) -> Result<(), Error> {
    let address = accounts::email_key(&account.email);
    let mut givers = Vec::new();
    for named in members::named(tx, account.id)? {
        let nobody = nobody(app, &named.language, now);
        members::erase(tx, app.rooms, &named, (&nobody, &address), now)?;
        givers.push(format!("{}, {}", named.name, named.network));
    }
    inbox::forget_account(tx, account.id)?;
    let nobody = nobody(app, &account.language, now);
    accounts::empty(tx, (account.id, &account.email), &nobody, &givers)?;
    if app.office.is_some() {
        store::note(tx, account, now)?;
        let what = Payload::new().number("account", account.id.get());
        jobs::queue(tx, now, &letter::LETTER, &[(now, what)])?;
    }
    Ok(())
}

/// What stands in the place of a name, in this language.
fn nobody(app: &App, language: &str, now: Time) -> String {
    let locale = Locale::of_tag(language).unwrap_or_default();
    Speech::new(app.texts.clone(), locale, "UTC", now).say(&Said::key("erasure-nobody"))
}
