//! Who turns to whom by name, and when: while the talk goes on in which it is, and in the last days to those whose doors stand open.

use super::{HOUR, Turn};
use crate::demo::plan::{Calendar, Plan};
use db::Time;

/// A line that begins with somebody's name.
pub(in crate::demo) struct Mention {
    /// Who is called, and by whom.
    pub(in crate::demo) who: &'static str,
    pub(in crate::demo) by: &'static str,
    /// The title of a talk in which the other one has spoken; empty for the talk that both were in last.
    pub(in crate::demo) talk: &'static str,
    /// The words behind the name.
    pub(in crate::demo) words: &'static str,
    /// What they answer some hours later; nothing yet where it is empty.
    pub(in crate::demo) answer: &'static str,
    /// So many days before the demo, in which hour of the day.
    day: u32,
    hour: i64,
}

const fn line(
    (who, by): (&'static str, &'static str),
    (day, hour): (u32, i64),
    talk: &'static str,
    (words, answer): (&'static str, &'static str),
) -> Mention {
    Mention { who, by, talk, words, answer, day, hour }
}

/// So many hours later they answer.
const LATER: i64 = 2;

/// Who is called, network by network.
pub(in crate::demo) static MENTIONS: &[Mention] = &[
    line(
        ("omar", "li"),
        (165, 12),
        "Which roofs first?",
        (
            "the school roof would be the first with children under it. Who signs for the school?",
            "The headmistress, and she has the pen in her hand. I bring you the paper tomorrow.",
        ),
    ),
    line(
        ("tomas", "priya"),
        (149, 16),
        "Forty kilos of bread a week",
        (
            "eight kilos on Fridays it is. May two pupils fetch them from your back door at noon?",
            "Ao meio-dia, sim. At noon, yes, and they get a warm one for the way.",
        ),
    ),
    line(
        ("amina", "omar"),
        (112, 17),
        "",
        (
            "your class counts better than our sensors. May I quote it in the council?",
            "Yes, with their names, please. They have practised signing.",
        ),
    ),
    line(
        ("chipo", "bea"),
        (76, 17),
        "Why is Mill Street worse on Thursdays?",
        (
            "may I put your curve on air tomorrow at eight? I would read it out slowly.",
            "Yes. And say how many sensors it is, so that nobody thinks that it is one.",
        ),
    ),
    line(
        ("omar", "mina"),
        (45, 10),
        "Gate at six: a trial for eight weeks",
        (
            "the cold store asks whether it may see the curve before the council does. Shall I send it?",
            "Send it. It is their gate.",
        ),
    ),
    line(
        ("li", "tomas"),
        (18, 15),
        "",
        (
            "how early may one bake when the sun is to pay for it? I could begin at nine.",
            "At ten, from March on. I shall send you the curve of a roof, it looks like a loaf.",
        ),
    ),
    line(
        ("omar", "amina"),
        (2, 18),
        "",
        ("the school would lend its hall on the 3rd. Shall we say yes today?", ""),
    ),
    line(
        ("tomas", "li"),
        (2, 17),
        "",
        ("is your oven on a circuit of its own? I would like to see it before we plan the roof.", ""),
    ),
    line(
        ("amina", "tomas"),
        (1, 8),
        "",
        ("how many pupils would come on Saturday? I bake one loaf for every four.", ""),
    ),
    line(
        ("omar", "chipo"),
        (1, 10),
        "",
        ("does the city need our numbers by street, or is one for each quarter enough?", ""),
    ),
    line(
        ("chipo", "omar"),
        (1, 12),
        "",
        ("could you bring the three worst weeks? The council listens to graphs of yours.", ""),
    ),
    line(
        ("newcomer", "omar"),
        (1, 14),
        "",
        ("welcome! Chipo looks for somebody who counts well. Would you like to meet her on Thursday?", ""),
    ),
    line(
        ("li", "omar"),
        (1, 16),
        "",
        ("the permit for the first two roofs is signed. What do you need for the third?", ""),
    ),
    line(
        ("noah", "michel"),
        (168, 11),
        "Soup, and who pays for it",
        ("the drawing may have colours, if that was the question.", "Then the potato gets green glasses."),
    ),
    line(
        ("mehmet", "petar"),
        (138, 9),
        "A bus that reaches the firms",
        (
            "from which gate do your apprentices start at six? The map has three.",
            "Tor 3, hinter dem Lager. Ich zeichne es ein.",
        ),
    ),
    line(
        ("odessa", "grace"),
        (186, 15),
        "212 Tannery: the roof",
        ("Tuesday at nine, then. Are all three at home?", "All three. I wake 5A myself."),
    ),
    line(
        ("precious", "bongani"),
        (118, 14),
        "First class of electricians",
        (
            "would you tell the next class on Monday how your first week was?",
            "Monday is fine. I begin with what I did wrong, that is the longest part.",
        ),
    ),
    line(
        ("rafael", "tyrone"),
        (96, 12),
        "Corner lot: both reasons, please",
        (
            "when do your deliveries come on Saturdays? A stage could wait for them.",
            "Half past six, and at seven I am done. Your stage can sleep in.",
        ),
    ),
];

/// When each is said and answered, as far as both are there by then.
pub(super) fn turns(plan: &Plan, calendar: Calendar) -> Vec<(Time, Turn)> {
    let mut turns = Vec::new();
    for (at, one) in MENTIONS.iter().enumerate() {
        let time = calendar.at(one.day, one.hour * HOUR);
        let there = |key| plan.person(key).is_ok_and(|person| plan.joined(person, calendar) < time);
        if there(one.who) && there(one.by) {
            turns.push((time, Turn::Mention(at)));
            if !one.answer.is_empty() {
                turns.push((calendar.at(one.day, (one.hour + LATER) * HOUR), Turn::Reply(at)));
            }
        }
    }
    turns
}
