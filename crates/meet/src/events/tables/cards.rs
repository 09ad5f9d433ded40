//! Cards to print: one a person, with the table of each round.

use super::store;
use crate::events::coming::{below, find};
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::{AttendanceId, ItemId};
use house::web::{Answer, At, Error, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "events/tables/views/cards.html")]
struct CardsPage {
    title: String,
    rounds: String,
    cards: Vec<Card>,
}

struct Card {
    who: AttendanceId,
    name: String,
    /// Each round with its table.
    tables: Vec<(i64, i64)>,
}

/// `GET /n/{slug}/events/{id}/rounds/cards`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id)).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Page<CardsPage>, Error> {
    let (item, _) = find(q, viewer, id, Action::Moderate)?;
    let mut cards: Vec<Card> = Vec::new();
    for (who, name, round, place) in store::card_lines(q, id)? {
        if cards.last().is_none_or(|card| card.who != who) {
            cards.push(Card { who, name, tables: Vec::new() });
        }
        if let Some(card) = cards.last_mut() {
            card.tables.push((round, place));
        }
    }
    let rounds = viewer.path(format_args!("events/{id}/rounds"));
    let body = CardsPage { title: item.title.clone(), rounds, cards };
    Ok(below(Page::new(body, "tables-cards"), viewer, &item).wide())
}
