//! What stands between the cells of a row.

/// How many rows are looked at.
const ROWS: usize = 30;
/// How much of the text is looked at, in bytes.
const HEAD: usize = 65_536;

db::word! {
    /// What stands between the cells of a row.
    pub enum Delimiter {
        /// `,`
        Comma = "comma",
        /// `;`
        Semicolon = "semicolon",
        /// The tabulator.
        Tab = "tab",
        /// `|`
        Pipe = "pipe",
    }
}

impl Delimiter {
    pub(super) fn byte(self) -> u8 {
        match self {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
            Delimiter::Pipe => b'|',
        }
    }

    /// The one by which most rows have the same number of cells, and more than one; of two, the one with more cells.
    pub(super) fn guess(text: &str) -> Delimiter {
        let end = (0..=HEAD.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        let head = text.get(..end).unwrap_or(text);
        let best = Delimiter::ALL.iter().rev().max_by_key(|delimiter| delimiter.fit(head));
        best.copied().unwrap_or(Delimiter::Comma)
    }

    /// How well it fits, in per cent of rows that agree, and the number of cells on which they agree.
    fn fit(self, text: &str) -> (usize, usize) {
        let widths: Vec<usize> = super::records(text, self, ROWS).iter().map(|row| row.cells.len()).collect();
        let Some(first) = widths.first().copied().filter(|first| *first > 1) else { return (0, 0) };
        let agree = widths.iter().filter(|width| **width == first).count();
        // Tens of per cent, so that one ragged row does not outweigh a header of ten names.
        (agree * 10 / widths.len().max(1), first)
    }
}

#[cfg(test)]
mod tests {
    use super::Delimiter;

    #[test]
    fn the_delimiter_is_the_one_on_which_rows_agree() {
        assert_eq!(Delimiter::guess("Name;Ort\nAna, die Erste;Graz\n"), Delimiter::Semicolon);
        assert_eq!(Delimiter::guess("Name\tTeams\nAna\ta|b|c\nBea\tc\n"), Delimiter::Tab);
        assert_eq!(Delimiter::guess("Name,Tags\nAna,\"a; b; c\"\n"), Delimiter::Comma);
        assert_eq!(Delimiter::guess("Name\nAna\n"), Delimiter::Comma);
    }
}
