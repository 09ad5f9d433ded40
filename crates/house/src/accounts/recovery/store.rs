//! The table of the links.

use crate::access::Role;
use crate::ids::{AccountId, MemberId};
use db::{Error, Read, Time, Write};

/// Who made a link: the word of it, and, of a steward, their name and the numbers by which it is asked whether they still may.
#[derive(Debug, Clone)]
pub struct Giver {
    /// The name of the steward and of their network.
    pub name: String,
    /// Who hands it over …
    pub by: MemberId,
    /// … and for whom.
    pub to: MemberId,
    /// What the second was then. It is handed over for that role and no higher one.
    pub role: Role,
}

/// Makes the one link of an account, for a steward who hands it over or else in this way; an earlier one is void from now on.
pub(super) fn put(
    tx: &mut Write<'_>,
    account: AccountId,
    hash: &str,
    (now, expires): (Time, Time),
    made_by: &str,
    giver: Option<&Giver>,
) -> Result<u64, Error> {
    let nobody = MemberId::from(0);
    let name = giver.map_or("", |giver| giver.name.as_str());
    let (by, to) = giver.map_or((nobody, nobody), |giver| (giver.by, giver.to));
    let role = giver.map_or("", |giver| giver.role.as_str());
    tx.run("DELETE FROM recovery_links WHERE account_id = $1", &[&account])?;
    tx.run(
        "INSERT INTO recovery_links (account_id, token_hash, created_at, expires_at, made_by, giver, given_by,
                                     given_for, given_role)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (account_id) DO NOTHING",
        &[&account, &hash, &now, &expires, &made_by, &name, &by, &to, &role],
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

/// Whose link this is, while it is good. One that a steward handed over is good as long as they hold their office, whom it
/// is for has no other role than then, and that account reaches nowhere where the steward has no say.
pub(super) fn owner(q: &mut Read<'_>, hash: &str, now: Time) -> Result<Option<Owner>, Error> {
    q.maybe(
        "SELECT accounts.id, accounts.name, accounts.email
         FROM recovery_links JOIN accounts ON accounts.id = recovery_links.account_id
         WHERE recovery_links.token_hash = $1 AND recovery_links.expires_at > $2
           AND (recovery_links.made_by <> 'steward' OR EXISTS (
                SELECT 1 FROM members AS givers JOIN members AS owners ON owners.id = recovery_links.given_for
                WHERE givers.id = recovery_links.given_by AND givers.state = 'active' AND givers.role = 'steward'
                  AND owners.state = 'active' AND owners.role = recovery_links.given_role
                  AND owners.account_id = accounts.id
                  AND NOT EXISTS (
                      SELECT 1 FROM members AS others
                      LEFT JOIN members AS mine ON mine.network_id = others.network_id
                           AND mine.account_id = givers.account_id AND mine.state = 'active' AND mine.role = 'steward'
                      WHERE others.account_id = accounts.id AND others.network_id <> givers.network_id
                        AND others.state IN ('active', 'suspended') AND mine.id IS NULL)))",
        &[&hash, &now],
    )
}

/// Uses a link up, and keeps who made it. Of two that use it at once, one succeeds.
pub(super) fn take(tx: &mut Write<'_>, hash: &str, now: Time) -> Result<bool, Error> {
    let taken: Option<(AccountId, String, String, Time)> = tx.maybe(
        "DELETE FROM recovery_links WHERE token_hash = $1 AND expires_at > $2
         RETURNING account_id, made_by, giver, created_at",
        &[&hash, &now],
    )?;
    let Some((account, made_by, giver, created_at)) = taken else { return Ok(false) };
    tx.run(
        "INSERT INTO recovery_uses (account_id, made_by, giver, created_at, used_at) VALUES ($1, $2, $3, $4, $5)",
        &[&account, &made_by, &giver, &created_at, &now],
    )?;
    Ok(true)
}

/// Makes the link of an account void.
pub(in crate::accounts) fn void(tx: &mut Write<'_>, account: AccountId) -> Result<u64, Error> {
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

/// The link of an account that is open, and the one that was used last, where that was after `since`.
pub(in crate::accounts) fn notices(
    q: &mut Read<'_>,
    account: AccountId,
    now: Time,
    since: Time,
) -> Result<Vec<Notice>, Error> {
    let mut all: Vec<Notice> = q.all(
        "SELECT created_at, made_by, giver, used_at FROM recovery_uses
         WHERE account_id = $1 AND used_at > $2 ORDER BY used_at DESC LIMIT 1",
        &[&account, &since],
    )?;
    all.extend(q.maybe::<Notice>(
        "SELECT created_at, made_by, giver, CAST(NULL AS BIGINT) AS used_at FROM recovery_links
         WHERE account_id = $1 AND expires_at > $2",
        &[&account, &now],
    )?);
    Ok(all)
}

/// Forgets which links were used before this moment.
pub(in crate::accounts) fn forget_uses(tx: &mut Write<'_>, before: Time) -> Result<u64, Error> {
    tx.run("DELETE FROM recovery_uses WHERE used_at <= $1", &[&before])
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
    q.maybe(
        "SELECT id, name, email, language, time_zone FROM accounts WHERE email_key = $1 AND email <> ''",
        &[&key],
    )
}

/// The address of an account; none where it was erased.
pub(in crate::accounts) fn addressee_of(
    q: &mut Read<'_>,
    account: AccountId,
) -> Result<Option<Addressee>, Error> {
    q.maybe(
        "SELECT id, name, email, language, time_zone FROM accounts WHERE id = $1 AND email <> ''",
        &[&account],
    )
}
