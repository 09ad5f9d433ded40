//! Which project is next: a queue that works out exact values for few projects only.
//!
//! In equal shares and in Phragmén's rule every project has a value (its price, or its moment), the lowest comes next,
//! and no value ever falls. So an old lower bound stays true. The queue takes the project with the lowest bound, brings
//! the bound up to date, and asks for the exact value only when it is still the lowest. It ends when every other bound
//! lies above the lowest exact value. Bounds are machine numbers that err to the low side; only exact values are
//! compared with each other.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// The projects that may still come.
pub(super) struct Race {
    waiting: BinaryHeap<Waiting>,
    round: u32,
}

/// How a rule values its projects.
pub(super) struct Values<'a, E> {
    /// A machine number not above the project's value, given an earlier one; nothing when it can never come.
    pub(super) bound: &'a dyn Fn(u32, f64) -> Option<f64>,
    /// The exact value, given such a bound; nothing when it can never come.
    pub(super) exact: &'a dyn Fn(u32, f64) -> Option<E>,
    /// The order of exact values.
    pub(super) compare: &'a dyn Fn(&E, &E) -> Ordering,
    /// A machine number not below an exact value.
    pub(super) ceiling: &'a dyn Fn(&E) -> f64,
}

/// A project and its exact value.
pub(super) struct Valued<E> {
    pub(super) project: u32,
    pub(super) value: E,
    bound: f64,
}

struct Waiting {
    bound: f64,
    /// The round in which the bound was found; an older bound still holds but may be low.
    round: u32,
    project: u32,
}

impl Race {
    pub(super) fn new(projects: impl Iterator<Item = u32>) -> Self {
        let waiting = projects.map(|project| Waiting { bound: 0.0, round: 0, project });
        Self { waiting: waiting.collect(), round: 0 }
    }

    /// Takes out all projects that share the lowest value, in no particular order; those that can never come are
    /// dropped on the way.
    pub(super) fn lowest<E>(&mut self, values: &Values<'_, E>) -> Vec<Valued<E>> {
        self.round += 1;
        let mut best: Vec<Valued<E>> = Vec::new();
        let mut higher: Vec<Waiting> = Vec::new();
        let mut ceiling = f64::INFINITY;
        while let Some(next) = self.waiting.pop() {
            if next.bound > ceiling {
                self.waiting.push(next);
                break;
            }
            let Waiting { bound, project, round } = next;
            if round != self.round {
                if let Some(bound) = (values.bound)(project, bound) {
                    self.waiting.push(Waiting { bound, round: self.round, project });
                }
                continue;
            }
            let Some(value) = (values.exact)(project, bound) else { continue };
            let order = best.first().map_or(Ordering::Less, |best| (values.compare)(&value, &best.value));
            match order {
                Ordering::Less => {
                    ceiling = (values.ceiling)(&value);
                    higher.extend(best.drain(..).map(Valued::waiting));
                    best.push(Valued { project, value, bound });
                }
                Ordering::Equal => best.push(Valued { project, value, bound }),
                Ordering::Greater => higher.push(Waiting { bound, round: 0, project }),
            }
        }
        self.waiting.extend(higher);
        best
    }

    /// Puts back a project that shared the lowest value but was not taken.
    pub(super) fn put_back<E>(&mut self, valued: Valued<E>) {
        self.waiting.push(valued.waiting());
    }
}

impl<E> Valued<E> {
    fn waiting(self) -> Waiting {
        Waiting { bound: self.bound, round: 0, project: self.project }
    }
}

/// The heap's greatest element is the project with the lowest bound.
impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        other.bound.total_cmp(&self.bound).then_with(|| other.project.cmp(&self.project))
    }
}
impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Waiting {}
