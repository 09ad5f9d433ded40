//! The tables of files. Whoever asks for the files of an item or of its messages has made sure that the viewer may read it.

mod carrying;
mod extracts;
mod finding;
mod recount;

pub(super) use carrying::{carry, remove};
pub(super) use extracts::EXTRACTS;
pub use finding::FINDS;
pub(super) use recount::recount;

use super::attaching::Target;
use super::file::File;
use crate::batch::{self, Row};
use crate::ids::{FileId, ItemId, MemberId, MessageId, NetworkId};
use crate::networks;
use db::{Error, Param, Read, Time, Write};

/// The subject under which a network counts the bytes of its files.
pub(super) const COUNTED: &str = "file-bytes";

/// A file whose bytes lie where they should.
#[derive(Debug, Clone)]
pub(super) struct Arrived {
    pub(super) network: NetworkId,
    pub(super) member: MemberId,
    pub(super) name: String,
    pub(super) media: &'static str,
    pub(super) bytes: i64,
    pub(super) thumb_bytes: i64,
    pub(super) size: (i64, i64),
    pub(super) digest: String,
    pub(super) place: String,
}

/// Notes that bytes may lie at this place of which no row speaks, to be taken away when it is time.
pub(super) fn expect(tx: &mut Write<'_>, place: &str, due: Time) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO file_leftovers (place, due_at) VALUES ($1, $2) ON CONFLICT (place) DO NOTHING",
        &[&place, &due],
    )
}

/// Writes the row of a file; none where its place was given up meanwhile.
pub(super) fn arrive(tx: &mut Write<'_>, new: &Arrived, now: Time) -> Result<Option<FileId>, Error> {
    if tx.run("DELETE FROM file_leftovers WHERE place = $1", &[&new.place])? == 0 {
        return Ok(None);
    }
    networks::count(tx, new.network, COUNTED, new.bytes.saturating_add(new.thumb_bytes))?;
    tx.maybe(
        "INSERT INTO files (network_id, member_id, name, media, bytes, thumb_bytes, width, height, alt, digest, place,
                            created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', $9, $10, $11) RETURNING id",
        &[
            &new.network,
            &new.member,
            &new.name,
            &new.media,
            &new.bytes,
            &new.thumb_bytes,
            &new.size.0,
            &new.size.1,
            &new.digest,
            &new.place,
            &now,
        ],
    )
}

/// How many bytes the files of a network take.
pub(super) fn taken(q: &mut Read<'_>, network: NetworkId) -> Result<i64, Error> {
    let kept = q.maybe(
        "SELECT amount FROM network_counts WHERE network_id = $1 AND subject = $2",
        &[&network, &COUNTED],
    )?;
    Ok(kept.unwrap_or(0))
}

/// How many files of a member wait for the text with which they are sent.
pub(super) fn waiting_of(q: &mut Read<'_>, member: MemberId) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) FROM files WHERE member_id = $1 AND item_id IS NULL", &[&member])
}

/// A file of the network by its number. Whether the viewer may have it is asked of its item.
pub(super) fn by_id(q: &mut Read<'_>, network: NetworkId, id: FileId) -> Result<Option<File>, Error> {
    q.maybe(
        "SELECT id, member_id, item_id, message_id, name, media, bytes, thumb_bytes, width, height, alt, digest, place
         FROM files WHERE id = $1 AND network_id = $2",
        &[&id, &network],
    )
}

/// Those of these files of a member that wait for a text.
pub(super) fn waiting(q: &mut Read<'_>, member: MemberId, ids: &[FileId]) -> Result<Vec<File>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT id, member_id, item_id, message_id, name, media, bytes, thumb_bytes, width, height, alt, digest, place
         FROM files WHERE +member_id = $1 AND item_id IS NULL AND id",
        &[&member],
        &keys,
        "ORDER BY id",
    )
}

/// The files of an item itself.
pub(super) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Vec<File>, Error> {
    q.all(
        "SELECT id, member_id, item_id, message_id, name, media, bytes, thumb_bytes, width, height, alt, digest, place
         FROM files WHERE item_id = $1 AND message_id IS NULL ORDER BY id",
        &[&item],
    )
}

