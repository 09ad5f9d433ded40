//! Choosing: what is asked of somebody, what they choose, each choice kept at once, and how far the budget is.

mod ballot;
mod card;
mod choosing;
mod part;

pub(super) use ballot::ask;
pub(super) use card::{card, line, needs};
pub(super) use choosing::{choose, put_in};
pub(super) use part::part;

use super::budget::{Budget, refused};
use super::rules::{Electorate, Phase};
use super::store::{self, Voter};
use db::Read;
use house::items::Item;
use house::web::{Error, Viewer};

/// The vote that the viewer has, whether people may choose or not. Whoever has left the space has none in it.
fn voter(q: &mut Read<'_>, viewer: &Viewer, item: &Item, budget: &Budget) -> Result<Option<Voter>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(None) };
    if budget.electorate == Electorate::Space && item.space_role.is_none() {
        return Ok(None);
    }
    Ok(store::voter(q, budget, me)?)
}

/// The vote that the viewer has now.
fn may_choose(q: &mut Read<'_>, viewer: &Viewer, item: &Item, budget: &Budget) -> Result<Voter, Error> {
    match budget.phase {
        Phase::Gather | Phase::Review => return Err(refused("budget-refused-early")),
        Phase::Vote if budget.takes_choices(viewer.now) => {}
        _ => return Err(refused("budget-refused-late")),
    }
    voter(q, viewer, item, budget)?.ok_or_else(|| refused("budget-refused-voter"))
}
