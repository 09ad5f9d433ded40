//! A proposal goes from one phase to the next. Each of these changes nothing where another change was first.

use crate::proposals::method::Verdict;
use crate::proposals::proposal::OptionId;
use db::{Error, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId};

/// Opens the vote.
pub(in crate::proposals) fn open(
    tx: &mut Write<'_>,
    item: ItemId,
    (entitled, lot): (i64, i64),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE proposals SET opened_at = $2, entitled_count = $3, lot = $4, changed_at = $2
         WHERE item_id = $1 AND opened_at IS NULL",
        &[&item, &now, &entitled, &lot],
    )
}

/// Counts how many more votes than voters there are in an open vote.
pub(in crate::proposals) fn weigh(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run(
        "UPDATE proposals SET extra_votes = COALESCE((
             SELECT CAST(SUM(proposal_named.votes - 1) AS BIGINT) FROM proposal_named
             JOIN proposal_voters ON proposal_voters.item_id = proposal_named.item_id
                                 AND proposal_voters.member_id = proposal_named.member_id
             WHERE proposal_named.item_id = $1), 0)
         WHERE item_id = $1 AND closed_at IS NULL",
        &[&item],
    )
}

/// Writes down whether a draft's ballots may count for others: by delegation, and how many proxies one person may hold.
pub(in crate::proposals) fn allow(
    tx: &mut Write<'_>,
    item: ItemId,
    (delegable, proxies): (bool, i64),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE proposals SET delegable = $2, proxies = $3 WHERE item_id = $1 AND opened_at IS NULL",
        &[&item, &delegable, &proxies],
    )
}

/// Gives an open vote more time.
pub(in crate::proposals) fn extend(
    tx: &mut Write<'_>,
    item: ItemId,
    until: Time,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE proposals SET ends_at = $2, changed_at = $3
         WHERE item_id = $1 AND opened_at IS NOT NULL AND closed_at IS NULL AND ends_at < $2",
        &[&item, &until, &now],
    )
}

/// What is voted on has changed: who voted before is asked again.
pub(in crate::proposals) fn raise_version(tx: &mut Write<'_>, item: ItemId, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE proposals SET version = version + 1, changed_at = $2 WHERE item_id = $1 AND closed_at IS NULL",
        &[&item, &now],
    )
}

/// Adds an option behind those that there are.
pub(in crate::proposals) fn add_option(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    label: &str,
) -> Result<OptionId, Error> {
    tx.one(
        "INSERT INTO proposal_options (item_id, network_id, place, label)
         SELECT $1, $2, COALESCE(MAX(place), 0) + 1, $3 FROM proposal_options WHERE item_id = $1 RETURNING id",
        &[&item, &network, &label],
    )
}

/// Closes the vote with what was counted. Nothing is changed where it is closed already, or was given more time.
pub(in crate::proposals) fn close(
    tx: &mut Write<'_>,
    item: ItemId,
    (verdict, winners): (Verdict, &str),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE proposals SET closed_at = $2, verdict = $3, winners = $4, changed_at = $2
         WHERE item_id = $1 AND opened_at IS NOT NULL AND closed_at IS NULL AND ends_at <= $2",
        &[&item, &now, &verdict, &winners],
    )
}

/// Writes down what came of it, and when to look at it again.
pub(in crate::proposals) fn decide(
    tx: &mut Write<'_>,
    (item, by): (ItemId, MemberId),
    (text, html): (&str, &str),
    review: Option<Time>,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE proposals SET outcome = $2, outcome_html = $3, outcome_by = $4, outcome_at = $5, review_at = $6,
                changed_at = $5
         WHERE item_id = $1 AND closed_at IS NOT NULL",
        &[&item, &text, &html, &by, &now, &review],
    )
}
