//! What becomes of letters when somebody goes, and what a member takes along. A host's export of a network has none of this.

use db::{Error, Write};
use house::extract::Extract;
use house::ids::{CorrespondenceId, MemberId};

/// Takes a member out of a correspondence. When nobody is left in it, its letters go.
pub(in crate::correspondence) fn leave(
    tx: &mut Write<'_>,
    id: CorrespondenceId,
    member: MemberId,
) -> Result<(), Error> {
    tx.lock("correspondences", id.get())?;
    tx.run("DELETE FROM correspondents WHERE correspondence_id = $1 AND member_id = $2", &[&id, &member])?;
    let left: i64 = tx.one("SELECT COUNT(*) FROM correspondents WHERE correspondence_id = $1", &[&id])?;
    if left == 0 {
        tx.run("DELETE FROM member_letters WHERE correspondence_id = $1", &[&id])?;
        tx.run("DELETE FROM correspondences WHERE id = $1", &[&id])?;
        return Ok(());
    }
    // Whoever writes to the same people again does not find it: somebody of them is not in it any more.
    let parted = format!("parted-{id}");
    tx.run("UPDATE correspondences SET people = $2 WHERE id = $1", &[&id, &parted])?;
    Ok(())
}

/// Takes somebody who leaves the network out of all correspondences. What they wrote stays with those who got it.
pub(in crate::correspondence) fn leave_all(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    let all: Vec<CorrespondenceId> = tx.all(
        "SELECT correspondence_id FROM correspondents WHERE member_id = $1 ORDER BY correspondence_id",
        &[&member],
    )?;
    for id in all {
        leave(tx, id, member)?;
    }
    Ok(())
}

pub(in crate::correspondence) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "letters",
        head: &["id", "correspondence_id", "body", "created_at"],
        of_network: None,
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT id, correspondence_id, body, created_at FROM member_letters
                 WHERE author_id = $1 AND removed_at IS NULL ORDER BY id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "letter-drafts",
        head: &["correspondence_id", "body"],
        of_network: None,
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT correspondence_id, draft AS body FROM correspondents
                 WHERE member_id = $1 AND draft <> '' ORDER BY correspondence_id",
                &[&member],
                take,
            )
        }),
    },
];
