//! What a list says and nothing keeps: told once for the whole file.

use super::Note;
use crate::imports::draft::Draft;
use crate::imports::reading::Reading;
use house::web::Said;
use lists::{Field, Kind, Table, belied, placeless};

/// The notes on it.
pub(super) fn out(table: &Table, reading: &Reading, drafts: &[Result<Draft, Said>]) -> Vec<Note> {
    let note = |said: Said| Note { line: 0, name: String::new(), said };
    let mut notes = Vec::new();
    let mut column = |key: &'static str, place: usize| {
        let heading: String =
            table.header.get(place).map(|heading| heading.chars().take(60).collect()).unwrap_or_default();
        notes.push(note(Said::key(key).with("column", heading)));
    };
    let of_people = reading.kind == Kind::People;
    if of_people {
        for (place, field) in placeless(table, &reading.fields) {
            match field {
                Field::ContactPhone => column("import-note-phones", place),
                _ => column("import-note-of-organisations", place),
            }
        }
    }
    for (place, field) in belied(table, &reading.fields) {
        match field {
            Field::Email => column("import-note-no-addresses", place),
            // Of people alone no website is kept, whatever stands there: said above.
            _ if !of_people => column("import-note-no-websites", place),
            _ => {}
        }
    }
    let phones = drafts.iter().flatten().filter(|draft| draft.leaves_phone).count();
    if phones > 0 {
        notes.push(note(Said::key("import-note-phone-rows").with("count", phones)));
    }
    notes
}
