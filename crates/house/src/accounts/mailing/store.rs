//! What letters accounts want, when the next digest of each is due, and the links that end them.

use super::schedule::{Digest, Mailing};
use super::unsubscribing::Leaving;
use crate::batch::{self, Row};
use crate::ids::AccountId;
use db::{Error, Read, Time, Write};

/// A new account gets what is calm.
pub(in crate::accounts) fn begin(tx: &mut Write<'_>, account: AccountId) -> Result<u64, Error> {
    tx.run("INSERT INTO mailing (account_id) VALUES ($1)", &[&account])
}

/// As [`begin`], for many.
pub(in crate::accounts) fn begin_many(tx: &mut Write<'_>, accounts: &[AccountId]) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = accounts.iter().map(|account| -> Row<'_> { vec![account] }).collect();
    batch::insert(tx, "INSERT INTO mailing (account_id)", &rows, "ON CONFLICT (account_id) DO NOTHING")
}

/// What letters an account wants.
///
/// # Errors
/// Those of the database.
pub fn of_account(q: &mut Read<'_>, account: AccountId) -> Result<Mailing, Error> {
    let kept = q.maybe(
        "SELECT account_id, digest, digest_hour, digest_weekday, at_once
         FROM mailing WHERE account_id = $1",
        &[&account],
    )?;
    Ok(kept.unwrap_or_else(|| Mailing::calm(account)))
}

/// Keeps what was chosen; `next` is when the next digest is due. Whoever wanted none until `now` is told of what comes from
/// then on.
pub(super) fn keep(tx: &mut Write<'_>, mailing: &Mailing, next: Time, now: Time) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO mailing (account_id, digest, digest_hour, digest_weekday, at_once, next_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (account_id) DO UPDATE SET digest = excluded.digest, digest_hour = excluded.digest_hour,
             digest_weekday = excluded.digest_weekday, at_once = excluded.at_once, next_at = excluded.next_at,
             told_at = CASE WHEN mailing.digest = 'none' AND excluded.digest <> 'none' THEN CAST($7 AS BIGINT)
                            ELSE mailing.told_at END",
        &[
            &mailing.account_id,
            &mailing.digest,
            &mailing.digest_hour,
            &mailing.digest_weekday,
            &mailing.at_once,
            &next,
            &now,
        ],
    )
}

db::record! {
    /// An account whose digest is due, with its zone.
    #[derive(Debug, Clone)]
    pub struct Turn {
        pub account_id: AccountId,
        pub digest: Digest,
        pub digest_hour: i64,
        pub digest_weekday: i64,
        pub time_zone: String,
        /// When it was due; long ago where none was planned yet.
        pub next_at: Time,
        /// Up to where the last one told.
        pub told_at: Time,
    }
}

impl Turn {
    /// Whether its time has come. Where none was planned yet it has not.
    pub fn is_due(&self) -> bool {
        self.next_at.micros() > 0 && self.digest != Digest::None
    }

    /// What the account wants, as far as its digest goes.
    pub fn mailing(&self) -> Mailing {
        let (digest, digest_hour, digest_weekday) = (self.digest, self.digest_hour, self.digest_weekday);
        Mailing { digest, digest_hour, digest_weekday, ..Mailing::calm(self.account_id) }
    }
}

/// Whose digest is due, the longest first, `limit` at most.
///
/// # Errors
/// Those of the database.
pub fn turns(q: &mut Read<'_>, now: Time, limit: i64) -> Result<Vec<Turn>, Error> {
    q.all(
        "SELECT mailing.account_id, mailing.digest, mailing.digest_hour, mailing.digest_weekday, accounts.time_zone,
                mailing.next_at, mailing.told_at
         FROM mailing JOIN accounts ON accounts.id = mailing.account_id
         WHERE mailing.next_at <= $1 ORDER BY mailing.next_at, mailing.account_id LIMIT $2",
        &[&now, &limit],
    )
}

/// When the next digest of each of these accounts is due, and up to where this one tells.
///
/// # Errors
/// Those of the database.
pub fn plan(tx: &mut Write<'_>, turns: &[(AccountId, Time, Time)]) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> =
        turns.iter().map(|(account, next, told)| -> Row<'_> { vec![account, next, told] }).collect();
    batch::insert(
        tx,
        "INSERT INTO mailing (account_id, next_at, told_at)",
        &rows,
        "ON CONFLICT (account_id) DO UPDATE SET next_at = excluded.next_at, told_at = excluded.told_at",
    )
}

pub(super) fn add_link(
    tx: &mut Write<'_>,
    hash: &str,
    account: AccountId,
    what: Leaving,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO unsubscriptions (token_hash, account_id, what, created_at) VALUES ($1, $2, $3, $4)",
        &[&hash, &account, &what, &now],
    )
}

/// Whom a link is of, and what it ends.
pub(super) fn linked(q: &mut Read<'_>, hash: &str) -> Result<Option<(AccountId, Leaving)>, Error> {
    q.maybe("SELECT account_id, what FROM unsubscriptions WHERE token_hash = $1", &[&hash])
}

/// No digest any more.
pub(super) fn end_digest(tx: &mut Write<'_>, account: AccountId, never: Time) -> Result<u64, Error> {
    tx.run("UPDATE mailing SET digest = 'none', next_at = $2 WHERE account_id = $1", &[&account, &never])
}

/// Nothing at once any more.
pub(super) fn end_at_once(tx: &mut Write<'_>, account: AccountId) -> Result<u64, Error> {
    tx.run("UPDATE mailing SET at_once = FALSE WHERE account_id = $1", &[&account])
}

pub(super) fn forget_links(tx: &mut Write<'_>, before: Time) -> Result<u64, Error> {
    tx.run("DELETE FROM unsubscriptions WHERE created_at <= $1", &[&before])
}
