//! The table of the links.

use crate::ids::AccountId;
use db::{Error, Read, Time, Write};

/// Makes the one link of an account; an earlier one is void from now on.
pub(super) fn put(
    tx: &mut Write<'_>,
    account: AccountId,
    hash: &str,
    (now, expires): (Time, Time),
    (made_by, giver): (&str, &str),
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO recovery_links (account_id, token_hash, created_at, expires_at, made_by, giver)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (account_id) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at,
             expires_at = excluded.expires_at, made_by = excluded.made_by, giver = excluded.giver, used_at = NULL",
        &[&account, &hash, &now, &expires, &made_by, &giver],
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
    tx.run(
        "UPDATE recovery_links SET used_at = $2, expires_at = $2 WHERE token_hash = $1 AND expires_at > $2",
        &[&hash, &now],
    )
}

/// Makes the link of an account void.
pub(super) fn void(tx: &mut Write<'_>, account: AccountId) -> Result<u64, Error> {
    tx.run("DELETE FROM recovery_links WHERE account_id = $1", &[&account])
}

db::record! {
    /// A link that is open or was used, as it is told to whose account it is.
    #[derive(Debug, Clone)]
    pub(in crate::accounts) struct Notice {
        pub(in crate::accounts) created_at: Time,
        pub(in crate::accounts) made_by: String,
        pub(in crate::accounts) giver: String,
        pub(in crate::accounts) used_at: Option<Time>,
    }
}

/// The link of an account that is open, or was used after `since`.
pub(in crate::accounts) fn notice(
    q: &mut Read<'_>,
    account: AccountId,
    now: Time,
    since: Time,
) -> Result<Option<Notice>, Error> {
    q.maybe(
        "SELECT created_at, made_by, giver, used_at FROM recovery_links
         WHERE account_id = $1 AND (expires_at > $2 OR used_at > $3)",
        &[&account, &now, &since],
    )
}

/// Writes down that somebody asked for a link to this address, whoever has it; none where that was done after `since`.
pub(super) fn ask(tx: &mut Write<'_>, key: &str, now: Time, since: Time) -> Result<Option<i64>, Error> {
    tx.maybe(
        "INSERT INTO recovery_requests (email_key, asked_at) VALUES ($1, $2)
         ON CONFLICT (email_key) DO UPDATE SET asked_at = excluded.asked_at WHERE recovery_requests.asked_at <= $3
         RETURNING id",
        &[&key, &now, &since],
    )
}

/// The address of a request.
pub(super) fn asked(q: &mut Read<'_>, request: i64) -> Result<Option<String>, Error> {
    q.maybe("SELECT email_key FROM recovery_requests WHERE id = $1", &[&request])
}

/// Forgets the requests of before this moment.
pub(in crate::accounts) fn forget_requests(tx: &mut Write<'_>, before: Time) -> Result<u64, Error> {
    tx.run("DELETE FROM recovery_requests WHERE asked_at <= $1", &[&before])
}

db::record! {
    /// To whom a letter about an account goes, and how it speaks to them.
    #[derive(Debug, Clone)]
    pub(in crate::accounts) struct Addressee {
        pub(in crate::accounts) id: AccountId,
        pub(in crate::accounts) name: String,
        pub(in crate::accounts) email: String,
        pub(in crate::accounts) language: String,
        pub(in crate::accounts) time_zone: String,
    }
}

/// Whose address this is.
pub(super) fn addressee(q: &mut Read<'_>, key: &str) -> Result<Option<Addressee>, Error> {
    q.maybe("SELECT id, name, email, language, time_zone FROM accounts WHERE email_key = $1", &[&key])
}

/// The address of an account.
pub(in crate::accounts) fn addressee_of(
    q: &mut Read<'_>,
    account: AccountId,
) -> Result<Option<Addressee>, Error> {
    q.maybe("SELECT id, name, email, language, time_zone FROM accounts WHERE id = $1", &[&account])
}
