//! Each step by groups, as one viewer may see it: of the network, of a space, or of one thing that a room tells of.

use super::apart::Apart;
use super::asked::{Asked, Of};
use super::groups::{Amounts, Group, STEPS, grouping};
use super::stairs::{Stair, stairs};
use super::store::{self, DAY, Did, PIECES, Person, Span};
use super::words::Words;
use crate::ties;
use db::{Read, Time};
use house::happenings::Step;
use house::ids::SpaceId;
use house::reports::{Heard, Source, Whom};
use house::room::Rooms;
use house::spaces;
use house::web::{Error, Viewer};
use std::collections::BTreeMap;

/// What is told.
#[derive(Debug)]
pub(super) struct Look {
    /// Of how many people.
    pub(super) people: i64,
    /// The groups of whose ideas may be told.
    pub(super) groups: Vec<Group>,
    /// Each step in its words; none where there are too few people.
    pub(super) stairs: Vec<(Words, Stair)>,
    /// The one thing that is looked at.
    pub(super) one: Option<Heard>,
}

impl Look {
    /// Whether one can look back over months.
    pub(super) fn goes_on(&self) -> bool {
        self.one.as_ref().is_none_or(|one| one.goes_on)
    }
}

/// What this viewer may see of what they ask for.
pub(super) fn look(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms, asked: Asked) -> Result<Look, Error> {
    let (people, words, one) = match asked.of {
        Of::Network => whole(q, viewer, rooms, None)?,
        Of::Space(id) => {
            let space = spaces::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
            whole(q, viewer, rooms, Some(space.id))?
        }
        Of::One(hearing, id) => {
            let one = (hearing.find)(q, viewer, id)?;
            let people = heard(q, viewer, rooms, (&one, id))?;
            (people, one.rungs.iter().map(Words::of_rung).collect(), Some(one))
        }
    };
    let today = ties::day_of(viewer.now);
    let own = grouping(&people, asked.by, today);
    let apart = Apart::of(&people, &own, asked.by, today);
    let mut look = Look {
        people: own.groups.iter().map(|group| group.people).sum(),
        groups: Vec::new(),
        stairs: Vec::new(),
        one,
    };
    if !own.groups.is_empty() {
        // What ends is told as one piece of time.
        let months = if look.goes_on() { asked.months } else { 3 };
        look.stairs = words.into_iter().zip(stairs(&people, &own.groups, months, &apart)).collect();
    }
    if apart.any {
        look.groups = own.groups;
    }
    Ok(look)
}

/// People with what they did, the steps in their words, and what is looked at where it is one thing.
type Whole = (Vec<Person>, Vec<Words>, Option<Heard>);

/// The people of the network or of a space, and the steps that all rooms count.
fn whole(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms, space: Option<SpaceId>) -> Result<Whole, Error> {
    let network = viewer.network.id;
    let proposing = rooms.kinds().iter().filter(|kind| kind.voice == Some(Step::Proposed));
    let ideas: Vec<&'static str> = proposing.map(|kind| kind.name).collect();
    let last = ties::month_of(ties::day_of(viewer.now));
    let members = store::members(q, network, space)?;
    let did = store::did(q, &Span { network, space, last, ideas: &ideas })?;
    let words = Step::ALL.iter().map(|step| Words::of_step(viewer, *step)).collect();
    Ok((store::people(q, network, members, &did)?, words, None))
}

/// Who might be heard in one thing, and what they did in it.
fn heard(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    (one, id): (&Heard, i64),
) -> Result<Vec<Person>, Error> {
    let network = viewer.network.id;
    let members = match &one.whom {
        Whom::Space(space) => store::members(q, network, Some(*space))?,
        Whom::Members(ids) => store::named(q, network, ids)?,
    };
    let mut steps: BTreeMap<i64, Amounts> = BTreeMap::new();
    for (piece, span) in spans(one.goes_on, viewer.now).into_iter().enumerate() {
        for (place, rung) in one.rungs.iter().enumerate().take(STEPS) {
            let amounts = match rung.source {
                Source::Told(tell) => tell(q, id, span)?,
                Source::Said(below) => {
                    let items = below(q, id, span)?;
                    rooms.talked(q, &items)?
                }
            };
            for (member, amount) in amounts {
                let own = steps.entry(member.get()).or_default();
                if let Some(sum) = own.get_mut(piece).and_then(|steps| steps.get_mut(place)) {
                    *sum += amount;
                }
            }
        }
    }
    Ok(store::people(q, network, members, &Did { steps, ideas: BTreeMap::new() })?)
}

/// The pieces of time of what goes on, up to this moment, the last first; of what ends, all of it.
fn spans(goes_on: bool, now: Time) -> Vec<(Time, Time)> {
    if !goes_on {
        return vec![(Time::from_micros(0), now)];
    }
    let last = ties::month_of(ties::day_of(now));
    let end = |ago: i64| Time::from_micros(ties::end_of(last - ago).saturating_mul(DAY));
    PIECES.into_iter().map(|(from, to)| (end(to), end(from).min(now))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_of_time_follow_one_another_without_a_gap_and_none_is_ahead() {
        // The fourteenth of November 2026, in the morning.
        let now = Time::from_micros(1_794_650_400_000_000);
        let pieces = spans(true, now);
        assert_eq!(pieces.len(), PIECES.len());
        assert_eq!(pieces.first().unwrap().1, now);
        assert!(pieces.windows(2).all(|pair| pair[0].0 == pair[1].1 && pair[1].0 < pair[1].1));
        // Three months are this one and the two before it: from the first of September.
        assert_eq!(pieces.first().unwrap().0, Time::from_micros(1_788_220_800_000_000));
        assert_eq!(spans(false, now), [(Time::from_micros(0), now)]);
    }
}
