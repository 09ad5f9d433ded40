//! Pinning a message, so that it is found above the talk, and taking the pin away.

use super::edit::{mine, record};
use crate::conversations::acts::{MESSAGE_PINNED, MESSAGE_UNPINNED};
use crate::conversations::store;
use house::access::Action;
use house::ids::{ItemId, MessageId};
use house::web::{Answer, At, Form, Visit};

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
        if store::pin(tx, id, wanted.then_some(viewer.now))? {
            record(tx, viewer, &of, id, if wanted { &MESSAGE_PINNED } else { &MESSAGE_UNPINNED })?;
        }
        Ok(())
    });
    done.await?;
    let said = if wanted { "conversation-pinned-done" } else { "conversation-unpinned-done" };
    Ok(visit.go_saying(visit.path(format_args!("items/{item}?message={id}#message-{id}")), said))
}
