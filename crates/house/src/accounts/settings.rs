//! My account: who I am on this server, how pages look, and where I am signed in.

use super::account::{Session, language};
use super::recovery::{self, Notice};
use super::session::forget_here;
use super::setup::{self, Stuck};
use super::{mailing, store, zones};
use crate::web::form::LINE;
use crate::web::viewer::{IDLE, session};
use crate::web::{Account, Answer, Error, Form, Locale, Page, Place, Said, Visit, Visitor, filters};
use askama::Template;
use axum::http::header;
use db::{Read, Time};
use std::time::Duration;

#[derive(Template)]
#[template(path = "accounts/views/settings.html")]
pub(super) struct SettingsPage {
    form: Form,
    email: String,
    languages: Vec<(String, String)>,
    zones: &'static [(String, String)],
    sessions: Vec<SessionLine>,
    several: bool,
    /// The link with which somebody may set a new password for this account, or did so lately.
    recovery: Vec<Notice>,
    /// How the server is doing, for whoever set it up.
    stuck: Option<Stuck>,
    /// Whether a mail server is set.
    mails: bool,
}

/// For how long one is told that a password was set by a link.
const TOLD: Duration = Duration::from_secs(60 * 60 * 24 * 30);

struct SessionLine {
    since: Time,
    seen: Time,
    here: bool,
}

/// My account.
pub(super) async fn show(visit: Visit) -> Answer {
    let (theme, mails) = (theme(&visit), visit.app.office.is_some());
    visit.server_page(move |q, visitor| page(q, visitor, Form::new(), (theme, mails))).await
}

/// Changes name, language and time zone.
pub(super) async fn update(visit: Visit, form: Form) -> Answer {
    let changed = visit.server_change(form, |tx, visitor, form| {
        let name = form.name("name", LINE);
        let language = language(form);
        let zone = zones::read(form, "time_zone");
        form.checked()?;
        let account = visitor.account()?.id;
        store::rename(tx, account, &name, &language, &zone)?;
        mailing::replan(tx, account, &zone, visitor.now)?;
        Ok(())
    });
    answer(&visit, changed.await?, "account-saved-done").await
}

/// Chooses a light or dark face for this browser, or leaves it to the device.
pub(super) async fn choose_theme(visit: Visit, form: Form) -> Answer {
    visit.server_read(|_, visitor| visitor.account().map(drop)).await?;
    let choice = match form.value("theme") {
        "light" => Some("light"),
        "dark" => Some("dark"),
        _ => None,
    };
    let mut response = visit.go_saying("/account", "account-saved-done");
    if let Some(cookie) = session::theme(visit.app.config.https(), choice) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Signs out of all browsers but this one; with `everywhere` of this one too.
pub(super) async fn end_sessions(visit: Visit, form: Form) -> Answer {
    let everywhere = form.ticked("everywhere");
    let done = visit.server_write(move |tx, visitor| {
        let keep = visitor.session.as_deref().filter(|_| !everywhere).unwrap_or_default();
        Ok(store::close_other_sessions(tx, visitor.account()?.id, keep)?)
    });
    done.await?;
    if everywhere {
        return Ok(forget_here(&visit, visit.go_saying("/", "account-signed-out-done")));
    }
    Ok(visit.go_saying("/account", "account-sessions-ended-done"))
}

/// Back to the page with a sentence, or the page again with the form as it was typed.
pub(super) async fn answer(visit: &Visit, changed: Result<(), Form>, said: &'static str) -> Answer {
    match changed {
        Ok(()) => Ok(visit.go_saying("/account", said)),
        Err(form) => {
            let beside = (theme(visit), visit.app.office.is_some());
            visit.server_page(move |q, visitor| page(q, visitor, form, beside).map(Page::invalid)).await
        }
    }
}

fn theme(visit: &Visit) -> &'static str {
    match session::cookie(&visit.headers, "theme") {
        Some("light") => "light",
        Some("dark") => "dark",
        _ => "auto",
    }
}

fn page(
    q: &mut Read<'_>,
    visitor: &Visitor,
    typed: Form,
    (theme, mails): (&'static str, bool),
) -> Result<Page<SettingsPage>, Error> {
    let account = visitor.account()?;
    let found = store::sessions_of(q, account.id, visitor.now, visitor.now - IDLE)?;
    let sessions: Vec<SessionLine> = found.iter().map(|one| line(one, visitor)).collect();
    let languages = Locale::CHOICES.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned()));
    let page = SettingsPage {
        form: filled(typed, account).with("theme", theme),
        email: account.email.clone(),
        languages: languages.collect(),
        zones: zones::all(),
        several: sessions.len() > 1,
        recovery: recovery::notices(q, account.id, visitor.now, visitor.now - TOLD)?,
        stuck: setup::stuck(q, account.id, visitor.now)?,
        mails,
        sessions,
    };
    Ok(Page::new(page, Said::key("account-title")).place(Place::Account))
}

fn line(session: &Session, visitor: &Visitor) -> SessionLine {
    let here = visitor.session.as_ref() == Some(&session.token_hash);
    SessionLine { since: session.created_at, seen: session.seen_at, here }
}

/// What was typed, and beside it what is kept: each of the page's forms sends only its own fields.
fn filled(typed: Form, account: &Account) -> Form {
    let kept = [
        ("name", &account.name),
        ("email", &account.email),
        ("language", &account.language),
        ("time_zone", &account.time_zone),
    ];
    kept.into_iter().fold(
        typed,
        |form, (field, value)| {
            if form.ticked(field) { form } else { form.with(field, value.clone()) }
        },
    )
}
