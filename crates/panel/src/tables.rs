//! Reading the two tables that a draw needs: candidates and quotas, as comma-separated text.
//!
//! Never opens a file.

use std::collections::HashMap;

use crate::{Feature, Person, Pool, Quota, Refusal};

/// Which columns of the candidates' table have a meaning of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// The column with the ids. Without it a column named `id`, `nationbuilder_id`, `unique_id` or `person_id` is
    /// taken; without any of them people are called `p0`, `p1`, … in the file's order.
    pub id: Option<String>,
    /// The columns that together tell where people live. Empty: households do not matter.
    pub household: Vec<String>,
}

/// A text and the name that error messages give it.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    /// The text.
    pub text: &'a str,
    /// The file's name.
    pub file: &'a str,
}

const IDS: [&str; 4] = ["id", "nationbuilder_id", "unique_id", "person_id"];

/// Reads both tables into a pool from which a panel of `size` is to be drawn.
///
/// Quotas have the columns `feature,value,min,max` or `category,feature,min,max`, and maybe `min_flex,max_flex` (how
/// far a quota may be moved when the quotas cannot be met). The candidates' table needs one column for each
/// feature; other columns are not looked at.
///
/// Errors name the line and what was expected: a missing column, a number that is none, a quota whose least is above
/// its most, a candidate with a value that has no quota, an id that occurs twice.
pub fn read(candidates: Table<'_>, quotas: Table<'_>, size: u32, columns: &Columns) -> Result<Pool, Refusal> {
    let features = read_quotas(quotas)?;
    let people = read_candidates(candidates, &features, columns)?;
    let pool = Pool { features, people, size, household_limit: 1 };
    pool.check().map(|()| pool)
}

/// Reads the quotas alone.
pub fn read_quotas(table: Table<'_>) -> Result<Vec<Feature>, Refusal> {
    let (head, rows) = rows(table)?;
    let column = |name: &str| head.iter().position(|cell| cell.eq_ignore_ascii_case(name));
    let (feature, value) = match (column("category"), column("feature"), column("value")) {
        (Some(category), Some(feature), _) => (category, feature),
        (_, Some(feature), Some(value)) => (feature, value),
        _ => return Err(missing(table, "columns feature,value,min,max", &head)),
    };
    let (Some(min), Some(max)) = (column("min"), column("max")) else {
        return Err(missing(table, "columns min and max", &head));
    };
    let flex = (column("min_flex"), column("max_flex"));
    let mut features: Vec<Feature> = Vec::new();
    for (line, cells) in rows {
        let number = |column: usize| whole(table, line, cells.get(column).map_or("", String::as_str));
        let text = |column: usize| cells.get(column).cloned().unwrap_or_default();
        let min_flex = flex.0.map_or(Ok(0), number)?;
        let max_flex = flex.1.map(number).transpose()?;
        let quota = Quota { value: text(value), min: number(min)?, max: number(max)?, min_flex, max_flex };
        if quota.min > quota.max {
            let (min, max) = (quota.min, quota.max);
            return Err(refuse(table, line, format!("expected min not above max, found {min} and {max}")));
        }
        let name = text(feature);
        let known = features.iter().position(|feature| alike(&feature.name, &name)).unwrap_or(features.len());
        if known == features.len() {
            features.push(Feature { name, quotas: Vec::new() });
        }
        let Some(feature) = features.get_mut(known) else { continue };
        if feature.quotas.iter().any(|other| other.value == quota.value) {
            let expected = format!("expected one quota for {} {}, found a second", feature.name, quota.value);
            return Err(refuse(table, line, expected));
        }
        feature.quotas.push(quota);
    }
    if features.is_empty() {
        return Err(refuse(table, 2, "expected at least one quota, found the end of the file"));
    }
    Ok(features)
}

fn read_candidates(
    table: Table<'_>,
    features: &[Feature],
    columns: &Columns,
) -> Result<Vec<Person>, Refusal> {
    let (head, rows) = rows(table)?;
    let column = |name: &str| {
        let found = head.iter().position(|cell| cell == name);
        found.or_else(|| head.iter().position(|cell| alike(cell, name)))
    };
    let needed =
        |name: &str| column(name).ok_or_else(|| missing(table, &format!("a column {name:?}"), &head));
    let id = match &columns.id {
        Some(name) => Some(needed(name)?),
        None => IDS.iter().find_map(|name| column(name)),
    };
    let household = columns.household.iter().map(|name| needed(name)).collect::<Result<Vec<_>, _>>()?;
    let values = features.iter().map(|feature| needed(&feature.name)).collect::<Result<Vec<_>, _>>()?;
    let mut people = Vec::new();
    let mut lines: HashMap<String, u64> = HashMap::new();
    for (line, cells) in rows {
        let cell = |column: usize| cells.get(column).map_or("", String::as_str);
        let id = id.map_or_else(|| format!("p{}", people.len()), |column| cell(column).to_owned());
        new_id(table, line, &id, &mut lines)?;
        let place = |(feature, column): (&Feature, &usize)| place_of(table, line, feature, cell(*column));
        let values = features.iter().zip(&values).map(place).collect::<Result<Vec<_>, _>>()?;
        let home: Vec<String> = household.iter().map(|column| cell(*column).to_lowercase()).collect();
        let household = home.iter().any(|part| !part.is_empty()).then(|| home.join("\u{1f}"));
        people.push(Person { id, values, household });
    }
    if people.is_empty() {
        return Err(refuse(table, 2, "expected at least one candidate, found the end of the file"));
    }
    Ok(people)
}

