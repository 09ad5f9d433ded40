//! The columns of a board.

use db::Time;
use house::ids::ColumnId;
use house::web::Said;

db::record! {
    /// A column.
    #[derive(Debug, Clone, Hash)]
    pub struct Column {
        pub id: ColumnId,
        /// One of the three with which a board begins; empty for any other.
        pub word: String,
        /// Its name; empty as long as it is called as its word is.
        pub name: String,
        pub position: i64,
        /// Whether what stands in it is done.
        pub done: bool,
        /// How many are meant to stand in it at once; 0 where nobody has said so.
        pub most: i64,
        pub archived_at: Option<Time>,
    }
}

/// The columns with which a board begins, each with the key of its name and whether it is for what is done.
pub(super) const BEGINNING: [(&str, &str, bool); 3] = [
    ("todo", "board-column-todo", false),
    ("doing", "board-column-doing", false),
    ("done", "board-column-done", true),
];

/// By what names columns of other programs are taken for one of these.
pub(super) const NAMES: [(&str, &[&str]); 3] = [
    ("todo", &["to do", "todo", "to-do", "open", "backlog"]),
    ("doing", &["doing", "in progress", "work in progress", "started"]),
    ("done", &["done", "complete", "completed", "finished"]),
];

/// The most columns of a board.
pub(super) const MOST: usize = 20;

impl Column {
    /// What it is called.
    pub fn called(&self) -> Said {
        let key = BEGINNING.iter().find(|(word, ..)| *word == self.word).map(|(_, key, _)| *key);
        match key.filter(|_| self.name.is_empty()) {
            Some(key) => Said::key(key),
            None => Said::raw(&self.name),
        }
    }
}

/// In which of the columns of its space something stands that is done or not: its own, or where that is one of another
/// space, or put aside, the first of its sort.
pub(super) fn standing(columns: &[Column], own: ColumnId, done: bool) -> Option<&Column> {
    let here = columns.iter().find(|column| column.id == own && column.done == done);
    here.or_else(|| columns.iter().find(|column| column.done == done))
}
