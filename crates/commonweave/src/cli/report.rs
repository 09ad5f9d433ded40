//! What the analysis commands share: showing a table or one JSON object, and a sign of life on long work.
//!
//! It knows nothing of what is shown.

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
/// Columns of text for a person, the first to the left and the others to the right.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these headings.
    pub(super) fn new(headings: &[&str]) -> Self {
        Self { rows: vec![headings.iter().map(|heading| (*heading).to_owned()).collect()] }
    }

    /// Add a row. Rows may be of different length.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = impl ToString>) {
        self.rows.push(cells.into_iter().map(|cell| cell.to_string()).collect());
    }

    /// Write the table with its columns aligned and two blanks between them.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            self.rows
                .iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for row in &self.rows {
            let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| match column {
                0 => format!("{cell:<width$}"),
                _ => format!("{cell:>width$}"),
            });
            writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
        }
        Ok(())
    }
}

/// Write one JSON value and a line end.
pub(super) fn json(out: &mut impl Write, value: &serde_json::Value) -> anyhow::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)?;
    Ok(())
}

/// A decimal number as JSON. It is exact up to 15 digits; a text that is no number stays a text.
pub(super) fn number(text: &str) -> serde_json::Value {
    let whole = text.parse::<i64>().ok().map(serde_json::Value::from);
    let decimal =
        || text.parse::<f64>().ok().and_then(serde_json::Number::from_f64).map(serde_json::Value::from);
    whole.or_else(decimal).unwrap_or_else(|| text.into())
}

/// Let a command write to standard output. A reader who leaves early (`| head`) is no error.
pub(super) fn to_stdout(
    write: impl FnOnce(&mut BufWriter<io::StdoutLock<'static>>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let written = write(&mut out).and_then(|()| Ok(out.flush()?));
    let left = |error: &anyhow::Error| {
        let kinds = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
        let json = error.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        kinds.map(io::Error::kind).chain(json).any(|kind| kind == ErrorKind::BrokenPipe)
    };
    written.or_else(|error| if left(&error) { Ok(()) } else { Err(error) })
}

/// Tell a person who watches what is being done; nobody is told when standard error is no terminal.
pub(super) fn progress(doing: &str) {
    let mut err = io::stderr().lock();
    if err.is_terminal() {
        // Nothing is lost when it cannot be told.
        drop(writeln!(err, "{doing}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_aligned_by_characters() {
        let mut table = Table::new(&["option", "votes"]);
        table.row(["Éva", "5"]);
        table.row(["Garden", "1234567"]);
        let mut out = Vec::new();
        table.write(&mut out).expect("written");
        assert_eq!(
            String::from_utf8(out).expect("text"),
            "option    votes\nÉva           5\nGarden  1234567\n"
        );
    }

    #[test]
    fn decimal_numbers_become_json_numbers() {
        assert_eq!(number("858").to_string(), "858");
        assert_eq!(number("726.20054").to_string(), "726.20054");
        assert_eq!(number("-0.5").to_string(), "-0.5");
    }

    #[test]
    fn a_reader_who_leaves_early_is_no_error() {
        let gone = || io::Error::from(ErrorKind::BrokenPipe);
        assert!(to_stdout(|_| Err(gone().into())).is_ok());
        assert!(to_stdout(|_| Err(io::Error::from(ErrorKind::StorageFull).into())).is_err());
    }
}
