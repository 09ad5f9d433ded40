//! Starting an item: its kind, its space, its title and body, and what its kind asks beyond these. One made of another
//! begins with the words of that other and is linked with it.

mod charging;
mod choosing;
mod source;

pub use charging::make_of;

use super::acts::{ITEM_LINKED, ITEM_STARTED};
use super::item::{Item, ItemText};
use super::kind::{self, Kind, Kinds};
use super::store::{self, Beginning};
use crate::access::Action;
use crate::files::{self, Brought, Target};
use crate::happenings::{self, Happened};
use crate::ids::{ItemId, MemberId, SpaceId};
use crate::inbox::{self, Spoken};
use crate::mentions;
use crate::spaces;
use crate::tags;
use crate::web::form::{LINE, PAGES};
use crate::web::{Answer, Error, Form, Page, Piece, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};

#[derive(Template)]
#[template(path = "items/views/new.html")]
struct NewPage {
    form: Form,
    action: String,
    cancel: String,
    /// Where another kind is chosen.
    others: String,
    /// The name under which the browser keeps what is typed.
    keep: String,
    mentions: String,
    kinds: Kinds,
    needs_body: bool,
    /// The kind that was chosen; where none was, the form asks for it.
    kind: Option<&'static Kind>,
    fields: Option<Piece>,
    files: Piece,
    spaces: Vec<(String, String)>,
    /// The item of which this one is made.
    from: Option<Item>,
    /// Where tags are offered.
    offers: String,
}

/// `GET /n/{slug}/items/new`: asks what one wants to do; where a kind is named, its form.
pub(super) async fn new(visit: Visit) -> Answer {
    let kinds = visit.app.rooms.kinds();
    let Some(kind) = kind::named(kinds, visit.query.value("kind")) else {
        return choosing::choose(visit, kinds).await;
    };
    let form = Form::new()
        .with("kind", kind.name)
        .with("space", visit.query.value("space"))
        .with("from", visit.query.value("from"))
        .with("part", visit.query.value("part"))
        .with("once", visit.app.chance.token()?);
    let told = visit.clone();
    let form = files::offering(form, &visit.app.config);
    let made = move |q: &mut Read<'_>, viewer: &Viewer| {
        let form = match source::of(q, viewer, kinds, &form)? {
            Some(item) => {
                let speech = told.speech(viewer.account.as_ref(), Some(&viewer.network));
                let (title, body) = source::words(q, viewer, kinds, (&item, &form))?;
                let form = form.with("title", title).with("tags", tags::filled(q, item.id)?);
                form.with("body", source::taken_over(&item, &body, viewer, &speech))
            }
            None => form,
        };
        page(q, viewer, kinds, form)
    };
    visit.page(made).await
}

/// `POST /n/{slug}/items`
pub(super) async fn create(visit: Visit, Brought(form): Brought) -> Answer {
    let space = form.value("space").parse().ok().map(mentions::Place::Space);
    let form = mentions::typeset(&visit, form, "body", space).await;
    let form = files::offering(form, &visit.app.config);
    let kinds = visit.app.rooms.kinds();
    match visit.change(form, move |tx, viewer, form| start(tx, viewer, kinds, form)).await? {
        Ok(id) => Ok(visit.go(visit.path(format_args!("items/{id}")))),
        Err(form) => {
            // What comes from here is another item than what this form may have started before.
            let form = form.replaced("once", visit.app.chance.token()?);
            visit.page(move |q, viewer| page(q, viewer, kinds, form).map(Page::invalid)).await
        }
    }
}

