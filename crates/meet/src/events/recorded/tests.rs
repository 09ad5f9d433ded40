//! Files of minutes as others write them.

use super::{Recorded, Remark, read_minutes};
use house::web::Said;
use jiff::civil::date;

fn read(stem: &str, text: &str) -> Result<Recorded, Remark> {
    read_minutes(stem, text.as_bytes(), date(2026, 11, 14))
}

fn points(recorded: &Recorded) -> Vec<(&str, &str)> {
    recorded.points.iter().map(|point| (point.title.as_str(), point.notes.as_str())).collect()
}

#[test]
fn an_agenda_and_what_was_said_of_it_are_the_same_points() {
    let text = "# Board Meeting 2026-11-04\n\n## Links\n\n* **Recording**: <https://film.example/4>\n\n## Agenda\n\n\
                * Roof of the mill <https://board.example/12>\n* Bees in spring\n\n## Minutes\n\n### Present\n\n\
                * Ana Silva @ana (chair)\n* Ben\n\n### Quick round\n\nAll are well.\n\n### Roof of the mill\n\n\
                * Ana: it leaks, see [#12](https://board.example/13)\n";
    let recorded = read("2026-11-04", text).unwrap();
    assert_eq!((recorded.title.as_str(), recorded.day), ("Board Meeting", date(2026, 11, 4)));
    assert_eq!(
        points(&recorded),
        [
            ("Quick round", "All are well."),
            (
                "Roof of the mill",
                "Roof of the mill <https://board.example/12>\n\n* Ana: it leaks, see [#12](https://board.example/13)"
            ),
            ("Bees in spring", ""),
        ]
    );
    assert_eq!(
        recorded.body,
        "### Links\n\n* **Recording**: <https://film.example/4>\n\n### Present\n\n* Ana Silva (chair)\n* Ben"
    );
    assert!(recorded.remarks().is_empty());
}

#[test]
fn a_meeting_without_an_agenda_has_points_of_its_headings() {
    let text = "# Core team 2026-10-01\n\nIt rained.\n\n## Participants\n\n- Ana\n\n## Releases\n\n### v1\n\nSoon.\n\n\
                ## [#7](https://board.example/7) Tools\n\n## Discussions\n\nNobody minded.\n";
    let recorded = read("2026-10-01-core", text).unwrap();
    assert_eq!(
        points(&recorded),
        [
            ("Releases", "### v1\n\nSoon."),
            ("#7 Tools", "[#7](https://board.example/7) Tools"),
            ("Discussions", "Nobody minded."),
        ]
    );
    assert_eq!(recorded.body, "It rained.\n\n### Participants\n\n* Ana");
}

#[test]
fn what_cannot_be_taken_says_in_which_line() {
    let wrong = |stem: &str, text: &str| {
        let remark = read(stem, text).unwrap_err();
        match remark.said {
            Said::Key(key, _) => (remark.line, key.into_owned()),
            Said::Raw(text) => (remark.line, text),
        }
    };
    let is = |line: usize, key: &str| (line, key.to_owned());
    assert_eq!(wrong("minutes", "# A\n## B\n"), is(1, "minutes-import-day"));
    assert_eq!(wrong("2026-11-15", "# A\n## B\n"), is(1, "minutes-import-ahead"));
    assert_eq!(wrong("2026-11-04", "\n\nWe met.\n# A\n"), is(3, "minutes-import-title"));
    assert_eq!(wrong("2026-11-04", ""), is(1, "minutes-import-title"));
    assert_eq!(wrong("2026-11-04", "# \u{202e}\n## B\n"), is(1, "minutes-import-title"));
    assert_eq!(wrong("2026-11-04", "# A\n## \u{202e}\n"), is(2, "minutes-import-title"));
    assert_eq!(wrong("2026-11-04", "# A\n\n## Present\n* Ana\n"), is(3, "minutes-import-empty"));
    let many = format!("# A\n{}", "## B\n".repeat(61));
    assert_eq!(wrong("2026-11-04", &many), is(62, "minutes-refused-many"));
    let long = format!("# A\n## B\nx\n## C\n{}\n", "long ".repeat(9_000));
    assert_eq!(wrong("2026-11-04", &long), is(4, "minutes-import-long"));
    let large = format!("# A\n## B\n{}\n", "x".repeat(1 << 20));
    assert_eq!(wrong("2026-11-04", &large), is(1, "minutes-import-large"));
    let broken = read_minutes("2026-11-04", b"# A\n## B\n\xff\n", date(2026, 11, 14)).unwrap_err();
    assert_eq!(broken, Remark { line: 3, said: Said::key("minutes-import-letters") });
}

