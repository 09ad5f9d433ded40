//! What projects add to an export.

use super::vacancies::VACANCIES;
use house::extract::Extract;

pub(in crate::projects) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "projects",
        head: &[
            "space_id",
            "state",
            "objective",
            "moves",
            "indicator_id",
            "starts_on",
            "ends_on",
            "light",
            "light_at",
            "report_due_on",
        ],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT space_id, state, objective, moves, indicator_id, starts_on, ends_on, light, light_at, report_due_on
                 FROM projects WHERE network_id = $1 ORDER BY space_id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "project-partners",
        head: &["space_id", "organisation_id", "part", "since"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT space_id, organisation_id, part, since FROM project_partners WHERE network_id = $1
                 ORDER BY space_id, organisation_id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "project-roles",
        head: &["space_id", "member_id", "role", "since"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT space_id, member_id, role, since FROM project_roles WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM space_members
                               WHERE space_members.space_id = project_roles.space_id
                                 AND space_members.member_id = project_roles.member_id
                                 AND space_members.joined_at <= project_roles.since)
                 ORDER BY space_id, member_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT space_id, member_id, role, since FROM project_roles WHERE member_id = $1
                   AND EXISTS (SELECT 1 FROM space_members
                               WHERE space_members.space_id = project_roles.space_id
                                 AND space_members.member_id = project_roles.member_id
                                 AND space_members.joined_at <= project_roles.since)
                 ORDER BY space_id",
                &[&member],
                take,
            )
        }),
    },
    VACANCIES,
    Extract {
        name: "project-reports",
        head: &["id", "space_id", "member_id", "light", "sentence", "reported_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT id, space_id, member_id, light, sentence, reported_at FROM project_reports
                 WHERE network_id = $1 ORDER BY space_id, id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT id, space_id, member_id, light, sentence, reported_at FROM project_reports
                 WHERE member_id = $1 ORDER BY id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "project-turns",
        head: &["id", "space_id", "member_id", "state", "note", "turned_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT id, space_id, member_id, state, note, turned_at FROM project_turns
                 WHERE network_id = $1 ORDER BY space_id, id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT id, space_id, member_id, state, note, turned_at FROM project_turns
                 WHERE member_id = $1 ORDER BY id",
                &[&member],
                take,
            )
        }),
    },
];
