//! An idea that has become a project: a space of its own, half a day old, with those who took it up.

use super::super::Given;
use super::super::batch::Ground;
use ::talk::ideas::{self, IDEA_PROJECT};
use db::Write;
use house::access::{SpaceRole, SpaceVisibility};
use house::happenings::{self, Happened};
use house::ids::MemberId;
use house::spaces::{self, SPACE_STARTED, SpaceKind, SpaceText};
use house::web::Error;
use std::time::Duration;

/// The idea, and the name and purpose of the project.
const IDEA: &str = "A toilet at the Eastside terminus";
const NAME: &str = "A toilet at the terminus";
const PURPOSE: &str =
    "One public toilet at the end of line 4, open while the tram runs: a place, a permit, a broom.";
/// Who made the project, and who else is in it.
const BY: &str = "stella";
const WITH: [&str; 3] = ["hawa", "yusuf", "ruth"];

/// Makes the project, where the network has that idea.
pub(super) fn found(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given) -> Result<(), Error> {
    let (plan, network) = (ground.plan, ground.network);
    let Some(at) = plan.things.iter().position(|thing| thing.text.title == IDEA) else { return Ok(()) };
    let (thing, item) = (plan.things.get(at), known.items.get(&at).copied());
    let Some((thing, item)) = thing.zip(item) else { return Ok(()) };
    let person = |key: &str| -> Option<MemberId> {
        let at = plan.people.iter().position(|player| player.key == key)?;
        known.people.get(&at).copied()
    };
    let Some(by) = person(BY) else { return Ok(()) };
    let here = known.space(thing.space)?;
    let latest = plan.acts.last().map_or(plan.ends, |(time, _)| *time);
    let now = (plan.ends - Duration::from_secs(13 * 3600)).max(latest);
    let text = SpaceText {
        name: NAME.to_owned(),
        purpose: PURPOSE.to_owned(),
        visibility: SpaceVisibility::Network,
    };
    let space = spaces::create(tx, network, by, SpaceKind::Project, &text, now)?;
    for member in WITH.into_iter().filter_map(person) {
        spaces::enter(tx, network, space, member, SpaceRole::Member, now)?;
    }
    happenings::record(tx, network, Some(by), now, Happened::new(&SPACE_STARTED).space(space))?;
    ideas::keep_project(tx, network, (item, space))?;
    let happened = Happened::new(&IDEA_PROJECT).space(here).item(item);
    happenings::record(tx, network, Some(by), now, happened)?;
    Ok(())
}
