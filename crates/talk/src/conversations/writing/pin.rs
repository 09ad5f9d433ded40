//! Pinning a message, so that it is found above the talk, and taking the pin away.

use super::edit::{mine, record};
use crate::conversations::acts::{MESSAGE_PINNED, MESSAGE_UNPINNED};
use crate::conversations::store;
use db::Write;
use house::access::Action;
use house::ids::{ItemId, MessageId};
use house::items::Item;
use house::web::{Answer, At, Error, Form, Viewer, Visit};

/// `POST /n/{slug}/items/{id}/messages/{message}/pin`
pub(in crate::conversations) async fn pin(
    visit: Visit,
    At((_, item, id)): At<(String, ItemId, MessageId)>,
    form: Form,
) -> Answer {
    let wanted = form.value("pin") != "no";
    let done = visit.write(move |tx, viewer| {
        tx.lock("messages", id.get())?;
        let (of, _) = mine(tx, viewer, (item, id), Action::HoldSpace)?;
        pin_message(tx, viewer, &of, id, wanted)
    });
    done.await?;
    let said = if wanted { "conversation-pinned-done" } else { "conversation-unpinned-done" };
    Ok(visit.go_saying(visit.path(format_args!("items/{item}?message={id}#message-{id}")), said))
}

/// Pins a message of this item, or takes the pin away. Whoever asks has made sure that the viewer holds its space.
///
/// # Errors
/// Those of the database.
pub fn pin_message(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: &Item,
    id: MessageId,
    wanted: bool,
) -> Result<(), Error> {
    if store::pin(tx, id, wanted.then_some(viewer.now))? {
        record(tx, viewer, item, id, if wanted { &MESSAGE_PINNED } else { &MESSAGE_UNPINNED })?;
    }
    Ok(())
}
