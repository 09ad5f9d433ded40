//! What will happen in a network of the demo, in order: who joins when, what is started, said and endorsed.

use super::cast::{Player, cast};
use super::dialogue::{self, Rewritten, Said, Thing};
use super::dice::Dice;
use super::errands::{self, Errand};
use super::gatherings::{self, Gathering};
use super::measures::{self, Measures};
use super::parting;
use super::place::{Place, space};
use super::sharing::{self, Share, Sharing};
use super::source::{self, Source};
use super::turns::{self, Turn};
use super::votings::{self, Step, Voting};
use crate::charters::NewCharter;
use anyhow::Context;
use db::Time;
use house::networks::NewNetwork;
use house::organisations::NewOrganisation;
use meet::events::EventAnswer;
use std::time::Duration;

pub(super) use super::night::Calendar;

const HOUR: i64 = 3600;

/// A thing that somebody does. People, organisations, spaces, items and messages are named by their place in the plan.
#[derive(Debug, Clone, Copy)]
pub(super) enum Act {
    Join(usize),
    AddOrganisation { organisation: usize, by: usize },
    Affiliate { person: usize, organisation: usize, stands: bool },
    ReviseCharter { version: usize, by: usize },
    Endorse { version: usize, person: usize, organisation: Option<usize> },
    StartSpace { space: usize, by: usize },
    EnterSpace { space: usize, person: usize },
    Start(usize),
    Say(usize),
    Rewrite(usize),
    React { message: usize, person: usize, sign: &'static str },
    Link { from: usize, to: usize, by: usize },
    Close { item: usize, by: usize },
    Pin { item: usize, by: usize },
    MoveOn { space: usize, by: usize },
    Gather(usize),
    Answer { gathering: usize, person: usize, answer: EventAnswer },
    SayHow { gathering: usize, person: usize, marks: [Option<i64>; 5] },
    Deliberate(usize),
    Share(usize),
    Undertake(usize),
    GoOn(usize),
    NoteDown { gathering: usize, at: usize },
    Try { gathering: usize, at: usize },
    Judge { gathering: usize, at: usize },
    Turn(Turn),
}

/// A network and all that will have happened in it.
pub(super) struct Plan {
    pub(super) network: NewNetwork,
    pub(super) people: Vec<Player>,
    pub(super) organisations: Vec<NewOrganisation>,
    pub(super) charters: Vec<NewCharter>,
    pub(super) spaces: Vec<Place>,
    pub(super) things: Vec<Thing>,
    pub(super) messages: Vec<Said>,
    pub(super) rewritings: Vec<Rewritten>,
    pub(super) gatherings: Vec<Gathering>,
    pub(super) errands: Vec<Errand>,
    /// When each of them begins.
    pub(super) begun: Vec<Time>,
    pub(super) votings: Vec<Voting>,
    /// What is done with which of them.
    pub(super) steps: Vec<(usize, Step)>,
    pub(super) sharings: Vec<Sharing>,
    pub(super) shares: Vec<(usize, Share)>,
    pub(super) measures: Measures,
    /// In the order of time.
    pub(super) acts: Vec<(Time, Act)>,
    pub(super) started: Time,
    pub(super) ends: Time,
}

/// Plans a network.
pub(super) fn plan(source: &Source, day: Time, scale: usize, seed: u64) -> anyhow::Result<Plan> {
    let mut dice = Dice::new(seed);
    let calendar = Calendar(day);
    let spaces = source.network.spaces.iter().enumerate();
    let mut plan = Plan {
        network: source::network(source)?,
        people: cast(source, scale, &mut dice)?,
        organisations: source::organisations(source)?,
        charters: source.network.charters.iter().map(source::charter).collect(),
        spaces: spaces.map(|(at, text)| space(text, at, day)).collect::<anyhow::Result<_>>()?,
        things: Vec::new(),
        messages: Vec::new(),
        rewritings: Vec::new(),
        gatherings: Vec::new(),
        errands: Vec::new(),
        begun: Vec::new(),
        votings: Vec::new(),
        steps: Vec::new(),
        sharings: Vec::new(),
        shares: Vec::new(),
        measures: measures::fill(source, day, seed)?,
        acts: Vec::new(),
        started: calendar.at(source.network.day, 8 * HOUR),
        ends: day,
    };
    plan.bring_forward(source)?;
    plan.arrivals(calendar, &mut dice);
    plan.partners(source, calendar, &mut dice);
    plan.charter(source, calendar, &mut dice)?;
    dialogue::fill(&mut plan, source, calendar, scale, &mut dice)?;
    doings(&mut plan, source, calendar, &mut dice)?;
    parting::add(&mut plan, calendar);
    turns::fill(&mut plan, source, calendar);
    plan.acts.sort_by_key(|(time, _)| *time);
    Ok(plan)
}

/// What people meet for, decide, share out and do.
fn doings(plan: &mut Plan, source: &Source, calendar: Calendar, dice: &mut Dice) -> anyhow::Result<()> {
    gatherings::fill(plan, source, calendar, dice)?;
    votings::fill(plan, source, calendar)?;
    sharing::fill(plan, source, calendar, dice)?;
    errands::fill(plan, source, calendar, dice)
}

impl Plan {
    /// The place of who is called so in the plays.
    pub(super) fn person(&self, key: &str) -> anyhow::Result<usize> {
        let found = self.people.iter().position(|player| !player.key.is_empty() && player.key == key);
        found.with_context(|| format!("nobody of {} is called {key}", self.network.slug))
    }

