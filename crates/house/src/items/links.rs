//! The trail: saying what an item came from or led to.

use super::item::{Item, ItemRow};
use super::show::below_item;
use super::store;
use crate::access::Action;
use crate::happenings::{self, Happened};
use crate::ids::ItemId;
use crate::items::acts::ITEM_LINKED;
use crate::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};

#[derive(Template)]
#[template(path = "items/views/link.html")]
struct LinkPage {
    form: Form,
    href: String,
    query: String,
    found: Vec<ItemRow>,
    linked: Vec<(ItemId, String)>,
}

/// Why two items are not linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    /// An item cannot lead to itself.
    Itself,
    /// The link runs the other way already.
    Reversed,
}

impl Refused {
    fn said(self) -> Said {
        Said::key(match self {
            Refused::Itself => "item-refused-itself",
            Refused::Reversed => "item-refused-reversed",
        })
    }
}

/// `GET /n/{slug}/items/{id}/links/new`
pub(super) async fn new(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let query = visit.query.value("q").to_owned();
    visit.page(move |q, viewer| page(q, viewer, id, query, Form::new())).await
}

/// `POST /n/{slug}/items/{id}/links`
pub(super) async fn create(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| join(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "item-linked-done")),
        Err(form) => {
            let again = move |q: &mut Read<'_>, viewer: &Viewer| {
                page(q, viewer, id, String::new(), form).map(Page::invalid)
            };
            visit.page(again).await
        }
    }
}

/// `POST /n/{slug}/items/{id}/links/removal`
pub(super) async fn remove(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let other: ItemId = form.value("other").parse().map_err(|_| Error::NotFound)?;
    let done = visit.write(move |tx, viewer| {
        let item = mine(tx, viewer, id)?;
        store::visible_to(tx, viewer, other)?.ok_or(Error::NotFound)?;
        if store::unlink(tx, id, other)? > 0 {
            let happened = Happened::new(&ITEM_LINKED).space(item.space_id).item(id).detail("removed");
            happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
        }
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "item-unlinked-done"))
}

fn join(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let item = mine(tx, viewer, id)?;
    // An item that one may not read is no choice, exactly as one that does not exist.
    let other = number(form.value("other"));
    let other = other.map(|other| store::visible_to(tx, viewer, other)).transpose()?.flatten();
    let Some(other) = other else {
        form.fail("other", "item-refused-unknown");
        return Err(Error::Invalid);
    };
    let ends = match form.value("direction") {
        "from" => (other.id, id),
        "to" => (id, other.id),
        _ => {
            // The directions are buttons, so that no field can carry the complaint.
            form.fail_whole("error-field-choice");
            return Err(Error::Invalid);
        }
    };
    let reversed = store::linked_to(tx, viewer, ends.1)?.iter().any(|link| link.id == ends.0);
    let refused = if other.id == id { Some(Refused::Itself) } else { reversed.then_some(Refused::Reversed) };
    if let Some(refused) = refused {
        form.fail("other", refused.said());
        return Err(Error::Invalid);
    }
    let member = viewer.member()?.id;
    if store::link(tx, viewer.network.id, ends, member, viewer.now)? > 0 {
        let happened = Happened::new(&ITEM_LINKED).space(item.space_id).item(id);
        happenings::record(tx, viewer.network.id, Some(member), viewer.now, happened)?;
    }
    Ok(())
}

/// The number of an item in what somebody pasted: `42`, `#42`, or an address that ends in `/items/42`.
fn number(text: &str) -> Option<ItemId> {
    let text = text.trim().trim_start_matches('#');
    let after = text.rsplit_once("/items/").map_or(text, |(_, after)| after);
    after.split(['?', '#', '/']).next()?.parse().ok()
}

fn mine(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Item, Error> {
    let item = store::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, Action::TakePart)?;
    if item.is_archived() {
        return Err(Error::Refused(Said::key("item-refused-archived")));
    }
    Ok(item)
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    query: String,
    form: Form,
) -> Result<Page<LinkPage>, Error> {
    let item = mine(q, viewer, id)?;
    let mut found =
        if query.trim().is_empty() { Vec::new() } else { store::search(q, viewer, query.trim())? };
    found.retain(|row| row.id != id);
    let mut linked = store::linked_from(q, viewer, id)?;
    linked.extend(store::linked_to(q, viewer, id)?);
    let linked = linked.into_iter().map(|link| (link.id, link.title)).collect();
    let page = Page::new(LinkPage { form, href: item.href(viewer), query, found, linked }, "item-link");
    Ok(below_item(page, viewer, &item))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_named_by_its_number_or_its_address() {
        let seven = Some(ItemId::from(7));
        assert_eq!(number(" #7 "), seven);
        assert_eq!(number("https://example.org/n/green-city/items/7?message=3#message-3"), seven);
        assert_eq!(number("seven"), None);
    }
}
