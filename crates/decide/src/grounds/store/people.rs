//! Who takes part. One row for each member, visitor or label in a ground: whatever they answer stands under it.

use db::{Error, Param, Read, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId, NetworkId, ParticipantId};
use house::room::Rooms;

/// The member as somebody who takes part.
pub(in crate::grounds) fn of_member(
    q: &mut Read<'_>,
    item: ItemId,
    member: MemberId,
) -> Result<Option<ParticipantId>, Error> {
    q.maybe("SELECT id FROM ground_people WHERE item_id = $1 AND member_id = $2", &[&item, &member])
}

/// The visitor as somebody who takes part, by the hash of what their browser keeps.
pub(in crate::grounds) fn of_visitor(
    q: &mut Read<'_>,
    item: ItemId,
    visitor: &str,
) -> Result<Option<ParticipantId>, Error> {
    q.maybe("SELECT id FROM ground_people WHERE item_id = $1 AND visitor = $2", &[&item, &visitor])
}

/// The member who wrote under this number; none for visitors and labels.
pub(in crate::grounds) fn member_of(
    q: &mut Read<'_>,
    person: ParticipantId,
) -> Result<Option<MemberId>, Error> {
    q.maybe("SELECT member_id FROM ground_people WHERE id = $1 AND member_id IS NOT NULL", &[&person])
}

/// Somebody takes part from now on: a member, or a visitor. Of two who come at once as the same person, one does.
pub(in crate::grounds) fn visit(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    (member, visitor): (Option<MemberId>, Option<&str>),
    shuffle: i64,
) -> Result<Option<ParticipantId>, Error> {
    let made: Option<ParticipantId> = tx.maybe(
        "INSERT INTO ground_people (item_id, network_id, member_id, visitor, shuffle) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING RETURNING id",
        &[&item, &network, &member, &visitor, &shuffle],
    )?;
    if made.is_some() {
        let visitors = i64::from(visitor.is_some());
        tx.run(
            "UPDATE grounds SET person_count = person_count + 1, visitor_count = visitor_count + $2 WHERE item_id = $1",
            &[&item, &visitors],
        )?;
    }
    Ok(made)
}

/// What a visitor has said becomes a member's own, where the member has not taken part yet.
pub(in crate::grounds) fn adopt(
    tx: &mut Write<'_>,
    item: ItemId,
    (visitor, member): (ParticipantId, MemberId),
) -> Result<u64, Error> {
    tx.run("UPDATE grounds SET visitor_count = visitor_count - 1 WHERE item_id = $1", &[&item])?;
    tx.run("UPDATE ground_people SET member_id = $2, visitor = NULL WHERE id = $1", &[&visitor, &member])
}

/// Who stands in a ground under these labels of an export.
pub(in crate::grounds) fn labels(
    q: &mut Read<'_>,
    item: ItemId,
    labels: &[String],
) -> Result<Vec<(String, ParticipantId)>, Error> {
    let keys: Vec<&dyn Param> = labels.iter().map(|label| -> &dyn Param { label }).collect();
    let before = "SELECT label, id FROM ground_people WHERE item_id = $1 AND label";
    batch::among(q, before, &[&item], &keys, "ORDER BY id")
}

/// Puts people of an export in, each by label and shuffle.
pub(in crate::grounds) fn add_people(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    people: &[(String, Option<MemberId>, i64)],
) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = people
        .iter()
        .map(|(label, member, shuffle)| -> Row<'_> { vec![&item, &network, member, label, shuffle] })
        .collect();
    let head = "INSERT INTO ground_people (item_id, network_id, member_id, label, shuffle)";
    let came = batch::insert(tx, head, &rows, "ON CONFLICT DO NOTHING")?;
    let count = i64::try_from(came).unwrap_or(0);
    tx.run("UPDATE grounds SET person_count = person_count + $2 WHERE item_id = $1", &[&item, &count])?;
    Ok(came)
}

db::record! {
    /// An open ground in which statements wait for somebody.
    #[derive(Debug, Clone)]
    pub(in crate::grounds) struct WaitingFor {
        pub(in crate::grounds) item_id: ItemId,
        pub(in crate::grounds) title: String,
        pub(in crate::grounds) wanting: i64,
    }
}

