//! What drives what is to come, and the two axes that are made of it.

mod axes;
mod driver;

pub(super) use axes::{ask_axes, save_axes, set_axes};
pub(super) use driver::{edit, remove, save};

use house::ids::ItemId;
use house::web::At;

type Address = At<(String, ItemId)>;

/// Keys of what the steps of impact mean, from 1 to 5.
pub(super) const IMPACTS: [&str; 5] =
    ["scenario-impact-1", "scenario-impact-2", "scenario-impact-3", "scenario-impact-4", "scenario-impact-5"];
/// As [`IMPACTS`], of uncertainty.
pub(super) const UNCERTAINTIES: [&str; 5] = [
    "scenario-uncertainty-1",
    "scenario-uncertainty-2",
    "scenario-uncertainty-3",
    "scenario-uncertainty-4",
    "scenario-uncertainty-5",
];

/// Number and key of each step, as a form offers them.
fn scale(keys: &[&'static str; 5]) -> Vec<(String, &'static str)> {
    (1..=5_i64).zip(keys).map(|(step, key)| (step.to_string(), *key)).collect()
}
