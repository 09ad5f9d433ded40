//! Reading and writing decimal numbers without rounding them.
//!
//! Amounts and points are kept as whole numbers of their smallest unit (with two decimals: of a cent), so that
//! every comparison is exact. Never passes through binary floating point.

/// The most decimals that an amount may have: enough for what a machine number looks like when it was written down whole,
/// such as 220.08999999999997.
pub const MOST_DECIMALS: u32 = 18;
/// The largest whole number of smallest units that an amount may have: 10^27.
pub const LARGEST: u128 = 1_000_000_000_000_000_000_000_000_000;

/// A decimal number that is not negative: `digits / 10^decimals`, with as few decimals as possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    digits: u128,
    decimals: u32,
}

impl Decimal {
    /// Reads `12`, `12.50`, `12,50` or `1.2e18`. Says what was expected when the text is something else. A comma before three
    /// digits is refused: it may part thousands or decimals, and the difference is a thousandfold.
    pub fn read(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let expected = || format!("expected a number such as 1250 or 12.50, found {text:?}");
        if text.starts_with('-') {
            return Err(format!("expected a number that is not below zero, found {text:?}"));
        }
        if parts_thousands(text) {
            return Err(format!(
                "expected a number without commas between thousands, such as 250000, found {text:?}"
            ));
        }
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().map_err(|_| expected())?),
            None => (text, 0),
        };
        let (whole, part) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
        if whole.is_empty() && part.is_empty() {
            return Err(expected());
        }
        let mut digits: u128 = 0;
        for character in whole.chars().chain(part.chars()) {
            let digit = character.to_digit(10).ok_or_else(expected)?;
            digits = digits
                .checked_mul(10)
                .and_then(|ten| ten.checked_add(u128::from(digit)))
                .ok_or_else(|| too_large(text))?;
        }
        let decimals = i64::try_from(part.len()).map_err(|_| expected())? - i64::from(exponent);
        Self { digits, decimals: 0 }.shifted(decimals).ok_or_else(|| too_large(text))
    }

    /// How many decimals the number needs.
    pub fn decimals(self) -> u32 {
        self.decimals
    }

    /// The number in units of `10^-decimals`, or nothing when it does not fit.
    pub fn in_units(self, decimals: u32) -> Option<u128> {
        let more = decimals.checked_sub(self.decimals)?;
        self.digits.checked_mul(10_u128.checked_pow(more)?).filter(|units| *units <= LARGEST)
    }

    fn shifted(mut self, mut decimals: i64) -> Option<Self> {
        if self.digits == 0 {
            return Some(Self { digits: 0, decimals: 0 });
        }
        while decimals > 0 && self.digits.is_multiple_of(10) {
            self.digits /= 10;
            decimals -= 1;
        }
        while decimals < 0 {
            self.digits = self.digits.checked_mul(10)?;
            decimals += 1;
        }
        let decimals = u32::try_from(decimals).ok().filter(|decimals| *decimals <= MOST_DECIMALS)?;
        Some(Self { digits: self.digits, decimals }).filter(|decimal| decimal.digits <= LARGEST)
    }
}

/// Whether a comma may part thousands: `250,000`, `1,250,000`, `1,250,000.50`. Nobody writes thousands behind a nought.
fn parts_thousands(text: &str) -> bool {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let leads = (1..=3).contains(&first.len()) && digits(first) && !first.starts_with('0');
    let mut further = groups.peekable();
    leads && further.peek().is_some() && further.all(|group| group.len() == 3 && digits(group))
}

fn too_large(text: &str) -> String {
    format!("expected at most 27 digits and {MOST_DECIMALS} decimals, found {text:?}")
}

/// Writes `units` of `10^-decimals` as a decimal number, always with all its decimals: `1250`, `12.50`.
pub fn written(units: u128, decimals: u32) -> String {
    let unit = 10_u128.checked_pow(decimals).unwrap_or(1);
    match decimals {
        0 => units.to_string(),
        _ => {
            let width = usize::try_from(decimals).unwrap_or(0);
            format!("{}.{:0width$}", units / unit, units % unit)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_and_a_point_both_part_the_decimals() {
        assert_eq!(Decimal::read("12,50"), Decimal::read("12.5"));
        assert_eq!(Decimal::read("12.50").unwrap().in_units(2), Some(1250));
    }

    #[test]
    fn a_comma_that_may_part_thousands_is_refused_and_never_read_as_a_thousandth() {
        for text in ["250,000", "1,250,000", "1,250,000.50", "12,500"] {
            let refusal = Decimal::read(text).unwrap_err();
            assert!(refusal.contains("without commas between thousands"), "{text}: {refusal}");
        }
        assert_eq!(Decimal::read("0,125"), Decimal::read("0.125"));
        assert_eq!(Decimal::read("250,0000"), Decimal::read("250"));
        assert_eq!(Decimal::read("1250,125"), Decimal::read("1250.125"));
    }

    #[test]
    fn powers_of_ten_are_read_exactly() {
        assert_eq!(Decimal::read("1e18").unwrap().in_units(0), Some(1_000_000_000_000_000_000));
        assert_eq!(Decimal::read("1.5e-1").unwrap().decimals(), 2);
    }

    #[test]
    fn a_machine_number_is_taken_as_it_is_written() {
        let units = Decimal::read("220.08999999999997").unwrap().in_units(14);
        assert_eq!(units, Some(22_008_999_999_999_997));
    }

    #[test]
    fn what_is_no_number_is_refused_in_words() {
        for text in ["", "NaN", "inf", "-5", "1.2.3", "1e", "abc", ".", "1e400", "0.0000000000000000001"] {
            let refusal = Decimal::read(text).unwrap_err();
            assert!(refusal.starts_with("expected"), "{text}: {refusal}");
        }
    }

    #[test]
    fn an_amount_is_written_with_its_decimals() {
        assert_eq!(written(1205, 2), "12.05");
        assert_eq!(written(7, 0), "7");
    }
}
