//! A sheet of tasks with a heading over each column: as Asana and Wekan write it, or anybody.

use super::foreign::{Board, Card, Unread, is_done};
use house::clock::digest;
use house::members::fold;
use jiff::civil::Date;
use std::collections::HashMap;

/// The columns that are understood, each with its headings.
const HEADINGS: &[(&str, &[&str])] = &[
    ("key", &["task id", "id", "card id"]),
    ("title", &["name", "title", "task", "task name", "card name", "summary"]),
    ("body", &["notes", "description", "details"]),
    ("column", &["section column", "section", "stage", "list", "list name", "column", "status"]),
    ("people", &["assignee", "assignees", "assigned to", "who"]),
    ("members", &["members"]),
    ("labels", &["labels", "tags", "label", "tag"]),
    ("due", &["due date", "due", "deadline"]),
    ("starts", &["start date", "start"]),
    ("done", &["completed at", "completed", "finish date", "done", "finished"]),
    ("parent", &["parent task", "parent"]),
    ("created", &["created at", "created"]),
];

/// Words of colours that Wekan writes behind a label.
const COLOURS: &[&str] = &[
    "white", "green", "yellow", "orange", "red", "purple", "blue", "sky", "lime", "pink", "black", "silver",
    "gray",
];

/// So many lines may stand above the headings.
const SPACERS: usize = 10;

/// Reads it.
pub(super) fn read(bytes: &[u8], title: &str) -> Result<Board, Unread> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    };
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let delimiter =
        [b',', b';', b'\t'].into_iter().max_by_key(|one| first.bytes().filter(|b| b == one).count());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter.unwrap_or(b','))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().filter_map(Result::ok).collect();
    let head = rows.iter().take(SPACERS).position(|row| places(row).contains_key("title"));
    let head = head.ok_or(Unread::NoTitles)?;
    let places = rows.get(head).map(places).unwrap_or_default();
    let body: Vec<&csv::StringRecord> = rows.iter().skip(head + 1).collect();
    Ok(board(&places, &body, title))
}

/// Where each column that is understood stands.
fn places(row: &csv::StringRecord) -> HashMap<&'static str, usize> {
    let mut places = HashMap::new();
    for (at, cell) in row.iter().enumerate() {
        let heading = fold(&cell.replace(['/', '-', '_'], " "));
        let found = HEADINGS.iter().find(|(_, headings)| headings.contains(&heading.as_str()));
        if let Some((name, _)) = found {
            places.entry(*name).or_insert(at);
        }
    }
    places
}

fn board(places: &HashMap<&'static str, usize>, rows: &[&csv::StringRecord], title: &str) -> Board {
    let cell = |row: &csv::StringRecord, name: &str| {
        places.get(name).and_then(|at| row.get(*at)).map(str::trim).unwrap_or_default().to_owned()
    };
    let dates = rows.iter().flat_map(|row| [cell(row, "due"), cell(row, "starts"), cell(row, "created")]);
    let month_first = month_first(&dates.collect::<Vec<_>>());
    let mut board = Board { title: title.to_owned(), ..Board::default() };
    let mut seen: HashMap<String, usize> = HashMap::new();
    board.empty = rows.iter().filter(|row| cell(row, "title").is_empty()).count();
    for row in rows.iter().filter(|row| !cell(row, "title").is_empty()) {
        let name = cell(row, "title");
        let column = column(&mut board, &cell(row, "column"));
        let done_here = board.columns.get(column).is_some_and(|(_, done)| *done);
        let nameless = cell(row, "key").is_empty();
        let whole = || digest(&format!("{name}\u{0}{}\u{0}{}", cell(row, "created"), cell(row, "body")));
        let own = if nameless { whole() } else { cell(row, "key") };
        let times = seen.entry(own.clone()).or_default();
        *times += 1;
        let done = !["", "false", "no", "0"].contains(&cell(row, "done").to_lowercase().as_str());
        let people = people(&cell(row, "people"), &cell(row, "members"));
        board.cards.push(Card {
            key: format!("sheet:{own}:{times}"),
            body: cell(row, "body"),
            column,
            people,
            labels: labels(&cell(row, "labels")),
            starts: day(&cell(row, "starts"), month_first),
            due: day(&cell(row, "due"), month_first),
            done: done || done_here,
            parent: Some(cell(row, "parent")).filter(|parent| !parent.is_empty()),
            title: name,
            ..Card::default()
        });
    }
    if board.columns.is_empty() {
        board.columns.push(("To do".to_owned(), false));
    }
    board
}

