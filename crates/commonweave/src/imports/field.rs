//! What a column can mean, and how people call it.

use crate::members::fold;

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

/// Names of columns in several languages, folded, as they are written whole.
const NAMES: &[(Field, &[&str])] = &[
    (
        Field::FirstName,
        &[
            "first name",
            "firstname",
            "given name",
            "forename",
            "vorname",
            "prenom",
            "nombre de pila",
            "primeiro nome",
            "nome proprio",
            "voornaam",
            "fornamn",
            "imie",
        ],
    ),
    (
        Field::LastName,
        &[
            "last name",
            "lastname",
            "surname",
            "family name",
            "nachname",
            "familienname",
            "nom de famille",
            "apellido",
            "apellidos",
            "sobrenome",
            "apelido",
            "cognome",
            "achternaam",
            "efternamn",
            "nazwisko",
        ],
    ),
    (
        Field::Email,
        &[
            "email",
            "e-mail",
            "mail",
            "email address",
            "e-mail address",
            "e-mail-adresse",
            "mailadresse",
            "courriel",
            "adresse mail",
            "adresse e-mail",
            "correo",
            "correo electronico",
            "posta elettronica",
            "e-postadress",
            "e-mailadres",
            "adres e-mail",
        ],
    ),
    (
        Field::Headline,
        &[
            "role",
            "job title",
            "position",
            "function",
            "funktion",
            "rolle",
            "beruf",
            "fonction",
            "poste",
            "cargo",
            "funcao",
            "profissao",
            "ruolo",
            "functie",
            "title",
            "occupation",
            "profession",
            "headline",
            "stanowisko",
        ],
    ),
    (
        Field::Skills,
        &[
            "skills",
            "skill",
            "expertise",
            "competences",
            "competencies",
            "offers",
            "can help with",
            "fahigkeiten",
            "kenntnisse",
            "kompetenzen",
            "habilidades",
            "competencias",
            "competenze",
            "vaardigheden",
            "umiejetnosci",
        ],
    ),
    (
        Field::Represents,
        &[
            "represents",
            "representative of",
            "representing",
            "leads",
            "lead of",
            "stands for",
            "vertritt",
            "vertritt organisation",
            "represente",
            "representa",
            "rappresenta",
        ],
    ),
    (
        Field::Organisation,
        &[
            "organisation",
            "organization",
            "organisations",
            "organizations",
            "company",
            "employer",
            "institution",
            "firma",
            "unternehmen",
            "verein",
            "einrichtung",
            "entreprise",
            "structure",
            "association",
            "organisme",
            "organizacion",
            "empresa",
            "entidad",
            "institucion",
            "organizacao",
            "entidade",
            "instituicao",
            "organizzazione",
            "azienda",
            "ente",
            "organisatie",
            "bedrijf",
            "member of",
            "affiliation",
            "teams",
            "team",
            "partner",
            "organisation name",
            "organization name",
            "name of organisation",
            "organizacja",
        ],
    ),
    (
        Field::Sector,
        &[
            "sector",
            "type",
            "kind",
            "category",
            "sektor",
            "bereich",
            "art",
            "kategorie",
            "typ",
            "secteur",
            "categorie",
            "tipo",
            "categoria",
            "settore",
            "setor",
            "organisation type",
            "organization type",
        ],
    ),
    (
        Field::Website,
        &[
            "website",
            "web site",
            "web",
            "url",
            "homepage",
            "site",
            "webseite",
            "internet",
            "internetseite",
            "site web",
            "site internet",
            "sitio web",
            "pagina web",
            "sito",
            "sito web",
            "strona",
        ],
    ),
    (
        Field::Place,
        &[
            "place",
            "city",
            "town",
            "location",
            "region",
            "state",
            "country",
            "ort",
            "stadt",
            "wohnort",
            "bundesland",
            "land",
            "ville",
            "lieu",
            "pays",
            "ciudad",
            "lugar",
            "pais",
            "cidade",
            "localidade",
            "citta",
            "luogo",
            "paese",
            "plaats",
            "stad",
            "miasto",
            "kraj",
            "plats",
        ],
    ),
    (
        Field::About,
        &[
            "about",
            "bio",
            "biography",
            "description",
            "notes",
            "beschreibung",
            "uber",
            "a propos",
            "presentation",
            "descripcion",
            "acerca de",
            "descricao",
            "sobre",
            "descrizione",
            "beschrijving",
            "opis",
        ],
    ),
    (
        Field::Seeks,
        &["seeks", "looking for", "needs", "sucht", "cherche", "busca", "procura", "cerca", "zoekt"],
    ),
    (
        Field::Brings,
        &["brings", "provides", "contributes", "bietet", "apporte", "aporta", "oferece", "offre", "biedt"],
    ),
    (
        Field::Name,
        &[
            "name",
            "full name",
            "fullname",
            "member",
            "person",
            "contact",
            "contact name",
            "vollstandiger name",
            "vor- und nachname",
            "ansprechpartner",
            "nom",
            "nom complet",
            "nom et prenom",
            "nombre",
            "nombre completo",
            "nome",
            "nome completo",
            "nome e cognome",
            "naam",
            "volledige naam",
            "namn",
            "imie i nazwisko",
        ],
    ),
];

impl Field {
    /// What a column of this name means, if the name says so.
    pub(super) fn of_name(name: &str) -> Option<Field> {
        let folded = fold(name).replace(['_', ':', '*', '(', ')', '.', '/'], " ");
        let words = folded.split_whitespace().collect::<Vec<_>>().join(" ");
        NAMES.iter().find(|(_, names)| names.contains(&words.as_str())).map(|(field, _)| *field)
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
        ] {
            assert_eq!(Field::of_name(name), Some(field), "{name}");
        }
        assert_eq!(Field::of_name("Shoe size"), None);
    }
}
