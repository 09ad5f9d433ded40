//! What the rows of a list say about people and organisations in Markdown, set before anything is written: a thread that
//! writes does not do it.

use crate::imports::draft::Draft;
use crate::imports::reading::Reading;
use house::web::markdown;
use lists::Table;
use std::collections::HashMap;

/// Texts with their HTML.
#[derive(Debug, Clone, Default)]
pub struct Set(HashMap<String, String>);

impl Set {
    /// All that the rows of a table say.
    pub fn of(table: &Table, reading: &Reading) -> Set {
        let mut set = HashMap::new();
        for draft in table.rows.iter().filter_map(|row| Draft::read(row, reading).ok()) {
            let organisations = draft.organisations.into_iter().map(|(new, _)| new.about);
            let all = organisations.chain(draft.person.map(|person| person.about));
            for text in all.filter(|text| !text.is_empty()) {
                set.entry(text).or_insert_with_key(|text| markdown::to_html(text));
            }
        }
        Set(set)
    }

    /// A text as HTML; as it was typed where it is none of the list's.
    pub(super) fn html(&self, text: &str) -> String {
        self.0.get(text).cloned().unwrap_or_else(|| markdown::as_typed(text))
    }
}
