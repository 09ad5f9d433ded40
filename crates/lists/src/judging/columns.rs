//! What each column means: by its heading, checked by what stands below it.

use super::field::Field;
use super::kind::Kind;
use crate::cells::{addresses, clip, looks_like_email, present};
use crate::cutting::Table;
use crate::fold::fold;
use crate::words::{Heading, Lexicon, begins_as_person, looks_like_body};

/// How many cells of a column are looked at.
const LOOK: usize = 300;

/// A column and what is to be seen in it.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) heading: String,
    pub(super) said: Option<Heading>,
    pub(super) field: Field,
    /// Whether the heading is the known word and nothing else.
    pub(super) whole: bool,
    /// How many cells hold anything.
    pub(super) filled: usize,
    /// Shares of those cells, from 0 to 1.
    pub(super) distinct: f64,
    pub(super) emails: f64,
    pub(super) websites: f64,
    pub(super) texts: f64,
    pub(super) bodies: f64,
    pub(super) people: f64,
    pub(super) types: f64,
    /// One of the cells that read like an organisation.
    pub(super) example: String,
}

impl Column {
    pub(super) fn of(
        table: &Table,
        place: usize,
        lexicon: &Lexicon,
        is_type: &dyn Fn(&str) -> bool,
    ) -> Column {
        let heading = table.header.get(place).cloned().unwrap_or_default();
        let cells: Vec<&str> =
            table.column(place).map(clip).map(present).filter(|cell| !cell.is_empty()).take(LOOK).collect();
        let share =
            |test: &dyn Fn(&str) -> bool| share(cells.iter().filter(|cell| test(cell)).count(), cells.len());
        let mut different: Vec<String> = cells.iter().map(|cell| fold(cell)).collect();
        different.sort();
        different.dedup();
        let said = lexicon.read(&heading);
        let body = |cell: &&&str| looks_like_body(cell) && !begins_as_person(cell);
        let mut column = Column {
            whole: lexicon.is_whole(&heading),
            field: Field::Ignore,
            filled: cells.len(),
            distinct: crate::judging::columns::share(different.len(), cells.len()),
            emails: share(&|cell| looks_like_email(cell) || !addresses(cell).all.is_empty()),
            websites: share(&is_website),
            texts: share(&is_text),
            bodies: share(&|cell| body(&&cell)),
            people: share(&begins_as_person),
            types: share(&|cell| is_type(cell)),
            example: cells.iter().find(body).map(|cell| cell.chars().take(60).collect()).unwrap_or_default(),
            heading,
            said,
        };
        column.field = column.meaning(&cells, place == 0);
        column
    }

    /// The heading decides, as far as the cells do not speak against it; without one, what stands below it.
    fn meaning(&self, cells: &[&str], is_first: bool) -> Field {
        let said = match self.said {
            Some(Heading::Means(field)) => Some(field),
            Some(_) => Some(Field::Ignore),
            None => None,
        };
        // Rows that came apart put an address below another heading now and then.
        let most = if matches!(said, None | Some(Field::Email)) { 0.5 } else { 0.6 };
        if self.emails >= most && said != Some(Field::ContactEmail) {
            let named = cells.iter().any(|cell| !addresses(cell).name.is_empty());
            return match said {
                Some(Field::Name | Field::ContactPerson) if named => said.unwrap_or(Field::Name),
                Some(Field::Ignore) if matches!(self.said, Some(Heading::Nothing)) => Field::Ignore,
                _ => Field::Email,
            };
        }
        if self.websites >= 0.6 {
            let own = matches!(said, None | Some(Field::Website)) && !is_of_profiles(cells);
            return if own { Field::Website } else { Field::Ignore };
        }
        match said {
            Some(field) if self.gainsaid(field, cells) => Field::Ignore,
            Some(Field::Sector) if self.distinct > 0.9 && self.bodies > 0.7 && cells.len() > 5 => {
                Field::Organisation
            }
            Some(field) => field,
            None if self.types >= 0.6 => Field::Sector,
            None if self.heading.is_empty() && is_first && self.texts >= 0.5 => Field::Name,
            None => Field::Ignore,
        }
    }

    /// Whether the cells speak against what the heading says. "Mail" may be a letter box and "site" a plot of land: an
    /// address is one only if any looks like one.
    fn gainsaid(&self, field: Field, cells: &[&str]) -> bool {
        let any = |test: &dyn Fn(&str) -> bool| cells.iter().any(|cell| test(cell));
        let against = match field {
            Field::Email | Field::ContactEmail => self.emails == 0.0 && !any(&|cell| cell.contains('@')),
            Field::Website => !any(&|cell| cell.contains('.')),
            // A code of what they do is nothing to read.
            Field::Headline | Field::About => {
                !any(&|cell| cell.chars().any(char::is_alphabetic))
                    || (field == Field::Headline && is_of_titles(cells))
            }
            _ => false,
        };
        against && !cells.is_empty()
    }

    /// Whether it says anything.
    pub(super) fn has(&self, field: Field) -> bool {
        self.field == field && self.filled > 0
    }
}

/// A share; 0 of nothing.
pub(super) fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

fn is_website(cell: &str) -> bool {
    let lower = cell.to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.")
}

/// Words rather than numbers, codes or paths.
fn is_text(cell: &str) -> bool {
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    letters >= 2
        && digits * 2 <= letters
        && !cell.contains('@')
        && !cell.contains('/')
        && cell.chars().count() <= 250
}

/// Pages of people on the networks of others are no websites of organisations.
fn is_of_profiles(cells: &[&str]) -> bool {
    let profile = |cell: &&&str| {
        ["linkedin.com/in/", "twitter.com/", "x.com/", "instagram.com/", "meetup.com/members", "meetup.com/"]
            .iter()
            .any(|host| cell.contains(host))
    };
    cells.iter().filter(profile).count() * 2 > cells.len()
}

