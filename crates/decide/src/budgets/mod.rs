//! Budgets: money that people share out among projects. Projects are proposed, reviewed by open criteria, chosen among, and
//! counted by a rule that anyone can follow. A budget knows who may choose, as it was when the vote was opened; it tells nobody
//! what anybody chose, ever, and nobody how it stands before it is counted.

mod acts;
mod bringing;
mod budget;
mod counting;
mod dates;
mod drafting;
mod money;
mod moving;
mod outcome;
mod pabulib;
mod projects;
mod rules;
mod store;
mod voting;

pub use acts::{
    BUDGET_BROUGHT, BUDGET_CHOSEN, BUDGET_COUNTED, BUDGET_EXTENDED, BUDGET_GATHERED, BUDGET_LOST,
    BUDGET_OPENED, BUDGET_REMINDED, PROJECT_ACCEPTED, PROJECT_CHANGED, PROJECT_PROPOSED, PROJECT_REJECTED,
    PROJECT_UNJUDGED, PROJECT_WITHDRAWN,
};
pub use bringing::{Idea, ProjectId, Setting, Where, begin, choose, count, gather, judge, open, propose};
pub use pabulib::{Brought, Place, Report, Unfit, bring, brought, host, plan};
pub use rules::{Ballot, Electorate, Rule};

use house::access::Action;
use house::items::{Kind, State, Verb};
use house::room::{Measured, Room, Subject};
use house::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "budgets",
    routes: |_| routes(),
    acts: acts::ALL,
    kinds: &[&BUDGET],
    texts: include_str!("../../locales/en/budgets.ftl"),
    jobs: &[&moving::MOVING, &moving::COUNTING, &moving::REMINDING, &moving::TELLING],
    becoming: Some(store::merge),
    purging: Some(store::purge),
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    tables: &[
        "budgets",
        "budget_parts",
        "budget_projects",
        "budget_voters",
        "budget_choices",
        "budget_losses",
        "budget_piles",
        "budget_results",
        "budget_groups",
        "budget_leads",
    ],
    needs: Some(voting::needs),
    dates: Some(dates::between),
    decisions: Some(outcome::DECISIONS),
    deeds: Some(outcome::deeds),
    measured: &[Measured {
        of: Subject::Newest("budget"),
        ..Measured::growing("a budget", "/n/{slug}/items/{id}")
    }],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/budgets/{id}/projects", Action::ReadSpace, projects::list)
        .post("/n/{slug}/budgets/{id}/projects", Action::ProposeProject, projects::create)
        .get("/n/{slug}/budgets/{id}/projects/new", Action::ProposeProject, projects::ask)
        .get("/n/{slug}/budgets/{id}/projects/{project}", Action::ReadSpace, projects::show)
        .post("/n/{slug}/budgets/{id}/projects/{project}", Action::OwnProject, projects::change)
        .get("/n/{slug}/budgets/{id}/projects/{project}/edit", Action::OwnProject, projects::edit)
        .get(
            "/n/{slug}/budgets/{id}/projects/{project}/withdrawal",
            Action::OwnProject,
            projects::ask_whether,
        )
        .post("/n/{slug}/budgets/{id}/projects/{project}/withdrawal", Action::OwnProject, projects::withdraw)
        .get("/n/{slug}/budgets/{id}/projects/{project}/review", Action::HoldSpace, projects::ask_verdict)
        .post("/n/{slug}/budgets/{id}/projects/{project}/review", Action::HoldSpace, projects::judge)
        .get("/n/{slug}/budgets/{id}/phase", Action::HoldVote, moving::ask)
        .post("/n/{slug}/budgets/{id}/phase", Action::HoldVote, moving::go_on)
        .get("/n/{slug}/budgets/{id}/extension", Action::HoldVote, moving::ask_longer)
        .post("/n/{slug}/budgets/{id}/extension", Action::HoldVote, moving::extend)
        .get("/n/{slug}/budgets/{id}/ballot", Action::CastBallot, voting::ask)
        .post("/n/{slug}/budgets/{id}/projects/{project}/choice", Action::CastBallot, voting::choose)
        .get("/n/{slug}/budgets/{id}/ballots.pb", Action::ReadSpace, outcome::file)
}

/// Money that people share out among projects.
pub static BUDGET: Kind = Kind {
    name: "budget",
    verb: Verb::Decide,
    label: "budget-label",
    plural: "budget-plural",
    about: "budget-about",
    states: &[
        State { word: "gather", label: "budget-phase-gather", open: true },
        State { word: "review", label: "budget-phase-review", open: true },
        State { word: "vote", label: "budget-phase-vote", open: true },
        State { word: "result", label: "budget-phase-result", open: true },
    ],
    steps: &[],
    leads_to: &["project", "task", "event", "idea", "discussion"],
    origin: Some(&outcome::ORIGIN),
    fields: Some(&drafting::FIELDS),
    card: Some(voting::card),
    part: Some(voting::part),
    line: Some(voting::line),
    text: Some(store::words),
    bound: Some(moving::bound),
    result: Some(outcome::result),
    ..Kind::PLAIN
};
