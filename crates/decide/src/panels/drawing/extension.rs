//! Giving people more time to come: while the call is open, or where too few came for a panel. Everybody hears of it.

use super::closing::plan;
use super::note;
use crate::panels::acts::PANEL_EXTENDED;
use crate::panels::calling::below;
use crate::panels::drafting::moment;
use crate::panels::panel::{Panel, Phase, find, refused};
use crate::panels::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::ItemId;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "panels/views/extension.html")]
struct ExtensionPage {
    form: Form,
    panel: Panel,
    action: String,
    back: String,
}

/// `GET /n/{slug}/panels/{id}/extension`
pub(in crate::panels) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// `POST /n/{slug}/panels/{id}/extension`
pub(in crate::panels) async fn extend(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "panel-extended-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (_, panel) = find(tx, viewer, id, Action::HoldVote)?;
    may_extend(&panel)?;
    let (until, draw) = (moment(form, "until", &panel.time_zone), moment(form, "draw", &panel.time_zone));
    if until.is_some_and(|until| until <= panel.open_until || until <= viewer.now) {
        form.fail("until", "panel-extension-early");
    }
    if until.zip(draw).is_some_and(|(until, draw)| draw <= until) {
        form.fail("draw", "panel-day-order");
    }
    form.checked()?;
    let (Some(until), Some(draw)) = (until, draw) else { return Err(Error::Invalid) };
    if store::extend(tx, id, (until, draw), viewer.now)? == 0 {
        return Err(refused("panel-refused-extension"));
    }
    plan(tx, (panel.network_id, id), until, viewer.now)?;
    note(tx, &panel, (viewer.member_id(), &PANEL_EXTENDED), viewer.now)
}

fn may_extend(panel: &Panel) -> Result<(), Error> {
    let may = matches!(panel.phase, Phase::Call | Phase::Stuck);
    if may { Ok(()) } else { Err(refused("panel-refused-extension")) }
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<ExtensionPage>, Error> {
    let (item, panel) = find(q, viewer, id, Action::HoldVote)?;
    may_extend(&panel)?;
    let (action, back) = (panel.path(viewer, "extension"), item.href(viewer));
    Ok(below(Page::new(ExtensionPage { form, panel, action, back }, "panel-extend"), viewer, &item))
}
