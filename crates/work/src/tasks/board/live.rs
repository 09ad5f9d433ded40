//! What happens on a board while somebody looks at it: each card that changed is put where it stands now. Where one has gone to
//! another space, the log says here that something went and not what, so all that still stands here is told.

use super::card::{CardPart, Shown, cards};
use super::show::{cell, columns_of, laid, standing_on};
use crate::tasks::column::{Column, standing};
use crate::tasks::store::board;
use askama::Template;
use db::Read;
use house::access::Action;
use house::app::App;
use house::dates::day_of;
use house::happenings::{self, Concern, Happening, LogPlace, Telling, Topic};
use house::ids::{ColumnId, ItemId, SpaceId};
use house::items;
use house::spaces;
use house::web::{Answer, At, Error, Locale, Speech, Viewer, Visit};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// `GET /n/{slug}/spaces/{id}/board/live`
pub(super) async fn live(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let app = visit.app.clone();
    let lanes = visit.query.value("lanes") == "organisation";
    let topic = Topic {
        name: (if lanes { "board-lanes" } else { "board" }, id.get()),
        wakes: Box::new(move |line| concerns(line, id)),
        concerns: Box::new(move |_, _, _| Ok(Concern { spaces: vec![id], ..Concern::default() })),
        tells: Box::new(move |q, viewer, place| tellings(q, viewer, &app, (id, lanes), place)),
    };
    happenings::stream(visit, topic, Vec::new()).await
}

fn concerns(line: &Happening, id: SpaceId) -> bool {
    line.space_id == Some(id) && (line.item_id.is_some() || went(line))
}

/// Whether something has gone to another space.
fn went(line: &Happening) -> bool {
    line.what.is(&items::ITEM_MOVED_AWAY)
}

/// Each card once, as it is now, whatever the line was.
fn tellings(
    q: &mut Read<'_>,
    viewer: &Viewer,
    app: &App,
    (id, lanes): (SpaceId, bool),
    after: LogPlace,
) -> Result<Vec<Telling>, Error> {
    let space = spaces::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    let lines = happenings::after_in_network(q, viewer.network.id, after)?;
    let mut left: BTreeSet<ItemId> =
        lines.iter().filter(|line| concerns(line, id)).filter_map(|line| line.item_id).collect();
    let asked: Vec<ItemId> = left.iter().copied().collect();
    let zone = TimeZone::get(&viewer.network.time_zone).unwrap_or(TimeZone::UTC);
    let today = day_of(viewer.now, &zone);
    let there = board::these(q, id, &asked)?;
    let found = cards(q, there, today)?;
    let mut seen = Seen {
        found: found.into_iter().map(|shown| (shown.card.id, shown)).collect(),
        columns: columns_of(q, id)?,
        amounts: board::amounts(q, id)?.into_iter().collect(),
        may_move: space.may(viewer, Action::TakePart),
        lanes,
    };
    let mut told = Vec::new();
    let mut whole = match lines.iter().any(|line| concerns(line, id) && went(line)) {
        true => Some(all_of(q, viewer, app, (&seen, id), today)?),
        false => None,
    };
    for line in &lines {
        let item = line.item_id.filter(|item| concerns(line, id) && left.remove(item));
        let html = match item {
            Some(item) => Some(Arc::from(told_of(q, viewer, app, &mut seen, (id, item))?)),
            None if concerns(line, id) && went(line) => whole.take(),
            None => None,
        };
        told.push((LogPlace::of(line), html));
    }
    Ok(told)
}

/// What was read for all lines at once.
struct Seen {
    found: BTreeMap<ItemId, Shown>,
    columns: Vec<Column>,
    amounts: BTreeMap<ColumnId, i64>,
    may_move: bool,
    lanes: bool,
}

