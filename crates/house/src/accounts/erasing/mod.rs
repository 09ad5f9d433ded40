//! The end of an account. Its row stays, because what its members did names it; nothing in the row says whose it was, and nobody
//! signs in with it again.

mod store;

use super::email_key;
use super::password::NOBODY;
use crate::ids::AccountId;
use crate::mail;
use db::{Error, Write};

/// Takes everything from an account by which somebody is known or gets in: address, name, password, sessions, links, and what
/// was noted of its letters. `nobody` stands in the place of its name; `givers` are the words by which it was named to those for
/// whom it made a link.
///
/// # Errors
/// Those of the database.
pub fn empty(
    tx: &mut Write<'_>,
    (account, email): (AccountId, &str),
    nobody: &str,
    givers: &[String],
) -> Result<(), Error> {
    tx.lock("accounts", account.get())?;
    store::close(tx, account)?;
    store::forget_letters(tx, account, &email_key(email))?;
    for giver in givers {
        store::unname_giver(tx, giver, nobody)?;
    }
    mail::forgive(tx, email)?;
    // No address that anybody can type is kept under such a key.
    store::empty(tx, account, (&format!("erased-{account}"), nobody, NOBODY))?;
    Ok(())
}
