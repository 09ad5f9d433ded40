//! Who takes part in a project: organisations with their part, people of its space with their role.

use crate::projects::acts::{PROJECT_CAST, PROJECT_PARTNERED, PROJECT_ROLE_CLOSED};
use crate::projects::project::{note, to_change, under};
use crate::projects::store::{self, Cast, GivenBack, Partner, Vacancy};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::{MemberId, OrganisationId, SpaceId};
use house::members::{self, fold};
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};
use house::{networks, organisations};

type Address = At<(String, SpaceId)>;

/// The most organisations, and the most people with a role.
const MOST: i64 = 50;

#[derive(Template)]
#[template(path = "projects/sheet/views/partners.html")]
struct PartnersPage {
    form: Form,
    href: String,
    partners: Vec<Partner>,
    roles: Vec<Cast>,
    /// The roles that somebody had and nobody has any more.
    vacancies: Vec<Vacancy>,
}

/// `GET /n/{slug}/spaces/{id}/partners`
pub(super) async fn edit(visit: Visit, At((_, id)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// `POST /n/{slug}/spaces/{id}/partners`: lets an organisation take part, or gives it another part.
pub(super) async fn add(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| partner(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(back(&visit, id), "project-partnered-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// `POST /n/{slug}/spaces/{id}/partners/removal`
pub(super) async fn remove(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let organisation = form.value("organisation").parse::<OrganisationId>().ok();
    visit.write(move |tx, viewer| unpartner(tx, viewer, id, organisation)).await?;
    Ok(visit.go_saying(back(&visit, id), "project-unpartnered-done"))
}

/// `POST /n/{slug}/spaces/{id}/roles`: gives somebody of the space a role, or another one.
pub(super) async fn give(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| cast(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(back(&visit, id), "project-cast-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// `POST /n/{slug}/spaces/{id}/roles/removal`
pub(super) async fn take(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let member = form.value("member").parse::<MemberId>().ok();
    visit.write(move |tx, viewer| uncast(tx, viewer, id, member)).await?;
    Ok(visit.go_saying(back(&visit, id), "project-uncast-done"))
}

/// `POST /n/{slug}/spaces/{id}/vacancies/removal`: a role that nobody has is not needed any more.
pub(super) async fn close(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let key = form.value("role").to_owned();
    let closed = visit.write(move |tx, viewer| {
        to_change(tx, viewer, id)?;
        if store::fill(tx, id, &key)? == 0 {
            return Ok(());
        }
        note(tx, viewer, id, &PROJECT_ROLE_CLOSED, (None, ""))
    });
    closed.await?;
    Ok(visit.go_saying(back(&visit, id), "project-vacancy-closed-done"))
}

fn back(visit: &Visit, id: SpaceId) -> String {
    visit.path(format_args!("spaces/{id}/partners"))
}

fn partner(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId, form: &mut Form) -> Result<(), Error> {
    tx.lock("spaces", id.get())?;
    to_change(tx, viewer, id)?;
    let name = form.line("organisation", organisations::NAME);
    let part = form.optional_line("part", 2 * LINE);
    form.checked()?;
    let named = organisations::named(tx, viewer.network.id, &[fold(&name)])?;
    let Some(found) = named.iter().find(|one| one.archived_at.is_none()).map(|one| one.id) else {
        form.fail("organisation", "project-partner-wrong");
        return Err(Error::Invalid);
    };
    let here = store::partners(tx, id)?.iter().any(|one| one.organisation_id == found);
    if !here && store::count_partners(tx, id)? >= MOST {
        form.fail("organisation", Said::key("project-partners-many").with("most", MOST));
        return Err(Error::Invalid);
    }
    store::begin(tx, viewer.network.id, id, viewer.now)?;
    store::partner(tx, (viewer.network.id, id), found, &part, viewer.now)?;
    networks::use_page(tx, viewer.network.id, "projects")?;
    note(tx, viewer, id, &PROJECT_PARTNERED, (Some(found.get()), ""))
}

fn unpartner(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: SpaceId,
    organisation: Option<OrganisationId>,
) -> Result<(), Error> {
    to_change(tx, viewer, id)?;
    let organisation = organisation.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
    if store::unpartner(tx, id, organisation)? == 0 {
        return Ok(());
    }
    note(tx, viewer, id, &PROJECT_PARTNERED, (Some(organisation.get()), "removed"))
}

fn cast(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId, form: &mut Form) -> Result<(), Error> {
    tx.lock("spaces", id.get())?;
    let (space, _) = to_change(tx, viewer, id)?;
    let name = form.line("member", LINE);
    let role = form.line("role", LINE);
    form.checked()?;
    let member = somebody(tx, viewer, (id, &name), form)?;
    let many = usize::try_from(MOST).unwrap_or_default();
    let roles = store::roles(tx, space.id)?;
    if roles.len() >= many && !roles.iter().any(|one| one.member_id == member) {
        form.fail("member", Said::key("project-roles-many").with("most", MOST));
        return Err(Error::Invalid);
    }
    store::begin(tx, viewer.network.id, id, viewer.now)?;
    store::cast(tx, (viewer.network.id, id), member, &role, viewer.now)?;
    store::fill(tx, id, &fold(&role))?;
    // Whoever takes another role gives back the one they had.
    if let Some(before) = roles.into_iter().find(|one| one.member_id == member) {
        give_back(tx, viewer, id, before)?;
    }
    networks::use_page(tx, viewer.network.id, "projects")?;
    note(tx, viewer, id, &PROJECT_CAST, (Some(member.get()), ""))
}

/// The one member of this name who is in the space.
fn somebody(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (space, name): (SpaceId, &str),
    form: &mut Form,
) -> Result<MemberId, Error> {
    let found = members::find_by_name(q, viewer.network.id, name, 20)?;
    let alike: Vec<MemberId> =
        found.into_iter().filter(|card| fold(&card.name) == fold(name)).map(|card| card.id).collect();
    let mut here = store::inside(q, space, &alike)?;
    match (here.pop(), here.pop()) {
        (Some(one), None) => Ok(one),
        (None, _) => {
            form.fail("member", "project-person-wrong");
            Err(Error::Invalid)
        }
        (Some(_), Some(_)) => {
            form.fail("member", "project-person-several");
            Err(Error::Invalid)
        }
    }
}

fn uncast(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId, member: Option<MemberId>) -> Result<(), Error> {
    to_change(tx, viewer, id)?;
    let member = member.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
    let given = store::roles(tx, id)?.into_iter().find(|one| one.member_id == member);
    if store::take_role(tx, id, member)? == 0 {
        return Ok(());
    }
    if let Some(given) = given {
        give_back(tx, viewer, id, given)?;
    }
    note(tx, viewer, id, &PROJECT_CAST, (Some(member.get()), "removed"))
}

/// A role that somebody had until now is vacant, unless another one has it too.
fn give_back(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId, had: Cast) -> Result<(), Error> {
    let gone = GivenBack { space_id: id, network_id: viewer.network.id, role: had.role };
    store::vacate(tx, &[gone], Some(viewer.now))?;
    Ok(())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId, form: Form) -> Result<Page<PartnersPage>, Error> {
    let (space, _) = to_change(q, viewer, id)?;
    let inside = space.may(viewer, Action::ReadSpaceMembers);
    let body = PartnersPage {
        form,
        href: space.href(viewer),
        partners: store::partners(q, id)?,
        roles: if inside { store::roles(q, id)? } else { Vec::new() },
        vacancies: if inside { store::vacancies(q, id)? } else { Vec::new() },
    };
    Ok(under(Page::new(body, "project-partners-edit"), viewer, &space))
}
