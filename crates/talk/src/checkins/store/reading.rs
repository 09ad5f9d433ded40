//! Reading check-ins, their rounds and answers.

use crate::checkins::rhythm::Rhythm;
use db::{Error, Param, Read, Time};
use house::batch;
use house::ids::{ItemId, MemberId, RoundId};
use house::items::Newest;

db::record! {
    /// When a question comes.
    #[derive(Debug, Clone)]
    pub(in crate::checkins) struct Kept {
        pub(in crate::checkins) rhythm: Rhythm,
        pub(in crate::checkins) weekdays: String,
        pub(in crate::checkins) first_day: String,
        pub(in crate::checkins) hour: i64,
        pub(in crate::checkins) next_day: String,
    }
}

/// When a question comes; none where it is only now being made.
pub(in crate::checkins) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Option<Kept>, Error> {
    q.maybe("SELECT rhythm, weekdays, first_day, hour, next_day FROM checkins WHERE item_id = $1", &[&item])
}

db::record! {
    /// A round.
    #[derive(Debug, Clone)]
    pub(in crate::checkins) struct Round {
        pub(in crate::checkins) id: RoundId,
        pub(in crate::checkins) day: String,
        pub(in crate::checkins) hour: i64,
        pub(in crate::checkins) closed_at: Option<Time>,
        pub(in crate::checkins) asked_count: i64,
        pub(in crate::checkins) answer_count: i64,
    }
}

/// A round of this question.
pub(in crate::checkins) fn round(
    q: &mut Read<'_>,
    item: ItemId,
    round: RoundId,
) -> Result<Option<Round>, Error> {
    q.maybe(
        "SELECT id, day, hour, closed_at, asked_count, answer_count FROM checkin_rounds
         WHERE id = $1 AND item_id = $2",
        &[&round, &item],
    )
}

/// The rounds of a question before this day, the latest first.
pub(in crate::checkins) fn rounds(
    q: &mut Read<'_>,
    item: ItemId,
    before: &str,
    limit: i64,
) -> Result<Vec<Round>, Error> {
    q.all(
        "SELECT id, day, hour, closed_at, asked_count, answer_count FROM checkin_rounds
         WHERE item_id = $1 AND day < $2 ORDER BY day DESC LIMIT $3",
        &[&item, &before, &limit],
    )
}

/// The rounds of a question that are open, the latest first. There are hardly ever more than two.
pub(in crate::checkins) fn open_rounds(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Round>, Error> {
    q.all(
        "SELECT id, day, hour, closed_at, asked_count, answer_count FROM checkin_rounds
         WHERE item_id = $1 AND closed_at IS NULL ORDER BY day DESC LIMIT 8",
        &[&item],
    )
}

/// The rounds next to this day: the one before and the one after it.
pub(in crate::checkins) fn neighbours(
    q: &mut Read<'_>,
    item: ItemId,
    day: &str,
) -> Result<(Option<RoundId>, Option<RoundId>), Error> {
    let before = q.maybe(
        "SELECT id FROM checkin_rounds WHERE item_id = $1 AND day < $2 ORDER BY day DESC LIMIT 1",
        &[&item, &day],
    )?;
    let after = q.maybe(
        "SELECT id FROM checkin_rounds WHERE item_id = $1 AND day > $2 ORDER BY day LIMIT 1",
        &[&item, &day],
    )?;
    Ok((before, after))
}

db::record! {
    /// An answer.
    #[derive(Debug, Clone)]
    pub(in crate::checkins) struct Given {
        pub(in crate::checkins) member_id: MemberId,
        pub(in crate::checkins) name: String,
        pub(in crate::checkins) body_html: String,
        pub(in crate::checkins) created_at: Time,
        pub(in crate::checkins) edited_at: Option<Time>,
    }
}

/// The answers of a round after this place, the first first.
pub(in crate::checkins) fn answers(
    q: &mut Read<'_>,
    round: RoundId,
    (at, member): (Time, MemberId),
    limit: i64,
) -> Result<Vec<Given>, Error> {
    q.all(
        "SELECT checkin_answers.member_id, members.name, checkin_answers.body_html, checkin_answers.created_at,
                checkin_answers.edited_at
         FROM checkin_answers JOIN members ON members.id = checkin_answers.member_id
         WHERE checkin_answers.round_id = $1
           AND (checkin_answers.created_at, checkin_answers.member_id) > ($2, $3)
         ORDER BY checkin_answers.created_at, checkin_answers.member_id LIMIT $4",
        &[&round, &at, &member, &limit],
    )
}

/// What a member answered in a round, as Markdown and as HTML.
pub(in crate::checkins) fn own_answer(
    q: &mut Read<'_>,
    round: RoundId,
    member: MemberId,
) -> Result<Option<(String, String)>, Error> {
    q.maybe(
        "SELECT body, body_html FROM checkin_answers WHERE round_id = $1 AND member_id = $2",
        &[&round, &member],
    )
}

/// How many have answered the latest round of each of these questions.
pub(in crate::checkins) fn latest_counts(
    q: &mut Read<'_>,
    items: &[ItemId],
) -> Result<Vec<(ItemId, i64)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    batch::among(
        q,
        "SELECT item_id, answer_count FROM checkin_rounds
         WHERE day = (SELECT MAX(latest.day) FROM checkin_rounds AS latest
                      WHERE latest.item_id = checkin_rounds.item_id)
           AND item_id",
        &[],
        &keys,
        "ORDER BY item_id",
    )
}

