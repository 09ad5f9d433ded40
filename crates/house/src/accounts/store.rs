//! The tables of accounts, sessions and set-up links.

use super::account::{Lock, NewAccount, Session, email_key};
use super::mailing;
use crate::batch::{self, Row};
use crate::clock::digest;
use crate::extract::Extract;
use crate::ids::AccountId;
use crate::web::viewer::LIFETIME;
use db::{Error, Read, Time, Write};
use std::collections::HashMap;

/// Makes an account.
///
/// # Errors
/// A broken rule `accounts_email_key` when the address is taken; those of the database.
pub fn create_account(tx: &mut Write<'_>, now: Time, new: &NewAccount) -> Result<AccountId, Error> {
    let made = tx.one(
        "INSERT INTO accounts (email, email_key, name, password_hash, language, time_zone, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        &[
            &new.email,
            &email_key(&new.email),
            &new.name,
            &new.password_hash,
            &new.language,
            &new.time_zone,
            &now,
        ],
    )?;
    mailing::begin(tx, made)?;
    Ok(made)
}

/// Makes accounts of addresses that nobody has; answers with their numbers in the order in which they were given.
///
/// # Errors
/// As [`create_account`].
pub fn create_accounts(tx: &mut Write<'_>, new: &[(Time, NewAccount)]) -> Result<Vec<AccountId>, Error> {
    let keys: Vec<String> = new.iter().map(|(_, new)| email_key(&new.email)).collect();
    let rows: Vec<Row<'_>> = new
        .iter()
        .zip(&keys)
        .map(|((now, new), key)| -> Row<'_> {
            vec![&new.email, key, &new.name, &new.password_hash, &new.language, &new.time_zone, now]
        })
        .collect();
    let made: HashMap<String, AccountId> = batch::insert_returning(
        tx,
        "INSERT INTO accounts (email, email_key, name, password_hash, language, time_zone, created_at)",
        &rows,
        "RETURNING email_key, id",
    )?
    .into_iter()
    .collect();
    let ids: Vec<AccountId> =
        keys.iter().map(|key| made.get(key).copied()).collect::<Option<_>>().ok_or(Error::Missing)?;
    mailing::begin_many(tx, &ids)?;
    Ok(ids)
}

/// Holds an account, so that it is not erased before this change is done. Where it is just being erased, it waits for that.
///
/// # Errors
/// [`Error::Missing`] where the account was erased; those of the database.
pub fn hold(tx: &mut Write<'_>, account: AccountId) -> Result<(), Error> {
    tx.lock("accounts", account.get())?;
    let kept: Option<AccountId> =
        tx.maybe("SELECT id FROM accounts WHERE id = $1 AND email <> ''", &[&account])?;
    if kept.is_some() { Ok(()) } else { Err(Error::Missing) }
}

/// Signs an account in with a fresh token, of which only the hash is kept.
///
/// # Errors
/// [`Error::Missing`] where the account was erased; those of the database.
pub fn open_session(tx: &mut Write<'_>, now: Time, account: AccountId, token: &str) -> Result<u64, Error> {
    hold(tx, account)?;
    tx.run(
        "INSERT INTO sessions (token_hash, account_id, created_at, seen_at, expires_at)
         VALUES ($1, $2, $3, $3, $4)",
        &[&digest(token), &account, &now, &(now + LIFETIME)],
    )
}

pub(super) fn close_session(tx: &mut Write<'_>, hash: &str) -> Result<u64, Error> {
    tx.run("DELETE FROM sessions WHERE token_hash = $1", &[&hash])
}

pub(super) fn close_other_sessions(tx: &mut Write<'_>, account: AccountId, keep: &str) -> Result<u64, Error> {
    tx.run("DELETE FROM sessions WHERE account_id = $1 AND token_hash <> $2", &[&account, &keep])
}

/// Marks the sessions that have ended by the present clock, and takes the mark from those that have not.
pub(super) fn mark_ended_sessions(tx: &mut Write<'_>, now: Time, idle: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE sessions SET ended_at = NULL
         WHERE ended_at IS NOT NULL AND (ended_at > $1 OR (expires_at > $1 AND seen_at > $2))",
        &[&now, &idle],
    )?;
    tx.run(
        "UPDATE sessions SET ended_at = $1 WHERE ended_at IS NULL AND (expires_at <= $1 OR seen_at <= $2)",
        &[&now, &idle],
    )
}

/// Deletes the sessions that were marked by then.
pub(super) fn close_ended_sessions(tx: &mut Write<'_>, marked: Time) -> Result<u64, Error> {
    tx.run("DELETE FROM sessions WHERE ended_at <= $1", &[&marked])
}

