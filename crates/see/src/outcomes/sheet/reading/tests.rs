//! Sheets as people have them.

use super::*;

fn told(text: &str) -> Vec<(u64, String, String)> {
    let sheet = read_sheet(text, &[]).unwrap();
    sheet.rows.into_iter().map(|row| (row.line, row.typed.period, row.typed.value)).collect()
}

#[test]
fn a_mark_that_is_never_closed_swallows_nothing() {
    let text = "period,note,value\n2026-01,\"a bit,1\n2026-02,,2\n2026-03,,3\n";
    assert_eq!(read_sheet(text, &[]), Err(SheetRefused::Unclosed(2)));
    let inches = "period,note,value\n2026-01,5\" pipe,1\n2026-02,,2\n";
    assert_eq!(read_sheet(inches, &[]).unwrap().rows.len(), 2);
    let lines = "period,note,value\n2026-01,\"two\nlines\",1\n";
    assert_eq!(read_sheet(lines, &[]).unwrap().rows.len(), 1);
}

#[test]
fn a_point_before_three_digits_is_read_as_the_rest_of_the_sheet_says() {
    let pointed = |text: &str| {
        read_sheet(text, &[]).unwrap().rows.iter().map(|row| row.typed.pointed).collect::<Vec<_>>()
    };
    assert_eq!(pointed("period,value\n2026-01,1.234\n2026-02,17.2\n"), [true, true]);
    assert_eq!(pointed("period,value\n2026-01,1.234\n2026-02,0.125\n"), [true, true]);
    assert_eq!(pointed("period;value\n2026-01;1.234\n2026-02;12.500\n"), [false, false]);
    assert_eq!(pointed("period;value\n2026-01;1.234\n2026-02;1.234,5\n"), [false, false]);
}

#[test]
fn commas_semicolons_and_tabs_are_told_by_the_first_line() {
    let row = [(2, "2026-03".to_owned(), "12,5".to_owned())];
    assert_eq!(told("Period;Value\n2026-03;12,5\n"), row);
    assert_eq!(told("\u{feff}Month\tFigure\r\n2026-03\t12,5\r\n"), row);
    assert_eq!(told("period,value\n2026-03,\"12,5\"\n"), row);
}

#[test]
fn a_decimal_comma_among_commas_is_told_by_its_line() {
    let read = read_sheet("period,value\n2026-02,12\n2026-03,12,5\n", &[]);
    assert_eq!(read, Err(SheetRefused::Ragged(3)));
}

#[test]
fn empty_rows_and_cells_that_spreadsheets_leave_behind_are_passed_over() {
    assert_eq!(told("period,value\n\n,\n2026-03,12,,,\n").len(), 1);
}

#[test]
fn what_a_column_means_can_be_said() {
    let mapping = ["Monat = period".to_owned(), "Wert=value".to_owned()];
    let sheet = read_sheet("Monat,Wert,Amt\n2026-03,12,City\n", &mapping).unwrap();
    assert_eq!((sheet.rows[0].typed.period.as_str(), sheet.unused), ("2026-03", vec!["Amt".to_owned()]));
    for wrong in ["Monat", "Tag=period", "Monat=moon"] {
        let read = read_sheet("Monat\n2026-03\n", &[wrong.to_owned()]);
        assert_eq!(read, Err(SheetRefused::Mapping(wrong.to_owned())));
    }
}

#[test]
fn what_is_no_sheet_is_refused() {
    assert_eq!(read_sheet("", &[]), Err(SheetRefused::Empty));
    assert_eq!(read_sheet("period,value\n", &[]), Err(SheetRefused::Empty));
    assert_eq!(read_sheet("value\n12\n", &[]), Err(SheetRefused::NoPeriod));
    assert_eq!(read_sheet("period,month\n1,2\n", &[]), Err(SheetRefused::Twice(Column::Period)));
    let many = format!("period,value\n{}", "2026-03,1\n".repeat(5_001));
    assert_eq!(read_sheet(&many, &[]), Err(SheetRefused::TooLarge));
}

#[test]
fn a_sheet_of_thousands_of_headings_is_refused_and_one_with_thousands_of_empty_cells_is_not() {
    let headings = |count: usize| format!("period,value{}\n2026-03,12\n", ",note to self".repeat(count));
    assert!(read_sheet(&headings(198), &[]).is_ok());
    assert_eq!(read_sheet(&headings(199), &[]), Err(SheetRefused::TooWide));
    let mapping = vec!["z=period".to_owned(); 40];
    assert_eq!(read_sheet(&format!("{}z\n", ",".repeat(400_000)), &mapping), Err(SheetRefused::TooWide));
    let blank = format!("period,value{}\n2026-03,12\n", ",".repeat(16_000));
    assert_eq!(read_sheet(&blank, &[]).unwrap().rows.len(), 1);
}
