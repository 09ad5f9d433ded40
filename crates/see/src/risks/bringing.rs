//! What can be written down in somebody's name without a form: a risk, what is made of it, to what it is bound.

use super::acts::{RISK_ANSWERED, RISK_BOUND};
use super::answer::{Given, keep};
use super::risk::{Treatment, Turn, find, note};
use super::store::{self, Rated};
use db::{Time, Write};
use house::access::Action;
use house::ids::{ItemId, MemberId};
use house::networks;
use house::web::{Error, Viewer, markdown};

/// How a risk is described and rated.
#[derive(Debug, Clone)]
pub struct Described {
    /// Where it comes from.
    pub cause: String,
    /// What would follow.
    pub consequence: String,
    /// How likely it is, from 1 to 5, and how bad it would be.
    pub rating: (i64, i64),
    /// Who carries it.
    pub owner: Option<MemberId>,
    /// The midnight of UTC with which the day begins on which it is looked at again.
    pub review_on: Option<Time>,
}

/// Makes a risk of an item of this kind that was just started.
///
/// # Errors
/// Those of the database.
pub fn begin(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, described: &Described) -> Result<(), Error> {
    let (likelihood, impact) = described.rating;
    let rated = Rated {
        cause: &described.cause,
        consequence: &described.consequence,
        likelihood,
        impact,
        owner: described.owner,
        review_on: described.review_on,
    };
    store::begin(tx, (viewer.network.id, item), &rated, viewer.now)?;
    networks::use_page(tx, viewer.network.id, "risks")?;
    let turn = (viewer.member_id(), Turn::Begun, "");
    store::note_turn(tx, (viewer.network.id, item), turn, viewer.now)?;
    Ok(())
}

/// Says what is made of a risk, in Markdown; when it is looked at again stays as it was.
///
/// # Errors
/// [`Error::NotFound`] where there is no such risk; those of the database.
pub fn respond(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (answer, text): (Treatment, &str),
) -> Result<(), Error> {
    let (item, risk) = find(tx, viewer, id, Action::TakePart)?;
    let html = markdown::to_html(text);
    let given = Given { answer: Some(answer), text, html: &html, review_on: risk.review_on };
    keep(tx, (viewer.network.id, &item), &given, (viewer.member_id(), viewer.now))?;
    note(tx, viewer, (item.space_id, id), &RISK_ANSWERED, (None, answer.as_str()))
}

/// Binds a risk to the gauge of this word, read of this thing and held against this number. The first look at it comes with the
/// next round.
///
/// # Errors
/// [`Error::NotFound`] where there is no such risk; those of the database.
pub fn bind(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (gauge, subject, threshold): (&str, i64, i64),
) -> Result<(), Error> {
    let (item, _) = find(tx, viewer, id, Action::TakePart)?;
    let member = viewer.member()?.id;
    if store::bind(tx, (viewer.network.id, id), (gauge, subject, threshold), member, viewer.now)? > 0 {
        note(tx, viewer, (item.space_id, id), &RISK_BOUND, (None, ""))?;
    }
    Ok(())
}
