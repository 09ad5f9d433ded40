//! The tables of letters between members. Every statement that reads a letter carries the member who reads it.

mod keeping;
mod reading;
mod reporting;

pub(super) use keeping::{EXTRACTS, leave, leave_all};
pub(super) use reading::{
    draft, goes_on, letter, letters, newest, of_me, of_member, others, reachable, removed_at, search,
    sent_at, sent_before, unread,
};
pub(super) use reporting::{Report, is_report, report, reports, settle, unsettled};

use db::{Error, Param, Time, Write};
use house::batch;
use house::ids::{CorrespondenceId, LetterId, MemberId, NetworkId};
use house::members;

/// The correspondence among these members and the one who begins it; true where it is new.
///
/// # Errors
/// Those of the database.
pub fn begin(
    tx: &mut Write<'_>,
    network: NetworkId,
    by: MemberId,
    others: &[MemberId],
    now: Time,
) -> Result<(CorrespondenceId, bool), Error> {
    let mut all: Vec<MemberId> = others.iter().copied().chain([by]).collect();
    all.sort_unstable();
    all.dedup();
    let people = all.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let made: Option<CorrespondenceId> = tx.maybe(
        "INSERT INTO correspondences (network_id, people, created_by, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (network_id, people) DO NOTHING RETURNING id",
        &[&network, &people, &by, &now],
    )?;
    let Some(id) = made else {
        let found = tx.one(
            "SELECT id FROM correspondences WHERE network_id = $1 AND people = $2",
            &[&network, &people],
        )?;
        return Ok((found, false));
    };
    let rows: Vec<batch::Row<'_>> =
        all.iter().map(|member| -> batch::Row<'_> { vec![&id, member, &network, &now, &false] }).collect();
    let head = "INSERT INTO correspondents (correspondence_id, member_id, network_id, moved_at, unread)";
    batch::insert(tx, head, &rows, "")?;
    Ok((id, true))
}

/// A letter about to be sent.
#[derive(Debug)]
pub struct Sending<'a> {
    /// Its network.
    pub network: NetworkId,
    /// Its correspondence.
    pub correspondence: CorrespondenceId,
    /// Who wrote it.
    pub author: MemberId,
    /// Markdown.
    pub body: &'a str,
    /// The same as safe HTML.
    pub html: &'a str,
    /// A token of the form, so that a form sent twice sends one letter.
    pub once: Option<&'a str>,
    /// When.
    pub now: Time,
}

/// Sends a letter to these of those among whom the correspondence is; none where the form has sent one already.
///
/// # Errors
/// Those of the database.
pub fn send(tx: &mut Write<'_>, new: &Sending<'_>, to: &[MemberId]) -> Result<Option<LetterId>, Error> {
    let words = words_of(new.body);
    let sent = tx.maybe(
        "INSERT INTO member_letters
            (network_id, correspondence_id, author_id, body, body_html, words, once, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (author_id, once) DO NOTHING RETURNING id",
        &[&new.network, &new.correspondence, &new.author, &new.body, &new.html, &words, &new.once, &new.now],
    )?;
    if sent.is_some() {
        let keys: Vec<&dyn Param> = to.iter().map(|member| -> &dyn Param { member }).collect();
        let moved = "UPDATE correspondents SET unread = TRUE, moved_at = $2 WHERE correspondence_id = $1 AND member_id";
        batch::among::<i64>(tx, moved, &[&new.correspondence, &new.now], &keys, "RETURNING id")?;
        // Whoever writes has read what came before, and goes on with nothing.
        tx.run(
            "UPDATE correspondents SET unread = FALSE, moved_at = $3, draft = '' WHERE correspondence_id = $1 AND member_id = $2",
            &[&new.correspondence, &new.author, &new.now],
        )?;
    }
    Ok(sent)
}

/// The words of a text as they are looked for, with a space before each.
fn words_of(text: &str) -> String {
    sought(text).into_iter().fold(String::new(), |all, word| all + " " + &word)
}

/// The words of a text, in small letters without accents.
pub(super) fn sought(text: &str) -> Vec<String> {
    let folded = members::fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Takes a letter back: its place stays, its words are gone.
pub(super) fn take_back(tx: &mut Write<'_>, letter: LetterId, now: Time) -> Result<bool, Error> {
    let removed = tx.run(
        "UPDATE member_letters SET body = '', body_html = '', words = '', removed_at = $2
         WHERE id = $1 AND removed_at IS NULL",
        &[&letter, &now],
    )?;
    Ok(removed > 0)
}

/// Keeps what somebody has begun to write, by the number of their own row.
pub(super) fn keep_draft(tx: &mut Write<'_>, seat: i64, body: &str) -> Result<u64, Error> {
    tx.run("UPDATE correspondents SET draft = $2 WHERE id = $1 AND draft <> $2", &[&seat, &body])
}

/// Notes that somebody has looked at the newest letters, by the number of their own row.
pub(super) fn read(tx: &mut Write<'_>, seat: i64) -> Result<u64, Error> {
    tx.run("UPDATE correspondents SET unread = FALSE WHERE id = $1 AND unread", &[&seat])
}
