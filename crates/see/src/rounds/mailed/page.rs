//! The page behind a link. It names nobody, not even whose link it is, and a look at it changes nothing: programs that look at mail follow
//! its links.

use super::link::behind;
use super::{partners, sheet};
use crate::rounds::acts::ROUND_ANSWERED;
use crate::rounds::round::Sort;
use crate::rounds::store;
use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use db::{Time, Write};
use house::clock::digest;
use house::happenings::{self, Happened};
use house::web::{Answer, At, Error, Form, Page, Piece, Said, Visit, filters, guard};

#[derive(Template)]
#[template(path = "rounds/mailed/views/mailed.html")]
struct MailedPage {
    body: Piece,
    until: Time,
}

/// `GET /rounds/{token}`
pub(in crate::rounds) async fn ask(visit: Visit, At((token,)): At<(String,)>) -> Answer {
    page(&visit, token, Form::new()).await
}

/// `POST /rounds/{token}`
pub(in crate::rounds) async fn answer(visit: Visit, At((token,)): At<(String,)>, form: Form) -> Answer {
    let (now, asked, sent) = (visit.now, token.clone(), token.clone());
    let sort = visit.server_read(move |q, _| Ok(behind(q, &asked, now)?.round.sort)).await;
    if slowed(&visit, sort)?.is_trust() {
        // Partners are named by their names: nobody shall try out which names there are.
        visit.app.throttle.sign_in(visit.ip)?;
    }
    match visit.server_change(form, move |tx, _, form| take(tx, (sent.as_str(), now), form)).await? {
        Ok(said) => Ok(unseen(visit.go_saying(format!("/rounds/{token}"), said))),
        Err(form) => page(&visit, token, form).await,
    }
}

/// Takes in what came by a link; tells the key of what is said of it.
fn take(tx: &mut Write<'_>, (token, now): (&str, Time), form: &mut Form) -> Result<&'static str, Error> {
    let link = store::by_link(tx, &digest(token))?.ok_or(Error::NotFound)?;
    // The end of the round holds this row too.
    tx.lock("items", link.item_id.get())?;
    let behind = behind(tx, token, now)?;
    let (first, said) = match behind.round.sort {
        Sort::Health => (sheet::take(tx, &behind, (token, now), form)?, "round-answered-done"),
        Sort::Organisations | Sort::Members if form.value("say") == "take-back" => {
            partners::take_back(tx, &behind, form)?;
            (false, "trust-taken-back-done")
        }
        Sort::Organisations | Sort::Members => (partners::say(tx, &behind, now, form)?, "trust-kept-done"),
    };
    if first {
        let happened = Happened::new(&ROUND_ANSWERED).space(behind.item.space_id).item(behind.item.id);
        happenings::record(tx, behind.round.network_id, None, now, happened)?;
    }
    Ok(said)
}

async fn page(visit: &Visit, token: String, form: Form) -> Answer {
    let now = visit.now;
    let shown = visit.server_page(move |q, _| {
        let behind = behind(q, &token, now)?;
        let wrong = form.has_errors();
        let action = format!("/rounds/{token}");
        let (title, body) = match behind.round.sort {
            Sort::Health => ("round-answer-title", sheet::show(q, &behind, action, form)?),
            Sort::Organisations | Sort::Members => {
                ("trust-answer", partners::show(q, &behind, action, form)?)
            }
        };
        let page = Page::new(MailedPage { body, until: behind.round.closes_at }, Said::key(title));
        Ok(if wrong { page.invalid() } else { page })
    });
    Ok(unseen(slowed(visit, shown.await)?))
}

/// Whoever tries links that nobody has is slowed down like whoever tries passwords.
fn slowed<T>(visit: &Visit, done: Result<T, Error>) -> Result<T, Error> {
    if matches!(done, Err(Error::NotFound)) {
        visit.app.throttle.sign_in(visit.ip)?;
    }
    done
}

/// No page that one goes on to learns from which address, and nobody keeps it.
fn unseen(response: Response) -> Response {
    let mut response = guard::unreferred(response);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
