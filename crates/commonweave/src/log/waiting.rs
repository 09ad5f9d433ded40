//! Work of the whole server that is stuck, for stewards: what is late, what failed for good, and how many letters came back.
//! It shows words of ours and numbers alone, nothing of any network.

use askama::Template;
use house::jobs::{self, Failed, Late};
use house::mail;
use house::web::{Answer, Page, Place, Visit, filters};
use std::time::Duration;

/// Work that is later than this is stuck.
const PATIENCE: Duration = Duration::from_secs(60 * 60);

#[derive(Template)]
#[template(path = "log/views/waiting.html")]
struct WaitingPage {
    late: Vec<Late>,
    failed: Vec<Failed>,
    /// Whether the server sends mail.
    mails: bool,
    bounced: i64,
}

/// `GET /n/{slug}/log/waiting`
pub(super) async fn show(visit: Visit) -> Answer {
    let mails = visit.app.office.is_some();
    visit
        .page(move |q, viewer| {
            let late = jobs::late(q, viewer.now - PATIENCE)?;
            let page = WaitingPage { late, failed: jobs::failed(q)?, mails, bounced: mail::bounces(q)? };
            let page = Page::new(page, "log-waiting-title").place(Place::Log);
            Ok(page.under("log-title", viewer.path("log")))
        })
        .await
}
