//! Who says what when: the plays as they are written, and as much more as the patterns give.

use super::circle::{Circle, circles};
use super::dice::Dice;
use super::night::awake;
use super::phrases::Phrases;
use super::plan::{Act, Calendar, Plan};
use super::script::{Pattern, Talk};
use super::source::Source;
use anyhow::Context;
use db::Time;
use house::items::{ItemText, Kind};
use house::web::markdown;
use std::collections::HashMap;
use std::time::Duration;
use talk::announcements::ANNOUNCEMENT;
use talk::checkins::CHECKIN;
use talk::conversations::{CHANNEL, DISCUSSION};
use talk::ideas::IDEA;

const HOUR: i64 = 3600;
/// How many lines of a channel follow one another within minutes.
const BURST: usize = 5;
/// The signs that one may give, the frequent ones more than once.
const SIGNS: [&str; 9] = ["👍", "👍", "👍", "❤️", "❤️", "🎉", "💡", "🤔", "👀"];

/// An item.
pub(super) struct Thing {
    pub(super) space: usize,
    pub(super) kind: &'static Kind,
    pub(super) author: usize,
    pub(super) text: ItemText,
    pub(super) tags: Vec<String>,
}

/// A message.
pub(super) struct Said {
    pub(super) item: usize,
    pub(super) author: usize,
    /// The message to which it replies.
    pub(super) parent: Option<usize>,
    pub(super) body: String,
    pub(super) html: String,
}

/// What a message says after its author changed it.
pub(super) struct Rewritten {
    pub(super) message: usize,
    pub(super) body: String,
    pub(super) html: String,
}

struct Writer<'a> {
    plan: &'a mut Plan,
    calendar: Calendar,
    circles: Vec<Circle>,
}

/// Fills a plan with spaces, items and what is said in them.
pub(super) fn fill(
    plan: &mut Plan,
    source: &Source,
    calendar: Calendar,
    scale: usize,
    dice: &mut Dice,
) -> anyhow::Result<()> {
    let circles = circles(plan, source, calendar, dice)?;
    let mut writer = Writer { plan, calendar, circles };
    for talk in &source.talks {
        writer.play(talk, source, scale, dice)?;
    }
    writer.trails(source)?;
    writer.enter(dice);
    Ok(())
}

