//! Rounds that ran side by side, or one right after the other. Where some of the same people answered two of them, and answered
//! alike, one taken from the other leaves what those said who answered one alone. So the one that ends first is told as ever; the
//! other only where those who answered one alone are five or nobody, and then of all together and in coarse steps, which leave
//! nothing fine enough to subtract.

use super::reckoning::Reckoned;
use crate::rounds::asking::{Question, Way};
use crate::rounds::round::{FEW, Telling};
use crate::rounds::store::{Beside, Figure};
use db::Time;
use std::time::Duration;

/// Who is asked again within so long says much the same again. Later on a difference is a change, which trends are there to show.
const SHORTLY: Duration = Duration::from_secs(14 * 86_400);

/// The moment after which another round must have ended to be beside one that was opened then.
pub(in crate::rounds) fn since(opened_at: Time) -> Time {
    opened_at - SHORTLY
}

/// How a health round is told that so many answered themselves, and so many in another way, by the rounds that ran beside it.
pub(super) fn telling([own, brought]: [i64; 2], beside: &[Beside]) -> Telling {
    let concerns = |one: &&Beside| shares(one) || (brought > 0 && one.brought > 0);
    let concerned: Vec<&Beside> = beside.iter().filter(concerns).collect();
    if concerned.is_empty() {
        return Telling::Whole;
    }
    let safe = concerned.iter().all(|one| !shares(one) || apart_enough(own, one));
    if safe { Telling::Steps } else { Telling::Nothing }
}

/// Whether some of the same people answered it, or may have: of who has left nobody knows any more.
pub(in crate::rounds) fn shares(one: &Beside) -> bool {
    one.shared > 0 || one.kept < one.own
}

/// Whether those who answered one of the two alone are nobody, or five or more whoever has left.
fn apart_enough(own: i64, one: &Beside) -> bool {
    let gone = (one.own - one.kept).max(0);
    let apart = own.saturating_add(one.own) - one.shared.saturating_mul(2);
    (apart == 0 && gone == 0) || apart - gone.saturating_mul(2) >= FEW
}

/// Figures in coarse steps, of all together alone: means in halves, shares in tenths.
pub(super) fn in_steps(done: Reckoned, questions: &[Question]) -> Reckoned {
    let figures = done.figures.into_iter().filter(|one| one.sector.is_empty());
    let figures = figures.map(|one| {
        let steps = if is_share(&one.measure, questions) { 10 } else { 2 };
        let marks = one.marks.max(1);
        let total = (one.total.saturating_mul(steps * 2) + marks) / marks.saturating_mul(2);
        Figure { marks: steps, total, ..one }
    });
    Reckoned { figures: figures.collect(), words: done.words }
}

/// Whether a figure tells how many have chosen an answer, and no mean.
fn is_share(measure: &str, questions: &[Question]) -> bool {
    let at = measure.strip_prefix("own-").and_then(|rest| rest.split('-').next()?.parse::<usize>().ok());
    at.and_then(|at| questions.get(at)).is_some_and(|one| matches!(one.way, Way::Choice(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other(own: i64, shared: i64) -> Beside {
        Beside { own, brought: 0, kept: own, shared }
    }

    #[test]
    fn a_round_that_differs_by_one_to_four_is_not_told() {
        assert_eq!(telling([6, 0], &[]), Telling::Whole);
        assert_eq!(telling([6, 0], &[other(9, 0)]), Telling::Whole, "nobody answered both");
        assert_eq!(telling([6, 0], &[other(6, 6)]), Telling::Steps, "the same six");
        assert_eq!(telling([6, 0], &[other(5, 5)]), Telling::Nothing);
        assert_eq!(telling([6, 0], &[other(6, 4)]), Telling::Nothing, "two here and two there");
        assert_eq!(telling([6, 0], &[other(11, 6)]), Telling::Steps);
        assert_eq!(telling([6, 0], &[other(11, 6), other(7, 6)]), Telling::Nothing, "one of two is enough");
    }

    #[test]
    fn who_has_left_may_have_answered_both() {
        let left = |own, kept, shared| Beside { own, brought: 0, kept, shared };
        assert_eq!(telling([6, 0], &[left(6, 5, 5)]), Telling::Nothing);
        assert_eq!(telling([6, 0], &[left(6, 5, 0)]), Telling::Steps);
        assert_eq!(telling([3, 0], &[left(5, 4, 0)]), Telling::Steps);
        assert_eq!(telling([1, 0], &[left(5, 4, 0)]), Telling::Nothing);
    }

    #[test]
    fn what_came_on_paper_twice_is_told_in_steps() {
        let paper = Beside { own: 0, brought: 6, kept: 0, shared: 0 };
        assert_eq!(telling([0, 5], &[paper]), Telling::Steps);
        assert_eq!(telling([5, 0], &[paper]), Telling::Whole);
    }

    #[test]
    fn steps_are_halves_and_tenths_of_all_together() {
        let figure = |measure: &str, sector: &str, people, marks, total| Figure {
            measure: measure.to_owned(),
            sector: sector.to_owned(),
            people,
            marks,
            total,
        };
        let figures = vec![
            figure("purpose", "", 6, 18, 67),
            figure("purpose", "arts", 6, 18, 67),
            figure("own-0-1", "", 6, 6, 2),
            figure("own-1", "", 6, 6, 20),
        ];
        let way = Way::Choice(vec!["a".to_owned(), "b".to_owned()]);
        let questions =
            [Question { words: "?".to_owned(), way }, Question { words: "!".to_owned(), way: Way::Scale }];
        let told = in_steps(Reckoned { figures, words: Vec::new() }, &questions).figures;
        let told: Vec<(&str, i64, i64, i64)> =
            told.iter().map(|one| (one.measure.as_str(), one.people, one.marks, one.total)).collect();
        // 3.72 is told as 3.5, a third as three tenths, 3.33 as 3.5.
        assert_eq!(told, [("purpose", 6, 2, 7), ("own-0-1", 6, 10, 3), ("own-1", 6, 2, 7)]);
    }
}
