//! What an export holds of phases. They are the space's, and no member's.

use house::extract::Extract;

pub(in crate::phases) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "phases",
        head: &[
            "space_id",
            "place",
            "name",
            "sentence",
            "first_day",
            "last_day",
            "asks",
            "resting",
            "told_at",
        ],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT space_id, place, name, sentence, first_day, last_day, asks, resting, told_at
                 FROM phases WHERE network_id = $1 ORDER BY space_id, place",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "phase-turns",
        head: &["id", "space_id", "name", "sentence", "last_day", "turned_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT id, space_id, name, sentence, last_day, turned_at
                 FROM phase_turns WHERE network_id = $1 ORDER BY id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
];
