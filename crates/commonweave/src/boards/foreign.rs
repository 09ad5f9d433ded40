//! A board as it comes from elsewhere, whatever program wrote it.

use db::Time;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A board.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// What it was called.
    pub title: String,
    /// Its columns, in their order, and whether what stands in one is done.
    pub columns: Vec<(String, bool)>,
    /// Its cards, in their order.
    pub cards: Vec<Card>,
    /// How many lines or cards say nothing that could be brought in.
    pub empty: usize,
}

/// A card.
#[derive(Debug, Clone, Default)]
pub struct Card {
    /// By what it is known again, when the same file comes once more.
    pub key: String,
    /// Its name.
    pub title: String,
    /// What was written on it.
    pub body: String,
    /// The place of its column.
    pub column: usize,
    /// Names of those who do it.
    pub people: Vec<String>,
    /// Words by which it was gathered with others.
    pub labels: Vec<String>,
    /// Its first day.
    pub starts: Option<Date>,
    /// Its last day.
    pub due: Option<Date>,
    /// Whether it is done.
    pub done: bool,
    /// Whether it was put aside.
    pub archived: bool,
    /// Its check list.
    pub checks: Vec<(String, bool)>,
    /// What was said about it.
    pub comments: Vec<Comment>,
    /// Names of files on it, which the export does not hold.
    pub attachments: Vec<String>,
    /// The name of the card of which it is a part.
    pub parent: Option<String>,
}

/// Something that was said about a card.
#[derive(Debug, Clone)]
pub struct Comment {
    /// The name of whoever said it.
    pub author: String,
    /// When.
    pub at: Option<Time>,
    /// What.
    pub text: String,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It is no JSON; the line where it ends to be.
    NoJson(usize),
    /// It is no board of Trello or Deck.
    NoBoard,
    /// No column of the sheet is called as names of tasks are.
    NoTitles,
}

impl std::fmt::Display for Unread {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Unread::NoJson(line) => write!(out, "this file is no JSON: it breaks off in line {line}"),
            Unread::NoBoard => write!(out, "this file holds no board of Trello or Deck"),
            Unread::NoTitles => {
                write!(
                    out,
                    "no column of this file is called Name, Title or Task, so nothing can be brought in"
                )
            }
        }
    }
}

/// Whether a column of this name is for what is done.
pub(super) fn is_done(name: &str) -> bool {
    let done = [
        "done",
        "complete",
        "completed",
        "finished",
        "closed",
        "erledigt",
        "fertig",
        "abgeschlossen",
        "termine",
        "fini",
        "hecho",
        "terminado",
        "feito",
        "concluido",
        "fatto",
        "klaar",
        "gotowe",
    ];
    done.contains(&house::members::fold(name).as_str())
}

/// The day of a moment as exports write it, in this zone.
pub(super) fn day(text: Option<&str>, zone: &TimeZone) -> Option<Date> {
    let moment: jiff::Timestamp = text?.parse().ok()?;
    Some(moment.to_zoned(zone.clone()).date())
}

/// A moment as exports write it.
pub(super) fn moment(text: Option<&str>) -> Option<Time> {
    let moment: jiff::Timestamp = text?.parse().ok()?;
    Some(Time::from_micros(moment.as_microsecond()))
}
