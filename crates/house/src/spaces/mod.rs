//! Places inside a network: the commons, where everyone is, and working groups. A space knows who may read it and
//! who holds it; it never knows what is said in it.

mod acts;
mod add;
mod archive;
mod arrangement;
mod edit;
mod joining;
mod list;
mod new;
mod people;
mod reporting;
mod space;
mod store;
mod tabs;
mod template;

pub use acts::{
    SPACE_ARCHIVED, SPACE_ASKED, SPACE_CHANGED, SPACE_INVITED, SPACE_JOINED, SPACE_LEFT, SPACE_MOVED_ON,
    SPACE_REFUSED, SPACE_STARTED,
};
pub use reporting::projects;
pub use space::{Joining, MESSAGE, Space, SpaceKind, SpaceMember, SpaceText, takes};
pub use store::{
    commons, create, create_commons, enter, enter_commons, enter_many, facilitators, go_on, invite, leave,
    leave_all, names, note_activity, note_item_read, note_look, of_network, open_to, read_all, request, rest,
    roles, set_joining, those_visible_to, to_join, use_tab, visible_to, way,
};
pub use tabs::{Tab, Tabs};

use crate::access::Action;
use crate::room::{Measured, Room};
use crate::web::Routes;
use joining::{invitation, request};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "spaces",
    routes: |_| routes(),
    acts: acts::ALL,
    leaving: Some(leave_all),
    dates: Some(arrangement::dates),
    becoming: Some(store::merge),
    needs: Some(joining::needs),
    texts: include_str!("../../locales/en/spaces.ftl"),
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    tables: &["spaces", "space_members", "space_phases", "space_requests", "space_invitations"],
    finds: Some(&store::FINDS),
    trays: &[&reporting::REQUESTS],
    proxies: &[&reporting::SHARED],
    burdens: &[&reporting::HELD],
    holdings: &[&reporting::ALONE],
    measured: &[Measured::growing("spaces", "/n/{slug}/spaces")],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/spaces", Action::ListSpaces, list::list)
        .get("/n/{slug}/spaces/new", Action::StartSpace, new::new)
        .post("/n/{slug}/spaces", Action::StartSpace, new::create)
        .get("/n/{slug}/spaces/order", Action::EditNetwork, list::show)
        .post("/n/{slug}/spaces/order", Action::EditNetwork, list::arrange)
        .get("/n/{slug}/spaces/{id}/people", Action::ReadSpaceMembers, people::people)
        .post("/n/{slug}/spaces/{id}/people", Action::HoldSpace, add::add)
        .get("/n/{slug}/spaces/{id}/people/new", Action::HoldSpace, add::search)
        .post("/n/{slug}/spaces/{id}/people/{member}/role", Action::HoldSpace, people::change_role)
        .post("/n/{slug}/spaces/{id}/people/{member}/removal", Action::HoldSpace, people::remove)
        .get("/n/{slug}/spaces/{id}/edit", Action::HoldSpace, edit::edit)
        .get("/n/{slug}/spaces/{id}/arrangement", Action::HoldSpace, arrangement::edit)
        .post("/n/{slug}/spaces/{id}/arrangement", Action::HoldSpace, arrangement::save)
        .post("/n/{slug}/spaces/{id}", Action::HoldSpace, edit::save)
        .post("/n/{slug}/spaces/{id}/archive", Action::HoldSpace, archive::archive)
        .get("/n/{slug}/spaces/{id}/request", Action::JoinSpace, request::ask)
        .post("/n/{slug}/spaces/{id}/request", Action::JoinSpace, request::request)
        .post("/n/{slug}/spaces/{id}/request/removal", Action::JoinSpace, request::withdraw)
        .post("/n/{slug}/spaces/{id}/requests/{member}/acceptance", Action::HoldSpace, request::accept)
        .post("/n/{slug}/spaces/{id}/requests/{member}/refusal", Action::HoldSpace, request::refuse)
        .post("/n/{slug}/spaces/{id}/invitations", Action::HoldSpace, invitation::invite)
        .get("/n/{slug}/space-invitations", Action::OwnMembership, invitation::list)
        .post("/n/{slug}/space-invitations", Action::OwnMembership, invitation::accept)
        .post("/n/{slug}/space-invitations/removal", Action::OwnMembership, invitation::decline)
        .post("/n/{slug}/spaces/{id}/membership", Action::JoinSpace, joining::join)
        .get("/n/{slug}/spaces/{id}/departure", Action::LeaveSpace, joining::farewell)
        .post("/n/{slug}/spaces/{id}/departure", Action::LeaveSpace, joining::leave)
}
