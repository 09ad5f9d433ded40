//! Is it working? Objectives as a tree, what is measured for each, figures by period and group, what was foreseen and whether
//! the curve has turned. Results of a whole population and measures of one space's work are kept apart; nothing is told of
//! fewer than five people, and no figure is attributed to anybody.

mod acts;
mod breakdown;
mod bringing;
mod curve;
mod entry;
mod evidence;
mod figures;
mod front;
mod gauges;
mod indicator;
mod reporting;
mod review;
mod sheet;
mod store;
mod tree;

pub use acts::{
    CURVE_TURNED, FIGURES_ENTERED, FIGURES_REVIEWED, FORECAST_FROZEN, INDICATOR_CHANGED, MEASURES_CHANGED,
    OBJECTIVES_CHANGED, OUTCOMES_PUBLISHED, STORY_ADDED, STORY_REMOVED,
};

pub use bringing::{Told, aim, begin, enter, show_everyone};
pub use curve::Definition;
pub use figures::{Frequency, Period, Polarity};
pub use indicator::{Figure, Quadrant, Rating, Sort, Strand};
pub use reporting::shown_among;
pub use sheet::{Column, Plan, Sheet, SheetRefused, bring, plan, read_sheet};

use house::access::Action;
use house::room::{Measured, Merging, Room};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// The most objectives, and the most indicators, of a network: more are no longer looked at.
const LIMIT: i64 = 200;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "outcomes",
    routes: |_| routes(),
    acts: acts::ALL,
    texts: include_str!("../../locales/en/outcomes.ftl"),
    merging: Some(Merging { merge: tree::merge, part: tree::part }),
    purging: Some(store::purge),
    gauges: gauges::GAUGES,
    indicated: Some(gauges::name),
    pages: &[RailPage {
        path: "outcomes",
        label: "outcomes-title",
        group: Group::Effect,
        action: Action::ReadOutcomes,
        shown: Shown::OnceUsed,
    }],
    proxies: &[&reporting::ON_TIME, &reporting::PARTNERS, &reporting::LINKED],
    counts: &[&reporting::ENTERED],
    lines: Some(reporting::lines),
    extracts: store::EXTRACTS,
    tables: &[
        "outcome_settings",
        "objectives",
        "objective_owners",
        "objective_projects",
        "indicators",
        "indicator_definitions",
        "indicator_values",
        "indicator_corrections",
        "indicator_targets",
        "indicator_former_targets",
        "indicator_forecasts",
        "indicator_stories",
        "indicator_reviews",
        "indicator_actions",
    ],
    measured: &[
        Measured::beside_floor("the outcomes", "/n/{slug}/outcomes"),
        Measured::beside_floor("the review of figures", "/n/{slug}/outcomes/review"),
        Measured::growing("the review in a meeting", "/n/{slug}/outcomes/review/presentation"),
        Measured::growing("the tree of objectives", "/n/{slug}/outcomes/objectives"),
    ],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/outcomes", Action::ReadOutcomes, front::show)
        .get("/n/{slug}/outcomes.csv", Action::ReadOutcomes, front::csv)
        .get("/n/{slug}/outcomes/embed", Action::ReadOutcomes, front::embed)
        .get("/n/{slug}/outcomes/measures", Action::ReadOutcomes, front::measures)
        .post("/n/{slug}/outcomes/publication", Action::PublishOutcomes, front::publish)
        .get("/n/{slug}/outcomes/import", Action::KeepOutcomes, sheet::ask)
        .post("/n/{slug}/outcomes/import", Action::KeepOutcomes, sheet::bring_in)
        .get("/n/{slug}/outcomes/review", Action::ReadReview, review::show)
        .get("/n/{slug}/outcomes/review/presentation", Action::ReadReview, review::present)
        .post("/n/{slug}/outcomes/review/{indicator}", Action::KeepOutcomes, review::done)
        .get("/n/{slug}/outcomes/indicators/{indicator}/evidence", Action::ReadOutcomes, evidence::show)
        .get("/n/{slug}/outcomes/objectives", Action::ReadOutcomes, tree::list)
        .get("/n/{slug}/outcomes/objectives/new", Action::KeepOutcomes, tree::new)
        .post("/n/{slug}/outcomes/objectives", Action::KeepOutcomes, tree::create)
        .post("/n/{slug}/outcomes/objectives/charter", Action::KeepOutcomes, tree::take_up)
        .get("/n/{slug}/outcomes/objectives/{objective}", Action::ReadOutcomes, tree::show)
        .post("/n/{slug}/outcomes/objectives/{objective}", Action::KeepOutcomes, tree::change)
        .get("/n/{slug}/outcomes/objectives/{objective}/edit", Action::KeepOutcomes, tree::edit)
        .get("/n/{slug}/outcomes/objectives/{objective}/removal", Action::KeepOutcomes, tree::ask)
        .post("/n/{slug}/outcomes/objectives/{objective}/removal", Action::KeepOutcomes, tree::remove)
        .and(curve::routes())
}
