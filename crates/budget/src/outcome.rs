//! The record of a count: what was funded, who paid, and why the rest was not.

use crate::Fraction;

/// The outcome of one rule. Projects are given by their place in the election.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// The funded projects, in the order in which they were funded.
    pub wins: Vec<Win>,
    /// The projects that were not funded, in the election's order.
    pub losses: Vec<Loss>,
    /// The ties that had to be broken, in order.
    pub ties: Vec<Tie>,
    /// What the funded projects cost together; never more than the budget.
    pub cost: u128,
    /// Equal shares only: the (virtual) money that each voter began with.
    pub purse: Option<Fraction>,
}

impl Outcome {
    /// The places of the funded projects, in the order in which they were funded.
    pub fn selected(&self) -> Vec<u32> {
        self.wins.iter().map(|win| win.project).collect()
    }
}

/// A project that was funded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Win {
    /// The project's place in the election.
    pub project: u32,
    /// Why it was its turn.
    pub reason: Reason,
    /// Who paid how much. Empty for the rules in which nobody pays (greedy, optimum).
    pub payments: Vec<Payment>,
}

/// Why a project was funded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It costs nothing and someone backs it.
    Free,
    /// Equal shares: no other project was cheaper per unit of satisfaction.
    Share {
        /// What each backer pays per unit of weight, unless they have less left. For approval ballots: the most
        /// that anyone pays.
        price: Fraction,
        /// How many full backers it had: cost divided by the most that a backer (per unit of weight) pays. Equals
        /// the number of backers until some of them run out of money.
        effective_support: Fraction,
    },
    /// Greedy: the highest score (per unit of money) among those that still fitted. Also Phragmén, with a score of nought, for
    /// a project that nobody backs when money is left after all others.
    Score {
        /// The sum of the weights of its backers.
        score: u128,
        /// The money left before it was funded.
        left: u128,
    },
    /// Phragmén: its backers had enough together before those of any other project.
    Load {
        /// The money that each voter had received since the beginning when it was bought.
        moment: Fraction,
    },
    /// It belongs to the set with the highest total.
    Optimum {
        /// What it adds to the total: unit times the sum of the weights of its backers.
        value: u128,
    },
}

/// The same amount paid by some voters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// What each of them pays.
    pub amount: Fraction,
    /// Who they are, by their place in the election; voters with equal ballots stand together.
    pub voters: Vec<u32>,
}

/// A project that was not funded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// The project's place in the election.
    pub project: u32,
    /// Why not.
    pub reason: Missed,
    /// The highest cost at which it would have been funded while all else stayed as it was, in whole smallest
    /// units; nothing where no cost above nought would have done, or where it was not asked for (equal shares and
    /// Phragmén: see [`crate::tell_prices`]) or cannot be told (the optimum).
    pub price: Option<u128>,
}

/// Why a project was not funded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missed {
    /// Nobody backs it.
    NoBackers,
    /// Equal shares: at the end its backers had less left than it costs.
    Short {
        /// What they had left together.
        left: Fraction,
    },
    /// It costs more than was left when it was its turn.
    TooDear {
        /// What was left of the budget then.
        left: u128,
    },
    /// Phragmén: the count ended before its backers had saved enough.
    Ended,
    /// Leaving it out gives a higher total.
    Outweighed,
    /// With it, projects of its category or place would cost more than they may: see [`crate::limits`].
    Limited,
}

/// Several projects stood equal, and one was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The one that was taken.
    pub taken: u32,
    /// All that stood equal, the taken one included, in the order of the tie rule: by project id, compared as text.
    pub equal: Vec<u32>,
}
