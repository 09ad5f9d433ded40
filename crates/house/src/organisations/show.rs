//! The page of an organisation.

use super::{Contact, Organisation, standing, store, visible_to};
use crate::access::{Action, Role};
use crate::ids::OrganisationId;
use crate::members::{self, Affiliate, Capacity};
use crate::web::{Answer, At, Error, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::Read;

/// How many of its people stand on the page; the directory of people shows them all.
const PEOPLE: i64 = 36;
/// How many of them stand there for whoever may say who speaks for it.
const CANDIDATES: i64 = 60;

db::record! {
    /// Whose name looks like that of an organisation.
    #[derive(Debug, Clone)]
    pub(super) struct Alike {
        /// The first other organisation that is not archived.
        organisation: Option<String>,
        /// The first person.
        person: Option<String>,
    }
}

impl Alike {
    /// The sentence that says it; none where the name reminds of nobody.
    fn said(&self) -> Option<Said> {
        let other = self.organisation.as_ref().map(|name| ("organisation-looks-like", name));
        let person = || self.person.as_ref().map(|name| ("organisation-looks-like-person", name));
        other.or_else(person).map(|(key, name)| Said::key(key).with("name", name))
    }
}

#[derive(Template)]
#[template(path = "organisations/views/show.html")]
struct ShowPage {
    organisation: Organisation,
    base: String,
    network: String,
    logo: String,
    /// The address of the directory of members.
    members: String,
    /// Shown to members alone.
    people: Option<People>,
    /// Shown to members alone: whom one writes to is nobody's business outside.
    contact: Option<Contact>,
    may_edit: bool,
    may_keep: bool,
    /// Of whom the name reminds, for stewards.
    reminds: Option<Said>,
    /// The one into which it was merged.
    into: Option<(OrganisationId, String)>,
}

/// Who belongs to it, as a member sees it.
struct People {
    representatives: Vec<Affiliate>,
    staff: Vec<Affiliate>,
    /// What the viewer is to it.
    own: Option<Capacity>,
    /// May say who stands for it.
    may_appoint: bool,
    /// May say that they belong to it.
    may_join: bool,
}

/// GET `/n/{slug}/organisations/{id}`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, OrganisationId)>) -> Answer {
    visit
        .page(move |q, viewer| {
            let organisation = visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
            let standing = standing(q, viewer, id)?;
            let present = organisation.archived_at.is_none();
            let into: Vec<OrganisationId> = organisation.merged_into.into_iter().collect();
            let member = viewer.may(Action::ReadMembers);
            let steward = present && viewer.may(Action::ManageMembers);
            let alike = if steward { store::alike(q, viewer.network.id, id)? } else { None };
            let page = ShowPage {
                reminds: alike.and_then(|alike| alike.said()),
                contact: Some(organisation.contact()).filter(|known| member && *known != Contact::default()),
                people: if present { people(q, viewer, id)? } else { None },
                may_edit: present && Action::EditOrganisation.allowed(&standing),
                may_keep: viewer.may(Action::KeepOrganisations),
                into: super::names(q, viewer.network.id, &into)?.pop(),
                base: viewer.path(format!("organisations/{id}")),
                logo: organisation.logo_at(&viewer.path("organisations")),
                members: viewer.path("people"),
                network: viewer.path(""),
                organisation,
            };
            let title = Said::raw(&page.organisation.name);
            let above = viewer.path("organisations");
            Ok(Page::new(page, title).place(Place::Organisations).under("organisations-title", above))
        })
        .await
}

fn people(q: &mut Read<'_>, viewer: &Viewer, id: OrganisationId) -> Result<Option<People>, Error> {
    if !viewer.may(Action::ReadMembers) {
        return Ok(None);
    }
    let may_appoint = viewer.may(Action::AddOrganisation);
    let all = members::affiliates(q, id, if may_appoint { CANDIDATES } else { PEOPLE })?;
    let (representatives, staff) =
        all.into_iter().partition(|person| person.capacity == Capacity::Representative);
    let own = match viewer.member_id() {
        Some(member) => members::capacity_in(q, id, member)?,
        None => None,
    };
    Ok(Some(People {
        representatives,
        staff,
        may_join: own.is_none() && viewer.standing().role >= Some(Role::Member),
        own,
        may_appoint,
    }))
}
