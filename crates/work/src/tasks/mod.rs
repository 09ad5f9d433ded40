//! Tasks: what is to be done, by whom, for which organisation, until when. A task is an item that stands in a column of the
//! board of its space; where the column is for what is done, the task is done. Board, list and timeline show the same
//! tasks. It never decides who may read one: the item does; and nobody is measured by it but in what they gave themselves.

mod acts;
mod again;
mod beginning;
mod board;
mod bringing;
mod column;
mod desk;
mod gauges;
mod giving;
mod list;
mod mine;
mod place;
mod plan;
mod reporting;
mod sheet;
mod store;
mod task;

pub use acts::{MILESTONE_REACHED, TASK_DONE, TASK_GIVEN, TASK_HELP, TASK_MOVED, TASK_TAKEN, TASKS_BROUGHT};
pub use again::{Every, Rhythm, come_again, keep_as_template};
pub use beginning::{begin, board_of, check_list, give, log, of_item, reach_by, settle, tie};
pub use bringing::{Landing, add_column, brought_before, column_named, columns_of, land, make_part};
pub use column::Column;
pub use task::{Planned, Priority, Task};

use house::access::Action;
use house::items::{Kind, State, Step, Verb};
use house::room::{Measured, Room, Subject};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "tasks",
    routes: |_| routes(),
    acts: acts::ALL,
    kinds: &[&TASK, &MILESTONE],
    texts: include_str!("../../locales/en/tasks.ftl"),
    leaving: Some(store::leave),
    becoming: Some(store::merge),
    merging: Some(desk::MERGING),
    purging: Some(store::purge),
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    tables: &[
        "tasks",
        "task_columns",
        "task_people",
        "task_checks",
        "task_hours",
        "task_ties",
        "task_filters",
        "task_undos",
        "milestones",
        "task_repeats",
        "task_templates",
    ],
    pages: &[RailPage {
        path: "tasks",
        label: "task-mine",
        group: Group::Work,
        action: Action::ReadToday,
        shown: Shown::OnceUsed,
    }],
    needs: Some(mine::needs),
    dates: Some(mine::between),
    proxies: &[&reporting::HOURS],
    burdens: &[&reporting::CARRIED],
    loads: reporting::LOADS,
    blocks: Some(store::across::blocking),
    holdings: &[&reporting::ALONE],
    counts: &[&reporting::DONE, &reporting::LOGGED],
    lines: Some(reporting::lines),
    deeds: Some(reporting::deeds),
    gauges: gauges::GAUGES,
    measured: &[
        Measured {
            of: Subject::Brought("board"),
            ..Measured::beside_floor("a board of 1,000 cards", "/n/{slug}/spaces/{id}/board")
        },
        Measured {
            of: Subject::Brought("board"),
            ..Measured::beside_floor("a timeline of 500 tasks", "/n/{slug}/spaces/{id}/timeline")
        },
        Measured::growing("my tasks", "/n/{slug}/tasks"),
    ],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    let own = board::routes().and(sheet::routes()).and(list::routes());
    own.and(plan::routes()).and(mine::routes()).and(again::routes())
}

/// Something to be done.
pub static TASK: Kind = Kind {
    name: "task",
    verb: Verb::Work,
    label: "task-name",
    plural: "task-plural",
    about: "task-about",
    states: &[
        State { word: "open", label: "task-open", open: true },
        State { word: "done", label: "task-done", open: false },
    ],
    // Whether it is done follows from the column in which it stands.
    steps: &[],
    leads_to: &["task", "discussion", "event"],
    charged: Some(sheet::charged),
    fields: Some(&sheet::FIELDS),
    card: Some(sheet::card),
    part: Some(sheet::part),
    line: Some(sheet::line),
    home: Some("board"),
    ..Kind::PLAIN
};

/// Something to be reached by a day, by what several tasks do.
pub static MILESTONE: Kind = Kind {
    name: "milestone",
    verb: Verb::Work,
    label: "milestone-name",
    plural: "milestone-plural",
    about: "milestone-about",
    states: &[
        State { word: "open", label: "milestone-open", open: true },
        State { word: "reached", label: "milestone-reached", open: false },
    ],
    steps: &[
        Step {
            from: &["open"],
            to: "reached",
            label: "milestone-reach",
            said: "milestone-reached-done",
            by: Action::TakePart,
            act: &acts::MILESTONE_REACHED,
            quiet: false,
        },
        Step {
            from: &["reached"],
            to: "open",
            label: "milestone-reopen",
            said: "milestone-reopened-done",
            by: Action::TakePart,
            act: &acts::MILESTONE_REOPENED,
            quiet: true,
        },
    ],
    leads_to: &["task", "discussion", "event"],
    fields: Some(&plan::FIELDS),
    part: Some(plan::part),
    line: Some(plan::line),
    ..Kind::PLAIN
};
