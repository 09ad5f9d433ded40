//! One row of a file as what it wants to bring in, or why it cannot.

use super::field::Field;
use super::reading::{Kind, Reading};
use super::table::TableRow;
use house::members::{Capacity, Newcomer, fold, split_skills};
use house::organisations::{Contact, NewOrganisation, Sector, read_website};
use house::web::Said;
use house::web::form::{LINE, PARAGRAPHS, looks_like_email};

/// The most organisations of one row.
const ORGANISATIONS: usize = 50;
/// The most skills of one row, and the longest of them.
const SKILLS: (usize, usize) = (20, 60);

/// What a row wants to bring in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) person: Option<Newcomer>,
    /// Organisations with what the person is to them; without a person, the one that the row is about.
    pub(super) organisations: Vec<(NewOrganisation, Capacity)>,
    /// Whether the file itself says the sector.
    pub(super) knows_sector: bool,
}

impl Draft {
    /// Reads a row.
    ///
    /// # Errors
    /// The sentence that says why it is refused.
    pub(super) fn read(row: &TableRow, reading: &Reading) -> Result<Draft, Said> {
        let cells = Cells::new(row, reading);
        cells.check()?;
        let person = if reading.kind == Kind::Organisations { None } else { cells.person()? };
        let organisations = cells.organisations(person.is_some())?;
        match (reading.kind, &person, organisations.is_empty()) {
            (Kind::People, None, _) => Err(Said::key("import-row-no-name")),
            (Kind::Organisations, _, true) => Err(Said::key("import-row-no-organisation")),
            (Kind::Both, None, true) if cells.of(Field::Email).is_empty() => {
                Err(Said::key("import-row-nobody"))
            }
            (Kind::Both, None, _) if !cells.of(Field::Email).is_empty() => {
                Err(Said::key("import-row-no-name"))
            }
            _ => Ok(Draft { person, organisations, knows_sector: cells.sector.is_some() }),
        }
    }
}

/// A row seen through what its columns mean.
struct Cells<'a> {
    row: &'a TableRow,
    reading: &'a Reading,
    /// The sector that the row itself says.
    sector: Option<Sector>,
}

impl<'a> Cells<'a> {
    fn new(row: &'a TableRow, reading: &'a Reading) -> Cells<'a> {
        let mut cells = Cells { row, reading, sector: None };
        cells.sector = reading.sector_of(cells.of(Field::Sector));
        cells
    }

    /// The cells of all columns of this meaning that hold anything.
    fn all(&self, wanted: Field) -> impl Iterator<Item = &'a str> {
        let pairs = self.reading.fields.iter().zip(&self.row.cells);
        let cells = pairs.filter(move |(field, _)| **field == wanted).map(|(_, cell)| cell.as_str());
        cells.filter(|cell| !cell.is_empty())
    }

    /// The first of them.
    fn of(&self, wanted: Field) -> &'a str {
        self.all(wanted).next().unwrap_or_default()
    }

    /// What no row may have.
    fn check(&self) -> Result<(), Said> {
        let width = self.reading.fields.len();
        if self.row.cells.iter().skip(width).any(|cell| !cell.is_empty()) {
            let length = self.row.cells.len();
            return Err(Said::key("import-row-ragged").with("cells", length).with("columns", width));
        }
        let wanted =
            self.reading.fields.iter().zip(&self.row.cells).filter(|(field, _)| **field != Field::Ignore);
        for (_, cell) in wanted {
            if cell.contains('\u{fffd}') {
                return Err(Said::key("import-row-encoding"));
            }
            if cell.starts_with('=') {
                return Err(Said::key("import-row-formula"));
            }
            if cell.chars().any(|c| c.is_control() && c != '\n' && c != '\r' && c != '\t') {
                return Err(Said::key("import-row-control"));
            }
        }
        Ok(())
    }

    fn person(&self) -> Result<Option<Newcomer>, Said> {
        let whole = self.of(Field::Name).to_owned();
        let parts = [self.of(Field::FirstName), self.of(Field::LastName)].join(" ");
        let name = line(if whole.is_empty() { &parts } else { &whole }, "import-row-name-long")?;
        if fold(&name).is_empty() {
            return Ok(None);
        }
        let email = self.of(Field::Email).trim_start_matches("mailto:");
        if !email.is_empty() && (!looks_like_email(email) || email.len() > 254) {
            return Err(Said::key("import-row-email").with("email", shortened(email)));
        }
        Ok(Some(Newcomer {
            name,
            email: (!email.is_empty()).then(|| email.to_owned()),
            contact_email: String::new(),
            headline: line(self.of(Field::Headline), "import-row-headline-long")?,
            place: self.place()?,
            about: self.about()?,
            offers: self.skills()?,
        }))
    }

    fn organisations(&self, of_person: bool) -> Result<Vec<(NewOrganisation, Capacity)>, Said> {
        let mut found: Vec<(NewOrganisation, Capacity)> = Vec::new();
        let fields = [(Field::Represents, Capacity::Representative), (Field::Organisation, Capacity::Staff)];
        for (field, capacity) in fields {
            let names = self.all(field).flat_map(|cell| cell.split(['|', '\n', ';']));
            for name in names {
                let name = line(name, "import-row-organisation-long")?;
                let known = found.iter().any(|(other, _)| fold(&other.name) == fold(&name));
                if !fold(&name).is_empty() && !known {
                    found.push((self.organisation(name, of_person)?, capacity));
                }
            }
        }
        if found.len() > ORGANISATIONS {
            return Err(Said::key("import-row-organisations-many").with("max", ORGANISATIONS));
        }
        Ok(found)
    }

    fn organisation(&self, name: String, of_person: bool) -> Result<NewOrganisation, Said> {
        let website = self.of(Field::Website);
        let wrong = || Said::key("import-row-website").with("website", shortened(website));
        let website = read_website(website).filter(|read| read.len() <= 500).ok_or_else(wrong)?;
        Ok(NewOrganisation {
            name,
            sector: self.sector.unwrap_or(self.reading.sector),
            website,
            place: if of_person { String::new() } else { self.place()? },
            about: if of_person { String::new() } else { self.about()? },
            seeks: paragraphs(self.of(Field::Seeks))?,
            brings: paragraphs(self.of(Field::Brings))?,
            contact: Contact::default(),
        })
    }

    /// Town, region and country, each once.
    fn place(&self) -> Result<String, Said> {
        let mut parts: Vec<&str> = Vec::new();
        for part in self.all(Field::Place) {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        line(&parts.join(", "), "import-row-place-long")
    }

    fn about(&self) -> Result<String, Said> {
        paragraphs(&self.all(Field::About).collect::<Vec<_>>().join("\n\n"))
    }

    fn skills(&self) -> Result<Vec<String>, Said> {
        let text = self.all(Field::Skills).collect::<Vec<_>>().join("\n").replace('|', "\n");
        let skills = split_skills(&text);
        let long = skills.iter().find(|skill| skill.chars().count() > SKILLS.1);
        match (skills.len() > SKILLS.0, long) {
            (true, _) => Err(Said::key("import-row-skills-many").with("max", SKILLS.0)),
            (false, Some(long)) => Err(Said::key("import-row-skill-long").with("skill", shortened(long))),
            (false, None) => Ok(skills),
        }
    }
}

