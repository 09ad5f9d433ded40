//! The table of forms that came a short while ago.

use crate::ids::MemberId;
use db::{Error, Read, Time, Write};

/// Notes that a form came; none where it was there before.
pub(super) fn take(tx: &mut Write<'_>, member: MemberId, mark: &str, now: Time) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO sent_forms (member_id, mark, made, sent_at) VALUES ($1, $2, '', $3)
         ON CONFLICT (member_id, mark) DO NOTHING",
        &[&member, &mark, &now],
    )
}

/// What a form made.
pub(super) fn made(q: &mut Read<'_>, member: MemberId, mark: &str) -> Result<String, Error> {
    q.one("SELECT made FROM sent_forms WHERE member_id = $1 AND mark = $2", &[&member, &mark])
}

/// Keeps what a form made.
pub(super) fn keep(tx: &mut Write<'_>, member: MemberId, mark: &str, made: &str) -> Result<u64, Error> {
    tx.run("UPDATE sent_forms SET made = $3 WHERE member_id = $1 AND mark = $2", &[&member, &mark, &made])
}

/// Forgets the forms that came before this moment.
pub(super) fn forget(tx: &mut Write<'_>, before: Time) -> Result<u64, Error> {
    tx.run("DELETE FROM sent_forms WHERE sent_at <= $1", &[&before])
}
