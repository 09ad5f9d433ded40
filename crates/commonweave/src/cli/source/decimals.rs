//! Decimal commas: where semicolons or tabs stand between cells, `1,5` is a number.
//!
//! Whether a column holds numbers is told by its cells; in a column of names, a comma stays a comma.

/// What the cells of each column look like.
#[derive(Debug, Default)]
pub(super) struct Columns {
    counts: Vec<Count>,
}

#[derive(Debug, Default, Clone)]
struct Count {
    numbers: usize,
    with_comma: usize,
    others: usize,
}

/// A number as spreadsheets write it.
#[derive(Debug, PartialEq)]
enum Number {
    /// With a point or without.
    Plain,
    /// With a decimal comma, perhaps with points between thousands: the same with a decimal point alone.
    Comma(Vec<u8>),
    /// Digits with points that may part thousands: the same without.
    Grouped(Vec<u8>),
}

impl Columns {
    /// Takes a cell into account, unless it is a heading.
    pub(super) fn look(&mut self, row: usize, column: usize, cell: &[u8]) {
        if row == 0 || bare(cell).is_empty() {
            return;
        }
        if self.counts.len() <= column {
            self.counts.resize(column + 1, Count::default());
        }
        let Some(count) = self.counts.get_mut(column) else { return };
        match number(bare(cell)) {
            Some(found) => {
                count.numbers += 1;
                count.with_comma += usize::from(matches!(found, Number::Comma(_)));
            }
            None => count.others += 1,
        }
    }

    /// The number in a cell with a decimal point, where the column is one of numbers with decimal commas.
    pub(super) fn with_point(&self, row: usize, column: usize, cell: &[u8]) -> Option<Vec<u8>> {
        let count = self.counts.get(column)?;
        if row == 0 || count.with_comma == 0 || count.others > count.numbers {
            return None;
        }
        match number(bare(cell))? {
            Number::Plain => None,
            Number::Comma(number) | Number::Grouped(number) => Some(number),
        }
    }
}

/// A cell without blanks and quotes around it.
fn bare(cell: &[u8]) -> &[u8] {
    let cell = cell.trim_ascii();
    let inside = cell.strip_prefix(b"\"").and_then(|cell| cell.strip_suffix(b"\""));
    inside.unwrap_or(cell).trim_ascii()
}

fn number(cell: &[u8]) -> Option<Number> {
    let digits = cell.strip_prefix(b"-").or_else(|| cell.strip_prefix(b"+")).unwrap_or(cell);
    let sign: &[u8] = if cell.starts_with(b"-") { b"-" } else { b"" };
    let all_digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    let mut halves = digits.split(|byte| *byte == b',');
    let (whole, part, more) = (halves.next()?, halves.next(), halves.next());
    let groups: Vec<&[u8]> = whole.split(|byte| *byte == b'.').collect();
    let grouped = groups.len() > 1
        && groups.iter().all(|group| all_digits(group))
        && groups.first().is_some_and(|group| group.len() <= 3)
        && groups.iter().skip(1).all(|group| group.len() == 3);
    let joined = groups.concat();
    match part {
        Some(part) if more.is_none() && all_digits(part) && (all_digits(whole) || grouped) => {
            Some(Number::Comma([sign, &joined, b".", part].concat()))
        }
        None if grouped => Some(Number::Grouped([sign, &joined].concat())),
        None => std::str::from_utf8(cell).ok()?.parse::<f64>().ok().map(|_| Number::Plain),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(cells: &[&str]) -> Vec<String> {
        let mut columns = Columns::default();
        let rows = || std::iter::once(&"heading").chain(cells).enumerate();
        rows().for_each(|(row, cell)| columns.look(row, 0, cell.as_bytes()));
        let turned = |(row, cell): (usize, &&str)| match columns.with_point(row, 0, cell.as_bytes()) {
            Some(number) => String::from_utf8(number).unwrap(),
            None => (*cell).to_owned(),
        };
        rows().skip(1).map(turned).collect()
    }

    #[test]
    fn in_a_column_of_numbers_a_comma_is_a_point() {
        assert_eq!(turned(&["1,5", "2", "", "-0,25"]), ["1.5", "2", "", "-0.25"]);
        assert_eq!(turned(&["\"1.234,50\"", "1.000", "7"]), ["1234.50", "1000", "7"]);
        assert_eq!(turned(&["1,5", "abstain", "3"]), ["1.5", "abstain", "3"]);
    }

    #[test]
    fn names_and_numbers_with_points_stay_as_they_are() {
        assert_eq!(turned(&["Ana, Bo", "1,5", "Cem"]), ["Ana, Bo", "1,5", "Cem"]);
        assert_eq!(turned(&["1.234", "2.5"]), ["1.234", "2.5"]);
        assert_eq!(turned(&["1,2,3", "4"]), ["1,2,3", "4"]);
    }
}
