//! Adding an organisation, and changing what is known of it.

use super::organisation::{Contact, NAME, NewOrganisation};
use super::{Organisation, change, standing, store, visible_to};
use crate::access::Action;
use crate::happenings::{self, Happened};
use crate::ids::OrganisationId;
use crate::members::fold;
use crate::organisations::acts::{ORGANISATION_ADDED, ORGANISATION_CHANGED};
use crate::sector::Sector;
use crate::web::form::{LINE, PARAGRAPHS, looks_like_email};
use crate::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::Read;

/// The longest address of a website, in characters.
const WEBSITE: usize = 500;
/// The longest address of mail, in characters.
const EMAIL: usize = 254;
/// The longest telephone number with what people write beside it, in characters.
const PHONE: usize = 60;

#[derive(Template)]
#[template(path = "organisations/views/edit.html")]
struct EditPage {
    form: Form,
    action: String,
    back: String,
    title: &'static str,
    sectors: &'static [Sector],
}

/// GET `/n/{slug}/organisations/new`
pub(super) async fn new(visit: Visit) -> Answer {
    visit.page(|_, viewer| Ok(new_page(viewer, Form::new()))).await
}

/// POST `/n/{slug}/organisations`
pub(super) async fn create(visit: Visit, form: Form) -> Answer {
    let form = visit.typeset(form, "about").await;
    let made = visit
        .change_once(form, |tx, viewer, form| {
            let (new, html) = NewOrganisation::read(form)?;
            let one = std::slice::from_ref(&new);
            let made = super::add(tx, viewer.network.id, one, &|_| html.clone(), viewer.now)?;
            let Some(id) = made.get(&fold(&new.name)).copied() else { return Err(taken(form)) };
            let happened = Happened::new(&ORGANISATION_ADDED).subject(id.get());
            happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
            Ok(id)
        })
        .await?;
    match made {
        Ok(id) => Ok(visit.go_saying(visit.path(format!("organisations/{id}")), "organisation-added-done")),
        Err(form) => visit.page(move |_, viewer| Ok(new_page(viewer, form).invalid())).await,
    }
}

/// GET `/n/{slug}/organisations/{id}/edit`
pub(super) async fn edit(visit: Visit, At((_, id)): At<(String, OrganisationId)>) -> Answer {
    visit
        .page(move |q, viewer| {
            let organisation = editable(q, viewer, id)?;
            Ok(edit_page(viewer, &organisation, filled(&organisation).begun()))
        })
        .await
}

/// POST `/n/{slug}/organisations/{id}`
pub(super) async fn save(visit: Visit, At((_, id)): At<(String, OrganisationId)>, form: Form) -> Answer {
    let form = visit.typeset(form, "about").await;
    let saved = visit
        .change(form, move |tx, viewer, form| {
            tx.lock("organisations", id.get())?;
            let organisation = editable(tx, viewer, id)?;
            form.expect_unchanged(&filled(&organisation));
            let (new, html) = NewOrganisation::read(form)?;
            let other = store::by_name(tx, viewer.network.id, &fold(&new.name))?;
            if other.is_some_and(|other| other != id) {
                return Err(taken(form));
            }
            change(tx, viewer.network.id, &organisation, (&new, &html), viewer.now)?;
            let happened = Happened::new(&ORGANISATION_CHANGED).subject(id.get());
            happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
            Ok(())
        })
        .await?;
    match saved {
        Ok(()) => Ok(visit.go_saying(visit.path(format!("organisations/{id}")), "organisation-saved-done")),
        Err(form) => {
            let again = move |q: &mut Read<'_>, viewer: &Viewer| {
                let organisation = editable(q, viewer, id)?;
                let form = form.caught_up(&filled(&organisation), told);
                Ok(edit_page(viewer, &organisation, form).invalid())
            };
            visit.page(again).await
        }
    }
}

/// The organisation, if this viewer may change it.
/// An organisation that the viewer may change.
///
/// # Errors
/// [`Error::NotFound`] where they may not; [`Error::Refused`] where it is archived; those of the database.
pub fn editable(q: &mut Read<'_>, viewer: &Viewer, id: OrganisationId) -> Result<Organisation, Error> {
    let organisation = visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    if organisation.archived_at.is_some() {
        return Err(Error::Refused(Said::key("organisation-refused-archived")));
    }
    let standing = standing(q, viewer, id)?;
    if Action::EditOrganisation.allowed(&standing) { Ok(organisation) } else { Err(Error::NotFound) }
}

fn taken(form: &mut Form) -> Error {
    form.fail("name", "organisation-name-taken");
    Error::Invalid
}

