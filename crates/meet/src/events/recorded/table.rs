//! Those who were there as some write them: a table, with a name in the first column.

use super::present::is_away;

/// What a line is where a table may stand.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// No row.
    None,
    /// A row that names nobody: the head, and the line below it.
    Head,
    /// Somebody, with what the other columns say in brackets: that they were absent first of all.
    Somebody(String),
}

/// What the line at this place is.
pub(super) fn row(lines: &[String], at: usize) -> Row {
    let rules = |at: usize| lines.get(at).is_some_and(|line| is_rule(line));
    let Some(cells) = lines.get(at).and_then(|line| cells(line)) else { return Row::None };
    if rules(at) || rules(at + 1) {
        return Row::Head;
    }
    let Some((name, others)) = cells.split_first().filter(|(name, _)| !name.is_empty()) else {
        return Row::None;
    };
    let (mut said, others): (Vec<&str>, Vec<&str>) =
        others.iter().copied().filter(|cell| !cell.is_empty()).partition(|cell| is_away(cell));
    said.extend(others);
    Row::Somebody(if said.is_empty() { (*name).to_owned() } else { format!("{name} ({})", said.join(", ")) })
}

/// The cells of a row between its bars.
fn cells(line: &str) -> Option<Vec<&str>> {
    let inner = line.trim().strip_prefix('|')?;
    Some(inner.strip_suffix('|').unwrap_or(inner).split('|').map(str::trim).collect())
}

/// Whether a line stands below the head: `| --- | :-: |`.
fn is_rule(line: &str) -> bool {
    let is_dashes = |cell: &&str| !cell.is_empty() && cell.chars().all(|sign| matches!(sign, '-' | ':'));
    cells(line).is_some_and(|cells| cells.iter().all(is_dashes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_names_somebody_and_its_head_nobody() {
        let text =
            "| Name | House |\n|:-----|---|\n| Ana Silva | Mill |\n| Ben | | excused |\n| | Roof |\nDora";
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let rows: Vec<Row> = (0..lines.len()).map(|at| row(&lines, at)).collect();
        let named = |text: &str| Row::Somebody(text.to_owned());
        let (ana, ben) = (named("Ana Silva (Mill)"), named("Ben (excused)"));
        assert_eq!(rows, [Row::Head, Row::Head, ana, ben, Row::None, Row::None]);
    }
}
