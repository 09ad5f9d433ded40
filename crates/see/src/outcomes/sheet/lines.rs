//! On which line of a sheet a row stands.

/// Counts lines as people see them. The reader places a row where the row before it ended: before the rest of a line break of
/// two letters, and before empty lines.
pub(super) struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u64,
}

impl<'t> Lines<'t> {
    /// From the first line of a text on.
    pub(super) fn of_text(text: &'t str) -> Lines<'t> {
        Lines { text, at: 0, line: 1 }
    }

    /// The line of the row that the reader places at this byte; rows are asked for in their order.
    pub(super) fn of(&mut self, byte: u64) -> u64 {
        let place = usize::try_from(byte).unwrap_or(usize::MAX);
        let rest = self.text.get(place..).unwrap_or_default();
        let begins = place.saturating_add(rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        let between = self.text.as_bytes().get(self.at..begins).unwrap_or_default();
        let breaks = between.iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(u64::try_from(breaks).unwrap_or(0));
        self.at = begins;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::read_sheet;

    #[test]
    fn rows_are_on_the_lines_on_which_people_see_them() {
        let lines =
            |text| read_sheet(text, &[]).unwrap().rows.into_iter().map(|row| row.line).collect::<Vec<_>>();
        assert_eq!(lines("period,value\r\n2026-01,1\r\n\r\n2026-02,2\r\n"), [2, 4]);
        assert_eq!(lines("\nperiod,value,note\n2026-01,1,\"two\nlines\"\n2026-02,2,\n"), [3, 5]);
    }
}
