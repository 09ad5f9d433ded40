//! Rows for those to whom somebody turns.

use crate::batch::{self, Row};
use crate::ids::{ItemId, MemberId, NetworkId, OrganisationId, SpaceId};
use crate::inbox::calls::Calling;
use db::{Error, Param, Read, Write};

db::record! {
    /// A member who may read an item, with the words of the levels that may hold for it.
    #[derive(Debug, Clone)]
    pub(in crate::inbox) struct Reached {
        pub(in crate::inbox) id: MemberId,
        pub(in crate::inbox) own_level: String,
        pub(in crate::inbox) space_level: String,
        pub(in crate::inbox) network_level: String,
        pub(in crate::inbox) account_level: String,
    }
}

/// Those of these members who are active and may read the space of the call.
pub(in crate::inbox) fn reachable(
    q: &mut Read<'_>,
    call: &Calling,
    members: &[MemberId],
) -> Result<Vec<Reached>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT members.id, COALESCE(item_followers.level, '') AS own_level,
                COALESCE(inbox_spaces.level, '') AS space_level,
                COALESCE(inbox_members.level, '') AS network_level,
                COALESCE(inbox_accounts.level, '') AS account_level
         FROM members
         JOIN spaces ON spaces.id = $2
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = members.id
         LEFT JOIN item_followers ON item_followers.item_id = $3 AND item_followers.member_id = members.id
         LEFT JOIN inbox_spaces ON inbox_spaces.member_id = members.id AND inbox_spaces.space_id = spaces.id
         LEFT JOIN inbox_members ON inbox_members.member_id = members.id
         LEFT JOIN inbox_accounts ON inbox_accounts.account_id = members.account_id
         WHERE +members.network_id = $1 AND members.state = 'active'
           AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL) AND members.id",
        &[&call.network, &call.space, &call.item],
        &keys,
        "ORDER BY members.id",
    )
}

/// Who stands for an organisation, those who came first; at most `limit`.
pub(in crate::inbox) fn standing_for(
    q: &mut Read<'_>,
    network: NetworkId,
    organisation: OrganisationId,
    limit: i64,
) -> Result<Vec<MemberId>, Error> {
    q.all(
        "SELECT member_id FROM affiliations
         WHERE organisation_id = $1 AND member_state = 'active' AND capacity = 'representative'
           AND ended_at IS NULL AND network_id = $2
         ORDER BY name_key, member_id LIMIT $3",
        &[&organisation, &network, &limit],
    )
}

/// In which space an item is, and who started it.
pub(in crate::inbox) fn place_of(
    q: &mut Read<'_>,
    item: ItemId,
) -> Result<Option<(SpaceId, MemberId)>, Error> {
    q.maybe("SELECT space_id, author_id FROM items WHERE id = $1", &[&item])
}

/// Puts the item into the inboxes of these members, each for a reason; what stood there before is called anew.
pub(in crate::inbox) fn raise(
    tx: &mut Write<'_>,
    call: &Calling,
    called: &[(MemberId, &str)],
) -> Result<u64, Error> {
    // In one order, so that two who call the same people wait for one another and not in a circle.
    let mut called = called.to_vec();
    called.sort_unstable();
    let rows: Vec<Row<'_>> = called
        .iter()
        .map(|(member, reason)| -> Row<'_> {
            vec![
                member,
                &call.item,
                &call.network,
                &0_i64,
                &0_i64,
                reason,
                &call.now,
                &call.by,
                &call.message,
                &true,
                &true,
                &0_i64,
                &0_i64,
                &0_i64,
            ]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO attention
            (member_id, item_id, network_id, read_at, read_message, reason, called_at, caller_id, message_id, stands,
             unread, done_at, read_before, called_before)",
        &rows,
        "ON CONFLICT (member_id, item_id) DO UPDATE SET reason = excluded.reason, called_at = excluded.called_at,
            caller_id = excluded.caller_id, message_id = excluded.message_id, stands = excluded.stands,
            unread = excluded.unread, done_at = 0",
    )
}

/// Whoever speaks has seen the item up to now, and has answered what they were called for.
pub(in crate::inbox) fn spoke(tx: &mut Write<'_>, call: &Calling) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO attention
            (member_id, item_id, network_id, read_at, read_message, reason, called_at, stands, unread, done_at,
             read_before, called_before)
         VALUES ($1, $2, $3, $4, COALESCE(CAST($5 AS BIGINT), 0), '', 0, FALSE, FALSE, 0, 0, 0)
         ON CONFLICT (member_id, item_id) DO UPDATE SET
            read_at = CASE WHEN attention.read_at < excluded.read_at THEN excluded.read_at
                           ELSE attention.read_at END,
            read_message = CASE WHEN attention.read_message < excluded.read_message THEN excluded.read_message
                                ELSE attention.read_message END,
            stands = FALSE, unread = FALSE",
        &[&call.by, &call.item, &call.network, &call.now, &call.message],
    )
}
