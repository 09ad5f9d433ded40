//! A letter by which whoever set the server up sees whether e-mail leaves it.

use crate::accounts::speaking::speech;
use crate::accounts::{settings, store};
use crate::mail::{Letter, Trouble};
use crate::web::{Answer, Error, Form, Said, Visit};
use std::time::Duration;

/// How long the mail server may take. Somebody sits there and waits, so it is less than a letter of the house is given.
const PATIENCE: Duration = Duration::from_secs(20);

/// `POST /account/mail-test`: a letter to whoever asks for it, now and from here.
pub(in crate::accounts) async fn try_mail(visit: Visit, mut form: Form) -> Answer {
    let host = visit.server_read(|q, visitor| {
        let account = visitor.account()?;
        let is_host = store::is_host(q, account.id)?;
        let to = || (account.email.clone(), account.language.clone(), account.time_zone.clone());
        Ok(is_host.then(to))
    });
    let wrong = match host.await? {
        Some(to) => send(&visit, to).await?,
        None => Some(Said::key("account-host-mail-only")),
    };
    let sent = match wrong {
        None => Ok(()),
        Some(said) => {
            form.fail_whole(said);
            Err(form)
        }
    };
    settings::answer(&visit, sent, "account-host-mail-done").await
}

/// Hands the letter over; answers with what is wrong.
async fn send(
    visit: &Visit,
    (email, language, zone): (String, String, String),
) -> Result<Option<Said>, Error> {
    let Some(office) = &visit.app.office else { return Ok(Some(Said::key("account-host-mail-none"))) };
    let speech = speech(&visit.app, &language, &zone, visit.now);
    let (subject, why) = (Said::key("mail-test-subject"), Said::key("account-host-mail-why"));
    let letter = Letter::new(email, speech, subject, why).saying(Said::key("mail-test-says"));
    let name = format!("test-{}", visit.app.chance.token()?);
    let sent = tokio::time::timeout(PATIENCE, office.send(&name, &letter)).await;
    Ok(sent.unwrap_or(Err(Trouble::Hangs)).err().map(|trouble| trouble.said()))
}