/// The browsers in which an account is signed in, the latest first.
pub(super) fn sessions_of(
    q: &mut Read<'_>,
    account: AccountId,
    now: Time,
    idle: Time,
) -> Result<Vec<Session>, Error> {
    q.all(
        "SELECT token_hash, created_at, seen_at FROM sessions
         WHERE account_id = $1 AND expires_at > $2 AND seen_at > $3
         ORDER BY seen_at DESC, token_hash LIMIT 50",
        &[&account, &now, &idle],
    )
}

/// The account with this address. Never shown to anybody: who has an account is nobody's business.
///
/// # Errors
/// Those of the database.
pub fn with_email(q: &mut Read<'_>, email: &str) -> Result<Option<AccountId>, Error> {
    q.maybe("SELECT id FROM accounts WHERE email_key = $1 AND email <> ''", &[&email_key(email)])
}

pub(super) fn lock_of_address(q: &mut Read<'_>, key: &str) -> Result<Option<Lock>, Error> {
    q.maybe("SELECT id, password_hash FROM accounts WHERE email_key = $1", &[&key])
}

pub(super) fn lock_of_account(q: &mut Read<'_>, account: AccountId) -> Result<Lock, Error> {
    q.one("SELECT id, password_hash FROM accounts WHERE id = $1", &[&account])
}

pub(super) fn rename(
    tx: &mut Write<'_>,
    account: AccountId,
    name: &str,
    language: &str,
    time_zone: &str,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE accounts SET name = $2, language = $3, time_zone = $4 WHERE id = $1 AND email <> ''",
        &[&account, &name, &language, &time_zone],
    )
}

pub(super) fn readdress(tx: &mut Write<'_>, account: AccountId, email: &str) -> Result<u64, Error> {
    tx.run(
        "UPDATE accounts SET email = $2, email_key = $3 WHERE id = $1 AND email <> ''",
        &[&account, &email, &email_key(email)],
    )
}

pub(super) fn relock(tx: &mut Write<'_>, account: AccountId, password_hash: &str) -> Result<u64, Error> {
    tx.run(
        "UPDATE accounts SET password_hash = $2 WHERE id = $1 AND email <> ''",
        &[&account, &password_hash],
    )
}

/// Whether anybody has an account.
///
/// # Errors
/// Those of the database.
pub fn any_account(q: &mut Read<'_>) -> Result<bool, Error> {
    Ok(q.maybe::<AccountId>("SELECT id FROM accounts ORDER BY id LIMIT 1", &[])?.is_some())
}

pub(super) fn void_setup_links(tx: &mut Write<'_>) -> Result<u64, Error> {
    tx.run("DELETE FROM setup_links WHERE used_at IS NULL", &[])
}

pub(super) fn add_setup_link(tx: &mut Write<'_>, now: Time, token: &str) -> Result<u64, Error> {
    tx.run("INSERT INTO setup_links (token_hash, created_at) VALUES ($1, $2)", &[&digest(token), &now])
}

/// Whether this set-up link is still good.
///
/// # Errors
/// Those of the database.
pub fn setup_link_is_open(q: &mut Read<'_>, token: &str) -> Result<bool, Error> {
    let found: Option<Time> = q.maybe(
        "SELECT created_at FROM setup_links WHERE token_hash = $1 AND used_at IS NULL",
        &[&digest(token)],
    )?;
    Ok(found.is_some() && !any_account(q)?)
}

/// Uses a set-up link up; `false` when it is not good any more. Two that use it at once cannot both succeed.
///
/// # Errors
/// Those of the database.
pub fn use_setup_link(tx: &mut Write<'_>, now: Time, token: &str) -> Result<bool, Error> {
    let used = tx.run(
        "UPDATE setup_links SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL",
        &[&digest(token), &now],
    )?;
    Ok(used == 1 && !any_account(tx)?)
}

/// Says that an account set this server up.
///
/// # Errors
/// Those of the database.
pub fn make_host(tx: &mut Write<'_>, account: AccountId) -> Result<u64, Error> {
    tx.run("UPDATE accounts SET is_host = TRUE WHERE id = $1", &[&account])
}

pub(super) fn is_host(q: &mut Read<'_>, account: AccountId) -> Result<bool, Error> {
    let found: Option<AccountId> =
        q.maybe("SELECT id FROM accounts WHERE id = $1 AND is_host", &[&account])?;
    Ok(found.is_some())
}

/// What an export holds of accounts: to a member, their own.
pub(super) static EXTRACTS: &[Extract] = &[Extract {
    name: "account",
    head: &["email", "name", "language", "time_zone", "created_at"],
    of_network: None,
    of_member: Some(|q, member, take| {
        q.each(
            "SELECT accounts.email, accounts.name, accounts.language, accounts.time_zone, accounts.created_at
             FROM accounts JOIN members ON members.account_id = accounts.id WHERE members.id = $1 ORDER BY accounts.id",
            &[&member],
            take,
        )
    }),
}];
