//! The voters' money during a count by equal shares, exactly.
//!
//! All amounts are whole multiples of one common denominator, so adding and comparing needs no reduction of
//! fractions. Voters come in blocs of equal ballots; blocs with the same history hold the same amount, form a class, and the amount
//! is kept once.
//! Beside each exact amount stands its nearest machine number, from which [`super::estimate`] derives bounds.

#![expect(
    clippy::indexing_slicing,
    reason = "class and voter numbers are only made here, and every one has its place"
)]

use std::ops::Range;

use num_bigint::BigUint;

use super::price::Price;
use crate::Fraction;
use crate::fraction::ratio;
use crate::support::Backer;

/// The class of those who have nothing left.
const EMPTY: u32 = 0;

/// The money of all voters.
pub(super) struct Purses<'a> {
    /// How many voters each bloc has.
    sizes: &'a [u32],
    /// What every amount is divided by.
    denominator: BigUint,
    amounts: Vec<BigUint>,
    members: Vec<u32>,
    free: Vec<u32>,
    class_of: Vec<u32>,
    nearest: Vec<f64>,
}

/// Blocs of one class that give a project the same weight.
pub(super) struct Group {
    pub(super) class: u32,
    pub(super) weight: u64,
    /// Their places in [`Groups::blocs`].
    blocs: Range<usize>,
    /// How many voters they have together.
    pub(super) voters: u64,
}

/// All backers of a project in groups.
pub(super) struct Groups {
    blocs: Vec<u32>,
    pub(super) groups: Vec<Group>,
}

impl Groups {
    /// The blocs of one of the groups.
    pub(super) fn blocs(&self, group: &Group) -> &[u32] {
        &self.blocs[group.blocs.clone()]
    }
}

impl<'a> Purses<'a> {
    /// Blocs of these sizes, each voter with `money / denominator`. The denominator is above nought.
    pub(super) fn new(sizes: &'a [u32], money: BigUint, denominator: BigUint) -> Self {
        Self {
            sizes,
            nearest: vec![ratio(&money, &denominator); sizes.len()],
            denominator,
            amounts: vec![BigUint::default(), money],
            members: vec![0, u32::try_from(sizes.len()).unwrap_or(u32::MAX)],
            free: Vec::new(),
            class_of: vec![1; sizes.len()],
        }
    }

    pub(super) fn denominator(&self) -> &BigUint {
        &self.denominator
    }

    /// The nearest machine number to what each voter of a bloc has.
    pub(super) fn nearest(&self, bloc: u32) -> f64 {
        self.nearest[place(bloc)]
    }

    /// How many voters a bloc has.
    pub(super) fn size(&self, bloc: u32) -> u32 {
        self.sizes[place(bloc)]
    }

    /// The multiple of the common denominator that a class has.
    pub(super) fn amount(&self, class: u32) -> &BigUint {
        &self.amounts[place(class)]
    }

    /// What these voters have together.
    pub(super) fn together(&self, backers: &[Backer]) -> Fraction {
        let amounts =
            backers.iter().map(|backer| (backer.voter, self.amount(self.class_of[place(backer.voter)])));
        let sum = amounts.map(|(bloc, amount)| amount * self.size(bloc)).sum();
        Fraction::new(sum, self.denominator.clone())
    }

    /// The backers of a project by class and weight.
    pub(super) fn groups(&self, backers: &[Backer]) -> Groups {
        let keyed =
            backers.iter().map(|backer| (self.class_of[place(backer.voter)], backer.weight, backer.voter));
        let mut keyed: Vec<(u32, u64, u32)> = keyed.collect();
        keyed.sort_unstable();
        let mut groups: Vec<Group> = Vec::new();
        for (at, (class, weight, bloc)) in keyed.iter().enumerate() {
            let voters = u64::from(self.size(*bloc));
            match groups.last_mut() {
                Some(group) if (group.class, group.weight) == (*class, *weight) => {
                    group.blocs.end = at + 1;
                    group.voters += voters;
                }
                _ => groups.push(Group { class: *class, weight: *weight, blocs: at..at + 1, voters }),
            }
        }
        Groups { blocs: keyed.into_iter().map(|(.., bloc)| bloc).collect(), groups }
    }

    /// Takes the price from each backer, or all they have when that is less. Returns what each group paid.
    pub(super) fn pay(&mut self, groups: &Groups, price: &Price) -> Vec<Fraction> {
        let (rate, factor) = price.whole();
        self.rescale(factor);
        let mut paid = Vec::with_capacity(groups.groups.len());
        for group in &groups.groups {
            let due = &rate * group.weight;
            let held = self.amount(group.class);
            if *held <= due {
                paid.push(Fraction::new(held.clone(), self.denominator.clone()));
                self.move_to(group.class, groups.blocs(group), EMPTY);
            } else {
                let rest = held - &due;
                paid.push(Fraction::new(due, self.denominator.clone()));
                let class = self.new_class(rest);
                self.move_to(group.class, groups.blocs(group), class);
            }
        }
        paid
    }

    fn rescale(&mut self, factor: u128) {
        if factor == 1 {
            return;
        }
        self.denominator *= factor;
        for (amount, _) in self.amounts.iter_mut().zip(&self.members).filter(|(_, members)| **members > 0) {
            *amount *= factor;
        }
    }

    fn new_class(&mut self, amount: BigUint) -> u32 {
        if let Some(class) = self.free.pop() {
            self.amounts[place(class)] = amount;
            return class;
        }
        self.amounts.push(amount);
        self.members.push(0);
        // There are never more classes than blocs and one, and blocs are counted in 32 bits.
        u32::try_from(self.amounts.len() - 1).unwrap_or(EMPTY)
    }

    fn move_to(&mut self, from: u32, blocs: &[u32], class: u32) {
        let nearest = ratio(self.amount(class), &self.denominator);
        for bloc in blocs {
            self.class_of[place(*bloc)] = class;
            self.nearest[place(*bloc)] = nearest;
        }
        let moved = u32::try_from(blocs.len()).unwrap_or(u32::MAX);
        self.members[place(from)] -= moved;
        self.members[place(class)] += moved;
        if self.members[place(from)] == 0 && from != EMPTY {
            self.free.push(from);
        }
    }
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
