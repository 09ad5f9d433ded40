//! What a health round asks, and how it is answered: on a phone, or on paper that whoever holds the space types in.

mod page;
mod questions;
mod sheet;
mod statements;
mod taking;

pub use sheet::{Own, Sheet};

pub(super) use page::{answer, answer_paper, ask, ask_paper};
pub(super) use questions::{Question, Way, kept, known, read};
pub(super) use statements::{THEMES, Theme};
pub(super) use taking::{Given, take};
