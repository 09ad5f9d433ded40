#![expect(
    clippy::indexing_slicing,
    reason = "class and voter numbers are only made here, and every one has its place"
)]
//! The voters' money during a count by equal shares, exactly.
//!
//! All amounts are whole multiples of one common denominator, so adding and comparing needs no reduction of
//! fractions. Voters come in blocs of equal ballots; blocs with the same history hold the same amount, form a class, and the amount
//! is kept once.
//! Beside each exact amount stands its nearest machine number, from which [`super::estimate`] derives bounds.

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
    pub(super) blocs: Vec<u32>,
    /// How many voters they have together.
    pub(super) voters: u64,
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
    pub(super) fn groups(&self, backers: &[Backer]) -> Vec<Group> {
        let keyed =
            backers.iter().map(|backer| (self.class_of[place(backer.voter)], backer.weight, backer.voter));
        let mut keyed: Vec<(u32, u64, u32)> = keyed.collect();
        keyed.sort_unstable();
        let alike = keyed.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1));
        alike
            .map(|chunk| Group {
                class: chunk[0].0,
                weight: chunk[0].1,
                blocs: chunk.iter().map(|(.., bloc)| *bloc).collect(),
                voters: chunk.iter().map(|(.., bloc)| u64::from(self.size(*bloc))).sum(),
            })
            .collect()
    }

    /// Takes the price from each backer, or all they have when that is less. Returns what each group paid.
    pub(super) fn pay(&mut self, groups: &[Group], price: &Price) -> Vec<Fraction> {
        let (rate, factor) = price.whole();
        self.rescale(factor);
        let mut paid = Vec::with_capacity(groups.len());
        for group in groups {
            let due = &rate * group.weight;
            let held = self.amount(group.class);
            if *held <= due {
                paid.push(Fraction::new(held.clone(), self.denominator.clone()));
                self.move_to(group, EMPTY);
            } else {
                let rest = held - &due;
                paid.push(Fraction::new(due, self.denominator.clone()));
                let class = self.new_class(rest);
                self.move_to(group, class);
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

    fn move_to(&mut self, group: &Group, class: u32) {
        let nearest = ratio(self.amount(class), &self.denominator);
        for bloc in &group.blocs {
            self.class_of[place(*bloc)] = class;
            self.nearest[place(*bloc)] = nearest;
        }
        let moved = u32::try_from(group.blocs.len()).unwrap_or(u32::MAX);
        self.members[place(group.class)] -= moved;
        self.members[place(class)] += moved;
        if self.members[place(group.class)] == 0 && group.class != EMPTY {
            self.free.push(group.class);
        }
    }
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
