//! A browser in which somebody is signed in: opened, kept in a cookie, ended.

use super::store;
use crate::ids::AccountId;
use crate::jobs::{Every, Job, Run};
use crate::web::viewer::{IDLE, LIFETIME, session};
use crate::web::{Error, Visit};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;
use db::{Time, Write};
use std::time::Duration;

/// Signs an account in, in the browser of this visit: the session that the browser brought ends, so that nobody
/// who planted or saw it is signed in too.
///
/// # Errors
/// [`Error::NotFound`] where the account was erased meanwhile; those of the database.
pub fn rotate_session(
    tx: &mut Write<'_>,
    now: Time,
    account: AccountId,
    token: &str,
    before: Option<&str>,
) -> Result<(), Error> {
    if let Some(hash) = before {
        store::close_session(tx, hash)?;
    }
    store::open_session(tx, now, account, token)?;
    Ok(())
}

/// The same answer, with the cookie that keeps this session in the browser.
pub fn keep_signed_in(visit: &Visit, mut response: Response, token: &str) -> Response {
    if let Some(cookie) = session::keep(visit.app.config.https(), token, LIFETIME.as_secs()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// What a browser forgets of this server when somebody signs out: pages it has kept and drafts, not the choice of a face.
const FORGET: (HeaderName, HeaderValue) =
    (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\", \"storage\""));

/// The same answer, with what ends the session in the browser and leaves nothing of it there.
pub fn forget_here(visit: &Visit, mut response: Response) -> Response {
    let https = visit.app.config.https();
    for cookie in [session::drop(https), session::writer(https, None)].into_iter().flatten() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    let (name, value) = FORGET;
    response.headers_mut().insert(name, value);
    response
}

/// How long the clock must have said that a session has ended before it is deleted.
const CERTAINTY: Duration = Duration::from_secs(60 * 60 * 24);

/// Deletes the sessions that have ended. Each look marks those that have; a later one deletes what was marked a day before
/// and still has. A clock that jumps forward, and is put right within the day, signs nobody out.
pub(super) static CLEANING: Job = Job {
    name: "sessions-cleaning",
    every: Some(Every::Hour),
    tries: Job::TRIES,
    run: Run::Inside(|_, tx, task| {
        store::mark_ended_sessions(tx, task.now, task.now - IDLE)?;
        store::close_ended_sessions(tx, task.now - CERTAINTY)?;
        Ok(())
    }),
};

/// Where a visitor came from, if it is a page of this server; `None` for other sites and for pages that make no
/// sense after signing in.
pub fn local_path(to: &str) -> Option<&str> {
    let local = to.starts_with('/') && !to.starts_with("//");
    let plain = to.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let elsewhere = !to.starts_with("/sign-") && !to.starts_with("/set-up");
    (local && plain && elsewhere && to.len() <= 2_000).then_some(to)
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn one_returns_to_a_page_of_this_server_alone() {
        assert_eq!(local_path("/n/green-city/items/7?after=3"), Some("/n/green-city/items/7?after=3"));
        for elsewhere in
            ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", "n/x"]
        {
            assert_eq!(local_path(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn a_path_cannot_smuggle_a_header() {
        assert_eq!(local_path("/n/x\r\nSet-Cookie: a=b"), None);
    }

    #[test]
    fn nobody_is_sent_back_to_the_door_they_came_through() {
        assert_eq!(local_path("/sign-in"), None);
        assert_eq!(local_path("/sign-out"), None);
    }
}
