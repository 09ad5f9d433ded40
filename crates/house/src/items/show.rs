//! The parts of an item's page that all kinds share: head, action bar, body, trail.

use super::item::Item;
use super::kind::{self, Kind, Kinds};
use super::store;
use crate::access::Action;
use crate::web::{Error, Page, Piece, Place, Said, Viewer};
use db::Read;

/// What stands above the conversation of every item. Rendered by `items/views/_head.html`.
#[derive(Debug)]
pub struct Head {
    /// The item.
    pub item: Item,
    /// Its kind.
    pub kind: &'static Kind,
    /// Its address.
    pub href: String,
    /// The addresses of its space, and of the profiles of members; none where the viewer may not open profiles.
    pub space_href: String,
    /// As `space_href`.
    pub people: Option<String>,
    /// Where names are offered to who writes upon it.
    pub mentions: String,
    /// What it came from and what it led to.
    pub trail: Trail,
    /// What is asked of the viewer now, by the kind.
    pub card: Option<Piece>,
    /// The kind's own part of the page.
    pub part: Option<Piece>,
    /// What can be made of it in one step: address, and the key of the kind's name.
    pub steps: Vec<(String, &'static str)>,
    /// Whether the viewer may change it, close or reopen it, follow it, link it.
    pub may_edit: bool,
    /// As `may_edit`.
    pub may_close: bool,
    /// As `may_edit`.
    pub may_follow: bool,
    /// As `may_edit`.
    pub may_link: bool,
}

/// What an item came from and what it led to: address and title, as far as the viewer may read them.
#[derive(Debug, Default)]
pub struct Trail {
    /// What came before.
    pub from: Vec<(String, String)>,
    /// What followed.
    pub to: Vec<(String, String)>,
}

/// The shared parts of an item's page.
///
/// # Errors
/// Those of the database, and where the item's kind is not in the registry.
pub fn head(q: &mut Read<'_>, viewer: &Viewer, kinds: Kinds, item: Item) -> Result<Head, Error> {
    let kind = kind::named(kinds, &item.kind);
    let kind = kind.ok_or_else(|| anyhow::anyhow!("the kind {} is not in the registry", item.kind))?;
    let ends = |links: Vec<store::Link>| {
        links.into_iter().map(|link| (viewer.path(format_args!("items/{}", link.id)), link.title)).collect()
    };
    let trail = Trail {
        from: ends(store::linked_from(q, viewer, item.id)?),
        to: ends(store::linked_to(q, viewer, item.id)?),
    };
    let may_step = item.may(viewer, Action::TakePart);
    let next = kinds.iter().filter(|next| may_step && kind.leads_to.contains(&next.name));
    let step = |next: &&Kind| {
        let address = format_args!("items/new?kind={}&from={}&space={}", next.name, item.id, item.space_id);
        (viewer.path(address), next.label)
    };
    let steps = next.map(step).collect();
    let card = kind.card.map(|card| card(q, viewer, &item)).transpose()?.flatten();
    let part = kind.part.map(|part| part(q, viewer, &item)).transpose()?;
    Ok(Head {
        kind,
        card,
        part,
        steps,
        href: item.href(viewer),
        space_href: viewer.path(format_args!("spaces/{}", item.space_id)),
        mentions: viewer.path(format_args!("mentions?item={}", item.id)),
        people: viewer.may(Action::ReadMembers).then(|| viewer.path("people")),
        trail,
        may_edit: item.may(viewer, Action::EditOwn),
        may_close: item.may(viewer, Action::Moderate),
        may_follow: item.may(viewer, Action::Follow),
        may_link: item.may(viewer, Action::TakePart),
        item,
    })
}

/// Puts a page into its place below the item's space.
pub(super) fn below_space<T>(page: Page<T>, viewer: &Viewer, item: &Item) -> Page<T> {
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    page.place(Place::Spaces)
        .under("space-list-title", viewer.path("spaces"))
        .under(Said::raw(&item.space_name), &space)
        .in_space(space)
}

/// Puts a page into its place below the item.
pub(super) fn below_item<T>(page: Page<T>, viewer: &Viewer, item: &Item) -> Page<T> {
    below_space(page, viewer, item).under(Said::raw(&item.title), item.href(viewer))
}
