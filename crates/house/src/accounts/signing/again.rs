//! Signing in again after the session ended while one wrote: what was written is there, for who wrote it alone.

use super::open;
use crate::accounts::session::{keep_signed_in, local_path};
use crate::ids::AccountId;
use crate::web::form::Kept;
use crate::web::{Answer, Form, Page, Said, Visit, filters};
use askama::Template;

/// The fields in which it goes through the door.
pub(super) const FIELDS: [&str; 3] = ["kept", "kept_path", "kept_writer"];
/// The fields in which people write; the others go along unseen.
const WRITTEN: [&str; 14] = [
    "body",
    "about",
    "title",
    "name",
    "headline",
    "summary",
    "purpose",
    "vision",
    "values",
    "principles",
    "objectives",
    "seeks",
    "brings",
    "note",
];

#[derive(Template)]
#[template(path = "accounts/views/again.html")]
struct AgainPage {
    action: String,
    written: Vec<(String, String)>,
    along: Vec<(String, String)>,
}

/// What was brought to the door, if this account wrote it. Nobody else sees it.
pub(super) fn kept_for(form: &Form, account: AccountId) -> Option<Kept> {
    let own = form.value("kept_writer") == account.to_string();
    let path = local_path(form.value("kept_path")).filter(|path| own && path.starts_with("/n/"))?;
    let kept = Kept { path: path.to_owned(), fields: form.value("kept").to_owned() };
    let written = kept.pairs().iter().any(|(name, value)| is_written(name) && !value.trim().is_empty());
    written.then_some(kept)
}

fn is_written(name: &str) -> bool {
    WRITTEN.contains(&name)
}

/// Signs in, and shows what was written with the way to send it.
pub(super) async fn answer(visit: &Visit, account: AccountId, kept: Kept) -> Answer {
    let (token, _) = open(visit, account).await?;
    let (written, along) = kept.pairs().into_iter().partition(|(name, _)| is_written(name));
    let page = AgainPage { action: kept.path, written, along };
    let shown = visit.signed_in_by(&token);
    let answer = shown.server_page(|_, _| Ok(Page::new(page, Said::key("account-again-title")))).await?;
    Ok(keep_signed_in(visit, answer, &token))
}
