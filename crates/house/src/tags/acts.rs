//! What the log calls the acts of this room.

use crate::happenings::{Act, Audience};

/// Tag renamed.
pub static TAG_RENAMED: Act =
    Act { word: "tag-renamed", audience: Audience::Stewards, page: Some("tags"), ..Act::QUIET };

/// Tag merged into another.
pub static TAG_MERGED: Act =
    Act { word: "tag-merged", audience: Audience::Stewards, page: Some("tags"), ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[&TAG_RENAMED, &TAG_MERGED];
