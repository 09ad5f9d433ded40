//! What a network decides: proposals of several methods that are decided, and one on which people vote now.

mod chance;
mod elsewhere;

use super::dice::Dice;
use super::plan::{Act, Calendar, Plan};
use super::source::{Source, list};
use anyhow::Context;
use db::Time;
use decide::proposals::{Electorate, Key, Method, Secrecy, Vote};
use house::clock::hex;
use house::items::ItemText;
use serde::Deserialize;
use std::time::Duration;

/// Of how many people it is decided whether they vote: a vote of the demo does not grow with its network.
const ASKED: usize = 120;
const HOUR: i64 = 3600;

/// A proposal as it is written down.
#[derive(Deserialize)]
pub(super) struct VotingSource {
    pub(super) space: String,
    /// Who proposes it.
    pub(super) by: String,
    /// How many days before the demo the vote closes; less than nothing is after it.
    pub(super) day: i64,
    /// How many days it is open.
    pub(super) open: i64,
    pub(super) method: String,
    pub(super) kept: String,
    pub(super) voters: String,
    pub(super) seats: i64,
    pub(super) quorum: i64,
    /// How many of a hundred vote.
    pub(super) drawn: usize,
    /// Which question of an election with several it is; 0 where it is none of several.
    pub(super) question: i64,
    /// Who votes, where they are named, each with how many votes: `ana=3;ben=1`.
    pub(super) named: String,
    pub(super) title: String,
    pub(super) about: String,
    /// What one chooses among, parted by semicolons.
    pub(super) options: String,
    /// How much each word or option draws, parted by semicolons.
    pub(super) lean: String,
    pub(super) outcome: String,
}

/// A proposal of the plan.
pub(super) struct Voting {
    pub(super) space: usize,
    pub(super) by: usize,
    pub(super) text: ItemText,
    pub(super) method: Method,
    pub(super) secrecy: Secrecy,
    pub(super) electorate: Electorate,
    pub(super) seats: i64,
    pub(super) quorum: i64,
    pub(super) question: i64,
    pub(super) named: Vec<(usize, i64)>,
    pub(super) options: Vec<String>,
    pub(super) ends_at: Time,
    pub(super) outcome: String,
    /// All chance of this vote comes of it.
    seed: u64,
}

impl Voting {
    /// Whether its ballots are sealed.
    pub(super) fn is_sealed(&self) -> bool {
        matches!(self.secrecy, Secrecy::Secret | Secrecy::Checkable)
    }

    /// The key to which its ballots are sealed. Nobody of the demo lives, so that it may be the same each time.
    pub(super) fn key(&self) -> Key {
        Key::of(chance::bytes(&mut Dice::new(self.seed)))
    }

    /// By what chance the ballot of somebody is sealed and gets its code.
    pub(super) fn sealing(&self, person: usize) -> (String, [u8; 32]) {
        let number = u64::try_from(person).unwrap_or_default().wrapping_add(1);
        let mut dice = Dice::new(self.seed.wrapping_add(number));
        (hex(&chance::bytes(&mut dice)), chance::bytes(&mut dice))
    }

    /// How many votes somebody has.
    fn weight(&self, person: usize) -> i64 {
        self.named.iter().find(|(one, _)| *one == person).map_or(1, |(_, votes)| *votes)
    }
}

/// One thing that is done with a proposal.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Propose,
    Open,
    Cast { person: usize, vote: Vote, reason: &'static str },
    Close,
    Decide,
}

/// Plans all that is decided in a network.
pub(super) fn fill(plan: &mut Plan, source: &Source, calendar: Calendar) -> anyhow::Result<()> {
    for text in &source.votings {
        let space = source.network.spaces.iter().position(|space| space.key == text.space);
        let space = space.with_context(|| format!("{} is decided in no space", text.title))?;
        let by = plan.person(&text.by)?;
        let voting = voting(text, space, by, plan, calendar)?;
        let mut dice = Dice::new(voting.seed);
        plan.deliberate(voting, text, calendar, &mut dice)?;
    }
    Ok(())
}

