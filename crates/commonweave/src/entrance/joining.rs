//! Joining a network by the link of an invitation.

use askama::Template;
use axum::http::StatusCode;
use db::{Time, Write};
use house::accounts::{self, NewAccount};
use house::ids::AccountId;
use house::members::{self, Invitation, Void};
use house::spaces;
use house::web::{Account, Answer, At, Error, Form, Page, Said, Visit, filters};

#[derive(Template)]
#[template(path = "entrance/views/joining.html")]
struct JoiningPage {
    form: Form,
    action: String,
    invitation: Invitation,
    account: Option<Account>,
    zones: &'static [(String, String)],
    void: Option<&'static str>,
}

/// What the link opens: the invitation; or, for a member, the network itself.
pub(super) async fn show(visit: Visit, At(token): At<String>) -> Answer {
    let asked = token.clone();
    let member_of = visit.server_read(move |q, visitor| {
        let invitation = members::invitation_of(q, &asked)?.ok_or(Error::NotFound)?;
        let Some(account) = &visitor.account else { return Ok(None) };
        let active = members::is_active(q, invitation.network_id, account.id)?;
        Ok(active.then_some(invitation.slug))
    });
    match member_of.await? {
        Some(slug) => Ok(visit.go(format!("/n/{slug}/today"))),
        None => page(&visit, token, None).await,
    }
}

/// Joins with the account that is signed in, or makes one and joins.
pub(super) async fn accept(visit: Visit, At(token): At<String>, form: Form) -> Answer {
    visit.app.throttle.sign_in(visit.ip)?;
    let asked = token.clone();
    let (invitation, signed_in) = visit
        .server_read(move |q, visitor| {
            let invitation = members::invitation_of(q, &asked)?.ok_or(Error::NotFound)?;
            Ok((invitation, visitor.account.is_some()))
        })
        .await?;
    if invitation.void(visit.now).is_some() {
        return page(&visit, token, None).await;
    }
    if signed_in {
        with_account(visit, token, invitation, form).await
    } else {
        as_newcomer(visit, token, invitation, form).await
    }
}

async fn with_account(visit: Visit, token: String, invitation: Invitation, form: Form) -> Answer {
    let slug = invitation.slug.clone();
    let joined = visit.server_change(form, move |tx, visitor, _| {
        let account = visitor.account()?;
        come_in(tx, visitor.now, &invitation, account.id, &account.name, &account.email)
    });
    match joined.await? {
        Ok(()) => Ok(visit.go_saying(format!("/n/{slug}"), "entrance-joined-done")),
        Err(form) => page(&visit, token, Some(form)).await,
    }
}

async fn as_newcomer(visit: Visit, token: String, invitation: Invitation, mut form: Form) -> Answer {
    let Ok(new) = NewAccount::read(&mut form, &[&invitation.network]) else {
        return page(&visit, token, Some(form)).await;
    };
    let password_hash = accounts::hash_password(visit.app.chance, form.value("password")).await?;
    let new = NewAccount { password_hash, ..new };
    let session = visit.app.chance.token()?;
    let (kept, before) = (session.clone(), visit.session().map(str::to_owned));
    let slug = invitation.slug.clone();
    let joined = visit.server_change(form, move |tx, visitor, form| {
        let id = create(tx, visitor.now, &new, form)?;
        come_in(tx, visitor.now, &invitation, id, &new.name, &new.email)?;
        accounts::rotate_session(tx, visitor.now, id, &kept, before.as_deref())?;
        Ok(())
    });
    match joined.await? {
        Ok(()) => {
            let there = visit.go_saying(format!("/n/{slug}"), "entrance-joined-done");
            Ok(accounts::keep_signed_in(&visit, there, &session))
        }
        Err(form) => page(&visit, token, Some(form)).await,
    }
}

/// Makes a member, who is in the commons from the start.
fn come_in(
    tx: &mut Write<'_>,
    now: Time,
    invitation: &Invitation,
    account: AccountId,
    name: &str,
    email: &str,
) -> Result<(), Error> {
    if let Some(member) = members::accept(tx, now, invitation, account, name, email)? {
        spaces::enter_commons(tx, invitation.network_id, member, now)?;
    }
    Ok(())
}

fn said(void: Void) -> &'static str {
    match void {
        Void::Revoked => "entrance-invitation-revoked",
        Void::Expired => "entrance-invitation-expired",
        Void::UsedUp => "entrance-invitation-used",
    }
}

fn create(tx: &mut Write<'_>, now: Time, new: &NewAccount, form: &mut Form) -> Result<AccountId, Error> {
    match accounts::create_account(tx, now, new) {
        Err(error) if error.is_unique("accounts_email_key") => {
            form.fail("email", "account-email-taken");
            Err(Error::Invalid)
        }
        made => Ok(made?),
    }
}

/// The page of the link; with a form, the form again.
async fn page(visit: &Visit, token: String, typed: Option<Form>) -> Answer {
    visit
        .server_page(move |q, visitor| {
            let invitation = members::invitation_of(q, &token)?.ok_or(Error::NotFound)?;
            let void = invitation.void(visitor.now).map(said);
            let status = match (void, &typed) {
                (Some(_), _) => StatusCode::GONE,
                (None, Some(_)) => StatusCode::UNPROCESSABLE_ENTITY,
                (None, None) => StatusCode::OK,
            };
            let fresh = || Form::new().with("name", invitation.invitee.clone().unwrap_or_default());
            let body = JoiningPage {
                form: typed.unwrap_or_else(fresh),
                action: format!("/join/{token}"),
                account: visitor.account.clone(),
                zones: accounts::time_zones(),
                invitation,
                void,
            };
            let title = Said::key("entrance-join").with("network", &body.invitation.network);
            let mut page = Page::new(body, title);
            page.status = status;
            Ok(page)
        })
        .await
}
