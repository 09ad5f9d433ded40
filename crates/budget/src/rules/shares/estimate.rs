//! A quick lower bound on a project's price, so that the exact price is worked out for few projects only.
//!
//! For any set `P` of backers, `(cost − Σ_{i∈P} b_i) / Σ_{i∉P} w_i` is not above the price (see [`super::price`]).
//! Here it is computed with machine numbers and lowered by more than their rounding can amount to. A project is
//! passed over only when its lower bound lies above an exact price of another; whatever is closer is compared
//! exactly. So rounding never decides who wins.

use super::price::nearest;
use super::purse::Purses;
use crate::support::Backing;

/// The most times that the set of those who pay all they have is refined; any number is right, few are enough.
const MOST_ROUNDS: u32 = 40;

/// A number not above the project's price per unit of satisfaction, or nothing when its backers surely have less
/// than it costs. `known` is an earlier bound; prices never fall during a count, so it still holds.
pub(super) fn lower_bound(purses: &Purses<'_>, backing: &Backing, cost: u128, known: f64) -> Option<f64> {
    let cost = nearest(cost);
    let unit = nearest(backing.unit);
    // Each of the n + 8 roundings errs by less than 2^-52 of a sum that is at most the cost or the money held.
    let slack = (nearest(u128::try_from(backing.backers.len()).unwrap_or(u128::MAX)) + 8.0) * 1e-15;
    let mut price = known * unit;
    let mut unable = usize::MAX;
    for _ in 0..MOST_ROUNDS {
        let (mut given, mut weight, mut now_unable) = (0.0, 0.0, 0);
        for backer in &backing.backers {
            let (held, voters) = (purses.nearest(backer.voter), f64::from(purses.size(backer.voter)));
            let worth = nearest(backer.weight.into());
            if held < price * worth {
                given += held * voters;
                now_unable += 1;
            } else {
                weight += worth * voters;
            }
        }
        if now_unable == backing.backers.len() {
            // Nobody can pay the bound in full. Either they have too little together, or rounding hides who can.
            return (given * (1.0 + slack) >= cost).then_some(known);
        }
        let bound = (cost - given - slack * cost) / weight * (1.0 - slack);
        if bound <= price || now_unable == unable {
            return Some((bound.max(price) / unit * (1.0 - 1e-14)).max(known));
        }
        price = bound;
        unable = now_unable;
    }
    Some((price / unit * (1.0 - 1e-14)).max(known))
}
