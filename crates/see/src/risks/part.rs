//! What stands on the page of a risk: how it is rated, who carries it, what was made of it, and what happened to it.

use super::risk::{IMPACTS, LIKELIHOODS, Risk, Weight, day, step};
use super::store::{self, Turned};
use askama::Template;
use db::Read;
use house::access::Action;
use house::dates::day_of;
use house::ids::ItemId;
use house::items::Item;
use house::web::{Error, Piece, Said, Viewer, filters};
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "risks/views/_card.html")]
struct RiskCard {
    base: String,
    raised: bool,
}

#[derive(Template)]
#[template(path = "risks/views/_part.html")]
struct RiskPart {
    risk: Risk,
    cause: Vec<String>,
    consequence: Vec<String>,
    weight: (&'static str, &'static str),
    likelihood: &'static str,
    impact: &'static str,
    /// The page of whoever carries it, where the viewer may know who that is.
    owner: Option<(String, String)>,
    /// Whether the viewer may know who somebody is.
    named: bool,
    review: Option<Date>,
    late: bool,
    triggers: i64,
    /// What happened to it, each with what was written down then.
    turns: Vec<(Turned, Vec<String>)>,
    base: String,
    register: String,
    may: bool,
}

/// The paragraphs of a text that somebody typed.
fn paragraphs(text: &str) -> Vec<String> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// What is asked now: to look, where a live figure calls; to answer, where nobody has.
pub(super) fn card(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Option<Piece>, Error> {
    if !item.is_open() || !item.may(viewer, Action::TakePart) {
        return Ok(None);
    }
    let Some(risk) = store::of_item(q, item.id)? else { return Ok(None) };
    let raised = risk.raised_at.is_some();
    if !raised && risk.answer.is_some() {
        return Ok(None);
    }
    let base = viewer.path(format_args!("risks/{}", item.id));
    Ok(Some(Piece::of(RiskCard { base, raised })))
}

/// What stands between the body and the conversation.
pub(super) fn part(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Piece, Error> {
    let risk = store::of_item(q, item.id)?.ok_or(Error::NotFound)?;
    let named = viewer.may(Action::ReadMembers);
    let owner = risk.owner_id.zip(risk.owner.clone()).filter(|_| named);
    let today = day_of(viewer.now, &viewer.zone());
    let review = risk.review_on.map(day);
    let turns = store::turns(q, item.id)?.into_iter().map(|turn| {
        let note = paragraphs(&turn.note);
        (turn, note)
    });
    Ok(Piece::of(RiskPart {
        cause: paragraphs(&risk.cause),
        consequence: paragraphs(&risk.consequence),
        weight: Weight::of(risk.likelihood, risk.impact).label(),
        likelihood: step(&LIKELIHOODS, risk.likelihood),
        impact: step(&IMPACTS, risk.impact),
        owner: owner.map(|(id, name)| (viewer.path(format_args!("people/{id}")), name)),
        named,
        late: review.is_some_and(|review| review < today),
        review,
        triggers: store::count_triggers(q, item.id)?,
        turns: turns.collect(),
        base: viewer.path(format_args!("risks/{}", item.id)),
        register: viewer.path("risks"),
        may: item.is_open() && item.may(viewer, Action::TakePart),
        risk,
    }))
}

/// How they weigh, in lists.
pub(super) fn line(
    q: &mut Read<'_>,
    _viewer: &Viewer,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Said)>, Error> {
    let found = store::ratings(q, items)?;
    let said = |(id, likelihood, impact): (ItemId, i64, i64)| {
        let key = match Weight::of(likelihood, impact) {
            Weight::High => "risk-line-high",
            Weight::Middle => "risk-line-middle",
            Weight::Low => "risk-line-low",
        };
        (id, Said::key(key).with("likelihood", likelihood).with("impact", impact))
    };
    Ok(found.into_iter().map(said).collect())
}