impl NewOrganisation {
    /// Reads the form; what is said at length also as safe HTML.
    fn read(form: &mut Form) -> Result<(NewOrganisation, String), Error> {
        let name = form.name("name", NAME);
        if !name.is_empty() && fold(&name).is_empty() {
            form.fail("name", "error-field-required");
        }
        let sector = form.choice::<Sector>("sector");
        let place = form.optional_line("place", LINE);
        let website = form.optional_line("website", WEBSITE);
        let website = read_website(&website).unwrap_or_else(|| {
            form.fail("website", "organisation-website-wrong");
            String::new()
        });
        let about = form.markdown("about", PARAGRAPHS);
        let seeks = form.optional_text("seeks", PARAGRAPHS);
        let brings = form.optional_text("brings", PARAGRAPHS);
        let contact = Contact::read(form);
        form.checked()?;
        let sector = sector.ok_or(Error::Invalid)?;
        let new = NewOrganisation { name, sector, place, website, about: about.text, seeks, brings, contact };
        Ok((new, about.html))
    }
}

impl Contact {
    fn read(form: &mut Form) -> Contact {
        let email = form.optional_line("contact_email", EMAIL);
        if !email.is_empty() && !looks_like_email(&email) {
            form.fail("contact_email", "error-field-email");
        }
        let phone = form.optional_line("contact_phone", PHONE);
        Contact { email, phone, person: form.optional_line("contact_person", LINE) }
    }
}

/// An address of the web, with `https://` put before it where no scheme was written. None for anything else: a link
/// on a page must never run a script or open a file.
pub fn read_website(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return Some(String::new());
    }
    let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let lower = whole.to_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain =
        !whole.chars().any(|c| c.is_whitespace() || c.is_control() || c == '"' || c == '<' || c == '>');
    let named = host.contains('.') && !host.starts_with('.') && !host.contains("..") && !host.contains('@');
    let schemed = host.split_once(':').is_none_or(|(_, port)| port.parse::<u16>().is_ok());
    (plain && named && schemed).then_some(whole)
}

fn filled(organisation: &Organisation) -> Form {
    Form::new()
        .with("name", &organisation.name)
        .with("sector", organisation.sector.as_str())
        .with("place", &organisation.place)
        .with("website", &organisation.website)
        .with("about", &organisation.about)
        .with("seeks", &organisation.seeks)
        .with("brings", &organisation.brings)
        .with("contact_person", &organisation.contact_person)
        .with("contact_email", &organisation.contact_email)
        .with("contact_phone", &organisation.contact_phone)
}

/// What a field holds, as a person reads it.
fn told(field: &str, value: &str) -> Said {
    let sector = (field == "sector").then(|| value.parse::<Sector>().ok()).flatten();
    sector.map_or_else(|| Said::raw(value), |sector| sector.label().into())
}

fn new_page(viewer: &Viewer, form: Form) -> Page<EditPage> {
    let back = viewer.path("organisations");
    let title = "organisation-new-title";
    let page = EditPage { form, action: back.clone(), back: back.clone(), title, sectors: Sector::ALL };
    Page::new(page, title).place(Place::Organisations).under("organisations-title", back)
}

fn edit_page(viewer: &Viewer, organisation: &Organisation, form: Form) -> Page<EditPage> {
    let back = viewer.path(format!("organisations/{}", organisation.id));
    let title = "organisation-edit-title";
    let page = EditPage { form, action: back.clone(), back: back.clone(), title, sectors: Sector::ALL };
    let page = Page::new(page, title).place(Place::Organisations);
    page.under("organisations-title", viewer.path("organisations")).under(Said::raw(&organisation.name), back)
}

#[cfg(test)]
mod tests {
    use super::read_website;

    #[test]
    fn an_address_without_scheme_becomes_one_of_the_web() {
        assert_eq!(read_website("example.org/a").as_deref(), Some("https://example.org/a"));
        assert_eq!(read_website(" HTTP://example.org ").as_deref(), Some("HTTP://example.org"));
        assert_eq!(read_website("").as_deref(), Some(""));
        assert_eq!(read_website("example.org:8080/x").as_deref(), Some("https://example.org:8080/x"));
    }

    #[test]
    fn a_script_a_file_and_a_word_are_no_websites() {
        for text in
            ["javascript:alert(1)", "javascript://example.org/%0aalert(1)", "file:///etc/passwd", "hello"]
        {
            assert_eq!(read_website(text), None, "{text}");
        }
        assert_eq!(read_website("https://exa mple.org"), None);
        assert_eq!(read_website("data:text/html,x.y"), None);
    }
}
