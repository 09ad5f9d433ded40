//! Broken files: workbooks, wide text and tables with semicolons or tabs, with bytes changed, cut and doubled. What comes out
//! is a table that every engine answers or refuses, or a refusal that names the file; never a panic.
//!
//! Some hundred rounds by default; `COMMONWEAVE_FUZZ_SECONDS=300` makes each test run five minutes.

use std::time::{Duration, Instant};

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};

use super::{Notes, in_utf_8, table_of, workbook};

const ROUNDS: u32 = 300;

const TABLES: [&str; 4] = [
    "voter;Garden;Library;weight\r\nana;5;;2\r\nbo;1,5;-3;1\r\n",
    "1ST CHOICE\t2ND CHOICE\tCOUNT\nundervote\tAna\t2\n\"Bo\tx\"\tovervote\t1\n",
    "source;target;weight;kind\na;b;2.5;\"men;tor\"\nb;c;;x, y\n",
    "participant;statement;vote\r\n1;0;1\r\n1;1;-1\r\n2;0;0\r\n",
];

/// Pieces that have broken readers before, put in at random places.
const NASTY: [&str; 20] = [
    "\u{feff}",
    "\r",
    "\n",
    "\0",
    "\"",
    "\"\"",
    ";;;;",
    "\t",
    ",",
    "-1",
    "1e18",
    "NaN",
    "18446744073709551616",
    "XFD1048576",
    "ZZZZZZZ9",
    "</row>",
    "<c r=\"B2\" t=\"s\"><v>",
    "t=\"e\"",
    "&#x0;",
    "]]>",
];

/// The parts of a workbook with one sheet, without compression, so that a change of a byte changes what is in a cell.
pub(super) fn book(sheet: &str) -> Vec<u8> {
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    let links = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
        </Relationships>";
    let sheets = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Votes\" \
        sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    let root = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>\
        </Relationships>";
    archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/workbook.xml", sheets.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// A sheet of these rows.
pub(super) fn sheet(rows: &str) -> String {
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
    )
}

/// An archive (ZIP) whose parts are stored as they are.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let short = |number: usize| u16::try_from(number).unwrap().to_le_bytes();
    let long = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    for (name, bytes) in parts {
        let start = out.len();
        let mut head = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        for number in [checksum(bytes).to_le_bytes(), long(bytes.len()), long(bytes.len())] {
            head.extend(number);
        }
        head.extend(short(name.len()));
        head.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(name.bytes());
        out.extend(*bytes);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(long(start));
        directory.extend(name.bytes());
    }
    let start = out.len();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(short(parts.len()));
    out.extend(short(parts.len()));
    out.extend(long(directory.len()));
    out.extend(long(start));
    out.extend([0, 0]);
    out
}

/// CRC-32 as archives have it, bit by bit.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg()))
    })
}

fn mutated(bytes: &[u8], chance: &mut Pcg64Mcg) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let mut below =
        |bound: usize| usize::try_from(chance.next_u64() % u64::try_from(bound.max(1)).unwrap()).unwrap();
    for _ in 0..=below(4) {
        let (one, other) = (below(bytes.len() + 1), below(bytes.len() + 1));
        let (from, to) = (one.min(other), one.max(other));
        match below(5) {
            0 => drop(bytes.splice(from..from, NASTY[below(NASTY.len())].bytes())),
            1 => drop(bytes.drain(from..to.min(from + 40))),
            2 if from < bytes.len() => bytes[from] ^= 1 << below(8),
            3 if below(4) == 0 => bytes.truncate(to),
            _ => {
                let piece = bytes[from..to.min(from + 60)].to_vec();
                drop(bytes.splice(to..to, piece));
            }
        }
    }
    bytes
}

/// Hands a table to every engine that reads tables.
fn ask(table: &[u8]) {
    if let Ok(tally::read::Sheet::Ranked(read)) = tally::read::csv("t", &tally::read::decode(table)) {
        let small = read.ballots.candidates() < 20;
        drop(
            small.then(|| tally::Method::named("irv")?.count(&read.ballots, &tally::Options::default()).ok()),
        );
    }
    drop(netmap::read::ties("t", table, &mut netmap::Network::default(), true));
    drop(netmap::read::nodes("t", table));
    drop(opinion::read::votes_csv("t", table));
    drop(opinion::read::statements_csv("t", table));
}

fn torture(seed: u64, broken: impl Fn(&mut Pcg64Mcg) -> anyhow::Result<Vec<u8>>) {
    let seconds = std::env::var("COMMONWEAVE_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let (start, mut chance, mut rounds, mut read) = (Instant::now(), Pcg64Mcg::seed_from_u64(seed), 0, 0);
    while seconds.map_or(rounds < ROUNDS, |seconds| start.elapsed() < Duration::from_secs(seconds)) {
        rounds += 1;
        match broken(&mut chance) {
            Ok(table) => {
                read += 1;
                ask(&table);
            }
            Err(error) => assert!(error.to_string().starts_with("t:"), "{error:#}"),
        }
    }
    println!("{rounds} broken files, of which {read} were tables still");
    assert!(read > 0);
}

#[test]
fn a_broken_workbook_is_a_table_or_refused() {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>voter</t></is></c><c r=\"B1\" t=\"str\"><v>Garden, \
        \"new\"</v></c></row><row r=\"3\"><c r=\"A3\"><v>17</v></c><c r=\"B3\" t=\"b\"><v>1</v></c></row>";
    let (whole, cells) = (book(&sheet(rows)), sheet(rows));
    torture(1, |chance| {
        let bytes = match chance.next_u64() % 4 {
            0 => mutated(&whole, chance),
            _ => book(&String::from_utf8_lossy(&mutated(cells.as_bytes(), chance))),
        };
        workbook::text("t", &bytes)
    });
}

#[test]
fn broken_text_in_utf_16_is_a_table_or_refused() {
    torture(2, |chance| {
        let wide = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
        };
        let text = TABLES[usize::try_from(chance.next_u64() % 4).unwrap()];
        let order = if chance.next_u64() % 2 == 0 { u16::to_le_bytes } else { u16::to_be_bytes };
        let mut bytes = wide(text, order);
        let body = mutated(&bytes[2..], chance);
        bytes.truncate(2);
        table_of("t", in_utf_8("t", [bytes, body].concat(), &mut Notes::default())?)
    });
}

#[test]
fn a_broken_table_with_semicolons_or_tabs_is_a_table_or_refused() {
    torture(3, |chance| {
        let text = TABLES[usize::try_from(chance.next_u64() % 4).unwrap()];
        table_of("t", in_utf_8("t", mutated(text.as_bytes(), chance), &mut Notes::default())?)
    });
}
