//! The log as a table for spreadsheets.

use super::line::{Line, asked, lines};
use house::web::{Answer, Visit, sheet};

/// The most lines that one file holds; what is older is in the next one, by `?before=`.
const EXPORTED: usize = 10_000;

/// `GET /n/{slug}/log.csv`
pub(super) async fn download(visit: Visit) -> Answer {
    let (filter, before) = asked(&visit.query, visit.app.rooms);
    let rooms = visit.app.rooms;
    let read = visit.read(move |q, viewer| lines(q, viewer, rooms, filter, before, EXPORTED));
    let (lines, _) = read.await?;
    let speech = visit.speech(None, None);
    let head =
        ["place", "time", "act", "member", "name", "space", "item", "message", "subject", "detail", "seal"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for line in lines {
        let at = speech.machine(line.told.line.created_at);
        rows.push(cells(line, at).to_vec());
    }
    sheet::whole("log", &rows)
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
