//! What an export holds of events.

use house::extract::Extract;

pub(in crate::events) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "events",
        head: &[
            "item_id",
            "all_day",
            "open_ended",
            "time_zone",
            "starts_at",
            "ends_at",
            "place",
            "link",
            "cancelled",
            "sequence",
            "changed_at",
        ],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, all_day, open_ended, time_zone, starts_at, ends_at, place, link, cancelled, sequence,
                        changed_at
                 FROM events WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = events.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY starts_at, item_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT events.item_id, events.all_day, events.open_ended, events.time_zone, events.starts_at,
                        events.ends_at, events.place, events.link, events.cancelled, events.sequence, events.changed_at
                 FROM items JOIN events ON events.item_id = items.id
                 WHERE items.author_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY items.id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "event-answers",
        head: &["item_id", "member_id", "answer", "answered_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT event_answers.item_id, event_answers.member_id, event_answers.answer, event_answers.answered_at
                 FROM events JOIN event_answers ON event_answers.item_id = events.item_id
                 JOIN items ON items.id = events.item_id
                 WHERE events.network_id = $1 AND items.shelf IN ('shown', 'archived')
                 ORDER BY events.starts_at, events.item_id, event_answers.member_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT item_id, member_id, answer, answered_at
                 FROM event_answers WHERE member_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = event_answers.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id",
                &[&member],
                take,
            )
        }),
    },
];
