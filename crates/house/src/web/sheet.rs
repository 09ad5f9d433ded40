//! Lists as files that a spreadsheet opens: UTF-8 with its mark, commas, one line a row. A list of any length is sent
//! page by page, so that no answer is ever held whole in memory.

use super::error::{Answer, Error};
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

/// A whole file of rows, already in memory.
pub fn file(name: &str, body: Body) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
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

/// A cell that no spreadsheet takes for a formula: `=`, `+`, `-`, `@` at its head are put behind an apostrophe.
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

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
}
