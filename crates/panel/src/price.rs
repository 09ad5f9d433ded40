//! What quotas cost in fairness.

use crate::{Lottery, Pool, Refusal, maximin};

/// The price of one quota.
#[derive(Debug, Clone, PartialEq)]
pub struct Price {
    /// The feature's name.
    pub feature: String,
    /// The value that the quota is about.
    pub value: String,
    /// The best smallest chance if this quota alone were dropped, between 0 and 1. As large as with it: the quota
    /// costs nobody anything.
    pub without: f64,
}

/// The price of each quota that binds at all, in the pool's order. `lottery` is the pool's lottery.
///
/// Dropping a quota can only raise the best smallest chance; the price of all quotas together is `size / people`
/// less the smallest chance, since without quotas everybody has that.
pub fn prices(pool: &Pool, lottery: &Lottery) -> Result<Vec<Price>, Refusal> {
    let mut prices = Vec::new();
    let mut dropped = pool.clone();
    for (place, feature) in pool.features.iter().enumerate() {
        for (value, quota) in feature.quotas.iter().enumerate() {
            let slot = dropped.features.get_mut(place).and_then(|feature| feature.quotas.get_mut(value));
            if let Some(slot) = slot {
                (slot.min, slot.max) = (0, pool.size);
            }
            let without = maximin(&dropped)?.max(lottery.smallest_chance());
            prices.push(Price { feature: feature.name.clone(), value: quota.value.clone(), without });
            let slot = dropped.features.get_mut(place).and_then(|feature| feature.quotas.get_mut(value));
            if let Some(slot) = slot {
                slot.clone_from(quota);
            }
        }
    }
    Ok(prices)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lottery;
    use crate::pool::tests::pool;

    #[test]
    fn dropping_a_binding_quota_raises_the_smallest_chance() {
        let mut pool = pool(4, &[(0, 4, 8), (2, 4, 2)]);
        pool.features[0].quotas[0].max = 4;
        let lottery = lottery(&pool).unwrap();
        let prices = prices(&pool, &lottery).unwrap();
        assert!((prices[0].without - 0.25).abs() < 1e-6, "this quota does not bind");
        assert!((prices[1].without - 0.4).abs() < 1e-6, "without it all ten have the same chance");
    }
}
