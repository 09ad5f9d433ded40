//! Whom letters go to, and the line of which they tell.

use crate::batch;
use crate::happenings::Happening;
use crate::ids::{AccountId, HappeningId, MemberId};
use db::{Error, Param, Read};

/// The active members that these accounts are, in all networks.
pub(super) fn members_of(
    q: &mut Read<'_>,
    accounts: &[AccountId],
) -> Result<Vec<(MemberId, AccountId)>, Error> {
    let keys: Vec<&dyn Param> = accounts.iter().map(|id| -> &dyn Param { id }).collect();
    let members = "SELECT id, account_id FROM members WHERE state = 'active' AND account_id";
    batch::among(q, members, &[], &keys, "ORDER BY id")
}

/// One line of the log.
pub(super) fn line(q: &mut Read<'_>, id: HappeningId) -> Result<Option<Happening>, Error> {
    q.maybe(
        "SELECT id, visible_order, network_id, member_id, what, space_id, item_id, message_id, subject_id,
                detail, created_at, news, narrows
         FROM happenings WHERE id = $1",
        &[&id],
    )
}
