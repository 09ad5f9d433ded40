//! What a file is understood as and what would become of it, in words and for programs.

use super::Understood;
use anyhow::Context;
use commonweave::imports::{self, Outcome, Plan, Table};
use house::members;
use house::sector::Sector;
use house::web::{Said, Speech};

/// The most refused rows, and the most notes, that are told one by one.
const TOLD: usize = 20;
/// The most words for sectors that are told.
const WORDS: usize = 12;

pub(super) fn tell_reading(read: &Understood, speech: &Speech) {
    let (reading, cut) = (&read.reading, read.reading.cut);
    let asked = if read.guess.sure { "" } else { " (not sure: --kind says otherwise)" };
    crate::cli::say(&format!("{} rows of {}{asked}. {}", read.table.rows.len(), reading.kind, read.why));
    crate::cli::say(&format!(
        "{}, separated by {}, header on line {}:",
        cut.encoding, cut.delimiter, cut.header
    ));
    if !read.opened.letters.sure && cut.encoding == read.opened.letters.best {
        for sample in &read.opened.letters.samples {
            crate::cli::say(&format!("  --encoding {} reads: {}", sample.encoding, sample.cells.join(" / ")));
        }
    }
    if let Some(sheet) = sheet(read, speech) {
        crate::cli::say(&format!("  {sheet}"));
    }
    if let Some(header) = header(read, speech) {
        crate::cli::say(&format!("  {header}"));
    }
    for (name, field) in columns(&read.table).into_iter().zip(&reading.fields) {
        crate::cli::say(&format!("  {name} = {}", speech.key(imports::field_label(*field))));
    }
    for said in understood(read, speech) {
        crate::cli::say(&said);
    }
}

/// What the columns are called, each by a name of its own.
fn columns(table: &Table) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (place, name) in table.header.iter().enumerate() {
        let name = if name.is_empty() { format!("column {}", place + 1) } else { name.clone() };
        let again =
            names.iter().filter(|other| **other == name || other.starts_with(&format!("{name} ("))).count();
        names.push(if again == 0 { name } else { format!("{name} ({})", again + 1) });
    }
    names
}

/// What would happen, or has happened, for programs.
pub(super) fn told_as_json(
    read: &Understood,
    plan: &Plan,
    back: Option<String>,
    speech: &Speech,
) -> anyhow::Result<String> {
    let report = plan.report();
    let fields = columns(&read.table).into_iter().zip(&read.reading.fields);
    let columns: serde_json::Map<String, serde_json::Value> =
        fields.map(|(name, field)| (name, field.as_str().into())).collect();
    let refused = plan.rows.iter().filter(|row| row.outcome == Outcome::Refused).map(|row| {
        let why = row.reason.as_ref().map(|reason| speech.say(reason));
        serde_json::json!({ "line": row.line, "name": row.name, "why": why })
    });
    let mut notes: Vec<String> = plan.notes().map(|note| noted(&note, speech)).collect();
    notes.extend(asked(read, plan, speech));
    let mut told = serde_json::json!({
        "kind": read.reading.kind,
        "why": read.why,
        "header_row": (read.reading.cut.header > 0).then_some(read.reading.cut.header),
        "encoding": read.reading.cut.encoding,
        "columns": columns,
        "new_people": report.people,
        "new_organisations": report.organisations,
        "known": report.matched,
        "refused": refused.collect::<Vec<_>>(),
        "notes": notes,
    });
    if let (Some(back), Some(told)) = (back, told.as_object_mut()) {
        told.insert("taken_back_at".to_owned(), back.into());
    }
    Ok(serde_json::to_string_pretty(&told)?)
}

fn noted(note: &imports::Note, speech: &Speech) -> String {
    let name = if note.name.is_empty() { String::new() } else { format!(" ({})", note.name) };
    let said = speech.say(&note.said);
    // What is about the whole file stands on no line.
    if note.line == 0 { said } else { format!("line {}{name}: {said}", note.line) }
}

/// What a person should look at before the list is brought in.
fn asked(read: &Understood, plan: &Plan, speech: &Speech) -> Vec<String> {
    let mut asked = Vec::new();
    if !read.guess.sure {
        asked.push(format!("{} {}", speech.key("import-kind-ask"), read.why));
    }
    asked.extend(header(read, speech));
    if !read.opened.letters.sure {
        asked.push(speech.key("import-letters-ask").into_owned());
    }
    asked.extend(understood(read, speech));
    asked.extend(read.refused.clone());
    if plan.asks() {
        let repeats =
            Said::key("import-repeats-ask").with("count", plan.repeats).with("total", plan.rows.len());
        asked.push(speech.say(&repeats));
    }
    asked.extend(sheet(read, speech));
    asked
}

