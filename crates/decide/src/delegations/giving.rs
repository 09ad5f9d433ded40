//! Giving one's vote to somebody, and ending that: whoever gave it takes it back, and whoever carries it gives it back.

use super::acts::{DELEGATION_ENDED, DELEGATION_GIVEN};
use super::delegation::{Scope, What, end_of};
use super::{list, store};
use db::{Read, Time, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{DelegationId, MemberId, SpaceId};
use house::web::form::LINE;
use house::web::{Answer, Error, Form, Page, Said, Viewer, Visit};
use house::{blocks, members, networks, spaces, tags};

/// POST `/n/{slug}/delegations`
pub(super) async fn give(visit: Visit, form: Form) -> Answer {
    match visit.change(form, write).await? {
        Ok(()) => Ok(visit.go_saying(visit.path("delegations"), "delegation-given-done")),
        Err(form) => {
            let query = visit.query.clone();
            visit.page(move |q, viewer| list::page(q, viewer, &query, form).map(Page::invalid)).await
        }
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form) -> Result<(), Error> {
    let me = viewer.member()?.id;
    // Of one thing there is one delegation: of two that come at once, the later.
    tx.lock("members", me.get())?;
    let to = whom(tx, viewer, form)?;
    let what = what(tx, viewer, form)?;
    let until = until(form, viewer);
    if let (Some(to), Some(what)) = (to, what)
        && !reads(tx, viewer, to, what)?
    {
        form.fail("to", "delegation-refused-apart");
    }
    form.checked()?;
    let (Some(to), Some(what), Some(until)) = (to, what, until) else { return Err(Error::Invalid) };
    store::end_same(tx, me, what, viewer.now)?;
    store::give(tx, viewer.network.id, (me, to), what, (viewer.now, until))?;
    networks::use_page(tx, viewer.network.id, "delegations")?;
    let happened = Happened::new(&DELEGATION_GIVEN);
    happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    Ok(())
}

/// The active member whose name was typed.
fn whom(tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form) -> Result<Option<MemberId>, Error> {
    let name = form.name("to", LINE);
    if form.error("to").is_some() {
        return Ok(None);
    }
    let me = viewer.member()?.id;
    let found = match store::of_name(tx, viewer.network.id, &members::fold(&name))?.as_slice() {
        [one] if *one == me => {
            form.fail("to", "delegation-refused-self");
            None
        }
        [one] => match blocks::between(tx, me, (*one, &name))? {
            Some(parted) => {
                form.fail("to", parted);
                None
            }
            None => Some(*one),
        },
        [] => {
            form.fail("to", Said::key("delegation-refused-unknown").with("name", &name));
            None
        }
        _ => {
            form.fail("to", Said::key("delegation-refused-several").with("name", &name));
            None
        }
    };
    Ok(found)
}

/// For what the vote is given: a space in which one is, or a tag of which one may read something.
fn what(q: &mut Read<'_>, viewer: &Viewer, form: &mut Form) -> Result<Option<What>, Error> {
    match form.choice::<Scope>("scope") {
        None => Ok(None),
        Some(Scope::Network) => Ok(Some(What::Network)),
        Some(Scope::Space) => {
            let chosen = form.value("space").parse::<SpaceId>().ok();
            let open = spaces::open_to(q, viewer)?;
            let found = open.into_iter().find(|space| Some(space.id) == chosen);
            if found.is_none() {
                form.fail("space", "delegation-refused-space");
            }
            Ok(found.map(|space| What::Space(space.id)))
        }
        Some(Scope::Tag) => {
            let name = form.optional_line("tag", LINE);
            let found = tags::named(q, viewer, &name)?;
            if found.is_none() && form.error("tag").is_none() {
                form.fail("tag", "delegation-refused-tag");
            }
            Ok(found.map(What::Tag))
        }
    }
}

fn until(form: &mut Form, viewer: &Viewer) -> Option<Time> {
    let until = end_of(form.value("until"), &viewer.zone(), viewer.now);
    if until.is_none() {
        form.fail("until", "delegation-refused-until");
    }
    until
}

/// Whether whoever is named may read what they are given a vote for: nobody learns in this way of a space or a tag.
fn reads(q: &mut Read<'_>, viewer: &Viewer, to: MemberId, what: What) -> Result<bool, Error> {
    let theirs = Viewer::of_member(q, to, viewer.now)?;
    match what {
        What::Network => Ok(theirs.may(Action::OwnMembership)),
        What::Space(space) => Ok(spaces::visible_to(q, &theirs, space)?.is_some()),
        What::Tag(tag) => Ok(tags::name(q, &theirs, tag)?.is_some()),
    }
}

/// POST `/n/{slug}/delegations/removal`
pub(super) async fn end(visit: Visit, form: Form) -> Answer {
    visit.write(move |tx, viewer| take_back(tx, viewer, &form)).await?;
    Ok(visit.go_saying(visit.path("delegations"), "delegation-ended-done"))
}

fn take_back(tx: &mut Write<'_>, viewer: &Viewer, form: &Form) -> Result<(), Error> {
    let me = viewer.member()?.id;
    let Ok(id) = form.value("delegation").parse::<DelegationId>() else { return Ok(()) };
    // One that has ended already stays as it ended.
    if store::end(tx, (id, me), viewer.now)? {
        let happened = Happened::new(&DELEGATION_ENDED);
        happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    }
    Ok(())
}
