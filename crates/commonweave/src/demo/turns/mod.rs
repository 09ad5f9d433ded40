//! What is told of a network as a whole, each at a moment of its own: rounds that were opened and closed, conversations that came to
//! an end, figures that were entered when a month was over, what a project said of itself each month. No dice are thrown here, so
//! that all others fall as they did.

mod figures;
mod letters;
mod meetings;
mod mentions;
mod panels;
mod phases;
mod projects;
mod rounds;
mod summaries;

pub(super) use figures::known;
pub(super) use letters::LETTERS;
pub(super) use meetings::{ENOUGH, is_for_all};
pub(super) use mentions::{MENTIONS, Mention};
pub(super) use panels::dates;
pub(super) use phases::{Stretch, Way, way};
pub(super) use projects::{history, reported};
pub(super) use rounds::{ROUNDS, Round};
pub(super) use summaries::SUMMARIES;

use super::parting::{self, GONE};
use super::plan::{Act, Calendar, Plan};
use super::source::Source;
use db::Time;
use see::outcomes::Period;

const HOUR: i64 = 3_600;

/// Before so many days the conversations of a network were brought in; and those of them that ended did so ten days later.
const GROUNDS: [(u32, bool); 3] = [(57, true), (29, true), (4, false)];
const TALKED_OVER: u32 = 10;
/// So many days after the newest charter it is written down what is measured, and a day after that what projects should move.
const MEASURED: u32 = 3;
/// So many days before the demo the first risk is written down, and so many between one and the next.
const FIRST_RISK: u32 = 74;
const BETWEEN_RISKS: u32 = 11;
/// So many days later somebody says what is made of it.
const THOUGHT: u32 = 6;
/// So many days before the demo what may come is thought through, and somebody asks what would be if an organisation left.
const IMAGINED: u32 = 33;
const ASKED: u32 = 20;
/// So many days before the demo tasks come back for the first time.
const AGAIN: u32 = 12;

/// One such moment. Rounds, conversations, risks and sheets are named by their place among those of their network.
#[derive(Debug, Clone, Copy)]
pub(super) enum Turn {
    OpenRound(usize),
    FillRound(usize),
    CloseRound(usize),
    HoldGround(usize),
    ConcludeGround(usize),
    /// Somebody stands for a partner no more.
    Part,
    CallPanel,
    /// Somebody comes forward for the panel.
    Volunteer(usize),
    ClosePanel,
    DrawPanel,
    SetPhases,
    BeginPhase,
    BeginPoll(usize),
    AnswerPoll(usize),
    SettlePoll(usize),
    /// It is noted who came to a gathering.
    NoteWhoCame(usize),
    /// Those who came sit at tables.
    SitDown(usize),
    /// It is written down what is wanted and what is measured.
    Measure,
    Enter {
        measure: usize,
        period: Period,
    },
    WriteSheet(usize),
    /// A project comes into the state that stands at this place of its history.
    MoveOn {
        sheet: usize,
        at: usize,
    },
    Report {
        sheet: usize,
        at: usize,
    },
    /// A task is written down that comes back.
    ComeBack(usize),
    NoteRisk(usize),
    TreatRisk(usize),
    Imagine,
    AskWhatIf,
    /// Somebody calls somebody by name.
    Mention(usize),
    /// Who was called answers.
    Reply(usize),
    SumUp(usize),
    /// A letter is written, named by its place among those of the same people.
    Write {
        thread: usize,
        at: usize,
    },
}

/// Plans all of them.
pub(super) fn fill(plan: &mut Plan, source: &Source, calendar: Calendar) {
    let charter = source.network.charters.last().map_or(source.network.day, |charter| charter.day);
    let measured = charter.saturating_sub(MEASURED);
    let mut turns = rounds::turns(plan.ends);
    turns.extend(grounds(calendar));
    turns.extend(panels::turns(plan, calendar));
    turns.extend(phases::turns(plan));
    turns.extend(meetings::turns(plan));
    turns.extend(meetings::polls(calendar));
    turns.extend(parting::voice(plan).map(|_| (calendar.at(GONE, 16 * HOUR), Turn::Part)));
    turns.push((calendar.at(measured, 10 * HOUR), Turn::Measure));
    turns.extend(figures::turns(plan, calendar.at(measured, 10 * HOUR)));
    turns.extend(projects::turns(plan, calendar, measured.saturating_sub(1)));
    turns.extend(risks(plan, calendar));
    turns.extend(mentions::turns(plan, calendar));
    turns.extend(summaries::turns(plan, calendar));
    turns.extend(letters::turns(plan, calendar));
    if plan.measures.tale.is_some() {
        turns.push((calendar.at(IMAGINED, 19 * HOUR), Turn::Imagine));
        turns.push((calendar.at(ASKED, 11 * HOUR), Turn::AskWhatIf));
    }
    plan.acts.extend(turns.into_iter().map(|(time, turn)| (time, Act::Turn(turn))));
}

