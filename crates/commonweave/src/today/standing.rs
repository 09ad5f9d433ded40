//! Messages that were removed are told no more: what Today counts is what one finds.

use db::Read;
use house::feed::Told;
use house::happenings::What;
use house::ids::MessageId;
use house::web::Error;
use std::collections::BTreeSet;
use talk::conversations;

/// These lines without messages that were removed since.
pub(super) fn standing(q: &mut Read<'_>, mut told: Vec<Told>) -> Result<Vec<Told>, Error> {
    let messages: Vec<MessageId> = told.iter().filter_map(posted).collect();
    let gone: BTreeSet<MessageId> = conversations::removed(q, &messages)?.into_iter().collect();
    told.retain(|told| posted(told).is_none_or(|id| !gone.contains(&id)));
    Ok(told)
}

fn posted(told: &Told) -> Option<MessageId> {
    told.line.message_id.filter(|_| told.line.what == What::MessagePosted)
}
