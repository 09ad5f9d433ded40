//! The table of accounts whose end is still to be told to whoever had them.

use crate::ids::AccountId;
use crate::web::Account;
use db::{Error, Read, Time, Write};

db::record! {
    /// To whom a letter goes, and how it speaks to them.
    #[derive(Debug, Clone)]
    pub(super) struct Addressee {
        pub(super) email: String,
        pub(super) language: String,
        pub(super) time_zone: String,
        pub(super) erased_at: Time,
    }
}

/// Keeps the address of an account until the letter is sent.
pub(super) fn note(tx: &mut Write<'_>, account: &Account, now: Time) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO erasures (account_id, email, language, time_zone, erased_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (account_id) DO NOTHING",
        &[&account.id, &account.email, &account.language, &account.time_zone, &now],
    )
}

/// Whose account it was.
pub(super) fn addressee(q: &mut Read<'_>, account: AccountId) -> Result<Option<Addressee>, Error> {
    q.maybe("SELECT email, language, time_zone, erased_at FROM erasures WHERE account_id = $1", &[&account])
}

/// Forgets whose account it was.
pub(super) fn forget(tx: &mut Write<'_>, account: AccountId) -> Result<u64, Error> {
    tx.run("DELETE FROM erasures WHERE account_id = $1", &[&account])
}

/// Forgets whose accounts those were that ended before this moment.
pub(super) fn forget_older(tx: &mut Write<'_>, before: Time) -> Result<u64, Error> {
    tx.run("DELETE FROM erasures WHERE erased_at <= $1", &[&before])
}
