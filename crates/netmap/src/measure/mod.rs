//! What can be measured on a graph. One file per question; every per-node result has one entry per node.

mod betweenness;
mod brokerage;
mod centrality;
mod cohesion;
mod cores;
mod fold;
mod leading;
mod mixing;
mod paths;
mod resilience;
mod sampled;
mod search;

pub use betweenness::{Estimate, betweenness, betweenness_estimate, betweenness_from, sources};
pub use brokerage::{constraint, effective_size};
pub use centrality::{centralisation_of_betweenness, centralisation_of_degree, eigenvector};
pub use cohesion::{components, cut_points_and_bridges, density, local_clustering, transitivity};
pub use cores::{CorePeriphery, core_numbers, core_periphery};
pub use fold::{Ways, effort, ways};
pub use mixing::{EiIndex, blau, categorical_assortativity, degree_assortativity, ei_index};
pub use paths::{Paths, distances, paths, paths_from};
pub use resilience::{Removal, attack_order, fragmentation, removal};
pub use sampled::ways_from;

/// A count as a number to calculate with: exact below 2⁵³.
#[expect(clippy::as_conversions, reason = "counts of nodes and ties stay far below 2^53")]
pub(crate) fn real(count: usize) -> f64 {
    count as f64
}
