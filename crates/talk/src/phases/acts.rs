//! What the log calls the acts of this room.

use house::happenings::Act;

/// The phases of a space were set up, changed or taken away.
pub static PHASES_SET: Act = Act { word: "phases-set", ..Act::QUIET };

/// A phase begins.
pub static PHASE_BEGUN: Act = Act { word: "phase-begun", news: true, ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[&PHASES_SET, &PHASE_BEGUN];
