//! Giving people more time to choose: the only thing about an open budget that can be changed, and everybody hears of it.

use super::advancing::{note, plan_end};
use crate::budgets::acts::BUDGET_EXTENDED;
use crate::budgets::budget::{Budget, find, refused};
use crate::budgets::drafting::LONGEST;
use crate::budgets::projects::below;
use crate::budgets::rules::Phase;
use crate::budgets::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::dates::moment;
use house::ids::ItemId;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "budgets/views/moving/extension.html")]
struct ExtensionPage {
    form: Form,
    budget: Budget,
    action: String,
    back: String,
}

/// `GET /n/{slug}/budgets/{id}/extension`
pub(in crate::budgets) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// `POST /n/{slug}/budgets/{id}/extension`
pub(in crate::budgets) async fn extend(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "budget-extended-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (_, budget) = find(tx, viewer, id, Action::HoldVote)?;
    if !budget.takes_choices(viewer.now) {
        return Err(refused("budget-refused-extension"));
    }
    let until = moment(form, "day", &budget.time_zone);
    if until.is_some_and(|until| until <= budget.vote_until) {
        form.fail("day", "budget-extension-early");
    }
    if until.is_some_and(|until| until.micros().saturating_sub(viewer.now.micros()) > LONGEST) {
        form.fail("day", "budget-day-late");
    }
    form.checked()?;
    let until = until.ok_or(Error::Invalid)?;
    if store::extend(tx, id, until, viewer.now)? == 0 {
        return Err(refused("budget-refused-extension"));
    }
    plan_end(tx, &budget, until, viewer.now)?;
    note(tx, &budget, (viewer.member_id(), &BUDGET_EXTENDED), viewer.now)
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<ExtensionPage>, Error> {
    let (item, budget) = find(q, viewer, id, Action::HoldVote)?;
    if budget.phase != Phase::Vote || budget.closed_at.is_some() {
        return Err(refused("budget-refused-extension"));
    }
    let (action, back) = (budget.path(viewer, "extension"), item.href(viewer));
    Ok(below(Page::new(ExtensionPage { form, budget, action, back }, "budget-extend"), viewer, &item))
}