    /// When somebody joined.
    pub(super) fn joined(&self, person: usize, calendar: Calendar) -> Time {
        let early = i64::try_from(person % 97).unwrap_or(0) * 173;
        match self.people.get(person) {
            Some(_) if person == 0 => self.started,
            Some(player) => calendar.at(player.day, 7 * HOUR + early),
            None => self.ends,
        }
    }

    /// Whoever does something in a play has joined before.
    fn bring_forward(&mut self, source: &Source) -> anyhow::Result<()> {
        let mut first: Vec<(String, u32)> = Vec::new();
        first.extend(source.network.charters.iter().map(|charter| (charter.author.clone(), charter.day)));
        first.extend(source.network.spaces.iter().map(|space| (space.by.clone(), space.day)));
        first.extend(source.votings.iter().flat_map(votings::beginnings));
        first.extend(sharing::beginnings(source));
        for talk in &source.talks {
            first.push((talk.author.clone(), talk.day));
            first.extend(talk.lines.iter().map(|line| (line.speaker.clone(), talk.day)));
            let given = talk.lines.iter().flat_map(|line| &line.reactions).flat_map(|(_, who)| who);
            first.extend(given.map(|who| (who.clone(), talk.day)));
        }
        let life = source.network.day.saturating_sub(1);
        for (key, day) in first {
            let at = self.person(&key)?;
            if let Some(player) = self.people.get_mut(at) {
                player.day = player.day.max((day + 1).min(life));
            }
        }
        Ok(())
    }

    fn arrivals(&mut self, calendar: Calendar, dice: &mut Dice) {
        for person in 0..self.people.len() {
            let joined = self.joined(person, calendar);
            self.acts.push((joined, Act::Join(person)));
            let Some((organisation, stands)) = self.people.get(person).and_then(|player| player.organisation)
            else {
                continue;
            };
            // Every organisation is there by the twelfth day of the network.
            let later = joined.max(self.started + Duration::from_secs(12 * 86_400));
            let time = self.within(later, dice.seconds(86_400));
            self.acts.push((time, Act::Affiliate { person, organisation, stands }));
        }
    }

    fn partners(&mut self, source: &Source, calendar: Calendar, dice: &mut Dice) {
        for organisation in 0..self.organisations.len() {
            let day = source.network.day.saturating_sub(2 + u32::try_from(organisation / 2).unwrap_or(0));
            let time = calendar.at(day, 9 * HOUR + dice.seconds(20_000));
            self.acts.push((time, Act::AddOrganisation { organisation, by: 0 }));
        }
    }