/// The liveliest open grounds in a member's spaces in which statements wait for them.
pub(in crate::grounds) fn waiting_for(
    q: &mut Read<'_>,
    network: NetworkId,
    member: MemberId,
) -> Result<Vec<WaitingFor>, Error> {
    let found: Vec<WaitingFor> = q.all(
        "SELECT found.item_id, found.title,
                found.statement_count
                - (SELECT COUNT(*) FROM ground_people
                   JOIN ground_answers ON ground_answers.item_id = ground_people.item_id
                                      AND ground_answers.person_id = ground_people.id
                   JOIN ground_statements ON ground_statements.id = ground_answers.statement_id
                                         AND ground_statements.state = 'shown'
                   WHERE ground_people.member_id = $2 AND ground_people.item_id = found.item_id) AS wanting
         FROM (SELECT items.id AS item_id, items.title, grounds.statement_count, items.last_message_at
               FROM space_members
               JOIN items ON items.space_id = space_members.space_id AND items.kind = 'ground'
                         AND items.shelf = 'shown' AND items.closed_at IS NULL
               JOIN grounds ON grounds.item_id = items.id
               WHERE space_members.member_id = $2 AND items.network_id = $1
               ORDER BY items.last_message_at DESC, items.id DESC LIMIT 10) found
         ORDER BY found.last_message_at DESC, found.item_id DESC",
        &[&network, &member],
    )?;
    Ok(found.into_iter().filter(|waiting| waiting.wanting > 0).collect())
}

/// What somebody has said as a visitor gives way to what they say as a member: nobody counts twice.
pub(in crate::grounds) fn withdraw(
    tx: &mut Write<'_>,
    item: ItemId,
    (visitor, member): (ParticipantId, ParticipantId),
) -> Result<(), Error> {
    tx.run(
        "UPDATE ground_statements SET
            agree_count = agree_count - (SELECT COUNT(*) FROM ground_answers WHERE ground_answers.item_id = $1
                AND ground_answers.person_id = $2 AND ground_answers.statement_id = ground_statements.id
                AND ground_answers.answer = 1),
            pass_count = pass_count - (SELECT COUNT(*) FROM ground_answers WHERE ground_answers.item_id = $1
                AND ground_answers.person_id = $2 AND ground_answers.statement_id = ground_statements.id
                AND ground_answers.answer = 0),
            disagree_count = disagree_count - (SELECT COUNT(*) FROM ground_answers WHERE ground_answers.item_id = $1
                AND ground_answers.person_id = $2 AND ground_answers.statement_id = ground_statements.id
                AND ground_answers.answer = -1)
         WHERE id IN (SELECT statement_id FROM ground_answers WHERE item_id = $1 AND person_id = $2)",
        &[&item, &visitor],
    )?;
    tx.run("DELETE FROM ground_answers WHERE item_id = $1 AND person_id = $2", &[&item, &visitor])?;
    tx.run("UPDATE ground_statements SET author_id = $2 WHERE author_id = $1", &[&visitor, &member])?;
    tx.run("DELETE FROM ground_people WHERE id = $1", &[&visitor])?;
    tx.run(
        "UPDATE grounds SET person_count = person_count - 1, visitor_count = visitor_count - 1 WHERE item_id = $1",
        &[&item],
    )?;
    Ok(())
}

/// What stands under somebody who was only written down goes over to the member who they are. Where both took part, the
/// member's own answers stand.
pub(in crate::grounds) fn merge(
    tx: &mut Write<'_>,
    _rooms: Rooms,
    from: MemberId,
    to: MemberId,
) -> Result<(), Error> {
    tx.run(
        "UPDATE ground_people SET member_id = $2 WHERE member_id = $1
           AND NOT EXISTS (SELECT 1 FROM ground_people others
                           WHERE others.item_id = ground_people.item_id AND others.member_id = $2)",
        &[&from, &to],
    )?;
    tx.run("UPDATE ground_people SET member_id = NULL WHERE member_id = $1", &[&from])?;
    tx.run("UPDATE grounds SET link_by = $2 WHERE link_by = $1", &[&from, &to])?;
    tx.run("UPDATE grounds SET outcome_by = $2 WHERE outcome_by = $1", &[&from, &to])?;
    Ok(())
}
