//! What exports take of common grounds. Links and what visitors' browsers keep open doors, and stay here.

use house::extract::Extract;

pub(in crate::grounds) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "grounds",
        head: &["item_id", "moderation", "outcome", "outcome_by", "outcome_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, moderation, outcome, outcome_by, outcome_at FROM grounds WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = grounds.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "ground-people",
        head: &["id", "item_id", "member_id", "label"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT id, item_id, member_id, label FROM ground_people WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = ground_people.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "ground-statements",
        head: &["id", "item_id", "number", "author_id", "seed", "text", "state", "reason", "created_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT id, item_id, number, author_id, seed, text, state, reason, created_at
                 FROM ground_statements WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = ground_statements.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT statements.id, statements.item_id, statements.number, statements.author_id, statements.seed,
                        statements.text, statements.state, statements.reason, statements.created_at
                 FROM ground_people people JOIN ground_statements statements ON statements.author_id = people.id
                 WHERE people.member_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = statements.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY statements.id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "ground-answers",
        head: &["item_id", "person_id", "statement_id", "answer", "answered_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, person_id, statement_id, answer, answered_at FROM ground_answers WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = ground_answers.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, person_id, statement_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT answers.item_id, answers.person_id, answers.statement_id, answers.answer, answers.answered_at
                 FROM ground_people people
                 JOIN ground_answers answers ON answers.item_id = people.item_id AND answers.person_id = people.id
                 WHERE people.member_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = answers.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY answers.item_id, answers.statement_id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "ground-projects",
        head: &["statement_id", "space_id", "created_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT projects.statement_id, projects.space_id, projects.created_at
                 FROM ground_projects projects JOIN ground_statements statements ON statements.id = projects.statement_id
                 WHERE projects.network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = statements.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY projects.statement_id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
];
