//! How a file is understood: how it is cut, what it lists, and what each column means. Guessed first, then as the
//! steward says.

use super::field::Field;
use super::sectors::{sector_of, words_of};
use super::table::{Cut, Table};
use house::sector::Sector;
use house::web::Said;
use house::web::form::looks_like_email;
use serde::{Deserialize, Serialize};

/// How many cells of a column are looked at.
const LOOK: usize = 200;

db::word! {
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

/// How a file is understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// How it is cut.
    pub cut: Cut,
    /// What it lists.
    pub kind: Kind,
    /// What each column means.
    pub fields: Vec<Field>,
    /// The sector of organisations of which the file says none that we know.
    pub sector: Sector,
    /// What the steward says that words of the sector's column mean, folded.
    #[serde(default)]
    pub words: Vec<(String, Sector)>,
}

/// Why a reading makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadingRefused {
    /// People without names.
    NoName,
    /// Organisations without names.
    NoOrganisation,
    /// Two columns for one thing.
    Twice(Field),
}

impl ReadingRefused {
    /// What to say, and what to do about it.
    pub fn said(self) -> Said {
        match self {
            ReadingRefused::NoName => Said::key("import-reading-no-name"),
            ReadingRefused::NoOrganisation => Said::key("import-reading-no-organisation"),
            ReadingRefused::Twice(_) => Said::key("import-reading-twice"),
        }
    }
}

impl Reading {
    /// Guesses from the names of the columns and from what stands in them.
    pub fn guess(cut: Cut, table: &Table) -> Reading {
        let mut fields: Vec<Field> = (0..table.width()).map(|column| guess_field(table, column)).collect();
        keep_first(&mut fields);
        let kind = guess_kind(&fields);
        if kind == Kind::Organisations && !fields.contains(&Field::Organisation) {
            // What is called "name" beside websites and sectors is the organisation's.
            fields
                .iter_mut()
                .filter(|field| **field == Field::Name)
                .for_each(|field| *field = Field::Organisation);
        }
        Reading { cut, kind, fields, sector: Sector::Other, words: Vec::new() }
    }

    /// Whether rows can be made of it.
    ///
    /// # Errors
    /// Where names are missing or a thing is named twice.
    pub fn check(&self) -> Result<(), ReadingRefused> {
        let twice = self.fields.iter().enumerate().find(|(place, field)| {
            !field.gathers() && self.fields.iter().take(*place).any(|other| other == *field)
        });
        let has = |field: Field| self.fields.contains(&field);
        let person = has(Field::Name) || has(Field::FirstName) || has(Field::LastName);
        let organisation = has(Field::Organisation) || has(Field::Represents);
        match (twice, self.kind) {
            (Some((_, field)), _) => Err(ReadingRefused::Twice(*field)),
            (None, Kind::People | Kind::Both) if !person => Err(ReadingRefused::NoName),
            (None, Kind::Organisations | Kind::Both) if !organisation => Err(ReadingRefused::NoOrganisation),
            _ => Ok(()),
        }
    }

    /// The sector that a cell means: by what we know, else by what the steward says that its words mean.
    pub fn sector_of(&self, cell: &str) -> Option<Sector> {
        let told = |word: &str| self.words.iter().find(|(own, _)| own == word).map(|(_, sector)| *sector);
        sector_of(cell).or_else(|| words_of(cell).iter().find_map(|(folded, _)| told(folded)))
    }

    /// The words in the sector's column whose cells mean no sector that we know, folded and as they are written, with
    /// how often, most often first.
    pub fn unknown_sectors(&self, table: &Table) -> Vec<(String, String, usize)> {
        let column = self.fields.iter().position(|field| *field == Field::Sector);
        let cells = column.into_iter().flat_map(|column| table.column(column));
        let mut amounts = std::collections::BTreeMap::new();
        for (folded, word) in cells.filter(|cell| sector_of(cell).is_none()).flat_map(words_of) {
            amounts.entry(folded).or_insert((word, 0)).1 += 1;
        }
        let told = |(folded, (word, amount))| (folded, word, amount);
        let mut amounts: Vec<(String, String, usize)> = amounts.into_iter().map(told).collect();
        amounts.sort_by_key(|(_, _, amount)| std::cmp::Reverse(*amount));
        amounts
    }
}

