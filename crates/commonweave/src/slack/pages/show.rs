//! What would come of an export, how far it is, and what came.

use super::{Address, find};
use crate::slack::report::Report;
use crate::slack::store::{Line, State};
use askama::Template;
use house::web::{Answer, At, Page, Place, Said, Visit, filters};

#[derive(Template)]
#[template(path = "slack/views/show.html")]
struct ShowPage {
    href: String,
    line: Line,
    ready: bool,
    comes: Vec<Said>,
    stays: Vec<Said>,
    spaces: String,
}

/// GET `/n/{slug}/slack/{id}`
pub(in crate::slack) async fn show(visit: Visit, At((_, id)): Address) -> Answer {
    visit
        .page(move |q, viewer| {
            let line = find(q, viewer, id)?;
            let report: Report = serde_json::from_str(&line.report).unwrap_or_default();
            let under_way = line.state == State::Applying;
            let body = ShowPage {
                href: viewer.path(format_args!("slack/{id}")),
                ready: report.changes_something(),
                comes: report.comes(),
                stays: report.stays(),
                spaces: viewer.path(format_args!("spaces/{}", line.space_id)),
                line,
            };
            let page = Page::new(body, "slack-show-title").place(Place::People);
            let page = page.under("slack-title", viewer.path("slack"));
            Ok(if under_way { page.again() } else { page })
        })
        .await
}
