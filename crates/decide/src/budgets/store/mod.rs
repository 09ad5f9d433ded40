//! The tables of budgets. Whoever asks has made sure that the viewer may read the item.

mod choices;
mod extracts;
mod keeping;
mod phases;
mod projects;
mod register;
mod results;
mod voters;

pub(super) use choices::{Chosen, between, chosen, clear, put, take_out};
pub(super) use extracts::EXTRACTS;
pub(super) use keeping::{merge, purge, recount};
pub(super) use phases::{brought, close, count_done, extend, gathered, open};
pub(super) use projects::{
    Draft, Listed, add, bring, change, dearest, judge, leave_unjudged, listed, project, projects,
    rename_category, rename_place, tally, title_taken, unjudged, used_parts, withdraw, words,
};
pub(super) use register::{Decision, counted_in, dated, decided, reviewing, waiting};
pub(super) use results::{
    Group, Outcome, Pile, entitled_after, forget_losses, groups, keep_groups, keep_piles, keep_results, lead,
    leads_of, losses, outcome, outcomes, piles,
};
pub(super) use voters::{Voter, cast, entitled, freeze, had, late, note_voted, voter};

use super::budget::{Budget, Part};
use super::money::Money;
use super::rules::{Ballot, Electorate, Phase, Proposers, Rule};
use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId, NetworkId};

/// How money is to be shared out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Setting {
    pub(super) amount: i64,
    pub(super) decimals: i64,
    pub(super) currency: String,
    pub(super) ballot: Ballot,
    pub(super) most: i64,
    pub(super) rule: Rule,
    pub(super) electorate: Electorate,
    pub(super) proposers: Proposers,
    pub(super) criteria: String,
    pub(super) time_zone: String,
    pub(super) gather_until: Time,
    pub(super) review_until: Time,
    pub(super) vote_until: Time,
}

impl Setting {
    /// In what it is told.
    pub(super) fn money(&self) -> Money {
        Money { decimals: u32::try_from(self.decimals).unwrap_or(0), currency: self.currency.clone() }
    }
}

/// The budget of an item.
pub(super) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Option<Budget>, Error> {
    q.maybe(
        "SELECT item_id, network_id, amount, decimals, currency, ballot, most, rule, electorate, proposers, criteria,
                time_zone, gather_until, review_until, vote_until, phase, opened_at, closed_at, counted_at, counted_rule,
                entitled_count, cast_count, funded_count, spent, limits_cut, source
         FROM budgets WHERE item_id = $1",
        &[&item],
    )
}

/// The budget that came from this file, unless it was deleted.
pub(super) fn of_source(q: &mut Read<'_>, network: NetworkId, source: &str) -> Result<Option<ItemId>, Error> {
    q.maybe(
        "SELECT budgets.item_id FROM budgets JOIN items ON items.id = budgets.item_id
         WHERE budgets.network_id = $1 AND budgets.source = $2 AND items.shelf IN ('shown', 'archived')
         ORDER BY budgets.item_id LIMIT 1",
        &[&network, &source],
    )
}

/// Whether nobody has deleted the item.
pub(super) fn is_there(q: &mut Read<'_>, item: ItemId) -> Result<bool, Error> {
    let found: Option<ItemId> =
        q.maybe("SELECT id FROM items WHERE id = $1 AND shelf IN ('shown', 'archived')", &[&item])?;
    Ok(found.is_some())
}

/// Whether an item stands where people see it.
pub(super) fn is_shown(q: &mut Read<'_>, item: ItemId) -> Result<bool, Error> {
    let found: Option<ItemId> =
        q.maybe("SELECT id FROM items WHERE id = $1 AND shelf = 'shown'", &[&item])?;
    Ok(found.is_some())
}

/// The first steward who is here, under whose name a host brings a file in.
pub(super) fn first_steward(q: &mut Read<'_>, network: NetworkId) -> Result<Option<MemberId>, Error> {
    q.maybe(
        "SELECT id FROM members WHERE network_id = $1 AND state = 'active' AND role = 'steward' ORDER BY id LIMIT 1",
        &[&network],
    )
}

/// The zone of a network.
pub(super) fn time_zone(q: &mut Read<'_>, network: NetworkId) -> Result<Option<String>, Error> {
    q.maybe("SELECT time_zone FROM networks WHERE id = $1", &[&network])
}

/// Writes down how the money of an item that was just started is to be shared out.
pub(super) fn begin(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    (setting, source): (&Setting, &str),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO budgets (item_id, network_id, amount, decimals, currency, ballot, most, rule, electorate, proposers,
                              criteria, time_zone, gather_until, review_until, vote_until, phase, entitled_count,
                              cast_count, funded_count, spent, source, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'gather', 0, 0, 0, 0, $16, $17)",
        &[
            &item,
            &network,
            &setting.amount,
            &setting.decimals,
            &setting.currency,
            &setting.ballot,
            &setting.most,
            &setting.rule,
            &setting.electorate,
            &setting.proposers,
            &setting.criteria,
            &setting.time_zone,
            &setting.gather_until,
            &setting.review_until,
            &setting.vote_until,
            &source,
            &now,
        ],
    )
}

/// Writes down another setting. Nothing is changed where people may choose already.
pub(super) fn redraft(tx: &mut Write<'_>, item: ItemId, setting: &Setting, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE budgets SET amount = $2, currency = $3, ballot = $4, most = $5, rule = $6, electorate = $7,
                proposers = $8, criteria = $9, gather_until = $10, review_until = $11, vote_until = $12, changed_at = $13
         WHERE item_id = $1 AND phase IN ('gather', 'review')",
        &[
            &item,
            &setting.amount,
            &setting.currency,
            &setting.ballot,
            &setting.most,
            &setting.rule,
            &setting.electorate,
            &setting.proposers,
            &setting.criteria,
            &setting.gather_until,
            &setting.review_until,
            &setting.vote_until,
            &now,
        ],
    )
}

/// The categories and places, in order.
pub(super) fn parts(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Part>, Error> {
    q.all(
        "SELECT side, name, least, most FROM budget_parts WHERE item_id = $1 ORDER BY side, place LIMIT 200",
        &[&item],
    )
}

/// Writes down the categories and places, in place of those that there were.
pub(super) fn set_parts(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    parts: &[Part],
) -> Result<(), Error> {
    tx.run("DELETE FROM budget_parts WHERE item_id = $1", &[&item])?;
    let numbered: Vec<(i64, &Part)> = (1_i64..).zip(parts).collect();
    let rows: Vec<Row<'_>> = numbered
        .iter()
        .map(|(place, part)| -> Row<'_> {
            vec![&item, &network, place, &part.side, &part.name, &part.least, &part.most]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO budget_parts (item_id, network_id, place, side, name, least, most)",
        &rows,
        "",
    )?;
    Ok(())
}

/// What lists tell of these budgets: the phase, how much, in what, how many chose and how many might.
#[expect(clippy::type_complexity, reason = "one row of a list, taken apart where it is read")]
pub(super) fn lines(
    q: &mut Read<'_>,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Phase, i64, i64, String, i64, i64, i64)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    let before = "SELECT item_id, phase, amount, decimals, currency, cast_count, entitled_count, funded_count
                  FROM budgets WHERE item_id";
    batch::among(q, before, &[], &keys, "ORDER BY item_id")
}
