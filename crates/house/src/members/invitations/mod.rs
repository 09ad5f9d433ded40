//! Invitations: links that stewards make, show once and can take back. Only the hash of a link's token is kept.

mod making;
pub(super) mod personal_links;

pub use making::note_invited;

use super::member::{Member, State};
use super::standing::{INVITING, allows};
use super::{look, mailed, role_label, store};
use crate::access::Role;
use crate::accounts;
use crate::clock::digest;
use crate::happenings::{self, Happened};
use crate::ids::{InvitationId, MemberId};
use crate::members::acts::INVITATION_REVOKED;
use crate::web::form::LINE;
use crate::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Time, Write};
use std::time::Duration;

/// How long a link lasts when nothing else is said, in days.
const DAYS: i64 = 14;
/// The longest that a link may last, in days.
const MOST_DAYS: i64 = 90;
/// The most people who may come by one link.
const MOST_USES: i64 = 500;
/// How many links stand on a page.
const PAGE: i64 = 30;

db::record! {
    /// A link as the stewards see it.
    #[derive(Debug, Clone)]
    pub(super) struct Line {
        id: InvitationId,
        role: Role,
        note: String,
        member_id: Option<MemberId>,
        invitee: Option<String>,
        by: String,
        maker_role: Role,
        maker_state: State,
        /// Where it went by mail; empty where the link was shown.
        email: String,
        /// When a letter to that address came back.
        bounced_at: Option<Time>,
        created_at: Time,
        expires_at: Time,
        uses_left: i64,
        revoked_at: Option<Time>,
    }
}

impl Line {
    /// The key of the name of the role that it gives.
    fn role_label(&self) -> &'static str {
        role_label(self.role)
    }

    /// The key of what to say of it, whether it brings anybody in now, and whether it can be taken back: one whose maker
    /// may invite nobody now would be good again if they might.
    fn standing(&self, now: &Time) -> (&'static str, bool, bool) {
        if self.revoked_at.is_some() {
            ("invitation-revoked", false, false)
        } else if self.uses_left <= 0 {
            ("invitation-used", false, false)
        } else if self.expires_at <= *now {
            ("invitation-expired", false, false)
        } else if !allows(self.maker_role, self.maker_state, INVITING) {
            ("invitation-unheld", false, true)
        } else {
            ("invitation-open", true, true)
        }
    }
}

/// A link about to be made.
pub(super) struct NewInvitation {
    pub(super) token_hash: String,
    pub(super) role: Role,
    pub(super) note: String,
    /// Where it goes by mail, in small letters; empty where the link is shown.
    pub(super) email: String,
    pub(super) member: Option<MemberId>,
    pub(super) expires_at: Time,
    pub(super) uses: i64,
}

#[derive(Template)]
#[template(path = "members/views/invitations.html")]
struct InvitationsPage {
    form: Form,
    base: String,
    /// For whom the next link is, when it is for one alone.
    invitee: Option<Member>,
    /// Whether the server can send it.
    mails: bool,
    /// The link that was just made; shown this once.
    link: Option<String>,
    lines: Vec<Line>,
    /// Of whom the names of those remind who are invited by name.
    reminds: Vec<(MemberId, Said)>,
    older: Option<String>,
    now: Time,
}

impl InvitationsPage {
    /// Of whom the name of somebody who is invited reminds.
    fn reminder(&self, invited: Option<&MemberId>) -> Option<&Said> {
        self.reminds.iter().find(|(id, _)| Some(id) == invited).map(|(_, said)| said)
    }

    fn roles(&self) -> Vec<(Role, &'static str)> {
        Role::ALL.iter().map(|role| (*role, role_label(*role))).collect()
    }
}

/// GET `/n/{slug}/invitations`
pub(super) async fn list(visit: Visit) -> Answer {
    let (query, mails) = (visit.query.clone(), visit.app.office.is_some());
    visit
        .page(move |q, viewer| {
            let form = Form::new()
                .with("role", Role::Member.as_str())
                .with("uses", "1")
                .with("days", DAYS.to_string())
                .with("member", query.value("member"));
            page(q, viewer, form, (None, mails), query.value("after").parse().ok())
        })
        .await
}

/// POST `/n/{slug}/invitations`: what goes by mail is sent; else the answer itself shows the link, for it is shown only once.
pub(super) async fn create(visit: Visit, form: Form) -> Answer {
    let token = visit.app.chance.token()?;
    let (token_hash, typed, mails) = (digest(&token), form.clone(), visit.app.office.is_some());
    // A letter goes once. A link is shown by the answer itself: whoever asks again needs another one.
    let once = mails && !form.value("email").trim().is_empty();
    let make = move |tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form| -> Result<bool, Error> {
        let new = NewInvitation::read(form, token_hash.clone(), mails, viewer.now)?;
        if let Some(member) = new.member {
            invitee(tx, viewer, member)?.ok_or(Error::NotFound)?;
        }
        if !new.email.is_empty() {
            ask_to_write(tx, viewer, form, &new.email)?;
        }
        let id = making::make(tx, viewer, &new)?;
        let mailed = !new.email.is_empty();
        if mailed {
            mailed::send(tx, viewer.now, id)?;
        }
        Ok(mailed)
    };
    let made = if once { visit.change_once(form, make).await? } else { visit.change(form, make).await? };
    match made {
        Ok(true) => Ok(visit.go_saying(visit.path("invitations"), "invitation-mailed-done")),
        Ok(false) => {
            let link = format!("{}/join/{token}", visit.app.config.base_url());
            visit.page(move |q, viewer| page(q, viewer, typed, (Some(link), mails), None)).await
        }
        Err(form) => {
            visit.page(move |q, viewer| page(q, viewer, form, (None, mails), None).map(Page::invalid)).await
        }
    }
}