/// Names parted by commas, and words of Wekan, each of which is a name.
fn people(names: &str, words: &str) -> Vec<String> {
    let names = names.split([',', ';']).map(str::trim).chain(words.split_whitespace());
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The place of the column of this name, which is added where it is new.
fn column(board: &mut Board, name: &str) -> usize {
    let name = if name.is_empty() { "To do" } else { name };
    let found = board.columns.iter().position(|(other, _)| fold(other) == fold(name));
    found.unwrap_or_else(|| {
        board.columns.push((name.to_owned(), is_done(name)));
        board.columns.len() - 1
    })
}

/// Labels parted by commas; behind one a colour may stand.
fn labels(text: &str) -> Vec<String> {
    let plain = |label: &str| {
        let label = label.trim();
        let (name, colour) = label.rsplit_once('-').unwrap_or((label, ""));
        if COLOURS.contains(&colour) { name.to_owned() } else { label.to_owned() }
    };
    text.split([',', ';']).map(plain).filter(|label| !label.is_empty()).collect()
}

/// Whether days such as 05/06/2020 begin with the month: they do unless one of them cannot.
fn month_first(dates: &[String]) -> bool {
    let first = |date: &String| date.split(['/', '.']).next().and_then(|first| first.parse::<u32>().ok());
    !dates
        .iter()
        .filter(|date| date.contains(['/', '.']))
        .filter_map(first)
        .any(|first| (13..=31).contains(&first))
}

fn day(text: &str, month_first: bool) -> Option<Date> {
    let date = text.split(['T', ' ']).next().unwrap_or_default();
    if let Ok(date) = date.parse::<Date>() {
        return Some(date);
    }
    let mut parts = date.split(['/', '.']).map(|part| part.parse::<i16>().ok());
    let (one, two, year) = (parts.next()??, parts.next()??, parts.next()??);
    let year = if year < 100 { year + 2000 } else { year };
    let (month, day) = if month_first && date.contains('/') { (one, two) } else { (two, one) };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const ASANA: &str = "\u{feff},,\r\n,,\r\nTask ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task\r\n7,2026-01-02,,2026-01-03,Book the hall,Soon,Ana,ana@example.org,,2026-02-01,\"roofs, hall\",\"Two\nlines\",P,\r\n8,2026-01-02,2026-01-09,2026-01-09,Call,Soon,,,,,,,P,Book the hall\r\n9,,,,,Soon,,,,,,,P,\r\n";

    #[test]
    fn a_sheet_of_asana_is_read_below_its_spacers() {
        let board = read(ASANA.as_bytes(), "Hall").unwrap();
        let [hall, call] = board.cards.as_slice() else { panic!("{:?}", board.cards) };
        assert_eq!(
            (hall.title.as_str(), hall.body.as_str(), hall.due),
            ("Book the hall", "Two\nlines", Some(date(2026, 2, 1)))
        );
        assert_eq!((hall.people.as_slice(), hall.labels.len()), (["Ana".to_owned()].as_slice(), 2));
        assert_eq!((call.done, call.parent.as_deref(), board.empty), (true, Some("Book the hall"), 1));
        assert_eq!((hall.key.as_str(), board.columns.len()), ("sheet:7:1", 1));
    }

    #[test]
    fn whether_the_month_comes_first_is_found_out_from_all_days() {
        assert!(month_first(&["05/06/2020".to_owned(), "03/20/2020".to_owned()]));
        assert!(!month_first(&["05/06/2020".to_owned(), "20/03/2020".to_owned()]));
        assert_eq!(day("05/06/2020", true), Some(date(2020, 5, 6)));
        assert_eq!(day("05/06/2020", false), Some(date(2020, 6, 5)));
        assert_eq!(day("6.5.20", true), Some(date(2020, 5, 6)));
        assert_eq!((day("soon", true), day("31/31/2020", true)), (None, None));
    }

    #[test]
    fn what_is_no_sheet_of_tasks_is_refused() {
        assert_eq!(read(b"a,b\n1,2\n", "x").unwrap_err(), Unread::NoTitles);
        assert_eq!(read(&[0xff, 0xfe, 0, 1], "x").unwrap_err(), Unread::NoTitles);
        let board = read("Titel;Name\nx;Größe\n".as_bytes(), "x").unwrap();
        assert_eq!(board.cards[0].title, "Größe");
    }
}
