//! A whole conversation that is brought in at once: from an export, or for the demo. People stand in it by labels; nobody
//! becomes a member by it. What has been brought once is not brought again.

use super::acts::{GROUND_BROUGHT, GROUND_CONCLUDED};
use super::ground::{Moderation, State, Voice};
use super::map::draw_now;
use super::store;
use super::{GROUND, KINDS};
use db::{Read, Time, Write};
use house::clock::digest;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId, ParticipantId, SpaceId, StatementId};
use house::items::{self, Beginning, ItemText};
use house::spaces;
use house::web::Error;
use std::collections::{BTreeMap, BTreeSet};

/// A conversation with all that was said.
#[derive(Debug, Clone, Default)]
pub struct Brought {
    /// What tells it from others: the same source is the same conversation.
    pub source: String,
    /// The question.
    pub title: String,
    /// What is said about it, in Markdown.
    pub body: String,
    /// The statements.
    pub statements: Vec<Spoken>,
    /// What people said to them; of one person to one statement once.
    pub answers: Vec<Answered>,
    /// Which labels stand for members; all others are nobody's.
    pub members: BTreeMap<String, MemberId>,
}

/// A statement of such a conversation.
#[derive(Debug, Clone)]
pub struct Spoken {
    /// Its number in the conversation.
    pub number: i64,
    /// What it says.
    pub text: String,
    /// The label of its author; none of a statement that stood there from the beginning.
    pub author: Option<String>,
    /// Whether it was taken.
    pub state: State,
    /// When it was written.
    pub at: Time,
}

/// What somebody says to a statement of such a conversation.
#[derive(Debug, Clone)]
pub struct Answered {
    /// The label of the person.
    pub person: String,
    /// The number of the statement.
    pub number: i64,
    /// What they say.
    pub voice: Voice,
    /// When.
    pub at: Time,
}

/// Where a conversation is brought.
#[derive(Debug, Clone, Copy)]
pub struct Where {
    /// The network.
    pub network: NetworkId,
    /// The space.
    pub space: SpaceId,
    /// Under whose name the question stands.
    pub by: MemberId,
    /// When it began, as its page says.
    pub begun: Time,
    /// When it came here, as the log says.
    pub now: Time,
}

/// What came in, or would.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The item; none where it is only planned.
    pub item: Option<ItemId>,
    /// Whether the conversation is new here.
    pub new: bool,
    /// How many statements, people and answers are new.
    pub statements: usize,
    /// As `statements`.
    pub people: usize,
    /// As `statements`.
    pub answers: usize,
}

/// What of a conversation is not there yet.
struct Missing<'b> {
    item: Option<ItemId>,
    statements: Vec<&'b Spoken>,
    /// In the order in which they came.
    people: Vec<&'b str>,
    /// How many were there before.
    known: usize,
    answers: Vec<&'b Answered>,
}

impl Missing<'_> {
    fn report(&self) -> Report {
        Report {
            item: self.item,
            new: self.item.is_none(),
            statements: self.statements.len(),
            people: self.people.len(),
            answers: self.answers.len(),
        }
    }
}

/// What bringing would do.
///
/// # Errors
/// Those of the database.
pub fn plan(q: &mut Read<'_>, network: NetworkId, brought: &Brought) -> Result<Report, Error> {
    Ok(missing(q, network, brought)?.report())
}

fn missing<'b>(q: &mut Read<'_>, network: NetworkId, brought: &'b Brought) -> Result<Missing<'b>, Error> {
    let item = store::by_source(q, network, &brought.source)?;
    let (mut numbers, mut known, mut said) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
    let labels = in_order(brought);
    if let Some(item) = item {
        numbers = store::of_numbers(q, item)?.into_iter().collect();
        let asked: Vec<String> = labels.iter().map(|label| (*label).to_owned()).collect();
        known = store::labels(q, item, &asked)?.into_iter().collect();
        let mut place = (ParticipantId::from(0), StatementId::from(0));
        loop {
            let (some, more) = store::voiced(q, item, place)?;
            place = some.last().map_or(place, |last| (last.person_id, last.statement_id));
            said.extend(some.iter().map(|one| (one.person_id, one.statement_id)));
            if !more {
                break;
            }
        }
    }
    let answered = |one: &&Answered| {
        let pair = known.get(&one.person).copied().zip(numbers.get(&one.number).copied());
        pair.is_none_or(|pair| !said.contains(&pair))
    };
    Ok(Missing {
        item,
        statements: brought.statements.iter().filter(|one| !numbers.contains_key(&one.number)).collect(),
        answers: brought.answers.iter().filter(answered).collect(),
        people: labels.into_iter().filter(|label| !known.contains_key(*label)).collect(),
        known: known.len(),
    })
}

/// Everybody who said something, each once, whoever came first first: at one moment by their labels, numbers as numbers.
fn in_order(brought: &Brought) -> Vec<&str> {
    let spoke = brought.statements.iter().filter_map(|one| Some((one.author.as_deref()?, one.at)));
    let mut first: BTreeMap<&str, Time> = BTreeMap::new();
    for (label, at) in spoke.chain(brought.answers.iter().map(|one| (one.person.as_str(), one.at))) {
        let known = first.entry(label).or_insert(at);
        *known = (*known).min(at);
    }
    let mut people: Vec<(&str, Time)> = first.into_iter().collect();
    people.sort_by_key(|(label, at)| (*at, label.parse::<u64>().unwrap_or(u64::MAX), *label));
    people.into_iter().map(|(label, _)| label).collect()
}