/// Starts an item of a form, as whoever fills it in: its kind, space, title and body, and what its kind asks.
///
/// # Errors
/// [`Error::Invalid`] with the complaints in the form; those of the kind and of the database.
pub fn start(tx: &mut Write<'_>, viewer: &Viewer, kinds: Kinds, form: &mut Form) -> Result<ItemId, Error> {
    let author = viewer.member()?.id;
    let once = form.value("once").to_owned();
    let once = Some(once.as_str()).filter(|once| once.len() == 32);
    let again = |tx: &mut Write<'_>, form: &Form| sent_before(tx, author, once, form);
    if let Some(sent) = again(tx, form)? {
        return Ok(sent);
    }
    let (space, kind) = chosen(tx, viewer, kinds, form)?;
    let tags = tags::read(form);
    let text = ItemText::read(form, kind)?;
    let begin = Beginning { network: viewer.network.id, space, kind, author, now: viewer.now, once };
    let Some(id) = store::create(tx, &begin, &text)? else {
        return again(tx, form)?.ok_or(Error::NotFound);
    };
    if let Some(fields) = kind.fields {
        (fields.write)(tx, viewer, id, form)?;
    }
    if tags::set(tx, (viewer.network.id, space, id), &tags, viewer.now)? || kind.text.is_some() {
        store::renew(tx, kinds, &[id])?;
    }
    files::attach(tx, viewer, form, Target::item(id))?;
    spaces::use_tab(tx, space, kind.verb)?;
    spaces::note_activity(tx, space, viewer.now)?;
    let happened = Happened::new(&ITEM_STARTED).space(space).item(id).detail(kind.name);
    happenings::record(tx, viewer.network.id, Some(author), viewer.now, happened)?;
    if let Some(from) = source::of(tx, viewer, kinds, form)? {
        store::link(tx, viewer.network.id, (from.id, id), author, viewer.now)?;
        let linked = Happened::new(&ITEM_LINKED).space(from.space_id).item(from.id);
        happenings::record(tx, viewer.network.id, Some(author), viewer.now, linked)?;
        source::led(tx, viewer, kinds, (&from, form), id)?;
    }
    tell(tx, viewer, id, &text)?;
    Ok(id)
}

/// Lets the text of a new item reach those whom it mentions.
fn tell(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, text: &ItemText) -> Result<(), Error> {
    let item = store::visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
    let said = Spoken { message: None, html: &text.html, before: None, answers: &[] };
    inbox::spoken(tx, viewer, &item, said)
}

/// The item that this form has started already, by a double click or after a broken line.
///
/// # Errors
/// [`Error::Refused`] where it has started another one: nobody may believe that this one was taken.
fn sent_before(
    tx: &mut Write<'_>,
    author: MemberId,
    once: Option<&str>,
    form: &Form,
) -> Result<Option<ItemId>, Error> {
    let Some(once) = once else { return Ok(None) };
    let Some((id, title, body)) = store::sent_before(tx, author, once)? else { return Ok(None) };
    let mut form = form.clone();
    if (form.line("title", LINE), form.markdown("body", PAGES).text) == (title, body) {
        return Ok(Some(id));
    }
    Err(Error::Refused(Said::key("item-refused-sent")))
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
    if space.as_ref().zip(kind).is_some_and(|(space, kind)| !space.takes(kind.name)) {
        form.fail("space", "item-refused-phase");
        return Err(Error::Invalid);
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
    let kind = kind::named(kinds, form.value("kind"));
    let fields = kind.and_then(|kind| kind.fields).map(|fields| (fields.show)(&form));
    let from = source::of(q, viewer, kinds, &form)?;
    let of = from.as_ref().map_or(0, |from| from.id.get());
    let others = choosing::address(viewer, &form, from.as_ref());
    let keep = format!("item-new-{}-{}-{of}", viewer.network.id, kind.map_or("", |kind| kind.name));
    let files = files::field(q, viewer, &form, None)?;
    let body = NewPage {
        action: viewer.path("items"),
        offers: viewer.path("tags/offers"),
        mentions: viewer.path("mentions"),
        form,
        files,
        cancel,
        others,
        keep,
        kinds,
        needs_body: kind.is_some_and(|kind| kind.needs_body),
        kind,
        fields,
        spaces,
        from,
    };
    Ok(Page::new(body, "item-new-title").place(Place::Spaces))
}
