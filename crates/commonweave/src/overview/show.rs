//! A space at a glance.

use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::{ItemId, SpaceId};
use house::items::{self, ItemRow, Kinds, Lines};
use house::room::Rooms;
use house::spaces::{self, Joining, Space, SpaceMember, Tab, Tabs};
use house::tags;
use house::web::{Answer, At, Error, Page, Piece, Place, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "overview/views/show.html")]
struct ShowPage {
    space: Space,
    tabs: Tabs,
    href: String,
    people: String,
    facilitators: Vec<SpaceMember>,
    pinned: Vec<ItemRow>,
    items: Vec<ItemRow>,
    lines: Lines,
    tags: Vec<tags::Tagged>,
    tagged: String,
    registry: Kinds,
    items_href: String,
    may_join: bool,
    may_leave: bool,
    may_hold: bool,
    start: Option<String>,
    /// What rooms know of this space.
    heads: Vec<Piece>,
}

/// `GET /n/{slug}/spaces/{id}`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let rooms = visit.app.rooms;
    visit.page(move |q, viewer| page(q, viewer, id, rooms)).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId, rooms: Rooms) -> Result<Page<ShowPage>, Error> {
    let kinds = rooms.kinds();
    let space = spaces::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    let inside = space.may(viewer, Action::ReadSpaceMembers);
    let facilitators = if inside { spaces::facilitators(q, id)? } else { Vec::new() };
    let pinned = items::pinned_in(q, id)?;
    let mut items = items::newest_in(q, id)?;
    items.retain(|row| !pinned.iter().any(|pin| pin.id == row.id));
    let href = space.href(viewer);
    let ids: Vec<ItemId> = pinned.iter().chain(&items).map(|item| item.id).collect();
    let start =
        space.may(viewer, Action::TakePart).then(|| viewer.path(format_args!("items/new?space={id}")));
    let body = ShowPage {
        tabs: Tabs::of(q, &space, viewer, kinds, Tab::Overview)?,
        items_href: viewer.path("items"),
        tags: tags::of_items(q, &ids)?,
        tagged: format!("{href}/items?tag="),
        people: viewer.path("people"),
        may_join: space.role.is_none() && !space.is_archived() && space.may(viewer, Action::JoinSpace),
        may_leave: space.may(viewer, Action::LeaveSpace) && !space.is_commons(),
        may_hold: space.may(viewer, Action::HoldSpace),
        href: href.clone(),
        facilitators,
        registry: kinds,
        heads: rooms.heads(q, viewer, &space)?,
        lines: items::lines(q, viewer, kinds, &[&pinned, &items])?,
        pinned,
        items,
        start,
        space,
    };
    let look = body.space.look(viewer);
    let name = Said::raw(&body.space.name);
    let page = Page::new(body, name).place(Place::Spaces).under("space-list-title", viewer.path("spaces"));
    let page = page.in_space(href).wide();
    Ok(match look {
        Some(look) => page.noting(look),
        None => page,
    })
}
