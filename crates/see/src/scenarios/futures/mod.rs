//! The four futures as stories, and the strategies that are tested against each of them.

mod future;
mod strategy;
mod testing;

pub(super) use future::{edit, save, tell};
pub(super) use strategy::{edit_strategy, remove_strategy, save_strategy};
pub(super) use testing::Row;

use house::ids::ItemId;
use house::web::At;

type Address = At<(String, ItemId)>;