#[test]
fn a_day_stands_anywhere_in_the_names_of_files_and_meetings() {
    for (stem, heading, title) in [
        ("2026-11-04", "2026-11-04 – Board", "Board"),
        ("board_2026-11-04_final", "Board (2026-11-04)", "Board"),
        ("2026-11-04", "2026-11-04", "2026-11-04"),
        ("2026-11-04", "Board of 04/11/2026", "Board of 04/11/2026"),
    ] {
        let recorded = read(stem, &format!("# {heading}\n## Present\n* Ana\n## Roof\n")).unwrap();
        assert_eq!((recorded.title.as_str(), recorded.day), (title, date(2026, 11, 4)), "{stem}");
        assert!(recorded.remarks().is_empty());
    }
}

#[test]
fn minutes_of_other_houses_are_read_too() {
    let text = "---\ntitle: Board\n---\n\n**Present:** Ana Silva, Ben\n**Apologies:** Eve\n\nAgenda\n------\n\n\
                1) Website hosting\n   * two offers\n2) Website\n\nWebsite\n-------\n\nIt is old.\n";
    let recorded = read("2026-11-04", text).unwrap();
    let there: Vec<&str> = recorded.there.iter().map(|who| who.name.as_str()).collect();
    assert_eq!(there, ["Ana Silva", "Ben"]);
    assert_eq!(
        points(&recorded),
        [("Website", "Website hosting\n * two offers\n\nIt is old.")],
        "what was planned and not told is not lost"
    );
    assert_eq!(recorded.body, "### Present\n\n* Ana Silva\n* Ben\n\n### Apologies\n\nEve");
}

#[test]
fn addresses_below_headings_of_any_name_are_left_out() {
    let text = "# Meeting with the mill, 2026-11-04\n\n## Present\n\n### Board\n* Ana Silva \\<ana@board.example>\n\n\
                ### Mill\n* Ben Okoro \\<ben@mill.example>\n* all who grind\n\n## Summary\n\n### Roof\n\nIt leaks.\n";
    let recorded = read("2026-11-04-mill", text).unwrap();
    assert_eq!(recorded.title, "Meeting with the mill");
    let there: Vec<&str> = recorded.there.iter().map(|who| who.name.as_str()).collect();
    assert_eq!(there, ["Ana Silva", "Ben Okoro"]);
    assert_eq!(recorded.body, "### Board\n\n* Ana Silva\n\n### Mill\n\n* Ben Okoro\n\nall who grind");
    assert_eq!(points(&recorded), [("Roof", "It leaks.")]);
}

#[test]
fn minutes_without_headings_have_the_points_of_their_agenda() {
    let text = "# Board\n\n## Agenda\n\n- Roof\n- Any other business\n\n## Attendees\n\n-\tAna Silva\n\n## Minutes\n\n\
                Roof\n- It leaks.\n\nAny other business\n- None.\n";
    let recorded = read("2026-11-04", text).unwrap();
    assert_eq!(points(&recorded), [("Roof", "- It leaks."), ("Any other business", "- None.")]);
}

#[test]
fn an_entry_of_an_agenda_is_known_by_where_it_leads() {
    let text = "# Board\n\n## Agenda\n\n* 2.0 is ready <https://board.example/30>\n* Mill <https://board.example/3>\n\n\
                ## Minutes\n\n### v2.0 is ready\n\n<https://board.example/30>\n\nAll agree.\n";
    let recorded = read("2026-11-04", text).unwrap();
    assert_eq!(
        points(&recorded),
        [
            (
                "v2.0 is ready",
                "2.0 is ready <https://board.example/30>\n\n<https://board.example/30>\n\nAll agree."
            ),
            ("Mill", "Mill <https://board.example/3>"),
        ]
    );
}

#[test]
fn what_is_odd_is_told_and_taken() {
    let text =
        "# Board 2025-11-04\r\n\r\n## Present\r\n\r\n* Ana\r\na *Ben\r\n\r\n## Roof\r\n\r\nIt leaks.\r\n";
    let recorded = read("2026-11-04", text).unwrap();
    let other = Said::key("minutes-import-other-day").with("day", date(2025, 11, 4));
    assert_eq!(
        recorded.remarks(),
        [Remark { line: 1, said: other }, Remark { line: 6, said: Said::key("minutes-import-person") }]
    );
    assert_eq!(recorded.body, "### Present\n\n* Ana\n\na *Ben");
    let alone = read("2026-11-04", "# Board\n## Roof\n").unwrap();
    assert_eq!(alone.remarks(), [Remark { line: 1, said: Said::key("minutes-import-nobody") }]);
}

#[test]
fn each_file_has_a_name_of_its_own_in_each_space() {
    let name = |stem: &str, title: &str, space: i64| {
        read(stem, &format!("# {title}\n## Roof\n")).unwrap().name(space.into())
    };
    let one = name("2026-11-04", "Board", 1);
    assert_eq!(one, name("2026-11-04", "Board 2026-11-04", 1));
    for other in
        [name("2026-11-04", "Garden", 1), name("2026-11-05", "Board", 1), name("2026-11-04", "Board", 2)]
    {
        assert_ne!(one, other);
    }
}