/// Who proposes it and who is named to vote, and how many days before the demo that is.
pub(super) fn beginnings(text: &VotingSource) -> Vec<(String, u32)> {
    let day = u32::try_from(text.day + text.open + 6).unwrap_or(0);
    let named = list(&text.named).into_iter().filter_map(|one| one.split_once('=')).map(|(key, _)| key);
    named.chain([text.by.as_str()]).map(|key| (key.to_owned(), day)).collect()
}

/// Somebody who is named to vote, and how many votes they have.
fn weighed(text: &str, plan: &Plan) -> anyhow::Result<(usize, i64)> {
    let (key, votes) = text.split_once('=').with_context(|| format!("{text}: who has how many votes"))?;
    Ok((plan.person(key)?, votes.parse().with_context(|| format!("{text}: how many votes"))?))
}

fn voting(
    text: &VotingSource,
    space: usize,
    by: usize,
    plan: &Plan,
    calendar: Calendar,
) -> anyhow::Result<Voting> {
    let word = || format!("{}: how it is decided", text.title);
    let ends_at = match u32::try_from(text.day) {
        Ok(day) => calendar.at(day, 18 * HOUR),
        Err(_) => plan.ends + Duration::from_secs(text.day.unsigned_abs() * 86_400 + 64_800),
    };
    Ok(Voting {
        space,
        by,
        text: ItemText::new(&text.title, text.about.replace(" // ", "\n\n")),
        method: text.method.parse().ok().with_context(word)?,
        secrecy: text.kept.parse().ok().with_context(word)?,
        electorate: text.voters.parse().ok().with_context(word)?,
        seats: text.seats,
        quorum: text.quorum,
        question: text.question,
        named: list(&text.named).into_iter().map(|one| weighed(one, plan)).collect::<anyhow::Result<_>>()?,
        options: list(&text.options).into_iter().map(str::to_owned).collect(),
        ends_at,
        outcome: text.outcome.clone(),
        // Ballots hang on the vote alone: whatever is added to the demo elsewhere, the same are elected as the outcome tells.
        seed: text.title.bytes().fold(0, |seed: u64, byte| seed.wrapping_mul(31).wrapping_add(byte.into())),
    })
}

impl Plan {
    fn deliberate(
        &mut self,
        voting: Voting,
        text: &VotingSource,
        calendar: Calendar,
        dice: &mut Dice,
    ) -> anyhow::Result<()> {
        let at = self.votings.len();
        let day = Duration::from_secs(86_400);
        let open = u32::try_from(text.open).context("how long a vote is open")?;
        let opened = voting.ends_at - day * open;
        let last = self.ends - Duration::from_secs(3_600);
        let weights: Vec<usize> = list(&text.lean).iter().filter_map(|weight| weight.parse().ok()).collect();
        self.step(opened - day * 5, at, Step::Propose);
        self.step(opened, at, Step::Open);
        for person in 0..self.people.len().min(ASKED) {
            let here = self.joined(person, calendar) <= opened - day;
            if !here || !self.comes(person, &voting, || dice.often(text.drawn)) {
                continue;
            }
            let length = u32::try_from(text.open * 86_400 - 7_200).unwrap_or(86_400);
            let after = Duration::from_secs(u64::try_from(dice.seconds(length)).unwrap_or(0));
            let (vote, reason) = chance::ballot(&voting, &weights, dice);
            let time = opened + Duration::from_secs(600) + after;
            // A vote that is still going on has only the ballots of the days before the demo.
            if time < last {
                self.step(time, at, Step::Cast { person, vote, reason });
            }
        }
        if voting.ends_at < last {
            self.step(voting.ends_at, at, Step::Close);
            self.step((voting.ends_at + day).min(last), at, Step::Decide);
        }
        self.votings.push(voting);
        Ok(())
    }

    fn step(&mut self, time: Time, voting: usize, step: Step) {
        self.acts.push((time, Act::Deliberate(self.steps.len())));
        self.steps.push((voting, step));
    }
}
