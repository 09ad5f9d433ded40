//! What is voted on: a budget, projects with their costs, and the voters' ballots.

use crate::Refusal;
use crate::decimal;

/// How the voters filled in their ballots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoteType {
    /// Each voter names the projects they approve of.
    Approval,
    /// Each voter names one project. Counted as approval.
    ChooseOne,
    /// Each voter spreads a number of points over projects.
    Cumulative,
    /// Each voter gives every named project points of its own.
    Scoring,
    /// Each voter ranks projects, the best first.
    Ordinal,
}

impl VoteType {
    /// The word that Pabulib files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Approval => "approval",
            Self::ChooseOne => "choose-1",
            Self::Cumulative => "cumulative",
            Self::Scoring => "scoring",
            Self::Ordinal => "ordinal",
        }
    }
}

/// One project that asks for money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Its id, unique in the election. Ties are broken by it.
    pub id: String,
    /// Its name; empty when the file gives none.
    pub name: String,
    /// Its cost, in the election's smallest unit of money.
    pub cost: u128,
    /// What else the file says of it, in the order of [`Election::project_columns`].
    pub extra: Vec<String>,
}

/// One entry of a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The project's place in [`Election::projects`].
    pub project: u32,
    /// The points given, in the election's smallest unit of points. One for approval ballots; unused for ranked
    /// ballots, where the order of the entries counts.
    pub points: u64,
}

/// One voter and their ballot. An empty ballot counts: its voter has an equal share of the money too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voter {
    /// The voter's id, as in the file. Not used in counting.
    pub id: String,
    /// The ballot; for ranked ballots the best project stands first.
    pub ballot: Vec<Choice>,
    /// What else the file says of them, in the order of [`Election::voter_columns`].
    pub extra: Vec<String>,
}

/// A whole election.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Election {
    /// What the file says about the election, key and value, in the file's order, unknown keys included.
    pub meta: Vec<(String, String)>,
    /// The money to share, in units of `10^-decimals`.
    pub budget: u128,
    /// How many decimals amounts have.
    pub decimals: u32,
    /// How many decimals points have.
    pub point_decimals: u32,
    /// How the ballots were filled in.
    pub vote_type: VoteType,
    /// The projects, in the file's order.
    pub projects: Vec<Project>,
    /// The voters, in the file's order.
    pub voters: Vec<Voter>,
    /// The names of the columns kept in [`Project::extra`].
    pub project_columns: Vec<String>,
    /// The names of the columns kept in [`Voter::extra`].
    pub voter_columns: Vec<String>,
    /// What was odd in the file but could be read, in sentences with their lines.
    pub notes: Vec<String>,
}

impl Election {
    /// An election over whole amounts, for callers that have no file.
    ///
    /// Errors when two projects share an id, or a ballot names a project that does not exist or names one twice.
    pub fn new(
        budget: u128,
        vote_type: VoteType,
        projects: Vec<Project>,
        voters: Vec<Voter>,
    ) -> Result<Self, Refusal> {
        let election = Self {
            meta: Vec::new(),
            budget,
            decimals: 0,
            point_decimals: 0,
            vote_type,
            projects,
            voters,
            project_columns: Vec::new(),
            voter_columns: Vec::new(),
            notes: Vec::new(),
        };
        election.check().map(|()| election)
    }

    /// Whether the ballots and projects fit together; every rule asks this first.
    pub fn check(&self) -> Result<(), Refusal> {
        let mut ids: Vec<&str> = self.projects.iter().map(|project| project.id.as_str()).collect();
        ids.sort_unstable();
        if let Some([id, _]) = ids.array_windows().find(|[one, next]| one == next) {
            return Err(Refusal::Unsound(format!("Two projects have the id {id:?}; give each its own.")));
        }
        if self.budget > decimal::LARGEST {
            return Err(Refusal::Unsound(
                "The budget has more than 27 digits; count it in larger units.".into(),
            ));
        }
        if let Some(project) = self.projects.iter().find(|project| project.cost > decimal::LARGEST) {
            let id = &project.id;
            return Err(Refusal::Unsound(format!("The cost of project {id:?} has more than 27 digits.")));
        }
        let mut seen = vec![0_usize; self.projects.len()];
        for (number, voter) in (1..).zip(&self.voters) {
            for choice in &voter.ballot {
                let project = usize::try_from(choice.project).ok();
                let last = project.and_then(|project| seen.get_mut(project));
                match last {
                    Some(last) if *last != number => *last = number,
                    Some(_) => return Err(unsound_ballot(voter, "names the same project twice")),
                    None => return Err(unsound_ballot(voter, "names a project that does not exist")),
                }
            }
        }
        Ok(())
    }

    /// The project at a place, for places that an outcome of this election gave.
    pub fn project(&self, place: u32) -> Option<&Project> {
        usize::try_from(place).ok().and_then(|place| self.projects.get(place))
    }

    /// An amount as people read it.
    pub fn written(&self, amount: u128) -> String {
        decimal::written(amount, self.decimals)
    }
}

fn unsound_ballot(voter: &Voter, what: &str) -> Refusal {
    Refusal::Unsound(format!("The ballot of voter {:?} {what}; correct it and count again.", voter.id))
}
