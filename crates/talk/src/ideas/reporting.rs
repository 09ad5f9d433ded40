//! What ideas report: those to which nobody has answered for a while, and how many there were in a month.

use super::IDEA;
use super::store;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::reports::{Count, Counted, Laid, Lying, Over, Spot, Tray};
use house::web::{Error, Said, Viewer};
use std::time::Duration;

/// So long an idea may wait for an answer before it is owed.
const PATIENCE: Duration = Duration::from_secs(60 * 60 * 24 * 7);
/// So many ideas are looked through at a time.
const LOOKED: i64 = 200;

/// Ideas to which those who hold the space owe an answer.
pub(super) static UNANSWERED: Tray = Tray {
    word: "ideas",
    title: "idea-tray",
    about: "idea-tray-about",
    empty: "idea-tray-empty",
    deed: "idea-tray-deed",
    rows: unanswered,
};

fn unanswered(q: &mut Read<'_>, viewer: &Viewer, before: Spot, limit: i64) -> Result<Lying, Error> {
    if !viewer.may(Action::ReadDesk) {
        return Ok(Lying::default());
    }
    let (time, item) = before.moment();
    let before = (time.min(viewer.now - PATIENCE), ItemId::from(item));
    let looked = store::waiting(q, viewer, (IDEA.name, before), LOOKED)?;
    let row = |one: store::Unanswered| {
        let title = Said::raw(one.title);
        let told = Said::key("idea-tray-row").with("name", one.author).with("space", one.space);
        let href = viewer.path(format_args!("items/{}", one.id));
        let laid = Laid { title, told: Some(told), at: Some(one.created_at), href };
        (Spot::at(one.created_at, one.id.get()), (one.owed > 0).then_some(laid))
    };
    Ok(Lying::of(looked.into_iter().map(row).collect(), limit, LOOKED))
}

/// Ideas that were put forward.
pub(super) static PUT_FORWARD: Count = Count {
    word: "ideas",
    title: "idea-count",
    meaning: "idea-count-meaning",
    counted: Counted::Things,
    over: Over::Sum,
    per: 1,
    tell: store::put_forward,
};
