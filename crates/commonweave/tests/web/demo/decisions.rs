//! The demo shows each way to decide: conversations that came to something, votes of several methods and levels of secrecy, one of
//! them open, a budget that runs, and a panel.

use super::{fill, number};

/// In how many networks there are so many at least.
const EACH: &[(&str, &str)] = &[
    (
        "two conversations with eighty people that came to an outcome",
        "SELECT COUNT(*) FROM (SELECT network_id FROM grounds WHERE outcome_at IS NOT NULL AND person_count >= 80
         GROUP BY network_id HAVING COUNT(*) >= 2) t",
    ),
    (
        "six decisions by six methods, kept in three ways",
        "SELECT COUNT(*) FROM (SELECT network_id FROM proposals WHERE outcome_at IS NOT NULL GROUP BY network_id
         HAVING COUNT(*) >= 6 AND COUNT(DISTINCT method) >= 6 AND COUNT(DISTINCT secrecy) >= 3) t",
    ),
    (
        "an open vote",
        "SELECT COUNT(*) FROM (SELECT network_id FROM proposals WHERE opened_at IS NOT NULL AND closed_at IS NULL
         GROUP BY network_id) t",
    ),
    (
        "a budget on which people vote, with twelve projects",
        "SELECT COUNT(*) FROM (SELECT budgets.network_id FROM budgets
         JOIN budget_projects ON budget_projects.item_id = budgets.item_id WHERE budgets.phase = 'vote'
         GROUP BY budgets.network_id, budgets.item_id HAVING COUNT(*) >= 12) t",
    ),
    ("a panel that was drawn", "SELECT COUNT(DISTINCT network_id) FROM panels WHERE drawn_at IS NOT NULL"),
];

on_both! {
    async fn each_network_decides_in_every_way(house: House) {
        fill(&house, 3).await;
        for (what, sql) in EACH.iter().copied() {
            assert_eq!(number(&house, sql).await, 3, "{what}");
        }
    }
}
