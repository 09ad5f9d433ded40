//! Reads networks from CSV. A byte-order mark and CRLF are fine, and headings may be written in capitals; a [`Fault`] names file, line and what was expected.

mod date;

use crate::network::{Network, Tie};
use csv::{ByteRecord, Position, Reader, ReaderBuilder};
use std::collections::HashMap;

/// What is wrong with a file, where, and what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {expected}")]
pub struct Fault {
    /// The name that was given for the file.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// What was expected there.
    pub expected: String,
}

/// Nodes from CSV: a column `id`, and one column per attribute.
///
/// # Errors
/// A [`Fault`] for a missing `id`, an empty or repeated one, a line of another length, or text that is not UTF-8.
pub fn nodes(file: &str, text: &[u8]) -> Result<Network, Fault> {
    let mut rows = Rows::open(file, text)?;
    let id = rows.needed("node", &["id", "node", "name"])?;
    let attributes = rows.others(id).map(|(_, name)| (name.to_owned(), Vec::new())).collect();
    let mut network = Network { attributes, ..Network::default() };
    let columns: Vec<usize> = rows.others(id).map(|(column, _)| column).collect();
    let mut known = std::collections::HashSet::new();
    while rows.next()? {
        let name = rows.name(id)?.to_owned();
        if !known.insert(name.clone()) {
            return Err(rows.fault(format!("expected each node once, and {name} is here again")));
        }
        network.ids.push(name);
        for ((_, values), column) in network.attributes.iter_mut().zip(&columns) {
            values.push(rows.cell(*column)?.trim().to_owned());
        }
    }
    Ok(network)
}

/// Ties from CSV, added to a network: columns `source` and `target` (or `from` and `to`), and if present `weight` (a finite
/// number of 0 or more; 1 when empty), `kind` (or `type`) and `time` (a number in whatever unit, or a date such as 2026-11-27 or
/// 2026-11-27T09:30Z, read as microseconds UTC). With `open` a name that is not among the nodes adds a
/// node with empty attributes; otherwise it is a fault. Self-loops are kept in the record and left out of the graph.
///
/// # Errors
/// A [`Fault`] with the line.
pub fn ties(file: &str, text: &[u8], network: &mut Network, open: bool) -> Result<(), Fault> {
    let mut rows = Rows::open(file, text)?;
    let source = rows.needed("source", &["source", "from"])?;
    let target = rows.needed("target", &["target", "to"])?;
    let weight = rows.column(&["weight"]);
    let kind = rows.column(&["kind", "type"]);
    let time = rows.column(&["time", "timestamp", "at"]);
    let mut numbers: HashMap<String, usize> =
        network.ids.iter().enumerate().map(|(at, name)| (name.clone(), at)).collect();
    while rows.next()? {
        let mut end = |column: usize| -> Result<usize, Fault> {
            let name = rows.name(column)?;
            if let Some(at) = numbers.get(name) {
                return Ok(*at);
            }
            if !open {
                return Err(
                    rows.fault(format!("expected the id of a node from the list of nodes, found {name:?}"))
                );
            }
            network.ids.push(name.to_owned());
            network.attributes.iter_mut().for_each(|(_, values)| values.push(String::new()));
            numbers.insert(name.to_owned(), network.ids.len() - 1);
            Ok(network.ids.len() - 1)
        };
        let (from, to) = (end(source)?, end(target)?);
        let weight = weight.map(|column| rows.number(column)).transpose()?.flatten().unwrap_or(1.0);
        if weight < 0.0 {
            return Err(rows.fault("expected a weight of 0 or more"));
        }
        let kind = kind
            .map(|column| rows.cell(column))
            .transpose()?
            .filter(|text| !text.is_empty())
            .map(str::to_owned);
        let at = time.map(|column| rows.time(column)).transpose()?.flatten();
        network.ties.push(Tie { from, to, weight, kind, at });
    }
    Ok(())
}

/// A CSV file, record by record, with faults that say where.
struct Rows<'a> {
    file: &'a str,
    reader: Reader<&'a [u8]>,
    header: Vec<String>,
    record: ByteRecord,
    /// Whether times are dates, as soon as one was met.
    dates: Option<bool>,
}

impl<'a> Rows<'a> {
    fn open(file: &'a str, text: &'a [u8]) -> Result<Self, Fault> {
        let mut reader = ReaderBuilder::new().from_reader(text);
        let header = reader.headers().map_err(|error| broken(file, &error))?;
        let header: Vec<String> = header.iter().map(|cell| cell.trim().to_owned()).collect();
        if header.is_empty() {
            let expected =
                "expected a header line with the names of the columns, and the file is empty".to_owned();
            return Err(Fault { file: file.to_owned(), line: 1, expected });
        }
        Ok(Self { file, reader, header, record: ByteRecord::new(), dates: None })
    }

    fn next(&mut self) -> Result<bool, Fault> {
        self.reader.read_byte_record(&mut self.record).map_err(|error| broken(self.file, &error))
    }

    fn fault(&self, expected: impl Into<String>) -> Fault {
        let line = self.record.position().map_or(1, Position::line).max(1);
        Fault { file: self.file.to_owned(), line, expected: expected.into() }
    }

    fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.header.iter().position(|column| column.eq_ignore_ascii_case(name)))
    }

    fn needed(&self, what: &str, names: &[&str]) -> Result<usize, Fault> {
        let expected = format!("expected a column for the {what}, named one of: {}", names.join(", "));
        self.column(names).ok_or_else(|| Fault { file: self.file.to_owned(), line: 1, expected })
    }

    fn others(&self, taken: usize) -> impl Iterator<Item = (usize, &str)> {
        self.header
            .iter()
            .enumerate()
            .filter(move |(at, _)| *at != taken)
            .map(|(at, name)| (at, name.as_str()))
    }

    fn cell(&self, column: usize) -> Result<&str, Fault> {
        let bytes = self.record.get(column).unwrap_or_default();
        std::str::from_utf8(bytes).map_err(|_| self.fault("expected text in UTF-8"))
    }

    fn name(&self, column: usize) -> Result<&str, Fault> {
        let name = self.cell(column)?.trim();
        if name.is_empty() {
            let column = self.header.get(column).map_or("", String::as_str);
            return Err(self.fault(format!("expected a name in the column {column}, and it is empty")));
        }
        Ok(name)
    }

    /// A number, or a date as microseconds; `None` for an empty cell. A file has the one or the other.
    fn time(&mut self, column: usize) -> Result<Option<f64>, Fault> {
        let cell = self.cell(column)?.trim().to_owned();
        if cell.is_empty() {
            return Ok(None);
        }
        let date = date::microseconds(&cell);
        let readable = date.is_some() || cell.parse::<f64>().is_ok();
        if let Some(dates) = self.dates.filter(|dates| readable && *dates != date.is_some()) {
            let found: String = cell.chars().take(30).collect();
            let before = if dates { "a date" } else { "a number" };
            return Err(
                self.fault(format!("expected {before} like those on the lines before, found {found:?}"))
            );
        }
        let Some(date) = date else {
            let number = self.number(column).map_err(|fault| Fault {
                expected: fault
                    .expected
                    .replace("expected a number", "expected a number or a date such as 2026-11-27"),
                ..fault
            })?;
            self.dates = Some(false);
            return Ok(number);
        };
        self.dates = Some(true);
        Ok(Some(date))
    }

    /// A finite number; `None` for an empty cell.
    fn number(&self, column: usize) -> Result<Option<f64>, Fault> {
        let cell = self.cell(column)?.trim();
        if cell.is_empty() {
            return Ok(None);
        }
        let number = cell.parse::<f64>().ok().filter(|number| number.is_finite());
        let found: String = cell.chars().take(30).collect();
        number.map(Some).ok_or_else(|| self.fault(format!("expected a number, found {found:?}")))
    }
}

fn broken(file: &str, error: &csv::Error) -> Fault {
    let expected = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("expected {expected_len} cells as in the header, found {len}")
        }
        csv::ErrorKind::Utf8 { .. } => "expected text in UTF-8".to_owned(),
        _ => format!("expected CSV: {error}"),
    };
    Fault { file: file.to_owned(), line: error.position().map_or(1, Position::line).max(1), expected }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_with_attributes_and_weighted_ties_are_read() {
        let mut network = nodes("n.csv", b"\xef\xbb\xbfid,sector\r\na,health\r\nb,\r\n").unwrap();
        ties("e.csv", b"source,target,weight,type,time\na,b,2.5,mentor,7\n", &mut network, false).unwrap();
        assert_eq!(network.attributes[0].1, vec!["health", ""]);
        assert_eq!(network.ties[0].weight, 2.5);
        assert_eq!((network.ties[0].kind.as_deref(), network.ties[0].at), (Some("mentor"), Some(7.0)));
    }

    #[test]
    fn a_tie_to_an_unknown_node_is_refused_with_its_line() {
        let mut network = nodes("n.csv", b"id\na\n").unwrap();
        let fault = ties("e.csv", b"source,target\na,zed\n", &mut network, false).unwrap_err();
        assert_eq!(
            fault.to_string(),
            "e.csv:2: expected the id of a node from the list of nodes, found \"zed\""
        );
    }

    #[test]
    fn a_weight_that_is_not_a_finite_number_is_refused() {
        for bad in ["NaN", "inf", "heavy", "-1"] {
            let text = format!("source,target,weight\na,b,1\na,c,{bad}\n");
            let fault = ties("e.csv", text.as_bytes(), &mut Network::default(), true).unwrap_err();
            assert_eq!(fault.line, 3, "{bad}");
        }
    }

    #[test]
    fn times_are_numbers_or_dates_but_not_both() {
        let read = |times: [&str; 2]| {
            let text = format!("source,target,time\na,b,{}\nb,c,{}\n", times[0], times[1]);
            let mut network = Network::default();
            ties("e.csv", text.as_bytes(), &mut network, true).map(|()| network.ties[1].at)
        };
        assert_eq!(read(["2026-01-01", "1970-01-02"]), Ok(Some(86_400_000_000.0)));
        assert_eq!(read(["7", "8.5"]), Ok(Some(8.5)));
        assert_eq!(read(["7", ""]), Ok(None));
        let fault = read(["7", "2026-01-01"]).unwrap_err();
        assert!(fault.to_string().starts_with("e.csv:3: expected a number like those"), "{fault}");
        let fault = read(["2026-01-01", "soon"]).unwrap_err();
        assert!(fault.to_string().starts_with("e.csv:3: expected a number or a date"), "{fault}");
    }

    #[test]
    fn an_empty_file_is_refused() {
        assert!(nodes("n.csv", b"").is_err());
    }

    #[test]
    fn a_repeated_node_is_refused() {
        assert_eq!(nodes("n.csv", b"id\na\na\n").unwrap_err().line, 3);
    }
}
