//! Reads from a form the categories and places, one a line, each with the least and the most that it may cost:
//! `Parks`, `Parks; 1000; 5000`, `Parks; ; 5000`.

use crate::budgets::budget::Part;
use crate::budgets::money::{Money, parsed};
use crate::budgets::rules::Side;
use house::web::form::{LINE, letters};
use house::web::{Form, Said};
use std::collections::BTreeSet;

/// The most categories, and the most places.
const MOST: usize = 60;
/// The longest name of one, in letters.
const NAME: usize = 60;

/// The field in which those of a side stand.
pub(super) fn field(side: Side) -> &'static str {
    match side {
        Side::Category => "categories",
        Side::Place => "places",
    }
}

/// Reads those of one side. Limits are whole amounts: so a file with them says the same as the form.
pub(super) fn read(form: &mut Form, side: Side, (amount, money): (Option<i64>, &Money)) -> Vec<Part> {
    let name = field(side);
    let text = form.optional_text(name, LINE * MOST);
    let mut seen = BTreeSet::new();
    let mut parts = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match part(side, line, money) {
            Some(part) => {
                if !seen.insert(part.name.to_lowercase()) {
                    form.fail(name, Said::key("budget-part-twice").with("name", &part.name));
                }
                parts.push(part);
            }
            None => form.fail(name, Said::key("budget-part-wrong").with("line", line)),
        }
    }
    if parts.len() > MOST {
        form.fail(name, Said::key("budget-parts-many").with("most", MOST));
    }
    let least: i64 = parts.iter().map(|part| part.least).fold(0, i64::saturating_add);
    if amount.is_some_and(|amount| least > amount) {
        form.fail(name, "budget-parts-least");
    }
    parts
}

fn part(side: Side, line: &str, money: &Money) -> Option<Part> {
    let mut cells = line.split(';').map(str::trim);
    let name = cells.next().filter(|name| letters::is_readable(name) && name.chars().count() <= NAME)?;
    let limit = |cell: Option<&str>| match cell.unwrap_or_default() {
        "" => Some(0),
        text => {
            let whole = parsed(text, 0)?;
            whole
                .checked_mul(10_i64.checked_pow(money.decimals)?)
                .filter(|units| *units <= crate::budgets::money::LARGEST)
        }
    };
    let (least, most) = (limit(cells.next())?, limit(cells.next())?);
    if cells.next().is_some() || (most > 0 && least > most) {
        return None;
    }
    // A name is a key of the file in which the limits stand: one line, without what parts keys there.
    Some(Part { side, name: name.split_whitespace().collect::<Vec<_>>().join(" "), least, most })
}

/// The same as somebody typed it.
pub(super) fn spelled(parts: &[Part], side: Side, money: &Money) -> String {
    let limit = |units: i64| if units > 0 { money.typed(units) } else { String::new() };
    let line = |part: &Part| match (part.least, part.most) {
        (0, 0) => part.name.clone(),
        (least, 0) => format!("{}; {}", part.name, limit(least)),
        (least, most) => format!("{}; {}; {}", part.name, limit(least), limit(most)),
    };
    parts.iter().filter(|part| part.side == side).map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euros() -> Money {
        Money { decimals: 2, currency: "EUR".into() }
    }

    #[test]
    fn limits_are_read_and_shown_as_they_were_typed() {
        let text = "Parks; 1000; 5000\nPaths; ; 300\nArt; 20\nOther";
        let mut form = Form::new().with("categories", text);
        let parts = read(&mut form, Side::Category, (Some(1_000_000), &euros()));
        assert!(!form.has_errors());
        assert_eq!((parts[0].least, parts[0].most), (100_000, 500_000));
        assert_eq!(
            spelled(&parts, Side::Category, &euros()),
            "Parks; 1000; 5000\nPaths; ; 300\nArt; 20\nOther"
        );
    }

    #[test]
    fn what_cannot_be_kept_is_refused() {
        for text in [
            "Parks; 5; 3",
            "Parks; x",
            "; 3",
            "Parks; 1.50",
            "Parks; 1; 2; 3",
            "Parks\nparks",
            "Parks; 20000",
        ] {
            let mut form = Form::new().with("places", text);
            read(&mut form, Side::Place, (Some(1_000_000), &euros()));
            assert!(form.error("places").is_some(), "{text}");
        }
    }
}
