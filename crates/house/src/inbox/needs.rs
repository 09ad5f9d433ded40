//! What was addressed to somebody waits for them on Today.

use super::gathering::{self, Show};
use super::line::Line;
use super::settings::Standard;
use super::store::{self, Candidate};
use crate::room::Rooms;
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

/// What the viewer was called to and has not looked at, with what was said there.
///
/// # Errors
/// Those of the database and of the rooms.
pub fn need(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms) -> Result<Option<Need>, Error> {
    let Some(member) = viewer.member_id() else { return Ok(None) };
    let count = store::unread(q, member, viewer.now)?;
    if count == 0 {
        return Ok(None);
    }
    let newest = store::newest_unread(q, member, Time::from_micros(0), viewer.now, 10)?;
    let found: Vec<Candidate> =
        newest.into_iter().map(|id| Candidate { id, moved_at: Time::from_micros(0), source: 0 }).collect();
    let standard = Standard::of(q, viewer)?;
    let whole = (standard.level, gathering::floor(viewer, &standard));
    let mut lines = gathering::described(q, viewer, Some(rooms), whole, Show::Mine, &found)?;
    lines.sort_by_key(|line| std::cmp::Reverse((line.at, line.id)));
    lines.truncate(SHOWN);
    let title = Said::key("inbox-need").with("count", count);
    let need = Need::new("inbox", title, (viewer.path("inbox?show=mine"), "inbox-need-see"));
    Ok(Some(need.showing(Piece::of(Lines { lines }))))
}
