//! The log as a table for spreadsheets.

use super::line::{Line, asked, lines};
use axum::http::header;
use axum::response::IntoResponse;
use house::web::{Answer, Error, Visit};

/// The most lines that one file holds; what is older is in the next one, by `?before=`.
const EXPORTED: usize = 10_000;

/// `GET /n/{slug}/log.csv`
pub(super) async fn download(visit: Visit) -> Answer {
    let (filter, before) = asked(&visit.query);
    let read = visit.read(move |q, viewer| lines(q, viewer, filter, before, EXPORTED));
    let (lines, _) = read.await?;
    let speech = visit.speech(None, None);
    let mut file = csv::Writer::from_writer(Vec::new());
    let head =
        ["place", "time", "act", "member", "name", "space", "item", "message", "subject", "detail", "seal"];
    file.write_record(head).map_err(broken)?;
    for line in lines {
        let at = speech.machine(line.told.line.created_at);
        file.write_record(cells(line, at).map(|cell| harmless(&cell))).map_err(broken)?;
    }
    let bytes = file.into_inner().map_err(|error| Error::Broken(anyhow::anyhow!("{error}")))?;
    let name = "attachment; filename=\"log.csv\"";
    let head = [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, name)];
    Ok((head, bytes).into_response())
}

fn cells(line: Line, at: String) -> [String; 11] {
    let happening = line.told.line;
    let number = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    [
        house::happenings::LogPlace::of(&happening).to_string(),
        at,
        happening.what.to_string(),
        number(happening.member_id.map(|id| id.get())),
        line.told.who.map(|(_, name)| name).unwrap_or_default(),
        number(happening.space_id.map(|id| id.get())),
        number(happening.item_id.map(|id| id.get())),
        number(happening.message_id.map(|id| id.get())),
        number(happening.subject_id),
        happening.detail,
        line.seal.map(|(hash, _)| hash).unwrap_or_default(),
    ]
}

fn broken(error: csv::Error) -> Error {
    Error::Broken(error.into())
}

/// A cell that a spreadsheet would take for a formula gets a quotation mark before it.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t']) { format!("'{cell}") } else { cell.to_owned() }
}
