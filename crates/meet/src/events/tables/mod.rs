//! Rounds of introductions at an event: in each round people sit at other tables, planned so that those of different sectors
//! meet who have not met before and nobody sits with the same people twice. Each sees their own tables; whoever holds the event
//! plans the rounds, begins them, fits in who comes late and takes out who leaves. Who sat with whom ties them to one another;
//! of how many met for the first time only sums are told.

mod cards;
mod fitting;
mod mine;
mod people;
mod plan;
mod planning;
mod rounds;
mod sitting;
mod store;

pub use plan::{Among, Wanted};
pub use planning::lay as plan_tables;
pub use sitting::{begin_next as begin_round, write_down as write_round_down};

pub(super) use fitting::{arrive, depart};
pub(super) use rounds::part;
pub(super) use sitting::SITTING;
pub(super) use store::{SEATS, forget, forget_attendance, merge, purge, recount};

use house::access::Action;
use house::web::Routes;

/// The routes of rounds at tables.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/events/{id}/tables", Action::AnswerEvent, mine::show)
        .get("/n/{slug}/events/{id}/rounds", Action::Moderate, rounds::show)
        .post("/n/{slug}/events/{id}/rounds", Action::Moderate, planning::plan)
        .post("/n/{slug}/events/{id}/rounds/next", Action::Moderate, sitting::begin)
        .get("/n/{slug}/events/{id}/rounds/people", Action::Moderate, people::list)
        .post("/n/{slug}/events/{id}/rounds/people", Action::Moderate, people::seat)
        .get("/n/{slug}/events/{id}/rounds/cards", Action::Moderate, cards::show)
}
