//! The words of a budget: how people choose, by which rule it is counted, who takes part.

use budget::{Completion, VoteType};

db::word! {
    /// How people fill in their ballots.
    pub enum Ballot {
        /// They choose the projects that they want.
        Approval = "approval",
        /// They spread points over projects.
        Points = "points",
        /// They put projects into an order.
        Ranking = "ranking",
    }
}

db::word! {
    /// By which rule the money is shared out.
    pub enum Rule {
        /// Equal shares, with more money for everyone until it is spent, and the rest greedily.
        SharesAddGreedy = "shares-add-greedy",
        /// Equal shares, and what is left greedily.
        SharesGreedy = "shares-greedy",
        /// Equal shares, and what is left by Phragmén's rule.
        SharesPhragmen = "shares-phragmen",
        /// Phragmén's rule.
        Phragmen = "phragmen",
        /// What most want for their money first.
        Greedy = "greedy",
        /// Equal shares, with more money for everyone until it is spent.
        SharesAdd = "shares-add",
        /// Equal shares, and what is left is not spent.
        Shares = "shares",
    }
}

db::word! {
    /// Who may choose.
    pub enum Electorate {
        /// The members of the space.
        Space = "space",
        /// All members of the network but its guests.
        Network = "network",
    }
}

db::word! {
    /// Who may propose projects.
    pub enum Proposers {
        /// The members of the space.
        Space = "space",
        /// Every member of the network, but its guests, who may read the space.
        Network = "network",
        /// Those who hold the space.
        Holders = "holders",
    }
}

db::word! {
    /// How far a budget is.
    pub enum Phase {
        /// Projects are proposed.
        Gather = "gather",
        /// They are reviewed.
        Review = "review",
        /// People choose among those that were accepted.
        Vote = "vote",
        /// It is counted.
        Result = "result",
    }
}

db::word! {
    /// What became of a project before the vote.
    pub enum Fate {
        /// Nobody has judged it yet.
        Waiting = "waiting",
        /// It goes to the vote.
        Accepted = "accepted",
        /// It does not.
        Rejected = "rejected",
        /// Whoever proposed it took it back.
        Withdrawn = "withdrawn",
        /// Nobody judged it before the vote was opened.
        Unjudged = "unjudged",
    }
}

db::word! {
    /// By what projects are grouped.
    pub enum Side {
        /// By what they are about.
        Category = "category",
        /// By where they are.
        Place = "place",
    }
}

impl Ballot {
    /// Keys of its name and of the sentence that explains it.
    pub(super) fn keys(self) -> (&'static str, &'static str) {
        match self {
            Ballot::Approval => ("budget-approval", "budget-approval-hint"),
            Ballot::Points => ("budget-points", "budget-points-hint"),
            Ballot::Ranking => ("budget-ranking", "budget-ranking-hint"),
        }
    }

    /// Its name.
    pub(super) fn label(self) -> &'static str {
        self.keys().0
    }

    /// What it means.
    pub(super) fn hint(self) -> &'static str {
        self.keys().1
    }

    /// What the engine calls it.
    pub(super) fn engine(self) -> VoteType {
        match self {
            Ballot::Approval => VoteType::Approval,
            Ballot::Points => VoteType::Cumulative,
            Ballot::Ranking => VoteType::Ordinal,
        }
    }
}

impl Rule {
    /// Keys of its name and of the two sentences that explain it.
    pub(super) fn keys(self) -> (&'static str, &'static str) {
        match self {
            Rule::SharesAddGreedy => ("budget-shares-add-greedy", "budget-shares-add-greedy-hint"),
            Rule::SharesGreedy => ("budget-shares-greedy", "budget-shares-greedy-hint"),
            Rule::SharesPhragmen => ("budget-shares-phragmen", "budget-shares-phragmen-hint"),
            Rule::Phragmen => ("budget-phragmen", "budget-phragmen-hint"),
            Rule::Greedy => ("budget-greedy", "budget-greedy-hint"),
            Rule::SharesAdd => ("budget-shares-add", "budget-shares-add-hint"),
            Rule::Shares => ("budget-shares", "budget-shares-hint"),
        }
    }

    /// Its name.
    pub(super) fn label(self) -> &'static str {
        self.keys().0
    }

    /// What it means.
    pub(super) fn hint(self) -> &'static str {
        self.keys().1
    }

    /// What the engine calls it.
    pub(super) fn engine(self) -> budget::Rule {
        match self {
            Rule::SharesAddGreedy => budget::Rule::EqualShares(Completion::AddOneThenGreedy),
            Rule::SharesGreedy => budget::Rule::EqualShares(Completion::Greedy),
            Rule::SharesPhragmen => budget::Rule::EqualShares(Completion::Phragmen),
            Rule::Phragmen => budget::Rule::Phragmen,
            Rule::Greedy => budget::Rule::Greedy,
            Rule::SharesAdd => budget::Rule::EqualShares(Completion::AddOne),
            Rule::Shares => budget::Rule::EqualShares(Completion::None),
        }
    }

    /// What the command line is told to count by it.
    pub(super) fn command(self) -> &'static str {
        match self {
            Rule::SharesAddGreedy => "--rule mes --completion add1u",
            Rule::SharesGreedy => "--rule mes --completion greedy",
            Rule::SharesPhragmen => "--rule mes --completion phragmen",
            Rule::Phragmen => "--rule phragmen",
            Rule::Greedy => "--rule greedy",
            Rule::SharesAdd => "--rule mes --completion add1",
            Rule::Shares => "--rule mes",
        }
    }

    /// Whether people pay for projects out of their part, so that each can be told what they paid.
    pub(super) fn pays(self) -> bool {
        self != Rule::Greedy
    }
}

impl Electorate {
    /// The key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Electorate::Space => "budget-voters-space",
            Electorate::Network => "budget-voters-network",
        }
    }
}

impl Proposers {
    /// The key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Proposers::Space => "budget-by-space",
            Proposers::Network => "budget-by-network",
            Proposers::Holders => "budget-by-holders",
        }
    }
}

impl Phase {
    /// The key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Phase::Gather => "budget-phase-gather",
            Phase::Review => "budget-phase-review",
            Phase::Vote => "budget-phase-vote",
            Phase::Result => "budget-phase-result",
        }
    }
}

impl Fate {
    /// The key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Fate::Waiting => "project-waiting",
            Fate::Accepted => "project-accepted",
            Fate::Rejected => "project-rejected",
            Fate::Withdrawn => "project-withdrawn",
            Fate::Unjudged => "project-unjudged",
        }
    }
}

impl Side {
    /// The key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Side::Category => "budget-category",
            Side::Place => "budget-place",
        }
    }
}