/// "Title" of address books is how somebody is addressed.
fn is_of_titles(cells: &[&str]) -> bool {
    const TITLES: &str = "dr mr mrs ms miss mx prof herr frau sr sra srta m mme mlle dott ing mag hr fru rev sir pan pani bay bayan";
    let title = |cell: &&&str| {
        fold(cell)
            .split([' ', '.'])
            .filter(|word| !word.is_empty())
            .all(|word| TITLES.split(' ').any(|known| known == word))
    };
    !cells.is_empty() && cells.iter().filter(title).count() * 10 >= cells.len() * 6
}

/// Of two columns for one thing the one with the plainer heading is taken, of two as plain the first that holds
/// anything. A second address becomes a contact.
pub(super) fn keep_plainest(columns: &mut [Column]) {
    for field in Field::ALL.iter().copied().filter(|field| !field.gathers()) {
        let rank = |column: &Column| (column.filled > 0, column.whole, column.emails + column.texts);
        let mut best: Option<usize> = None;
        for (place, column) in columns.iter().enumerate().filter(|(_, column)| column.field == field) {
            let better = best
                .and_then(|best| columns.get(best))
                .is_none_or(|best| rank(column) > rank(best) && (!best.whole || best.filled == 0));
            if better {
                best = Some(place);
            }
        }
        for (place, column) in columns.iter_mut().enumerate() {
            if column.field == field && Some(place) != best {
                let second = field == Field::Email && column.emails > 0.0;
                column.field = if second { Field::ContactEmail } else { Field::Ignore };
            }
        }
    }
    // Sectors are gathered only from columns that hold words for them.
    let told = columns.iter().filter(|column| column.has(Field::Sector)).count();
    for column in
        columns.iter_mut().filter(|column| told > 1 && column.field == Field::Sector && column.texts < 0.5)
    {
        column.field = Field::Ignore;
    }
}

/// Beside the first and last names of people, a column of other names is that of their employers.
pub(super) fn employers(columns: &mut [Column], table: &Table) {
    let place = |field: Field| columns.iter().position(|column| column.has(field));
    let (Some(first), Some(last)) = (place(Field::FirstName), place(Field::LastName)) else { return };
    let mut taken = place(Field::Organisation).is_some();
    for (place, column) in columns.iter_mut().enumerate().filter(|(_, column)| column.has(Field::Name)) {
        if !is_whole_name(table, place, first, last) {
            column.field = if taken { Field::Ignore } else { Field::Organisation };
            taken = true;
        }
    }
}

/// Beside first names alone, "name" is the family name; beside family names alone, the first name.
pub(super) fn parts(columns: &mut [Column], table: &Table) {
    let place = |field: Field| columns.iter().position(|column| column.has(field));
    let (first, last, name) = (place(Field::FirstName), place(Field::LastName), place(Field::Name));
    let (part, other) = match (first, last) {
        (Some(first), None) => (first, Field::LastName),
        (None, Some(last)) => (last, Field::FirstName),
        _ => return,
    };
    if let Some(name) = name.filter(|name| !is_whole_name(table, *name, part, part))
        && let Some(column) = columns.get_mut(name).filter(|column| column.bodies < 0.5)
    {
        column.field = other;
    }
}

/// Whether a column holds the names of which two others hold the parts.
fn is_whole_name(table: &Table, whole: usize, first: usize, last: usize) -> bool {
    let (mut same, mut seen) = (0, 0);
    for row in table.rows.iter().take(LOOK) {
        let cell = |place: usize| row.cells.get(place).map(|cell| fold(cell)).unwrap_or_default();
        let (whole, first, last) = (cell(whole), cell(first), cell(last));
        if !whole.is_empty() {
            seen += 1;
            let holds = |part: &str| !part.is_empty() && whole.contains(part);
            same += usize::from(holds(&last) || holds(&first));
        }
    }
    same * 2 >= seen
}

/// Fits the columns to what the rows are.
pub(super) fn suit(columns: &mut [Column], kind: Kind) {
    match kind {
        Kind::Organisations => suit_organisations(columns),
        Kind::People | Kind::Both => suit_people(columns),
    }
}

fn has(columns: &[Column], field: Field) -> bool {
    columns.iter().any(|column| column.has(field))
}

fn turn(columns: &mut [Column], from: Field, to: Field) {
    columns.iter_mut().filter(|column| column.field == from).for_each(|column| column.field = to);
}

/// Names are those of organisations, or of somebody to ask for there; addresses are contacts.
fn suit_organisations(columns: &mut [Column]) {
    if !has(columns, Field::Organisation) {
        turn(columns, Field::Organisation, Field::Ignore);
        turn(columns, Field::Represents, Field::Organisation);
        let named = has(columns, Field::Organisation);
        turn(columns, Field::Name, if named { Field::ContactPerson } else { Field::Organisation });
    }
    let person = if has(columns, Field::ContactPerson) { Field::Ignore } else { Field::ContactPerson };
    turn(columns, Field::Name, person);
    if has(columns, Field::Email) {
        turn(columns, Field::Email, Field::ContactEmail);
    }
}

/// Somebody to ask for is the person of the row, and the address theirs.
fn suit_people(columns: &mut [Column]) {
    if ![Field::Name, Field::FirstName, Field::LastName].iter().any(|field| has(columns, *field)) {
        let asked = has(columns, Field::ContactPerson);
        turn(columns, if asked { Field::ContactPerson } else { Field::Organisation }, Field::Name);
    }
    if !has(columns, Field::Email)
        && let Some(first) = columns.iter_mut().find(|column| column.has(Field::ContactEmail))
    {
        first.field = Field::Email;
    }
}
