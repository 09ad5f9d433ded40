//! What an export holds of spaces.

use crate::extract::Extract;

pub(in crate::spaces) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "spaces",
        head: &[
            "id",
            "kind",
            "name",
            "purpose",
            "visibility",
            "tabs",
            "phase",
            "arranged",
            "created_by",
            "created_at",
        ],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT id, kind, name, purpose, visibility, tabs, phase, arranged, created_by, created_at
                 FROM spaces WHERE network_id = $1 ORDER BY id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT id, kind, name, purpose, visibility, tabs, phase, arranged, created_by, created_at
                 FROM spaces WHERE created_by = $1
                   AND (visibility <> 'members' OR EXISTS (SELECT 1 FROM space_members
                        WHERE space_members.space_id = spaces.id AND space_members.member_id = $1))
                 ORDER BY id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "space-members",
        head: &["space_id", "member_id", "role", "joined_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT space_id, member_id, role, joined_at
                 FROM space_members WHERE network_id = $1 ORDER BY space_id, member_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT space_id, member_id, role, joined_at
                 FROM space_members WHERE member_id = $1 ORDER BY space_id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "space-requests",
        head: &["space_id", "member_id", "answer", "created_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT space_id, member_id, answer, created_at
                 FROM space_requests WHERE network_id = $1 ORDER BY space_id, member_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT space_id, member_id, answer, created_at
                 FROM space_requests WHERE member_id = $1 ORDER BY space_id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "space-phases",
        head: &["space_id", "phase", "last_day"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT space_id, phase, last_day
                 FROM space_phases WHERE network_id = $1 ORDER BY space_id, phase",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
];
