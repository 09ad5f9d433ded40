//! The link at the foot of a letter: whoever follows it gets no more such letters, without signing in. Mail programs follow
//! it for their readers, by one post, as RFC 8058 has it.

use super::store;
use crate::clock::digest;
use crate::ids::AccountId;
use crate::jobs::{Every, Job, Run};
use crate::web::{Answer, At, Error, Page, Said, Visit, filters};
use askama::Template;
use db::{Time, Write};
use std::time::Duration;

/// For how long a link works.
const VALID: Duration = Duration::from_secs(60 * 60 * 24 * 180);

db::word! {
    /// What a link ends.
    pub enum Leaving {
        /// The digest.
        Digest = "digest",
        /// What comes at once.
        AtOnce = "at-once",
    }
}

/// Forgets links of long ago.
pub(in crate::accounts) static CLEANING: Job = Job {
    name: "unsubscriptions-cleaning",
    every: Some(Every::Day),
    tries: Job::TRIES,
    run: Run::Inside(|_, tx, task| {
        store::forget_links(tx, task.now - VALID)?;
        Ok(())
    }),
};

#[derive(Template)]
#[template(path = "accounts/views/unsubscription.html")]
struct UnsubscriptionPage {
    action: String,
    what: Leaving,
    done: bool,
}

/// The address of a fresh link, of which the hash of the token alone is kept.
///
/// # Errors
/// Those of the database.
pub fn leave_link(
    tx: &mut Write<'_>,
    base_url: &str,
    account: AccountId,
    what: Leaving,
    (token, now): (&str, Time),
) -> Result<String, db::Error> {
    store::add_link(tx, &digest(token), account, what, now)?;
    Ok(format!("{base_url}/unsubscription/{token}"))
}

/// GET `/unsubscription/{token}`: asks, for programs that look at mail follow its links.
pub(in crate::accounts) async fn ask(visit: Visit, At(token): At<String>) -> Answer {
    page(&visit, token, false).await
}

/// POST `/unsubscription/{token}`: ends it. A second time it has ended already, which is the same.
pub(in crate::accounts) async fn leave(visit: Visit, At(token): At<String>) -> Answer {
    let hash = digest(&token);
    let done = visit.server_write(move |tx, _| {
        let (account, what) = store::linked(tx, &hash)?.ok_or(Error::NotFound)?;
        match what {
            Leaving::Digest => store::end_digest(tx, account, super::settings::NEVER)?,
            Leaving::AtOnce => store::end_at_once(tx, account)?,
        };
        Ok(())
    });
    done.await?;
    page(&visit, token, true).await
}

async fn page(visit: &Visit, token: String, done: bool) -> Answer {
    let shown = visit.server_page(move |q, _| {
        let (_, what) = store::linked(q, &digest(&token))?.ok_or(Error::NotFound)?;
        let body = UnsubscriptionPage { action: format!("/unsubscription/{token}"), what, done };
        Ok(Page::new(body, Said::key("mailing-leave-title")))
    });
    shown.await
}
