//! How a file is understood: guessed, shown with its reason and with what stands in each column, and put right by the
//! steward.

use super::{Address, below, find};
use crate::imports::import::{Import, State};
use crate::imports::reading::{Reading, ReadingRefused};
use crate::imports::{labels, store};
use askama::Template;
use db::{Read, Write};
use house::ids::ImportId;
use house::sector::Sector;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};
use lists::{Cut, Delimiter, Encoding, Field, Kind, Letters, Sample, Table, TableRow, Told};

/// How many unknown words for sectors are shown.
const UNKNOWN: usize = 12;
/// How many lines are shown to choose the header among.
const LINES: usize = 8;

#[derive(Template)]
#[template(path = "imports/views/mapping.html")]
struct MappingPage {
    form: Form,
    base: String,
    file_name: String,
    rows: usize,
    reading: Reading,
    /// Why the file is taken for what it is, and whether that is beyond doubt.
    why: Said,
    sure: bool,
    /// Where the headings for first and last names stand over one another's columns.
    crossed: Option<Said>,
    /// Whether it is beyond doubt which row names the columns.
    head_sure: bool,
    first: Vec<TableRow>,
    /// How the file reads in each encoding that it may have; none where that is beyond doubt.
    letters: Vec<(Encoding, &'static str, Vec<String>)>,
    letters_sure: bool,
    /// What it seems to be: said, or asked.
    title: &'static str,
    columns: Vec<Column>,
    words: Vec<Word>,
    encodings: Vec<(Encoding, &'static str)>,
    delimiters: Vec<(Delimiter, &'static str)>,
    /// With the key of the name, and that of the button that chooses it.
    kinds: Vec<(Kind, &'static str, &'static str)>,
    fields: Vec<(Field, &'static str)>,
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

/// Where one goes on from the form.
enum Next {
    Trial,
    /// The columns are guessed anew: the sentence says for what reason.
    Again(&'static str),
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

/// POST `/n/{slug}/imports/{id}/mapping`: a file that is cut anew, or said to list something else, is guessed anew and
/// shown again.
pub(in crate::imports) async fn save(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let saved = visit.change(form, move |tx, viewer, form| set(tx, viewer, id, form)).await?;
    match saved {
        Ok(Next::Trial) => Ok(visit.go(visit.path(format!("imports/{id}/trial")))),
        Ok(Next::Again(said)) => Ok(visit.go_saying(visit.path(format!("imports/{id}/mapping")), said)),
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

/// Keeps what the steward chose.
fn set(tx: &mut Write<'_>, viewer: &Viewer, id: ImportId, form: &mut Form) -> Result<Next, Error> {
    let import = open(tx, viewer, id)?;
    let before = import.reading()?;
    let told: Option<Kind> = form.value("as").parse().ok();
    // The button that only says what the file lists brings nothing else along: all else stays as it was.
    let alone = told.is_some() && form.value("kind").is_empty();
    let Some(mut reading) = (if alone { Some(before.clone()) } else { read(form, &before) }) else {
        return Err(unread(form));
    };
    let letters =
        (reading.cut.encoding, reading.cut.delimiter) != (before.cut.encoding, before.cut.delimiter);
    if letters && reading.cut.header == before.cut.header {
        reading.cut = reading.cut.again(&import.content);
    }
    let table = Table::read(&import.content, reading.cut).map_err(|refused| {
        form.fail_whole(labels::refused(&refused));
        Error::Invalid
    })?;
    let next = match told {
        _ if reading.cut != before.cut => {
            reading = anew(&before, reading.sector, Reading::guess(reading.cut, &table));
            Next::Again("import-cut-done")
        }
        Some(kind) => {
            reading = anew(&before, reading.sector, Reading::guess_as(reading.cut, &table, kind));
            Next::Again("import-kind-done")
        }
        None => {
            let known = reading.unknown_sectors(&table);
            reading.words.retain(|(word, _)| known.iter().any(|(folded, _, _)| folded == word));
            reading.check().map_err(|refused| complain(form, &reading, refused))?;
            Next::Trial
        }
    };
    let kept = serde_json::to_string(&reading).map_err(|error| Error::Broken(error.into()))?;
    store::set_reading(tx, id, &kept)?;
    Ok(next)
}

/// What is guessed anew, of the same sheet and with the sector that was chosen.
fn anew(before: &Reading, sector: Sector, guess: Reading) -> Reading {
    Reading { sector, sheet: before.sheet.clone(), others: before.others.clone(), ..guess }
}

/// A line that is no number is told beside its field; all else was no choice that the form offers.
fn unread(form: &mut Form) -> Error {
    if form.value("header").trim().parse::<u64>().is_err() && !form.value("header").trim().is_empty() {
        form.fail("header", "import-header-wrong");
    } else {
        form.fail_whole("error-field-choice");
    }
    Error::Invalid
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
    let header = match form.value("header").trim() {
        "" => 0,
        line => line.parse().ok()?,
    };
    let (encoding, delimiter) = (form.value("encoding").parse().ok()?, form.value("delimiter").parse().ok()?);
    let field = |place: usize| form.value(&format!("field-{place}")).parse().ok();
    let fields = (0..before.fields.len()).map(|place| field(place).unwrap_or(Field::Ignore)).collect();
    Some(Reading {
        cut: Cut { encoding, delimiter, header },
        kind: form.value("kind").parse().ok()?,
        fields,
        sector: form.value("sector").parse().ok()?,
        words: words(form),
        apart: form.ticked("apart"),
        sheet: before.sheet.clone(),
        others: before.others.clone(),
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
fn open(q: &mut Read<'_>, viewer: &Viewer, id: ImportId) -> Result<Import, Error> {
    let import = find(q, viewer, id)?;
    match import.state {
        State::Read | State::Failed => Ok(import),
        State::Applying | State::Done | State::Withdrawn => {
            Err(Error::Refused(Said::key("import-refused-under-way")))
        }
    }
}

fn page(viewer: &Viewer, import: &Import, reading: Reading, form: Form) -> Result<Page<MappingPage>, Error> {
    let table = import.table(&reading)?;
    let guess = Reading::judge(&table, &Told::default());
    let (kind, own) = (reading.kind, guess.kind == reading.kind);
    let letters = Letters::of(&import.content);
    let sample = |sample: Sample| (sample.encoding, labels::encoding(sample.encoding), sample.cells);
    let page = MappingPage {
        form,
        base: viewer.path(format!("imports/{}", import.id)),
        file_name: import.file_name.clone(),
        rows: table.rows.len(),
        why: if own { labels::why(&guess.why) } else { Said::key("import-why-told") },
        sure: !own || guess.sure,
        crossed: guess
            .crossed
            .filter(|_| guess.fields == reading.fields)
            .map(|(first, last)| labels::crossed(&first, &last)),
        head_sure: table.head().sure,
        title: if !own || guess.sure { labels::kind_title(kind) } else { labels::kind_question(kind) },
        letters: letters.samples.into_iter().map(sample).collect(),
        letters_sure: letters.sure,
        columns: columns(&table, &reading),
        words: unknown(&table, &reading),
        first: table.first.into_iter().take(LINES).collect(),
        encodings: Encoding::ALL.iter().map(|one| (*one, labels::encoding(*one))).collect(),
        delimiters: Delimiter::ALL.iter().map(|one| (*one, labels::delimiter(*one))).collect(),
        kinds: Kind::ALL.iter().map(|one| (*one, labels::kind(*one), labels::kind_change(*one))).collect(),
        fields: Field::ALL.iter().map(|one| (*one, labels::field(*one))).collect(),
        sectors: Sector::ALL,
        reading,
    };
    Ok(below(viewer, page, "import-mapping-title").wide())
}

/// The columns that hold anything, or mean something: exports of address books have a hundred that do not.
fn columns(table: &Table, reading: &Reading) -> Vec<Column> {
    let column = |(place, name): (usize, &String)| Column {
        number: place + 1,
        select: format!("field-{place}"),
        name: name.clone(),
        samples: table.column(place).take(3).map(|cell| cell.chars().take(40).collect()).collect(),
        field: reading.fields.get(place).copied().unwrap_or(Field::Ignore),
    };
    let all = table.header.iter().enumerate().map(column);
    all.filter(|column| column.field != Field::Ignore || !column.samples.is_empty()).collect()
}

fn unknown(table: &Table, reading: &Reading) -> Vec<Word> {
    let means = |word: &str| reading.words.iter().find(|(own, _)| own == word).map(|(_, sector)| *sector);
    let word = |(folded, written, amount): (String, String, usize)| Word {
        means: means(&folded),
        folded,
        written,
        amount,
    };
    reading.unknown_sectors(table).into_iter().take(UNKNOWN).map(word).collect()
}
