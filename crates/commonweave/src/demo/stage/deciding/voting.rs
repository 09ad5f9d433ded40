//! Proposals: written, opened, voted on, closed and decided.

use crate::demo::stage::{Given, Scene, given};
use crate::demo::votings::{Step, Voting};
use db::Time;
use decide::proposals::{self, Secrecy, Setting, Threshold, Where};
use house::happenings::Happened;
use house::ids::{ItemId, SpaceId};
use house::items::{self, ITEM_STARTED};
use house::spaces;
use house::web::Error;

/// Where the elections of the demo would stand.
const ELECTION: &str = "https://belenios.example/elections/2026";

impl Given {
    fn voting(&self, at: usize) -> Result<(SpaceId, ItemId), Error> {
        given(&self.votings, at)
    }
}

impl Scene<'_, '_, '_> {
    /// Takes one step with a proposal.
    pub(in crate::demo::stage) fn deliberate(&mut self, step: usize, now: Time) -> Result<(), Error> {
        let plan = self.ground.plan;
        let (at, step) = plan.steps.get(step).ok_or(db::Error::Missing)?;
        let voting = plan.votings.get(*at).ok_or(db::Error::Missing)?;
        if matches!(step, Step::Propose) {
            return self.propose(*at, voting, now);
        }
        let by = match step {
            Step::Cast { person, .. } => *person,
            _ => voting.by,
        };
        let (space, item) = self.given.voting(*at)?;
        let place = Where { network: self.ground.network, space, item, by: self.given.person(by)?, now };
        match step {
            Step::Open => self.open_vote(*at, voting, place),
            Step::Cast { person, vote, .. } if voting.is_sealed() => {
                let (token, chance) = voting.sealing(*person);
                proposals::vote_sealed(self.tx, place, vote, (&token, chance)).map(drop)
            }
            Step::Cast { vote, reason, .. } => proposals::vote(self.tx, place, vote, reason).map(drop),
            Step::Close if voting.secrecy == Secrecy::Belenios => {
                let first = plan.election(*at).first().copied().unwrap_or(*at);
                let link = format!("{ELECTION}/{first}");
                proposals::bring_election(self.tx, place, (&link, voting.question, &plan.counted(*at)))
            }
            Step::Close if voting.is_sealed() => {
                proposals::close_sealed(self.tx, place, &voting.key()).map(drop)
            }
            Step::Close => proposals::close(self.tx, place).map(drop),
            Step::Decide => proposals::decide(self.tx, place, &voting.outcome, None),
            Step::Propose => Ok(()),
        }
    }

    fn propose(&mut self, at: usize, voting: &Voting, now: Time) -> Result<(), Error> {
        let (space, author) = (self.given.space(voting.space)?, self.given.person(voting.by)?);
        let network = self.ground.network;
        let begin = items::Beginning { network, space, kind: &proposals::PROPOSAL, author, now, once: None };
        let item = items::create(self.tx, &begin, &voting.text)?.ok_or(db::Error::Missing)?;
        let named = voting.named.iter().map(|(person, votes)| Ok((self.given.person(*person)?, *votes)));
        let named = named.collect::<Result<Vec<_>, Error>>()?;
        let setting = Setting {
            method: voting.method,
            secrecy: voting.secrecy,
            electorate: voting.electorate,
            threshold: Threshold::TwoThirds,
            seats: voting.seats,
            dots: 5,
            quorum: voting.quorum,
            time_zone: self.ground.plan.network.time_zone.clone(),
            ends_at: voting.ends_at,
            options: voting.options.clone(),
            named,
        };
        let place = Where { network, space, item, by: author, now };
        proposals::draft(self.tx, place, &setting)?;
        self.given.votings.insert(at, (space, item));
        spaces::use_tab(self.tx, space, proposals::PROPOSAL.verb)?;
        spaces::note_activity(self.tx, space, now)?;
        self.note(
            author,
            now,
            Happened::new(&ITEM_STARTED).space(space).item(item).detail(proposals::PROPOSAL.name),
        )
    }
}
