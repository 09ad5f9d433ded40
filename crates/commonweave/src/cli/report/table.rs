//! Columns of text for a person.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::clean::shown;

/// A cell is cut after so many columns of the screen.
const CELL: usize = 48;
/// A sentence after so many.
const SENTENCE: usize = 400;

/// Columns of text, the first to the left and the others to the right. What stands in cells is cleaned and cut, since it may
/// come from a file.
#[derive(Debug)]
pub(in crate::cli) struct Table {
    cell: usize,
    left: usize,
    sentences: Option<usize>,
    indent: usize,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these headings.
    pub(in crate::cli) fn new(headings: &[&str]) -> Self {
        let mut table = Self::bare();
        table.row(headings);
        table
    }

    /// A table without headings.
    pub(in crate::cli) fn bare() -> Self {
        Self { cell: CELL, left: 0, sentences: None, indent: 0, rows: Vec::new() }
    }

    /// Cells are cut after so many columns of the screen.
    pub(in crate::cli) fn cells_of(mut self, columns: usize) -> Self {
        self.cell = columns;
        self
    }

    /// This column, too, stands to the left.
    pub(in crate::cli) fn left(mut self, column: usize) -> Self {
        self.left = column;
        self
    }

    /// This column holds sentences: to the left, and longer than other cells.
    pub(in crate::cli) fn sentences_in(mut self, column: usize) -> Self {
        self.sentences = Some(column);
        self
    }

    /// All lines begin so many columns from the left.
    pub(in crate::cli) fn indented(mut self, columns: usize) -> Self {
        self.indent = columns;
        self
    }

    /// Add a row. Rows may be of different length.
    pub(in crate::cli) fn row(&mut self, cells: impl IntoIterator<Item = impl ToString>) {
        let most = |column: usize| if self.sentences == Some(column) { SENTENCE } else { self.cell };
        let cut = |(column, cell): (usize, String)| shown(&cell, most(column));
        let cells = cells.into_iter().map(|cell| cell.to_string()).enumerate().map(cut).collect();
        self.rows.push(cells);
    }

    /// Write the table with its columns aligned and two blanks between them.
    pub(in crate::cli) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widest = |column: usize| {
            self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(widest).collect();
        for row in &self.rows {
            let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
                let blanks = " ".repeat(width.saturating_sub(cell.width()));
                let left = column == 0 || column == self.left || self.sentences == Some(column);
                if left { format!("{cell}{blanks}") } else { format!("{blanks}{cell}") }
            });
            let line = cells.collect::<Vec<_>>().join("  ");
            writeln!(out, "{}{}", " ".repeat(self.indent), line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(table: &Table) -> String {
        let mut out = Vec::new();
        table.write(&mut out).expect("written");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn a_table_is_aligned_by_the_columns_of_the_screen() {
        let mut table = Table::new(&["option", "votes"]);
        table.row(["Éva", "5"]);
        table.row(["山田さん", "17"]);
        table.row(["Garden", "1234567"]);
        assert_eq!(
            written(&table),
            "option      votes\nÉva             5\n山田さん       17\nGarden    1234567\n"
        );
    }

    #[test]
    fn a_name_of_65536_letters_is_cut_and_breaks_no_line() {
        let mut table = Table::new(&["option", "votes"]);
        table.row([format!("a\n{}", "x".repeat(65_536)), "5".to_owned()]);
        let lines: Vec<String> = written(&table).lines().map(str::to_owned).collect();
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line.width() == CELL + 2 + 5), "{lines:?}");
    }

    #[test]
    fn sentences_stand_to_the_left_and_may_be_longer() {
        let mut table = Table::bare().sentences_in(1).indented(2);
        table.row(["1".to_owned(), "why ".repeat(30)]);
        table.row(["10", "so"]);
        assert_eq!(written(&table), format!("  1   {}\n  10  so\n", "why ".repeat(30).trim_end()));
    }
}
