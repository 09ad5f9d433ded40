//! Evidence behind a curve: what was done, decided and noted meanwhile, each by its date beside the line. It tells what came
//! together in time, and never that one moved the other.

mod gathering;
mod show;

pub(super) use show::show;