/// The files of an item and of all its messages.
pub(super) fn all_of_item(q: &mut Read<'_>, item: ItemId) -> Result<Vec<File>, Error> {
    q.all(
        "SELECT id, member_id, item_id, message_id, name, media, bytes, thumb_bytes, width, height, alt, digest, place
         FROM files WHERE item_id = $1 ORDER BY message_id, id",
        &[&item],
    )
}

/// The files of these messages.
pub(super) fn of_messages(q: &mut Read<'_>, ids: &[MessageId]) -> Result<Vec<File>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT id, member_id, item_id, message_id, name, media, bytes, thumb_bytes, width, height, alt, digest, place
         FROM files WHERE message_id",
        &[],
        &keys,
        "ORDER BY id",
    )
}

/// The files of an item itself, or of a message.
pub(super) fn on(q: &mut Read<'_>, target: Target) -> Result<Vec<File>, Error> {
    match target.message {
        Some(message) => of_messages(q, &[message]),
        None => of_item(q, target.item),
    }
}

/// Puts these waiting files of a member on an item or a message, each with what it shows.
pub(super) fn attach(
    tx: &mut Write<'_>,
    member: MemberId,
    target: Target,
    files: &[(FileId, String)],
) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = files
        .iter()
        .map(|(id, alt)| -> Row<'_> { vec![id, &target.item, &target.message, alt, &member] })
        .collect();
    let came = batch::insert(
        tx,
        "UPDATE files SET item_id = CAST(given.column2 AS BIGINT), message_id = CAST(given.column3 AS BIGINT),
                alt = given.column4 FROM (",
        &rows,
        ") AS given WHERE files.id = CAST(given.column1 AS BIGINT)
            AND files.member_id = CAST(given.column5 AS BIGINT) AND files.item_id IS NULL",
    )?;
    finding::renew(tx, &numbers(files))?;
    Ok(came)
}

fn numbers(files: &[(FileId, String)]) -> Vec<FileId> {
    files.iter().map(|(id, _)| *id).collect()
}

/// Says what these files show.
pub(super) fn describe(tx: &mut Write<'_>, files: &[(FileId, String)]) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = files.iter().map(|(id, alt)| -> Row<'_> { vec![id, alt] }).collect();
    let head = "UPDATE files SET alt = given.column2 FROM (";
    let told = batch::insert(tx, head, &rows, ") AS given WHERE files.id = CAST(given.column1 AS BIGINT)")?;
    finding::renew(tx, &numbers(files))?;
    Ok(told)
}

/// Files that have waited for a text since before this moment, a few hundred at a time.
pub(super) fn unused(q: &mut Read<'_>, before: Time) -> Result<Vec<File>, Error> {
    q.all(
        "SELECT id, member_id, item_id, message_id, name, media, bytes, thumb_bytes, width, height, alt, digest, place
         FROM files WHERE item_id IS NULL AND created_at < $1 ORDER BY created_at, id LIMIT 200",
        &[&before],
    )
}

/// Places that are to be emptied by this moment, a few hundred at a time.
pub(super) fn due(q: &mut Read<'_>, now: Time) -> Result<Vec<String>, Error> {
    q.all("SELECT place FROM file_leftovers WHERE due_at <= $1 ORDER BY due_at, place LIMIT 200", &[&now])
}

/// Notes that a place is empty.
pub(super) fn emptied(tx: &mut Write<'_>, place: &str) -> Result<u64, Error> {
    tx.run("DELETE FROM file_leftovers WHERE place = $1", &[&place])
}

/// Numbers, places and sizes of files after this one, a few hundred at a time.
pub(super) fn after(q: &mut Read<'_>, id: FileId) -> Result<Vec<(FileId, String, i64, i64)>, Error> {
    q.all("SELECT id, place, bytes, thumb_bytes FROM files WHERE id > $1 ORDER BY id LIMIT 500", &[&id])
}

/// How many files there are, and how many bytes they take: what lies in one place once.
pub(super) fn amount(q: &mut Read<'_>) -> Result<(i64, i64), Error> {
    q.one(
        "SELECT COUNT(*), CAST(COALESCE(SUM(size), 0) AS BIGINT)
         FROM (SELECT MAX(bytes + thumb_bytes) AS size FROM files GROUP BY place) AS places",
        &[],
    )
}
