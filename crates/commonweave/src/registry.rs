//! The kinds of items. A kind is one folder and one line here.

use crate::conversations;
use crate::items::Kind;

/// Every kind, in the order in which "New" offers them.
pub static KINDS: &[&Kind] = &[&conversations::DISCUSSION, &conversations::CHANNEL];
