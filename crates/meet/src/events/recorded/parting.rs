//! The points of minutes that are written without headings: a line that says what an entry of the agenda does begins one.

use super::agenda::{Planned, repeats};
use super::present::entry;
use super::words::{addresses, plain};
use crate::events::minutes::Written;

/// So many letters a line may have beyond the entry that it repeats.
const BEYOND: usize = 40;

/// A text as points. What stands before the first of them is one under its own heading.
pub(super) fn parted(whole: &Written, agenda: &[Planned]) -> Vec<Written> {
    let mut points = vec![Written { title: whole.title.clone(), notes: String::new() }];
    for line in whole.notes.lines() {
        if let Some(title) = title_of(line, agenda) {
            let leads = if addresses(line).is_empty() { String::new() } else { format!("{line}\n\n") };
            points.push(Written { title, notes: leads });
        } else if let Some(last) = points.last_mut() {
            last.notes.push_str(line);
            last.notes.push('\n');
        }
    }
    for point in &mut points {
        point.notes = point.notes.trim_matches('\n').trim_end().to_owned();
    }
    if points.len() > 1 && points.first().is_some_and(|first| first.notes.is_empty()) {
        points.remove(0);
    }
    points
}

/// The title of a point, where a line repeats an entry of the agenda.
fn title_of(line: &str, agenda: &[Planned]) -> Option<String> {
    let marked = line.starts_with([' ', '\t', '#', '>', '|']) || entry(line).is_some();
    if agenda.is_empty() || marked || line.trim().is_empty() {
        return None;
    }
    let words = plain(line);
    let long = words.chars().count();
    let repeated = |one: &Planned| long <= one.title.chars().count() + BEYOND && repeats(&one.title, &words);
    let begins = agenda.iter().any(repeated);
    begins.then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn planned(title: &str) -> Planned {
        Planned { title: title.to_owned(), whole: title.to_owned() }
    }

    #[test]
    fn a_line_that_repeats_the_agenda_begins_a_point() {
        let notes = "We agreed on the agenda.\n\nRoof of the mill (Ana)\n- It leaks.\n  - In the north.\n\n**Bees in spring**\n\
                     - Roof of the mill\n\nBees in spring will come back once the roof is mended and dry again, said Ana to all.";
        let whole = Written { title: "Minutes".to_owned(), notes: notes.to_owned() };
        let agenda = [planned("Roof of the mill"), planned("Bees in spring"), planned("Budget")];
        let points = parted(&whole, &agenda);
        let said: Vec<(&str, &str)> =
            points.iter().map(|point| (point.title.as_str(), point.notes.as_str())).collect();
        assert_eq!(said[0], ("Minutes", "We agreed on the agenda."));
        assert_eq!(said[1], ("Roof of the mill (Ana)", "- It leaks.\n  - In the north."));
        assert_eq!((said[2].0, said.len()), ("Bees in spring", 3));
        assert!(said[2].1.starts_with("- Roof of the mill\n\nBees"), "an entry of a list begins nothing");
        assert_eq!(parted(&whole, &[]), std::slice::from_ref(&whole));
    }
}
