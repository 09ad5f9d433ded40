//! What could go wrong is written down by whoever carries it, once it is known what is measured; some days later they say what is
//! made of it.

use crate::demo::measures::Danger;
use crate::demo::stage::Given;
use crate::demo::stage::batch::Ground;
use db::{Time, Write};
use house::dates::{day_of, midnight};
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items::{self, ITEM_STARTED, ItemText, Kind};
use house::spaces;
use house::web::{Error, Viewer};
use jiff::ToSpan;
use jiff::tz::TimeZone;
use see::risks::{self, Described, RISK};

/// The kinds of which the search has to know here.
static KINDS: &[&Kind] = &[&RISK];

/// Writes a risk down.
pub(super) fn note(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (at, now): (usize, Time),
) -> Result<ItemId, Error> {
    let (danger, viewer) = carried(tx, ground, known, (at, now))?;
    begin(tx, ground, known, (&viewer, danger))
}

/// Says what is made of a risk, and binds it to what it watches.
pub(super) fn treat(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (at, item, now): (usize, ItemId, Time),
) -> Result<(), Error> {
    let (danger, viewer) = carried(tx, ground, known, (at, now))?;
    if let Some((answer, text)) = &danger.answer {
        risks::respond(tx, &viewer, item, (*answer, text))?;
    }
    if let Some((gauge, subject, limit)) = &danger.watch {
        let subject = subject_of(ground, known, (gauge, subject))?;
        risks::bind(tx, &viewer, item, (gauge, subject, *limit))?;
    }
    Ok(())
}

/// The risk at a place, and whoever carries it.
fn carried<'a>(
    tx: &mut Write<'_>,
    ground: Ground<'a>,
    known: &Given,
    (at, now): (usize, Time),
) -> Result<(&'a Danger, Viewer), Error> {
    let danger = ground.plan.measures.risks.get(at).ok_or(db::Error::Missing)?;
    let people = &ground.plan.people;
    let owner = people.iter().position(|player| player.key == danger.owner).ok_or(db::Error::Missing)?;
    Ok((danger, Viewer::of_member(tx, known.person(owner)?, now)?))
}

fn begin(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (viewer, danger): (&Viewer, &Danger),
) -> Result<ItemId, Error> {
    let (network, now, author) = (ground.network, viewer.now, viewer.member()?.id);
    let named = &ground.plan.measures.spaces;
    let place = named.iter().position(|key| *key == danger.space).ok_or(db::Error::Missing)?;
    let space = known.space(place)?;
    let new = items::Beginning { network, space, kind: &RISK, author, now, once: None };
    let item = items::create(tx, &new, &ItemText::new(&danger.title, ""))?.ok_or(db::Error::Missing)?;
    let day = day_of(ground.plan.ends, &TimeZone::UTC);
    let review = day.checked_add(danger.review.days()).unwrap_or(day);
    let described = Described {
        cause: danger.cause.clone(),
        consequence: danger.consequence.clone(),
        rating: danger.rating,
        owner: Some(author),
        review_on: Some(midnight(review, &TimeZone::UTC)),
    };
    risks::begin(tx, viewer, item, &described)?;
    items::renew(tx, KINDS, &[item])?;
    spaces::use_tab(tx, space, RISK.verb)?;
    spaces::note_activity(tx, space, now)?;
    let started = Happened::new(&ITEM_STARTED).space(space).item(item).detail(RISK.name);
    happenings::record(tx, network, Some(author), now, started)?;
    Ok(item)
}

/// The number of what a gauge is read of.
fn subject_of(ground: Ground<'_>, known: &Given, (gauge, subject): (&str, &str)) -> Result<i64, Error> {
    if gauge.starts_with("indicator-") {
        return Ok(known.indicator(subject)?.get());
    }
    if gauge.starts_with("network-") {
        return Ok(ground.network.get());
    }
    let named = &ground.plan.measures.organisations;
    let place = named.iter().position(|key| key == subject).ok_or(db::Error::Missing)?;
    Ok(known.organisation(place)?.get())
}
