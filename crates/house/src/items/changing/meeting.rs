//! Two texts that meet: what somebody typed, and what the item says since somebody else saved first.

use crate::items::item::Item;
use crate::items::store;
use crate::web::form::PAGES;
use crate::web::{Error, Form, difference};
use db::Read;

/// What the later of two sees.
#[derive(Debug)]
pub(super) struct Meeting {
    /// What the item says now.
    pub(super) newer: Item,
    /// What the other one changed: from the text with which both began to what the item says now.
    pub(super) theirs: Changes,
    /// From what the item says now to what was typed: what saving it would change.
    pub(super) mine: Changes,
}

/// How a title and a body changed.
#[derive(Debug)]
pub(super) struct Changes {
    pub(super) title: Vec<difference::Piece>,
    pub(super) body: Vec<difference::Piece>,
}

impl Meeting {
    /// Both texts and their differences.
    pub(super) fn of(q: &mut Read<'_>, item: &Item, typed: &Form) -> Result<Meeting, Error> {
        let began = typed.value("revision").parse().unwrap_or(0);
        let (title, body) = store::text_at(q, item, began)?;
        // No longer than what could be saved: a difference of more is of no use to anybody.
        let mut read = typed.clone();
        let typed_title = read.optional_line("title", PAGES);
        let typed_body: String = read.optional_text("body", PAGES).chars().take(PAGES).collect();
        Ok(Meeting {
            theirs: Changes::between((&title, &body), (&item.title, &item.body)),
            mine: Changes::between((&item.title, &item.body), (&typed_title, &typed_body)),
            newer: item.clone(),
        })
    }
}

impl Changes {
    fn between(older: (&str, &str), newer: (&str, &str)) -> Changes {
        Changes {
            title: difference::difference(older.0, newer.0),
            body: difference::difference(older.1, newer.1),
        }
    }
}
