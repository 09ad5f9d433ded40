//! A card as boards and lists show it.

use crate::tasks::store::board::{self, Card};
use crate::tasks::task::{Priority, day};
use askama::Template;
use db::Read;
use house::ids::{ItemId, OrganisationId};
use house::spaces::Space;
use house::web::{Viewer, filters, hue, initials};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A card with everything that stands on it.
#[derive(Debug, Clone, Hash)]
pub(in crate::tasks) struct Shown {
    pub(in crate::tasks) card: Card,
    pub(in crate::tasks) due: Option<Date>,
    /// Whether its day has passed, or has come, for the viewer.
    pub(in crate::tasks) late: bool,
    pub(in crate::tasks) today: bool,
    /// Letters, colour and name of each who does it.
    pub(in crate::tasks) people: Vec<(String, u8, String)>,
    /// For how many things that are not done it waits.
    pub(in crate::tasks) blocked: i64,
}

impl Shown {
    /// Key of what presses.
    pub(in crate::tasks) fn presses(&self) -> Option<&'static str> {
        Some(self.card.priority).filter(|priority| priority.presses()).map(Priority::label)
    }

    /// The organisation that carries it, by its number; 0 where none does.
    pub(in crate::tasks) fn organisation(&self) -> i64 {
        self.card.organisation_id.map_or(0, OrganisationId::get)
    }
}

/// One card as a page and a stream have it.
#[derive(Template)]
#[template(path = "tasks/board/views/_card.html")]
pub(super) struct CardPart<'a> {
    pub(super) shown: &'a Shown,
    /// The address of the network, below which everything lies.
    pub(super) base: &'a str,
    pub(super) may_move: bool,
}

/// What stands on these cards, in three statements however many there are. Days are those of `today`.
pub(in crate::tasks) fn cards(
    q: &mut Read<'_>,
    cards: Vec<Card>,
    today: Date,
) -> Result<Vec<Shown>, db::Error> {
    let ids: Vec<ItemId> = cards.iter().map(|card| card.id).collect();
    let mut people: BTreeMap<ItemId, Vec<(String, u8, String)>> = BTreeMap::new();
    for (item, member, name) in board::people(q, &ids)? {
        people.entry(item).or_default().push((initials(&name), hue(member.get()), name));
    }
    let blocked: BTreeMap<ItemId, i64> = board::blocked(q, &ids)?.into_iter().collect();
    let shown = |card: Card| {
        let due = card.due_on.map(day);
        let open = card.done_at.is_none();
        Shown {
            due,
            late: open && due.is_some_and(|due| due < today),
            today: open && due == Some(today),
            people: people.remove(&card.id).unwrap_or_default(),
            blocked: blocked.get(&card.id).copied().filter(|_| open).unwrap_or_default(),
            card,
        }
    };
    Ok(cards.into_iter().map(shown).collect())
}

/// The ways to look at the tasks of a space: address, key, whether one is there.
pub(in crate::tasks) fn nav(viewer: &Viewer, space: &Space, here: &str) -> Vec<(String, &'static str, bool)> {
    let href = space.href(viewer);
    [("board", "board-title"), ("list", "task-list-title"), ("timeline", "timeline-title")]
        .map(|(path, key)| (format!("{href}/{path}"), key, path == here))
        .to_vec()
}
