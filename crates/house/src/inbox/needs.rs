//! What was addressed to somebody waits for them on Today.

use super::gathering::{self, Show};
use super::line::Line;
use super::settings::Standard;
use super::store::{self, Candidate};
use crate::web::{Error, Need, Piece, Said, Viewer, filters};
use askama::Template;
use db::{Read, Time};

/// How many lines are shown.
const SHOWN: usize = 3;

#[derive(Template)]
#[template(path = "inbox/views/_need.html")]
struct Lines {
    lines: Vec<Line>,
}

/// What the viewer was called to and has not looked at.
pub(super) fn of(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(member) = viewer.member_id() else { return Ok(Vec::new()) };
    let count = store::unread(q, member, viewer.now)?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let newest = store::newest_unread(q, member, Time::from_micros(0), viewer.now, 10)?;
    let found: Vec<Candidate> =
        newest.into_iter().map(|id| Candidate { id, moved_at: Time::from_micros(0) }).collect();
    let standard = Standard::of(q, viewer)?;
    let whole = (standard.level, gathering::floor(viewer, &standard));
    let mut lines = gathering::described(q, viewer, None, whole, Show::Mine, &found)?;
    lines.sort_by_key(|line| std::cmp::Reverse((line.at, line.id)));
    lines.truncate(SHOWN);
    let title = Said::key("inbox-need").with("count", count);
    let need = Need::new("inbox", title, (viewer.path("inbox?show=mine"), "inbox-need-see"));
    Ok(vec![need.showing(Piece::of(Lines { lines }))])
}
