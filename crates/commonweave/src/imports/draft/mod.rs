//! One row of a file as what it wants to bring in, or why it cannot.

mod cells;

use super::reading::Reading;
use cells::{Cells, shortened};
use house::members::{Capacity, Newcomer, fold, split_skills};
use house::organisations::{Contact, NAME, NewOrganisation, read_website};
use house::web::Said;
use house::web::form::LINE;
use lists::{Field, Kind, TableRow, addresses, is_body_rather, is_broken, one_name, turned};

/// The most organisations of one row.
const ORGANISATIONS: usize = 50;
/// The most skills of one row, and the longest of them.
const SKILLS: (usize, usize) = (20, 60);
/// The longest address of a website.
const WEBSITE: usize = 500;

/// What a row wants to bring in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    pub(super) person: Option<Newcomer>,
    /// Organisations with what the person is to them; without a person, the one that the row is about.
    pub(super) organisations: Vec<(NewOrganisation, Capacity)>,
    /// Whether the file itself says the sector.
    pub(super) knows_sector: bool,
    /// What was left out, turned or cut.
    pub(super) notes: Vec<Said>,
    /// Whether a telephone number stands beside a person, of whom none is kept.
    pub(super) leaves_phone: bool,
}

impl Draft {
    /// Reads a row.
    ///
    /// # Errors
    /// The sentence that says why it is refused.
    pub(super) fn read(row: &TableRow, reading: &Reading) -> Result<Draft, Said> {
        let mut cells = Cells::new(row, reading)?;
        let person = if reading.kind == Kind::Organisations { None } else { person(&mut cells) };
        let organisations = organisations(&mut cells, reading, person.is_some());
        let has_email = !cells.of(Field::Email).is_empty();
        match (reading.kind, &person, organisations.is_empty()) {
            (Kind::People, None, _) => Err(Said::key("import-row-no-name")),
            (Kind::Organisations, _, true) => Err(Said::key("import-row-no-organisation")),
            (Kind::Both, None, true) if has_email => Err(Said::key("import-row-no-name")),
            (Kind::Both, None, true) => Err(Said::key("import-row-nobody")),
            _ => {
                let knows_sector = cells.sector.is_some();
                let leaves_phone = person.is_some() && !cells.of(Field::ContactPhone).is_empty();
                Ok(Draft { person, organisations, knows_sector, notes: cells.notes, leaves_phone })
            }
        }
    }
}

fn person(cells: &mut Cells<'_>) -> Option<Newcomer> {
    let (whole, parts) =
        (cells.of(Field::Name), [cells.of(Field::FirstName), cells.of(Field::LastName)].join(" "));
    // An address book parts an address at its dots where it knows no name.
    let parts = if parts.contains('@') { "" } else { parts.trim() };
    let given = [whole.trim(), parts].map(str::to_owned);
    let read = given
        .iter()
        .map(|name| turned(name))
        .find(|read| !fold(&read.name).is_empty() && !is_broken(&read.name));
    let beside = addresses(&cells.of(Field::Email)).name;
    let (name, own) = match read {
        Some(read) => {
            if read.was_turned {
                cells.notes.push(Said::key("import-note-turned").with("name", shortened(&read.name)));
            }
            (read.name, read.email)
        }
        // The name stands with the address.
        None if addresses(&cells.of(Field::Email)).all.is_empty() => return None,
        None => (turned(&beside).name, None),
    };
    let name = cells.name(&name, LINE);
    if fold(&name).is_empty() {
        return None;
    }
    doubt(cells, &name);
    let (email, further) = emails(cells, own);
    let (headline, place, about) = (cells.of(Field::Headline), cells.place(), cells.about());
    Some(Newcomer {
        name,
        contact_email: further,
        email,
        headline: cells.line(&headline, LINE),
        place,
        about,
        offers: skills(cells),
    })
}

/// Notes where somebody is called as organisations are.
fn doubt(cells: &mut Cells<'_>, name: &str) {
    if is_body_rather(name) {
        cells.notes.push(Said::key("import-note-like-organisation").with("name", shortened(name)));
    }
}

/// The address of a person and a second one to write to; what is left over is noted.
fn emails(cells: &mut Cells<'_>, own: Option<String>) -> (Option<String>, String) {
    let mut emails = cells.addresses(&[Field::Email]);
    emails.extend(own);
    let several = emails.len();
    emails.extend(cells.addresses(&[Field::ContactEmail]));
    let mut seen: Vec<String> = Vec::new();
    emails.retain(|email| {
        let key = email.to_lowercase();
        let fresh = !seen.contains(&key);
        seen.push(key);
        fresh
    });
    if several == 0 {
        emails.insert(0, String::new());
    }
    let mut emails = emails.into_iter();
    let email = emails.next().filter(|email| !email.is_empty());
    let further = emails.next().unwrap_or_default();
    if let Some(email) = email.as_ref().filter(|_| several > 1 && !further.is_empty()) {
        cells.notes.push(Said::key("import-note-emails").with("email", email).with("other", &further));
    }
    left_out(cells, emails, "import-note-emails-left");
    (email, further)
}

