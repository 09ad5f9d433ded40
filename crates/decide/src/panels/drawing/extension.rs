//! Giving people more time to come: while the call is open, or where there was no panel to be had. Everybody hears of it. With it
//! the day of the draw is set anew, and where its seed comes from, all of which lies ahead.

use super::closing::plan;
use super::note;
use crate::panels::acts::PANEL_EXTENDED;
use crate::panels::calling::below;
use crate::panels::drafting::days;
use crate::panels::panel::{Panel, Phase, find, refused};
use crate::panels::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::dates::spelled;
use house::ids::ItemId;
use house::web::form::LINE;
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
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/panels/{id}/extension`
pub(in crate::panels) async fn extend(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "panel-extended-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (_, panel) = find(tx, viewer, id, Action::HoldVote)?;
    may_extend(&panel)?;
    let dates = days(form, &panel.time_zone, (viewer.now, panel.open_until));
    let source = form.line("source", LINE);
    form.checked()?;
    let dates = dates.ok_or(Error::Invalid)?;
    store::extend(tx, id, dates, &source, viewer.now)?;
    plan(tx, (panel.network_id, id), dates.0, viewer.now)?;
    note(tx, &panel, (viewer.member_id(), &PANEL_EXTENDED), viewer.now)
}

fn may_extend(panel: &Panel) -> Result<(), Error> {
    let may = matches!(panel.phase, Phase::Call | Phase::Stuck);
    if may { Ok(()) } else { Err(refused("panel-refused-extension")) }
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<ExtensionPage>, Error> {
    let (item, panel) = find(q, viewer, id, Action::HoldVote)?;
    may_extend(&panel)?;
    let draw = store::draws(q, id)?.pop().ok_or(Error::NotFound)?;
    let day = |time| spelled(time, &panel.time_zone);
    let kept = || {
        Form::new()
            .with("until", day(panel.open_until).0)
            .with("draw", day(draw.draw_on).0)
            .with("hour", day(panel.open_until).1)
            .with("source", draw.source.as_str())
    };
    let form = typed.unwrap_or_else(kept);
    let (action, back) = (panel.path(viewer, "extension"), item.href(viewer));
    Ok(below(Page::new(ExtensionPage { form, panel, action, back }, "panel-extend"), viewer, &item))
}
