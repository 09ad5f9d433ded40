//! The lines of a sheet, and what stands between its cells.

/// Counts lines as people see them. The reader places a row where the row before it ended: before the rest of a line break of
/// two letters, and before empty lines.
pub(super) struct Lines<'t> {
    text: &'t str,
    place: usize,
    line: u64,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str) -> Lines<'t> {
        Lines { text, place: 0, line: 1 }
    }

    /// The line of the row that the reader places at this byte; rows are asked for in their order.
    pub(super) fn at(&mut self, byte: u64) -> u64 {
        let place = usize::try_from(byte).unwrap_or(usize::MAX);
        let rest = self.text.get(place..).unwrap_or_default();
        let begins = place.saturating_add(rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        let between = self.text.as_bytes().get(self.place..begins).unwrap_or_default();
        let breaks = between.iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(u64::try_from(breaks).unwrap_or(0));
        self.place = begins;
        self.line
    }
}

/// What stands between the cells, by the first line that has something on it.
pub(super) fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let many = |mark: char| first.matches(mark).count();
    match (many(','), many(';'), many('\t')) {
        (commas, semicolons, tabs) if tabs > commas && tabs > semicolons => b'\t',
        (commas, semicolons, _) if semicolons > commas => b';',
        _ => b',',
    }
}
