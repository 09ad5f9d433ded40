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
use crate::items::acts::ITEM_CHANGED;
use crate::web::{Answer, At, Error, Form, Page, Piece, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};
use meeting::Meeting;

#[derive(Template)]
#[template(path = "items/views/edit.html")]
struct EditPage {
    form: Form,
    href: String,
    /// What the item says now, where somebody changed it in the meantime.
    newer: Option<Meeting>,
    keep: String,
    /// The fields of its kind.
    fields: Option<Piece>,
    files: Piece,
}

/// `GET /n/{slug}/items/{id}/edit`
pub(super) async fn edit(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let kinds = visit.app.rooms.kinds();
    let limits = files::offering(Form::new(), &visit.app.config);
    visit.page(move |q, viewer| page(q, viewer, kinds, id, (limits, false))).await
}

/// `POST /n/{slug}/items/{id}`
pub(super) async fn save(visit: Visit, At((_, id)): At<(String, ItemId)>, Brought(form): Brought) -> Answer {
    let form = files::offering(visit.typeset(form, "body").await, &visit.app.config);
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
    let item = own(tx, viewer, id)?;
    let kind = kind::named(kinds, &item.kind).ok_or(Error::NotFound)?;
    let text = ItemText::read(form, kind)?;
    let same = text.title == item.title && text.body == item.body;
    let moved = files::attach(tx, viewer, form, Target::item(id))?;
    if same && !moved && kind.fields.is_none() {
        return Ok(());
    }
    let began = form.value("revision").parse().unwrap_or(0);
    let written = kind.fields.map(|fields| (fields.write)(tx, viewer, id, form)).transpose()?;
    if same && !moved && written != Some(true) {
        return Ok(());
    }
    if began != item.revision || store::change(tx, id, &text, began, viewer.now)? == 0 {
        form.fail_whole("item-refused-changed");
        return Err(Error::Invalid);
    }
    let member = viewer.member()?.id;
    store::keep_revision(tx, viewer.network.id, &item, member, viewer.now)?;
    let happened = Happened::new(&ITEM_CHANGED).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, Some(member), viewer.now, happened)?;
    Ok(())
}

fn own(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Item, Error> {
    let item = store::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, Action::EditOwn)?;
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
            let form = form.with("revision", &revision);
            fields.map_or(Ok(form.clone()), |fields| (fields.fill)(q, id, form))?
        }
    };
    // Whoever saves again after having read the newer text saves over it, knowingly.
    let form = if newer.is_some() { form.replaced("revision", &revision) } else { form };
    let fields = own_fields.map(|fields| (fields.show)(&form));
    let files = files::field(q, viewer, &form, Some(Target::item(id)))?;
    let body = EditPage { form, href: item.href(viewer), newer, keep: format!("item-{id}"), fields, files };
    let page = Page::new(body, "item-edit");
    Ok(below_item(page, viewer, &item))
}
