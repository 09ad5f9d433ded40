//! People of one side of a matching, read from a CSV.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use anyhow::{anyhow, bail};
use matching::Profile;

use crate::cli::report::Notes;
use crate::cli::source;

/// One row of the file.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) id: String,
    pub(super) capacity: usize,
    /// Ids of the other side, best first.
    prefers: Vec<String>,
    /// Values under each criterion of the file, in lower case.
    values: Vec<BTreeSet<String>>,
    pub(super) line: u64,
}

/// All rows of a file.
#[derive(Debug)]
pub(super) struct People {
    pub(super) people: Vec<Person>,
    /// Headings of criteria, in lower case.
    pub(super) criteria: Vec<String>,
    /// Whether the file has a column of preferences.
    pub(super) prefer: bool,
    places: HashMap<String, usize>,
}

/// Which column is what.
struct Columns {
    id: Option<usize>,
    capacity: Option<usize>,
    prefers: Option<usize>,
    criteria: Vec<(usize, String)>,
}

/// Read a file; messages name its line and what was expected there.
pub(super) fn read(file: &Path, notes: &mut Notes) -> anyhow::Result<People> {
    let bytes = source::table(file, notes)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let unreadable = |error: csv::Error| {
        let line = error.position().map_or(1, csv::Position::line).max(1);
        anyhow!("{}:{line}: expected CSV: {error}", file.display())
    };
    let columns = columns(file, reader.headers().map_err(unreadable)?)?;
    let mut people: Vec<Person> = Vec::new();
    let mut places = HashMap::new();
    for record in reader.records() {
        let record = record.map_err(unreadable)?;
        let line = record.position().map_or(0, csv::Position::line);
        if record.iter().all(str::is_empty) {
            continue;
        }
        let person =
            person(&columns, &record, line).map_err(|told| anyhow!("{}:{line}: {told}", file.display()))?;
        if places.insert(person.id.clone(), people.len()).is_some() {
            bail!("{}:{line}: expected each id once, and {:?} is there twice", file.display(), person.id);
        }
        people.push(person);
    }
    if people.is_empty() {
        bail!("{}:1: expected a heading and a row for each person, and nobody is there", file.display());
    }
    let criteria = columns.criteria.into_iter().map(|(_, name)| name).collect();
    Ok(People { people, criteria, prefer: columns.prefers.is_some(), places })
}

fn columns(file: &Path, headings: &csv::StringRecord) -> anyhow::Result<Columns> {
    let names: Vec<String> = headings.iter().map(str::to_lowercase).collect();
    let twice = |(at, name): (usize, &String)| !name.is_empty() && names.iter().take(at).any(|n| n == name);
    if let Some(at) = names.iter().enumerate().position(twice) {
        let heading = headings.get(at).unwrap_or_default();
        bail!("{}:1: expected each heading once, and {heading:?} is there twice", file.display());
    }
    let column =
        |wanted: [&str; 2]| wanted.iter().find_map(|wanted| names.iter().position(|name| name == wanted));
    let id = column(["id", "name"]);
    if id.is_none() {
        bail!("{}:1: expected a column headed id or name", file.display());
    }
    // A name beside an id says nothing about a fit.
    let known = ["", "id", "name", "capacity", "room", "prefers", "preferences"];
    let criteria = names.iter().cloned().enumerate().filter(|(_, name)| !known.contains(&name.as_str()));
    Ok(Columns {
        id,
        capacity: column(["capacity", "room"]),
        prefers: column(["prefers", "preferences"]),
        criteria: criteria.collect(),
    })
}

fn person(columns: &Columns, record: &csv::StringRecord, line: u64) -> Result<Person, String> {
    let cell = |column: Option<usize>| column.and_then(|at| record.get(at)).unwrap_or_default();
    let list = |text: &str| -> Vec<String> {
        text.split([';', '|'])
            .map(|value| value.trim().to_owned())
            .filter(|value| !value.is_empty())
            .collect()
    };
    let id = cell(columns.id).to_owned();
    if id.is_empty() {
        return Err("expected an id, and the cell is empty".to_owned());
    }
    let capacity = match cell(columns.capacity) {
        "" => 1,
        text => {
            text.parse().map_err(|_| format!("expected a whole number as the capacity, found {text:?}"))?
        }
    };
    let values =
        columns.criteria.iter().map(|(at, _)| list(&cell(Some(*at)).to_lowercase()).into_iter().collect());
    Ok(Person { capacity, prefers: list(cell(columns.prefers)), values: values.collect(), id, line })
}

impl People {
    /// Each person's values under these criteria, empty where the file has no such column.
    pub(super) fn profiles(&self, criteria: &[&str]) -> Vec<Profile> {
        let column = |name: &&str| self.criteria.iter().position(|known| known == name);
        let columns: Vec<Option<usize>> = criteria.iter().map(column).collect();
        let values = |person: &Person, at: &Option<usize>| {
            at.and_then(|at| person.values.get(at)).cloned().unwrap_or_default()
        };
        self.people.iter().map(|person| columns.iter().map(|at| values(person, at)).collect()).collect()
    }

    /// The places in *these* people whom `who` (of the other file) accepts, best first: those listed, or, when nobody is
    /// listed, all with points, most first.
    pub(super) fn listed(
        &self,
        file: &Path,
        who: &Person,
        points: impl Fn(usize) -> Option<i64>,
    ) -> anyhow::Result<Vec<usize>> {
        if who.prefers.is_empty() {
            let mut fitting: Vec<(i64, usize)> =
                (0..self.people.len()).filter_map(|place| Some((points(place)?, place))).collect();
            fitting.sort_by_key(|(points, place)| (std::cmp::Reverse(*points), *place));
            return Ok(fitting.into_iter().map(|(_, place)| place).collect());
        }
        let mut listed: Vec<usize> = Vec::with_capacity(who.prefers.len());
        for id in &who.prefers {
            let (file, line) = (file.display(), who.line);
            match self.places.get(id) {
                Some(place) if listed.contains(place) => {
                    bail!("{file}:{line}: expected each preference once, and {id:?} is there twice")
                }
                Some(place) => listed.push(*place),
                None => {
                    bail!("{file}:{line}: expected an id of the other file as a preference, found {id:?}")
                }
            }
        }
        Ok(listed)
    }
}
