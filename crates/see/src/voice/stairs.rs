//! Each step by groups, as far as it may be told.

use super::apart::Apart;
use super::figures::{gini, parity, share};
use super::groups::{Amounts, FEW, Group, STEPS};
use super::store::Person;

/// One step, by groups.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stair {
    /// How often it was taken in all.
    pub(super) done: i64,
    pub(super) gini: Option<f64>,
    pub(super) rows: Vec<StairRow>,
}

/// What a group did of a step.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct StairRow {
    pub(super) label: &'static str,
    pub(super) people: i64,
    pub(super) of_people: Option<f64>,
    pub(super) of_done: Option<f64>,
    pub(super) parity: Option<f64>,
    /// In as many months before.
    pub(super) parity_before: Option<f64>,
}

/// The pieces of time of a span of so many months, and those of as many months before.
fn pieces(months: i64) -> (&'static [usize], &'static [usize]) {
    match months {
        3 => (&[0], &[1]),
        6 => (&[0, 1], &[2]),
        _ => (&[0, 1, 2], &[3]),
    }
}

fn amount(amounts: &Amounts, piece: usize, step: usize) -> i64 {
    amounts.get(piece).and_then(|steps| steps.get(step)).copied().unwrap_or(0)
}

fn amount_in(amounts: &Amounts, pieces: &[usize], step: usize) -> i64 {
    pieces.iter().map(|piece| amount(amounts, *piece, step)).sum()
}

/// Each step by these groups, over so many months.
pub(super) fn stairs(people: &[Person], groups: &[Group], months: i64, apart: &Apart) -> Vec<Stair> {
    (0..STEPS).map(|at| stair(people, groups, months, apart, at)).collect()
}

fn stair(people: &[Person], groups: &[Group], months: i64, apart: &Apart, at: usize) -> Stair {
    let all: i64 = groups.iter().map(|group| group.people).sum();
    let (now, before) = pieces(months);
    let sum = |pieces: &[usize]| groups.iter().map(|group| amount_in(&group.done, pieces, at)).sum::<i64>();
    let (done, earlier) = (sum(now), sum(before));
    let (told_now, told_before) = (told_in(groups, now, at, apart), told_in(groups, before, at, apart));
    let row = |(place, group): (usize, &Group)| {
        let is = |told: &[bool]| told.get(place).copied().unwrap_or(false);
        let own = amount_in(&group.done, now, at);
        let own_before = amount_in(&group.done, before, at);
        StairRow {
            label: group.label,
            people: group.people,
            of_people: share(group.people, all),
            of_done: share(own, done).filter(|_| is(&told_now)),
            parity: parity(own, done, group.people, all).filter(|_| is(&told_now)),
            parity_before: parity(own_before, earlier, group.people, all).filter(|_| is(&told_before)),
        }
    };
    let each: Vec<i64> = people.iter().map(|person| amount_in(&person.done, now, at)).collect();
    // Of a few it would tell how much each did.
    let enough = now.iter().all(|piece| {
        let doers: i64 = groups.iter().map(|group| amount(&group.doers, *piece, at)).sum();
        doers == 0 || doers >= FEW
    });
    let gini = gini(&each).filter(|_| enough);
    Stair { done, gini, rows: groups.iter().enumerate().map(row).collect() }
}

/// Of which groups a step is told over these pieces of time: of those of which each piece is told. That nobody of a group did
/// anything is told too: a voice that is missing is what the page is for.
fn told_in(groups: &[Group], pieces: &[usize], step: usize, apart: &Apart) -> Vec<bool> {
    let by_piece: Vec<Vec<bool>> = pieces
        .iter()
        .map(|piece| match apart.tells(*piece, step) {
            true => told(&groups.iter().map(|group| amount(&group.doers, *piece, step)).collect::<Vec<_>>()),
            false => vec![false; groups.len()],
        })
        .collect();
    let is = |place: usize| by_piece.iter().all(|told| told.get(place).copied().unwrap_or(false));
    (0..groups.len()).map(is).collect()
}

