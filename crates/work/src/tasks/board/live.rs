//! What happens on a board while somebody looks at it: each card that changed is put where it stands now.

use super::card::{CardPart, Shown, cards};
use super::show::{cell, columns_of};
use crate::tasks::column::standing;
use crate::tasks::store::board;
use askama::Template;
use db::Read;
use house::access::Action;
use house::app::App;
use house::dates::day_of;
use house::happenings::{self, Concern, Happening, LogPlace, Telling, Topic};
use house::ids::{ColumnId, ItemId, SpaceId};
use house::spaces;
use house::web::{Answer, At, Error, Locale, Speech, Viewer, Visit};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
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
    line.space_id == Some(id) && line.item_id.is_some()
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
    let asked: BTreeSet<ItemId> =
        lines.iter().filter(|line| concerns(line, id)).filter_map(|line| line.item_id).collect();
    let asked: Vec<ItemId> = asked.into_iter().collect();
    let found = board::these(q, id, &asked)?;
    let zone = jiff::tz::TimeZone::get(&viewer.network.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let mut found: BTreeMap<ItemId, Shown> =
        cards(q, found, day_of(viewer.now, &zone))?.into_iter().map(|shown| (shown.card.id, shown)).collect();
    let columns = columns_of(q, id)?;
    let amounts: BTreeMap<ColumnId, i64> = board::amounts(q, id)?.into_iter().collect();
    let mut left: BTreeSet<ItemId> = asked.into_iter().collect();
    let may_move = space.may(viewer, Action::TakePart);
    let mut told = Vec::new();
    for line in &lines {
        let item = line.item_id.filter(|item| concerns(line, id) && left.remove(item));
        let Some(item) = item else {
            told.push((LogPlace::of(line), None));
            continue;
        };
        let mut html = format!("<turbo-stream action=\"remove\" target=\"task-{item}\"></turbo-stream>");
        let shown = found.remove(&item);
        if let Some((shown, column)) = shown.and_then(|shown| {
            let column = standing(&columns, shown.card.column_id, shown.card.done_at.is_some())?.id;
            Some((shown, column))
        }) {
            let next = match shown.card.done_at {
                None => board::next_in(q, id, column, (&shown.card.place, item))?,
                Some(_) => None,
            };
            let key = if lanes { shown.organisation() } else { 0 };
            html.push_str(&card_of(app, viewer, (&shown, may_move), (&cell(column, key), next))?);
        }
        for column in columns.iter().filter(|column| !column.done) {
            let amount = amounts.get(&column.id).copied().unwrap_or_default();
            let _ = write!(
                html,
                "<turbo-stream action=\"update\" target=\"amount-{}\"><template>{amount}</template></turbo-stream>",
                column.id
            );
        }
        told.push((LogPlace::of(line), Some(Arc::from(html))));
    }
    Ok(told)
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
        let locale = Locale::of_tag(&network.language).unwrap_or_default();
        let speech = Speech::new(app.texts.clone(), locale, &network.time_zone, viewer.now);
        let part = CardPart { shown, base: &viewer.path(""), may_move };
        let card = part.render_with_values(&speech).map_err(|error| Error::Broken(error.into()))?;
        let action = if shown.card.done_at.is_some() { "prepend" } else { "append" };
        let mut html = format!(
            "<turbo-stream action=\"{action}\" target=\"{cell}\"><template>{card}</template></turbo-stream>"
        );
        if let Some(next) = next {
            let _ = write!(
                html,
                "<turbo-stream action=\"precede\" target=\"task-{}\" next=\"task-{next}\"></turbo-stream>",
                shown.card.id
            );
        }
        Ok(Arc::from(html))
    })
}
