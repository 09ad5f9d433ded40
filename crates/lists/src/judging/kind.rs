//! What a table is a list of: people, organisations, or people with their employers.

use super::columns::{Column, share};
use super::field::Field;
use crate::cells::{addresses, present};
use crate::cutting::Table;
use crate::fold::fold;
use crate::word::word;
use crate::words::{Heading, role_mailbox};

/// How many rows are looked at.
const LOOK: usize = 300;

word! {
    /// What a file lists.
    pub enum Kind {
        /// Each row is a person.
        People = "people",
        /// Each row is an organisation.
        Organisations = "organisations",
        /// Each row is a person, an organisation, or a person and their organisation.
        Both = "both",
    }
}

/// Why a table is taken for what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Somebody has said so.
    Told,
    /// A column says it for each row.
    Tells {
        /// Its heading.
        column: String,
    },
    /// One column names people and another organisations.
    BothNamed {
        /// The heading of the one.
        people: String,
        /// The heading of the other.
        organisations: String,
    },
    /// A heading speaks of organisations and none of people.
    HeadingOfBodies {
        /// It.
        column: String,
    },
    /// A heading speaks of people.
    HeadingOfPeople {
        /// It.
        column: String,
    },
    /// The names read like those of organisations, or types, websites and offices stand beside them.
    CellsOfBodies {
        /// The heading of the names.
        column: String,
        /// One of them.
        example: String,
    },
    /// The names read like those of people, or fit their addresses.
    CellsOfPeople {
        /// The heading of the names.
        column: String,
    },
    /// Nothing says it; this column has the most different texts.
    Proposed {
        /// Its heading.
        column: String,
    },
}

/// A judgement.
pub(super) struct Verdict {
    pub(super) kind: Kind,
    pub(super) why: Why,
    pub(super) sure: bool,
}

/// Judges, and names the column of names where no heading does.
pub(super) fn judge(columns: &mut [Column], table: &Table) -> Verdict {
    if let Some(verdict) = told_by_rows(columns, table) {
        return verdict;
    }
    let person = by_people(columns);
    let mut body =
        columns.iter().position(|column| column.has(Field::Organisation) || column.has(Field::Represents));
    if person.is_none() && body.is_none() && !columns.iter().any(|column| column.has(Field::Name)) {
        return proposed(columns, table);
    }
    if body.is_none()
        && person.is_some()
        && let Some(place) = columns
            .iter()
            .position(|column| column.said.is_none() && column.bodies >= 0.5 && column.texts > 0.6)
    {
        // People by their headings, and a column that can only be where they work.
        if let Some(column) = columns.get_mut(place) {
            column.field = Field::Organisation;
        }
        body = Some(place);
    }
    let heading = |place: usize| columns.get(place).map(|column| column.heading.clone()).unwrap_or_default();
    let neutral = columns.iter().position(|column| column.has(Field::Name));
    match (person, body, neutral) {
        (Some(person), Some(body), _) => both(heading(person), heading(body)),
        (Some(person), None, _) => sure(Kind::People, Why::HeadingOfPeople { column: heading(person) }),
        (None, Some(body), Some(name)) => named_twice(columns, table, name, body),
        (None, Some(body), None) => sure(Kind::Organisations, Why::HeadingOfBodies { column: heading(body) }),
        (None, None, Some(name)) => by_cells(columns, table, name),
        (None, None, None) => proposed(columns, table),
    }
}

fn sure(kind: Kind, why: Why) -> Verdict {
    Verdict { kind, why, sure: true }
}

fn both(people: String, organisations: String) -> Verdict {
    sure(Kind::Both, Why::BothNamed { people, organisations })
}