/// Of which groups is told, by how many people did something: of those in which five or more did, or nobody. What is left out could be
/// reckoned from what is told, so that five or more did something there too.
fn told(doers: &[i64]) -> Vec<bool> {
    let mut told: Vec<bool> = doers.iter().map(|count| *count == 0 || *count >= FEW).collect();
    let left = doers.iter().zip(&told).filter(|(_, told)| !**told).map(|(count, _)| *count).sum::<i64>();
    if (1..FEW).contains(&left) {
        let next = (0..doers.len()).filter(|at| told.get(*at) == Some(&true));
        let next = next.filter(|at| doers.get(*at).is_some_and(|count| *count > 0));
        let next = next.min_by_key(|at| doers.get(*at).copied().unwrap_or(0));
        match next.and_then(|at| told.get_mut(at)) {
            // It has five or more by itself.
            Some(is) => *is = false,
            // Only a few did anything at all.
            None => told.fill(false),
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::super::groups::tests::people;
    use super::super::groups::{By, grouping};
    use super::*;
    use house::sector::Sector;

    fn all(people: &[Person], months: i64) -> Vec<Stair> {
        stairs(people, &grouping(people, By::Sector, 1_000).groups, months, &Apart::ALL)
    }

    #[test]
    fn the_groups_add_up_to_all() {
        let people = people(&[
            (Some(Sector::Arts), 9),
            (None, 2),
            (Some(Sector::Media), 7),
            (Some(Sector::Health), 1),
        ]);
        let stairs = all(&people, 3);
        assert_eq!(stairs.iter().map(|stair| stair.done).collect::<Vec<_>>(), [19, 38, 0, 0, 0]);
        assert!(stairs.iter().take(2).flat_map(|stair| &stair.rows).all(|row| row.parity == Some(1.0)));
        let counted: i64 = stairs.iter().take(1).flat_map(|stair| &stair.rows).map(|row| row.people).sum();
        assert_eq!(counted, 19);
    }

    #[test]
    fn what_one_span_leaves_out_is_not_to_be_had_from_a_longer_one() {
        let mut people = people(&[(Some(Sector::Arts), 9), (Some(Sector::Media), 9)]);
        let parities = |people: &[Person], months| {
            let stairs = all(people, months);
            stairs.first().unwrap().rows.iter().map(|row| row.parity.is_some()).collect::<Vec<_>>()
        };
        assert_eq!(parities(&people, 6), [true, true]);
        // One alone did something between three and six months ago: with both spans one would know how much.
        people.first_mut().unwrap().done = [[1, 2, 0, 0, 0], [7, 0, 0, 0, 0], [0; STEPS], [0; STEPS]];
        assert_eq!(parities(&people, 3), [true, true]);
        assert_eq!(parities(&people, 6), [false, false]);
        assert_eq!(parities(&people, 12), [false, false]);
    }

    #[test]
    fn a_group_that_never_speaks_is_told_of() {
        let mut people = people(&[(Some(Sector::Arts), 5), (Some(Sector::Media), 5)]);
        people.iter_mut().take(5).for_each(|person| person.done = [[0; STEPS]; 4]);
        let parities = |people: &[Person]| {
            let stairs = all(people, 3);
            stairs.get(1).unwrap().rows.iter().map(|row| row.parity).collect::<Vec<_>>()
        };
        assert_eq!(parities(&people), [Some(0.0), Some(2.0)]);
        // Where only a few of the others spoke, neither is told: what is left would be theirs.
        people.last_mut().unwrap().done = [[0; STEPS]; 4];
        assert_eq!(parities(&people), [None, None]);
    }

    #[test]
    fn of_what_is_left_out_there_are_never_a_few() {
        assert_eq!(told(&[9, 7, 5]), [true, true, true]);
        assert_eq!(told(&[9, 7, 0]), [true, true, true]);
        assert_eq!(told(&[9, 7, 4]), [true, false, false]);
        assert_eq!(told(&[9, 3, 4]), [true, false, false]);
        assert_eq!(told(&[9, 7, 1, 1]), [true, false, false, false]);
        assert_eq!(told(&[9, 2, 1]), [false, false, false]);
        assert_eq!(told(&[4, 0]), [false, false]);
        assert_eq!(told(&[4]), [false]);
    }
}
