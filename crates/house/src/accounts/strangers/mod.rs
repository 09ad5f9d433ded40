//! E-mail to addresses of which nobody knows yet whose they are: invitations, and the question at a new address. Nobody is
//! to fill somebody's mailbox through this server: what one account may have sent in a day is bounded, and what one address
//! may get.

mod store;

pub(super) use store::forget;

use super::account::email_key;
use crate::ids::AccountId;
use crate::web::Said;
use db::{Error, Time, Write};
use std::time::Duration;

/// The time that is counted.
const DAY: Duration = Duration::from_secs(60 * 60 * 24);
/// The most that one account has sent in a day.
const FROM_ONE: i64 = 100;
/// The most that one address gets in a day.
const TO_ONE: i64 = 3;

/// Notes that an account has a letter sent to this address; or says why it is one too many.
///
/// # Errors
/// Those of the database.
pub fn write_to_stranger(
    tx: &mut Write<'_>,
    account: AccountId,
    email: &str,
    now: Time,
) -> Result<Result<(), Said>, Error> {
    // Of two at once, the second counts the first.
    tx.lock("accounts", account.get())?;
    let (key, since) = (email_key(email), now - DAY);
    if store::to_address(tx, &key, since)? >= TO_ONE {
        return Ok(Err(Said::key("account-letters-to").with("max", TO_ONE)));
    }
    if store::from_account(tx, account, since)? >= FROM_ONE {
        return Ok(Err(Said::key("account-letters-from").with("max", FROM_ONE)));
    }
    store::note(tx, account, &key, now)?;
    Ok(Ok(()))
}
