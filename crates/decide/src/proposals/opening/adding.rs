//! Adding an option while people vote. Those that there are stay as they are; whoever has voted is asked again, and their
//! ballot counts as it is until they change it.

use crate::proposals::ROOM;
use crate::proposals::acts::OPTION_ADDED;
use crate::proposals::proposal::{Choosable, find, refused};
use crate::proposals::store;
use crate::proposals::voting;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

/// The most options of a proposal.
const MOST: usize = 60;

#[derive(Template)]
#[template(path = "proposals/views/opening/option.html")]
struct OptionPage {
    form: Form,
    options: Vec<Choosable>,
    action: String,
    back: String,
}

/// GET `/n/{slug}/proposals/{id}/options`
pub(in crate::proposals) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// POST `/n/{slug}/proposals/{id}/options`
pub(in crate::proposals) async fn add(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    match visit.change_once(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "option-added-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (item, proposal) = find(tx, viewer, id, Action::HoldVote)?;
    if proposal.is_elsewhere() {
        return Err(refused("belenios-fixed"));
    }
    if !proposal.takes_ballots(viewer.now) || !proposal.method.has_options() {
        return Err(refused("proposal-refused-option"));
    }
    let label = form.name("label", LINE);
    let options = store::options(tx, id)?;
    if options.iter().any(|option| option.label.to_lowercase() == label.to_lowercase()) {
        form.fail("label", Said::key("proposal-option-twice").with("option", &label));
    }
    if options.len() >= MOST {
        form.fail("label", Said::key("proposal-options-many").with("most", MOST));
    }
    form.checked()?;
    store::add_option(tx, viewer.network.id, id, &label)?;
    store::raise_version(tx, id, viewer.now)?;
    items::renew(tx, ROOM.kinds, &[id])?;
    let happened = Happened::new(&OPTION_ADDED).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<OptionPage>, Error> {
    let (item, proposal) = find(q, viewer, id, Action::HoldVote)?;
    if proposal.is_elsewhere() {
        return Err(refused("belenios-fixed"));
    }
    if !proposal.takes_ballots(viewer.now) || !proposal.method.has_options() {
        return Err(refused("proposal-refused-option"));
    }
    let (action, back) = (proposal.path(viewer, "options"), item.href(viewer));
    let body = OptionPage { form, options: store::options(q, id)?, action, back };
    Ok(voting::below(Page::new(body, "proposal-add-option"), viewer, &item))
}
