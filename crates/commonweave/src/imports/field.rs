//! What a column can mean, and how people call it.

use super::headings::NAMES;
use house::members::fold;

db::word! {
    /// What a column means.
    pub enum Field {
        /// Nothing for us.
        Ignore = "ignore",
        /// The whole name of a person.
        Name = "name",
        /// The first part of it.
        FirstName = "first-name",
        /// The last part of it.
        LastName = "last-name",
        /// A person's address.
        Email = "email",
        /// What a person does, in one line.
        Headline = "headline",
        /// Skills that a person offers.
        Skills = "skills",
        /// The organisation, or those to which the person belongs.
        Organisation = "organisation",
        /// Those for which the person stands.
        Represents = "represents",
        /// The sector of the organisation.
        Sector = "sector",
        /// The organisation's website.
        Website = "website",
        /// Town, region, country of the person; of the organisation where there is no person.
        Place = "place",
        /// What is to be known of the person; of the organisation where there is no person.
        About = "about",
        /// What the organisation looks for.
        Seeks = "seeks",
        /// What the organisation brings.
        Brings = "brings",
    }
}

impl Field {
    /// What a column of this name means, if the name says so.
    pub(super) fn of_name(name: &str) -> Option<Field> {
        let folded = fold(name).replace(['_', ':', '*', '(', ')', '.', '/'], " ");
        let words = folded.split_whitespace().collect::<Vec<_>>().join(" ");
        NAMES.iter().find(|(_, names)| names.split(", ").any(|name| name == words)).map(|(field, _)| *field)
    }

    /// Whether several columns of this meaning are put together.
    pub(super) fn gathers(self) -> bool {
        matches!(
            self,
            Field::Ignore
                | Field::Place
                | Field::Skills
                | Field::Organisation
                | Field::Represents
                | Field::About
        )
    }

    /// The key of its name in `locales/`.
    pub fn label(self) -> &'static str {
        match self {
            Field::Ignore => "import-field-ignore",
            Field::Name => "import-field-name",
            Field::FirstName => "import-field-first-name",
            Field::LastName => "import-field-last-name",
            Field::Email => "import-field-email",
            Field::Headline => "import-field-headline",
            Field::Skills => "import-field-skills",
            Field::Organisation => "import-field-organisation",
            Field::Represents => "import-field-represents",
            Field::Sector => "import-field-sector",
            Field::Website => "import-field-website",
            Field::Place => "import-field-place",
            Field::About => "import-field-about",
            Field::Seeks => "import-field-seeks",
            Field::Brings => "import-field-brings",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn columns_are_known_in_several_languages() {
        for (name, field) in [
            ("E-Mail-Adresse", Field::Email),
            ("Prénom", Field::FirstName),
            ("APELLIDOS", Field::LastName),
            ("Organização", Field::Organisation),
            ("job_title:", Field::Headline),
            ("Città", Field::Place),
            ("Webseite", Field::Website),
            ("Ansprechpartner/in", Field::Name),
            ("Pessoa de contato", Field::Name),
        ] {
            assert_eq!(Field::of_name(name), Some(field), "{name}");
        }
        assert_eq!(Field::of_name("Shoe size"), None);
    }

    #[test]
    fn no_name_of_a_column_means_two_things() {
        let mut names: Vec<&str> = super::NAMES.iter().flat_map(|(_, names)| names.split(", ")).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
