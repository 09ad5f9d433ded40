//! What stands of votes in a calendar: when each of them closes.

use super::store;
use db::Read;
use house::dates::{Dated, Ending, Window};
use house::web::{Error, Said, Viewer};

/// The votes that close in the window and that the viewer may read.
pub(super) fn between(q: &mut Read<'_>, viewer: &Viewer, window: &Window) -> Result<Vec<Dated>, Error> {
    Ok(store::dated(q, viewer, window)?.into_iter().map(|ending| dated(viewer, ending)).collect())
}

fn dated(viewer: &Viewer, ending: Ending) -> Dated {
    let subject = ("proposal", ending.item_id.get());
    let title = Said::key("proposal-closes").with("title", &ending.title);
    // What is moved comes to be moved later only, so its end tells how often.
    let sequence = ending.at.micros() / 60_000_000;
    Dated { sequence, ..ending.dated(viewer, subject, title, super::PROPOSAL.verb.word()) }
}
