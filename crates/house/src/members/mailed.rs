//! Invitations that go by mail. The link is made when the letter is: until then there is none that anybody could know.

use super::store;
use crate::access::Action;
use crate::app::App;
use crate::clock::digest;
use crate::ids::{InvitationId, MemberId};
use crate::jobs::{self, Job, Payload, Run, Task};
use crate::mail::{self, Care, Letter};
use crate::web::{Error, Locale, Said, Speech, Viewer};
use db::{Time, Write};

/// Sends one invitation.
pub(super) static LETTER: Job = Job {
    name: "invitation-letter",
    every: None,
    tries: Job::MANY_TRIES,
    run: Run::Outside(|app, task| Box::pin(mail::post(app, task, write, Care::Arrives))),
};

/// Has a letter sent to the address of this invitation.
pub(super) fn send(tx: &mut Write<'_>, now: Time, invitation: InvitationId) -> Result<u64, db::Error> {
    let what = Payload::new().number("invitation", invitation.get());
    jobs::queue(tx, now, &LETTER, &[(now, what)])
}

db::record! {
    /// An invitation that is to be sent.
    #[derive(Debug, Clone)]
    pub(super) struct Sendable {
        pub(super) email: String,
        pub(super) note: String,
        pub(super) created_by: MemberId,
        pub(super) expires_at: Time,
    }
}

/// Whoever made it may have lost the right meanwhile, or have taken it back: then there is no letter.
fn write(app: &App, tx: &mut Write<'_>, task: &Task, token: &str) -> Result<Letter, Error> {
    let id: InvitationId = task.payload.get("invitation")?;
    let found = store::sendable(tx, id, task.now)?.ok_or(Error::NotFound)?;
    let by = Viewer::of_member(tx, found.created_by, task.now)?;
    if !by.may(Action::ManageMembers) {
        return Err(Error::NotFound);
    }
    store::relink(tx, id, &digest(token))?;
    let (network, name) = (&by.network, by.member()?.name.as_str());
    let locale = Locale::of_tag(&network.language).unwrap_or_default();
    let speech = Speech::new(app.texts.clone(), locale, &network.time_zone, task.now);
    let until = speech.day(found.expires_at);
    let said = |key: &'static str| Said::key(key).with("network", network.name.as_str()).with("name", name);
    let (subject, why) = (said("invitation-letter-subject"), said("invitation-letter-why"));
    let mut letter = Letter::new(found.email, speech, subject, why).saying(said("invitation-letter-says"));
    if !found.note.is_empty() {
        letter = letter.saying(Said::raw(found.note));
    }
    letter = letter.saying(Said::key("invitation-letter-until").with("day", until));
    Ok(letter.leading(Said::key("invitation-letter-go"), format!("{}/join/{token}", app.config.base_url())))
}
