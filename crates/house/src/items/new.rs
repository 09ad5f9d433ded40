//! Starting an item: its kind, its space, its title and body.

use super::item::ItemText;
use super::kind::{self, Kind, Kinds};
use super::store::{self, Beginning};
use crate::access::Action;
use crate::happenings::{self, Happened, What};
use crate::ids::{ItemId, SpaceId};
use crate::spaces;
use crate::web::{Answer, Error, Form, Page, Place, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};

#[derive(Template)]
#[template(path = "items/views/new.html")]
struct NewPage {
    form: Form,
    action: String,
    cancel: String,
    kinds: Kinds,
    spaces: Vec<(String, String)>,
}

/// `GET /n/{slug}/items/new`
pub(super) async fn new(visit: Visit) -> Answer {
    let first = visit.app.rooms.kinds().first().map_or("", |kind| kind.name);
    let asked = visit.query.value("kind");
    let kind = if kind::named(visit.app.rooms.kinds(), asked).is_some() { asked } else { first };
    let form = Form::new()
        .with("kind", kind)
        .with("space", visit.query.value("space"))
        .with("once", visit.app.chance.token()?);
    let kinds = visit.app.rooms.kinds();
    visit.page(move |q, viewer| page(q, viewer, kinds, form)).await
}

/// `POST /n/{slug}/items`
pub(super) async fn create(visit: Visit, form: Form) -> Answer {
    let kinds = visit.app.rooms.kinds();
    match visit.change(form, move |tx, viewer, form| start(tx, viewer, kinds, form)).await? {
        Ok(id) => Ok(visit.go(visit.path(format_args!("items/{id}")))),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, kinds, form).map(Page::invalid)).await,
    }
}

fn start(tx: &mut Write<'_>, viewer: &Viewer, kinds: Kinds, form: &mut Form) -> Result<ItemId, Error> {
    let author = viewer.member()?.id;
    let once = form.value("once").to_owned();
    let once = Some(once.as_str()).filter(|once| once.len() == 32);
    let sent = |tx: &mut Write<'_>| once.map(|once| store::sent_before(tx, author, once)).transpose();
    if let Some(sent) = sent(tx)?.flatten() {
        return Ok(sent);
    }
    let (space, kind) = chosen(tx, viewer, kinds, form)?;
    let text = ItemText::read(form, kind)?;
    let begin =
        Beginning { network: viewer.network.id, space, kind: kind.name, author, now: viewer.now, once };
    let Some(id) = store::create(tx, &begin, &text)? else {
        return sent(tx)?.flatten().ok_or(Error::NotFound);
    };
    spaces::note_activity(tx, space, viewer.now)?;
    let happened = Happened::new(What::ItemStarted).space(space).item(id).detail(kind.name);
    happenings::record(tx, viewer.network.id, Some(author), viewer.now, happened)?;
    Ok(id)
}

/// The space and the kind that were chosen; a space in which one may not write is no choice.
fn chosen(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    form: &mut Form,
) -> Result<(SpaceId, &'static Kind), Error> {
    let id = form.choice::<SpaceId>("space");
    let kind = kind::named(kinds, form.value("kind"));
    if kind.is_none() {
        form.fail("kind", "error-field-choice");
    }
    let space = id.map(|id| spaces::visible_to(tx, viewer, id)).transpose()?.flatten();
    let space = space.filter(|space| space.may(viewer, Action::TakePart));
    if space.is_none() {
        form.fail("space", "error-field-choice");
    }
    match (space, kind) {
        (Some(space), Some(kind)) => Ok((space.id, kind)),
        _ => Err(Error::Invalid),
    }
}

fn page(q: &mut Read<'_>, viewer: &Viewer, kinds: Kinds, form: Form) -> Result<Page<NewPage>, Error> {
    let open = spaces::open_to(q, viewer)?;
    let spaces = open.into_iter().map(|space| (space.id.to_string(), space.name)).collect();
    let cancel = match form.value("space") {
        "" => viewer.path("spaces"),
        space => viewer.path(format_args!("spaces/{space}")),
    };
    let body = NewPage { form, action: viewer.path("items"), cancel, kinds, spaces };
    Ok(Page::new(body, "item-new-title").place(Place::Spaces))
}
