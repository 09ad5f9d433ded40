//! Maps opinions: from many short votes (agree, pass, disagree) on many statements to a picture of who thinks
//! alike, what each group stands for, and what all groups share.
//!
//! The method is the one published by Polis (Small, Bjorkegren, Erkkilä, Shaw, Megill: "Polis: Scaling Deliberation
//! by Mapping High Dimensional Opinion Spaces", Recerca 26(2), 2021), written from its description:
//!
//! 1. [`Votes`]: a sparse table of participants × statements. [`read`] fills it from files.
//! 2. [`Axes`]: a missing vote counts as the statement's mean; the first two principal components span the map.
//! 3. [`OpinionMap`]: each participant with at least min(7, statements) votes gets a place, pushed outwards by
//!    √(statements / votes seen) so that few votes do not look like moderation; places are grouped by k-means with
//!    2 to 5 groups, the number chosen by silhouette and kept steady while the conversation goes on.
//! 4. [`Profile`]: per group and statement the counts and tests, from which come representative statements,
//!    group-informed consensus and divisive statements.
//! 5. [`next_statement`]: which statement to show a given participant next.
//!
//! What it never does: read a file, look at a clock, or draw chance from anywhere but a seed passed in. It shows no
//! groups below the floor of [`Settings::min_group`]: a group of four is four people that others can name.
//!
//! ```
//! use opinion::{OpinionMap, Settings, Vote, Votes};
//! let mut votes = Votes::new();
//! for person in 0..24 {
//!     for statement in 0..8 {
//!         let vote = if (person < 12) == (statement < 4) { Vote::Agree } else { Vote::Disagree };
//!         votes.cast(person, statement, vote);
//!     }
//! }
//! let map = OpinionMap::new(votes, Settings::default());
//! let groups = map.groups().unwrap();
//! assert_eq!(groups.sizes(), vec![12, 12]);
//! ```

mod axes;
mod chance;
mod cluster;
mod compare;
mod covariance;
mod likelihood;
mod lloyd;
mod map;
mod next;
mod profile;
pub mod read;
mod silhouette;
mod votes;

pub use axes::Axes;
pub use compare::adjusted_rand;
pub use map::{Groups, OpinionMap, Place, Refused, Settings};
pub use next::{next_statement, priority};
pub use profile::{Count, Profile, Representative, Stance, Z_90, proportion_test, two_proportion_test};
pub use silhouette::silhouette;
pub use votes::{Vote, Votes};
