//! What the log calls the acts of this room.

use house::happenings::{Act, Asks, Layer, Subject, Taking, Tie, Who, Whom};

const REMOVED: &[(&str, &str)] = &[("removed", "happening-detail-removed")];

/// Who carries a task is tied to all others who do.
const CARRIED: Tie = Tie { taking: Taking::PartUnless("removed"), ..Tie::of(Layer::Work) };

/// Whoever is given something to do wants to know.
static GIVEN: Asks = Asks { whom: Whom::Subject, why: "task-given-why" };

/// A task stands in another place of its board.
pub static TASK_MOVED: Act = Act { word: "task-moved", ..Act::QUIET };

/// A task is done.
pub static TASK_DONE: Act = Act { word: "task-done", news: true, landmark: true, ..Act::QUIET };

/// A task is to be done again.
pub static TASK_REOPENED: Act = Act { word: "task-reopened", news: true, landmark: true, ..Act::QUIET };

/// Days, organisation, priority or estimate of a task are others.
pub static TASK_PLANNED: Act = Act { word: "task-planned", ..Act::QUIET };

/// Somebody took a task, or left it.
pub static TASK_TAKEN: Act = Act { word: "task-taken", ties: Some(CARRIED), details: REMOVED, ..Act::QUIET };

/// Somebody was given a task by somebody else.
pub static TASK_GIVEN: Act = Act {
    word: "task-given",
    ties: Some(Tie { who: Who::Subject, ..Tie::of(Layer::Work) }),
    asks: Some(&GIVEN),
    subject: Subject::Member,
    ..Act::QUIET
};

/// Somebody was relieved of a task by somebody else.
pub static TASK_RELIEVED: Act = Act {
    word: "task-relieved",
    ties: Some(Tie { who: Who::Subject, taking: Taking::Leave, ..Tie::of(Layer::Work) }),
    subject: Subject::Member,
    ..Act::QUIET
};

/// Help is wanted with a task, or no longer.
pub static TASK_HELP: Act = Act { word: "task-help", news: true, details: REMOVED, ..Act::QUIET };

/// A task waits for another, or no longer.
pub static TASK_TIED: Act = Act { word: "task-tied", details: REMOVED, ..Act::QUIET };

/// The check list of a task is another, or something of it is done.
pub static TASK_CHECKED: Act = Act { word: "task-checked", ..Act::QUIET };

/// Time was given to a task, or taken back. Whoever takes back an hour carries the task none the less.
pub static TASK_LOGGED: Act =
    Act { word: "task-logged", ties: Some(Tie::of(Layer::Work)), details: REMOVED, ..Act::QUIET };

/// A task comes back in another rhythm, or no longer.
pub static TASK_REPEATED: Act = Act { word: "task-repeated", details: REMOVED, ..Act::QUIET };

/// A task was kept as a template of its space.
pub static TASK_KEPT: Act = Act { word: "task-kept", ..Act::QUIET };

/// A space keeps a template no longer.
pub static TEMPLATE_DROPPED: Act = Act { word: "template-dropped", ..Act::QUIET };

/// The columns of a board are others.
pub static BOARD_CHANGED: Act = Act { word: "board-changed", ..Act::QUIET };

/// Tasks were brought from a file.
pub static TASKS_BROUGHT: Act = Act { word: "tasks-brought", news: true, ..Act::QUIET };

/// A milestone was reached.
pub static MILESTONE_REACHED: Act =
    Act { word: "milestone-reached", news: true, landmark: true, ..Act::QUIET };

/// A milestone is to be reached again.
pub static MILESTONE_REOPENED: Act = Act { word: "milestone-reopened", news: true, ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[
    &TASK_MOVED,
    &TASK_DONE,
    &TASK_REOPENED,
    &TASK_PLANNED,
    &TASK_TAKEN,
    &TASK_GIVEN,
    &TASK_RELIEVED,
    &TASK_HELP,
    &TASK_TIED,
    &TASK_CHECKED,
    &TASK_LOGGED,
    &TASK_REPEATED,
    &TASK_KEPT,
    &TEMPLATE_DROPPED,
    &BOARD_CHANGED,
    &TASKS_BROUGHT,
    &MILESTONE_REACHED,
    &MILESTONE_REOPENED,
];
