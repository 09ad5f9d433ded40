//! Standing behind a version of the charter: a member for themselves, a representative for an organisation.

use super::store;
use crate::charters::acts::{CHARTER_ENDORSED, ENDORSEMENT_WITHDRAWN};
use askama::Template;
use db::{Time, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{MemberId, OrganisationId};
use house::members::{self, Capacity};
use house::web::{
    Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters, hue, initials, picture_at,
};

/// How many stand on a page.
const PAGE: usize = 50;

db::word! {
    /// Whose endorsements are listed.
    pub enum Endorsed {
        /// Those of members for themselves.
        Members = "members",
        /// Those of organisations.
        Organisations = "organisations",
    }
}

db::record! {
    /// Who endorsed a version. `subject` is the number of the member or of the organisation.
    #[derive(Debug, Clone)]
    pub(super) struct Endorser {
        pub id: i64,
        pub subject: i64,
        pub name: String,
        pub created_at: Time,
        /// Empty, or what tells the picture from the one before.
        pub stamp: String,
    }
}

db::record! {
    /// An organisation for which the viewer may speak.
    #[derive(Debug, Clone)]
    pub(super) struct Mine {
        pub id: OrganisationId,
        pub name: String,
        pub endorsed: bool,
    }
}

impl Endorser {
    /// The letters of the face.
    pub(super) fn initials(&self) -> String {
        initials(&self.name)
    }

    /// Where a member's picture is, below the address of the directory; empty where there is none.
    pub(super) fn picture(&self, people: &str) -> String {
        picture_at(format_args!("{people}/{}", self.subject), "picture", &self.stamp)
    }

    /// Where an organisation's logo is, likewise.
    pub(super) fn logo(&self, organisations: &str) -> String {
        picture_at(format_args!("{organisations}/{}", self.subject), "logo", &self.stamp)
    }

    /// The colour of the face.
    pub(super) fn hue(&self) -> u8 {
        hue(self.subject)
    }
}

#[derive(Template)]
#[template(path = "charters/views/endorsers.html")]
struct EndorsersPage {
    version: i64,
    total: i64,
    of: Endorsed,
    folder: String,
    people: Vec<Endorser>,
    older: Option<String>,
}

/// Everybody who endorsed a version, the latest first.
pub(super) async fn list(visit: Visit, At((_, version)): At<(String, i64)>) -> Answer {
    let of = visit.query.value("of").parse().unwrap_or(Endorsed::Organisations);
    let before = visit.query.value("after").parse().unwrap_or(i64::MAX);
    visit
        .page(move |q, viewer| {
            if of == Endorsed::Members && !viewer.may(Action::ReadMembers) {
                return Err(Error::NotFound);
            }
            let charter = store::version(q, viewer.network.id, version)?.ok_or(Error::NotFound)?;
            let mut people = store::endorsers(q, charter.id, of, before, 51)?;
            let here = viewer.path(format!("charter/versions/{version}/endorsements?of={of}"));
            let older = (people.len() > PAGE)
                .then(|| people.get(PAGE - 1).map(|last| format!("{here}&after={}", last.id)))
                .flatten();
            people.truncate(PAGE);
            let (total, folder) = match of {
                Endorsed::Members => (charter.member_endorsements, viewer.path("people")),
                Endorsed::Organisations => (charter.organisation_endorsements, viewer.path("organisations")),
            };
            let body = EndorsersPage { version, total, of, folder, people, older };
            let title = Said::key("charter-endorsers").with("version", version);
            Ok(Page::new(body, title).place(Place::Charter).under("charter-title", viewer.path("charter")))
        })
        .await
}

/// Endorses the charter in force.
pub(super) async fn create(visit: Visit, form: Form) -> Answer {
    let done = visit.write(move |tx, viewer| {
        let charter = store::newest(tx, viewer.network.id)?.ok_or(Error::NotFound)?;
        if form.value("version").parse() != Ok(charter.version) {
            return Err(Error::Refused(Said::key("charter-refused-older").with("version", charter.version)));
        }
        let (member, organisation) = speaker(tx, viewer, &form)?;
        if store::endorse(tx, viewer.network.id, charter.id, member, organisation, viewer.now)? {
            let happened = happened(&CHARTER_ENDORSED, charter.id.get(), organisation);
            happenings::record(tx, viewer.network.id, Some(member), viewer.now, happened)?;
        }
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying(visit.path("charter"), "charter-endorsed-done"))
}

/// Takes an endorsement back.
pub(super) async fn remove(visit: Visit, form: Form) -> Answer {
    let done = visit.write(move |tx, viewer| {
        let version = form.value("version").parse().map_err(|_| Error::NotFound)?;
        let charter = store::version(tx, viewer.network.id, version)?.ok_or(Error::NotFound)?;
        let (member, organisation) = speaker(tx, viewer, &form)?;
        if store::withdraw(tx, charter.id, member, organisation)? {
            let happened = happened(&ENDORSEMENT_WITHDRAWN, charter.id.get(), organisation);
            happenings::record(tx, viewer.network.id, Some(member), viewer.now, happened)?;
        }
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying(visit.path("charter"), "charter-withdrawn-done"))
}

fn happened(what: &'static happenings::Act, charter: i64, organisation: Option<OrganisationId>) -> Happened {
    let who = if organisation.is_some() { "organisation" } else { "member" };
    Happened::new(what).subject(charter).detail(who)
}

/// Who speaks: the viewer for themselves, or for an organisation that they represent at this moment.
fn speaker(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    form: &Form,
) -> Result<(MemberId, Option<OrganisationId>), Error> {
    let member = viewer.member()?.id;
    if form.value("organisation").is_empty() {
        return Ok((member, None));
    }
    let organisation: OrganisationId = form.value("organisation").parse().map_err(|_| Error::NotFound)?;
    let capacity = members::capacity_in(tx, organisation, member)?;
    if capacity == Some(Capacity::Representative) {
        Ok((member, Some(organisation)))
    } else {
        Err(Error::NotFound)
    }
}
