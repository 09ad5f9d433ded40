//! Who is in a network: names, roles, states, what they say about themselves, their skills, what they are to
//! organisations, and the invitations that bring them in. It never knows what members do in spaces.

mod acceptance;
mod acts;
mod affiliating;
mod belonging;
mod claims;
mod directory;
mod handover;
mod invitations;
mod joining;
mod mailed;
mod member;
mod name;
mod newcomer;
mod profile;
mod reporting;
mod show;
mod standing;
mod store;
mod unmet;

use crate::access::Action;
use crate::ids::{MemberId, NetworkId};
use crate::room::{Measured, Room};
use crate::web::{At, Error, Form, Routes, Viewer, Visit, picture_at};
use db::Read;
use db::Write;
use invitations::personal_links;
use name::look;
use standing::{Change, departure, membership};
use std::collections::BTreeMap;

pub use acceptance::{Invitation, Void, accept, invitation_of, is_active, void};
pub use acts::{
    INVITATION_MADE, INVITATION_REVOKED, MEMBER_CHANGED, MEMBER_ERASED, MEMBER_JOINED, MEMBER_LEFT,
    MEMBER_REINSTATED, MEMBER_SUSPENDED, PROFILE_CHANGED,
};
pub use affiliating::{
    affiliate, affiliates, anyone_came, capacity_in, end_affiliation, end_affiliations, forget_affiliations,
    move_affiliations, part, resume_affiliations, ties_of,
};
pub use belonging::{Affiliate, Belonging, Capacity, Tie};
pub use invitations::note_invited;
pub use joining::{Arrival, join, join_many};
pub use member::{Direction, Member, MemberCard, Profile, State, role_label};
pub use name::look::{look, look_at_members};
pub use name::{fold, sought, words};
pub use newcomer::{
    Acquaintance, Acquaintances, NewAffiliation, Newcomer, acquaintances, affiliate_many, belongings,
    complete_address, write_down, write_down_as,
};
pub use profile::{set_profile, split_skills};
pub use reporting::{Came, came, holders, present_after, steward_of};
pub use standing::{HeldAlone, Named, erase, erased, erased_names, held_alone, named, still_may};
pub use store::Beginnings;
pub use unmet::{Unmet, all_ties, are_awaited, erase_unmet, lower, note_words, unmet, withdraw_address};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "members",
    routes: |_| routes(),
    acts: acts::ALL,
    texts: include_str!("../../locales/en/members.ftl"),
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    tables: &[
        "members",
        "member_words",
        "member_skills",
        "skill_counts",
        "affiliations",
        "invitations",
        "claims",
        "handovers",
    ],
    jobs: &[&mailed::LETTER],
    finds: Some(&store::FINDS),
    needs: Some(claims::needs),
    trays: &[&reporting::CLAIMED, &reporting::INVITED],
    burdens: &[&reporting::STANDS, &reporting::HOLDS],
    counts: &[&reporting::ACTIVE, &reporting::NEW],
    measured: &[Measured::beside_floor("directory of people", "/n/{slug}/people")],
    ..Room::EMPTY
};

fn routes() -> Routes {
    let standing = move |change| {
        move |visit: Visit, At((_, id)): At<(String, MemberId)>, form: Form| {
            membership::act(visit, id, form, change)
        }
    };
    Routes::new()
        .get("/n/{slug}/people", Action::ReadMembers, directory::list)
        .get("/n/{slug}/people.csv", Action::ReadMembers, directory::download)
        .get("/n/{slug}/people/{id}", Action::ReadMembers, show::show)
        .get("/n/{slug}/profile", Action::OwnMembership, profile::edit)
        .post("/n/{slug}/profile", Action::OwnMembership, profile::save)
        .get("/n/{slug}/departure", Action::OwnMembership, departure::show)
        .post("/n/{slug}/departure", Action::OwnMembership, departure::leave)
        .get("/n/{slug}/people/{id}/membership", Action::ManageMembers, membership::show)
        .post("/n/{slug}/people/{id}/role", Action::ManageMembers, membership::set_role)
        .post("/n/{slug}/people/{id}/suspension", Action::ManageMembers, standing(Change::Suspend))
        .post("/n/{slug}/people/{id}/reinstatement", Action::ManageMembers, standing(Change::Reinstate))
        .post("/n/{slug}/people/{id}/removal", Action::ManageMembers, standing(Change::Remove))
        .get("/n/{slug}/people/{id}/recovery", Action::ManageMembers, handover::show)
        .post("/n/{slug}/people/{id}/recovery", Action::ManageMembers, handover::make)
        .post("/n/{slug}/people/{id}/recovery/confirmation", Action::ManageMembers, handover::confirm)
        .get("/n/{slug}/invitations", Action::ManageMembers, invitations::list)
        .post("/n/{slug}/invitations", Action::ManageMembers, invitations::create)
        .get("/n/{slug}/invitations/personal", Action::ManageMembers, personal_links::show)
        .post("/n/{slug}/invitations/personal", Action::ManageMembers, personal_links::create)
        .get("/n/{slug}/claim", Action::OwnMembership, claims::show)
        .post("/n/{slug}/claim", Action::OwnMembership, claims::make)
        .get("/n/{slug}/claims", Action::ManageMembers, claims::list)
        .post("/n/{slug}/claims/{id}/confirmation", Action::ManageMembers, claims::confirm)
        .post("/n/{slug}/claims/{id}/refusal", Action::ManageMembers, claims::refuse)
        .post("/n/{slug}/invitations/{id}/revocation", Action::ManageMembers, invitations::revoke)
}

