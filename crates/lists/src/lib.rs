//! Reads the lists of people and organisations that people keep, whatever program wrote them: which bytes are letters,
//! which row names the columns, what each column means, and whether the rows are people, organisations, or people with
//! their employers. Each judgement comes with its reason and with how sure it is, so that a person can put it right.
//!
//! It is pure: bytes in, judgements out. It never asks who is known, and never writes anything.

mod cells;
mod cutting;
mod fold;
mod judging;
mod source;
mod word;
mod words;

pub use cells::{Addresses, Turned, addresses, is_broken, is_total, looks_like_email, present, turned};
pub use cutting::{COLUMNS, Cut, Delimiter, Head, ROWS, Table, TableRow};
pub use fold::{fold, one_name};
pub use judging::{Field, Guess, Kind, Title, Told, Why, belied, placeless};
pub use source::{Encoding, FileRefused, Letters, Opened, Sample, Sheets, open, open_sheet};
pub use word::Unknown;
pub use words::{is_body_rather, looks_like_body};
