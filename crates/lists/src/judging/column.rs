//! A column, what is to be seen in it, and what it means by itself: by its heading, checked by what stands below it.

use super::field::Field;
use crate::cells::{addresses, clip, looks_like_email, present};
use crate::cutting::Table;
use crate::fold::fold;
use crate::words::{Heading, Lexicon, begins_as_person, begins_as_role, looks_like_body, names_role};

/// How many cells of a column are looked at.
pub(super) const LOOK: usize = 300;

/// A column and what is to be seen in it.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) heading: String,
    pub(super) said: Option<Heading>,
    pub(super) field: Field,
    /// What somebody has said that it means: that holds.
    pub(super) told: Option<Field>,
    /// Whether another column was taken for the name that this one would be.
    pub(super) second_name: bool,
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
    pub(super) roles: f64,
    /// Of one word.
    pub(super) single: f64,
    /// Of one word without a capital, as codes are.
    pub(super) coded: f64,
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
        let body = |cell: &&&str| looks_like_body(cell) && !begins_as_person(cell);
        let mut column = Column {
            whole: lexicon.is_whole(&heading),
            field: Field::Ignore,
            told: None,
            second_name: false,
            filled: cells.len(),
            distinct: crate::judging::column::share(different.len(), cells.len()),
            emails: share(&|cell| looks_like_email(cell) || !addresses(cell).all.is_empty()),
            websites: share(&is_website),
            texts: share(&is_text),
            bodies: share(&|cell| body(&&cell)),
            people: share(&begins_as_person),
            types: share(&|cell| is_type(cell)),
            roles: share(&names_role),
            single: share(&|cell| !cell.contains(char::is_whitespace)),
            coded: share(&is_code),
            example: cells.iter().find(body).map(|cell| cell.chars().take(60).collect()).unwrap_or_default(),
            said: lexicon.read(&heading),
            heading,
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
            // "Professor, University of the Hills" says what somebody is, and where in the same breath.
            Some(Field::Organisation) if share_of(cells, begins_as_role) >= 0.4 => Field::Headline,
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

    /// "Title" is what somebody does, how somebody is addressed, or what a thing is called.
    pub(super) fn is_titled(&self) -> bool {
        const TITLES: &str = "title|titel|titre|titulo|titolo|tytul|otsikko|baslik|pavadinimas";
        let heading = fold(&self.heading);
        TITLES.split('|').any(|title| title == heading)
    }
}

/// A share; 0 of nothing.
pub(super) fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

fn share_of(cells: &[&str], test: impl Fn(&str) -> bool) -> f64 {
    share(cells.iter().filter(|cell| test(cell)).count(), cells.len())
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

/// One word of a script that has capitals, without one.
fn is_code(cell: &str) -> bool {
    !cell.contains(char::is_whitespace)
        && !cell.chars().any(char::is_uppercase)
        && cell.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.'))
}

/// Pages of people on the networks of others, and files that somebody shares, are no websites of organisations.
fn is_of_profiles(cells: &[&str]) -> bool {
    let profile = |cell: &&&str| {
        const HOSTS: [&str; 8] = [
            "linkedin.com/in/",
            "twitter.com/",
            "/x.com/",
            "instagram.com/",
            "meetup.com/",
            "drive.google.com/",
            "docs.google.com/",
            "dropbox.com/",
        ];
        HOSTS.iter().any(|host| cell.contains(host))
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