/// A member whose page this viewer may see: members see who is here; stewards also who is invited, suspended or gone.
///
/// # Errors
/// Those of the database.
pub fn visible_to(q: &mut Read<'_>, viewer: &Viewer, id: MemberId) -> Result<Option<Member>, Error> {
    if !viewer.may(Action::ReadMembers) {
        return Ok(None);
    }
    let steward = viewer.may(Action::ManageMembers);
    let member = store::by_id(q, viewer.network.id, id)?;
    Ok(member.filter(|member| steward || member.state == State::Active))
}

/// Where the pictures of these members are, as far as they are here and have one.
///
/// # Errors
/// Those of the database.
pub fn pictures(
    q: &mut Read<'_>,
    viewer: &Viewer,
    ids: &[MemberId],
) -> Result<BTreeMap<MemberId, String>, Error> {
    if ids.is_empty() || !viewer.may(Action::ReadMembers) {
        return Ok(BTreeMap::new());
    }
    let people = viewer.path("people");
    let found = store::pictures(q, ids)?.into_iter();
    Ok(found.map(|(id, stamp)| (id, picture_at(format_args!("{people}/{id}"), "picture", &stamp))).collect())
}

/// Writes down what tells a member's picture from the one before; empty where it is taken away.
///
/// # Errors
/// Those of the database.
pub fn set_picture(tx: &mut Write<'_>, id: MemberId, stamp: &str) -> Result<(), db::Error> {
    store::set_picture(tx, id, stamp).map(drop)
}

/// Writes down when a member was here last, where that is known from elsewhere than from a visit.
///
/// # Errors
/// Those of the database.
pub fn note_visit(tx: &mut Write<'_>, id: MemberId, time: db::Time) -> Result<(), Error> {
    store::note_visit(tx, id, time)?;
    Ok(())
}

/// Names by number, whatever became of the members: what they did stays under their name.
///
/// # Errors
/// Those of the database.
pub fn names(
    q: &mut Read<'_>,
    network: NetworkId,
    ids: &[MemberId],
) -> Result<Vec<(MemberId, String)>, Error> {
    Ok(store::names(q, network, ids)?)
}

/// To which organisation each of these members belongs: where they stand for one, that one, else the first by name. Only
/// members learn it.
///
/// # Errors
/// Those of the database.
pub fn organisation_of_each(
    q: &mut Read<'_>,
    viewer: &Viewer,
    ids: &[MemberId],
) -> Result<BTreeMap<MemberId, Belonging>, Error> {
    let mut found = BTreeMap::new();
    if viewer.may(Action::ReadMembers) {
        for belonging in store::belongings(q, ids)? {
            found.entry(belonging.member_id).or_insert(belonging);
        }
    }
    Ok(found)
}

/// Names by number, of those who are active members.
///
/// # Errors
/// Those of the database.
pub fn active_names(
    q: &mut Read<'_>,
    network: NetworkId,
    ids: &[MemberId],
) -> Result<Vec<(MemberId, String)>, Error> {
    Ok(store::active_names(q, network, ids)?)
}

/// Active members by the beginnings of words of their names, at most `limit` of them, by name.
///
/// # Errors
/// Those of the database.
pub fn find_by_name(
    q: &mut Read<'_>,
    network: NetworkId,
    text: &str,
    limit: i64,
) -> Result<Vec<MemberCard>, Error> {
    let filter = directory::Filter::by_name(text);
    if filter.words.is_empty() {
        return Ok(Vec::new());
    }
    let found = store::with_words(q, network, &filter, limit)?;
    Ok(store::cards(q, network, &found)?)
}
