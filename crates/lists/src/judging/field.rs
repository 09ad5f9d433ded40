//! What a column can mean.

use crate::word::word;

word! {
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
        /// An address to write to that is no way to sign in.
        ContactEmail = "contact-email",
        /// A telephone of the organisation.
        ContactPhone = "contact-phone",
        /// Somebody of the organisation to ask for, who does not become a member.
        ContactPerson = "contact-person",
    }
}

impl Field {
    /// Whether several columns of this meaning are put together.
    pub fn gathers(self) -> bool {
        matches!(
            self,
            Field::Ignore
                | Field::Place
                | Field::Skills
                | Field::Organisation
                | Field::Represents
                | Field::Sector
                | Field::About
                | Field::ContactEmail
        )
    }
}
