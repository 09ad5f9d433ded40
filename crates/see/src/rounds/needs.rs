//! What is asked of somebody on Today: the rounds that they have not answered.

use super::round::Sort;
use super::store::{self, Waiting};
use db::Read;
use house::web::{Error, Need, Said, Viewer};

/// How many are shown.
const SHOWN: i64 = 3;

/// The rounds that wait for the viewer.
pub(super) fn of(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(Vec::new()) };
    let mut all = store::waiting(q, (viewer.network.id, me), viewer.now, SHOWN)?;
    all.extend(store::waiting_for_organisation(q, (viewer.network.id, me), viewer.now, SHOWN)?);
    Ok(all.into_iter().map(|one| need(viewer, one)).collect())
}

fn need(viewer: &Viewer, one: Waiting) -> Need {
    let (name, page, key, why) = match one.sort {
        Sort::Health => ("round", "health", "round-answer-title", "round-need"),
        Sort::Organisations => ("trust-round", "trust", "trust-answer", "trust-need-organisations"),
        Sort::Members => ("trust-round", "trust", "trust-answer", "trust-need-members"),
    };
    let last = if one.sort.is_trust() { "partners" } else { "answer" };
    let way = (viewer.path(format_args!("{page}/{}/{last}", one.id)), key);
    let mut need = Need::new(name, Said::raw(one.title), way)
        .tinted("outcomes")
        .because(Said::key(why).with("space", one.space_name));
    need.until = Some(one.closes_at);
    need
}