/// Every place of the board with all that stands in it now. All cards are taken away before: what has gone may have been the
/// only one of its lane, which nothing stands in any more.
fn all_of(
    q: &mut Read<'_>,
    viewer: &Viewer,
    app: &App,
    (seen, space): (&Seen, SpaceId),
    today: Date,
) -> Result<Arc<str>, Error> {
    let (shown, _) = standing_on(q, space, &seen.columns, today)?;
    let (_, lanes) = laid(&seen.columns, shown, seen.lanes);
    let speech = speech_of(app, viewer);
    let mut html = "<turbo-stream action=\"remove\" targets=\".task-card\"></turbo-stream>".to_owned();
    for (cell, cards) in lanes.iter().flat_map(|lane| &lane.cells) {
        html.push_str(&format!("<turbo-stream action=\"update\" target=\"{cell}\"><template>"));
        for shown in cards {
            let part = CardPart { shown, base: &viewer.path(""), may_move: seen.may_move };
            let card = part.render_with_values(&speech).map_err(|error| Error::Broken(error.into()))?;
            html.push_str(&card);
        }
        html.push_str("</template></turbo-stream>");
    }
    html.push_str(&amounts(seen));
    Ok(Arc::from(html))
}

/// The words of the network, in which a board is told to all who look at it.
fn speech_of(app: &App, viewer: &Viewer) -> Speech {
    let network = &viewer.network;
    let locale = Locale::of_tag(&network.language).unwrap_or_default();
    Speech::new(app.texts.clone(), locale, &network.time_zone, viewer.now)
}

/// How many stand in each column.
fn amounts(seen: &Seen) -> String {
    let one = |column: &Column| {
        let amount = seen.amounts.get(&column.id).copied().unwrap_or_default();
        let target = format!("amount-{}", column.id);
        format!(
            "<turbo-stream action=\"update\" target=\"{target}\"><template>{amount}</template></turbo-stream>"
        )
    };
    seen.columns.iter().filter(|column| !column.done).map(one).collect()
}

/// A card where it stands now, or that it is gone, and how many stand in each column.
fn told_of(
    q: &mut Read<'_>,
    viewer: &Viewer,
    app: &App,
    seen: &mut Seen,
    (space, item): (SpaceId, ItemId),
) -> Result<String, Error> {
    let mut html = format!("<turbo-stream action=\"remove\" target=\"task-{item}\"></turbo-stream>");
    let shown = seen.found.remove(&item);
    let place = shown.as_ref().and_then(|shown| {
        standing(&seen.columns, shown.card.column_id, shown.card.done_at.is_some()).map(|column| column.id)
    });
    if let Some((shown, column)) = shown.zip(place) {
        let next = match shown.card.done_at {
            None => board::next_in(q, space, column, (&shown.card.place, item))?,
            Some(_) => None,
        };
        let key = if seen.lanes { shown.organisation() } else { 0 };
        html.push_str(&card_of(app, viewer, (&shown, seen.may_move), (&cell(column, key), next))?);
    }
    html.push_str(&amounts(seen));
    Ok(html)
}

/// The card at the end of its cell, and then before the one that follows it, where that is on the page.
fn card_of(
    app: &App,
    viewer: &Viewer,
    (shown, may_move): (&Shown, bool),
    (cell, next): (&str, Option<ItemId>),
) -> Result<Arc<str>, Error> {
    let network = &viewer.network;
    let made_of = (("card", shown, may_move, cell, next), (&network.slug, &network.language));
    app.hub.fragment(&made_of, || {
        let speech = speech_of(app, viewer);
        let part = CardPart { shown, base: &viewer.path(""), may_move };
        let card = part.render_with_values(&speech).map_err(|error| Error::Broken(error.into()))?;
        let action = if shown.card.done_at.is_some() { "prepend" } else { "append" };
        let mut html = format!(
            "<turbo-stream action=\"{action}\" target=\"{cell}\"><template>{card}</template></turbo-stream>"
        );
        if let Some(next) = next {
            let own = shown.card.id;
            html.push_str(&format!(
                "<turbo-stream action=\"precede\" target=\"task-{own}\" next=\"task-{next}\"></turbo-stream>"
            ));
        }
        Ok(Arc::from(html))
    })
}
