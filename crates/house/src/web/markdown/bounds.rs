//! What is too much, found out before the work is done, and counted while it is done.

use std::cell::Cell;

/// How deep blocks and emphases may stand in one another. Quotations in letters of a long exchange reach twenty.
pub(super) const DEPTH: usize = 40;
/// The most cells that the tables of a text may have, counting those that are left out at the ends of rows.
const CELLS: usize = 4_000;
/// The most columns of a table.
const COLUMNS: usize = 60;
/// How much HTML a text may become: so many bytes for each of its own, and as many more.
const GROWTH: usize = 8;
const SHORT: usize = 20_000;
/// How often the parser may ask whether to go on, which it does after each 256 steps: as often as texts without tricks need,
/// thirty times over.
const QUESTIONS: usize = 2_000;

/// Whether a text stays within the bounds of depth and tables, found by a look at the beginnings of its lines.
pub(super) fn fits(text: &str) -> bool {
    let deep = text.lines().any(|line| depth(line) > DEPTH);
    !deep && cells(text) <= CELLS
}

/// How many quotations and lists a line begins, at most.
fn depth(line: &str) -> usize {
    // A line across the page is no list, however it is drawn.
    let mut signs = line.chars().filter(|letter| !letter.is_whitespace());
    if let Some(first @ ('-' | '*')) = signs.next()
        && signs.all(|sign| sign == first)
    {
        return 1;
    }
    let mut amount: usize = 0;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '>' => amount = amount.saturating_add(1),
            '-' | '+' | '*' | '.' | ')' if letters.peek().is_none_or(|next| next.is_whitespace()) => {
                amount = amount.saturating_add(1);
            }
            '-' | '+' | '*' | '.' | ')' | ' ' | '\t' | '0'..='9' => {}
            _ => break,
        }
    }
    amount
}

/// How many cells the tables of a text have, at most: each line below what may be the line under a head could be a row as
/// wide as that.
fn cells(text: &str) -> usize {
    let mut all: usize = 0;
    let mut columns: usize = 0;
    for line in text.lines() {
        if line.trim().is_empty() {
            columns = 0;
        }
        if let Some(found) = columns_below_head(line) {
            if found > COLUMNS {
                return usize::MAX;
            }
            columns = columns.max(found);
        }
        all = all.saturating_add(columns);
    }
    all
}

/// How many columns there are, if this may be the line between the head of a table and its rows; also inside of quotations
/// and lists.
fn columns_below_head(line: &str) -> Option<usize> {
    let signs = |letter: char| {
        matches!(letter, '|' | '-' | ':' | ' ' | '\t' | '>' | '+' | '*' | '.' | ')' | '0'..='9')
    };
    let rule = line.contains('-') && line.chars().all(signs);
    let cells =
        line.trim_end().trim_end_matches('|').trim_start_matches(|letter| letter != '|' && letter != '-');
    let columns = cells.trim_start_matches('|').matches('|').count().saturating_add(1);
    (rule && line.contains('|')).then_some(columns)
}

/// Counts the work on one text.
pub(super) struct Tally<'a> {
    asked: Cell<usize>,
    /// The most bytes of HTML.
    pub(super) most: usize,
    stop: &'a dyn Fn() -> bool,
}

impl<'a> Tally<'a> {
    pub(super) fn new(text: &str, stop: &'a dyn Fn() -> bool) -> Tally<'a> {
        Tally { asked: Cell::new(0), most: text.len().saturating_mul(GROWTH).saturating_add(SHORT), stop }
    }

    /// Whether the work has become too much, asked by the parser as it goes on.
    pub(super) fn is_full(&self) -> bool {
        self.asked.set(self.asked.get().saturating_add(1));
        self.asked.get() > QUESTIONS || (self.stop)()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_of_a_long_exchange_fit_and_a_wall_of_them_does_not() {
        assert!(fits(&format!("{} first words", "> ".repeat(DEPTH))));
        assert!(!fits(&format!("{} first words", ">".repeat(DEPTH + 1))));
        assert!(!fits(&format!("hello\n{} item", "- ".repeat(DEPTH + 1))));
        assert!(!fits(&format!("{} item", "1. ".repeat(DEPTH + 1))));
    }

    #[test]
    fn a_line_of_dashes_or_dots_is_not_deep() {
        assert!(fits(&format!("above\n{}\nbelow", "-".repeat(200))));
        assert!(fits(&format!("wait {}\n{}", ".".repeat(200), ".".repeat(200))));
        assert!(fits(&"* ".repeat(200)));
        assert!(fits(&format!("{} Forwarded {}", "-".repeat(60), "-".repeat(60))));
    }

    #[test]
    fn a_timetable_fits_and_a_table_that_fills_itself_does_not() {
        let table = |columns: usize, rows: usize| {
            format!("|{}\n|{}\n{}", "a|".repeat(columns), "-|".repeat(columns), "|\n".repeat(rows))
        };
        assert!(fits(&table(12, 300)));
        assert!(!fits(&table(500, 990)));
        assert!(!fits(&table(50, 990)));
        assert!(!fits(&table(COLUMNS + 1, 1)));
        assert!(!fits(&table(50, 990).replace('\n', "\n> ")));
    }

    #[test]
    fn a_line_of_dashes_with_one_column_is_no_table() {
        assert!(fits(&format!("a\n---\n{}", "b\n".repeat(10_000))));
    }
}
