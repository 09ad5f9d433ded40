//! Experiments: what people try for a while, who sees to it, until which day, and by what they will see whether it helped; then
//! what became of it, and why. One that was made of a meeting is looked at again at the next meetings of its series, any other at
//! the meetings of its space. It never measures anything: people say whether it helped.

mod dates;
mod experiment;
mod fields;
mod part;
mod review;
mod shown;
mod store;

pub use experiment::Verdict;
pub use fields::begin as begin_experiment;
pub use review::conclude as conclude_experiment;

pub(super) use dates::between;
pub(super) use fields::of_meeting;
pub(super) use shown::{of_series, of_trend, under_way};
pub(super) use store::{EXPERIMENTS, forget, merge, purge, waiting};

use house::access::Action;
use house::items::{Kind, State, Verb};
use house::web::Routes;

/// The routes of experiments.
pub(super) fn routes() -> Routes {
    Routes::new().get("/n/{slug}/experiments/{id}/review", Action::TakePart, review::edit).post(
        "/n/{slug}/experiments/{id}/review",
        Action::TakePart,
        review::save,
    )
}

/// Something that is tried for a while.
pub static EXPERIMENT: Kind = Kind {
    name: "experiment",
    verb: Verb::Meet,
    label: "experiment-name",
    plural: "experiment-plural",
    about: "experiment-about",
    states: &[
        State { word: "open", label: "experiment-tried", open: true },
        State { word: "kept", label: "experiment-kept", open: false },
        State { word: "changed", label: "experiment-changed", open: false },
        State { word: "dropped", label: "experiment-dropped", open: false },
    ],
    // What became of it follows from its review.
    steps: &[],
    leads_to: &["experiment", "task", "proposal", "discussion"],
    charged: Some(fields::charge),
    fields: Some(&fields::FIELDS),
    card: Some(part::card),
    part: Some(part::part),
    line: Some(part::line),
    text: Some(store::words),
    ..Kind::PLAIN
};
