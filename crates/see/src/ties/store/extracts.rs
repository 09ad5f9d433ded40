//! What an export holds of ties: what people chose and declared. What is counted follows from the log.

use house::extract::Extract;

pub(in crate::ties) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "map-absences",
        head: &["member_id", "since_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT member_id, since AS since_at FROM tie_absences WHERE network_id = $1 ORDER BY member_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT member_id, since AS since_at FROM tie_absences WHERE member_id = $1 ORDER BY member_id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "hidden-ties",
        head: &["member_id", "other_id", "since_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT member_id, other_id, since AS since_at FROM tie_hides WHERE network_id = $1
                 ORDER BY member_id, other_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT member_id, other_id, since AS since_at FROM tie_hides WHERE member_id = $1 ORDER BY other_id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "declared-ties",
        head: &["sort", "low_id", "high_id", "weight"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT sort, low_id, high_id, weight FROM declared_ties WHERE network_id = $1
                 ORDER BY sort, low_id, high_id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
];
