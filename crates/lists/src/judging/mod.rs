//! What the columns of a table mean, and what it is a list of.

mod columns;
mod field;
mod kind;

pub use field::Field;
pub use kind::{Kind, Why};

use crate::cutting::Table;
use crate::words::Lexicon;
use columns::Column;

/// What a table is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// What its rows are.
    pub kind: Kind,
    /// What each column means.
    pub fields: Vec<Field>,
    /// Why its rows are taken for that.
    pub why: Why,
    /// Whether that is beyond doubt.
    pub sure: bool,
}

impl Guess {
    /// Judges a table; `is_type` tells whether a word names what organisations are. Where somebody has said what the rows
    /// are, only the columns are judged.
    pub fn of(table: &Table, is_type: &dyn Fn(&str) -> bool, told: Option<Kind>) -> Guess {
        let lexicon = Lexicon::new();
        let mut columns: Vec<Column> =
            (0..table.width()).map(|place| Column::of(table, place, &lexicon, is_type)).collect();
        columns::parts(&mut columns, table);
        columns::employers(&mut columns, table);
        columns::keep_plainest(&mut columns);
        let verdict = kind::judge(&mut columns, table);
        let (kind, why, sure) = match told {
            Some(told) => (told, Why::Told, true),
            None => (verdict.kind, verdict.why, verdict.sure),
        };
        columns::suit(&mut columns, kind);
        Guess { kind, fields: columns.into_iter().map(|column| column.field).collect(), why, sure }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::open;
    use Field::{
        About, ContactEmail, ContactPerson, Email, FirstName, Headline, Ignore, LastName, Name, Organisation,
        Place, Represents, Sector, Website,
    };

    fn is_type(word: &str) -> bool {
        ["charity", "company", "government", "schule", "verein"].contains(&word.to_lowercase().as_str())
    }

    fn guess(text: &str) -> Guess {
        let opened = open(text.as_bytes()).unwrap();
        Guess::of(&Table::read(&opened.content, opened.cut).unwrap(), &is_type, None)
    }

    #[test]
    fn a_list_of_partners_is_known_by_its_types_and_websites() {
        let found = guess("Name,Type,Website,City,State\n18F,Government,https://18f.example,SF,California\n");
        assert_eq!(
            (found.kind, found.fields.as_slice()),
            (Kind::Organisations, &[Organisation, Sector, Website, Place, Place][..])
        );
        let found = guess(
            "Name,Type,Email,Website,City\nChoir North,Charity,office@choir.example,https://choir.example,Graz\n",
        );
        assert_eq!(
            (found.kind, found.fields.as_slice()),
            (Kind::Organisations, &[Organisation, Sector, ContactEmail, Website, Place][..])
        );
    }

    #[test]
    fn people_and_their_teams_are_known() {
        let found = guess("Full name\tHandle\tLeads\tMember of\nAna\tana\t\tcargo|libs\n");
        assert_eq!(
            (found.kind, found.fields.as_slice()),
            (Kind::Both, &[Name, Ignore, Represents, Organisation][..])
        );
    }

    #[test]
    fn addresses_are_known_without_a_name_above_them() {
        let found = guess("Ana,ana@example.org,Schule\nBea,bea@example.org,Verein\n");
        assert_eq!((found.kind, found.fields.as_slice()), (Kind::People, &[Name, Email, Sector][..]));
    }

    #[test]
    fn people_with_employers_are_known_by_both_names() {
        let found = guess(
            "first_name;last_name;last_name_first_name;e_name;e_type;e_city\nIda;Beispiel;Beispiel, Ida;Institut für Arbeit;Forschungszentrum;Graz\n",
        );
        assert_eq!(
            (found.kind, found.fields.as_slice()),
            (Kind::Both, &[FirstName, LastName, Name, Organisation, Sector, Place][..])
        );
        let found = guess(
            "Title,First Name,Last Name,Company,Job Title,E-mail Address,E-mail Type\nDr.,Ida,Berg,Choir,Conductor,ida@ex.org,SMTP\n",
        );
        assert_eq!(found.fields, [Ignore, FirstName, LastName, Organisation, Headline, Email, Ignore]);
    }

    #[test]
    fn a_name_beside_one_part_of_it_is_the_other_part() {
        assert_eq!(guess("Name;Vorname;Ort\nBerg;Ida;Graz\n").fields, [LastName, FirstName, Place]);
        assert_eq!(guess("Nome;Sobrenome\nAna;Silva\n").fields, [FirstName, LastName]);
        assert_eq!(guess("Name;Vorname\nIda Berg;Ida\n").fields, [Name, FirstName]);
    }

    #[test]
    fn an_organisation_with_somebody_to_write_to_is_one_organisation() {
        let found = guess("Verein;Ansprechpartner;E-Mail;Zweck\nChor Nord;Ida Berg;ida@ex.org;Singen\n");
        assert_eq!(
            (found.kind, found.fields.as_slice()),
            (Kind::Organisations, &[Organisation, ContactPerson, ContactEmail, About][..])
        );
    }

    #[test]
    fn two_columns_of_one_name_are_both_offered() {
        let found = guess("Name,Email,Email,Organisation\nIda Berg,ida@ex.org,ida@home.org,Choir North\n");
        assert_eq!(found.fields, [Name, Email, ContactEmail, Organisation]);
    }

    #[test]
    fn where_nothing_is_known_the_most_different_texts_are_proposed_and_asked_about() {
        let found = guess(
            "value;translated\n0/Kirjasto/;Kaupunginkirjasto\n0/Museo/;Maakuntamuseo\n1/Museo/Taide/;Taidemuseo\n",
        );
        assert_eq!((found.kind, found.fields.as_slice()), (Kind::Organisations, &[Ignore, Organisation][..]));
    }

    #[test]
    fn names_that_are_codes_are_proposed_where_nothing_else_stands_there() {
        let found = guess("Orga,Category\nO0,Art\nO1,Art\nO6,Educational\n");
        assert_eq!((found.kind, found.fields.as_slice()), (Kind::Organisations, &[Organisation, Sector][..]));
        let found = guess("Z7,Kind\nO0,Verein\nO1,Verein\nO6,Schule\n");
        assert_eq!((found.kind, found.fields.as_slice()), (Kind::Organisations, &[Organisation, Sector][..]));
    }

    #[test]
    fn a_column_may_say_for_each_row_what_it_is() {
        let found = guess(
            "Contact Type,Organization Name,First Name,Last Name,Email\nOrganization,Choir,,,c@x.org\nIndividual,,Ida,Berg,i@x.org\n",
        );
        assert_eq!(found.kind, Kind::Both);
        let found = guess(
            "Contact Type,Contact Subtype,Organization Name,Email\nOrganization,Partner,Choir,c@x.org\n",
        );
        assert_eq!(
            (found.kind, found.why),
            (Kind::Organisations, Why::Tells { column: "Contact Type".to_owned() })
        );
    }

    #[test]
    fn what_somebody_has_said_is_not_judged_again() {
        let opened = open(b"Name,Email\nAlpha,a@x.org\n").unwrap();
        let table = Table::read(&opened.content, opened.cut).unwrap();
        let told = Guess::of(&table, &is_type, Some(Kind::Organisations));
        assert_eq!(told.fields, [Organisation, ContactEmail]);
        assert_eq!(Guess::of(&table, &is_type, Some(Kind::People)).fields, [Name, Email]);
    }
}
