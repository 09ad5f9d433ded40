//! The table of letters to strangers.

use crate::ids::AccountId;
use db::{Error, Read, Time, Write};

/// How many went to this address after this moment.
pub(super) fn to_address(q: &mut Read<'_>, key: &str, since: Time) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) FROM stranger_letters WHERE email_key = $1 AND sent_at > $2", &[&key, &since])
}

/// How many an account had sent after this moment.
pub(super) fn from_account(q: &mut Read<'_>, account: AccountId, since: Time) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) FROM stranger_letters WHERE account_id = $1 AND sent_at > $2", &[&account, &since])
}

/// Notes one.
pub(super) fn note(tx: &mut Write<'_>, account: AccountId, key: &str, now: Time) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO stranger_letters (account_id, email_key, sent_at) VALUES ($1, $2, $3)",
        &[&account, &key, &now],
    )
}

/// Forgets what was sent before this moment.
pub(in crate::accounts) fn forget(tx: &mut Write<'_>, before: Time) -> Result<u64, Error> {
    tx.run("DELETE FROM stranger_letters WHERE sent_at <= $1", &[&before])
}
