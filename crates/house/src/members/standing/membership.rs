//! What stewards do with a membership: role, suspension, reinstatement, removal.

use super::{Act, Change};
use crate::access::Role;
use crate::ids::MemberId;
use crate::members::{Member, State, look, role_label, store};
use crate::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::Read;

/// The address of a member: the network's slug and the member's number.
type Address = At<(String, MemberId)>;

#[derive(Template)]
#[template(path = "members/views/membership.html")]
struct MembershipPage {
    form: Form,
    member: Member,
    base: String,
    invitations: String,
    own: bool,
    /// Of whom the name reminds.
    reminds: Option<Said>,
    /// Whether a link that lets anybody in is still good.
    open_links: bool,
}

impl MembershipPage {
    fn roles(&self) -> [(Role, &'static str, &'static str); 4] {
        Role::ALL.first_chunk::<4>().copied().unwrap_or([Role::Member; 4]).map(|role| {
            let says = match role {
                Role::Guest => "member-role-guest-says",
                Role::Member => "member-role-member-says",
                Role::Facilitator => "member-role-facilitator-says",
                Role::Steward => "member-role-steward-says",
            };
            (role, role_label(role), says)
        })
    }
}

/// GET `/n/{slug}/people/{id}/membership`
pub(in crate::members) async fn show(visit: Visit, At((_, id)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// POST `/n/{slug}/people/{id}/role`
pub(in crate::members) async fn set_role(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let mut read = form.clone();
    let Some(role) = read.choice::<Role>("role") else {
        return visit.page(move |q, viewer| page(q, viewer, id, read).map(Page::invalid)).await;
    };
    act(visit, id, form, Change::Role(role)).await
}

/// Does what was asked and goes back to the member, or says on the page why not.
pub(in crate::members) async fn act(visit: Visit, id: MemberId, form: Form, change: Change) -> Answer {
    let rooms = visit.app.rooms;
    let done = visit
        .change(form, move |tx, viewer, form| {
            let by = viewer.member()?.id;
            let act = Act { network: viewer.network.id, by, now: viewer.now, rooms };
            act.apply(tx, id, change)?;
            if change == Change::Remove && form.ticked("links") {
                act.close_links(tx)?;
            }
            Ok(store::by_id(tx, viewer.network.id, id)?.is_some())
        })
        .await?;
    match done {
        Ok(true) => Ok(visit.go_saying(visit.path(format!("people/{id}")), said(change))),
        Ok(false) => Ok(visit.go_saying(visit.path("people"), said(change))),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

fn said(change: Change) -> &'static str {
    match change {
        Change::Role(_) => "member-role-done",
        Change::Suspend => "member-suspended-done",
        Change::Reinstate => "member-reinstated-done",
        Change::Remove | Change::Leave => "member-removed-done",
    }
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: MemberId, form: Form) -> Result<Page<MembershipPage>, Error> {
    let member = store::by_id(q, viewer.network.id, id)?.ok_or(Error::NotFound)?;
    let base = viewer.path(format!("people/{id}"));
    let invitations = viewer.path(format!("invitations?member={id}"));
    let name = Said::raw(&member.name);
    let own = viewer.member_id() == Some(id);
    let form = if form.value("role").is_empty() { form.with("role", member.role.as_str()) } else { form };
    let form = if form.has_errors() { form } else { form.with("links", "true") };
    let reminds = look::reminders(q, viewer.network.id, &[id])?.pop().map(|(_, said)| said);
    let open_links = store::has_open_links(q, viewer.network.id, viewer.now)?;
    let page = MembershipPage { form, member, base: base.clone(), invitations, own, reminds, open_links };
    let page = Page::new(page, "membership-title").place(Place::People);
    Ok(page.under("people-title", viewer.path("people")).under(name, base))
}
