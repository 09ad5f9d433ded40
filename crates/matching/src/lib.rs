//! Matching people with people: mentors with mentees, offers with needs, and strangers who should meet.
//!
//! Everything is a plain function over places in lists. Nothing here knows a name, reads a file or draws chance except
//! from a seed that is passed in.
//!
//! | function | what it finds |
//! |---|---|
//! | [`Market::seekers_best`], [`Market::hosts_best`] | a stable matching with capacities, best for one side |
//! | [`assign`] | pairs of the greatest total weight, hosts taking several |
//! | [`match_many`] | pairs of the greatest total weight, both sides taking several |
//! | [`Affinity`] | how well two profiles fit, and which criteria made it so |
//! | [`introduce`] | rounds of introductions that make new ties across sectors and repeat no pair while avoidable |
//! | [`seat`] | the same at tables of more than two |
//!
//! ```
//! use matching::Market;
//!
//! // Two seekers, both of whom prefer host 0, which has one place and prefers seeker 1.
//! let market = Market::new(&[vec![0, 1], vec![0, 1]], &[vec![1, 0], vec![0, 1]], &[1, 1]).expect("a market");
//! assert_eq!(market.seekers_best().host_of, [Some(1), Some(0)]);
//! ```

mod affinity;
mod assignment;
mod augmenting;
mod introductions;
mod many;
mod rounds;
mod stable;
mod tables;

pub use affinity::{Affinity, Criterion, Fit, Profile, Reason, Rule};
pub use assignment::{Goal, assign};
pub use introductions::{Introductions, introduce};
pub use many::match_many;
pub use stable::{Market, MarketError, Matching};
pub use tables::{Seating, seat, tables_for};
