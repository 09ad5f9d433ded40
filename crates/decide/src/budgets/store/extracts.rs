//! What an export holds of budgets. Who chose what is in none but one's own; the ballots without their voters are in it once
//! they are counted.

use house::extract::Extract;

pub(in crate::budgets) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "budgets",
        head: &[
            "item_id",
            "amount",
            "decimals",
            "currency",
            "ballot",
            "most",
            "rule",
            "electorate",
            "proposers",
            "criteria",
            "gather_until_at",
            "review_until_at",
            "vote_until_at",
            "phase",
            "opened_at",
            "closed_at",
            "counted_at",
            "counted_rule",
            "entitled_count",
            "cast_count",
            "funded_count",
            "spent",
        ],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, amount, decimals, currency, ballot, most, rule, electorate, proposers, criteria,
                        gather_until, review_until, vote_until, phase, opened_at, closed_at, counted_at, counted_rule,
                        entitled_count, cast_count, funded_count, spent
                 FROM budgets WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = budgets.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT budgets.item_id, budgets.amount, budgets.decimals, budgets.currency, budgets.ballot, budgets.most,
                        budgets.rule, budgets.electorate, budgets.proposers, budgets.criteria, budgets.gather_until,
                        budgets.review_until, budgets.vote_until, budgets.phase, budgets.opened_at, budgets.closed_at,
                        budgets.counted_at, budgets.counted_rule, budgets.entitled_count, budgets.cast_count,
                        budgets.funded_count, budgets.spent
                 FROM items JOIN budgets ON budgets.item_id = items.id
                 WHERE items.author_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY items.id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "budget-projects",
        head: &[
            "item_id",
            "project_id",
            "proposer_id",
            "title",
            "body",
            "cost",
            "category",
            "place",
            "state",
            "reason",
            "unmet",
            "judged_by",
            "judged_at",
            "created_at",
        ],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT budget_projects.item_id, budget_projects.id, budget_projects.proposer_id, budget_projects.title,
                        budget_projects.body, budget_projects.cost, budget_projects.category, budget_projects.place,
                        budget_projects.state, budget_projects.reason, budget_projects.unmet,
                        budget_projects.judged_by, budget_projects.judged_at, budget_projects.created_at
                 FROM budgets JOIN budget_projects ON budget_projects.item_id = budgets.item_id
                 JOIN items ON items.id = budgets.item_id
                 WHERE budgets.network_id = $1 AND items.shelf IN ('shown', 'archived')
                 ORDER BY budgets.item_id, budget_projects.id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT item_id, id, proposer_id, title, body, cost, category, place, state, reason, unmet, NULL AS judged_by,
                        judged_at, created_at
                 FROM budget_projects WHERE proposer_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = budget_projects.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "budget-ballots",
        head: &["item_id", "choice", "amount"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT budget_piles.item_id, budget_piles.choice, budget_piles.amount
                 FROM budgets JOIN budget_piles ON budget_piles.item_id = budgets.item_id
                 JOIN items ON items.id = budgets.item_id
                 WHERE budgets.network_id = $1 AND items.shelf IN ('shown', 'archived')
                   AND budgets.cast_count >= 5
                 ORDER BY budgets.item_id, budget_piles.number",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "budget-choices",
        head: &["item_id", "project_id", "points", "place"],
        of_network: None,
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT budget_choices.item_id, budget_choices.project_id, budget_choices.points, budget_choices.place
                 FROM budget_voters JOIN budget_choices ON budget_choices.voter_id = budget_voters.id
                 WHERE budget_voters.member_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = budget_choices.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY budget_choices.item_id, budget_choices.place, budget_choices.project_id",
                &[&member],
                take,
            )
        }),
    },
];
