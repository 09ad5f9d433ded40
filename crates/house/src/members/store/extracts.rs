//! What an export holds of members.

use crate::extract::Extract;

pub(in crate::members) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "members",
        head: &[
            "id",
            "role",
            "state",
            "name",
            "email",
            "headline",
            "about",
            "languages",
            "place",
            "joined_at",
            "left_at",
            "created_at",
        ],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT id, role, state, name, email, headline, about, languages, place, joined_at, left_at, created_at
                 FROM members WHERE network_id = $1 ORDER BY id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT id, role, state, name, email, headline, about, languages, place, joined_at, left_at, created_at
                 FROM members WHERE id = $1 ORDER BY id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "skills",
        head: &["member_id", "direction", "skill", "position"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT member_id, direction, skill, position
                 FROM member_skills WHERE network_id = $1 ORDER BY member_id, direction, position",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT member_id, direction, skill, position
                 FROM member_skills WHERE member_id = $1 ORDER BY direction, position",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "affiliations",
        head: &["organisation_id", "member_id", "capacity", "started_at", "ended_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT organisation_id, member_id, capacity, started_at, ended_at
                 FROM affiliations WHERE network_id = $1 ORDER BY organisation_id, member_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT organisation_id, member_id, capacity, started_at, ended_at
                 FROM affiliations WHERE member_id = $1 ORDER BY organisation_id",
                &[&member],
                take,
            )
        }),
    },
];
