//! Numbers of votes with exact decimals.
//!
//! Votes are split into fractions by transfers, averaged by score counts and rooted by quadratic ones. One
//! fixed-point type carries them all, so that no floating-point error ever decides who wins.

use std::fmt;

/// How many units make one vote: an [`Amount`] is exact to nine decimals.
pub const UNITS_PER_VOTE: i128 = 1_000_000_000;

/// A number of votes, points or grades, held as whole billionths.
///
/// The largest total that a profile of ballots may have is [`crate::ballots::MAX_TOTAL_WEIGHT`] (10¹⁸ votes), which
/// leaves room for one multiplication of two amounts in 128 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i128);

impl Amount {
    /// No votes at all.
    pub const ZERO: Self = Self(0);

    /// A whole number of votes.
    #[must_use]
    pub fn whole(votes: u64) -> Self {
        Self(i128::from(votes) * UNITS_PER_VOTE)
    }

    /// An amount given in billionths of a vote.
    #[must_use]
    pub const fn from_units(units: i128) -> Self {
        Self(units)
    }

    /// The amount in billionths of a vote.
    #[must_use]
    pub const fn units(self) -> i128 {
        self.0
    }

    /// `numerator / denominator`, cut after nine decimals; zero when the denominator is zero.
    ///
    /// Use it to *show* a fraction. Compare fractions by cross-multiplication instead.
    #[must_use]
    pub fn fraction(numerator: i128, denominator: i128) -> Self {
        numerator
            .checked_mul(UNITS_PER_VOTE)
            .and_then(|scaled| scaled.checked_div(denominator))
            .map_or(Self::ZERO, Self)
    }

    /// Half of a whole number of half votes.
    #[must_use]
    pub const fn halves(halves: i128) -> Self {
        Self(halves * (UNITS_PER_VOTE / 2))
    }

    /// Read a decimal number such as `12`, `-3.5` or `0.25`, with at most nine decimals.
    ///
    /// `None` when the text is no such number (`NaN`, `1e3` and an empty text are none) or exceeds 10¹⁸.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && part.is_empty() || whole.len() > 19 || part.len() > 9 {
            return None;
        }
        let number = |digits: &str| {
            let digit =
                |sum: i128, byte: u8| byte.is_ascii_digit().then(|| sum * 10 + i128::from(byte - b'0'));
            digits.bytes().try_fold(0, digit)
        };
        let votes = number(whole)?;
        if votes > i128::from(crate::ballots::MAX_TOTAL_WEIGHT) {
            return None;
        }
        let missing = u32::try_from(9 - part.len()).unwrap_or(0);
        let units = votes * UNITS_PER_VOTE + number(part)? * 10_i128.pow(missing);
        Some(Self(if negative { -units } else { units }))
    }

    /// The sum, held at the ends of the range instead of overflowing.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference, held at the ends of the range instead of overflowing.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// This amount `times` over, held at the ends of the range instead of overflowing.
    #[must_use]
    pub fn times(self, times: u64) -> Self {
        Self(self.0.saturating_mul(i128::from(times)))
    }
}

impl std::iter::Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Self::plus)
    }
}

impl fmt::Display for Amount {
    /// The decimal number without trailing zeros: `858`, `726.20054`, `-0.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.0.unsigned_abs();
        let unit = UNITS_PER_VOTE.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        let decimals = format!("{:09}", magnitude % unit);
        let decimals = decimals.trim_end_matches('0');
        let point = if decimals.is_empty() { "" } else { "." };
        f.pad(&format!("{sign}{}{point}{decimals}", magnitude / unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_shown_without_trailing_zeros() {
        assert_eq!(Amount::whole(858).to_string(), "858");
        assert_eq!(Amount::from_units(726_200_540_000).to_string(), "726.20054");
        assert_eq!(Amount::halves(-1).to_string(), "-0.5");
    }

    #[test]
    fn what_is_shown_reads_back_as_the_same_amount() {
        for text in ["0", "12", "-3.5", "0.000000001", "1000000000000000000"] {
            assert_eq!(Amount::parse(text).expect("a number").to_string(), text);
        }
    }

    #[test]
    fn what_is_no_plain_decimal_number_is_not_read() {
        for text in ["", ".", "NaN", "inf", "1e3", "1,5", "0.0000000001", "10000000000000000000", "--1", "٣"]
        {
            assert_eq!(Amount::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_fraction_of_nothing_is_zero() {
        assert_eq!(Amount::fraction(5, 0), Amount::ZERO);
        assert_eq!(Amount::fraction(1, 3).to_string(), "0.333333333");
    }
}
