//! Reading and writing Pabulib files (`.pb`), the format in which cities publish participatory budgets.
//!
//! A file has three sections, `META`, `PROJECTS` and `VOTES`, each a table whose cells are parted by semicolons
//! (Stolicki, Szufa, Talmon: *Pabulib*, 2020; Faliszewski et al.: *Participatory Budgeting: Data, Tools, and
//! Analysis*, IJCAI 2023). Keys and columns that nothing here uses are kept as they stand. Never opens a file.

mod ballots;
mod sections;
mod write;

pub use write::write;

use crate::{Election, Refusal};
use sections::{Row, Section};

/// Reads a whole file. `file` is the name that error messages give.
///
/// A mark of byte order, either kind of line end, empty lines and cells that say `None` are accepted. A wrong
/// number of projects or votes in the head, voter ids that occur twice, ballots that name a project twice (the first naming
/// counts) and projects of one name are noted in [`Election::notes`].
///
/// Errors name the line and what was expected there: a section that occurs twice, an unknown vote type, a cost below nought or not a
/// number, a project that occurs twice, a vote for a project that does not exist, points that do not match.
pub fn read(text: &str, file: &str) -> Result<Election, Refusal> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut reading = sections::Reading::new(file);
    let mut record = csv::StringRecord::new();
    loop {
        let line = rows.position().line();
        match rows.read_record(&mut record) {
            Ok(true) => reading
                .take(&Row { line: record.position().map_or(line, csv::Position::line), record: &record })?,
            Ok(false) => break,
            Err(error) => {
                return Err(refuse(file, line, format!("expected a readable row ({error})")));
            }
        }
    }
    reading.finish(rows.position().line())
}

/// The refusal of one line.
fn refuse(file: &str, line: u64, expected: impl Into<String>) -> Refusal {
    Refusal::Line { file: file.to_owned(), line, expected: expected.into() }
}

/// Which section a row opens, if it opens one.
fn opens(row: &Row<'_>) -> Option<Section> {
    let word = row.cell(0);
    let is = |name: &str| word.eq_ignore_ascii_case(name);
    match () {
        () if is("META") => Some(Section::Meta),
        () if is("PROJECTS") => Some(Section::Projects),
        () if is("VOTES") => Some(Section::Votes),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::VoteType;

    const SMALL: &str = "META\nkey;value\nbudget;100,5\nvote_type;approval\nmayor;Ana\nPROJECTS\nproject_id;cost;name;\
                         colour\n1;50;Benches;green\n2;60.25;\"Trees; many\";None\nVOTES\nvoter_id;vote;age\nx;1,2;30\ny;;\n";

    fn refused(text: &str) -> String {
        read(text, "town.pb").unwrap_err().to_string()
    }

    #[test]
    fn a_small_file_is_read_exactly_and_unknown_keys_are_kept() {
        let election = read(SMALL, "town.pb").unwrap();
        assert_eq!((election.budget, election.decimals), (10_050, 2));
        assert_eq!(election.projects[1].cost, 6_025);
        assert_eq!(election.projects[1].name, "Trees; many");
        assert_eq!(election.projects[0].extra, ["green"]);
        assert!(election.meta.contains(&("mayor".into(), "Ana".into())));
        assert_eq!(election.vote_type, VoteType::Approval);
        assert_eq!(election.voters[0].ballot.len(), 2);
        assert_eq!(election.voters[0].extra, ["30"]);
        assert!(election.voters[1].ballot.is_empty(), "an empty ballot counts as a voter");
    }

    #[test]
    fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
        let windows = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
        assert_eq!(read(&windows, "town.pb"), read(SMALL, "town.pb"));
    }

    #[test]
    fn an_empty_file_is_refused_at_its_first_line() {
        assert_eq!(
            refused(""),
            "town.pb:1: expected a section META with its keys, found the end of the file"
        );
    }

    #[test]
    fn a_negative_cost_is_refused_where_it_stands() {
        assert!(
            refused(&SMALL.replace(";50;", ";-50;"))
                .starts_with("town.pb:8: project \"1\": expected a number")
        );
    }

    #[test]
    fn an_unknown_vote_type_is_refused_where_it_stands() {
        let refusal = refused(&SMALL.replace("approval", "shouting"));
        assert!(refusal.starts_with("town.pb:4: expected vote_type"), "{refusal}");
    }

    #[test]
    fn a_project_that_occurs_twice_is_refused() {
        assert!(refused(&SMALL.replace("\n2;", "\n1;")).starts_with("town.pb:9: expected a new project_id"));
    }

    #[test]
    fn a_section_that_occurs_twice_is_refused() {
        let text = format!("{SMALL}PROJECTS\nproject_id;cost;district\n3;70;North\n");
        assert_eq!(refused(&text), "town.pb:14: expected each section once, found PROJECTS again");
    }

    #[test]
    fn a_vote_for_an_unknown_project_is_refused() {
        assert!(refused(&SMALL.replace("x;1,2", "x;1,7")).starts_with("town.pb:12: expected a project_id"));
    }

    #[test]
    fn a_number_that_is_none_is_refused() {
        assert!(refused(&SMALL.replace("100,5", "NaN")).starts_with("town.pb:3: budget: expected a number"));
    }

    #[test]
    fn of_a_project_named_twice_the_first_naming_counts_in_every_type_of_ballot() {
        let points = |vote_type: &str, points: &str| {
            let text = SMALL.replace("approval", vote_type).replace("vote;age", "vote;points");
            read(&text.replace("x;1,2;30", &format!("x;2,1,2;{points}")), "town.pb").unwrap()
        };
        for (vote_type, given, wanted) in [
            ("approval", "", [1, 1]),
            ("cumulative", "5,3,1", [5, 3]),
            ("scoring", "5,3,1", [5, 3]),
            ("ordinal", "", [1, 1]),
        ] {
            let election = points(vote_type, given);
            let ballot = &election.voters[0].ballot;
            assert_eq!(ballot.iter().map(|choice| choice.project).collect::<Vec<_>>(), [1, 0], "{vote_type}");
            assert_eq!(ballot.iter().map(|choice| choice.points).collect::<Vec<_>>(), wanted, "{vote_type}");
            let note = "Line 12: the vote names a project twice; the first naming counts.";
            assert!(election.notes.contains(&note.to_owned()), "{:?}", election.notes);
        }
    }

    #[test]
    fn what_is_odd_is_noted_and_of_much_alike_only_the_first() {
        let text = SMALL.replace("\"Trees; many\"", "Benches").replace("mayor;Ana", "num_votes;9");
        let text = format!("{text}{}", "x;1;\n".repeat(5));
        let notes = read(&text, "town.pb").unwrap().notes;
        let wanted = [
            "Line 14: voter_id \"x\" occurs again; both ballots count.",
            "2 more voter_ids occur again.",
            "Line 9: projects \"1\" and \"2\" have one name, \"Benches\"; they are counted apart.",
            "Line 5: META says 9 votes, the file has 7.",
        ];
        for note in wanted {
            assert!(notes.contains(&note.to_owned()), "{note} in {notes:?}");
        }
        assert_eq!(notes.len(), 6);
    }

    #[test]
    fn points_must_match_the_projects_named() {
        let text = SMALL.replace("approval", "cumulative").replace("vote;age", "vote;points");
        assert!(refused(&text).starts_with("town.pb:12: expected as many points as projects"));
    }
}
