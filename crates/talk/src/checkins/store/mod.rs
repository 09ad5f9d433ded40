//! The tables of check-ins. Whoever asks has made sure that the viewer may read the item.

mod keeping;
mod off;
mod reading;
mod turning;

pub(super) use keeping::{EXTRACTS, forget, merge, purge, recount};
pub use off::give_day_off;
pub(super) use off::{DayOff, Whose, days_off, is_away, is_off, rests, take_back};
pub(super) use reading::{
    Given, Kept, Round, Voice, Waiting, answers, latest_counts, neighbours, newest_of, of_item, open_rounds,
    own_answer, round, rounds, unanswered,
};
pub(super) use turning::{Called, Due, Over, calling, due, over, set_call, set_next, to_call};

use super::rhythm::{self, Schedule};
use db::{Error, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId, RoundId};
use jiff::civil::Date;

/// Writes when a question comes, and the day on which it comes next.
///
/// # Errors
/// Those of the database.
pub fn begin(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    schedule: &Schedule,
    next: Date,
) -> Result<(), Error> {
    let (first, day) = (schedule.first.to_string(), next.to_string());
    let at = rhythm::strikes_first(next, schedule.hour);
    tx.run(
        "INSERT INTO checkins (item_id, network_id, rhythm, weekdays, first_day, hour, next_day, next_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (item_id) DO UPDATE SET rhythm = excluded.rhythm, weekdays = excluded.weekdays,
            first_day = excluded.first_day, hour = excluded.hour, next_day = excluded.next_day,
            next_at = excluded.next_at",
        &[&item, &network, &schedule.rhythm, &schedule.weekdays, &first, &schedule.hour, &day, &at],
    )?;
    Ok(())
}

/// A round about to begin.
#[derive(Debug, Clone, Copy)]
pub struct Opening {
    /// Its network.
    pub network: NetworkId,
    /// Its check-in.
    pub item: ItemId,
    /// The day for which it is.
    pub day: Date,
    /// The hour on the clocks of whoever is asked.
    pub hour: i64,
    /// When it is over.
    pub closes: Time,
    /// How many are in the space.
    pub asked: i64,
    /// When it begins.
    pub now: Time,
}

/// Begins a round; none where the question has one for this day already.
///
/// # Errors
/// Those of the database.
pub fn open(tx: &mut Write<'_>, new: &Opening) -> Result<Option<RoundId>, Error> {
    let (day, calls) = (new.day.to_string(), rhythm::strikes_first(new.day, new.hour));
    tx.maybe(
        "INSERT INTO checkin_rounds
            (network_id, item_id, day, hour, opened_at, closes_at, asked_count, answer_count, call_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8)
         ON CONFLICT (item_id, day) DO NOTHING RETURNING id",
        &[&new.network, &new.item, &day, &new.hour, &new.now, &new.closes, &new.asked, &calls],
    )
}

/// Ends a round; false where it has ended.
///
/// # Errors
/// Those of the database.
pub fn close(tx: &mut Write<'_>, round: RoundId, now: Time) -> Result<bool, Error> {
    let closed = tx.run(
        "UPDATE checkin_rounds SET closed_at = $2, call_at = NULL WHERE id = $1 AND closed_at IS NULL",
        &[&round, &now],
    )?;
    Ok(closed > 0)
}

/// An answer about to be written.
#[derive(Debug)]
pub struct Answering<'a> {
    /// Its network.
    pub network: NetworkId,
    /// Its check-in.
    pub item: ItemId,
    /// Its round.
    pub round: RoundId,
    /// Whose.
    pub member: MemberId,
    /// Markdown.
    pub body: &'a str,
    /// The same as safe HTML.
    pub html: &'a str,
    /// When.
    pub now: Time,
}

/// Writes an answer, or puts it in place of the one that the member gave before.
///
/// # Errors
/// Those of the database.
pub fn answer(tx: &mut Write<'_>, new: &Answering<'_>) -> Result<(), Error> {
    let added = tx.run(
        "INSERT INTO checkin_answers (round_id, member_id, network_id, item_id, body, body_html, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (round_id, member_id) DO NOTHING",
        &[&new.round, &new.member, &new.network, &new.item, &new.body, &new.html, &new.now],
    )?;
    if added > 0 {
        tx.run("UPDATE checkin_rounds SET answer_count = answer_count + 1 WHERE id = $1", &[&new.round])?;
    } else {
        tx.run(
            "UPDATE checkin_answers SET body = $3, body_html = $4, edited_at = $5
             WHERE round_id = $1 AND member_id = $2 AND body <> $3",
            &[&new.round, &new.member, &new.body, &new.html, &new.now],
        )?;
    }
    Ok(())
}
