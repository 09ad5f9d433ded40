//! The parts of an item's page that all kinds share: head, action bar, body, trail.

use super::item::Item;
use super::kind::{self, Kind, Kinds, Step};
use super::{state, store};
use crate::access::Action;
use crate::files;
use crate::ids::ItemId;
use crate::members::{self, Belonging};
use crate::tags;
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
    /// To which organisation its author belongs, as far as the viewer may know.
    pub from: Option<Belonging>,
    /// What it came from and what it led to.
    pub trail: Trail,
    /// Its tags, and the address of the search to which a tag's number is added.
    pub tags: Vec<tags::Tagged>,
    /// As `tags`.
    pub search: String,
    /// What is asked of the viewer now, by the kind.
    pub card: Option<Piece>,
    /// The kind's own part of the page.
    pub part: Option<Piece>,
    /// Its files.
    pub files: Vec<files::Shown>,
    /// Key of the name of its state, where that is worth saying.
    pub state: Option<&'static str>,
    /// The steps that the viewer may take with it now.
    pub steps: Vec<&'static Step>,
    /// What can be made of it: address and kind.
    pub next: Vec<(String, &'static Kind)>,
    /// Whether the viewer may change it, follow it, link it, pin it; move, archive and delete it.
    pub may_edit: bool,
    /// As `may_edit`.
    pub may_follow: bool,
    /// As `may_edit`.
    pub may_link: bool,
    /// As `may_edit`.
    pub may_pin: bool,
    /// As `may_edit`.
    pub may_shelve: bool,
    /// As `may_edit`; not where its kind holds it in its space.
    pub may_move: bool,
}

impl Head {
    /// Where this step is taken with words, if it closes the item and its kind asks for them.
    pub fn ending(&self, step: &Step) -> Option<&'static str> {
        self.kind.ending.filter(|_| step.to == "closed")
    }

    /// Whether there are steps that stand beside the item and not in its menu.
    pub fn loud(&self) -> bool {
        self.steps.iter().any(|step| !step.quiet)
    }
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
    let may_link = item.may(viewer, Action::TakePart) && !item.is_archived() && !item.space_archived;
    let next = kinds.iter().filter(|next| may_link && kind.leads_to.contains(&next.name));
    let made = |next: &&'static Kind| {
        let address = format_args!("items/new?kind={}&from={}&space={}", next.name, item.id, item.space_id);
        (viewer.path(address), *next)
    };
    let next = next.map(made).collect();
    let card = kind.card.map(|card| card(q, viewer, &item)).transpose()?.flatten();
    let part = kind.part.map(|part| part(q, viewer, &item)).transpose()?;
    let files = files::of_item(q, viewer, item.id)?;
    Ok(Head {
        kind,
        files,
        tags: tags::of_items(q, &[item.id])?,
        search: viewer.path("search?tag="),
        card,
        part,
        next,
        state: kind.worth_saying(&item.state),
        steps: state::open_to(viewer, kind, &item),
        href: item.href(viewer),
        space_href: viewer.path(format_args!("spaces/{}", item.space_id)),
        mentions: viewer.path(format_args!("mentions?item={}", item.id)),
        from: members::organisation_of_each(q, viewer, &[item.author_id])?.remove(&item.author_id),
        people: viewer.may(Action::ReadMembers).then(|| viewer.path("people")),
        trail: trail(q, viewer, item.id)?,
        may_edit: item.may(viewer, Action::EditOwn) && !item.is_archived(),
        may_follow: item.may(viewer, Action::Follow),
        may_link,
        may_pin: item.may(viewer, Action::HoldSpace) && !item.is_archived(),
        may_shelve: item.may(viewer, Action::Moderate),
        may_move: may_move(q, viewer, kind, &item)?,
        item,
    })
}

/// Whether the viewer may take an item to another space now.
fn may_move(q: &mut Read<'_>, viewer: &Viewer, kind: &Kind, item: &Item) -> Result<bool, Error> {
    if !item.may(viewer, Action::Moderate) {
        return Ok(false);
    }
    let bound = kind.bound.map(|bound| bound(q, item.id)).transpose()?;
    Ok(bound.flatten().is_none())
}

/// What an item came from and what it led to, as far as the viewer may read it.
fn trail(q: &mut Read<'_>, viewer: &Viewer, item: ItemId) -> Result<Trail, Error> {
    let ends = |links: Vec<store::Link>| {
        links.into_iter().map(|link| (viewer.path(format_args!("items/{}", link.id)), link.title)).collect()
    };
    Ok(Trail {
        from: ends(store::linked_from(q, viewer, item)?),
        to: ends(store::linked_to(q, viewer, item)?),
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
