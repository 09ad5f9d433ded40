//! What an export holds of proposals. Ballots of others are left out as long as nobody may see them; one's own are one's own.

use house::extract::Extract;

pub(in crate::proposals) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "proposals",
        head: &[
            "item_id",
            "method",
            "secrecy",
            "electorate",
            "threshold",
            "seats",
            "dots",
            "quorum",
            "ends_at",
            "opened_at",
            "closed_at",
            "entitled_count",
            "cast_count",
            "carried_count",
            "verdict",
            "winners",
            "outcome",
            "outcome_by",
            "outcome_at",
            "review_at",
        ],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, method, secrecy, electorate, threshold, seats, dots, quorum, ends_at, opened_at, closed_at,
                        entitled_count, cast_count, carried_count, verdict, winners, outcome, outcome_by, outcome_at,
                        review_at
                 FROM proposals WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = proposals.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT proposals.item_id, proposals.method, proposals.secrecy, proposals.electorate, proposals.threshold,
                        proposals.seats, proposals.dots, proposals.quorum, proposals.ends_at, proposals.opened_at,
                        proposals.closed_at, proposals.entitled_count, proposals.cast_count, proposals.carried_count,
                        proposals.verdict, proposals.winners, proposals.outcome, proposals.outcome_by, proposals.outcome_at,
                        proposals.review_at
                 FROM items JOIN proposals ON proposals.item_id = items.id
                 WHERE items.author_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY items.id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "proposal-options",
        head: &["item_id", "option_id", "place", "label"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT proposal_options.item_id, proposal_options.id, proposal_options.place, proposal_options.label
                 FROM proposals JOIN proposal_options ON proposal_options.item_id = proposals.item_id
                 JOIN items ON items.id = proposals.item_id
                 WHERE proposals.network_id = $1 AND items.shelf IN ('shown', 'archived')
                 ORDER BY proposals.item_id, proposal_options.place, proposal_options.id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "proposal-ballots",
        head: &["item_id", "member_id", "choice", "reason", "cast_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT proposal_ballots.item_id, proposal_ballots.member_id, proposal_ballots.choice,
                        proposal_ballots.reason, proposal_ballots.cast_at
                 FROM proposals JOIN proposal_ballots ON proposal_ballots.item_id = proposals.item_id
                 JOIN items ON items.id = proposals.item_id
                 WHERE proposals.network_id = $1 AND items.shelf IN ('shown', 'archived')
                   AND (proposals.secrecy = 'open' OR proposals.closed_at IS NOT NULL)
                 ORDER BY proposal_ballots.item_id, proposal_ballots.voter_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT item_id, member_id, choice, reason, cast_at
                 FROM proposal_ballots WHERE member_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = proposal_ballots.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, voter_id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "proposal-amendments",
        head: &["item_id", "author_id", "was", "becomes", "reason", "state", "answer", "created_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT proposal_amendments.item_id, proposal_amendments.author_id, proposal_amendments.was,
                        proposal_amendments.becomes, proposal_amendments.reason, proposal_amendments.state,
                        proposal_amendments.answer, proposal_amendments.created_at
                 FROM proposals JOIN proposal_amendments ON proposal_amendments.item_id = proposals.item_id
                 JOIN items ON items.id = proposals.item_id
                 WHERE proposals.network_id = $1 AND items.shelf IN ('shown', 'archived')
                 ORDER BY proposal_amendments.item_id, proposal_amendments.id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT item_id, author_id, was, becomes, reason, state, answer, created_at
                 FROM proposal_amendments WHERE author_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = proposal_amendments.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "proposal-proxies",
        head: &["item_id", "member_id", "holder_id", "given_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT proposal_proxies.item_id, own.member_id, holder.member_id AS holder_id, proposal_proxies.given_at
                 FROM proposals JOIN proposal_proxies ON proposal_proxies.item_id = proposals.item_id
                 JOIN proposal_voters own ON own.id = proposal_proxies.voter_id
                 JOIN proposal_voters holder ON holder.id = proposal_proxies.holder_id
                 JOIN items ON items.id = proposals.item_id
                 WHERE proposals.network_id = $1 AND items.shelf IN ('shown', 'archived')
                 ORDER BY proposal_proxies.item_id, proposal_proxies.voter_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT own.item_id, own.member_id, holder.member_id AS holder_id, proposal_proxies.given_at
                 FROM proposal_voters own JOIN proposal_proxies ON proposal_proxies.voter_id = own.id
                 JOIN proposal_voters holder ON holder.id = proposal_proxies.holder_id
                 JOIN items ON items.id = own.item_id
                 WHERE own.member_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY own.item_id, own.id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "proposal-carried",
        head: &["item_id", "member_id"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT proposal_carried.item_id, proposal_voters.member_id
                 FROM proposals JOIN proposal_carried ON proposal_carried.item_id = proposals.item_id
                 JOIN proposal_voters ON proposal_voters.id = proposal_carried.voter_id
                 JOIN items ON items.id = proposals.item_id
                 WHERE proposals.network_id = $1 AND items.shelf IN ('shown', 'archived')
                 ORDER BY proposal_carried.item_id, proposal_carried.voter_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT proposal_voters.item_id, proposal_voters.member_id
                 FROM proposal_voters JOIN proposal_carried ON proposal_carried.voter_id = proposal_voters.id
                 JOIN items ON items.id = proposal_voters.item_id
                 WHERE proposal_voters.member_id = $1 AND items.shelf IN ('shown', 'archived')
                 ORDER BY proposal_voters.item_id, proposal_voters.id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "proposal-papers",
        head: &["item_id", "code", "choice"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT proposal_papers.item_id, proposal_papers.code, proposal_papers.choice
                 FROM proposals JOIN proposal_papers ON proposal_papers.item_id = proposals.item_id
                 JOIN items ON items.id = proposals.item_id
                 WHERE proposals.network_id = $1 AND items.shelf IN ('shown', 'archived')
                 ORDER BY proposal_papers.item_id, proposal_papers.code",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "proposal-elections",
        head: &["item_id", "link", "fingerprint", "digest", "tallied", "spoiled", "brought_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT proposal_elections.item_id, proposal_elections.link, proposal_elections.fingerprint,
                        proposal_elections.digest, proposal_elections.tallied, proposal_elections.spoiled,
                        proposal_elections.brought_at
                 FROM proposals JOIN proposal_elections ON proposal_elections.item_id = proposals.item_id
                 JOIN items ON items.id = proposals.item_id
                 WHERE proposals.network_id = $1 AND items.shelf IN ('shown', 'archived')
                 ORDER BY proposal_elections.item_id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
];
