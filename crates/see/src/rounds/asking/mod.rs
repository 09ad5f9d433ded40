//! What a health round asks, and how it is answered: on a phone, by the link of a letter, or on paper that whoever holds the space types in.

mod page;
mod questions;
mod sheet;
mod statements;
mod taking;

pub use sheet::{Own, Sheet};

pub(super) use page::{AnswerPage, Sender, answer, answer_paper, ask, ask_paper, sheet_of};
pub(super) use questions::{Question, Way, kept, known, read};
pub(super) use statements::{THEMES, Theme};
pub(super) use taking::{Given, take};
