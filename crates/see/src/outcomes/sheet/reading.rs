//! From text to rows: commas, semicolons or tabs, a heading over each column, and what each column means.

use super::lines::Lines;
use crate::outcomes::entry::Typed;
use house::members::fold;
use house::web::Said;

/// The largest sheet, in bytes, and the most rows of one.
const BYTES: usize = 1_000_000;
const ROWS: usize = 5_000;
/// The most headings of a sheet: each is held against all that a column can mean, and against each line of a mapping.
const COLUMNS: usize = 200;
/// The longest cell, in bytes.
const CELL: usize = 4_000;

db::word! {
    /// What a column of a sheet means.
    pub enum Column {
        /// Which indicator, by its name or its number.
        Indicator = "indicator",
        /// Of which period.
        Period = "period",
        /// Of which group; nothing for the total.
        Group = "group",
        /// The figure.
        Value = "value",
        /// What was counted.
        Counted = "counted",
        /// Among how many.
        Among = "among",
        /// How many people stand behind it.
        People = "people",
        /// What one should know about it.
        Note = "note",
        /// In what it is measured: held against the definition.
        Unit = "unit",
        /// In which direction it gets better: held against the definition.
        Polarity = "polarity",
        /// Nothing that is wanted here.
        Ignore = "ignore",
    }
}

/// Headings that need no mapping, beside the words of the columns themselves.
const HEADINGS: &[(&str, Column)] = &[
    ("name", Column::Indicator),
    ("measure", Column::Indicator),
    ("date", Column::Period),
    ("month", Column::Period),
    ("quarter", Column::Period),
    ("year", Column::Period),
    ("category", Column::Group),
    ("figure", Column::Value),
    ("numerator", Column::Counted),
    ("denominator", Column::Among),
    ("n", Column::People),
    ("comment", Column::Note),
    ("direction", Column::Polarity),
];

/// Why a text is no sheet of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetRefused {
    /// It is larger than a sheet may be.
    TooLarge,
    /// It has more headings than a sheet may have.
    TooWide,
    /// There is no row in it.
    Empty,
    /// A row has more or fewer cells than there are headings; its line.
    Ragged(u64),
    /// A quotation mark is opened in this line and not closed, so that the lines behind it would be one cell.
    Unclosed(u64),
    /// No column says of which period.
    NoPeriod,
    /// Two columns mean the same.
    Twice(Column),
    /// The mapping names a column that is not there, or a meaning that no column has.
    Mapping(String),
}

/// A sheet whose columns have their meanings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    pub(super) rows: Vec<SheetRow>,
    /// Headings that mean nothing here.
    pub unused: Vec<String>,
}

/// A row as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct SheetRow {
    pub(super) line: u64,
    pub(super) indicator: String,
    pub(super) unit: String,
    pub(super) polarity: String,
    pub(super) typed: Typed,
}

impl SheetRefused {
    /// What is wrong, in a sentence.
    pub fn said(&self) -> Said {
        match self {
            SheetRefused::TooLarge => Said::key("outcome-sheet-large").with("most", ROWS),
            SheetRefused::TooWide => Said::key("outcome-sheet-wide").with("most", COLUMNS),
            SheetRefused::Empty => Said::key("outcome-sheet-empty"),
            SheetRefused::Ragged(line) => {
                Said::key("outcome-sheet-ragged").with("line", i64::try_from(*line).unwrap_or(0))
            }
            SheetRefused::Unclosed(line) => {
                Said::key("outcome-sheet-unclosed").with("line", i64::try_from(*line).unwrap_or(0))
            }
            SheetRefused::NoPeriod => Said::key("outcome-sheet-no-period"),
            SheetRefused::Twice(column) => Said::key("outcome-sheet-columns").with("column", column.as_str()),
            SheetRefused::Mapping(text) => Said::key("outcome-sheet-mapping").with("text", text.as_str()),
        }
    }
}

