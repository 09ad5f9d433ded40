//! What stands between the cells of a row.

use super::Records;
use crate::word::word;

/// How many rows are looked at.
const ROWS: usize = 40;
/// How much of the text is looked at, in bytes.
const HEAD: usize = 65_536;

word! {
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

    /// The one that the file itself names, as spreadsheets write it (`sep=;`); else the one by which most rows have the
    /// same number of cells, and more than one; of two, the one with more cells. Where most rows have one cell whatever
    /// parts them, there is one column, and what stands in its cells parts nothing.
    pub(super) fn guess(text: &str) -> Delimiter {
        let end = (0..=HEAD.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        let head = text.get(..end).unwrap_or(text).trim_start_matches('\u{feff}');
        let told = head.strip_prefix("sep=").and_then(|rest| rest.bytes().next());
        if let Some(told) = Delimiter::ALL.iter().find(|one| Some(one.byte()) == told) {
            return *told;
        }
        let best = Delimiter::ALL.iter().rev().max_by_key(|delimiter| delimiter.fit(head));
        let best = best.copied().unwrap_or(Delimiter::Comma);
        let nowhere = || Delimiter::ALL.iter().find(|one| !head.bytes().any(|byte| byte == one.byte()));
        if best.fit(head).0 < 3 || best.is_prose(head) { *nowhere().unwrap_or(&best) } else { best }
    }

    /// How well it fits, in tens of per cent of rows that agree, and the number of cells on which they agree. Tens, so
    /// that one ragged row does not outweigh a header of ten names.
    fn fit(self, text: &str) -> (usize, usize) {
        let mut records = Records::new(text, self);
        let widths: Vec<usize> =
            std::iter::from_fn(|| records.next()).take(ROWS).map(|row| row.cells.len()).collect();
        let agree = |wanted: usize| widths.iter().filter(|width| **width == wanted).count();
        let most =
            widths.iter().copied().filter(|width| *width > 1).max_by_key(|width| (agree(*width), *width));
        most.map_or((0, 0), |width| (agree(width) * 10 / widths.len().max(1), width))
    }
}

impl Delimiter {
    /// Whether it only stands where sentences have it: in fewer than half of the rows, and always before a blank.
    fn is_prose(self, text: &str) -> bool {
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(ROWS).collect();
        let within = |line: &&&str| line.bytes().any(|byte| byte == self.byte());
        let loose = |line: &str| {
            let bytes = line.as_bytes();
            let blank = |pair: &[u8]| matches!(pair, [one, next] if *one == self.byte() && *next != b' ');
            !bytes.windows(2).any(blank) && bytes.last() != Some(&self.byte())
        };
        lines.len() >= 8
            && lines.iter().filter(within).count() * 2 < lines.len()
            && lines.iter().all(|line| loose(line))
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
        assert_eq!(Delimiter::guess("Our members, 2026\n\nName;Ort\nAna;Graz\n"), Delimiter::Semicolon);
        let names = "Choir North\n".repeat(9);
        let commas = "Friends of Rivers, Lakes and Seas\nFarm, South\nChoir, Bees, Trees\n";
        assert_ne!(Delimiter::guess(&format!("{names}{commas}{names}")), Delimiter::Comma);
        assert_ne!(
            Delimiter::guess(&format!("Choir\nFarm\nHill\nBrook\nFern\nOak\n{commas}")),
            Delimiter::Comma
        );
        assert_eq!(Delimiter::guess("sep=|\nName|A,B\n"), Delimiter::Pipe);
    }
}
