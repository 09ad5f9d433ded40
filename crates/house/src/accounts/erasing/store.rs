//! What is deleted and emptied when an account ends.

use crate::ids::AccountId;
use db::{Error, Write};

/// Signs an account out everywhere, and makes all links void: those for it, and those that it handed over as a steward.
pub(super) fn close(tx: &mut Write<'_>, account: AccountId) -> Result<(), Error> {
    tx.run("DELETE FROM sessions WHERE account_id = $1", &[&account])?;
    tx.run("DELETE FROM recovery_links WHERE account_id = $1", &[&account])?;
    tx.run(
        "DELETE FROM recovery_links WHERE made_by = 'steward'
           AND given_by IN (SELECT id FROM members WHERE account_id = $1)",
        &[&account],
    )?;
    tx.run("DELETE FROM recovery_uses WHERE account_id = $1", &[&account])?;
    tx.run("DELETE FROM address_changes WHERE account_id = $1", &[&account])?;
    Ok(())
}

/// Forgets what letters an account wanted and had sent, and what was asked for under its address.
pub(super) fn forget_letters(tx: &mut Write<'_>, account: AccountId, key: &str) -> Result<(), Error> {
    tx.run("DELETE FROM mailing WHERE account_id = $1", &[&account])?;
    tx.run("DELETE FROM unsubscriptions WHERE account_id = $1", &[&account])?;
    tx.run("DELETE FROM stranger_letters WHERE account_id = $1", &[&account])?;
    tx.run("DELETE FROM stranger_letters WHERE email_key = $1", &[&key])?;
    tx.run("DELETE FROM recovery_requests WHERE email_key = $1", &[&key])?;
    Ok(())
}

/// Takes the name of whoever handed a link over from what is told of that link.
pub(super) fn unname_giver(tx: &mut Write<'_>, giver: &str, nobody: &str) -> Result<u64, Error> {
    tx.run("UPDATE recovery_uses SET giver = $2 WHERE giver = $1", &[&giver, &nobody])
}

/// Empties the row of an account. An empty address is how it is known that there is nobody to write to.
pub(super) fn empty(
    tx: &mut Write<'_>,
    account: AccountId,
    (key, nobody, lock): (&str, &str, &str),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE accounts SET email = '', email_key = $2, name = $3, password_hash = $4, time_zone = 'UTC', is_host = FALSE
         WHERE id = $1",
        &[&account, &key, &nobody, &lock],
    )
}
