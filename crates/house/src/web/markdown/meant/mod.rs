//! What people type in mail and chat is not always what Markdown takes it for: `2*3*4` is a sum, an answer below a quotation
//! is not part of it, `[10:32]: yes` is said and not a footnote. A text is prepared here so that it reads as it was meant.
//!
//! Signs that stand for themselves become marks that nobody can type and that no rule of Markdown knows; [`restored`]
//! turns them back, wherever they have ended up. Blank lines are put in where a block ends that Markdown would go on with.

mod lines;
mod signs;

pub(super) use lines::prepared;
pub(super) use signs::restored;
