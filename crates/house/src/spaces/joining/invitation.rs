//! Being invited into a space by those who hold it: one says yes or no. Until then a space of members shows its name and what
//! it is for to whoever was invited, and nothing else.

use crate::access::SpaceRole;
use crate::happenings::{self, Happened};
use crate::ids::{MemberId, SpaceId};
use crate::spaces::acts::{SPACE_INVITED, SPACE_JOINED};
use crate::spaces::edit::held;
use crate::spaces::store::{self, Invited};
use crate::web::{Answer, At, Error, Form, Page, Place, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};

#[derive(Template)]
#[template(path = "spaces/views/invitations.html")]
struct InvitationsPage {
    invitations: Vec<Invited>,
    action: String,
    people: String,
    spaces: String,
}

/// `GET /n/{slug}/space-invitations`
pub(in crate::spaces) async fn list(visit: Visit) -> Answer {
    let page = |q: &mut Read<'_>, viewer: &Viewer| {
        let body = InvitationsPage {
            invitations: store::invitations(q, viewer.member()?.id)?,
            action: viewer.path("space-invitations"),
            people: viewer.path("people"),
            spaces: viewer.path("spaces"),
        };
        let page = Page::new(body, "space-invitations").place(Place::Spaces);
        Ok(page.under("space-list-title", viewer.path("spaces")))
    };
    visit.page(page).await
}

/// `POST /n/{slug}/space-invitations`: comes in.
pub(in crate::spaces) async fn accept(visit: Visit, form: Form) -> Answer {
    let space = form.value("space").parse::<SpaceId>().unwrap_or(SpaceId::from(0));
    let entered = visit.write(move |tx, viewer| enter(tx, viewer, space)).await?;
    Ok(match entered {
        true => visit.go_saying(visit.path(format_args!("spaces/{space}")), "space-joined-done"),
        false => visit.go_saying(visit.path("space-invitations"), "space-invitation-gone-done"),
    })
}

/// `POST /n/{slug}/space-invitations/removal`: says no.
pub(in crate::spaces) async fn decline(visit: Visit, form: Form) -> Answer {
    let space = form.value("space").parse::<SpaceId>().unwrap_or(SpaceId::from(0));
    let done = visit.write(move |tx, viewer| {
        store::end_invitation(tx, space, viewer.member()?.id)?;
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying(visit.path("space-invitations"), "space-declined-done"))
}

/// Whoever invited must still hold the space at this moment.
fn enter(tx: &mut Write<'_>, viewer: &Viewer, space: SpaceId) -> Result<bool, Error> {
    let me = viewer.member()?.id;
    let stands = store::invitations(tx, me)?.into_iter().any(|one| one.space_id == space);
    if !stands {
        return Ok(false);
    }
    store::end_invitation(tx, space, me)?;
    store::end_request(tx, space, me)?;
    if store::enter(tx, viewer.network.id, space, me, SpaceRole::Member, viewer.now)? {
        let happened = Happened::new(&SPACE_JOINED).space(space).subject(me.get());
        happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    }
    Ok(true)
}

/// `POST /n/{slug}/spaces/{id}/invitations`
pub(in crate::spaces) async fn invite(
    visit: Visit,
    At((_, id)): At<(String, SpaceId)>,
    form: Form,
) -> Answer {
    let asked = form.value("member").parse::<MemberId>().ok();
    let done = visit.write(move |tx, viewer| {
        let space = held(tx, viewer, id)?;
        let Some(member) = asked else { return Ok(()) };
        store::member_of(tx, viewer.network.id, member)?.ok_or(Error::NotFound)?;
        let me = viewer.member()?.id;
        if space.is_archived() || store::role_of(tx, id, member)?.is_some() {
            return Ok(());
        }
        if store::invite(tx, viewer.network.id, (id, member), me, viewer.now)? {
            let happened = Happened::new(&SPACE_INVITED).subject(member.get());
            happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
        }
        Ok(())
    });
    done.await?;
    if asked.is_none() {
        return Ok(visit.go(visit.path(format_args!("spaces/{id}/people/new"))));
    }
    Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/people")), "space-invited-done"))
}
