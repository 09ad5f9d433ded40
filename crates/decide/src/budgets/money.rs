//! Amounts of money: whole numbers of a smallest unit, read and written without rounding.

use budget::decimal::{self, Decimal};
use house::web::Form;

/// The largest amount, in smallest units: what a number of the database holds with room for sums.
pub(super) const LARGEST: i64 = 1_000_000_000_000_000;
/// From so many digits on they are set apart by threes.
const LONG: usize = 5;

/// In what a budget is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Money {
    pub(super) decimals: u32,
    pub(super) currency: String,
}

impl Money {
    /// An amount as people read it: `12 500 EUR`, `12.40 EUR`.
    pub(super) fn told(&self, units: i64) -> String {
        let units = u128::try_from(units).unwrap_or_default();
        self.named(&decimal::written(units, self.decimals))
    }

    /// The same for an amount that was written down already.
    pub(super) fn named(&self, written: &str) -> String {
        let (whole, part) = written.split_once('.').unwrap_or((written, ""));
        let whole = apart(whole);
        let number = if part.bytes().all(|digit| digit == b'0') { whole } else { format!("{whole}.{part}") };
        if self.currency.is_empty() { number } else { format!("{number}\u{a0}{}", self.currency) }
    }

    /// An amount as a form shows it.
    pub(super) fn typed(&self, units: i64) -> String {
        let written = decimal::written(u128::try_from(units).unwrap_or_default(), self.decimals);
        match written.split_once('.') {
            Some((whole, part)) if part.bytes().all(|digit| digit == b'0') => whole.to_owned(),
            _ => written,
        }
    }
}

/// Digits in threes, from the end.
fn apart(digits: &str) -> String {
    if digits.len() < LONG {
        return digits.to_owned();
    }
    let first = digits.len() % 3;
    let mut set = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % 3 == first % 3 {
            set.push('\u{202f}');
        }
        set.push(digit);
    }
    set
}

/// Reads an amount above nought: `1250`, `12.50`, `12,50`, `12 500`.
pub(super) fn read(form: &mut Form, name: &str, decimals: u32) -> Option<i64> {
    let amount = parsed(form.value(name), decimals).filter(|units| *units > 0);
    if amount.is_none() {
        form.fail(name, "budget-amount-wrong");
    }
    amount
}

/// An amount, or nothing where the text is none.
pub(super) fn parsed(text: &str, decimals: u32) -> Option<i64> {
    let bare: String =
        text.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '\'' | '’')).collect();
    // Nobody types an exponent, and what is longer than this is no amount.
    if bare.len() > 30 || bare.contains(['e', 'E']) {
        return None;
    }
    let units = Decimal::read(&bare).ok()?.in_units(decimals)?;
    i64::try_from(units).ok().filter(|units| *units <= LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euros() -> Money {
        Money { decimals: 2, currency: "EUR".into() }
    }

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        for (text, wanted) in
            [("1250", 125_000), ("12.50", 1_250), ("12,5", 1_250), ("12 500", 1_250_000), ("1'000", 100_000)]
        {
            assert_eq!(parsed(text, 2), Some(wanted), "{text}");
        }
        for text in ["", "NaN", "-5", "1e9", "12.505", "250,000", "99999999999999999999", "ten"] {
            assert_eq!(parsed(text, 2), None, "{text}");
        }
    }

    #[test]
    fn an_amount_is_told_without_decimals_that_say_nothing() {
        assert_eq!(euros().told(125_000), "1250\u{a0}EUR");
        assert_eq!(euros().told(1_240), "12.40\u{a0}EUR");
        assert_eq!(euros().told(123_456_700), "1\u{202f}234\u{202f}567\u{a0}EUR");
        assert_eq!(euros().told(1_234_500), "12\u{202f}345\u{a0}EUR");
        assert_eq!(euros().typed(1_250_000), "12500");
    }
}
