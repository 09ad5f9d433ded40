//! Meeting objections while people consent: the author changes the text and says which objections are met by that. All are
//! asked again, and whoever objected says whether it still stands.

use crate::proposals::ROOM;
use crate::proposals::acts::OBJECTION_MET;
use crate::proposals::proposal::{Proposal, VoterId, find, refused};
use crate::proposals::store::{self, Objecting};
use crate::proposals::voting;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId};
use house::inbox;
use house::items::{self, Item, ItemText};
use house::web::form::PAGES;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "proposals/views/amending/meeting.html")]
struct MeetingPage {
    form: Form,
    objections: Vec<(Objecting, String)>,
    action: String,
    back: String,
}

/// GET `/n/{slug}/proposals/{id}/objections`
pub(in crate::proposals) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// POST `/n/{slug}/proposals/{id}/objections`
pub(in crate::proposals) async fn meet(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    let form = visit.typeset(form, "body").await;
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "objection-met-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (item, proposal, objections) = open_objections(tx, viewer, id)?;
    form.text("body", PAGES);
    let text = form.markdown("body", PAGES);
    let chosen = |one: &&Objecting| form.chosen("met", &one.id.to_string());
    let met: Vec<Objecting> = objections.iter().filter(chosen).cloned().collect();
    if met.is_empty() {
        form.fail("met", "objection-none-met");
    }
    if text.text == item.body {
        form.fail("body", "objection-same");
    }
    form.checked()?;
    let text = ItemText { title: item.title.clone(), body: text.text, html: text.html };
    items::rewrite(tx, viewer, ROOM.kinds, &item, &text)?;
    for one in &met {
        store::note_met(tx, one.id, viewer.now)?;
    }
    store::raise_version(tx, proposal.item_id, viewer.now)?;
    let happened = Happened::new(&OBJECTION_MET).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    let wanted: Vec<(MemberId, &str)> = met.iter().map(|one| (one.member_id, OBJECTION_MET.word)).collect();
    inbox::call(tx, viewer, &item, None, &wanted)
}

/// The objections that are not met, of a vote that is open.
fn open_objections(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
) -> Result<(Item, Proposal, Vec<Objecting>), Error> {
    let (item, proposal) = find(q, viewer, id, Action::EditOwn)?;
    let light = proposal.takes_ballots(viewer.now) && proposal.method.needs_light();
    let seen = proposal.seen().filter(|_| light).ok_or_else(|| refused("objection-refused-phase"))?;
    let mut objections = store::objections(q, seen)?;
    objections.retain(|one| one.met_at.is_none());
    Ok((item, proposal, objections))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<MeetingPage>, Error> {
    let (item, proposal, objections) = open_objections(q, viewer, id)?;
    let form = typed.unwrap_or_else(|| Form::new().with("body", &item.body));
    let numbered = |one: Objecting| {
        let number = VoterId::to_string(&one.id);
        (one, number)
    };
    let body = MeetingPage {
        form,
        objections: objections.into_iter().map(numbered).collect(),
        action: proposal.path(viewer, "objections"),
        back: item.href(viewer),
    };
    Ok(voting::below(Page::new(body, "objection-meet"), viewer, &item))
}
