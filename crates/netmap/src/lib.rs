//! Measures, communities and a drawing of a network of ties: who holds it together, where it would break, who should
//! meet whom.
//!
//! - [`Network`]: nodes with attributes, and ties with weight, kind and time, as they come; [`read`] fills it from CSV.
//! - [`Graph`]: the compact form that everything is computed on. [`Network::graph`] makes it: undirected, without
//!   self-loops, parallel ties added up. Shapes: nodes are `0..n`, and every per-node result is a list of length `n`.
//! - [`measure`]: centrality, brokerage, cores, mixing, resilience; each with its formula and source.
//! - [`leiden`] finds communities, [`introductions`] the missing ties that would bring sectors closest,
//!   [`two_mode`] makes ties between people out of the events that they shared.
//! - [`layout()`] places the nodes, [`svg`] draws them.
//!
//! Ties count alike unless a function says that it uses weights; [`Graph::flat`] drops them.
//! What it never does: read a file, look at a clock, or draw chance from anywhere but a seed passed in.
//!
//! ```
//! use netmap::{Graph, measure};
//! let path = Graph::of(3, [(0, 1, 1.0), (1, 2, 1.0)]);
//! assert_eq!(measure::betweenness(&path), vec![0.0, 1.0, 0.0]);
//! ```

mod chance;
mod community;
mod graph;
mod introduction;
pub mod layout;
pub mod measure;
mod network;
pub mod read;
pub mod svg;
mod two_mode;

pub use community::{Communities, leiden, modularity};
pub use graph::Graph;
pub use introduction::{Introduction, introductions};
pub use layout::layout;
pub use network::{Network, Tie};
pub use two_mode::{Attendance, two_mode};
