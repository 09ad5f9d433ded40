//! Rows of a CSV, and what their headings mean.

use super::ReadError;

/// One row with the line on which it begins.
pub(super) struct Row {
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
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

/// Every row that has a cell with something in it, cells without surrounding blanks.
pub(super) fn rows(file: &str, text: &str) -> Result<Vec<Row>, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let many = |separator: char| first.matches(separator).count();
    let delimiter = match (many(','), many(';'), many('\t')) {
        (0, 0, tabs) if tabs > 0 => b'\t',
        (commas, semicolons, _) if semicolons > commas => b';',
        _ => b',',
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(1, csv::Position::line);
            ReadError::new(
                file,
                usize::try_from(line).unwrap_or(1),
                "expected cells separated by commas, with paired quotes",
            )
        })?;
        let line = record.position().map_or(1, csv::Position::line);
        if record.iter().any(|cell| !cell.is_empty()) {
            let cells = record.iter().map(str::to_owned).collect();
            rows.push(Row { line: usize::try_from(line).unwrap_or(1), cells });
        }
    }
    Ok(rows)
}

impl Heading {
    pub(super) fn of(file: &str, row: &Row) -> Result<Self, ReadError> {
        let (mut options, mut weight) = (Vec::new(), None);
        let mut choices: Vec<(u64, usize)> = Vec::new();
        for (column, cell) in row.cells.iter().enumerate() {
            let lower = cell.to_lowercase();
            match lower.as_str() {
                "voter" | "id" | "ballot" | "ballot id" | "voter id" => {}
                "weight" | "votes" | "count" if weight.is_none() => weight = Some(column),
                _ => match rank(&lower) {
                    Some(rank) => choices.push((rank, column)),
                    None => options.push((column, cell.clone())),
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
    pub(super) fn weight(&self, file: &str, row: &Row) -> Result<u64, ReadError> {
        let Some(column) = self.weight else { return Ok(1) };
        let cell = row.cells.get(column).map_or("", String::as_str);
        cell.parse().map_err(|_| {
            ReadError::new(
                file,
                row.line,
                format!("expected a whole number of votes as the weight, found {cell:?}"),
            )
        })
    }
}

/// The rank that a heading stands for, if it does: `rank 2`, `choice_2`, `2nd choice`, `2`; `vote` and `choice` are the first.
fn rank(heading: &str) -> Option<u64> {
    if matches!(heading, "vote" | "choice") {
        return Some(1);
    }
    let words = ["rank", "choice", "preference", "pref"];
    let bare =
        words.iter().find_map(|word| heading.strip_prefix(word).or_else(|| heading.strip_suffix(word)));
    let number = bare.unwrap_or(heading).trim_matches([' ', '_', '-', '.', '#']);
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| number.strip_suffix(end)).unwrap_or(number);
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_ranks_are_known_in_many_spellings() {
        for heading in ["rank 2", "rank2", "choice_2", "2nd choice", "2", "2nd", "preference 2"] {
            assert_eq!(rank(heading), Some(2), "{heading}");
        }
        for heading in ["garden", "rank", "plan b", "weight"] {
            assert_eq!(rank(heading), None, "{heading}");
        }
    }

    #[test]
    fn semicolons_and_tabs_separate_too() {
        let cells =
            |text: &str| rows("f.csv", text).expect("rows").into_iter().map(|r| r.cells).collect::<Vec<_>>();
        assert_eq!(cells("a;b\n1;2\n"), [["a", "b"], ["1", "2"]]);
        assert_eq!(cells("a\tb\n\n1\t2\n"), [["a", "b"], ["1", "2"]]);
    }
}
