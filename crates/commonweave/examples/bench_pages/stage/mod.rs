//! What no demo has and pages are measured with: a large board, a long discussion, many spaces, letters, a month full of dates.
//! It is brought once into a database, however often it is asked for.

mod board;
mod company;
mod gathering;

use db::Db;
use house::ids::{CorrespondenceId, ItemId, SpaceId};

pub(crate) use company::AMONG;

/// Where to find it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stage {
    /// A project with a thousand cards.
    pub(crate) board: SpaceId,
    /// A discussion of 500 messages.
    pub(crate) discussion: ItemId,
    /// A discussion of 85 messages.
    pub(crate) short: ItemId,
    /// A channel of 500 messages.
    pub(crate) channel: ItemId,
    /// Letters that the member of the demo has with somebody.
    pub(crate) letters: CorrespondenceId,
    /// An event with 2,000 answers.
    pub(crate) event: ItemId,
}

impl Stage {
    /// What rooms call by this name where they say which page is worth measuring (`house::room::Subject::Brought`).
    pub(crate) fn called(&self, name: &str) -> Option<i64> {
        match name {
            "board" => Some(self.board.get()),
            "channel" => Some(self.channel.get()),
            "discussion" => Some(self.discussion.get()),
            "event" => Some(self.event.get()),
            "letters" => Some(self.letters.get()),
            _ => None,
        }
    }
}

/// Brings all of it in, where it is not there yet.
pub(crate) fn set(db: &Db) -> anyhow::Result<Stage> {
    let board = board::fill(db)?;
    let told = company::fill(db)?;
    let event = gathering::fill(db)?;
    Ok(Stage {
        board,
        event,
        discussion: told.discussion,
        short: told.short,
        channel: told.channel,
        letters: told.letters,
    })
}
