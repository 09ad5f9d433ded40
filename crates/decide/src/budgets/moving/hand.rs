//! Going on to the next phase by hand, before its date: what it does is said before it is done.

use super::advancing::{gather, open};
use crate::budgets::budget::{Budget, find, refused};
use crate::budgets::projects::below;
use crate::budgets::rules::{Fate, Phase};
use crate::budgets::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::ItemId;
use house::spaces;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "budgets/views/moving/phase.html")]
struct PhasePage {
    budget: Budget,
    waiting: i64,
    accepted: i64,
    entitled: i64,
    action: String,
    edit: Option<String>,
    review: String,
    back: String,
}

/// `GET /n/{slug}/budgets/{id}/phase`
pub(in crate::budgets) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id)).await
}

/// `POST /n/{slug}/budgets/{id}/phase`
pub(in crate::budgets) async fn go_on(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let to = form.value("to").parse::<Phase>().ok();
    visit.write(move |tx, viewer| step(tx, viewer, id, to)).await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "budget-moved-done"))
}

fn step(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, to: Option<Phase>) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (item, budget) = find(tx, viewer, id, Action::HoldVote)?;
    if item.is_archived() {
        return Err(refused("budget-refused-phase"));
    }
    // Whoever presses twice, or after another, is told what holds.
    if to == Some(budget.phase) {
        return Ok(());
    }
    let me = Some(viewer.member()?.id);
    match (budget.phase, to) {
        (Phase::Gather, Some(Phase::Review)) => gather(tx, &budget, me, viewer.now)?,
        (Phase::Review, Some(Phase::Vote)) => open(tx, &budget, me, viewer.now)?,
        _ => return Err(refused("budget-refused-phase")),
    }
    spaces::note_activity(tx, item.space_id, viewer.now)?;
    Ok(())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Page<PhasePage>, Error> {
    let (item, budget) = find(q, viewer, id, Action::HoldVote)?;
    if !budget.is_draft() {
        return Err(refused("budget-refused-phase"));
    }
    let tally = store::tally(q, id)?;
    let of = |state| tally.iter().find(|tally| tally.state == state).map_or(0, |tally| tally.projects);
    let body = PhasePage {
        waiting: of(Fate::Waiting),
        accepted: of(Fate::Accepted),
        entitled: store::entitled(q, viewer.network.id, item.space_id, budget.electorate)?,
        action: budget.path(viewer, "phase"),
        edit: item.may(viewer, Action::EditOwn).then(|| format!("{}/edit", item.href(viewer))),
        review: budget.path(viewer, "projects?state=waiting"),
        back: item.href(viewer),
        budget,
    };
    Ok(below(Page::new(body, "budget-go-on"), viewer, &item))
}
