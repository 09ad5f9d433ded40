//! Giving an open vote more time: the only thing about it that can be changed, and everybody hears of it.

use super::plan;
use crate::proposals::acts::PROPOSAL_EXTENDED;
use crate::proposals::proposal::{Proposal, find, refused};
use crate::proposals::store;
use crate::proposals::voting;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::dates::{moment, spelled};
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "proposals/views/opening/extension.html")]
struct ExtensionPage {
    form: Form,
    proposal: Proposal,
    action: String,
    back: String,
}

/// GET `/n/{slug}/proposals/{id}/extension`
pub(in crate::proposals) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// POST `/n/{slug}/proposals/{id}/extension`
pub(in crate::proposals) async fn extend(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "proposal-extended-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (item, proposal) = find(tx, viewer, id, Action::HoldVote)?;
    if !proposal.runs(viewer.now) {
        return Err(refused("proposal-refused-extension"));
    }
    let until = moment(form, "day", &proposal.time_zone);
    if until.is_some_and(|until| until <= proposal.ends_at) {
        form.fail("day", "proposal-extension-early");
    }
    form.checked()?;
    let until = until.ok_or(Error::Invalid)?;
    if store::extend(tx, id, until, viewer.now)? == 0 {
        return Err(refused("proposal-refused-extension"));
    }
    plan(tx, viewer.network.id, &proposal, until, viewer.now)?;
    let happened = Happened::new(&PROPOSAL_EXTENDED).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<ExtensionPage>, Error> {
    let (item, proposal) = find(q, viewer, id, Action::HoldVote)?;
    if !proposal.runs(viewer.now) {
        return Err(refused("proposal-refused-extension"));
    }
    let (day, hour) = spelled(proposal.ends_at, &proposal.time_zone);
    let form = typed.unwrap_or_else(|| Form::new().with("day", day).with("hour", hour));
    let (action, back) = (proposal.path(viewer, "extension"), item.href(viewer));
    let body = ExtensionPage { form, proposal, action, back };
    Ok(voting::below(Page::new(body, "proposal-extend"), viewer, &item))
}
