//! Lists as files that a spreadsheet opens: UTF-8 with its mark, commas, one line a row. A list of any length is sent
//! page by page, so that no answer is ever held whole in memory.

use super::error::{Answer, Error};
use super::form::letters::is_unseen;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, StreamExt};
use std::borrow::Cow;

/// How many rows are read at a time.
pub const PAGE: i64 = 500;

/// Some rows of a list, and where to go on from, if there are more.
pub type Rows<C> = (Vec<Vec<String>>, Option<C>);

/// Sends a list as a file called `name`. `next` reads the rows from a place on; the first rows are read before the
/// answer begins, so that what may not be seen is still a 404.
///
/// # Errors
/// Those of the first reading.
pub async fn send<C, F, R>(name: &str, head: Vec<String>, start: C, next: F) -> Answer
where
    C: Send + 'static,
    F: Fn(C) -> R + Send + 'static,
    R: Future<Output = Result<Rows<C>, Error>> + Send,
{
    let (rows, place) = next(start).await?;
    let mut first = "\u{feff}".as_bytes().to_vec();
    first.extend(lines(&[head])?);
    first.extend(lines(&rows)?);
    let rest = stream::unfold((place, next), |(place, next)| async move {
        let (bytes, place) = match next(place?).await {
            Ok((rows, place)) => (lines(&rows), place),
            Err(error) => (Err(error), None),
        };
        Some((bytes.map(Bytes::from).map_err(broken_off), (place, next)))
    });
    let first = stream::once(async move { Ok::<_, std::io::Error>(Bytes::from(first)) });
    // Compression asks once more after the end: a stream that is over must say so again.
    Ok(file(name, Body::from_stream(first.chain(rest).fuse())))
}

/// Sends a list that is in memory already as a file called `name`; the first row is its head.
///
/// # Errors
/// Those of writing to memory.
pub fn whole(name: &str, rows: &[Vec<String>]) -> Answer {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    bytes.extend(lines(rows)?);
    Ok(file(name, Body::from(bytes)))
}

/// A whole file of rows, already as bytes.
pub fn file(name: &str, body: Body) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}.csv\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// Rows as lines of the file.
///
/// # Errors
/// Never for rows in memory; the writer's own error type asks for it.
pub fn lines(rows: &[Vec<String>]) -> Result<Vec<u8>, Error> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(cell).into_owned())).map_err(broken)?;
    }
    writer.into_inner().map_err(|error| Error::Broken(anyhow::anyhow!("{error}")))
}

/// A cell that no spreadsheet takes for a formula. One begins with `=`, `+`, `-` or `@`, in Japanese ones also as wide as
/// their own letters, and with whatever blanks, line ends or unseen letters before it; such a cell is put behind an
/// apostrophe. A plain number below nothing stays what it is: the tools that read such files count with it.
fn harmless(cell: &str) -> Cow<'_, str> {
    let seen = cell.trim_start_matches(|letter: char| {
        letter.is_whitespace() || letter.is_control() || is_unseen(letter)
    });
    let below = cell.strip_prefix('-').unwrap_or_default();
    let number = below.starts_with(|digit: char| digit.is_ascii_digit())
        && below.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    let begins = cell.starts_with(['\t', '\r', '\n']) || (seen.starts_with(FORMULA) && !number);
    if begins { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// What a formula begins with.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

fn broken(error: csv::Error) -> Error {
    Error::Broken(error.into())
}

/// Half a file is on its way: all that can be done is to break off, so that nobody takes it for the whole.
fn broken_off(error: Error) -> std::io::Error {
    tracing::error!(?error, "a list could not be sent to its end");
    std::io::Error::other("the list broke off")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_disarmed() {
        let text = lines(&[vec!["=cmd|'/c calc'!A1".to_owned(), "Ana, \"the\" first".to_owned()]]).unwrap();
        assert_eq!(String::from_utf8(text).unwrap(), "'=cmd|'/c calc'!A1,\"Ana, \"\"the\"\" first\"\n");
    }

    #[test]
    fn no_formula_gets_by_whatever_stands_before_it() {
        for sign in FORMULA {
            for before in
                ["", " ", "\t", "\r", "\n", "\r\n", "\u{a0}", "\u{3000}", "\u{200b}", "\u{feff}", "\u{ad} "]
            {
                let cell = format!("{before}{sign}1+1");
                assert_eq!(harmless(&cell), format!("'{cell}"), "{cell:?}");
            }
        }
        for cell in ["\tA", "\rA", "\nA", "-1+1", "--1", "-", "+1", "-1 ", "-.", "-cmd"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        for plain in ["", " ", "Ana", "a=b", "1-2", "é", "'tis", "（＝）", "-1", "-0.25"] {
            assert_eq!(harmless(plain), plain);
        }
    }
}
