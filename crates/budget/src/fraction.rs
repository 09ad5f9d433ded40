//! Exact fractions for what a person pays: the amounts of a record are never rounded.

use std::cmp::Ordering;
use std::fmt;

use num_bigint::BigUint;

/// A fraction that is not negative, of any size. Not reduced until it is written.
#[derive(Debug, Clone)]
pub struct Fraction {
    numerator: BigUint,
    denominator: BigUint,
}

impl Fraction {
    /// `numerator / denominator`; a denominator of nought is read as one, so that a fraction is always a number.
    pub fn new(numerator: BigUint, denominator: BigUint) -> Self {
        let nought = BigUint::default();
        let denominator = if denominator == nought { BigUint::from(1_u8) } else { denominator };
        Self { numerator, denominator }
    }

    /// A whole number.
    pub fn whole(number: u128) -> Self {
        Self::new(number.into(), 1_u8.into())
    }

    /// The numerator and denominator in lowest terms.
    pub fn reduced(&self) -> (BigUint, BigUint) {
        let mut large = self.numerator.clone();
        let mut small = self.denominator.clone();
        let nought = BigUint::default();
        while small != nought {
            let rest = &large % &small;
            large = std::mem::replace(&mut small, rest);
        }
        (&self.numerator / &large, &self.denominator / &large)
    }

    /// This fraction divided by a whole number that is not nought.
    pub fn over(&self, divisor: u128) -> Self {
        Self::new(self.numerator.clone(), &self.denominator * divisor)
    }

    /// This fraction times a whole number.
    pub fn times(&self, factor: u128) -> Self {
        Self::new(&self.numerator * factor, self.denominator.clone())
    }

    /// The sum of two fractions.
    pub fn plus(&self, other: &Self) -> Self {
        if self.denominator == other.denominator {
            return Self::new(&self.numerator + &other.numerator, self.denominator.clone());
        }
        let crossed = &self.numerator * &other.denominator + &other.numerator * &self.denominator;
        Self::new(crossed, &self.denominator * &other.denominator)
    }

    /// The nearest whole number below, or `u128::MAX` when it is larger than that.
    pub fn floor(&self) -> u128 {
        u128::try_from(&self.numerator / &self.denominator).unwrap_or(u128::MAX)
    }

    /// The nearest machine number, for showing only: within 1 part in 10^15.
    pub fn nearest(&self) -> f64 {
        ratio(&self.numerator, &self.denominator)
    }
}

/// `numerator / denominator` as a machine number with a relative error below 2^-50, whatever their size.
pub(crate) fn ratio(numerator: &BigUint, denominator: &BigUint) -> f64 {
    let (top, top_shift) = leading(numerator);
    let (bottom, bottom_shift) = leading(denominator);
    if top == 0.0 || bottom == 0.0 {
        return 0.0;
    }
    let shift = top_shift - bottom_shift;
    // Powers of two are exact; two steps keep the factor itself inside the range of machine numbers.
    let half = shift / 2;
    top / bottom * 2_f64.powi(half) * 2_f64.powi(shift - half)
}

/// The leading 64 bits as a machine number, and the power of two that was left off.
fn leading(number: &BigUint) -> (f64, i32) {
    let bits = number.bits();
    let shift = bits.saturating_sub(64);
    let word = (number >> shift).iter_u64_digits().next().unwrap_or(0);
    #[expect(clippy::as_conversions, reason = "rounding to the nearest machine number is what is wanted")]
    let leading = word as f64;
    (leading, i32::try_from(shift).unwrap_or(i32::MAX / 2))
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Fraction {}
impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.numerator * &other.denominator).cmp(&(&other.numerator * &self.denominator))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (numerator, denominator) = self.reduced();
        match u64::try_from(&denominator) {
            Ok(1) => write!(f, "{numerator}"),
            _ => write!(f, "{numerator}/{denominator}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn third() -> Fraction {
        Fraction::new(2_u8.into(), 6_u8.into())
    }

    #[test]
    fn a_fraction_is_written_in_lowest_terms() {
        assert_eq!(third().to_string(), "1/3");
        assert_eq!(third().times(3).to_string(), "1");
    }

    #[test]
    fn fractions_compare_and_add_exactly() {
        assert_eq!(third().plus(&third()).plus(&third()), Fraction::whole(1));
        assert!(third() < Fraction::new(3334_u16.into(), 10_000_u16.into()));
    }

    #[test]
    fn very_long_fractions_still_have_a_nearest_machine_number() {
        let long = BigUint::from(7_u8).pow(2000);
        let fraction = Fraction::new(&long * 3_u8, long * 4_u8);
        assert!((fraction.nearest() - 0.75).abs() < 1e-15);
    }
}
