//! The keys under which `locales/` tells what a file can be and what its columns can mean, and its refusals and reasons.

use house::web::Said;
use lists::{COLUMNS, Delimiter, Encoding, Field, FileRefused, Kind, ROWS, Title, Why};

/// Why a file is not read at all, and what to do about it.
pub fn refused(refused: &FileRefused) -> Said {
    match refused {
        FileRefused::Empty => Said::key("import-refused-empty"),
        FileRefused::NoRows => Said::key("import-refused-no-rows"),
        FileRefused::Workbook => Said::key("import-refused-workbook"),
        FileRefused::Binary => Said::key("import-refused-binary"),
        FileRefused::Html => Said::key("import-refused-html"),
        FileRefused::Json => Said::key("import-refused-json"),
        FileRefused::Xml => Said::key("import-refused-xml"),
        FileRefused::Pdf => Said::key("import-refused-pdf"),
        FileRefused::TooLong => Said::key("import-refused-long").with("max", ROWS),
        FileRefused::NoSheet(sheets) => Said::key("import-refused-sheet").with("sheets", sheets.join(", ")),
        FileRefused::TooWide => Said::key("import-refused-wide").with("max", COLUMNS),
    }
}

/// Why a file is taken for what it is.
pub fn why(why: &Why) -> Said {
    match why {
        Why::Told => Said::key("import-why-told"),
        Why::Tells { column } => of_column("import-why-tells", column),
        Why::BothNamed { people, organisations } => of_column("import-why-both", people)
            .with("organisations", &organisations.heading)
            .with("place", unnamed(organisations)),
        Why::HeadingOfBodies { column } => of_column("import-why-heading-organisations", column),
        Why::HeadingOfPeople { column } => of_column("import-why-heading-people", column),
        Why::CellsOfBodies { column, example } if example.is_empty() => {
            of_column("import-why-beside-organisations", column)
        }
        Why::CellsOfBodies { column, example } => {
            of_column("import-why-cells-organisations", column).with("example", example)
        }
        Why::CellsOfPeople { column } => of_column("import-why-cells-people", column),
        Why::Proposed { column } if column.number == 0 => Said::key("import-why-nothing"),
        Why::Proposed { column } => of_column("import-why-proposed", column),
    }
}

/// First names stand under the heading for last names, and the other way round.
pub fn crossed(first: &Title, last: &Title) -> Said {
    Said::key("import-note-crossed").with("first", &first.heading).with("last", &last.heading)
}

/// A sentence about a column: by its heading, or by its number where it has none.
fn of_column(key: &'static str, column: &Title) -> Said {
    Said::key(key).with("column", &column.heading).with("number", unnamed(column))
}

/// The number by which a column is called; 0 where its heading calls it.
fn unnamed(column: &Title) -> usize {
    if column.heading.is_empty() { column.number } else { 0 }
}

/// What a column means.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Ignore => "import-field-ignore",
        Field::Name => "import-field-name",
        Field::FirstName => "import-field-first-name",
        Field::LastName => "import-field-last-name",
        Field::Email => "import-field-email",
        Field::Headline => "import-field-headline",
        Field::Skills => "import-field-skills",
        Field::Organisation => "import-field-organisation",
        Field::Represents => "import-field-represents",
        Field::Sector => "import-field-sector",
        Field::Website => "import-field-website",
        Field::Place => "import-field-place",
        Field::About => "import-field-about",
        Field::Seeks => "import-field-seeks",
        Field::Brings => "import-field-brings",
        Field::ContactEmail => "import-field-contact-email",
        Field::ContactPhone => "import-field-contact-phone",
        Field::ContactPerson => "import-field-contact-person",
    }
}

/// What a file lists.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::People => "import-kind-people",
        Kind::Organisations => "import-kind-organisations",
        Kind::Both => "import-kind-both",
    }
}

/// What the file seems to be, said with certainty.
pub fn kind_title(kind: Kind) -> &'static str {
    match kind {
        Kind::People => "import-kind-people-title",
        Kind::Organisations => "import-kind-organisations-title",
        Kind::Both => "import-kind-both-title",
    }
}

/// What the file seems to be, asked.
pub fn kind_question(kind: Kind) -> &'static str {
    match kind {
        Kind::People => "import-kind-people-ask",
        Kind::Organisations => "import-kind-organisations-ask",
        Kind::Both => "import-kind-both-ask",
    }
}

/// The button that says that it is another.
pub fn kind_change(kind: Kind) -> &'static str {
    match kind {
        Kind::People => "import-kind-people-change",
        Kind::Organisations => "import-kind-organisations-change",
        Kind::Both => "import-kind-both-change",
    }
}

/// What stands between columns.
pub fn delimiter(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => "import-delimiter-comma",
        Delimiter::Semicolon => "import-delimiter-semicolon",
        Delimiter::Tab => "import-delimiter-tab",
        Delimiter::Pipe => "import-delimiter-pipe",
    }
}

/// Where an encoding is at home.
pub fn encoding(encoding: Encoding) -> &'static str {
    use Encoding as E;
    match encoding {
        E::Utf8 | E::Utf16 => "import-letters-all",
        E::Windows1252 | E::Iso15 | E::Macintosh | E::Oem437 | E::Oem850 => "import-letters-western",
        E::Windows1250 | E::Iso2 | E::Oem852 => "import-letters-central",
        E::Windows1251 | E::Iso5 | E::Koi8R | E::Koi8U | E::MacCyrillic | E::Oem866 => {
            "import-letters-cyrillic"
        }
        E::Windows1253 | E::Iso7 => "import-letters-greek",
        E::Windows1254 => "import-letters-turkish",
        E::Windows1255 | E::Iso8 => "import-letters-hebrew",
        E::Windows1256 => "import-letters-arabic",
        E::Windows1257 => "import-letters-baltic",
        E::Windows1258 => "import-letters-vietnamese",
        E::Windows874 => "import-letters-thai",
        E::ShiftJis | E::EucJp | E::Iso2022Jp => "import-letters-japanese",
        E::EucKr => "import-letters-korean",
        E::Gb18030 | E::Big5 => "import-letters-chinese",
    }
}
