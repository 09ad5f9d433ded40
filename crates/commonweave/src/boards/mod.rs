//! Boards of other programs that move in: read from a file, tried out, brought in a hundred cards a change, never twice. It
//! knows tasks and what is said below them, and keeps nothing of its own: each task remembers whence it came.

mod bringing;
mod deck;
mod foreign;
mod sheet;
mod trello;

pub use bringing::{Order, Report, TOGETHER, bring, plan};
pub use foreign::{Board, Card, Comment, Unread};

use jiff::tz::TimeZone;

/// The boards of an export of Trello or of Deck, whichever it is. Days are those of this zone.
///
/// # Errors
/// [`Unread`] where the file is neither.
pub fn read_boards(bytes: &[u8], zone: &TimeZone) -> Result<Vec<Board>, Unread> {
    let value: serde_json::Value =
        serde_json::from_slice(bytes).map_err(|error| Unread::NoJson(error.line()))?;
    if value.get("boards").is_some() {
        return deck::read(value, zone);
    }
    trello::read(value, zone).map(|board| vec![board])
}

/// The board of a sheet of tasks: of Asana, Wekan, or any with a heading over each column.
///
/// # Errors
/// [`Unread`] where no column holds the names of tasks.
pub fn read_sheet(bytes: &[u8], title: &str) -> Result<Board, Unread> {
    sheet::read(bytes, title)
}
