//! What an export holds of the log.

use crate::extract::Extract;

pub(in crate::happenings) static EXTRACTS: &[Extract] = &[Extract {
    name: "log",
    head: &[
        "id",
        "member_id",
        "what",
        "space_id",
        "item_id",
        "message_id",
        "subject_id",
        "detail",
        "created_at",
    ],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT id, member_id, what, space_id, item_id, message_id, subject_id, detail, created_at
                 FROM happenings WHERE network_id = $1 ORDER BY visible_order, id",
            &[&network],
            take,
        )
    }),
    of_member: Some(|q, member, take| {
        q.each(
            "SELECT id, member_id, what, space_id, item_id, message_id, subject_id, detail, created_at
                 FROM happenings WHERE member_id = $1 ORDER BY visible_order, id",
            &[&member],
            take,
        )
    }),
}];
