//! 1/x as a sum of powers: what makes a sum of inverse distances as easy to add up along a tree as a sum of distances.
//!
//! `1/x = ∫ exp(s − x·exp(s)) ds`, taken at equal steps. The function is analytic in a strip about the real line, so the error
//! falls with `exp(−π²/step)` and a few dozen powers `q^x` with `q = exp(−exp(s))` are as exact as machine numbers. Where
//! `x·exp(s)` is next to nothing for every `x` in question, all further terms together are a line in `x`.

/// Between two points of the integral. The error is then below 10⁻¹⁴ of 1/x, and that of rounding below x times 2⁻⁵².
const STEP: f64 = 0.3;
/// Beyond this, `exp(s − exp(s))` is below 10⁻¹⁶.
const LAST: f64 = 3.75;
/// Below `x·exp(s) = exp(−SMALL)` its square no longer matters beside 1.
const SMALL: f64 = 11.0;

/// A sum that is 1/x for every whole x from 1 to some longest: `Σ weight · base^x + constant − slope · x`.
pub(super) struct Inverse {
    /// `(base, weight)`.
    pub(super) powers: Vec<(f64, f64)>,
    pub(super) constant: f64,
    pub(super) slope: f64,
}

impl Inverse {
    pub(super) fn up_to(longest: f64) -> Self {
        let first = -longest.max(1.0).ln() - SMALL;
        let mut powers = Vec::new();
        let mut at = LAST;
        while at >= first {
            powers.push(((-at.exp()).exp(), STEP * at.exp()));
            at -= STEP;
        }
        // Two geometric series, from here on down.
        let constant = STEP * at.exp() / (1.0 - (-STEP).exp());
        let slope = STEP * (2.0 * at).exp() / (1.0 - (-2.0 * STEP).exp());
        Self { powers, constant, slope }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_of_powers_is_the_inverse() {
        for longest in [1.0, 7.0, 1_000.0, 2_000_000.0] {
            let inverse = Inverse::up_to(longest);
            assert!(inverse.powers.len() < 110);
            let mut x = 1.0;
            while x <= longest {
                let sum: f64 = inverse.powers.iter().map(|(base, weight)| weight * base.powf(x)).sum();
                let found = sum + inverse.constant - inverse.slope * x;
                // A power keeps its base's last digit, which is rounded, x times.
                assert!((found * x - 1.0).abs() < 1e-12 + x * f64::EPSILON, "1/{x}: {found}");
                x = (x * 1.37).ceil();
            }
        }
    }
}