/// Which line was taken for the header, where that may be another, and nobody has said which it is.
fn header(read: &Understood, speech: &Speech) -> Option<String> {
    let (found, line) = (read.table.head(), read.reading.cut.header);
    let said = Said::key("import-note-header").with("line", usize::try_from(line).unwrap_or(usize::MAX));
    (!found.sure && found.line == line).then(|| speech.say(&said))
}

/// What is to be known of the columns: names that stand crosswise, and words that mean no sector we know.
fn understood(read: &Understood, speech: &Speech) -> Vec<String> {
    let mut told = Vec::new();
    if let Some((first, last)) = &read.guess.crossed {
        told.push(speech.say(&imports::crossed(first, last)));
    }
    let unknown = read.reading.unknown_sectors(&read.table);
    let open = unknown.iter().filter(|(word, _, _)| read.reading.words.iter().all(|(own, _)| own != word));
    let mut words: Vec<String> = open.map(|(_, word, rows)| format!("{word} ({rows})")).collect();
    if !words.is_empty() {
        let more = words.len().saturating_sub(WORDS);
        words.truncate(WORDS);
        words.extend((more > 0).then(|| format!("… ({more})")));
        let sector = speech.key(read.reading.sector.label());
        told.push(
            speech
                .say(&Said::key("import-note-words").with("sector", sector).with("words", words.join(", "))),
        );
    }
    told
}

/// Which sheet was read of a workbook that has several.
fn sheet(read: &Understood, speech: &Speech) -> Option<String> {
    let sheets = read.opened.sheets.as_ref().filter(|sheets| !sheets.others.is_empty())?;
    let said =
        Said::key("import-note-sheet").with("sheet", &sheets.name).with("others", sheets.others.join(", "));
    Some(speech.say(&said))
}

pub(super) fn tell_plan(plan: &Plan, dry_run: bool, speech: &Speech) {
    let report = plan.report();
    let refused = plan.rows.iter().filter(|row| row.outcome == Outcome::Refused);
    for row in refused.take(TOLD) {
        let reason = row.reason.as_ref().map(|reason| speech.say(reason)).unwrap_or_default();
        crate::cli::say(&format!("line {} refused: {} ({})", row.line, reason, row.name));
    }
    if report.refused > TOLD {
        crate::cli::say(&format!("and {} more; --refused FILE writes them all", report.refused - TOLD));
    }
    let notes: Vec<imports::Note> = plan.notes().collect();
    for note in notes.iter().take(TOLD) {
        crate::cli::say(&noted(note, speech));
    }
    if notes.len() > TOLD {
        crate::cli::say(&format!("and {} more notes; --json tells them all", notes.len() - TOLD));
    }
    if plan.asks() {
        let repeats =
            Said::key("import-repeats-ask").with("count", plan.repeats).with("total", plan.rows.len());
        crate::cli::say(&speech.say(&repeats));
    }
    crate::cli::say(&format!(
        "{}: {} new people, {} new organisations; rows: {} new, {} add to what is known, {} known already, {} refused",
        if dry_run { "would bring in" } else { "brought in" },
        report.people,
        report.organisations,
        report.created,
        report.completed,
        report.matched,
        report.refused
    ));
}

/// Says which sectors there are.
pub(super) fn unknown_sector(name: &str) -> anyhow::Error {
    let names: Vec<&str> = Sector::ALL.iter().map(|sector| sector.as_str()).collect();
    anyhow::anyhow!("no sector is called “{name}”; there are: {}", names.join(", "))
}

/// The place of a column, by its name or its number.
pub(super) fn place_of(table: &Table, column: &str) -> anyhow::Result<usize> {
    let wanted = members::fold(column);
    let named = table.header.iter().position(|name| members::fold(name) == wanted);
    let numbered =
        || column.trim().parse::<usize>().ok()?.checked_sub(1).filter(|place| *place < table.width());
    named
        .or_else(numbered)
        .with_context(|| format!("no column is called “{column}”; there are: {}", table.header.join(", ")))
}
