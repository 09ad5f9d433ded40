//! Rows of a CSV, and what their headings mean.

use super::{ReadError, shortened};

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

/// What each column is.
pub(super) struct Heading {
    /// Columns that name an option: with its name.
    pub(super) options: Vec<(usize, String)>,
    /// Columns that hold a choice, in order of rank.
    pub(super) choices: Vec<usize>,
    /// The column of weights.
    pub(super) weight: Option<usize>,
}

impl<'t> Table<'t> {
    /// The separator is told by the first line: commas, else semicolons or tabs.
    pub(super) fn new(file: &'t str, text: &'t str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let many = |separator: char| first.matches(separator).count();
        let delimiter = match (many(','), many(';'), many('\t')) {
            (0, 0, tabs) if tabs > 0 => b'\t',
            (commas, semicolons, _) if semicolons > commas => b';',
            _ => b',',
        };
        Self { file, text, delimiter }
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

impl Heading {
    pub(super) fn of(file: &str, row: &Row<'_>) -> Result<Self, ReadError> {
        let (mut options, mut weight) = (Vec::new(), None);
        let mut choices: Vec<(u64, usize)> = Vec::new();
        for (column, cell) in row.cells.iter().enumerate() {
            let lower = cell.to_lowercase();
            match lower.as_str() {
                "voter" | "id" | "ballot" | "ballot id" | "voter id" => {}
                "weight" | "votes" | "count" if weight.is_none() => weight = Some(column),
                _ => match rank(&lower) {
                    Some(rank) => choices.push((rank, column)),
                    None => options.push((column, cell.to_owned())),
                },
            }
        }
        choices.sort_unstable();
        while options.last().is_some_and(|(column, name)| name.is_empty() && column + 1 == row.cells.len()) {
            options.pop();
        }
        for (place, (_, name)) in options.iter().enumerate() {
            let doubled = options.iter().take(place).any(|(_, earlier)| earlier == name);
            if name.is_empty() || doubled {
                let told = format!("expected a different name above each column, found {name:?}");
                return Err(ReadError::new(file, row.line, if doubled { told + " twice" } else { told }));
            }
        }
        let choices = choices.into_iter().map(|(_, column)| column).collect();
        Ok(Self { options, choices, weight })
    }

    /// Whether columns hold choices; other columns are then of no interest (a precinct, a time).
    pub(super) const fn has_choices(&self) -> bool {
        !self.choices.is_empty()
    }

    /// How many votes a row stands for: 1 without a column of weights.
    pub(super) fn weight(&self, file: &str, row: &Row<'_>) -> Result<u64, ReadError> {
        let Some(column) = self.weight else { return Ok(1) };
        let cell = row.cell(column);
        cell.parse().map_err(|_| {
            ReadError::new(
                file,
                row.line,
                format!("expected a whole number of votes as the weight, found {:?}", shortened(cell)),
            )
        })
    }
}

/// The rank that a heading stands for, if it does: `rank 2`, `choice_2`, `2nd choice`, `2`; `vote` and `choice` are the first.
/// Machines write more round it: `2ND CHOICE MAYOR`, `For Mayor Choice 2 (50)`.
fn rank(heading: &str) -> Option<u64> {
    if matches!(heading, "vote" | "choice") {
        return Some(1);
    }
    let words = ["rank", "choice", "preference", "pref"];
    let bare =
        words.iter().find_map(|word| heading.strip_prefix(word).or_else(|| heading.strip_suffix(word)));
    let number = bare.unwrap_or(heading).trim_matches([' ', '_', '-', '.', '#']);
    ordinal(number).or_else(|| {
        let parts: Vec<&str> = heading.split_whitespace().collect();
        parts.windows(2).find_map(|pair| match pair {
            [number, word] if words.contains(word) && number.ends_with(char::is_alphabetic) => {
                ordinal(number)
            }
            [word, number] if words.contains(word) => ordinal(number),
            _ => None,
        })
    })
}

/// A number, perhaps written as `2nd`.
fn ordinal(text: &str) -> Option<u64> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_ranks_are_known_in_many_spellings() {
        let machines = ["2nd choice mayor minneapolis", "for mayor choice 2 (50)"];
        for heading in
            ["rank 2", "rank2", "choice_2", "2nd choice", "2", "2nd", "preference 2"].iter().chain(&machines)
        {
            assert_eq!(rank(heading), Some(2), "{heading}");
        }
        for heading in ["garden", "rank", "plan b", "weight", "2 choice cuts", "plan 2", "first choice"] {
            assert_eq!(rank(heading), None, "{heading}");
        }
    }

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
