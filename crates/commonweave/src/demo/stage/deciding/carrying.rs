//! Votes that members give to one another: some for a time, and one for a single vote.

use crate::demo::stage::Scene;
use crate::demo::votings::{Step, Voting};
use decide::delegations::{self, What};
use decide::proposals::{self, Electorate, Secrecy, Vote, Where};
use house::networks;
use house::web::Error;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);
/// How many give their vote away before each vote of the whole network.
const GIVERS: usize = 6;

impl Scene<'_, '_, '_> {
    /// Opens a vote. In one of the whole network ballots count for others, and some give theirs away before it.
    pub(super) fn open_vote(&mut self, at: usize, voting: &Voting, place: Where) -> Result<(), Error> {
        let lot = i64::try_from(at).unwrap_or(0);
        // Where votes are secret each speaks for themselves.
        if voting.is_sealed() {
            return proposals::open_sealed(self.tx, place, lot, &voting.key());
        }
        if voting.electorate != Electorate::Network || voting.secrecy == Secrecy::Belenios {
            return proposals::open(self.tx, place, lot);
        }
        proposals::allow(self.tx, place, true, 2)?;
        proposals::open(self.tx, place, lot)?;
        self.give_votes(at, voting, place)
    }

    fn give_votes(&mut self, at: usize, voting: &Voting, place: Where) -> Result<(), Error> {
        let plan = self.ground.plan;
        let cast = |person: usize| {
            let own = |(voting, step): &(usize, Step)| {
                *voting == at && matches!(step, Step::Cast { person: one, .. } if *one == person)
            };
            plan.steps.iter().any(own)
        };
        let Some(holder) = self.trusted(at) else { return Ok(()) };
        let others = (0..plan.people.len()).filter(|person| *person != holder);
        let here: Vec<usize> = others.filter(|person| self.given.people.contains_key(person)).collect();
        let givers: Vec<usize> =
            here.iter().skip(at.saturating_add(3)).step_by(4).take(GIVERS).copied().collect();
        let to = self.given.person(holder)?;
        networks::use_page(self.tx, self.ground.network, "delegations")?;
        for (giver, number) in givers.iter().zip(0_u32..) {
            let what = if number % 3 == 2 { What::Space(place.space) } else { What::Network };
            // Of the first the time is over before the demo is seen, and the second thought better of it.
            let until = place.now + DAY * if number == 0 { 10 } else { 240 };
            let ended = (number == 1).then_some(place.now + DAY * 2).filter(|ended| *ended < plan.ends);
            let made = place.now - DAY;
            let people = (self.given.person(*giver)?, to);
            delegations::bring(self.tx, self.ground.network, people, what, (made, until, ended))?;
        }
        // In the vote that is still going on, somebody cannot come.
        let absent = here.iter().filter(|person| !givers.contains(person) && !cast(**person));
        for person in absent.filter(|_| voting.ends_at > plan.ends) {
            let by = self.given.person(*person)?;
            if proposals::give_proxy(self.tx, Where { by, ..place }, to)? {
                break;
            }
        }
        Ok(())
    }

    /// Somebody who says yes to this: one who has a name in the plays, if there is one.
    fn trusted(&self, at: usize) -> Option<usize> {
        let plan = self.ground.plan;
        let says_yes: Vec<usize> = plan
            .steps
            .iter()
            .filter_map(|(voting, step)| match step {
                Step::Cast { person, vote: Vote::Word("yes"), .. } if *voting == at => Some(*person),
                _ => None,
            })
            .collect();
        let named = |person: &&usize| plan.people.get(**person).is_some_and(|player| !player.key.is_empty());
        says_yes.iter().find(named).or(says_yes.first()).copied()
    }
}
