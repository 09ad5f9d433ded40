//! Signing in and out. Whether an address is known shows neither in the answer nor in the time it takes.

use super::account::email_key;
use super::session::{forget_here, keep_signed_in, local_path, rotate_session};
use super::{password, store};
use crate::clock::digest;
use crate::ids::AccountId;
use crate::web::{Answer, Error, Form, Network, Page, Said, Visit, Visitor, filters};
use askama::Template;
use db::Write;

#[derive(Template)]
#[template(path = "accounts/views/sign_in.html")]
struct SignInPage {
    form: Form,
    to: String,
}

/// The form; who is signed in already goes on.
pub(super) async fn show(visit: Visit) -> Answer {
    let signed_in = visit.server_read(|_, visitor| Ok(visitor.account.is_some())).await?;
    match local_path(visit.query.value("to")) {
        Some(to) if signed_in => Ok(visit.go(to)),
        None if signed_in => Ok(visit.go("/")),
        to => {
            let form = Form::new().with("to", to.unwrap_or_default());
            visit.server_page(|_, _| Ok(page(form))).await
        }
    }
}

/// Signs in.
pub(super) async fn create(visit: Visit, mut form: Form) -> Answer {
    visit.app.throttle.sign_in(visit.ip)?;
    let key = email_key(&form.email("email"));
    if form.value("password").is_empty() {
        form.fail("password", "error-field-required");
    }
    if !form.has_errors() {
        let lock = visit.server_read(move |q, _| Ok(store::lock_of_address(q, &key)?)).await?;
        let hash = lock.as_ref().map(|lock| lock.password_hash.clone());
        let right = password::is_right(form.value("password"), hash).await?;
        if let Some(lock) = lock.filter(|_| right) {
            return sign_in(&visit, lock.id, local_path(form.value("to"))).await;
        }
        form.fail_whole("account-sign-in-wrong");
    }
    visit.server_page(|_, _| Ok(page(form).invalid())).await
}

/// Ends the session of this browser.
pub(super) async fn end(visit: Visit) -> Answer {
    close(&visit).await?;
    Ok(forget_here(&visit, visit.go_saying("/", "account-signed-out-done")))
}

/// Ends the session of this browser, if there is one, and goes elsewhere.
///
/// # Errors
/// Those of the database.
pub async fn sign_out(visit: &Visit, to: &str) -> Answer {
    close(visit).await?;
    Ok(forget_here(visit, visit.go(to)))
}

async fn close(visit: &Visit) -> Result<(), Error> {
    if let Some(hash) = visit.session().map(str::to_owned) {
        visit.server_write(move |tx, _| Ok(store::close_session(tx, &hash)?)).await?;
    }
    Ok(())
}

/// Signs an account in, in the browser of this visit, and goes to where it wanted to go, or to its network.
///
/// # Errors
/// Those of the database.
pub async fn sign_in(visit: &Visit, account: AccountId, to: Option<&str>) -> Answer {
    let token = visit.app.chance.token()?;
    let (kept, before) = (token.clone(), visit.session().map(str::to_owned));
    let now = visit.now;
    let home = visit.server_write(move |tx, _| {
        rotate_session(tx, now, account, &kept, before.as_deref())?;
        let visitor = Visitor::load(tx, Some(&digest(&kept)), now)?;
        home(tx, &visitor)
    });
    let home = home.await?;
    Ok(keep_signed_in(visit, visit.go(to.unwrap_or(&home)), &token))
}

/// Where somebody without a wish goes: into their network, or to the list of them.
fn home(tx: &mut Write<'_>, visitor: &Visitor) -> Result<String, Error> {
    match visitor.networks(tx)?.as_slice() {
        [Network { slug, .. }] => Ok(format!("/n/{slug}/today")),
        _ => Ok("/".to_owned()),
    }
}

fn page(form: Form) -> Page<SignInPage> {
    let to = form.value("to").to_owned();
    Page::new(SignInPage { form, to }, Said::key("account-sign-in"))
}
