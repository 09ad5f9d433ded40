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
//!    2 to 5 groups. Which division is taken, and why not always the one that looks clearest, is told below.
//! 4. [`Profile`]: per group and statement the counts and tests, from which come representative statements,
//!    group-informed consensus and divisive statements.
//! 5. [`next_statement`]: which statement to show a given participant next.
//!
//! **Which groups are shown.** For each number of groups from 2 to 5 one division is sought: of all that many starts find, the
//! one that leaves people nearest to the middles of their groups (k-means; every group at least as large as
//! [`Settings::min_group`]). Of these four, the one with the highest silhouette decides how many groups there are; while the
//! conversation goes on, another number must lead four updates in a row. Of divisions that the map can hardly tell apart
//! from the chosen one, the one is kept under which the votes are likeliest.
//!
//! So the silhouette is the highest among the *cheapest* divisions, not among all: another tool that picks by silhouette among
//! whatever its starts happen to find may show a higher one, mostly by setting a few people apart. And k-means divides
//! people where it saves most distance, so of two groups of very unequal size it takes off the rim of the large one; where
//! another tool remembers centres from earlier, when the conversation was smaller, its groups may follow such a division
//! better. Both were weighed: chosen by silhouette among all, groups lie farther from those that conversations were made with.
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
pub use next::{draw, extremity, next_statement, priority};
pub use profile::{Count, Profile, Representative, Stance, Z_90, proportion_test, two_proportion_test};
pub use silhouette::silhouette;
pub use votes::{Vote, Votes};
