//! What a table is a list of: people, organisations, or people with their employers.

use super::column::Column;
use super::field::Field;
use super::proposing::proposed;
use super::weighing::weigh;
use crate::cutting::Table;
use crate::fold::fold;
use crate::word::word;
use crate::words::Heading;

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

/// How to call a column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title {
    /// Its heading; empty where there is none.
    pub heading: String,
    /// Its number, from 1; 0 where no column is meant.
    pub number: usize,
}

impl Title {
    pub(super) fn of(columns: &[Column], place: usize) -> Title {
        let heading = columns.get(place).map(|column| column.heading.clone()).unwrap_or_default();
        Title { heading, number: place + 1 }
    }
}

/// Why a table is taken for what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Somebody has said so.
    Told,
    /// A column says it for each row.
    Tells {
        /// It.
        column: Title,
    },
    /// One column names people and another organisations.
    BothNamed {
        /// The one.
        people: Title,
        /// The other.
        organisations: Title,
    },
    /// A heading speaks of organisations and none of people.
    HeadingOfBodies {
        /// It.
        column: Title,
    },
    /// A heading speaks of people.
    HeadingOfPeople {
        /// It.
        column: Title,
    },
    /// The names read like those of organisations, or types, websites and offices stand beside them.
    CellsOfBodies {
        /// That of the names.
        column: Title,
        /// One of them.
        example: String,
    },
    /// The names read like those of people, or fit their addresses.
    CellsOfPeople {
        /// That of the names.
        column: Title,
    },
    /// Nothing says it; this column has the most different texts.
    Proposed {
        /// It.
        column: Title,
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
    let heading = |place: usize| Title::of(columns, place);
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

fn both(people: Title, organisations: Title) -> Verdict {
    sure(Kind::Both, Why::BothNamed { people, organisations })
}

/// A column whose cells say "Individual" or "Organization".
fn told_by_rows(columns: &[Column], table: &Table) -> Option<Verdict> {
    const PEOPLE: &str = "individual|person|people|household|contact|mitglied|personne|particulier|persona|individuo|pessoa|individuale|natural person|osoba|einzelperson|privatperson";
    const BODIES: &str = "organization|organisation|company|institution|business|association|organización|organização|organizzazione|firma|verein|juridical person|legal person|entreprise|structure|empresa|entidad";
    let place =
        columns.iter().position(|column| matches!(column.said, Some(Heading::Tells)) && column.filled > 0)?;
    let column = Title::of(columns, place);
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
        let own =
            columns.get(name).is_some_and(|column| column.told.is_some() || is_of_people(&column.heading));
        let beside =
            columns.iter().any(|column| matches!(column.said, Some(Heading::OfPeople)) && column.filled > 0);
        let bodies =
            columns.iter().any(|column| matches!(column.said, Some(Heading::OfBodies)) && column.filled > 0);
        (own || (beside && !bodies)).then_some(name)
    })
}

/// Headings that are said of people only.
pub(super) fn is_of_people(heading: &str) -> bool {
    const OWN: &str = "full name|fullname|first|last|vor|person|attendee|participant|complet|completo|apellid|cognome|prenom|nazwisko|prijmeni|priezvisko|vezetek|csalad|\
        soyad|ονοματεπωνυμο|фио|фамили|піб|прізвище|氏名|姓名|성명|이름|お名前|名前|member|mitglied|שם מלא|الكامل";
    let folded = fold(heading);
    OWN.split('|').any(|part| folded.contains(part))
}

/// A plain "name" beside a column of organisations.
fn named_twice(columns: &[Column], table: &Table, name: usize, body: usize) -> Verdict {
    let heading = |place: usize| Title::of(columns, place);
    let weight = weigh(columns, table, name);
    let (bodies, people) = (weight.bodies, weight.people);
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
    let weight = weigh(columns, table, name);
    let Some(column) = columns.get(name) else { return sure(Kind::People, Why::Told) };
    let heading = Title::of(columns, name);
    let apart = (weight.bodies - weight.people).abs();
    if weight.bodies > weight.people {
        let why = Why::CellsOfBodies { column: heading, example: column.example.clone() };
        Verdict { kind: Kind::Organisations, why, sure: apart >= 1.0 }
    } else {
        let sure = apart >= 0.5 && weight.of_somebody;
        Verdict { kind: Kind::People, why: Why::CellsOfPeople { column: heading }, sure }
    }
}
