//! Common grounds: two that are closed with an outcome and one that is open. Members answer, and people from the street who
//! came by a link.

use crate::demo::dice::Dice;
use crate::demo::stage::Given;
use crate::demo::stage::batch::Ground;
use db::{Time, Write};
use decide::grounds::{self, Answered, Brought, Spoken, State, Voice, Where};
use house::ids::{ItemId, MemberId};
use house::web::Error;
use std::collections::BTreeMap;
use std::time::Duration;

/// So long it was talked before what was said was brought in.
const TALKED: Duration = Duration::from_secs(5 * 86_400);
/// How many take part in one, and how many of them are members.
const PEOPLE: usize = 96;
const MEMBERS: usize = 44;
/// How often somebody answers a statement, and passes when they do not agree.
const ANSWERS: usize = 78;
const PASSES: usize = 12;

/// What was asked in each network, and how the groups lean: in hundredths of those who agree.
const QUESTIONS: &[(&str, &str)] = &[
    ("green-city", include_str!("../../data/green-city/doing/grounds.txt")),
    ("learning-partnership", include_str!("../../data/learning-partnership/doing/grounds.txt")),
    ("neighborhood", include_str!("../../data/neighborhood/doing/grounds.txt")),
];

/// A question of the demo.
struct Question {
    /// The place of its space in the plan.
    space: usize,
    open: bool,
    title: &'static str,
    outcome: &'static str,
    statements: Vec<(&'static str, Vec<usize>)>,
}

/// Brings the conversation at a place of the network in, where it has one.
pub(super) fn hold(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (at, now): (usize, Time),
) -> Result<Option<ItemId>, Error> {
    let Some((question, place)) = held(tx, ground, known, (at, now))? else { return Ok(None) };
    let brought = question.answered(place.begun, &members(ground, known));
    Ok(grounds::bring(tx, &place, &brought)?.item)
}

/// Ends a conversation with what came of it.
pub(super) fn conclude(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (at, item, now): (usize, ItemId, Time),
) -> Result<(), Error> {
    match held(tx, ground, known, (at, now))? {
        Some((question, place)) if !question.open => grounds::conclude(tx, &place, item, question.outcome),
        _ => Ok(()),
    }
}

/// The conversation at a place of the network, and where it is held.
fn held(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (at, now): (usize, Time),
) -> Result<Option<(Question, Where)>, Error> {
    let texts = QUESTIONS.iter().find(|(slug, _)| *slug == ground.plan.network.slug);
    let question = texts.and_then(|(_, text)| questions(text).into_iter().nth(at));
    let Some((question, by)) = question.zip(grounds::host(tx, ground.network)?) else { return Ok(None) };
    let (network, space) = (ground.network, known.space(question.space)?);
    Ok(Some((question, Where { network, space, by, begun: now - TALKED, now })))
}

/// Members who take part; none of those whose doors stand open, so that something is left to answer for them.
fn members(ground: Ground<'_>, known: &Given) -> Vec<MemberId> {
    let quiet = |at: &usize| ground.plan.people.get(*at).is_some_and(|player| player.key.is_empty());
    let mut all: Vec<usize> = known.people.keys().copied().filter(quiet).collect();
    all.sort_unstable();
    all.into_iter().filter_map(|at| known.person(at).ok()).take(MEMBERS).collect()
}

fn questions(text: &'static str) -> Vec<Question> {
    let mut all: Vec<Question> = Vec::new();
    for line in text.lines() {
        let mut cells = line.split('|').map(str::trim);
        if let Some(space) = line.strip_prefix("= ").and_then(|_| cells.next()) {
            let space = space.trim_start_matches("= ").parse().unwrap_or(0);
            let open = cells.next() == Some("open");
            let (title, outcome) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            all.push(Question { space, open, title, outcome, statements: Vec::new() });
        } else if let (Some(text), Some(leans), Some(question)) = (cells.next(), cells.next(), all.last_mut())
        {
            let leans = leans.split(' ').filter_map(|lean| lean.parse().ok()).collect();
            question.statements.push((text, leans));
        }
    }
    all
}

impl Question {
    /// The conversation with everything that was said in it.
    fn answered(&self, begun: Time, members: &[MemberId]) -> Brought {
        let mut dice = Dice::new(u64::try_from(self.title.len()).unwrap_or_default());
        let labels: Vec<String> = (0..PEOPLE).map(|at| format!("{at}")).collect();
        let mut answers = Vec::new();
        for (at, person) in labels.iter().enumerate() {
            let day = Duration::from_secs(3_600).saturating_mul(u32::try_from(at).unwrap_or(0) + 6);
            for (number, (_, leans)) in (0_i64..).zip(&self.statements) {
                let lean = leans.get(at % leans.len().max(1)).copied().unwrap_or(50);
                if !dice.often(ANSWERS) {
                    continue;
                }
                let voice = match (dice.often(lean), dice.often(PASSES)) {
                    (true, _) => Voice::Agree,
                    (false, true) => Voice::Pass,
                    (false, false) => Voice::Disagree,
                };
                answers.push(Answered { person: person.clone(), number, voice, at: begun + day });
            }
        }
        let spoken = |(number, (text, _)): (i64, &(&str, Vec<usize>))| Spoken {
            number,
            text: (*text).to_owned(),
            author: labels.get(usize::try_from(number).unwrap_or(0)).filter(|_| number > 3).cloned(),
            state: State::Shown,
            at: begun,
        };
        Brought {
            source: format!("demo {}", self.title),
            title: self.title.to_owned(),
            body: String::new(),
            statements: (0..).zip(&self.statements).map(spoken).collect(),
            answers,
            members: labels.into_iter().zip(members.iter().copied()).collect::<BTreeMap<_, _>>(),
        }
    }
}
