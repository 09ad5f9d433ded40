//! Two ideas that are alike become one: the first is closed, leads to the second, and brings those who were interested.

use super::acts::IDEA_MERGED;
use super::idea::{find, find_open};
use super::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items;
use house::spaces;
use house::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "ideas/views/merger.html")]
struct MergerPage {
    form: Form,
    action: String,
    back: String,
    others: Vec<(String, String)>,
}

/// GET `/n/{slug}/ideas/{id}/merger`
pub(super) async fn choose(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// POST `/n/{slug}/ideas/{id}/merger`
pub(super) async fn merge(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| join(tx, viewer, id, form)).await? {
        Ok(into) => Ok(visit.go_saying(visit.path(format_args!("items/{into}")), "idea-merged-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

fn join(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<ItemId, Error> {
    let item = find_open(tx, viewer, id)?;
    let asked = form.choice::<ItemId>("into");
    form.checked()?;
    let others = store::others(tx, item.space_id, id)?;
    let into = others.into_iter().map(|(other, _)| other).find(|other| Some(*other) == asked);
    let Some(into) = into else {
        form.fail("into", "error-field-choice");
        return Err(Error::Invalid);
    };
    let network = viewer.network.id;
    if !store::merge(tx, network, (id, into))? {
        return Err(Error::Refused(Said::key("idea-refused-merged")));
    }
    let me = viewer.member()?.id;
    items::link(tx, network, (id, into), me, viewer.now)?;
    items::close(tx, id, Some(viewer.now))?;
    spaces::note_activity(tx, item.space_id, viewer.now)?;
    let happened = Happened::new(&IDEA_MERGED).space(item.space_id).item(id);
    happenings::record(tx, network, Some(me), viewer.now, happened)?;
    Ok(into)
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<MergerPage>, Error> {
    let item = find(q, viewer, id, Action::HoldSpace)?;
    let others = store::others(q, item.space_id, id)?;
    let others = others.into_iter().map(|(other, title)| (other.to_string(), title)).collect();
    let (action, back) = (viewer.path(format_args!("ideas/{id}/merger")), item.href(viewer));
    let page = Page::new(MergerPage { form, action, back: back.clone(), others }, "idea-merge");
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    let page = page.place(Place::Spaces).under(Said::raw(&item.space_name), &space);
    Ok(page.under(Said::raw(&item.title), back).in_space(space))
}
