//! Letters between members, and when each was sent. They are among themselves: the log says that one was, and not by whom.

use super::{HOUR, Turn};
use crate::demo::plan::{Calendar, Plan};
use db::Time;

/// Who wrote, so many days before the demo, in which hour of the day, and what.
pub(in crate::demo) type Letter = (&'static str, u32, i64, &'static str);

/// Among whom letters go, and those that went.
pub(in crate::demo) static LETTERS: &[(&[&str], &[Letter])] = &[
    (
        &["omar", "chipo"],
        &[
            (
                "omar",
                118,
                20,
                "Between us: I shall not stand again in two years, and I would like to say so before the rumour does. May I talk it over with you first?",
            ),
            (
                "chipo",
                118,
                22,
                "Of course. Come to the boat on Thursday, nobody listens there but the herons. And thank you for telling me yourself.",
            ),
            ("omar", 117, 8, "Thursday, then. I bring the bread."),
            ("chipo", 61, 19, "The herons have kept quiet. Does Stella know?"),
            ("omar", 60, 9, "Since yesterday. She asked only who would hold the corridor together then."),
            (
                "chipo",
                1,
                9,
                "I have thought about that. Whoever comes after you should know *where the corridor is*, as you say. Could you write that down while you still remember that it was ever hard?",
            ),
        ],
    ),
    (
        &["omar", "amina", "tomas"],
        &[
            (
                "amina",
                26,
                20,
                "A surprise for Ruth’s eighty-second birthday: the pupils would like to build her a bench. Not a word in the town square, she reads everything.",
            ),
            ("tomas", 26, 21, "Conto com um bolo. Sixty people?"),
            ("amina", 25, 7, "Sixty, and Ruth eats for two."),
            (
                "tomas",
                1,
                10,
                "The oven is free on Saturday from four. Omar, does a bench need a permit if it is a present?",
            ),
        ],
    ),
    (
        &["li", "omar"],
        &[
            (
                "li",
                93,
                18,
                "The owner of the second roof signs, if nobody names him before it stands. Will the city keep quiet until then?",
            ),
            ("omar", 93, 19, "It will. I have told nobody but the one who stamps."),
            (
                "li",
                1,
                11,
                "The owner of the third roof has called me at home, and he was not friendly. I would rather not write about it in the space. Can we speak tomorrow?",
            ),
        ],
    ),
    (
        &["stella", "newcomer"],
        &[(
            "stella",
            1,
            15,
            "Welcome, Ifeoma! If you tell me one thing that you like doing, I shall tell you three people who need exactly that.",
        )],
    ),
    (
        &["anke", "fatima"],
        &[
            (
                "anke",
                88,
                19,
                "Before it goes into the minutes: the college would rather not be named with the numbers of September. Can we write “one school”?",
            ),
            ("fatima", 88, 21, "We can. But I would tell them that we did, or they think that we forgot."),
            ("anke", 87, 8, "I tell them today, by telephone."),
        ],
    ),
    (
        &["odessa", "grace"],
        &[
            (
                "grace",
                95,
                20,
                "Not for the stoop: the owner of 212 has asked my office who let us in. I did not say, and I shall not.",
            ),
            ("odessa", 95, 21, "Let him ask. If he comes to my door, there is coffee, and twelve witnesses."),
            (
                "grace",
                62,
                18,
                "He has paid for the roof, to the cent. You should hear it before the others do.",
            ),
            ("odessa", 61, 9, "Then the coffee was strong enough."),
        ],
    ),
];

/// When each is sent, where all of those are whom it concerns.
pub(super) fn turns(plan: &Plan, calendar: Calendar) -> Vec<(Time, Turn)> {
    let mut turns = Vec::new();
    for (thread, (among, letters)) in LETTERS.iter().enumerate() {
        for (at, (_, day, hour, _)) in letters.iter().enumerate() {
            let time = calendar.at(*day, hour * HOUR);
            let there =
                |key: &&str| plan.person(key).is_ok_and(|person| plan.joined(person, calendar) < time);
            if among.iter().all(there) {
                turns.push((time, Turn::Write { thread, at }));
            }
        }
    }
    turns
}
