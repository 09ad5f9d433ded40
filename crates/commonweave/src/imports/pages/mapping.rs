//! How a file is understood: guessed, shown with what stands in each column, and put right by the steward.

use super::{Address, below, find};
use crate::imports::field::Field;
use crate::imports::import::{Import, State};
use crate::imports::reading::{Kind, Reading, ReadingRefused};
use crate::imports::store;
use crate::imports::table::{Cut, Delimiter, Encoding, Table};
use askama::Template;
use db::{Read, Write};
use house::sector::Sector;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

/// How many unknown words for sectors are shown.
const UNKNOWN: usize = 12;

#[derive(Template)]
#[template(path = "imports/views/mapping.html")]
struct MappingPage {
    form: Form,
    base: String,
    file_name: String,
    rows: usize,
    reading: Reading,
    columns: Vec<Column>,
    words: Vec<Word>,
    encodings: &'static [Encoding],
    delimiters: &'static [Delimiter],
    kinds: &'static [Kind],
    fields: &'static [Field],
    sectors: &'static [Sector],
}

/// A column with the first things that stand in it.
struct Column {
    number: usize,
    /// What the form calls it.
    select: String,
    name: String,
    samples: Vec<String>,
    field: Field,
}

/// A word of the sector's column that we do not know.
struct Word {
    folded: String,
    written: String,
    amount: usize,
    means: Option<Sector>,
}

/// GET `/n/{slug}/imports/{id}/mapping`
pub(in crate::imports) async fn show(visit: Visit, At((_, id)): Address) -> Answer {
    visit
        .page(move |q, viewer| {
            let import = open(q, viewer, id)?;
            let reading = import.reading()?;
            page(viewer, &import, reading, Form::new())
        })
        .await
}

/// POST `/n/{slug}/imports/{id}/mapping`: a file that is cut anew is guessed anew and shown again.
pub(in crate::imports) async fn save(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let saved = visit.change(form, move |tx, viewer, form| set(tx, viewer, id, form)).await?;
    match saved {
        Ok(true) => Ok(visit.go(visit.path(format!("imports/{id}/trial")))),
        Ok(false) => Ok(visit.go_saying(visit.path(format!("imports/{id}/mapping")), "import-cut-done")),
        Err(form) => {
            let again = move |q: &mut Read<'_>, viewer: &Viewer| {
                let import = open(q, viewer, id)?;
                let before = import.reading()?;
                let mut reading = read(&form, &before).unwrap_or(before);
                if import.table(&reading).is_err() {
                    reading.cut = import.reading()?.cut;
                }
                page(viewer, &import, reading, form).map(Page::invalid)
            };
            visit.page(again).await
        }
    }
}

/// Keeps what the steward chose; tells whether the columns are the same as before.
fn set(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: house::ids::ImportId,
    form: &mut Form,
) -> Result<bool, Error> {
    let import = open(tx, viewer, id)?;
    let before = import.reading()?;
    let Some(mut reading) = read(form, &before) else {
        form.fail_whole("error-field-choice");
        return Err(Error::Invalid);
    };
    let same = reading.cut == before.cut;
    let table = match Table::read(&import.content, reading.cut) {
        Ok(table) => table,
        Err(refused) => {
            form.fail_whole(refused.said());
            return Err(Error::Invalid);
        }
    };
    if same {
        let known = reading.unknown_sectors(&table);
        reading.words.retain(|(word, _)| known.iter().any(|(folded, _, _)| folded == word));
        reading.check().map_err(|refused| complain(form, &reading, refused))?;
    } else {
        reading = Reading { sector: reading.sector, ..Reading::guess(reading.cut, &table) };
    }
    let kept = serde_json::to_string(&reading).map_err(|error| Error::Broken(error.into()))?;
    store::set_reading(tx, id, &kept)?;
    Ok(same)
}

