//! What Today says of risks to whoever carries them: which raised themselves, with the figure and how it came; and which are to
//! be looked at again.

use super::figure::{Figure, figures};
use crate::risks::risk::day;
use crate::risks::store;
use askama::Template;
use db::{Read, Time};
use house::dates::{day_of, midnight};
use house::ids::ItemId;
use house::room::Rooms;
use house::web::{Error, Need, Piece, Said, Viewer, filters};
use jiff::tz::TimeZone;

/// How many risks are shown that raised themselves, and how many that are due.
const SHOWN: i64 = 3;
const DUE: i64 = 20;

#[derive(Template)]
#[template(path = "risks/watch/views/_called.html")]
struct Called {
    figures: Vec<Figure>,
    all: String,
}

#[derive(Template)]
#[template(path = "risks/watch/views/_due.html")]
struct Due {
    lines: Vec<(String, String, Said)>,
}

/// What waits for somebody.
pub(in crate::risks) fn warnings(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
) -> Result<Vec<Need>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    let raised = store::raised(q, viewer, me, SHOWN)?;
    let ids: Vec<ItemId> = raised.iter().map(|(id, ..)| *id).collect();
    let mut calling = store::calling(q, &ids)?;
    for (id, title, _) in raised {
        let own = calling.extract_if(.., |trigger| trigger.item_id == id).collect();
        let figures = figures(q, viewer, rooms, own)?;
        all.push(raised_need(viewer, (id, &title), figures));
    }
    let today = day_of(viewer.now, &viewer.zone());
    let due = store::due(q, viewer, me, (midnight(today, &TimeZone::UTC), DUE))?;
    all.extend(due_need(viewer, &due));
    Ok(all)
}

fn raised_need(viewer: &Viewer, (id, title): (ItemId, &str), figures: Vec<Figure>) -> Need {
    let base = viewer.path(format_args!("risks/{id}"));
    let said = Said::key("risk-need-raised").with("title", title);
    let seen = figures.iter().find_map(|figure| figure.reading.as_ref());
    // Without a figure that they may see it is still theirs to look at.
    let why = seen.map_or_else(|| Said::key("risk-need-unseen"), |reading| reading.told.clone());
    let need = Need::new("risk-raised", said, (format!("{base}/review"), "risk-review")).because(why);
    need.tinted("outcomes").showing(Piece::of(Called { figures, all: format!("{base}/triggers") }))
}

fn due_need(viewer: &Viewer, due: &[(ItemId, String, Time)]) -> Option<Need> {
    let (first, title, _) = due.first()?;
    let said = Said::key("risk-need-due").with("count", i64::try_from(due.len()).unwrap_or(DUE));
    let way = (viewer.path(format_args!("risks/{first}/review")), "risk-review");
    let line = |(id, title, at): &(ItemId, String, Time)| {
        let told = Said::key("risk-need-day").with("day", day(*at));
        (viewer.path(format_args!("items/{id}")), title.clone(), told)
    };
    let need = Need::new("risk-due", said, way).because(Said::key("risk-need-first").with("title", title));
    Some(need.tinted("outcomes").showing(Piece::of(Due { lines: due.iter().map(line).collect() })))
}