/// Reads a sheet. `mapping` says what columns mean whose headings do not, each as `COLUMN=MEANING`.
///
/// # Errors
/// [`SheetRefused`] where no rows can be made of it.
pub fn read_sheet(text: &str, mapping: &[String]) -> Result<Sheet, SheetRefused> {
    if text.len() > BYTES {
        return Err(SheetRefused::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut records =
        reader.records().map_while(Result::ok).filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    let head = records.next().ok_or(SheetRefused::Empty)?;
    let (columns, unused) = columns(&head, mapping)?;
    // A mark within a cell, as for inches, opens nothing; one that takes in the end of its line does.
    let odd = text.matches('"').count() % 2 == 1;
    let mut sheet = Sheet { rows: Vec::new(), unused };
    let mut lines = Lines::of_text(text);
    for record in records {
        let line = lines.of(record.position().map_or(0, csv::Position::byte));
        if odd && record.iter().any(|cell| cell.contains(['\n', '\r'])) {
            return Err(SheetRefused::Unclosed(line));
        }
        // Cells without anything in them at the end are what spreadsheets leave behind.
        if filled(&record) > columns.len() || record.iter().any(|cell| cell.len() > CELL) {
            return Err(SheetRefused::Ragged(line));
        }
        if sheet.rows.len() >= ROWS {
            return Err(SheetRefused::TooLarge);
        }
        sheet.rows.push(row(line, &columns, &record));
    }
    let pointed = sheet.rows.iter().any(|row| row.typed.has_decimal_point());
    sheet.rows.iter_mut().for_each(|row| row.typed.pointed = pointed);
    if sheet.rows.is_empty() { Err(SheetRefused::Empty) } else { Ok(sheet) }
}

/// What stands between the cells, by the first line that has something on it.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let many = |mark: char| first.matches(mark).count();
    match (many(','), many(';'), many('\t')) {
        (commas, semicolons, tabs) if tabs > commas && tabs > semicolons => b'\t',
        (commas, semicolons, _) if semicolons > commas => b';',
        _ => b',',
    }
}

/// How many cells a row has without the empty ones that spreadsheets leave behind.
fn filled(row: &csv::StringRecord) -> usize {
    let longer = |filled, (at, cell): (usize, &str)| {
        if cell.trim().is_empty() { filled } else { at.saturating_add(1) }
    };
    row.iter().enumerate().fold(0, longer)
}

/// What each column means, and the headings of those that mean nothing here.
fn columns(head: &csv::StringRecord, mapping: &[String]) -> Result<(Vec<Column>, Vec<String>), SheetRefused> {
    if filled(head) > COLUMNS {
        return Err(SheetRefused::TooWide);
    }
    let told = mapping.iter().map(|pair| told(head, pair)).collect::<Result<Vec<_>, _>>()?;
    let mut unused = Vec::new();
    let mut columns = Vec::with_capacity(head.len());
    for (at, heading) in head.iter().enumerate() {
        let mapped = told.iter().find(|(place, _)| *place == at).map(|(_, column)| *column);
        let column = mapped.or_else(|| meant(heading)).unwrap_or(Column::Ignore);
        if column == Column::Ignore && !heading.trim().is_empty() {
            unused.push(heading.trim().chars().take(60).collect());
        }
        if column != Column::Ignore && columns.contains(&column) {
            return Err(SheetRefused::Twice(column));
        }
        columns.push(column);
    }
    if columns.contains(&Column::Period) { Ok((columns, unused)) } else { Err(SheetRefused::NoPeriod) }
}

fn meant(heading: &str) -> Option<Column> {
    let folded = fold(heading);
    let by_word = folded.parse::<Column>().ok().filter(|column| *column != Column::Ignore);
    by_word.or_else(|| HEADINGS.iter().find(|(word, _)| *word == folded).map(|(_, column)| *column))
}

/// A pair of the mapping: the place of the column, and what it means.
fn told(head: &csv::StringRecord, pair: &str) -> Result<(usize, Column), SheetRefused> {
    let wrong = || SheetRefused::Mapping(pair.chars().take(80).collect());
    let (heading, meaning) = pair.rsplit_once('=').ok_or_else(wrong)?;
    let wanted = fold(heading);
    let place = head.iter().take(COLUMNS).position(|one| fold(one) == wanted).ok_or_else(wrong)?;
    Ok((place, meaning.trim().parse().map_err(|_| wrong())?))
}

fn row(line: u64, columns: &[Column], record: &csv::StringRecord) -> SheetRow {
    let mut row = SheetRow { line, ..SheetRow::default() };
    for (column, cell) in columns.iter().zip(record) {
        let place = match column {
            Column::Indicator => &mut row.indicator,
            Column::Period => &mut row.typed.period,
            Column::Group => &mut row.typed.group,
            Column::Value => &mut row.typed.value,
            Column::Counted => &mut row.typed.counted,
            Column::Among => &mut row.typed.among,
            Column::People => &mut row.typed.people,
            Column::Note => &mut row.typed.note,
            Column::Unit => &mut row.unit,
            Column::Polarity => &mut row.polarity,
            Column::Ignore => continue,
        };
        *place = cell.trim().replace('\0', "\u{fffd}");
    }
    row
}

#[cfg(test)]
mod tests;
