//! Phases as they stand when the demo is seen: what has begun was told when it did.

use super::super::Given;
use super::super::batch::Ground;
use crate::demo::turns::{self, Way};
use ::talk::phases::{self, Planned};
use db::{Time, Write};
use house::spaces;
use house::web::{Error, Viewer};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Gives the space of a network its phases.
pub(super) fn set_up(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given) -> Result<(), Error> {
    let plan = ground.plan;
    let Some((way, by, place)) = turns::way(plan) else { return Ok(()) };
    let (member, id) = (known.person(by)?, known.space(place)?);
    let now: Time = plan.acts.last().map_or(plan.ends, |(time, _)| *time);
    let viewer = Viewer::of_member(tx, member, now)?;
    let Some(space) = spaces::visible_to(tx, &viewer, id)? else { return Ok(()) };
    let zone = TimeZone::get(&viewer.network.time_zone).unwrap_or(TimeZone::UTC);
    phases::bring(tx, &space, &planned(way, &way.days(plan.ends, &zone)), &zone, now)
}

/// The phases of a way, which begin on these days.
fn planned(way: &Way, days: &[Date]) -> Vec<Planned> {
    let ends = days.iter().skip(1);
    let phase = |((stretch, first), next): ((&turns::Stretch, &Date), &Date)| {
        let (name, sentence, _, asks, resting) = *stretch;
        Planned {
            name: name.to_owned(),
            sentence: sentence.to_owned(),
            first: *first,
            last: next.yesterday().unwrap_or(*first),
            asks,
            resting: resting.to_owned(),
        }
    };
    way.stretches.iter().zip(days).zip(ends).map(phase).collect()
}
