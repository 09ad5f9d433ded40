//! What the form of a risk asks beyond title and body: cause, consequence, likelihood, impact, who carries it, and when it is
//! looked at again.

use super::acts::RISK_GIVEN;
use super::risk::{IMPACTS, LIKELIHOODS, Risk, Turn, day_typed, note, read_day, read_step, scale};
use super::store::{self, Rated};
use askama::Template;
use db::{Read, Write};
use house::ids::{ItemId, MemberId};
use house::items::{self, Fields};
use house::members::{self, fold};
use house::networks;
use house::web::form::{LINE, PARAGRAPHS};
use house::web::{Error, Form, Piece, Said, Viewer, filters};

/// How many people of a name are looked at.
const NAMED: i64 = 20;

/// The fields of a risk.
pub(super) static FIELDS: Fields = Fields { show, fill, write };

#[derive(Template)]
#[template(path = "risks/views/_fields.html")]
struct RiskFields {
    form: Form,
    likelihoods: Vec<(String, &'static str)>,
    impacts: Vec<(String, &'static str)>,
}

fn show(form: &Form) -> Piece {
    Piece::of(RiskFields { form: form.clone(), likelihoods: scale(&LIKELIHOODS), impacts: scale(&IMPACTS) })
}

fn fill(q: &mut Read<'_>, item: ItemId, form: Form) -> Result<Form, Error> {
    let risk = store::of_item(q, item)?.ok_or(Error::NotFound)?;
    Ok(form
        .with("cause", risk.cause)
        .with("consequence", risk.consequence)
        .with("likelihood", risk.likelihood.to_string())
        .with("impact", risk.impact.to_string())
        .with("carrier", risk.owner.unwrap_or_default())
        .with("review", day_typed(risk.review_on)))
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    let before = store::of_item(tx, item)?;
    let cause = form.optional_text("cause", PARAGRAPHS);
    let consequence = form.optional_text("consequence", PARAGRAPHS);
    let (likelihood, impact) = (read_step(form, "likelihood"), read_step(form, "impact"));
    let owner = carrier(tx, viewer, (item, before.as_ref()), form)?;
    let review_on = read_day(form, "review");
    form.checked()?;
    let rated = Rated { cause: &cause, consequence: &consequence, likelihood, impact, owner, review_on };
    if before.as_ref().is_some_and(|before| is_same(before, &rated)) {
        return Ok(false);
    }
    match &before {
        None => {
            store::begin(tx, (viewer.network.id, item), &rated, viewer.now)?;
            networks::use_page(tx, viewer.network.id, "risks")?;
        }
        Some(_) => {
            store::change(tx, item, &rated, viewer.now)?;
        }
    }
    let turn = if before.is_none() { Turn::Begun } else { Turn::Reviewed };
    let rating = before.as_ref().map(|before| (before.likelihood, before.impact));
    if rating != Some((likelihood, impact)) {
        store::note_turn(tx, (viewer.network.id, item), (viewer.member_id(), turn, ""), viewer.now)?;
    }
    let carried = before.as_ref().and_then(|before| before.owner_id);
    if let Some(owner) = owner.filter(|owner| Some(*owner) != carried && Some(*owner) != viewer.member_id()) {
        let space = items::space_of(tx, item)?.ok_or(Error::NotFound)?;
        note(tx, viewer, (space, item), &RISK_GIVEN, (Some(owner), ""))?;
    }
    Ok(true)
}

fn is_same(before: &Risk, rated: &Rated<'_>) -> bool {
    before.cause == rated.cause
        && before.consequence == rated.consequence
        && (before.likelihood, before.impact) == (rated.likelihood, rated.impact)
        && (before.owner_id, before.review_on) == (rated.owner, rated.review_on)
}

/// The member who is named to carry it; nobody where the field is empty. They can read the risk.
fn carrier(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (item, before): (ItemId, Option<&Risk>),
    form: &mut Form,
) -> Result<Option<MemberId>, Error> {
    let name = form.optional_line("carrier", LINE);
    if name.is_empty() {
        return Ok(None);
    }
    // Whoever carried it carries it still, however many of their name there are.
    if let Some(before) = before.filter(|before| before.owner.as_ref() == Some(&name)) {
        return Ok(before.owner_id);
    }
    let found = members::find_by_name(tx, viewer.network.id, &name, NAMED)?;
    let exact: Vec<MemberId> =
        found.iter().filter(|card| fold(&card.name) == fold(&name)).map(|card| card.id).collect();
    let found: Vec<MemberId> = found.iter().map(|card| card.id).collect();
    let member = match (exact.as_slice(), found.as_slice()) {
        ([member], _) | ([], [member]) => *member,
        ([], []) => {
            form.fail("carrier", Said::key("risk-carrier-unknown").with("name", name));
            return Ok(None);
        }
        _ => {
            form.fail("carrier", Said::key("risk-carrier-several").with("name", name));
            return Ok(None);
        }
    };
    let theirs = match Viewer::of_member(tx, member, viewer.now) {
        Ok(theirs) => items::visible_to(tx, &theirs, item)?.is_some(),
        Err(Error::NotFound) => false,
        Err(error) => return Err(error),
    };
    if !theirs {
        form.fail("carrier", "risk-carrier-blind");
    }
    Ok(Some(member))
}
