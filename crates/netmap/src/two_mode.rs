//! Ties between people out of what they took part in together.

#![expect(clippy::indexing_slicing, reason = "events are numbered here before they are used")]

use crate::measure::real;
use std::collections::{BTreeMap, HashMap};

/// One person took part in one thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attendance {
    /// The person's number.
    pub person: usize,
    /// The event's number: any, the same for all who took part.
    pub event: usize,
    /// When, in any unit.
    pub at: f64,
}

/// Projects a two-mode network onto people: each event that two shared adds `1/(n − 1)` for its `n` participants (Newman
/// 2001), halved for every `half_life` that has passed by `now`. So every participant gains 1 in all from a fresh event,
/// however large it was. A half-life that is not positive means that nothing fades; what lies after `now` counts in full.
///
/// Returns each pair once, `(smaller, larger, weight)`, sorted. Time ~ the sum of n² over events.
#[must_use]
pub fn two_mode(attendances: &[Attendance], now: f64, half_life: f64) -> Vec<(usize, usize, f64)> {
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    let mut events: Vec<(f64, Vec<usize>)> = Vec::new();
    for attendance in attendances {
        let at = *numbers.entry(attendance.event).or_insert_with(|| {
            events.push((f64::NEG_INFINITY, Vec::new()));
            events.len() - 1
        });
        events[at].0 = events[at].0.max(attendance.at);
        events[at].1.push(attendance.person);
    }
    let mut weights: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (at, mut people) in events {
        people.sort_unstable();
        people.dedup();
        let age = (now - at).max(0.0);
        let kept = if half_life > 0.0 { (-age / half_life).exp2() } else { 1.0 };
        let each = kept / (real(people.len()) - 1.0).max(1.0);
        for (index, first) in people.iter().enumerate() {
            for second in &people[index + 1..] {
                *weights.entry((*first, *second)).or_default() += each;
            }
        }
    }
    weights.into_iter().map(|((first, second), weight)| (first, second, weight)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn took_part(person: usize, event: usize, at: f64) -> Attendance {
        Attendance { person, event, at }
    }

    #[test]
    fn a_small_meeting_ties_more_than_a_large_one_and_both_fade() {
        let mut all = vec![took_part(0, 1, 10.0), took_part(1, 1, 10.0)];
        all.extend((0..5).map(|person| took_part(person, 2, 0.0)));
        let ties = two_mode(&all, 10.0, 10.0);
        assert_eq!(ties[0], (0, 1, 1.0 + 0.25 / 2.0));
        assert_eq!(ties[1], (0, 2, 0.125));
    }

    #[test]
    fn signing_in_twice_counts_once_and_alone_counts_nothing() {
        assert!(two_mode(&[took_part(0, 1, 0.0), took_part(0, 1, 0.0)], 0.0, 1.0).is_empty());
    }
}
