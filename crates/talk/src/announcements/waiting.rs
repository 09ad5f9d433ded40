//! What Today says of announcements: those that ask to be confirmed. A short one is read and confirmed there.

use super::store::{self, Waiting};
use askama::Template;
use db::Read;
use house::web::{Error, Need, Piece, Said, Viewer, filters, markdown};
use std::time::Duration;

/// For so long an announcement waits on Today.
const ASKED: Duration = Duration::from_secs(60 * 60 * 24 * 30);
/// The most letters of a text that is read there as a whole, and of the HTML in which it stands.
const SHORT: usize = 400;
const HTML: usize = 2_000;

#[derive(Template)]
#[template(path = "announcements/views/_need.html")]
struct Told {
    title: String,
    text: String,
    action: String,
}

/// The announcements that the viewer is asked to confirm.
pub(super) fn needs(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(Vec::new()) };
    let waiting = store::unconfirmed(q, me, viewer.now - ASKED)?;
    Ok(waiting.into_iter().map(|one| need(viewer, one)).collect())
}

fn need(viewer: &Viewer, one: Waiting) -> Need {
    let Waiting { item_id, title, html } = one;
    let way = (viewer.path(format_args!("items/{item_id}")), "announcement-need-open");
    let asked = Said::key("announcement-need").with("title", &title);
    let need = Need::new("announcement", asked, way).because("announcement-ask-why").tinted("talk");
    let text = markdown::words_of(&html, SHORT.saturating_add(1));
    if html.chars().count() >= HTML || text.chars().count() > SHORT {
        return need;
    }
    let action = viewer.path(format_args!("announcements/{item_id}/confirmation"));
    need.showing(Piece::of(Told { title, text, action }))
}
