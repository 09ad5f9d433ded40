//! Answers to check-ins in which somebody is mentioned.

use db::{Error, Read, Write};
use house::ids::{MemberId, NetworkId, RoundId};

/// The answers of a network in which something like this stands.
pub(super) fn mentioning(
    q: &mut Read<'_>,
    network: NetworkId,
    like: &str,
) -> Result<Vec<(RoundId, MemberId, String, String)>, Error> {
    q.all(
        "SELECT round_id, member_id, body, body_html FROM checkin_answers
         WHERE network_id = $1 AND body LIKE $2 ORDER BY round_id, member_id",
        &[&network, &like],
    )
}

/// Writes an answer anew, where it still says what it was read as; nobody has edited it. 0 where somebody did.
pub(super) fn rewrite(
    tx: &mut Write<'_>,
    (round, by): (RoundId, MemberId),
    was: &str,
    (body, html): (&str, &str),
) -> Result<u64, Error> {
    tx.run(
        "UPDATE checkin_answers SET body = $3, body_html = $4 WHERE round_id = $1 AND member_id = $2 AND body = $5",
        &[&round, &by, &body, &html, &was],
    )
}
