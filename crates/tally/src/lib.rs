//! Counting ballots: from one vote each to weighted, ranked, scored and delegated ones.
//!
//! Every count is a plain function from ballots to a [`Count`]: who won, a record of each round from which a person can
//! redo it by hand, and each tie with the rule that broke it. Nothing here reads a file, a clock or a source of chance:
//! the [`read`] module takes text, and ties are drawn by lot from a seed that is passed in.
//!
//! ```
//! use tally::{Method, Options, read};
//!
//! let text = "3 1\n4 1 2 0\n3 2 3 0\n2 3 2 0\n0\n\"Garden\"\n\"Library\"\n\"Playground\"\n\"Which first?\"\n";
//! let file = read::blt("vote.blt", text).expect("a good file");
//! let count = Method::Irv.count(&file.ballots, &Options::default()).expect("a count");
//! // The playground (2) is excluded, its ballots go to the library: 5 against 4.
//! assert_eq!(count.winners[0].id(), 2);
//! ```
//!
//! | folder | what it counts |
//! |---|---|
//! | [`positional`] | plurality, Borda |
//! | [`pairwise`] | Condorcet, Copeland, minimax, Schulze, ranked pairs, split cycle |
//! | [`transfer`] | instant runoff, Scottish, Minneapolis and Meek single transferable vote |
//! | [`cardinal`] | approval, score, majority judgement, dots, quadratic voting |
//! | [`decision`] | one proposal: majorities, dual majority, consent, consensus |
//! | [`ballots::delegation`] | votes that members lend to one another |

pub mod ballots;
pub mod cardinal;
pub mod decision;
mod method;
pub mod pairwise;
pub mod positional;
pub mod read;
pub mod record;
pub mod transfer;

pub use ballots::{Candidate, Rankings, Scores};
pub use method::{Ballots, Method, Options};
pub use record::{Amount, Count, Refusal, Round, Tie, TieBreak};
