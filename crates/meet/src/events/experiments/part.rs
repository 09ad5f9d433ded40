//! What stands on the page of an experiment, and what lists add.

use super::experiment::{Verdict, day, is_due};
use super::store;
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::dates::day_of;
use house::ids::ItemId;
use house::items::Item;
use house::web::{Error, Piece, Said, Viewer, filters};
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "events/experiments/views/_card.html")]
struct CardPart {
    review: String,
}

#[derive(Template)]
#[template(path = "events/experiments/views/_part.html")]
struct ExperimentPart {
    sign: Vec<String>,
    /// The page of whoever sees to it, where the viewer may know who that is.
    owner: Option<(String, String)>,
    /// Whether the viewer may know who somebody is.
    named: bool,
    until: Date,
    due: bool,
    /// The series at whose meetings it is looked at, by its address and what its latest meeting is called.
    series: Option<(String, String)>,
    verdict: Option<Verdict>,
    learned: Vec<String>,
    reviewer: Option<String>,
    reviewed_at: Option<Time>,
    /// Where the viewer says what became of it.
    review: Option<String>,
}

/// The paragraphs of a text that somebody typed.
fn paragraphs(text: &str) -> Vec<String> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Whether anybody may still say what became of it.
pub(super) fn takes_reviews(item: &Item) -> bool {
    !item.is_archived() && !item.space_archived
}

fn review_of(viewer: &Viewer, id: ItemId) -> String {
    viewer.path(format_args!("experiments/{id}/review"))
}

/// Asks what became of it, once its last day has come.
pub(super) fn card(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Option<Piece>, Error> {
    if !item.is_open() || !item.may(viewer, Action::TakePart) {
        return Ok(None);
    }
    let today = day_of(viewer.now, &viewer.zone());
    let found = store::of_item(q, item.id)?;
    let due = found.is_some_and(|found| is_due(day(found.until_on), found.verdict, today));
    Ok(due.then(|| Piece::of(CardPart { review: review_of(viewer, item.id) })))
}

/// What stands between the body and the conversation.
pub(super) fn part(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Piece, Error> {
    let found = store::of_item(q, item.id)?.ok_or(Error::NotFound)?;
    let named = viewer.may(Action::ReadMembers);
    let owner = found.owner_id.zip(found.owner).filter(|_| named);
    let until = day(found.until_on);
    let series = match found.series_id {
        Some(series) => store::name_of_series(q, series, item.space_id)?
            .map(|title| (viewer.path(format_args!("meetings?series={series}")), title)),
        None => None,
    };
    Ok(Piece::of(ExperimentPart {
        sign: paragraphs(&found.sign),
        owner: owner.map(|(id, name)| (viewer.path(format_args!("people/{id}")), name)),
        named,
        due: is_due(until, found.verdict, day_of(viewer.now, &viewer.zone())),
        until,
        series,
        verdict: found.verdict,
        learned: paragraphs(&found.learned),
        reviewer: found.reviewer.filter(|_| named),
        reviewed_at: found.reviewed_at,
        review: (takes_reviews(item) && item.may(viewer, Action::TakePart))
            .then(|| review_of(viewer, item.id)),
    }))
}

/// Until when it is tried, in lists.
pub(super) fn line(
    q: &mut Read<'_>,
    _viewer: &Viewer,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Said)>, Error> {
    let said = |(id, until): (ItemId, Time)| (id, Said::key("experiment-line").with("day", day(until)));
    Ok(store::under_trial(q, items)?.into_iter().map(said).collect())
}