/// The complaint stands beside the second of two columns for one thing, else above the form.
fn complain(form: &mut Form, reading: &Reading, refused: ReadingRefused) -> Error {
    let place = match refused {
        ReadingRefused::Twice(field) => reading.fields.iter().rposition(|other| *other == field),
        _ => None,
    };
    match place {
        Some(place) => form.fail(&format!("field-{place}"), refused.said()),
        None => form.fail_whole(refused.said()),
    }
    Error::Invalid
}

/// What the steward chose; none where a choice is none of those offered.
fn read(form: &Form, before: &Reading) -> Option<Reading> {
    let cut = Cut {
        encoding: form.value("encoding").parse().ok()?,
        delimiter: form.value("delimiter").parse().ok()?,
        header: form.ticked("header"),
    };
    let field = |place: usize| form.value(&format!("field-{place}")).parse().ok();
    let fields = (0..before.fields.len()).map(|place| field(place).unwrap_or(Field::Ignore)).collect();
    Some(Reading {
        cut,
        kind: form.value("kind").parse().ok()?,
        fields,
        sector: form.value("sector").parse().ok()?,
        words: words(form),
    })
}

/// What the steward says that words mean; a word that is left open stays out.
fn words(form: &Form) -> Vec<(String, Sector)> {
    let word = |place: usize| {
        let means = form.value(&format!("means-{place}")).parse().ok()?;
        Some((form.value(&format!("word-{place}")).to_owned(), means))
    };
    (0..UNKNOWN).filter_map(word).collect()
}

/// An import that is not being brought in, and not yet in.
fn open(q: &mut Read<'_>, viewer: &Viewer, id: house::ids::ImportId) -> Result<Import, Error> {
    let import = find(q, viewer, id)?;
    match import.state {
        State::Read | State::Failed => Ok(import),
        State::Applying | State::Done => Err(Error::Refused(Said::key("import-refused-under-way"))),
    }
}

fn page(viewer: &Viewer, import: &Import, reading: Reading, form: Form) -> Result<Page<MappingPage>, Error> {
    let table = import.table(&reading)?;
    let column = |(place, name): (usize, &String)| Column {
        number: place + 1,
        select: format!("field-{place}"),
        name: name.clone(),
        samples: table.column(place).take(3).map(|cell| cell.chars().take(40).collect()).collect(),
        field: reading.fields.get(place).copied().unwrap_or(Field::Ignore),
    };
    let means = |word: &str| reading.words.iter().find(|(own, _)| own == word).map(|(_, sector)| *sector);
    let word = |(folded, written, amount): (String, String, usize)| Word {
        means: means(&folded),
        folded,
        written,
        amount,
    };
    let words = reading.unknown_sectors(&table).into_iter().take(UNKNOWN).map(word).collect();
    let page = MappingPage {
        form,
        base: viewer.path(format!("imports/{}", import.id)),
        file_name: import.file_name.clone(),
        rows: table.rows.len(),
        columns: table.header.iter().enumerate().map(column).collect(),
        words,
        encodings: Encoding::ALL,
        delimiters: Delimiter::ALL,
        kinds: Kind::ALL,
        fields: Field::ALL,
        sectors: Sector::ALL,
        reading,
    };
    Ok(below(viewer, page, "import-mapping-title").wide())
}

impl Delimiter {
    /// The key of its name in `locales/`.
    fn label(self) -> &'static str {
        match self {
            Delimiter::Comma => "import-delimiter-comma",
            Delimiter::Semicolon => "import-delimiter-semicolon",
            Delimiter::Tab => "import-delimiter-tab",
            Delimiter::Pipe => "import-delimiter-pipe",
        }
    }
}

impl Encoding {
    /// The key of its name in `locales/`.
    fn label(self) -> &'static str {
        match self {
            Encoding::Utf8 => "import-encoding-utf-8",
            Encoding::Utf16 => "import-encoding-utf-16",
            Encoding::Windows1252 => "import-encoding-windows-1252",
        }
    }
}

impl Kind {
    /// The key of its name in `locales/`.
    fn label(self) -> &'static str {
        match self {
            Kind::People => "import-kind-people",
            Kind::Organisations => "import-kind-organisations",
            Kind::Both => "import-kind-both",
        }
    }
}