/// The name decides; where it says nothing, or only "name", what stands below it.
fn guess_field(table: &Table, column: usize) -> Field {
    let named = table.header.get(column).and_then(|name| Field::of_name(name));
    let cells: Vec<&str> = table.column(column).take(LOOK).collect();
    let most = |test: &dyn Fn(&str) -> bool| {
        !cells.is_empty() && cells.iter().filter(|cell| test(cell)).count() * 10 >= cells.len() * 6
    };
    if most(&looks_like_email) {
        return Field::Email;
    }
    if most(&|cell| cell.starts_with("http://") || cell.starts_with("https://") || cell.starts_with("www.")) {
        return if named.is_none() || named == Some(Field::Website) { Field::Website } else { Field::Ignore };
    }
    match named {
        // "Mail" may be a letter box and "site" a plot of land: an address is one only if any looks like one.
        Some(Field::Email) if !cells.is_empty() && !cells.iter().any(|cell| looks_like_email(cell)) => {
            Field::Ignore
        }
        Some(Field::Website) if !cells.is_empty() && !cells.iter().any(|cell| cell.contains('.')) => {
            Field::Ignore
        }
        Some(field) => field,
        None if most(&|cell| sector_of(cell).is_some()) => Field::Sector,
        None if table.header.get(column).is_some_and(String::is_empty) && column == 0 => Field::Name,
        None => Field::Ignore,
    }
}

/// Of two columns for one thing the first is taken.
fn keep_first(fields: &mut [Field]) {
    let mut seen = Vec::new();
    for field in fields {
        if !field.gathers() && seen.contains(field) {
            *field = Field::Ignore;
        }
        seen.push(*field);
    }
}

fn guess_kind(fields: &[Field]) -> Kind {
    let has = |some: &[Field]| fields.iter().any(|field| some.contains(field));
    let person = has(&[Field::Email, Field::FirstName, Field::LastName, Field::Skills, Field::Headline]);
    let partner = has(&[Field::Sector, Field::Website, Field::Seeks, Field::Brings]);
    let organisation = has(&[Field::Organisation, Field::Represents]);
    match (person, organisation) {
        (true, true) => Kind::Both,
        (true, false) => Kind::People,
        (false, true) if has(&[Field::Name]) => Kind::People,
        (false, true) => Kind::Organisations,
        (false, false) if partner => Kind::Organisations,
        (false, false) => Kind::People,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(text: &str) -> Reading {
        let cut = Cut::guess(text.as_bytes()).unwrap();
        Reading::guess(cut, &Table::read(text.as_bytes(), cut).unwrap())
    }

    #[test]
    fn a_list_of_partners_is_known_by_its_websites() {
        let reading =
            guess("Name,Type,Website,City,State\n18F,Government,https://18f.example,SF,California\n");
        assert_eq!(reading.kind, Kind::Organisations);
        let wanted = [Field::Organisation, Field::Sector, Field::Website, Field::Place, Field::Place];
        assert_eq!(reading.fields, wanted);
        assert_eq!(reading.check(), Ok(()));
    }

    #[test]
    fn a_list_of_people_and_their_teams_is_known() {
        let reading = guess("Full name\tHandle\tLeads\tMember of\nAna\tana\t\tcargo|libs\n");
        assert_eq!(reading.kind, Kind::People);
        assert_eq!(reading.fields, [Field::Name, Field::Ignore, Field::Represents, Field::Organisation]);
    }

    #[test]
    fn addresses_are_known_without_a_name_above_them() {
        let reading = guess("Ana,ana@example.org,Schule\nBea,bea@example.org,Verein\n");
        assert_eq!(reading.fields, [Field::Name, Field::Email, Field::Sector]);
    }

    #[test]
    fn people_without_names_and_two_names_are_refused() {
        let mut reading = guess("Name,Email\nAna,ana@example.org\n");
        reading.fields = vec![Field::Ignore, Field::Email];
        assert_eq!(reading.check(), Err(ReadingRefused::NoName));
        reading.fields = vec![Field::Name, Field::Name];
        assert_eq!(reading.check(), Err(ReadingRefused::Twice(Field::Name)));
    }

    #[test]
    fn unknown_sectors_are_told_most_frequent_first() {
        let text = "Name,Type,Website\na,Brigade,http://a.b\nb,\"Brigade, School\",http://a.b\nb,Brigade,http://a.b\nc,School,http://a.b\nd,Lab,http://a.b\n";
        let cut = Cut::guess(text.as_bytes()).unwrap();
        let table = Table::read(text.as_bytes(), cut).unwrap();
        let told = Reading::guess(cut, &table).unknown_sectors(&table);
        let word = |folded: &str, word: &str, amount| (folded.to_owned(), word.to_owned(), amount);
        assert_eq!(told, [word("brigade", "Brigade", 2), word("lab", "Lab", 1)]);
    }

    #[test]
    fn a_word_means_what_the_steward_says_where_the_cell_means_nothing_else() {
        let mut reading = guess("Name,Type,Website\na,Brigade,http://a.b\n");
        reading.words = vec![("brigade".to_owned(), Sector::Community)];
        assert_eq!(reading.sector_of("Official; Brigade"), Some(Sector::Community));
        assert_eq!(reading.sector_of("Brigade, Government"), Some(Sector::Government));
        assert_eq!(reading.sector_of("Lab"), None);
    }
}
