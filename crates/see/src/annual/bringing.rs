//! Stories that are brought in as a whole.

use super::sentence::{State, visible};
use super::store::{self, New};
use super::{draft, publishing};
use db::Write;
use house::reports::Chapter;
use house::room::Rooms;
use house::web::{Error, Speech, Viewer};

/// What somebody wrote of a year.
#[derive(Debug, Clone)]
pub struct Told<'a> {
    /// The year.
    pub year: i64,
    /// How it begins.
    pub opening: &'a str,
    /// Sentences beside those that are composed.
    pub sentences: &'a [(Chapter, &'a str)],
}

/// Composes the story of a year, adds what was written, and publishes it to everyone who may read the network. Where there is one
/// already, nothing changes; tells whether there was none.
///
/// # Errors
/// Those of the rooms.
pub fn tell(
    tx: &mut Write<'_>,
    (viewer, rooms): (&Viewer, Rooms),
    told: &Told<'_>,
    speech: &Speech,
) -> Result<bool, Error> {
    let network = viewer.network.id;
    if store::begin(tx, network, told.year, viewer.now)? == 0 {
        return Ok(false);
    }
    let story = visible(tx, viewer, told.year)?;
    draft::compose_into(tx, (viewer, rooms), &story, speech)?;
    store::open(tx, story.id, told.opening)?;
    for ((chapter, text), place) in told.sentences.iter().zip(1_i64..) {
        let new = New { chapter: *chapter, place, item: None, text };
        store::add(tx, (network, story.id), new, viewer.now)?;
    }
    publishing::settle(tx, viewer, &story, State::Public)?;
    Ok(true)
}
