//! What the log calls the acts of this room.

use house::happenings::{Act, Audience};

/// Import done.
pub static IMPORT_DONE: Act = Act { word: "import-done", audience: Audience::Stewards, ..Act::QUIET };

/// Import withdrawn.
pub static IMPORT_WITHDRAWN: Act =
    Act { word: "import-withdrawn", audience: Audience::Stewards, ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[&IMPORT_DONE, &IMPORT_WITHDRAWN];
