//! The demo shows each way to decide: conversations that came to something, votes of several methods and levels of secrecy, one of
//! them open, a budget that runs, and a panel.

use super::number;

/// In how many networks there are so many at least.
const EACH: &[(&str, &str)] = &[
    (
        "two conversations with eighty people that came to an outcome",
        "SELECT COUNT(*) FROM (SELECT network_id FROM grounds WHERE outcome_at IS NOT NULL AND person_count >= 80
         GROUP BY network_id HAVING COUNT(*) >= 2) t",
    ),
    (
        "six decisions by six methods, kept in five ways",
        "SELECT COUNT(*) FROM (SELECT network_id FROM proposals WHERE outcome_at IS NOT NULL GROUP BY network_id
         HAVING COUNT(*) >= 6 AND COUNT(DISTINCT method) >= 6 AND COUNT(DISTINCT secrecy) >= 5) t",
    ),
    (
        "a secret vote whose ballots were opened",
        "SELECT COUNT(DISTINCT proposals.network_id) FROM proposals
         JOIN proposal_piles ON proposal_piles.item_id = proposals.item_id
         WHERE proposals.secrecy = 'secret' AND proposals.outcome_at IS NOT NULL",
    ),
    ("a published list of ballots", "SELECT COUNT(DISTINCT network_id) FROM proposal_papers"),
    (
        "a vote in which some have several votes",
        "SELECT COUNT(DISTINCT network_id) FROM proposals WHERE extra_votes > 0 AND outcome_at IS NOT NULL",
    ),
    (
        "an election with two questions",
        "SELECT COUNT(*) FROM (SELECT network_id FROM proposal_elections WHERE brought_at IS NOT NULL
         GROUP BY network_id, link HAVING COUNT(DISTINCT question) = 2 AND COUNT(DISTINCT digest) = 1) t",
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

/// What each secret vote that is over came to, as the outcome in its text tells it.
const TOLD: &[(&str, &str)] = &[
    ("Do our houses buy heating oil together?", "passed"),
    ("Do we become a registered association?", "passed"),
    ("Do we found a housing cooperative?", "passed"),
    ("Do we hold back rent for the months without heating?", "passed"),
    ("Do we pay for somebody who plans the trial weeks?", "passed"),
    ("Do we rent the roof of the tram depot?", "passed"),
    ("Do we sign the agreement with the school board?", "passed"),
    ("May mentors see the marks of their pupils?", "failed"),
    ("May the school board name one of our speakers?", "failed"),
    ("What does a share in the cooperative cost?", "A hundred"),
    ("Where does the association have its seat?", "Tram depot"),
    ("Who checks the books?", "Ewa Wiśniewska"),
    ("Who holds the second key to the common box?", "Imani Barrington-Hughes"),
    ("Who speaks for us at the city council this year?", "Hawa Traoré"),
    ("Whom can one turn to when something goes wrong?", "Dana Kowalczyk"),
];

/// Every secret vote that is over, by its title, with the option that won, or else the verdict.
const COUNTED: &str = "SELECT items.title, COALESCE(proposal_options.label, proposals.verdict) AS came_to
     FROM proposals JOIN items ON items.id = proposals.item_id
     LEFT JOIN proposal_options ON proposal_options.item_id = proposals.item_id
          AND CAST(proposal_options.id AS TEXT) = proposals.winners
     WHERE proposals.secrecy IN ('secret', 'checkable', 'belenios') AND proposals.closed_at IS NOT NULL
     ORDER BY items.id";

/// What is kept of a secret vote and could join a voter with a ballot.
const JOINED: &[&str] = &[
    "SELECT COUNT(*) FROM proposal_envelopes",
    "SELECT COUNT(*) FROM proposal_ballots JOIN proposals ON proposals.item_id = proposal_ballots.item_id
     WHERE proposals.secrecy IN ('secret', 'checkable', 'belenios')",
];

on_both! {
    async fn each_network_decides_in_every_way(house: Demo<3>) {
        for (what, sql) in EACH.iter().copied() {
            assert_eq!(number(&house, sql).await, 3, "{what}");
        }
    }

    async fn secret_votes_came_to_what_their_outcome_tells_and_nothing_joins_voters_and_ballots(house: Demo<3>) {
        let mut counted = house.app.db.read(|q| q.all::<(String, String)>(COUNTED, &[])).await.unwrap();
        counted.sort();
        let counted: Vec<(&str, &str)> = counted.iter().map(|(title, told)| (title.as_str(), told.as_str())).collect();
        assert_eq!(counted, TOLD);
        for sql in JOINED.iter().copied() {
            assert_eq!(number(&house, sql).await, 0, "{sql}");
        }
    }

    async fn the_published_list_of_a_checkable_vote_counts_to_its_result(house: Demo<1>) {
        let item = number(&house, "SELECT item_id FROM proposals WHERE secrecy = 'checkable' ORDER BY item_id LIMIT 1").await;
        let cast = number(&house, "SELECT cast_count FROM proposals WHERE secrecy = 'checkable' ORDER BY item_id LIMIT 1").await;
        let amina = house.demo_visitor();
        amina.sends("/demo/member", &[]).await;
        amina.opens(&format!("/n/green-city/items/{item}")).await.is_fine().sees("Ewa checks the books").markup();
        amina.opens(&format!("/n/green-city/items/{item}/result")).await.sees("SHA-256 of the list:").markup();
        let list = String::from_utf8(amina.opens(&format!("/n/green-city/items/{item}/ballots.csv")).await.file().await).unwrap();
        let list = list.trim_start_matches('\u{feff}');
        let rows: Vec<Vec<&str>> = list.lines().map(|line| line.split(',').collect()).collect();
        let ewa = rows[0].iter().position(|head| *head == "Ewa Wiśniewska").unwrap();
        assert_eq!(i64::try_from(rows.len()).unwrap() - 1, cast, "{list}");
        let ticks = rows.iter().filter(|row| row[ewa] == "1").count();
        let file = std::env::temp_dir().join(format!("commonweave-ballots-{}.csv", house::clock::Chance.token().unwrap()));
        std::fs::write(&file, list).unwrap();
        let counted = std::process::Command::new(env!("CARGO_BIN_EXE_commonweave")).args(["count", "--method", "approval"]).arg(&file).output().unwrap();
        std::fs::remove_file(&file).unwrap();
        let counted = String::from_utf8_lossy(&counted.stdout).into_owned();
        assert!(counted.contains(&format!("Ewa Wiśniewska ({ticks} approvals)")), "{counted}");
    }

    async fn whoever_has_several_votes_is_told_beside_the_result(house: Demo<1>) {
        let item = number(&house, "SELECT MIN(item_id) FROM proposals WHERE extra_votes > 0").await;
        let amina = house.demo_visitor();
        amina.sends("/demo/member", &[]).await;
        let page = amina.opens(&format!("/n/green-city/items/{item}")).await;
        page.is_fine().sees("Hawa Traoré").sees("https://belenios.example/elections/2026").markup();
        let sums = "SELECT CAST(SUM(amount) AS BIGINT) FROM proposal_piles JOIN proposals ON proposals.item_id = proposal_piles.item_id
                    WHERE proposals.extra_votes > 0";
        let people = number(&house, "SELECT MIN(cast_count) FROM proposals WHERE extra_votes > 0").await;
        assert!(number(&house, sums).await > people && people <= 12, "votes are counted, and people besides");
    }
}
