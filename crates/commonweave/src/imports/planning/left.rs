//! What a list says and nothing keeps: told once for the whole file.

use super::Note;
use crate::imports::draft::Draft;
use crate::imports::reading::Reading;
use house::web::Said;
use lists::{Field, Kind, Table, placeless};

/// The notes on it.
pub(super) fn out(table: &Table, reading: &Reading, drafts: &[Result<Draft, Said>]) -> Vec<Note> {
    let note = |said: Said| Note { line: 0, name: String::new(), said };
    let mut notes = Vec::new();
    if reading.kind == Kind::People {
        for (place, field) in placeless(table, &reading.fields) {
            let key = match field {
                Field::ContactPhone => "import-note-phones",
                _ => "import-note-of-organisations",
            };
            let heading: String =
                table.header.get(place).map(|heading| heading.chars().take(60).collect()).unwrap_or_default();
            notes.push(note(Said::key(key).with("column", heading)));
        }
    }
    let phones = drafts.iter().flatten().filter(|draft| draft.leaves_phone).count();
    if phones > 0 {
        notes.push(note(Said::key("import-note-phone-rows").with("count", phones)));
    }
    notes
}