/// Refuses an id that is empty or was there before.
fn new_id(table: Table<'_>, line: u64, id: &str, lines: &mut HashMap<String, u64>) -> Result<(), Refusal> {
    if id.is_empty() {
        return Err(refuse(table, line, "expected an id, found an empty cell"));
    }
    match lines.insert(id.to_owned(), line) {
        Some(first) => {
            let expected = format!("expected a new id, found {id:?} again (first on line {first})");
            Err(refuse(table, line, expected))
        }
        None => Ok(()),
    }
}

/// The place of a candidate's value among the quotas of a feature, in capitals or not: whoever wrote `F` is counted with `f`,
/// unless the quotas tell the two apart.
fn place_of(table: Table<'_>, line: u64, feature: &Feature, value: &str) -> Result<usize, Refusal> {
    let exact = feature.quotas.iter().position(|quota| quota.value == value);
    let place = exact.or_else(|| feature.quotas.iter().position(|quota| alike(&quota.value, value)));
    place.ok_or_else(|| {
        let known: Vec<&str> = feature.quotas.iter().map(|quota| quota.value.as_str()).collect();
        let expected = format!("expected {} to be one of {known:?}, found {value:?}", feature.name);
        refuse(table, line, expected)
    })
}

/// Whether two words are the same but for capitals and blanks.
fn alike(one: &str, other: &str) -> bool {
    let words = |text: &str| text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    one == other || words(one) == words(other)
}

type Rows = (Vec<String>, Vec<(u64, Vec<String>)>);

/// The head and the rows with their lines, cells without spaces around them. Empty rows are left out.
fn rows(table: Table<'_>) -> Result<Rows, Refusal> {
    let text = table.text.strip_prefix('\u{feff}').unwrap_or(table.text);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record =
            record.map_err(|error| refuse(table, 1, format!("expected a readable row ({error})")))?;
        let line = record.position().map_or(1, csv::Position::line);
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push((line, cells));
        }
    }
    if rows.is_empty() {
        return Err(refuse(table, 1, "expected a row of column names, found the end of the file"));
    }
    let (_, head) = rows.remove(0);
    Ok((head, rows))
}

fn whole(table: Table<'_>, line: u64, text: &str) -> Result<u32, Refusal> {
    text.parse()
        .map_err(|_| refuse(table, line, format!("expected a whole number of people, found {text:?}")))
}

fn missing(table: Table<'_>, what: &str, head: &[String]) -> Refusal {
    refuse(table, 1, format!("expected {what}, found {:?}", head.join(",")))
}

fn refuse(table: Table<'_>, line: u64, expected: impl Into<String>) -> Refusal {
    Refusal::Line { file: table.file.to_owned(), line, expected: expected.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUOTAS: &str = "feature,value,min,max\ngender,f,1,2\ngender,m,1,2\n";
    const PEOPLE: &str = "id,gender,street\na,f,Elm 1\nb,m,Elm 1\nc,m,Oak 2\n";

    fn read_both(people: &str, quotas: &str) -> Result<Pool, Refusal> {
        let columns = Columns { id: None, household: vec!["street".into()] };
        read(
            Table { text: people, file: "people.csv" },
            Table { text: quotas, file: "quotas.csv" },
            2,
            &columns,
        )
    }

    fn refused(people: &str, quotas: &str) -> String {
        read_both(people, quotas).unwrap_err().to_string()
    }

    #[test]
    fn both_tables_make_a_pool() {
        let pool = read_both(PEOPLE, QUOTAS).unwrap();
        assert_eq!(pool.people[1].values, [1]);
        assert_eq!(pool.people[0].household, pool.people[1].household);
        assert_ne!(pool.people[0].household, pool.people[2].household);
    }

    #[test]
    fn capitals_do_not_matter_unless_the_quotas_tell_them_apart() {
        let people = PEOPLE.replace("id,gender", "id,GENDER").replace("a,f", "a,F");
        assert_eq!(
            read_both(&people, &QUOTAS.replace("gender,m", "Gender,M")).unwrap().people[0].values,
            [0]
        );
        let both = format!("{QUOTAS}gender,F,0,1\n");
        assert_eq!(read_both(&people, &both).unwrap().people[0].values, [2]);
    }

    #[test]
    fn quotas_may_be_headed_by_category_and_feature() {
        let other = QUOTAS.replace("feature,value", "category,feature");
        assert_eq!(read_both(PEOPLE, &other), read_both(PEOPLE, QUOTAS));
    }

    #[test]
    fn people_without_ids_are_numbered() {
        let pool = read_both(&PEOPLE.replace("id,", "nick,"), QUOTAS).unwrap();
        assert_eq!(pool.people[2].id, "p2");
    }

    #[test]
    fn mistakes_are_refused_where_they_stand() {
        assert!(
            refused(&PEOPLE.replace("c,m", "c,x"), QUOTAS)
                .starts_with("people.csv:4: expected gender to be one of")
        );
        assert!(
            refused(&PEOPLE.replace("c,m", "a,m"), QUOTAS).starts_with("people.csv:4: expected a new id")
        );
        assert!(
            refused(PEOPLE, &QUOTAS.replace("f,1,2", "f,one,2"))
                .starts_with("quotas.csv:2: expected a whole")
        );
        assert!(
            refused(PEOPLE, &QUOTAS.replace("f,1,2", "f,3,2"))
                .starts_with("quotas.csv:2: expected min not above")
        );
        assert!(
            refused(PEOPLE, &QUOTAS.replace(",max", ""))
                .starts_with("quotas.csv:1: expected columns min and max")
        );
        assert!(refused("", QUOTAS).starts_with("people.csv:1: expected a row of column names"));
        assert!(refused("id,age\na,7\n", QUOTAS).starts_with("people.csv:1: expected a column"));
    }
}
