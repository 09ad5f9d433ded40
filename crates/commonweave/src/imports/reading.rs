//! How a file is understood: how it is cut, what it lists, and what each column means. Guessed first, then as the
//! steward says.

use super::sectors::{nearly, one, sector_of, words_of};
use house::members::fold;
use house::sector::Sector;
use house::web::Said;
use lists::{Cut, Field, Guess, Kind, Table, Told};
use serde::{Deserialize, Serialize};

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
    /// Whether rows of one name and no address are different people.
    #[serde(default)]
    pub apart: bool,
    /// The sheet of a workbook that was read.
    #[serde(default)]
    pub sheet: String,
    /// Its other sheets that hold something.
    #[serde(default)]
    pub others: Vec<String>,
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
        Reading::of(cut, Reading::judge(table, &Told::default()))
    }

    /// Guesses what the columns mean where somebody has said what the rows are.
    pub fn guess_as(cut: Cut, table: &Table, kind: Kind) -> Reading {
        Reading::of(cut, Reading::judge(table, &Told { kind: Some(kind), fields: Vec::new() }))
    }

    /// What a table is taken for, and why; what somebody has told of it holds.
    pub fn judge(table: &Table, told: &Told) -> Guess {
        Guess::of(table, &|cell| sector_of(cell).is_some(), told)
    }

    /// What was guessed, as a reading.
    pub fn of(cut: Cut, guess: Guess) -> Reading {
        let (kind, fields) = (guess.kind, guess.fields);
        Reading {
            cut,
            kind,
            fields,
            sector: Sector::Other,
            words: Vec::new(),
            apart: false,
            sheet: String::new(),
            others: Vec::new(),
        }
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

    /// The sector that a cell means: by what we know, else by what the steward says that its words mean. Of a word that we
    /// know the steward's meaning holds.
    pub fn sector_of(&self, cell: &str) -> Option<Sector> {
        let told = |word: &str| self.words.iter().find(|(own, _)| own == word).map(|(_, sector)| *sector);
        let known = |word: &str| one(word).map(|ours| told(word).unwrap_or(ours));
        let (whole, parts) = (fold(cell), words_of(cell));
        known(&whole)
            .or_else(|| parts.iter().find_map(|(folded, _)| known(folded)))
            .or_else(|| told(&whole))
            .or_else(|| parts.iter().find_map(|(folded, _)| told(folded)))
            .or_else(|| nearly(cell))
    }

    /// Whether a cell of the sector's column says this folded word, alone or among others.
    pub fn says(&self, table: &Table, word: &str) -> bool {
        let columns = self.fields.iter().enumerate().filter(|(_, field)| **field == Field::Sector);
        let mut cells = columns.flat_map(|(column, _)| table.column(column));
        cells.any(|cell| fold(cell) == word || words_of(cell).iter().any(|(folded, _)| folded == word))
    }

    /// The words in the sector's column whose cells mean no sector that we know, folded and as they are written, with
    /// how often, most often first.
    pub fn unknown_sectors(&self, table: &Table) -> Vec<(String, String, usize)> {
        let columns = self.fields.iter().enumerate().filter(|(_, field)| **field == Field::Sector);
        let cells = columns.flat_map(|(column, _)| table.column(column));
        let mut amounts = std::collections::BTreeMap::new();
        let unknown = |cell: &&str| {
            !lists::present(cell).is_empty() && sector_of(cell).is_none() && nearly(cell).is_none()
        };
        for (folded, word) in cells.filter(unknown).flat_map(words_of) {
            amounts.entry(folded).or_insert((word, 0)).1 += 1;
        }
        let told = |(folded, (word, amount))| (folded, word, amount);
        let mut amounts: Vec<(String, String, usize)> = amounts.into_iter().map(told).collect();
        amounts.sort_by_key(|(_, _, amount)| std::cmp::Reverse(*amount));
        amounts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Table, Cut) {
        let opened = lists::open(text.as_bytes()).unwrap();
        (Table::read(&opened.content, opened.cut).unwrap(), opened.cut)
    }

    fn guess(text: &str) -> Reading {
        let (table, cut) = read(text);
        Reading::guess(cut, &table)
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
        let (table, cut) = read(text);
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
        reading.words = vec![("verein".to_owned(), Sector::Community)];
        assert_eq!(reading.sector_of("Verein"), Some(Sector::Community));
        assert_eq!(reading.sector_of("Schule, Verein"), Some(Sector::Education));
    }
}
