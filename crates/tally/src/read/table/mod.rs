//! Ballots in tables: a CSV in one of three layouts, read row by row.

mod choices;
mod counted;
mod grid;
mod heading;
mod marks;
mod rules;
mod words;

pub use grid::ranks_of;
pub(super) use heading::Heading;
pub use rules::{Overvote, Rules};

use super::{ReadError, Sheet};

/// A CSV that is read row by row, never held as a whole: it may have millions of lines.
pub(super) struct Table<'t> {
    pub(super) file: &'t str,
    text: &'t str,
    delimiter: u8,
}

/// One row with the line on which it begins, its cells without surrounding blanks.
pub(super) struct Row<'r> {
    pub(super) line: usize,
    pub(super) cells: &'r csv::StringRecord,
}

/// How a CSV is laid out, by its first row.
enum Layout {
    Counted { candidates: usize, seats: usize },
    Headed(Heading),
}

/// Read a CSV by the layout that its first row tells.
pub(super) fn read(file: &str, text: &str, rules: &Rules) -> Result<Sheet, ReadError> {
    let table = Table::new(file, text);
    let mut layout = None;
    table.each(0, |row| {
        layout = Some(match counted::header(row) {
            Some((candidates, seats)) => Layout::Counted { candidates, seats },
            None => Layout::Headed(Heading::of(file, row, rules)?),
        });
        Ok(false)
    })?;
    match layout {
        None => Err(ReadError::new(file, 1, "expected ballots, and the file is empty")),
        Some(Layout::Counted { candidates, seats }) => {
            counted::counted(&table, candidates, seats).map(Sheet::Ranked)
        }
        Some(Layout::Headed(heading)) if heading.has_choices() => {
            choices::choices(&table, &heading, rules).map(Sheet::Ranked)
        }
        Some(Layout::Headed(heading)) => {
            grid::grid(&table, &heading).map(|(scores, notes)| Sheet::Grid(scores, notes))
        }
    }
}

impl<'t> Table<'t> {
    /// The separator is told by the first line: commas, else semicolons or tabs.
    pub(super) fn new(file: &'t str, text: &'t str) -> Self {
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let many = |separator: char| first.matches(separator).count();
        let delimiter = match (many(','), many(';'), many('\t')) {
            (0, 0, tabs) if tabs > 0 => b'\t',
            (commas, semicolons, _) if semicolons > commas => b';',
            _ => b',',
        };
        Self { file, text, delimiter }
    }

    /// Whether a comma in a cell can stand for the decimal point.
    pub(super) const fn has_decimal_commas(&self) -> bool {
        self.delimiter != b','
    }

    /// Visit every row after the first `skip` that has a cell with something in it, until `visit` says `false`.
    pub(super) fn each(
        &self,
        skip: usize,
        mut visit: impl FnMut(&Row<'_>) -> Result<bool, ReadError>,
    ) -> Result<(), ReadError> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(self.delimiter)
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(self.text.as_bytes());
        let (mut record, mut left) = (csv::StringRecord::new(), skip);
        loop {
            let line = usize::try_from(reader.position().line()).unwrap_or(usize::MAX);
            let more = reader.read_record(&mut record).map_err(|_| {
                ReadError::new(self.file, line, "expected cells separated by commas, with paired quotes")
            })?;
            if !more {
                return Ok(());
            }
            if record.iter().all(str::is_empty) {
                continue;
            }
            if left > 0 {
                left -= 1;
                continue;
            }
            let line = record.position().map_or(line, |at| usize::try_from(at.line()).unwrap_or(usize::MAX));
            if !visit(&Row { line, cells: &record })? {
                return Ok(());
            }
        }
    }
}

impl Row<'_> {
    /// The cell of this column, empty when the row is too short.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semicolons_and_tabs_separate_too() {
        let cells = |text: &str| {
            let mut cells: Vec<Vec<String>> = Vec::new();
            let read = Table::new("f.csv", text).each(0, |row| {
                cells.push(row.cells.iter().map(str::to_owned).collect());
                Ok(true)
            });
            read.map(|()| cells).expect("rows")
        };
        assert_eq!(cells("a;b\n1;2\n"), [["a", "b"], ["1", "2"]]);
        assert_eq!(cells("a\tb\n\n1\t2\n"), [["a", "b"], ["1", "2"]]);
    }
}