    fn charter(&mut self, source: &Source, calendar: Calendar, dice: &mut Dice) -> anyhow::Result<()> {
        let days: Vec<u32> = source.network.charters.iter().map(|charter| charter.day).collect();
        for (version, charter) in source.network.charters.iter().enumerate() {
            let written = calendar.at(charter.day, 15 * HOUR);
            self.acts.push((written, Act::ReviseCharter { version, by: self.person(&charter.author)? }));
            let until = days.get(version + 1).map_or(self.ends, |day| calendar.at(*day, 15 * HOUR));
            self.endorsements(calendar, version, (written, until), dice);
        }
        Ok(())
    }

    fn endorsements(
        &mut self,
        calendar: Calendar,
        version: usize,
        (from, until): (Time, Time),
        dice: &mut Dice,
    ) {
        let mut spoken = vec![false; self.organisations.len()];
        for person in 0..self.people.len() {
            let Some(player) = self.people.get(person) else { continue };
            let (guest, stands) = (player.role == house::access::Role::Guest, player.organisation);
            let known = self.joined(person, calendar).max(from);
            let time = known + Duration::from_secs(u64::try_from(dice.seconds(25 * 86_400)).unwrap_or(0));
            let newcomer = player.profile.headline.is_empty();
            if dice.often(62) && !guest && !newcomer && time < until {
                self.acts.push((time, Act::Endorse { version, person, organisation: None }));
            }
            let Some((organisation, true)) = stands else { continue };
            // A representative is one only after the affiliation, two weeks after the start at the latest.
            let time =
                time.max(self.started + Duration::from_secs(14 * 86_400)) + Duration::from_secs(90_000);
            let first = spoken.get_mut(organisation).is_some_and(|spoken| !std::mem::replace(spoken, true));
            if first && dice.often(75) && time < until {
                self.acts.push((time, Act::Endorse { version, person, organisation: Some(organisation) }));
            }
        }
    }

    /// So many seconds later, but never on the day of the demo.
    pub(super) fn within(&self, time: Time, seconds: i64) -> Time {
        let later = time + Duration::from_secs(u64::try_from(seconds).unwrap_or(0));
        later.min(self.ends - Duration::from_secs(60)).max(time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::source::FOLDERS;

    const DAY: Time = Time::from_micros(1_795_132_800_000_000);

    fn planned(folder: usize, scale: usize) -> Plan {
        plan(&FOLDERS[folder].read().unwrap(), DAY, scale, 1).unwrap()
    }

    #[test]
    fn the_same_day_gives_the_same_talk() {
        let said = |plan: &Plan| plan.messages.iter().map(|said| said.body.clone()).collect::<Vec<_>>();
        let times = |plan: &Plan| plan.acts.iter().map(|(time, _)| *time).collect::<Vec<_>>();
        let (one, other) = (planned(0, 1), planned(0, 1));
        assert_eq!(said(&one), said(&other));
        assert_eq!(times(&one), times(&other));
    }

    #[test]
    fn months_of_talk_hardly_repeat_themselves() {
        for folder in 0..FOLDERS.len() {
            let plan = planned(folder, 1);
            let long: Vec<&str> =
                plan.messages.iter().map(|said| said.body.as_str()).filter(|body| body.len() > 40).collect();
            let mut different = long.clone();
            different.sort_unstable();
            different.dedup();
            assert!(different.len() * 100 >= long.len() * 96, "{} of {}", different.len(), long.len());
        }
    }

    #[test]
    fn a_larger_scale_has_more_people_and_more_talk() {
        let (small, large) = (planned(0, 1), planned(0, 3));
        assert_eq!(large.people.len(), 3 * small.people.len());
        assert!(large.messages.len() > 5 * small.messages.len() / 2);
    }

    #[test]
    fn no_place_in_a_sentence_stays_empty() {
        for folder in FOLDERS {
            for talk in folder.read().unwrap().talks {
                let named = |name: &str| talk.parts.iter().any(|(part, _)| part == name);
                let texts = talk.says.iter().chain(&talk.replies).map(|pattern| pattern.text.clone());
                for text in texts.chain(talk.parts.iter().flat_map(|(_, choices)| choices.clone())) {
                    for name in text.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
                        assert!(named(name), "{}: {{{name}}} in {text}", talk.title);
                    }
                }
            }
        }
    }
}