impl Writer<'_> {
    fn play(&mut self, talk: &Talk, source: &Source, scale: usize, dice: &mut Dice) -> anyhow::Result<()> {
        let spaces = &source.network.spaces;
        let space = spaces.iter().position(|space| space.key == talk.space);
        let space = space.with_context(|| format!("{} stands in no space", talk.title))?;
        let author = self.plan.person(&talk.author)?;
        let kind: &Kind = match talk.kind.as_str() {
            "channel" => &CHANNEL,
            "checkin" => &CHECKIN,
            "idea" => &IDEA,
            "announcement" => &ANNOUNCEMENT,
            _ => &DISCUSSION,
        };
        let started = self.calendar.at(talk.day, 9 * HOUR + dice.seconds(18_000));
        let item = self.plan.things.len();
        let (text, tags) = (ItemText::new(&talk.title, &talk.body), talk.tags.clone());
        self.plan.things.push(Thing { space, kind, author, text, tags });
        self.plan.acts.push((started, Act::Start(item)));
        self.note(space, author, started);
        let mut last = self.lines(talk, item, space, started, dice)?;
        last = last.max(self.patterns(talk, item, space, started, scale, dice));
        if talk.pinned {
            let by = self.circles.get(space).map_or(author, |circle| circle.by);
            let time = self.plan.within(started, 3 * HOUR);
            self.plan.acts.push((time, Act::Pin { item, by }));
        }
        if talk.closed {
            let time = self.plan.within(last, 20 * HOUR);
            self.plan.acts.push((time, Act::Close { item, by: author }));
        }
        Ok(())
    }

    /// What is written down.
    fn lines(
        &mut self,
        talk: &Talk,
        item: usize,
        space: usize,
        started: Time,
        dice: &mut Dice,
    ) -> anyhow::Result<Time> {
        let (mut time, mut parent) = (started, None);
        for line in &talk.lines {
            let wait = i64::from(line.hours) * HOUR + 120 + dice.seconds(2_400);
            time = self.moment(awake(self.plan.within(time, wait), self.plan.ends));
            let author = self.plan.person(&line.speaker)?;
            let message = self.say(item, author, parent.filter(|_| line.reply), &line.text, time);
            if !line.reply {
                parent = Some(message);
            }
            self.note(space, author, time);
            if let Some((hours, text)) = &line.edited {
                let rewritten = Rewritten { message, body: text.clone(), html: markdown::to_html(text) };
                let later = self.plan.within(time, i64::from(*hours) * HOUR);
                self.plan.acts.push((later, Act::Rewrite(self.plan.rewritings.len())));
                self.plan.rewritings.push(rewritten);
            }
            for (sign, who) in &line.reactions {
                let sign = SIGNS.into_iter().find(|known| known == sign).context("an unknown sign")?;
                for who in who {
                    let (person, time) =
                        (self.plan.person(who)?, self.plan.within(time, dice.seconds(9_000)));
                    self.note(space, person, time);
                    self.plan.acts.push((time, Act::React { message, person, sign }));
                }
            }
        }
        Ok(time)
    }

    /// What the patterns give, spread over the life of the item.
    fn patterns(
        &mut self,
        talk: &Talk,
        item: usize,
        space: usize,
        started: Time,
        scale: usize,
        dice: &mut Dice,
    ) -> Time {
        let mut phrases = Phrases::new(talk);
        let days = usize::try_from(talk.day).unwrap_or(0);
        let amount = talk.weekly * days * scale.max(1) / 7;
        let quick = self.plan.things.get(item).is_some_and(|thing| thing.kind.name == CHANNEL.name);
        let (mut last, mut before) = (started, None);
        for number in 0..amount {
            let Some((pattern, text)) = phrases.say(dice) else { break };
            // In a channel several lines follow one another within minutes, some of them by the same person.
            let first = if quick { number - number % BURST } else { number };
            let day = u32::try_from(days - first * days / amount.max(1)).unwrap_or(1).max(1);
            let follows = before.filter(|_| first != number);
            let time = match follows {
                Some((_, time)) => self.plan.within(time, 30 + dice.seconds(300)),
                None => self.calendar.at(day, 7 * HOUR + dice.seconds(50_000)).max(started),
            };
            let time = self.moment(time);
            let same =
                follows.map(|(author, _)| author).filter(|author| self.goes_on(*author, pattern, dice));
            let Some(author) = same.or_else(|| self.speaker(space, pattern, time, dice)) else { continue };
            before = Some((author, time));
            let message = self.say(item, author, None, &text, time);
            self.note(space, author, time);
            last = last.max(self.answers(&mut phrases, (item, space, message), time, dice));
            self.reactions(space, message, time, dice);
        }
        last
    }

    fn answers(
        &mut self,
        phrases: &mut Phrases<'_>,
        (item, space, message): (usize, usize, usize),
        time: Time,
        dice: &mut Dice,
    ) -> Time {
        let mut last = time;
        for _ in 0..[0, 0, 0, 1, 1, 2].get(dice.below(6)).copied().unwrap_or(0) {
            let Some((pattern, text)) = phrases.reply(dice) else { break };
            last = self.moment(awake(self.plan.within(last, 600 + dice.seconds(20_000)), self.plan.ends));
            let Some(author) = self.speaker(space, pattern, last, dice) else { continue };
            self.say(item, author, Some(message), &text, last);
            self.note(space, author, last);
        }
        last
    }

    fn reactions(&mut self, space: usize, message: usize, time: Time, dice: &mut Dice) {
        let any = Pattern { language: "", text: String::new() };
        let mut given = Vec::new();
        for _ in 0..[0, 0, 0, 1, 2, 4].get(dice.below(6)).copied().unwrap_or(0) {
            let sign = dice.pick(&SIGNS).copied().unwrap_or("👍");
            let time = self.plan.within(time, dice.seconds(40_000));
            let Some(person) = self.speaker(space, &any, time, dice).filter(|who| !given.contains(who))
            else {
                continue;
            };
            given.push(person);
            self.note(space, person, time);
            self.plan.acts.push((time, Act::React { message, person, sign }));
        }
    }

    /// The moment of the message that comes next, in a second: of its own, for at a large scale somebody says two things in
    /// the same second.
    fn moment(&self, second: Time) -> Time {
        let part = u64::try_from(self.plan.messages.len() % 999_983).unwrap_or(0);
        second + Duration::from_micros(part)
    }

    fn say(&mut self, item: usize, author: usize, parent: Option<usize>, body: &str, time: Time) -> usize {
        let message = self.plan.messages.len();
        let (body, html) = (body.to_owned(), markdown::to_html(body));
        self.plan.messages.push(Said { item, author, parent, body, html });
        self.plan.acts.push((time, Act::Say(message)));
        message
    }

    /// Somebody of the space who is there by then; more often than not one of those who came first.
    fn speaker(&self, space: usize, pattern: &Pattern, time: Time, dice: &mut Dice) -> Option<usize> {
        let circle = self.circles.get(space)?;
        let there = circle.people.partition_point(|(joined, _)| *joined < time);
        for _ in 0..40 {
            let among = if dice.often(55) { there.min(14) } else { there };
            let person = circle.people.get(dice.below(among)).map(|(_, person)| *person)?;
            let player = self.plan.people.get(person)?;
            let silent = player.profile.headline.is_empty() || player.role == house::access::Role::Guest;
            if !silent && player.speaks(pattern.language) {
                return Some(person);
            }
        }
        None
    }

    /// Whether who spoke last says this too.
    fn goes_on(&self, author: usize, pattern: &Pattern, dice: &mut Dice) -> bool {
        dice.often(45) && self.plan.people.get(author).is_some_and(|one| one.speaks(pattern.language))
    }

    fn note(&mut self, space: usize, person: usize, time: Time) {
        if let Some(circle) = self.circles.get_mut(space) {
            let first = circle.first.entry(person).or_insert(time);
            *first = time.min(*first);
        }
    }

    fn trails(&mut self, source: &Source) -> anyhow::Result<()> {
        for (from, talk) in source.talks.iter().enumerate() {
            for title in &talk.led_to {
                let to = source.talks.iter().position(|other| other.title == *title);
                let to = to.with_context(|| format!("nothing is called {title}"))?;
                let by = self.plan.things.get(to).map_or(0, |thing| thing.author);
                let day = source.talks.get(to).map_or(1, |talk| talk.day);
                self.plan.acts.push((self.calendar.at(day, 16 * HOUR), Act::Link { from, to, by }));
            }
        }
        Ok(())
    }

    /// Everybody enters their spaces before they first do something there, but whoever started one: they are in it. In
    /// the commons all are from the start.
    fn enter(&mut self, dice: &mut Dice) {
        for (space, circle) in self.circles.iter().enumerate().skip(1) {
            let mut people: HashMap<usize, Time> = circle.first.clone();
            for (joined, person) in &circle.people {
                let later = self.plan.within((*joined).max(circle.started), 3600 + dice.seconds(400_000));
                let time = people.entry(*person).or_insert(later);
                *time = later.min(*time);
            }
            people.remove(&circle.by);
            let mut people: Vec<(usize, Time)> = people.into_iter().collect();
            people.sort_unstable();
            for (person, time) in people {
                let soon = time - Duration::from_secs(1_800);
                let time = soon.max(circle.started).max(self.plan.joined(person, self.calendar)).min(time);
                self.plan.acts.push((time, Act::EnterSpace { space, person }));
            }
        }
    }
}
