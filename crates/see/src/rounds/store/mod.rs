//! The tables of rounds. Whoever asks for one has made sure that the viewer may read its item; lists take the viewer.

mod answers;
mod figures;
mod groups;
mod keeping;
mod links;
mod lists;
mod telling;
mod trust;

pub(super) use answers::{
    answers, count_answers, has_answered, keep, note, sector_of, silent, silent_for_organisations, take_away,
};
pub(super) use figures::{Figure, figures, lead, leads, of_each, put_figures, put_words, words};
pub(super) use groups::{Group, count_in_group, groups, in_space, put_groups, speakers};
pub(super) use keeping::{EXTRACTS, forget_gone, leave, merge, purge};
pub(super) use links::{Link, add_link, by_link, end_links, note_used, replace, silent_voices};
pub(super) use lists::{
    Listed, Waiting, before, counts, latest_form, listed, waiting, waiting_for_organisation, zone_of,
};
pub(super) use telling::{Beside, asks_same, beside, one_by_one, promise, set_telling, told_to};
pub(super) use trust::{
    Score, Spoken, asked_members, asked_organisations, mark, members, merged, named_by, organisations, pairs,
    people, put_pairs, put_scores, say, scores, sectors, take_back, take_ties_away, ties,
};

use super::round::{Round, Sort};
use db::{Error, Read, Time, Write};
use house::ids::{ItemId, NetworkId};

/// The round of an item.
pub(super) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Option<Round>, Error> {
    q.maybe(
        "SELECT item_id, network_id, sort, form, form_version, opened_at, closes_at, closed_at, asked_count,
                answer_count, paper_count, telling, promised, by_mail
         FROM rounds WHERE item_id = $1",
        &[&item],
    )
}

/// Writes a round down for an item that was just started. `form` is what it asks beyond the statements of all rounds.
pub(super) fn begin(
    tx: &mut Write<'_>,
    (network, item, sort): (NetworkId, ItemId, Sort),
    (form, version, by_mail): (&str, i64, bool),
    (asked, closes_at): (i64, Time),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO rounds (item_id, network_id, sort, form, form_version, opened_at, closes_at, asked_count,
                             answer_count, paper_count, changed_at, by_mail)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, $6, $9)",
        &[&item, &network, &sort, &form, &version, &now, &closes_at, &asked, &by_mail],
    )
}

/// It runs until another moment.
pub(super) fn move_end(tx: &mut Write<'_>, item: ItemId, closes_at: Time, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE rounds SET closes_at = $2, changed_at = $3 WHERE item_id = $1 AND closed_at IS NULL",
        &[&item, &closes_at, &now],
    )
}

/// Its answers have become sums. 0 where they had before.
pub(super) fn close(tx: &mut Write<'_>, item: ItemId, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE rounds SET closed_at = $2, changed_at = $2 WHERE item_id = $1 AND closed_at IS NULL",
        &[&item, &now],
    )
}
