//! What can be written down without a form, for whoever writes rounds by a program: opened, answered, closed.

use super::asking::{self, Given, Sheet};
use super::round::Sort;
use super::running;
use super::store::{self, Spoken};
use super::trust;
use db::{Time, Write};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::web::{Error, Form};

/// A round that is opened: what it asks, its own questions one a line, and until when it runs.
#[derive(Debug, Clone, Copy)]
pub struct Opening<'a> {
    /// What it asks about.
    pub sort: Sort,
    /// The questions of its own, as a form takes them.
    pub questions: &'a str,
    /// Until when it runs.
    pub closes_at: Time,
    /// Whether those who are asked get a letter with a link by which they answer.
    pub by_mail: bool,
}

/// What one says of a partner: contact and depth from 0 to 5; then reliability, support, openness, influence, involvement and
/// resources from 1 to 4.
#[derive(Debug, Clone, Copy)]
pub struct Rating {
    /// Who says it, by number of the organisation or the member.
    pub rater: i64,
    /// Of whom.
    pub rated: i64,
    /// How often they have to do with each other.
    pub contact: i64,
    /// How closely they work together.
    pub depth: i64,
    /// The six marks.
    pub marks: [i64; 6],
}

/// Opens a round of an item of its kind that was just started.
///
/// # Errors
/// [`Error::Invalid`] where a question cannot be asked; those of the database.
pub fn begin(
    tx: &mut Write<'_>,
    place: (NetworkId, ItemId, SpaceId),
    opening: Opening<'_>,
    now: Time,
) -> Result<(), Error> {
    let mut form = Form::new().with("questions", opening.questions);
    let questions = asking::read(&mut form);
    form.checked()?;
    let kept = asking::kept(&questions);
    let asked = (opening.sort, kept.as_str(), opening.by_mail);
    running::open(tx, place, asked, (opening.closes_at, now))
}

/// Answers a health round for a member, under a number that nothing else has.
///
/// # Errors
/// Where the round is over or they have answered; those of the database.
pub fn answer(
    tx: &mut Write<'_>,
    item: ItemId,
    (member, number): (MemberId, i64),
    sheet: &Sheet,
    now: Time,
) -> Result<(), Error> {
    let round = store::of_item(tx, item)?.ok_or(Error::NotFound)?;
    let sector = store::sector_of(tx, member)?.unwrap_or_default();
    asking::take(tx, &round, (Given { by: Some(member), sector: &sector, number }, sheet), now)
}

/// Writes down what an organisation or a member says of a partner.
///
/// # Errors
/// Where the round is over; those of the database.
pub fn rate(tx: &mut Write<'_>, item: ItemId, rating: &Rating, now: Time) -> Result<(), Error> {
    let round = store::of_item(tx, item)?.ok_or(Error::NotFound)?;
    let [reliability, support, openness, influence, involvement, resources] = rating.marks.map(Some);
    let said = Spoken {
        rater_id: rating.rater,
        rated_id: rating.rated,
        contact: rating.contact,
        depth: rating.depth,
        reliability,
        support,
        openness,
        influence,
        involvement,
        resources,
        own: false,
    };
    trust::take(tx, &round, (None, std::slice::from_ref(&said)), now)
}

/// Closes a round at a moment, whatever its end was to be, and writes into the log of now that it is closed.
///
/// # Errors
/// Those of the database.
pub fn close(tx: &mut Write<'_>, item: ItemId, (at, now): (Time, Time)) -> Result<(), Error> {
    let round = store::of_item(tx, item)?.ok_or(Error::NotFound)?;
    running::close_now(tx, &round, (at, now))
}
