//! Changing what was written. Two who write at once lose nothing: the later one sees both texts and what differs, and saves
//! one of them or what they make of both.

mod history;
mod meeting;

pub(super) use history::history;

use super::item::{Item, ItemText};
use super::kind::{self, Kinds};
use super::show::below_item;
use super::store;
use crate::access::Action;
use crate::files::{self, Brought, Target};
use crate::happenings::{self, Happened};
use crate::ids::ItemId;
use crate::inbox::{self, Spoken};
use crate::items::acts::ITEM_CHANGED;
use crate::mentions;
use crate::tags;
use crate::web::{Answer, At, Error, Form, Page, Piece, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};
use meeting::Meeting;

#[derive(Template)]
#[template(path = "items/views/edit.html")]
struct EditPage {
    form: Form,
    href: String,
    mentions: String,
    /// What the item says now, where somebody changed it in the meantime.
    newer: Option<Meeting>,
    keep: String,
    /// The fields of its kind.
    fields: Option<Piece>,
    files: Piece,
    /// Where tags are offered.
    offers: String,
}

/// `GET /n/{slug}/items/{id}/edit`
pub(super) async fn edit(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let kinds = visit.app.rooms.kinds();
    let limits = files::offering(Form::new(), &visit.app.config);
    visit.page(move |q, viewer| page(q, viewer, kinds, id, (limits, false))).await
}

/// `POST /n/{slug}/items/{id}`
pub(super) async fn save(visit: Visit, At((_, id)): At<(String, ItemId)>, Brought(form): Brought) -> Answer {
    let form = mentions::typeset(&visit, form, "body", Some(mentions::Place::Item(id))).await;
    let form = files::offering(form, &visit.app.config);
    let kinds = visit.app.rooms.kinds();
    match visit.change(form, move |tx, viewer, form| change(tx, viewer, kinds, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "item-changed-done")),
        Err(form) => {
            visit.page(move |q, viewer| page(q, viewer, kinds, id, (form, true)).map(Page::invalid)).await
        }
    }
}

fn change(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    id: ItemId,
    form: &mut Form,
) -> Result<(), Error> {
    // Of two who save at once, the second sees what the first has written.
    tx.lock("items", id.get())?;
    let item = own(tx, viewer, id)?;
    let kind = kind::named(kinds, &item.kind).ok_or(Error::NotFound)?;
    let tags = tags::read(form);
    let text = ItemText::read(form, kind)?;
    let same = text.title == item.title && text.body == item.body;
    let place = (viewer.network.id, item.space_id, id);
    let tagged = form.names().any(|name| name == "tags") && tags::set(tx, place, &tags, viewer.now)?;
    if tagged {
        store::renew(tx, kinds, &[id])?;
    }
    let moved = files::attach(tx, viewer, form, Target::item(id))?;
    if same && !moved && kind.fields.is_none() {
        return note(tx, viewer, &item, tagged);
    }
    let began = form.value("revision").parse().unwrap_or(0);
    let written = kind.fields.map(|fields| (fields.write)(tx, viewer, id, form)).transpose()?;
    if same && !moved && written != Some(true) {
        return note(tx, viewer, &item, tagged);
    }
    if began != item.revision || store::change(tx, id, &text, began, viewer.now)? == 0 {
        form.fail_whole("item-refused-changed");
        return Err(Error::Invalid);
    }
    let member = viewer.member()?.id;
    store::keep_revision(tx, viewer.network.id, &item, member, viewer.now)?;
    store::renew(tx, kinds, &[id])?;
    note(tx, viewer, &item, true)?;
    let said = Spoken { message: None, html: &text.html, before: Some(&item.body_html), answers: &[] };
    inbox::spoken(tx, viewer, &item, said)
}

/// Writes another text for an item, for rooms in which people change it together. What it said before is kept.
///
/// # Errors
/// [`Error::Refused`] where somebody has changed it in the meantime.
pub fn rewrite(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    item: &Item,
    text: &ItemText,
) -> Result<(), Error> {
    if store::change(tx, item.id, text, item.revision, viewer.now)? == 0 {
        return Err(Error::Refused(Said::key("item-refused-changed")));
    }
    store::keep_revision(tx, viewer.network.id, item, viewer.member()?.id, viewer.now)?;
    store::renew(tx, kinds, &[item.id])?;
    note(tx, viewer, item, true)?;
    let said = Spoken { message: None, html: &text.html, before: Some(&item.body_html), answers: &[] };
    inbox::spoken(tx, viewer, item, said)
}

/// Notes in the log that the item was changed, where it was.
fn note(tx: &mut Write<'_>, viewer: &Viewer, item: &Item, changed: bool) -> Result<(), Error> {
    if changed {
        let happened = Happened::new(&ITEM_CHANGED).space(item.space_id).item(item.id);
        happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    }
    Ok(())
}

fn own(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Item, Error> {
    let item = store::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, Action::EditOwn)?;
    if item.is_archived() {
        return Err(Error::Refused(Said::key("item-refused-archived")));
    }
    Ok(item)
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    id: ItemId,
    (form, typed): (Form, bool),
) -> Result<Page<EditPage>, Error> {
    let item = own(q, viewer, id)?;
    let own_fields = kind::named(kinds, &item.kind).and_then(|kind| kind.fields);
    let revision = item.revision.to_string();
    let late = (typed && form.value("revision") != revision).then_some(&form);
    let newer = late.map(|form| Meeting::of(q, &item, form)).transpose()?;
    let form = match own_fields {
        _ if typed => form,
        fields => {
            let form = form.with("title", &item.title).with("body", &item.body);
            let form = form.with("revision", &revision).with("tags", tags::filled(q, id)?);
            fields.map_or(Ok(form.clone()), |fields| (fields.fill)(q, id, form))?
        }
    };
    // Whoever saves again after having read the newer text saves over it, knowingly.
    let form = if newer.is_some() { form.replaced("revision", &revision) } else { form };
    let fields = own_fields.map(|fields| (fields.show)(&form));
    let files = files::field(q, viewer, &form, Some(Target::item(id)))?;
    let (href, offers) = (item.href(viewer), viewer.path("tags/offers"));
    let mentions = viewer.path(format_args!("mentions?item={id}"));
    let keep = format!("item-{id}");
    let body = EditPage { form, href, newer, keep, fields, files, offers, mentions };
    let page = Page::new(body, "item-edit");
    Ok(below_item(page, viewer, &item))
}