db::record! {
    /// What somebody answered last, and the beginning of it.
    #[derive(Debug, Clone)]
    pub(in crate::checkins) struct Voice {
        pub(in crate::checkins) item_id: ItemId,
        pub(in crate::checkins) member_id: MemberId,
        pub(in crate::checkins) name: String,
        pub(in crate::checkins) html: String,
        pub(in crate::checkins) said_at: Time,
    }
}

impl Voice {
    /// As the house tells it.
    pub(in crate::checkins) fn parts(self) -> (ItemId, Newest) {
        let Voice { item_id, member_id: by, name, html, said_at } = self;
        (item_id, Newest { by, name, html, said_at })
    }
}

/// The newest answer to each of these questions.
pub(in crate::checkins) fn newest_of(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<Voice>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT items.id AS item_id, checkin_answers.member_id, members.name,
                SUBSTR(checkin_answers.body_html, 1, 1200) AS html, checkin_answers.created_at AS said_at
         FROM items
         JOIN checkin_answers ON checkin_answers.item_id = items.id AND checkin_answers.created_at =
              (SELECT MAX(newest.created_at) FROM checkin_answers AS newest WHERE newest.item_id = items.id)
         JOIN members ON members.id = checkin_answers.member_id
         WHERE items.kind = 'checkin' AND items.id",
        &[],
        &keys,
        "ORDER BY items.id, checkin_answers.member_id",
    )
}

db::record! {
    /// An open round in a space of a member.
    #[derive(Debug, Clone)]
    pub(in crate::checkins) struct Waiting {
        pub(in crate::checkins) item_id: ItemId,
        pub(in crate::checkins) title: String,
        pub(in crate::checkins) space_name: String,
        pub(in crate::checkins) day: String,
        pub(in crate::checkins) hour: i64,
        pub(in crate::checkins) answered: bool,
    }
}

/// The open rounds in the spaces in which a member is, the latest first, with whether they have answered.
pub(in crate::checkins) fn unanswered(
    q: &mut Read<'_>,
    member: MemberId,
    now: Time,
) -> Result<Vec<Waiting>, Error> {
    q.all(
        "SELECT items.id AS item_id, items.title, spaces.name AS space_name, checkin_rounds.day,
                checkin_rounds.hour, checkin_answers.member_id IS NOT NULL AS answered
         FROM space_members
         JOIN spaces ON spaces.id = space_members.space_id AND spaces.archived_at IS NULL
         JOIN items ON items.space_id = spaces.id AND items.shelf = 'shown' AND items.kind = 'checkin'
              AND items.state = 'open'
         JOIN checkin_rounds ON checkin_rounds.item_id = items.id AND checkin_rounds.closed_at IS NULL
         LEFT JOIN checkin_answers ON checkin_answers.round_id = checkin_rounds.id
              AND checkin_answers.member_id = $1
         WHERE space_members.member_id = $1 AND checkin_rounds.closes_at > $2
         ORDER BY checkin_rounds.day DESC, checkin_rounds.id DESC LIMIT 60",
        &[&member, &now],
    )
}