fn grounds(calendar: Calendar) -> Vec<(Time, Turn)> {
    let mut turns = Vec::new();
    for (at, (day, ended)) in GROUNDS.into_iter().enumerate() {
        turns.push((calendar.at(day, 10 * HOUR), Turn::HoldGround(at)));
        if ended {
            turns.push((calendar.at(day - TALKED_OVER, 17 * HOUR), Turn::ConcludeGround(at)));
        }
    }
    turns
}

fn risks(plan: &Plan, calendar: Calendar) -> Vec<(Time, Turn)> {
    let mut turns = Vec::new();
    for (at, number) in (0..plan.measures.risks.len()).zip(0_u32..) {
        let day = FIRST_RISK.saturating_sub(number.saturating_mul(BETWEEN_RISKS)).max(THOUGHT + 2);
        turns.push((calendar.at(day, 14 * HOUR), Turn::NoteRisk(at)));
        turns.push((calendar.at(day - THOUGHT, 15 * HOUR), Turn::TreatRisk(at)));
    }
    turns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::plan::plan;
    use crate::demo::source::FOLDERS;
    use std::time::Duration;

    /// The last day of a month, the first of a year, and one in the midst of one.
    const DAYS: [i64; 3] = [1_795_996_800_000_000, 1_798_761_600_000_000, 1_795_132_800_000_000];

    #[test]
    fn each_has_its_moment_before_the_demo_is_seen_and_after_the_network_began() {
        for day in DAYS.map(Time::from_micros) {
            for folder in FOLDERS {
                let plan = plan(&folder.read().unwrap(), day, 1, 1).unwrap();
                let turns: Vec<(Time, Turn)> = plan
                    .acts
                    .iter()
                    .filter_map(
                        |(time, act)| if let Act::Turn(turn) = act { Some((*time, *turn)) } else { None },
                    )
                    .collect();
                assert!(turns.iter().all(|(time, _)| *time < day), "{turns:?}");
                // By then every partner is there that those who answer a round may speak of.
                let settled = plan.started + Duration::from_secs(13 * 86_400);
                assert!(turns.iter().all(|(time, _)| *time > settled), "{turns:?}");
                let moments = turns.iter().map(|(time, _)| time.micros() / 86_400_000_000);
                let mut days: Vec<i64> = moments.collect();
                days.dedup();
                assert!(days.len() > 25, "all on {} days", days.len());
            }
        }
    }

    #[test]
    fn what_goes_on_comes_after_what_began() {
        let plan = plan(&FOLDERS[0].read().unwrap(), Time::from_micros(DAYS[2]), 1, 1).unwrap();
        let at = |wanted: &dyn Fn(Turn) -> bool| {
            plan.acts.iter().position(|(_, act)| matches!(act, Act::Turn(turn) if wanted(*turn)))
        };
        let measured = at(&|turn| matches!(turn, Turn::Measure)).unwrap();
        assert!(at(&|turn| matches!(turn, Turn::Enter { .. })).unwrap() > measured);
        assert!(at(&|turn| matches!(turn, Turn::WriteSheet(_))).unwrap() > measured);
        assert!(at(&|turn| matches!(turn, Turn::NoteRisk(_))).unwrap() > measured);
        for round in 0..ROUNDS.len() {
            let opened = at(&|turn| matches!(turn, Turn::OpenRound(one) if one == round)).unwrap();
            let filled = at(&|turn| matches!(turn, Turn::FillRound(one) if one == round)).unwrap();
            let closed = at(&|turn| matches!(turn, Turn::CloseRound(one) if one == round));
            assert!(opened < filled && closed.is_none_or(|closed| filled < closed), "round {round}");
        }
    }

    #[test]
    fn what_is_said_by_name_lies_months_apart_while_its_talk_goes_on() {
        let plan = plan(&FOLDERS[0].read().unwrap(), Time::from_micros(DAYS[2]), 1, 1).unwrap();
        let days = |wanted: &dyn Fn(Turn) -> bool| -> Vec<i64> {
            let those = plan.acts.iter().filter(|(_, act)| matches!(act, Act::Turn(turn) if wanted(*turn)));
            those.map(|(time, _)| (plan.ends.micros() - time.micros()) / 86_400_000_000).collect()
        };
        for found in [
            days(&|turn| matches!(turn, Turn::Mention(_))),
            days(&|turn| matches!(turn, Turn::SumUp(_))),
            days(&|turn| matches!(turn, Turn::Write { .. })),
        ] {
            assert!(found.iter().any(|day| *day > 80) && found.iter().any(|day| *day < 30), "{found:?}");
            assert!(found.iter().filter(|day| **day > 2).count() >= 5, "{found:?}");
        }
        // Each talk that is named has begun by then.
        for (time, act) in &plan.acts {
            let Act::Turn(turn) = act else { continue };
            let title = match *turn {
                Turn::Mention(at) => MENTIONS[at].talk,
                Turn::SumUp(at) => SUMMARIES[at].0,
                _ => "",
            };
            let begun = plan.acts.iter().find_map(|(begun, act)| match act {
                Act::Start(thing) if plan.things[*thing].text.title == title => Some(*begun),
                _ => None,
            });
            assert!(title.is_empty() || begun.is_some_and(|begun| begun < *time), "{title}");
        }
    }
}
