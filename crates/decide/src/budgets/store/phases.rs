//! A budget goes from one phase to the next. Each of these changes nothing where another change was first.

use crate::budgets::rules::Rule;
use db::{Error, Time, Write};
use house::ids::ItemId;

/// No more projects are taken.
pub(in crate::budgets) fn gathered(tx: &mut Write<'_>, item: ItemId, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE budgets SET phase = 'review', changed_at = $2,
                gather_until = CASE WHEN gather_until > $2 THEN $2 ELSE gather_until END
         WHERE item_id = $1 AND phase = 'gather'",
        &[&item, &now],
    )
}

/// People may choose from now on.
pub(in crate::budgets) fn open(
    tx: &mut Write<'_>,
    item: ItemId,
    entitled: i64,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE budgets SET phase = 'vote', opened_at = $2, entitled_count = $3, changed_at = $2,
                review_until = CASE WHEN review_until > $2 THEN $2 ELSE review_until END
         WHERE item_id = $1 AND phase = 'review'",
        &[&item, &now, &entitled],
    )
}

/// There is more time to choose.
pub(in crate::budgets) fn extend(
    tx: &mut Write<'_>,
    item: ItemId,
    until: Time,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE budgets SET vote_until = $2, changed_at = $3
         WHERE item_id = $1 AND phase = 'vote' AND closed_at IS NULL AND vote_until < $2",
        &[&item, &until, &now],
    )
}

/// No more choices are taken.
pub(in crate::budgets) fn close(tx: &mut Write<'_>, item: ItemId, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE budgets SET closed_at = $2, changed_at = $2
         WHERE item_id = $1 AND phase = 'vote' AND closed_at IS NULL AND vote_until <= $2",
        &[&item, &now],
    )
}

/// It is counted: by this rule, with limits kept to the end or not; so many projects are funded for so much.
pub(in crate::budgets) fn count_done(
    tx: &mut Write<'_>,
    item: ItemId,
    (rule, cut, funded, spent): (Rule, bool, i64, i64),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE budgets SET phase = 'result', counted_at = $2, counted_rule = $3, funded_count = $4, spent = $5,
                limits_cut = $6, changed_at = $2
         WHERE item_id = $1 AND closed_at IS NOT NULL AND counted_at IS NULL",
        &[&item, &now, &rule, &funded, &spent, &cut],
    )
}

/// A budget that comes from a file is over, with so many ballots.
pub(in crate::budgets) fn brought(
    tx: &mut Write<'_>,
    item: ItemId,
    ballots: i64,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE budgets SET phase = 'vote', opened_at = vote_until, closed_at = vote_until, entitled_count = $2,
                cast_count = $2, changed_at = $3
         WHERE item_id = $1 AND phase = 'gather'",
        &[&item, &ballots, &now],
    )
}
