//! The table of addresses that wait for an answer.

use crate::ids::AccountId;
use db::{Error, Read, Time, Write};

/// Writes down the address that an account is to have, and the one that it has; an earlier wish is void from
/// now on. None where another change was settled after `settled`: the address of before is still to be told of it.
pub(super) fn ask(
    tx: &mut Write<'_>,
    account: AccountId,
    (email, former): (&str, &str),
    hash: &str,
    (now, expires): (Time, Time),
    settled: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO address_changes (account_id, email, former, token_hash, asked_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (account_id) DO UPDATE SET email = excluded.email, former = excluded.former,
             token_hash = excluded.token_hash, asked_at = excluded.asked_at, expires_at = excluded.expires_at,
             done_at = NULL
         WHERE address_changes.done_at IS NULL OR address_changes.done_at <= $7",
        &[&account, &email, &former, &hash, &now, &expires, &settled],
    )
}

/// The address that an account wished for at this moment, while it waits.
pub(super) fn open(
    q: &mut Read<'_>,
    account: AccountId,
    asked: i64,
    now: Time,
) -> Result<Option<String>, Error> {
    q.maybe(
        "SELECT email FROM address_changes
         WHERE account_id = $1 AND asked_at = $2 AND done_at IS NULL AND expires_at > $3",
        &[&account, &asked, &now],
    )
}

/// Gives the wish the link that its letter shows.
pub(super) fn relink(tx: &mut Write<'_>, account: AccountId, hash: &str) -> Result<u64, Error> {
    tx.run("UPDATE address_changes SET token_hash = $2 WHERE account_id = $1", &[&account, &hash])
}

/// The address of this link, while it is good.
pub(super) fn asked(q: &mut Read<'_>, hash: &str, now: Time) -> Result<Option<String>, Error> {
    q.maybe(
        "SELECT email FROM address_changes WHERE token_hash = $1 AND done_at IS NULL AND expires_at > $2",
        &[&hash, &now],
    )
}

/// Uses a link up. Of two that use it at once, one succeeds.
pub(super) fn take(tx: &mut Write<'_>, hash: &str, now: Time) -> Result<Option<(AccountId, String)>, Error> {
    tx.maybe(
        "UPDATE address_changes SET done_at = $2
         WHERE token_hash = $1 AND done_at IS NULL AND expires_at > $2 RETURNING account_id, email",
        &[&hash, &now],
    )
}

/// The address that an account had until this moment.
pub(super) fn former(q: &mut Read<'_>, account: AccountId, done: i64) -> Result<Option<String>, Error> {
    q.maybe("SELECT former FROM address_changes WHERE account_id = $1 AND done_at = $2", &[&account, &done])
}

/// Takes back the wish of an account that waits.
pub(super) fn withdraw(tx: &mut Write<'_>, account: AccountId) -> Result<u64, Error> {
    tx.run("DELETE FROM address_changes WHERE account_id = $1 AND done_at IS NULL", &[&account])
}

/// Forgets wishes of long ago.
pub(in crate::accounts) fn forget(tx: &mut Write<'_>, before: Time) -> Result<u64, Error> {
    tx.run("DELETE FROM address_changes WHERE expires_at <= $1", &[&before])
}
