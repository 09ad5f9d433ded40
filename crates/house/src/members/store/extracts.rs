//! What an export holds of members, and their counts, counted again.

use crate::extract::Extract;
use crate::members::State;
use crate::recount::{Counted, Wrong};
use db::{Error, Read};

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

/// The counts that are wrong.
pub(in crate::members) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let mut wrong = Vec::new();
    for state in State::ALL {
        wrong.extend(Wrong::each("network", state.subject(), members_in_state(q, state.subject(), *state)?));
    }
    wrong.extend(Wrong::each("network", "stewards", stewards(q)?));
    wrong.extend(Wrong::each("network", "skills", skills(q)?));
    Ok(wrong)
}

fn members_in_state(q: &mut Read<'_>, subject: &str, state: State) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT networks.id,
                   COALESCE((SELECT amount FROM network_counts
                             WHERE network_id = networks.id AND subject = $1), 0) AS kept,
                   (SELECT COUNT(*) FROM members WHERE network_id = networks.id AND state = $2) AS counted
            FROM networks) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[&subject, &state],
    )
}

fn stewards(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT networks.id,
                   COALESCE((SELECT amount FROM network_counts
                             WHERE network_id = networks.id AND subject = 'stewards'), 0) AS kept,
                   (SELECT COUNT(*) FROM members
                    WHERE network_id = networks.id AND role = 'steward' AND state = 'active') AS counted
            FROM networks) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

/// Skills of active members, all kinds together.
fn skills(q: &mut Read<'_>) -> Result<Counted, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT networks.id,
                   CAST(COALESCE((SELECT SUM(amount) FROM skill_counts
                                  WHERE network_id = networks.id), 0) AS BIGINT) AS kept,
                   (SELECT COUNT(*) FROM member_skills
                    WHERE network_id = networks.id AND member_state = 'active') AS counted
            FROM networks) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}