/// A column whose cells say "Individual" or "Organization".
fn told_by_rows(columns: &[Column], table: &Table) -> Option<Verdict> {
    const PEOPLE: &str = "individual|person|people|household|contact|mitglied|personne|particulier|persona|individuo|pessoa|individuale|natural person|osoba|einzelperson|privatperson";
    const BODIES: &str = "organization|organisation|company|institution|business|association|organización|organização|organizzazione|firma|verein|juridical person|legal person|entreprise|structure|empresa|entidad";
    let place =
        columns.iter().position(|column| matches!(column.said, Some(Heading::Tells)) && column.filled > 0)?;
    let column = columns.get(place)?.heading.clone();
    let cells: Vec<String> = table.column(place).take(LOOK).map(fold).collect();
    let among =
        |words: &str| cells.iter().filter(|cell| words.split('|').any(|word| fold(word) == **cell)).count();
    let (people, bodies) = (among(PEOPLE), among(BODIES));
    let employed = columns.iter().any(|column| column.has(Field::Organisation));
    let kind = match () {
        () if people + bodies == 0 => return None,
        () if people == 0 => Kind::Organisations,
        () if bodies == 0 && !employed => Kind::People,
        () => Kind::Both,
    };
    Some(sure(kind, Why::Tells { column }))
}

/// The column by whose heading rows are people: first or last names, or a name of which only people are spoken.
fn by_people(columns: &[Column]) -> Option<usize> {
    let parts = columns.iter().position(|column| column.has(Field::FirstName) || column.has(Field::LastName));
    parts.or_else(|| {
        let name = columns.iter().position(|column| column.has(Field::Name) && column.bodies < 0.5)?;
        let own = columns.get(name).is_some_and(|column| is_of_people(&column.heading));
        let beside =
            columns.iter().any(|column| matches!(column.said, Some(Heading::OfPeople)) && column.filled > 0);
        let bodies =
            columns.iter().any(|column| matches!(column.said, Some(Heading::OfBodies)) && column.filled > 0);
        (own || (beside && !bodies)).then_some(name)
    })
}

/// Headings that are said of people only.
fn is_of_people(heading: &str) -> bool {
    const OWN: &str = "full name|fullname|first|last|vor|person|attendee|participant|complet|completo|apellid|cognome|prenom|nazwisko|prijmeni|priezvisko|vezetek|csalad|\
        soyad|ονοματεπωνυμο|фио|фамили|піб|прізвище|氏名|姓名|성명|이름|お名前|名前|member|mitglied|שם מלא|الكامل";
    let folded = fold(heading);
    OWN.split('|').any(|part| folded.contains(part))
}

/// A plain "name" beside a column of organisations.
fn named_twice(columns: &[Column], table: &Table, name: usize, body: usize) -> Verdict {
    let heading = |place: usize| columns.get(place).map(|column| column.heading.clone()).unwrap_or_default();
    let (bodies, people) = weigh(columns, table, name);
    let bare = columns.get(name).is_some_and(|column| column.bodies >= 0.5 && column.people < 0.2);
    let registered =
        columns.iter().any(|column| matches!(column.said, Some(Heading::OfBodies)) && column.filled > 0);
    if (bare || (registered && people == 0.0)) && bodies > people + 1.0 {
        let example = columns.get(name).map(|column| column.example.clone()).unwrap_or_default();
        return Verdict {
            kind: Kind::Organisations,
            why: Why::CellsOfBodies { column: heading(name), example },
            sure: false,
        };
    }
    both(heading(name), heading(body))
}

/// A plain "name" alone: the cells decide.
fn by_cells(columns: &[Column], table: &Table, name: usize) -> Verdict {
    let (bodies, people) = weigh(columns, table, name);
    let Some(column) = columns.get(name) else { return sure(Kind::People, Why::Told) };
    let heading = column.heading.clone();
    let apart = (bodies - people).abs();
    if bodies > people {
        let why = Why::CellsOfBodies { column: heading, example: column.example.clone() };
        Verdict { kind: Kind::Organisations, why, sure: apart >= 1.0 }
    } else {
        Verdict { kind: Kind::People, why: Why::CellsOfPeople { column: heading }, sure: apart >= 0.5 }
    }
}

