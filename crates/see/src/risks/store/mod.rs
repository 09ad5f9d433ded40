//! The tables of risks. Whoever asks for one has made sure that the viewer may read its item; lists take the viewer.

mod carried;
mod keeping;
mod lists;
mod triggers;

pub(super) use carried::carried_by;
pub(super) use keeping::{EXTRACTS, leave, merge, purge};
pub(super) use lists::{Asked, Cell, Dated, Listed, cells, dated, due, listed, raised};
pub(super) use triggers::{
    Trigger, Watched, alarm, bind, calling, count_triggers, keep_alarm, to_look_at, triggers, unbind,
};

use super::risk::{Risk, Treatment, Turn};
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{ItemId, MemberId, NetworkId};

/// How a risk is described and rated.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rated<'a> {
    pub(super) cause: &'a str,
    pub(super) consequence: &'a str,
    pub(super) likelihood: i64,
    pub(super) impact: i64,
    pub(super) owner: Option<MemberId>,
    pub(super) review_on: Option<Time>,
}

impl Rated<'_> {
    fn score(&self) -> i64 {
        self.likelihood.saturating_mul(self.impact)
    }
}

/// The risk of an item.
pub(super) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Option<Risk>, Error> {
    q.maybe(
        "SELECT risks.item_id, risks.cause, risks.consequence, risks.likelihood, risks.impact, risks.owner_id,
                members.name AS owner, risks.answer, risks.answer_text, risks.answer_html, risks.review_on,
                risks.raised_at
         FROM risks LEFT JOIN members ON members.id = risks.owner_id WHERE risks.item_id = $1",
        &[&item],
    )
}

/// Likelihood and impact of each of these, for lists.
pub(super) fn ratings(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, i64, i64)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    let before = "SELECT item_id, likelihood, impact FROM risks WHERE item_id";
    batch::among(q, before, &[], &keys, "ORDER BY item_id")
}

/// Causes and consequences, by which risks are found.
pub(super) fn words(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, String)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    let before = "SELECT item_id, cause, consequence FROM risks WHERE item_id";
    let found: Vec<(ItemId, String, String)> = batch::among(q, before, &[], &keys, "ORDER BY item_id")?;
    Ok(found
        .into_iter()
        .map(|(item, cause, consequence)| (item, format!("{cause}\n{consequence}")))
        .collect())
}

/// Writes a risk down for an item that was just started.
pub(super) fn begin(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    rated: &Rated<'_>,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO risks (item_id, network_id, cause, consequence, likelihood, impact, score, owner_id, answer_text,
                            answer_html, review_on, sequence, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', '', $9, 0, $10)",
        &[
            &item,
            &network,
            &rated.cause,
            &rated.consequence,
            &rated.likelihood,
            &rated.impact,
            &rated.score(),
            &rated.owner,
            &rated.review_on,
            &now,
        ],
    )
}

/// Describes and rates it anew.
pub(super) fn change(tx: &mut Write<'_>, item: ItemId, rated: &Rated<'_>, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE risks SET cause = $2, consequence = $3, likelihood = $4, impact = $5, score = $6, owner_id = $7,
                review_on = $8, sequence = sequence + 1, changed_at = $9
         WHERE item_id = $1",
        &[
            &item,
            &rated.cause,
            &rated.consequence,
            &rated.likelihood,
            &rated.impact,
            &rated.score(),
            &rated.owner,
            &rated.review_on,
            &now,
        ],
    )
}

/// It was looked at: rated anew, to be looked at again on this day, and no longer calling.
pub(super) fn review(
    tx: &mut Write<'_>,
    item: ItemId,
    (likelihood, impact): (i64, i64),
    (review_on, now): (Option<Time>, Time),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE risks SET likelihood = $2, impact = $3, score = $4, review_on = $5, raised_at = NULL,
                sequence = sequence + 1, changed_at = $6
         WHERE item_id = $1",
        &[&item, &likelihood, &impact, &likelihood.saturating_mul(impact), &review_on, &now],
    )
}

/// It was answered, or has no answer any more; it no longer calls.
pub(super) fn answer(
    tx: &mut Write<'_>,
    item: ItemId,
    answer: Option<Treatment>,
    (text, html): (&str, &str),
    (review_on, now): (Option<Time>, Time),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE risks SET answer = $2, answer_text = $3, answer_html = $4, review_on = $5, raised_at = NULL,
                sequence = sequence + 1, changed_at = $6
         WHERE item_id = $1",
        &[&item, &answer, &text, &html, &review_on, &now],
    )
}

/// A live figure calls for whoever carries it, from now on.
pub(super) fn raise(tx: &mut Write<'_>, item: ItemId, now: Time) -> Result<u64, Error> {
    tx.run("UPDATE risks SET raised_at = $2 WHERE item_id = $1", &[&item, &now])
}

/// Notes what happened to a risk, with how it is rated now.
pub(super) fn note_turn(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    (by, turn, note): (Option<MemberId>, Turn, &str),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO risk_turns (item_id, network_id, member_id, turn, likelihood, impact, note, turned_at)
         SELECT item_id, $2, $3, $4, likelihood, impact, $5, $6 FROM risks WHERE item_id = $1",
        &[&item, &network, &by, &turn, &note, &now],
    )
}

db::record! {
    /// A line of the history of a risk.
    #[derive(Debug, Clone)]
    pub(super) struct Turned {
        pub(super) turn: Turn,
        pub(super) likelihood: i64,
        pub(super) impact: i64,
        pub(super) note: String,
        pub(super) who: Option<String>,
        pub(super) turned_at: Time,
    }
}

/// What happened to a risk, the latest first; 50 at most.
pub(super) fn turns(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Turned>, Error> {
    q.all(
        "SELECT risk_turns.turn, risk_turns.likelihood, risk_turns.impact, risk_turns.note, members.name AS who,
                risk_turns.turned_at
         FROM risk_turns LEFT JOIN members ON members.id = risk_turns.member_id
         WHERE risk_turns.item_id = $1 ORDER BY risk_turns.id DESC LIMIT 50",
        &[&item],
    )
}
