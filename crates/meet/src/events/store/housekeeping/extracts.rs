//! What an export holds of events.

use crate::events::{experiments, minutes, polls, presence, pulse, series, tables};
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
            "way_in",
            "features",
            "language",
            "cost",
            "bring",
            "hosts",
            "capacity",
        ],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, all_day, open_ended, time_zone, starts_at, ends_at, place, link, cancelled, sequence,
                        changed_at, way_in, features, language, cost, bring, hosts, capacity
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
                        events.ends_at, events.place, events.link, events.cancelled, events.sequence, events.changed_at,
                        events.way_in, events.features, events.language, events.cost, events.bring, events.hosts,
                        events.capacity
                 FROM items JOIN events ON events.item_id = items.id
                 WHERE items.author_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY items.id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "event-answers",
        head: &[
            "item_id",
            "member_id",
            "name",
            "email",
            "answer",
            "party",
            "seat",
            "first_answered_at",
            "answered_at",
            "needs",
            "need_note",
        ],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT attendances.item_id, attendances.member_id, attendances.name, attendances.email,
                        attendances.answer, attendances.party, attendances.seat,
                        COALESCE(attendances.first_answered_at, attendances.answered_at) AS first_answered_at,
                        attendances.answered_at,
                        '' AS needs, '' AS need_note
                 FROM events JOIN attendances ON attendances.item_id = events.item_id
                 JOIN items ON items.id = events.item_id
                 WHERE events.network_id = $1 AND items.shelf IN ('shown', 'archived')
                 ORDER BY events.starts_at, events.item_id, attendances.id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT item_id, member_id, name, email, answer, party, seat,
                        COALESCE(first_answered_at, answered_at) AS first_answered_at, answered_at, needs, need_note
                 FROM attendances WHERE member_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = attendances.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id",
                &[&member],
                take,
            )
        }),
    },
    pulse::MARKS,
    pulse::WORDS,
    pulse::QUESTIONS,
    pulse::REPLIES,
    Extract {
        name: "access-needs",
        head: &["needs", "note"],
        of_network: None,
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT needs, note FROM access_needs WHERE member_id = $1 ORDER BY member_id",
                &[&member],
                take,
            )
        }),
    },
    presence::PRESENCES,
    tables::SEATS,
    series::HOSTS,
    polls::POLLS,
    polls::OFFERS,
    polls::ANSWERS,
    experiments::EXPERIMENTS,
    minutes::POINTS,
    minutes::LINES,
];
