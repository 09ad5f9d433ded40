//! The fields of a budget. Until people may choose, all of it can be changed; from then on, nothing of it can.

use super::parts;
use super::setting::read;
use super::standing;
use crate::budgets::budget::Budget;
use crate::budgets::moving;
use crate::budgets::rules::{Ballot, Electorate, Phase, Proposers, Rule, Side};
use crate::budgets::store::{self, Setting};
use askama::Template;
use db::{Read, Write};
use house::dates::spelled;
use house::ids::ItemId;
use house::items::{self, Fields};
use house::web::{Error, Form, Piece, Viewer, filters};

/// The fields of a budget.
pub(in crate::budgets) static FIELDS: Fields = Fields { show, fill, write };

#[derive(Template)]
#[template(path = "budgets/views/_fields.html")]
struct FieldsPart {
    form: Form,
}

impl FieldsPart {
    /// Whether this is chosen; of what nobody chose yet, the first.
    fn chosen(&self, name: &str, value: &str, first: &bool) -> bool {
        self.form.chosen(name, value) || (*first && self.form.value(name).is_empty())
    }
}

fn show(form: &Form) -> Piece {
    Piece::of(FieldsPart { form: form.clone() })
}

fn fill(q: &mut Read<'_>, item: ItemId, form: Form) -> Result<Form, Error> {
    let budget = store::of_item(q, item)?.ok_or(Error::NotFound)?;
    if !budget.is_draft() {
        return Ok(form.with("fixed", "true"));
    }
    let (money, all) = (budget.money(), store::parts(q, item)?);
    let day = |time| spelled(time, &budget.time_zone).0;
    let most = if budget.most > 0 { budget.most.to_string() } else { String::new() };
    let form = form
        .with("amount", money.typed(budget.amount))
        .with("currency", &budget.currency)
        .with("ballot", budget.ballot.to_string())
        .with("most", most)
        .with("rule", budget.rule.to_string())
        .with("electorate", budget.electorate.to_string())
        .with("proposers", budget.proposers.to_string())
        .with("criteria", &budget.criteria)
        .with("categories", parts::spelled(&all, Side::Category, &money))
        .with("places", parts::spelled(&all, Side::Place, &money))
        .with("gather", day(budget.gather_until))
        .with("review", day(budget.review_until))
        .with("vote", day(budget.vote_until))
        .with("hour", spelled(budget.vote_until, &budget.time_zone).1);
    Ok(if budget.phase == Phase::Gather { form } else { form.with("gathered", "true") })
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    let network = viewer.network.id;
    let Some(before) = store::of_item(tx, item)? else {
        let (setting, all) = read(viewer, form, None)?;
        store::begin(tx, network, item, (&setting, ""), viewer.now)?;
        store::set_parts(tx, network, item, &all)?;
        moving::plan(tx, (network, item), &setting, viewer.now)?;
        return Ok(true);
    };
    if !before.is_draft() {
        return fixed(tx, viewer, item, form);
    }
    let begun = (before.phase == Phase::Review).then_some(before.gather_until);
    let (setting, all) = read(viewer, form, begun)?;
    let parts = store::parts(tx, item)?;
    if kept(&before) == setting && parts == all {
        return Ok(false);
    }
    let renamed = standing::weigh(tx, item, form, (&setting, &parts, &all))?;
    if store::redraft(tx, item, &setting, viewer.now)? == 0 {
        form.fail_whole("budget-refused-fixed");
        return Err(Error::Invalid);
    }
    store::set_parts(tx, network, item, &all)?;
    standing::follow(tx, item, &renamed)?;
    moving::plan(tx, (network, item), &setting, viewer.now)?;
    Ok(true)
}

/// What nobody changes once people choose.
const SETTLED: &[&str] = &[
    "amount",
    "currency",
    "ballot",
    "most",
    "rule",
    "electorate",
    "proposers",
    "criteria",
    "categories",
    "places",
    "gather",
    "review",
    "vote",
];

/// What people choose by stays as it is, whoever wants to change it; tags and files may change.
fn fixed(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    let now = items::visible_to(tx, viewer, item)?.ok_or(Error::NotFound)?;
    let mut typed = form.clone();
    let (title, body) = (typed.value("title").trim().to_owned(), typed.optional_text("body", usize::MAX));
    let asked = form.names().any(|name| SETTLED.contains(&name));
    if asked || title != now.title || body != now.body {
        form.fail_whole("budget-refused-fixed");
        return Err(Error::Invalid);
    }
    Ok(false)
}

fn kept(before: &Budget) -> Setting {
    Setting {
        amount: before.amount,
        decimals: before.decimals,
        currency: before.currency.clone(),
        ballot: before.ballot,
        most: before.most,
        rule: before.rule,
        electorate: before.electorate,
        proposers: before.proposers,
        criteria: before.criteria.clone(),
        time_zone: before.time_zone.clone(),
        gather_until: before.gather_until,
        review_until: before.review_until,
        vote_until: before.vote_until,
    }
}
