//! What is asked of somebody on Today: the rounds whose hour has struck for them and that they have not answered.

use super::rhythm;
use super::store;
use db::Read;
use house::dates;
use house::web::{Error, Need, Said, Viewer};

/// How many are shown.
const SHOWN: usize = 5;

/// The check-ins that wait for the viewer.
pub(super) fn of(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(member) = viewer.member_id() else { return Ok(Vec::new()) };
    let waiting = store::unanswered(q, member, viewer.now)?;
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let zone = viewer.zone();
    let today = dates::day_of(viewer.now, &zone).to_string();
    if store::is_away(q, member, &today)? {
        return Ok(Vec::new());
    }
    let struck = waiting
        .into_iter()
        .filter(|one| rhythm::moment(rhythm::read(&one.day), one.hour, &zone) <= viewer.now);
    // Of one question the latest round alone is asked; they come with the newest first.
    let mut known = std::collections::BTreeSet::new();
    let newest = struck.filter(|one| known.insert(one.item_id)).filter(|one| !one.answered);
    let need = |one: store::Waiting| {
        let way = (viewer.path(format_args!("items/{}", one.item_id)), "checkin-answer");
        let title = Said::raw(one.title);
        Need::new("checkin", title, way)
            .tinted("talk")
            .because(Said::key("checkin-need").with("space", one.space_name))
    };
    Ok(newest.take(SHOWN).map(need).collect())
}
