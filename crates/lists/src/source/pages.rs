//! Rows that we write ourselves as text: one line for each row of the source, so that the number of a line is the number
//! of its row there.

/// What stands for the end of a line inside a cell.
pub(crate) const BREAK: char = '\u{2028}';

/// Rows of text, comma between cells.
#[derive(Default)]
pub(super) struct Page {
    pub(super) text: String,
}

impl Page {
    pub(super) fn push(&mut self, cells: &[String]) {
        for (place, cell) in cells.iter().enumerate() {
            if place > 0 {
                self.text.push(',');
            }
            if cell.contains([',', '"']) || cell.starts_with(' ') {
                self.text.push('"');
                self.text.push_str(&cell.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(cell);
            }
        }
        self.text.push('\n');
    }
}

/// A cell on one line, however many it has.
pub(super) fn line(cell: &str) -> String {
    cell.replace("\r\n", "\n").replace(['\n', '\r', '\u{b}', '\u{c}'], &BREAK.to_string())
}
