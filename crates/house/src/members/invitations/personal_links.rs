//! A personal link for everybody who was written down and has not come, made at once: to print, to copy, or as a file. As
//! with every invitation, the links are shown this once and only their hashes are kept.

use super::{NewInvitation, number};
use crate::access::Role;
use crate::clock::digest;
use crate::happenings::{self, Happened};
use crate::ids::{InvitationId, MemberId};
use crate::members::acts::INVITATION_MADE;
use crate::members::belonging::Belonging;
use crate::members::store;
use crate::web::form::LINE;
use crate::web::{Answer, Error, Form, Page, Place, Viewer, Visit, filters, sheet};
use askama::Template;
use axum::body::Body;
use db::{Time, Write};
use std::time::Duration;

/// The most links that are made at once.
const MOST: usize = 500;
/// How long a link lasts when nothing else is said, and at most, in days.
const DAYS: (i64, i64) = (30, 90);

#[derive(Template)]
#[template(path = "members/views/personal_links.html")]
struct PersonalPage {
    form: Form,
    action: String,
    back: String,
    most: usize,
    network: String,
    /// The links that were just made; none before.
    made: Option<Vec<Personal>>,
}

/// Somebody and the link that is theirs.
#[derive(Debug, Clone)]
struct Personal {
    name: String,
    email: String,
    organisations: String,
    link: String,
}

db::record! {
    /// Somebody who was written down and has no link of their own that is still good.
    #[derive(Debug, Clone)]
    pub(in crate::members) struct Uninvited {
        pub(in crate::members) id: MemberId,
        pub(in crate::members) name: String,
        pub(in crate::members) email: Option<String>,
    }
}

/// GET `/n/{slug}/invitations/personal`
pub(in crate::members) async fn show(visit: Visit) -> Answer {
    visit.page(|_, viewer| Ok(page(viewer, Form::new().with("days", DAYS.0.to_string()), None))).await
}

/// POST `/n/{slug}/invitations/personal`: the answer itself shows the links, or is the file.
pub(in crate::members) async fn create(visit: Visit, form: Form) -> Answer {
    let tokens: Vec<String> = (0..MOST).map(|_| visit.app.chance.token()).collect::<Result<_, _>>()?;
    let (as_file, start) = (form.value("as") == "file", format!("{}/join", visit.app.config.base_url()));
    let made = visit.change(form, move |tx, viewer, form| make(tx, viewer, form, &tokens, &start)).await?;
    match made {
        Ok(made) if as_file => file(&visit, made).await,
        Ok(made) => visit.page(move |_, viewer| Ok(page(viewer, Form::new(), Some(made)))).await,
        Err(form) => visit.page(move |_, viewer| Ok(page(viewer, form, None).invalid())).await,
    }
}

fn make(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    form: &mut Form,
    tokens: &[String],
    start: &str,
) -> Result<Vec<Personal>, Error> {
    let days = number(form, "days", DAYS.1);
    let note = form.optional_line("note", LINE);
    form.checked()?;
    let (network, by, now) = (viewer.network.id, viewer.member()?.id, viewer.now);
    if form.ticked("again") {
        store::revoke_personal(tx, network, now)?;
    }
    let people = store::uninvited(tx, network, now, i64::try_from(tokens.len()).unwrap_or(0))?;
    let expires_at = now + Duration::from_secs(u64::try_from(days).unwrap_or_default() * 86_400);
    let new: Vec<NewInvitation> =
        people.iter().zip(tokens).map(|(person, token)| personal(person, token, &note, expires_at)).collect();
    let ids = store::insert_invitations(tx, network, by, &new, now)?;
    happenings::record_many(tx, network, &ids.iter().map(|id| line(*id, by, now)).collect::<Vec<_>>())?;
    let belongings = store::belongings(tx, &people.iter().map(|person| person.id).collect::<Vec<_>>())?;
    let made = people.into_iter().zip(tokens).map(|(person, token)| Personal {
        organisations: organisations(&belongings, person.id),
        name: person.name,
        email: person.email.unwrap_or_default(),
        link: format!("{start}/{token}"),
    });
    Ok(made.collect())
}

fn personal(person: &Uninvited, token: &str, note: &str, expires_at: Time) -> NewInvitation {
    NewInvitation {
        token_hash: digest(token),
        role: Role::Member,
        note: note.to_owned(),
        email: String::new(),
        member: Some(person.id),
        expires_at,
        uses: 1,
    }
}

fn line(id: InvitationId, by: MemberId, now: Time) -> (MemberId, Time, Happened) {
    (by, now, Happened::new(&INVITATION_MADE).subject(id.get()).detail(Role::Member.as_str()))
}

fn organisations(belongings: &[Belonging], of: MemberId) -> String {
    let own = belongings.iter().filter(|own| own.member_id == of);
    own.map(|own| own.name.as_str()).collect::<Vec<_>>().join("; ")
}

async fn file(visit: &Visit, made: Vec<Personal>) -> Answer {
    let asked = visit.clone();
    let speech =
        visit.read(move |_, viewer| Ok(asked.speech(viewer.account.as_ref(), Some(&viewer.network)))).await?;
    let keys =
        ["people-column-name", "people-column-organisations", "people-column-email", "invitation-link"];
    let mut rows = vec![keys.iter().map(|key| speech.key(key).into_owned()).collect::<Vec<_>>()];
    rows.extend(made.into_iter().map(|one| vec![one.name, one.organisations, one.email, one.link]));
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    bytes.extend(sheet::lines(&rows)?);
    Ok(sheet::file("invitations", Body::from(bytes)))
}

fn page(viewer: &Viewer, form: Form, made: Option<Vec<Personal>>) -> Page<PersonalPage> {
    let back = viewer.path("invitations");
    let body = PersonalPage {
        form,
        action: viewer.path("invitations/personal"),
        back: back.clone(),
        most: MOST,
        network: viewer.network.name.clone(),
        made,
    };
    let page = Page::new(body, "invitations-personal").place(Place::People);
    page.under("people-title", viewer.path("people")).under("invitations-title", back)
}