/// Notes addresses for which there is no place.
fn left_out(cells: &mut Cells<'_>, emails: impl Iterator<Item = String>, key: &'static str) {
    let left = emails.collect::<Vec<_>>().join(", ");
    if !left.is_empty() {
        cells.notes.push(Said::key(key).with("others", shortened(&left)));
    }
}

fn organisations(
    cells: &mut Cells<'_>,
    reading: &Reading,
    of_person: bool,
) -> Vec<(NewOrganisation, Capacity)> {
    let mut found: Vec<(NewOrganisation, Capacity)> = Vec::new();
    let fields = [(Field::Represents, Capacity::Representative), (Field::Organisation, Capacity::Staff)];
    for (field, capacity) in fields {
        let whole: Vec<String> = cells.all(field).map(str::to_owned).collect();
        for cell in whole {
            // A row that is about one organisation has one name, whatever stands in it.
            let alone = reading.kind == Kind::Organisations;
            let names: Vec<&str> =
                if alone { vec![cell.as_str()] } else { cell.split(['|', '\n', ';']).collect() };
            for name in names {
                let Some((name, email)) = named(cells, name) else { continue };
                let known = found.iter().any(|(other, _)| one_name(&other.name) == one_name(&name));
                if alone && !known && !found.is_empty() {
                    cells.notes.push(Said::key("import-note-second-name").with("name", shortened(&name)));
                }
                if known || found.len() >= ORGANISATIONS || (alone && !found.is_empty()) {
                    continue;
                }
                let new = organisation(cells, reading, name, email, of_person);
                found.push((new, capacity));
            }
        }
    }
    found
}

/// The name of an organisation without an address that stands with it; none where a spreadsheet broke the cell.
fn named(cells: &mut Cells<'_>, name: &str) -> Option<(String, Option<String>)> {
    if is_broken(name) {
        cells.notes.push(Said::key("import-note-broken").with("cell", shortened(name)));
        return None;
    }
    let read = addresses(name);
    let plain = if read.all.is_empty() { name } else { read.name.as_str() };
    let line = cells.name(plain, NAME);
    (!fold(&line).is_empty()).then(|| (line, read.all.into_iter().next()))
}

fn organisation(
    cells: &mut Cells<'_>,
    reading: &Reading,
    name: String,
    email: Option<String>,
    of_person: bool,
) -> NewOrganisation {
    let site = cells.of(Field::Website);
    let first = site.split([' ', ',', ';', '\n']).find(|part| !part.is_empty()).unwrap_or_default();
    let website = read_website(first).filter(|read| read.len() <= WEBSITE).unwrap_or_else(|| {
        cells.notes.push(Said::key("import-note-website").with("website", shortened(&site)));
        String::new()
    });
    let (seeks, brings) = (cells.of(Field::Seeks), cells.of(Field::Brings));
    NewOrganisation {
        name,
        sector: cells.sector.unwrap_or(reading.sector),
        website,
        place: if of_person { String::new() } else { cells.place() },
        about: if of_person { String::new() } else { cells.about() },
        seeks: cells.paragraphs(&seeks),
        brings: cells.paragraphs(&brings),
        contact: if of_person { Contact::default() } else { contact(cells, email) },
    }
}

/// Whom one writes to in an organisation that nobody of the row stands for.
fn contact(cells: &mut Cells<'_>, email: Option<String>) -> Contact {
    let mut emails = email.into_iter().chain(cells.addresses(&[Field::ContactEmail, Field::Email]));
    let (phone, person) = (cells.of(Field::ContactPhone), cells.of(Field::ContactPerson));
    // A spreadsheet writes large numbers with an E, and the number is gone.
    let broken = phone.contains('#') || phone.to_uppercase().contains("E+");
    if broken {
        cells.notes.push(Said::key("import-note-broken").with("cell", shortened(&phone)));
    }
    let person = turned(&person).name;
    let email = emails.next().unwrap_or_default();
    let others = emails.filter(|other| !other.eq_ignore_ascii_case(&email));
    let others: Vec<String> = others.collect();
    left_out(cells, others.into_iter(), "import-note-emails-organisation");
    Contact {
        email,
        phone: if broken { String::new() } else { cells.line(&phone, LINE) },
        person: cells.line(&person, LINE),
    }
}

fn skills(cells: &mut Cells<'_>) -> Vec<String> {
    let text = cells.all(Field::Skills).collect::<Vec<_>>().join("\n").replace('|', "\n");
    let (mut skills, long): (Vec<String>, Vec<String>) =
        split_skills(&text).into_iter().partition(|skill| skill.chars().count() <= SKILLS.1);
    if let Some(long) = long.first() {
        cells.notes.push(Said::key("import-note-skill").with("skill", shortened(long)));
    }
    if skills.len() > SKILLS.0 {
        cells.notes.push(Said::key("import-note-skills").with("max", SKILLS.0));
        skills.truncate(SKILLS.0);
    }
    skills
}

#[cfg(test)]
mod tests;
