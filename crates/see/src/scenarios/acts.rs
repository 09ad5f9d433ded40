//! What the log calls the acts of this room.

use house::happenings::Act;

/// Somebody worked on a scenario beyond its title and text.
pub static SCENARIO_CHANGED: Act = Act {
    word: "scenario-changed",
    details: &[
        ("drivers", "happening-detail-scenario-drivers"),
        ("axes", "happening-detail-scenario-axes"),
        ("futures", "happening-detail-scenario-futures"),
        ("strategies", "happening-detail-scenario-strategies"),
        ("signs", "happening-detail-scenario-signs"),
    ],
    ..Act::QUIET
};

/// It alone.
pub static ALL: &[&Act] = &[&SCENARIO_CHANGED];