/// Complains where a letter to this address would be one too many.
fn ask_to_write(tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form, email: &str) -> Result<(), Error> {
    let account = viewer.account.as_ref().ok_or(Error::NotFound)?.id;
    if let Err(said) = accounts::write_to_stranger(tx, account, email, viewer.now)? {
        form.fail("email", said);
    }
    form.checked()
}

/// POST `/n/{slug}/invitations/{id}/revocation`
pub(super) async fn revoke(visit: Visit, At((_, id)): At<(String, InvitationId)>) -> Answer {
    visit
        .write(move |tx, viewer| {
            if store::revoke_invitation(tx, viewer.network.id, id, viewer.now)? > 0 {
                let happened = Happened::new(&INVITATION_REVOKED).subject(id.get());
                happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
            }
            Ok(())
        })
        .await?;
    Ok(visit.go_saying(visit.path("invitations"), "invitation-revoked-done"))
}

impl NewInvitation {
    fn read(form: &mut Form, token_hash: String, mails: bool, now: Time) -> Result<NewInvitation, Error> {
        let role = form.choice::<Role>("role");
        let member = form.value("member").parse().ok();
        let mailed = mails && !form.value("email").trim().is_empty();
        let email = if mailed { form.email("email").to_lowercase() } else { String::new() };
        let uses = if member.is_some() || mailed { 1 } else { number(form, "uses", MOST_USES) };
        let days = number(form, "days", MOST_DAYS);
        let note = form.optional_line("note", LINE);
        form.checked()?;
        let lasts = Duration::from_secs(u64::try_from(days).unwrap_or_default() * 86_400);
        let role = role.ok_or(Error::Invalid)?;
        Ok(NewInvitation { token_hash, role, note, email, member, expires_at: now + lasts, uses })
    }
}

/// A whole number from 1 to `most`.
pub(super) fn number(form: &mut Form, field: &'static str, most: i64) -> i64 {
    let read = form.value(field).trim().parse().ok().filter(|number| (1..=most).contains(number));
    if read.is_none() {
        form.fail(field, Said::key("invitation-number").with("max", most));
    }
    read.unwrap_or(1)
}

/// Somebody whom a steward wrote down and who has no account here yet.
fn invitee(q: &mut Read<'_>, viewer: &Viewer, id: MemberId) -> Result<Option<Member>, Error> {
    let member = store::by_id(q, viewer.network.id, id)?;
    Ok(member.filter(|member| member.state == State::Invited && member.account_id.is_none()))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    form: Form,
    (link, mails): (Option<String>, bool),
    before: Option<InvitationId>,
) -> Result<Page<InvitationsPage>, Error> {
    let base = viewer.path("invitations");
    let invitee = match form.value("member").parse() {
        Ok(id) => invitee(q, viewer, id)?,
        Err(_) => None,
    };
    let known = invitee.as_ref().and_then(|member| member.email.clone());
    let form = match known.filter(|_| mails && !form.has_errors() && form.value("email").is_empty()) {
        Some(email) => form.with("email", email),
        None => form,
    };
    let newest = before.unwrap_or(InvitationId::from(i64::MAX));
    let mut lines = store::invitations(q, viewer.network.id, newest, PAGE + 1)?;
    let more = i64::try_from(lines.len()).is_ok_and(|found| found > PAGE);
    if more {
        lines.pop();
    }
    let older = lines.last().filter(|_| more).map(|last| format!("{base}?after={}", last.id));
    let people = viewer.path("people");
    let mut invited: Vec<MemberId> = lines.iter().filter_map(|line| line.member_id).collect();
    invited.extend(invitee.as_ref().map(|member| member.id));
    let reminds = look::reminders(q, viewer.network.id, &invited)?;
    let page = InvitationsPage { form, base, invitee, mails, link, lines, reminds, older, now: viewer.now };
    Ok(Page::new(page, "invitations-title").place(Place::People).under("people-title", people))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(fields: &[(&str, &str)]) -> Result<NewInvitation, Box<Form>> {
        let mut form = fields.iter().fold(Form::new(), |form, (name, value)| form.with(name, *value));
        NewInvitation::read(&mut form, "hash".to_owned(), true, Time::from_micros(0))
            .map_err(|_| Box::new(form))
    }

    #[test]
    fn a_link_lasts_as_many_days_as_were_asked_for() {
        let new = read(&[("role", "member"), ("uses", "3"), ("days", "2")]).map_err(drop).unwrap();
        assert_eq!(new.expires_at.micros(), 2 * 86_400 * 1_000_000);
        assert_eq!(new.uses, 3);
    }

    #[test]
    fn a_link_for_one_person_is_used_once() {
        let new = read(&[("role", "member"), ("uses", "30"), ("days", "2"), ("member", "7")]);
        assert_eq!(new.map_err(drop).unwrap().uses, 1);
    }

    #[test]
    fn what_goes_by_mail_is_for_one_person() {
        let new = read(&[("role", "member"), ("uses", "30"), ("days", "2"), ("email", "Zoe@example.org")]);
        let new = new.map_err(drop).unwrap();
        assert_eq!((new.uses, new.email.as_str()), (1, "zoe@example.org"));
    }

    #[test]
    fn a_link_for_everybody_or_for_ever_is_refused() {
        let form = read(&[("role", "member"), ("uses", "501"), ("days", "0")]).err().unwrap();
        assert!(form.error("uses").is_some() && form.error("days").is_some());
    }
}
