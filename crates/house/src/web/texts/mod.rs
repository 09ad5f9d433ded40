//! What the program says, in the reader's language. Every sentence stands in `locales/`; none in code or templates.

mod civil;
pub mod difference;
mod said;
mod speech;
mod time;

pub use said::{Argument, Said};
pub use speech::{Locale, Speech, Texts};
