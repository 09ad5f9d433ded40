//! Reacting to a message with one sign, and taking it back by the same button.

use crate::conversations::acts::REACTION_CHANGED;
use crate::conversations::message::{REACTIONS, recount};
use crate::conversations::reading;
use crate::conversations::store;
use db::Write;
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MessageId};
use house::items;
use house::web::{Answer, At, Error, Form, Said, Viewer, Visit};

/// `POST /n/{slug}/items/{id}/messages/{message}/reactions`
pub(in crate::conversations) async fn react(
    visit: Visit,
    At((_, item, id)): At<(String, ItemId, MessageId)>,
    form: Form,
) -> Answer {
    let asked = form.value("sign").to_owned();
    visit.write(move |tx, viewer| toggle(tx, viewer, (item, id), &asked)).await?;
    if reading::wants_part(&visit) {
        return reading::changed(&visit, item, id).await;
    }
    Ok(visit.go(visit.path(format_args!("items/{item}?message={id}#message-{id}"))))
}

fn toggle(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (item, id): (ItemId, MessageId),
    asked: &str,
) -> Result<(), Error> {
    let item = items::visible_to(tx, viewer, item)?.ok_or(Error::NotFound)?;
    if !item.is_open() {
        return Err(Error::NotFound);
    }
    if !item.takes_messages() {
        return Err(Error::Refused(Said::key("conversation-refused-phase")));
    }
    tx.lock("messages", id.get())?;
    let message = store::of_item(tx, item.id, id)?.ok_or(Error::NotFound)?;
    message.require(&item, viewer, Action::TakePart)?;
    // Only who may react is told what is wrong with the sign.
    let sign = REACTIONS.iter().map(|(sign, _)| *sign).find(|sign| *sign == asked);
    let sign = sign.ok_or(Error::Malformed("conversation-refused-sign".into()))?;
    let member = viewer.member()?.id;
    let given = store::toggle(tx, viewer.network.id, id, member, sign, viewer.now)?;
    let counts = recount(&message.reactions, sign, if given { 1 } else { -1 });
    store::keep_reactions(tx, id, &counts)?;
    let happened = Happened::new(&REACTION_CHANGED).space(item.space_id).item(item.id).message(id);
    happenings::record(tx, viewer.network.id, Some(member), viewer.now, happened)?;
    Ok(())
}
