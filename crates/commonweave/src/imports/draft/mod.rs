//! One row of a file as what it wants to bring in, or why it cannot.

mod cells;

use super::reading::Reading;
use cells::{Cells, shortened};
use house::members::{Capacity, Newcomer, fold, split_skills};
use house::organisations::{Contact, NAME, NewOrganisation, read_website};
use house::web::Said;
use house::web::form::LINE;
use lists::{Field, Kind, TableRow, addresses, is_broken, one_name, turned};

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
                Ok(Draft { person, organisations, knows_sector, notes: cells.notes })
            }
        }
    }
}

fn person(cells: &mut Cells<'_>) -> Option<Newcomer> {
    let (whole, parts) =
        (cells.of(Field::Name), [cells.of(Field::FirstName), cells.of(Field::LastName)].join(" "));
    let given = [whole.trim(), parts.trim()].map(str::to_owned);
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
    let name = cells.line(&name, LINE);
    if fold(&name).is_empty() {
        return None;
    }
    let mut emails = cells.addresses(&[Field::Email]).into_iter().chain(own);
    let email = emails.next();
    let mut further =
        emails.filter(|other| email.as_ref().is_none_or(|email| !email.eq_ignore_ascii_case(other)));
    let further = further.next().or_else(|| cells.addresses(&[Field::ContactEmail]).into_iter().next());
    let (headline, place, about) = (cells.of(Field::Headline), cells.place(), cells.about());
    Some(Newcomer {
        name,
        contact_email: further.unwrap_or_default(),
        email,
        headline: cells.line(&headline, LINE),
        place,
        about,
        offers: skills(cells),
    })
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
    let line = cells.line(plain, NAME);
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
    Contact {
        email: emails.next().unwrap_or_default(),
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
mod tests {
    use super::*;
    use lists::Table;

    fn drafts(text: &str) -> Vec<Result<Draft, Said>> {
        let opened = lists::open(text.as_bytes()).unwrap();
        let table = Table::read(&opened.content, opened.cut).unwrap();
        let reading = Reading::guess(opened.cut, &table);
        table.rows.iter().map(|row| Draft::read(row, &reading)).collect()
    }

    fn refused(text: &str) -> String {
        match drafts(text).pop() {
            Some(Err(Said::Key(key, _))) => key.into_owned(),
            other => panic!("{other:?}"),
        }
    }

    fn last(text: &str) -> Draft {
        drafts(text).pop().unwrap().unwrap()
    }

    fn notes(draft: &Draft) -> Vec<&str> {
        let key = |said| if let &Said::Key(ref key, _) = said { &**key } else { panic!("{said:?}") };
        draft.notes.iter().map(key).collect()
    }

    #[test]
    fn a_person_is_put_together_from_several_columns() {
        let person = last(
            "Vorname;Nachname;E-Mail;Ort;Land;Kenntnisse\nZoë;Groß;zoe@example.org;Graz;AT;Dächer, Statik\n",
        )
        .person
        .unwrap();
        assert_eq!(person.name, "Zoë Groß");
        assert_eq!(person.place, "Graz, AT");
        assert_eq!(person.offers, ["Dächer", "Statik"]);
    }

    #[test]
    fn a_person_may_belong_to_several_and_stand_for_one() {
        let draft = last("Full name\tLeads\tMember of\nAna\tlibs\tcargo|libs\n");
        let names: Vec<_> =
            draft.organisations.iter().map(|(new, capacity)| (new.name.as_str(), *capacity)).collect();
        assert_eq!(names, [("libs", Capacity::Representative), ("cargo", Capacity::Staff)]);
    }

    #[test]
    fn a_row_is_refused_only_for_its_name_or_its_cells() {
        assert_eq!(refused("Name,Email\nAna,a@example.org\n,b@example.org\n"), "import-row-no-name");
        assert_eq!(
            refused("Name,Email\nAna,a@example.org\nBea,b@example.org,and,more\n"),
            "import-row-ragged"
        );
        assert_eq!(refused("Name,Email\n=cmd|'/c calc'!A1,a@example.org\n"), "import-row-formula");
    }

    #[test]
    fn what_need_not_be_there_is_left_out_with_a_note() {
        let draft = last("Name,Email\nAna,ana@example.org\nBea,bea(at)example\n");
        assert_eq!(
            (draft.person.as_ref().unwrap().email.clone(), notes(&draft)),
            (None, vec!["import-note-email"])
        );
        let draft = last("Organisation,Website\nChoir,http://choir.example\nX club,javascript:alert(1)\n");
        assert_eq!(
            (draft.organisations[0].0.website.as_str(), notes(&draft)),
            ("", vec!["import-note-website"])
        );
        let draft = last(&format!("Name,Email\nAna {},a@example.org\n", "x".repeat(121)));
        assert_eq!(notes(&draft), ["import-note-short"]);
    }

    #[test]
    fn several_addresses_and_names_the_other_way_round_are_understood() {
        let text = "Vorname;Nachname;E-Mail;Verein;PLZ/Ort\nPeter;Meier;\"Peter Meier <peter@ex.org>\";Chor e. V.;Graz\n\"Köhler, Uta\";;uta@ex.org; uta.k@ex.org;Chor;\n";
        let read = drafts(text);
        let peter = read[0].clone().unwrap().person.unwrap();
        assert_eq!((peter.name.as_str(), peter.email.as_deref()), ("Peter Meier", Some("peter@ex.org")));
        let uta = read[1].clone().unwrap();
        let person = uta.person.as_ref().unwrap();
        assert_eq!(
            (person.name.as_str(), person.email.as_deref(), person.contact_email.as_str()),
            ("Uta Köhler", Some("uta@ex.org"), "uta.k@ex.org")
        );
        assert_eq!(
            (uta.organisations[0].0.name.as_str(), notes(&uta)),
            ("Chor", vec!["import-note-turned", "import-note-emails"])
        );
    }

    #[test]
    fn a_cell_of_ten_megabytes_is_noted_in_few_words() {
        let text = format!("Name,Email\nAna,{}@exa mple.org\n", "x".repeat(10 * 1024 * 1024));
        let draft = last(&text);
        assert!(format!("{:?}", draft.notes).len() < 400);
    }

    #[test]
    fn damaged_letters_are_refused_with_the_advice_to_read_them_otherwise() {
        let bytes = b"Name,Email\nZo\xeb,zoe@example.org\n";
        let cut = lists::Cut { encoding: lists::Encoding::Utf8, ..lists::open(bytes).unwrap().cut };
        let table = Table::read(bytes, cut).unwrap();
        let reading = Reading::guess(cut, &table);
        assert_eq!(Draft::read(&table.rows[0], &reading), Err(Said::key("import-row-encoding")));
    }
}
