//! How working together went, as those said who were there by then: a round is opened, answered and closed, each at its moment.

use crate::demo::stage::Given;
use crate::demo::stage::batch::Ground;
use crate::demo::turns::{ROUNDS, Round};
use db::{Time, Write};
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items::{self, Beginning, ITEM_STARTED, ItemText, Kind};
use house::spaces;
use house::web::Error;
use see::rounds::{self, Opening, Own, Rating, Sheet, Sort};

/// So many people answer at most, and so many organisations.
const PEOPLE: usize = 60;
const ORGANISATIONS: usize = 18;

/// What a round asks beside the statements of all.
const QUESTIONS: &str = "What should we stop doing?\n\
     How often should the whole network meet?: every month; every quarter; twice a year\n\
     What do we need most next year?: time > money > people";

/// What people would stop.
const STOPPED: &[&str] = &[
    "Meetings without an agenda",
    "Long letters to everyone",
    "Asking the same five people",
    "Changing the date at the last moment",
    "Talking about money at the very end",
    "Nothing: go on like this",
    "Meeting only on weekday evenings",
    "Deciding things twice",
    "Working groups that never tell the others anything",
    "Letting the loudest speak first",
    "Tables that three people understand",
    "Calling everything urgent",
    "Lists of tasks without names",
    "Starting late",
];

/// The means around which marks lie, in tenths, from the oldest round to the newest, by the first word of their fields.
const MEANS: &[(&str, [i64; 4])] = &[
    ("purpose", [36, 38, 40, 42]),
    ("membership", [38, 39, 39, 41]),
    ("process", [29, 28, 31, 34]),
    ("communication", [33, 35, 34, 36]),
    ("resources", [27, 26, 28, 27]),
    ("climate", [34, 36, 38, 38]),
    ("satisfaction", [36, 37, 39, 41]),
];

/// The statements of a round, by their fields.
const FIELDS: &[&str] = &[
    "purpose-shared",
    "purpose-concrete",
    "purpose-reachable",
    "membership-right",
    "membership-respect",
    "membership-interest",
    "membership-compromise",
    "process-roles",
    "process-adapts",
    "process-pace",
    "process-learns",
    "communication-open",
    "communication-often",
    "communication-informal",
    "resources-money",
    "resources-people",
    "resources-time",
    "resources-leadership",
    "climate-history",
    "climate-legitimacy",
    "climate-support",
    "satisfaction-belonging",
    "satisfaction-influence",
    "satisfaction-benefit",
    "satisfaction-trust",
    "satisfaction-recommend",
];

/// Opens the round at a place, in the commons.
pub(super) fn open(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (at, now): (usize, Time),
) -> Result<ItemId, Error> {
    let round = ROUNDS.get(at).ok_or(db::Error::Missing)?;
    let (network, space, author) = (ground.network, known.space(0)?, known.person(0)?);
    let kind: &'static Kind = if round.sort == Sort::Health { &rounds::HEALTH } else { &rounds::TRUST };
    let begin = Beginning { network, space, kind, author, now, once: None };
    let text = ItemText::new(round.title(ground.plan.ends), "");
    let item = items::create(tx, &begin, &text)?.ok_or(db::Error::Missing)?;
    let questions = if round.sort == Sort::Health { QUESTIONS } else { "" };
    let (sort, closes_at) = (round.sort, round.closes(ground.plan.ends));
    let opening = Opening { sort, questions, closes_at, by_mail: sort == Sort::Health };
    rounds::begin(tx, (network, item, space), opening, now)?;
    spaces::use_tab(tx, space, kind.verb)?;
    spaces::note_activity(tx, space, now)?;
    let started = Happened::new(&ITEM_STARTED).space(space).item(item).detail(kind.name);
    happenings::record(tx, network, Some(author), now, started)?;
    Ok(item)
}

/// Has a round answered.
pub(super) fn fill(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (at, item, now): (usize, ItemId, Time),
) -> Result<(), Error> {
    let round = ROUNDS.get(at).ok_or(db::Error::Missing)?;
    match round.sort {
        Sort::Health => answer(tx, ground, known, (item, round, now)),
        Sort::Organisations | Sort::Members => rate(tx, ground, known, (item, round, now)),
    }
}

/// Closes a round at the end of its last day.
pub(super) fn close(tx: &mut Write<'_>, item: ItemId, now: Time) -> Result<(), Error> {
    rounds::close(tx, item, (now, now))
}

fn answer(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (item, round, now): (ItemId, &Round, Time),
) -> Result<(), Error> {
    // Of the open round fewer have answered so far.
    let most = if round.is_over(ground.plan.ends) { 7 } else { 4 };
    let number = |person: usize| i64::try_from(person).unwrap_or(0);
    let people = (0..ground.plan.people.len()).filter(|person| known.people.contains_key(person));
    for person in people.take(PEOPLE).filter(|person| (person * 7 + round.place) % 10 < most) {
        // A number that no other answer has, and that follows no order.
        let own = item.get().saturating_mul(1_000_003).saturating_add(number(person * 7_919 % 100_003));
        rounds::answer(tx, item, (known.person(person)?, own), &sheet(person, round.place), now)?;
    }
    Ok(())
}

/// What somebody answers.
fn sheet(person: usize, place: usize) -> Sheet {
    let mut sheet = Sheet::default();
    for (at, field) in FIELDS.iter().enumerate() {
        let theme = field.split('-').next().unwrap_or_default();
        let means = MEANS.iter().find(|(word, _)| *word == theme).map(|(_, means)| means);
        let mean = means.and_then(|means| means.get(place)).copied().unwrap_or(35);
        // Some skip what they cannot judge.
        if (person + at * 5) % 11 == 3 {
            continue;
        }
        let noise =
            [-12, 0, 3, 9, -4, 12, -8, 0].get((person * 3 + at * 5 + place) % 8).copied().unwrap_or(0);
        sheet.marks.insert((*field).to_owned(), ((mean + noise + 5) / 10).clamp(1, 5));
    }
    let words = STOPPED.get(person % 23).map(|words| Own::Text((*words).to_owned()));
    let ranks = if person.is_multiple_of(3) { vec![1, 2, 3] } else { vec![2, 3, 1] };
    sheet.own = vec![words, Some(Own::Choice((person * 5 + place) % 3)), Some(Own::Ranking(ranks))];
    sheet
}

/// What organisations say of each other: each of the three that stand after it, and most of them of the one before.
fn rate(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (item, round, now): (ItemId, &Round, Time),
) -> Result<(), Error> {
    let count = known.organisations.len().min(ORGANISATIONS);
    let most = if round.is_over(ground.plan.ends) { count } else { count / 2 };
    let number = |value: usize| i64::try_from(value).unwrap_or(0);
    for rater in 0..most {
        for step in [1, 2, 3, count.saturating_sub(1)] {
            let rated = (rater + step) % count.max(1);
            if rated == rater {
                continue;
            }
            let mark = |at: usize| 2 + number((rater * 3 + rated * 5 + at + round.place) % 3);
            let rating = Rating {
                rater: known.organisation(rater)?.get(),
                rated: known.organisation(rated)?.get(),
                contact: 1 + number((rater + rated) % 4),
                depth: 1 + number((rater * 2 + rated + round.place) % 5),
                marks: [mark(0), mark(1), mark(2), mark(3), mark(4), mark(5)],
            };
            rounds::rate(tx, item, &rating, now)?;
        }
    }
    Ok(())
}