/// Brings a conversation in, or what of it is not there yet, and draws its map.
///
/// # Errors
/// Those of the database.
pub fn bring(tx: &mut Write<'_>, place: &Where, brought: &Brought) -> Result<Report, Error> {
    let missing = missing(tx, place.network, brought)?;
    let mut report = missing.report();
    let item = match missing.item {
        Some(item) => item,
        None => begin(tx, place, brought)?,
    };
    report.item = Some(item);
    if missing.statements.is_empty() && missing.people.is_empty() && missing.answers.is_empty() {
        return Ok(report);
    }
    let of = (place.network, item);
    store::add_people(tx, of, &newcomers(brought, item, &missing))?;
    let all: Vec<String> = in_order(brought).into_iter().map(str::to_owned).collect();
    let people: BTreeMap<String, ParticipantId> = store::labels(tx, item, &all)?.into_iter().collect();
    for one in missing.statements {
        let author = one.author.as_ref().and_then(|label| people.get(label)).copied();
        let number = (place.network, item, one.number);
        store::add(tx, number, (author, author.is_none()), (&one.text, one.state), one.at)?;
    }
    let numbers: BTreeMap<i64, StatementId> = store::of_numbers(tx, item)?.into_iter().collect();
    let answers: Vec<_> = missing
        .answers
        .iter()
        .filter_map(|one| {
            Some((*people.get(&one.person)?, *numbers.get(&one.number)?, one.voice.number(), one.at))
        })
        .collect();
    store::keep_many(tx, of, &answers)?;
    store::count_again(tx, item)?;
    items::renew(tx, KINDS, &[item])?;
    draw_now(tx, item, place.now)?;
    let happened = Happened::new(&GROUND_BROUGHT).space(place.space).item(item);
    happenings::record(tx, place.network, None, place.now, happened)?;
    Ok(report)
}

/// Those who are new, each with the member for whom they stand and their place in files. Whoever is nobody here stands there as
/// they came, behind those who were brought before.
fn newcomers(brought: &Brought, item: ItemId, missing: &Missing<'_>) -> Vec<(String, Option<MemberId>, i64)> {
    let new = |(place, label): (i64, &&str)| {
        let member = brought.members.get(*label).copied();
        (label.to_string(), member, if member.is_some() { shuffle(item, label) } else { place })
    };
    let after = i64::try_from(missing.known).unwrap_or_default().saturating_add(1);
    (after..).zip(&missing.people).map(new).collect()
}

/// Where a member stands in files: by chance, which nobody can guess who does not have the database.
fn shuffle(item: ItemId, label: &str) -> i64 {
    let hash = digest(&format!("{item} {label}"));
    hash.get(..15).and_then(|digits| i64::from_str_radix(digits, 16).ok()).unwrap_or_default()
}

fn begin(tx: &mut Write<'_>, place: &Where, brought: &Brought) -> Result<ItemId, Error> {
    let text = ItemText::new(&brought.title, &brought.body);
    let begin = Beginning {
        network: place.network,
        space: place.space,
        kind: &GROUND,
        author: place.by,
        now: place.begun,
        once: None,
    };
    let item = items::create(tx, &begin, &text)?.ok_or(Error::NotFound)?;
    store::begin(tx, place.network, item, Moderation::After)?;
    store::set_source(tx, item, &brought.source)?;
    spaces::use_tab(tx, place.space, GROUND.verb)?;
    house::networks::use_page(tx, place.network, "common-ground")?;
    spaces::note_activity(tx, place.space, place.now)?;
    let happened = Happened::new(&items::ITEM_STARTED).space(place.space).item(item).detail(GROUND.name);
    happenings::record(tx, place.network, Some(place.by), place.now, happened)?;
    Ok(item)
}

/// Under whose name a host brings conversations in: the first steward who is here.
///
/// # Errors
/// Those of the database.
pub fn host(q: &mut Read<'_>, network: NetworkId) -> Result<Option<MemberId>, db::Error> {
    store::first_steward(q, network)
}

/// Closes a conversation with what came of it.
///
/// # Errors
/// Those of the database.
pub fn conclude(tx: &mut Write<'_>, place: &Where, item: ItemId, outcome: &str) -> Result<(), Error> {
    let text = ItemText::new("", outcome);
    store::keep_outcome(tx, (item, place.by), (&text.body, &text.html), place.now)?;
    items::close(tx, item, Some(place.now))?;
    let happened = Happened::new(&GROUND_CONCLUDED).space(place.space).item(item);
    happenings::record(tx, place.network, Some(place.by), place.now, happened)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_stand_in_the_order_in_which_they_came() {
        let at = Time::from_micros;
        let spoken = |number, author: &str, when| Spoken {
            number,
            text: String::new(),
            author: Some(author.to_owned()),
            state: State::Shown,
            at: at(when),
        };
        let answered = |person: &str, when| Answered {
            person: person.to_owned(),
            number: 0,
            voice: Voice::Agree,
            at: at(when),
        };
        let brought = Brought {
            statements: vec![spoken(0, "31", 50), spoken(1, "4", 20)],
            answers: vec![answered("100", 30), answered("20", 30), answered("31", 10), answered("3", 30)],
            ..Brought::default()
        };
        assert_eq!(in_order(&brought), ["31", "4", "3", "20", "100"]);
    }
}
