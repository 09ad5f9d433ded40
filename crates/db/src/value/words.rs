//! Words by which a row is found, and what is looked for among them: one form for both engines.
//!
//! Whoever keeps and looks for words has folded them; here they are only written as each engine reads them: for SQLite's
//! FTS5 as text, for PostgreSQL as a `tsvector` and a `tsquery`. On both, `match($1, table.words)` is true where they
//! meet: FTS5 has it as a function, PostgreSQL is given one by the migration that makes the table.

use std::collections::BTreeMap;

use bytes::{BufMut, BytesMut};

use super::cell::{Cell, Kind, ToCell};

/// The most places of one word that PostgreSQL keeps, and the last place that it can tell from the next.
const PLACES: usize = 255;
const LAST: u16 = 16_383;

/// The words of a row, folded, in their order, with one space between them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(pub String);

impl ToCell for Words {
    const KIND: Kind = Kind::Words;
    fn to_cell(&self) -> Cell<'_> {
        Cell::Text(&self.0)
    }
}

/// What is looked for among the words of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sought {
    /// This word.
    Word(String),
    /// A word that begins so.
    Start(String),
    /// These words, one directly after the other.
    Row(Vec<String>),
    /// All of these. Nothing where the list is empty.
    All(Vec<Sought>),
    /// One of these. Nothing where the list is empty.
    Any(Vec<Sought>),
    /// The first, unless the second.
    But(Box<Sought>, Box<Sought>),
}

impl Sought {
    /// As FTS5 reads it.
    pub(crate) fn for_sqlite(&self) -> String {
        let quoted = |words: &[String]| format!("\"{}\"", words.join(" ").replace('"', "\"\""));
        let list = |parts: &[Sought], between: &str| match parts {
            [] => "\"\"".to_owned(),
            parts => format!("({})", parts.iter().map(Sought::for_sqlite).collect::<Vec<_>>().join(between)),
        };
        match self {
            Sought::Word(word) => quoted(std::slice::from_ref(word)),
            Sought::Start(word) => format!("{} *", quoted(std::slice::from_ref(word))),
            Sought::Row(words) => quoted(words),
            Sought::All(parts) => list(parts, " AND "),
            Sought::Any(parts) => list(parts, " OR "),
            Sought::But(one, other) => format!("({} NOT {})", one.for_sqlite(), other.for_sqlite()),
        }
    }

    /// As a `tsquery` is read.
    pub(crate) fn for_postgres(&self) -> String {
        let quoted = |word: &String| format!("'{}'", word.replace('\\', "\\\\").replace('\'', "''"));
        let list = |parts: Vec<String>, between: &str| match parts.is_empty() {
            true => String::new(),
            false => format!("({})", parts.join(between)),
        };
        let all = |parts: &[Sought]| parts.iter().map(Sought::for_postgres).collect();
        match self {
            Sought::Word(word) => quoted(word),
            Sought::Start(word) => format!("{}:*", quoted(word)),
            Sought::Row(words) => list(words.iter().map(quoted).collect(), " <-> "),
            Sought::All(parts) => list(all(parts), " & "),
            Sought::Any(parts) => list(all(parts), " | "),
            Sought::But(one, other) => format!("({} & !{})", one.for_postgres(), other.for_postgres()),
        }
    }
}

/// Writes words as PostgreSQL sends a `tsvector`: each once, with its places.
pub(crate) fn put_vector(words: &str, out: &mut BytesMut) {
    let mut places: BTreeMap<&str, Vec<u16>> = BTreeMap::new();
    for (index, word) in words.split(' ').filter(|word| !word.is_empty()).enumerate() {
        let place = u16::try_from(index.saturating_add(1)).unwrap_or(LAST).min(LAST);
        let known = places.entry(word).or_default();
        if known.len() < PLACES && known.last() != Some(&place) {
            known.push(place);
        }
    }
    out.put_u32(u32::try_from(places.len()).unwrap_or(u32::MAX));
    for (word, places) in places {
        out.put_slice(word.as_bytes());
        out.put_u8(0);
        out.put_u16(u16::try_from(places.len()).unwrap_or(u16::MAX));
        places.into_iter().for_each(|place| out.put_u16(place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(word: &str) -> Sought {
        Sought::Word(word.to_owned())
    }

    #[test]
    fn each_engine_reads_the_same_question() {
        let row = Sought::Row(vec!["c".to_owned(), "d".to_owned()]);
        let any = Sought::Any(vec![row, Sought::Start("e".to_owned())]);
        let sought = Sought::But(Box::new(Sought::All(vec![word("a"), any])), Box::new(word("f")));
        assert_eq!(sought.for_sqlite(), "((\"a\" AND (\"c d\" OR \"e\" *)) NOT \"f\")");
        assert_eq!(sought.for_postgres(), "(('a' & (('c' <-> 'd') | 'e':*)) & !'f')");
    }

    #[test]
    fn no_word_ends_its_own_quotation() {
        assert_eq!(word("a\"b'c\\").for_sqlite(), "\"a\"\"b'c\\\"");
        assert_eq!(word("a\"b'c\\").for_postgres(), "'a\"b''c\\\\'");
    }

    #[test]
    fn a_vector_holds_each_word_once_with_its_places_in_order() {
        let mut out = BytesMut::new();
        put_vector("b a b", &mut out);
        assert_eq!(out.as_ref(), b"\0\0\0\x02a\0\0\x01\0\x02b\0\0\x02\0\x01\0\x03");
        let mut out = BytesMut::new();
        put_vector(&"a ".repeat(40_000), &mut out);
        assert_eq!(out.len(), 4 + 2 + 2 + 2 * PLACES);
    }
}