/// What speaks for organisations and what for people in a column of names.
fn weigh(columns: &[Column], table: &Table, name: usize) -> (f64, f64) {
    let hints = |wanted: Heading| {
        columns.iter().filter(|column| column.said == Some(wanted) && column.filled > 0).count()
    };
    let has = |field: Field| f64::from(u8::from(columns.iter().any(|column| column.has(field))));
    let Some(column) = columns.get(name) else { return (0.0, 0.0) };
    let (offices, own) = mailboxes(columns, table, name);
    let hint = |count: usize| f64::from(u8::try_from(count.min(2)).unwrap_or(2)) * 1.5;
    let heading =
        f64::from(u8::from(crate::words::Lexicon::new().field(&column.heading) == Some(Field::Organisation)));
    let bodies = 3.0 * column.bodies
        + has(Field::Sector)
        + has(Field::Website)
        + 0.5 * has(Field::ContactPerson)
        + 2.0 * offices
        + hint(hints(Heading::OfBodies))
        + 2.0 * heading;
    let people = 3.0 * column.people
        + 2.5 * own
        + hint(hints(Heading::OfPeople))
        + has(Field::Headline)
        + has(Field::Skills);
    (bodies, people)
}

/// The share of addresses that are those of an office or of a house named as the row is, and of those that bear the name
/// of the person.
fn mailboxes(columns: &[Column], table: &Table, name: usize) -> (f64, f64) {
    let Some(place) =
        columns.iter().position(|column| column.has(Field::Email) || column.has(Field::ContactEmail))
    else {
        return (0.0, 0.0);
    };
    let (mut offices, mut own, mut seen) = (0, 0, 0);
    for row in table.rows.iter().take(LOOK) {
        let cell = |place: usize| row.cells.get(place).map(|cell| present(cell)).unwrap_or_default();
        let Some(email) = addresses(cell(place)).all.into_iter().next() else { continue };
        let folded = fold(cell(name));
        let words: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2).collect();
        let (local, domain) = email.split_once('@').unwrap_or_default();
        let (local, domain) = (fold(local), fold(domain));
        seen += 1;
        if role_mailbox(&email) || words.iter().any(|word| domain.contains(word) && word.len() > 3) {
            offices += 1;
        } else if words.iter().any(|word| local.contains(word)) {
            own += 1;
        }
    }
    (share(offices, seen), share(own, seen))
}

/// No heading names anything: the column whose texts differ most.
fn proposed(columns: &mut [Column], table: &Table) -> Verdict {
    let rows = table.rows.len().min(LOOK);
    let worth = |column: &Column| {
        let named = f64::from(u8::from(fold(&column.heading).contains("name")));
        column.texts * column.distinct * share(column.filled, rows)
            + 0.5 * named
            + 0.5 * column.bodies.max(column.people)
    };
    let free = |column: &Column| {
        column.field == Field::Ignore && column.texts > 0.4 && !matches!(column.said, Some(Heading::Tells))
    };
    // Some call their members by codes alone.
    let coded = |column: &Column| {
        column.field == Field::Ignore
            && column.distinct > 0.9
            && column.said.is_none()
            && column.websites == 0.0
    };
    let plain = columns.iter().any(free);
    let best = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| if plain { free(column) } else { coded(column) })
        .max_by(|(place, one), (other, two)| worth(one).total_cmp(&worth(two)).then(other.cmp(place)));
    let Some(place) = best.map(|(place, _)| place) else {
        let email = columns.iter().any(|column| column.has(Field::Email));
        let kind = if email { Kind::People } else { Kind::Organisations };
        return Verdict { kind, why: Why::Proposed { column: String::new() }, sure: false };
    };
    let (bodies, people) = weigh(columns, table, place);
    let Some(column) = columns.get_mut(place) else { return sure(Kind::People, Why::Told) };
    let kind = if people > bodies { Kind::People } else { Kind::Organisations };
    column.field = if kind == Kind::People { Field::Name } else { Field::Organisation };
    let apart = (people - bodies).abs() >= 2.0;
    Verdict { kind, why: Why::Proposed { column: column.heading.clone() }, sure: apart }
}
