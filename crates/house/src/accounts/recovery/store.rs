//! The table of the links.

use crate::ids::AccountId;
use db::{Error, Read, Time, Write};

/// Makes the one link of an account; an earlier one is void from now on.
pub(super) fn put(
    tx: &mut Write<'_>,
    account: AccountId,
    hash: &str,
    (now, expires): (Time, Time),
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO recovery_links (account_id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account_id) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at,
                                                expires_at = excluded.expires_at",
        &[&account, &hash, &now, &expires],
    )
}

db::record! {
    /// Whose password a link sets: the account with its name and address.
    #[derive(Debug, Clone)]
    pub(super) struct Owner {
        pub(super) id: AccountId,
        pub(super) name: String,
        pub(super) email: String,
    }
}

/// Whose link this is, while it is good.
pub(super) fn owner(q: &mut Read<'_>, hash: &str, now: Time) -> Result<Option<Owner>, Error> {
    q.maybe(
        "SELECT accounts.id, accounts.name, accounts.email
         FROM recovery_links JOIN accounts ON accounts.id = recovery_links.account_id
         WHERE recovery_links.token_hash = $1 AND recovery_links.expires_at > $2",
        &[&hash, &now],
    )
}

/// Uses a link up. Of two that use it at once, one succeeds.
pub(super) fn take(tx: &mut Write<'_>, hash: &str, now: Time) -> Result<u64, Error> {
    tx.run("DELETE FROM recovery_links WHERE token_hash = $1 AND expires_at > $2", &[&hash, &now])
}

/// Makes the link of an account void.
pub(super) fn void(tx: &mut Write<'_>, account: AccountId) -> Result<u64, Error> {
    tx.run("DELETE FROM recovery_links WHERE account_id = $1", &[&account])
}

/// When the open link of an account was made.
pub(in crate::accounts) fn open_since(
    q: &mut Read<'_>,
    account: AccountId,
    now: Time,
) -> Result<Option<Time>, Error> {
    q.maybe(
        "SELECT created_at FROM recovery_links WHERE account_id = $1 AND expires_at > $2",
        &[&account, &now],
    )
}