/// One line: blanks as one space, marks that turn the direction left out.
fn line(text: &str, too_long: &'static str) -> Result<String, Said> {
    let plain: String =
        text.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).collect();
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = line.chars().count();
    if length > LINE { Err(Said::key(too_long).with("max", LINE).with("length", length)) } else { Ok(line) }
}

fn paragraphs(text: &str) -> Result<String, Said> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned();
    let length = text.chars().count();
    if length > PARAGRAPHS {
        return Err(Said::key("import-row-text-long").with("max", PARAGRAPHS).with("length", length));
    }
    Ok(text)
}

/// As much of a cell as a sentence can hold.
fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::super::table::{Cut, Table};
    use super::*;

    fn drafts(text: &str) -> Vec<Result<Draft, Said>> {
        let cut = Cut::guess(text.as_bytes()).unwrap();
        let table = Table::read(text.as_bytes(), cut).unwrap();
        let reading = Reading::guess(cut, &table);
        table.rows.iter().map(|row| Draft::read(row, &reading)).collect()
    }

    fn refused(text: &str) -> &'static str {
        match drafts(text).pop() {
            Some(Err(Said::Key(key, _))) => key,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_person_is_put_together_from_several_columns() {
        let made = drafts(
            "Vorname;Nachname;E-Mail;Ort;Land;Kenntnisse\nZoë;Groß;zoe@example.org;Graz;AT;Dächer, Statik\n",
        );
        let person = made[0].clone().unwrap().person.unwrap();
        assert_eq!(person.name, "Zoë Groß");
        assert_eq!(person.place, "Graz, AT");
        assert_eq!(person.offers, ["Dächer", "Statik"]);
    }

    #[test]
    fn a_person_may_belong_to_several_and_stand_for_one() {
        let made = drafts("Full name\tLeads\tMember of\nAna\tlibs\tcargo|libs\n");
        let draft = made[0].clone().unwrap();
        let names: Vec<_> =
            draft.organisations.iter().map(|(new, capacity)| (new.name.as_str(), *capacity)).collect();
        assert_eq!(names, [("libs", Capacity::Representative), ("cargo", Capacity::Staff)]);
    }

    #[test]
    fn each_fault_has_its_sentence() {
        assert_eq!(refused("Name,Email\nAna,ana@example.org\nBea,bea(at)example\n"), "import-row-email");
        assert_eq!(refused("Name,Email\nAna,a@example.org\n,b@example.org\n"), "import-row-no-name");
        assert_eq!(refused("Name,Email\nAna,a@example.org,and,more\n"), "import-row-ragged");
        assert_eq!(refused("Name,Email\n=cmd|'/c calc'!A1,a@example.org\n"), "import-row-formula");
        assert_eq!(
            refused("Name,Website\nChoir,http://choir.example\nX,javascript:alert(1)\n"),
            "import-row-website"
        );
        assert_eq!(
            refused(&format!("Name,Email\n{},a@example.org\n", "x".repeat(121))),
            "import-row-name-long"
        );
    }

    #[test]
    fn a_cell_of_ten_megabytes_is_refused_in_few_words() {
        let text = format!("Name,Email\nAna,{}@example.org\n", "x".repeat(10 * 1024 * 1024));
        let Some(Err(said)) = drafts(&text).pop() else { panic!("taken") };
        assert!(format!("{said:?}").len() < 400);
    }

    #[test]
    fn damaged_letters_are_refused_with_the_advice_to_read_them_otherwise() {
        let cut = Cut {
            encoding: super::super::table::Encoding::Utf8,
            ..Cut::guess(b"Name,Email\nAna,a@b.c\n").unwrap()
        };
        let table = Table::read(b"Name,Email\nZo\xeb,zoe@example.org\n", cut).unwrap();
        let reading = Reading::guess(cut, &table);
        assert_eq!(Draft::read(&table.rows[0], &reading), Err(Said::key("import-row-encoding")));
    }
}
