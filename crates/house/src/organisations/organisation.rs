//! An organisation, and what is known of it.

use crate::ids::OrganisationId;
use crate::members::fold;
use crate::sector::Sector;
use crate::web::{hue, initials, picture_at};
use db::Time;
use serde::{Deserialize, Serialize};

db::record! {
    /// An organisation as lists and other rooms show it.
    #[derive(Debug, Clone)]
    pub struct OrganisationCard {
        pub id: OrganisationId,
        pub name: String,
        /// With the number, the place in lists.
        pub name_key: String,
        pub sector: Sector,
        pub place: String,
        pub seeks: String,
        pub brings: String,
        /// Empty, or what tells its logo from the one before.
        pub logo: String,
    }
}

db::record! {
    /// An organisation with everything that its page shows.
    #[derive(Debug, Clone)]
    pub struct Organisation {
        pub id: OrganisationId,
        pub name: String,
        pub name_key: String,
        pub sector: Sector,
        pub place: String,
        /// Empty, or an address that begins with `http://` or `https://`.
        pub website: String,
        pub about: String,
        pub about_html: String,
        pub seeks: String,
        pub brings: String,
        pub contact_email: String,
        pub contact_phone: String,
        pub contact_person: String,
        pub created_at: Time,
        pub updated_at: Time,
        /// Since when it no longer takes part.
        pub archived_at: Option<Time>,
        /// The one into which it was merged.
        pub merged_into: Option<OrganisationId>,
        /// As [`OrganisationCard::logo`].
        pub logo: String,
    }
}

impl OrganisationCard {
    /// Where its logo is, below the address of the directory; empty where it has none.
    pub fn logo_at(&self, organisations: &str) -> String {
        picture_at(format_args!("{organisations}/{}", self.id), "logo", &self.logo)
    }
}

impl Organisation {
    /// Where its logo is, below the address of the directory; empty where it has none.
    pub fn logo_at(&self, organisations: &str) -> String {
        picture_at(format_args!("{organisations}/{}", self.id), "logo", &self.logo)
    }
}

impl Organisation {
    /// The letters that stand for it.
    pub fn initials(&self) -> String {
        initials(&self.name)
    }

    /// The colour of its mark.
    pub fn hue(&self) -> u8 {
        hue(self.id.get())
    }
}

impl Organisation {
    /// Whom one writes to.
    pub fn contact(&self) -> Contact {
        Contact {
            email: self.contact_email.clone(),
            phone: self.contact_phone.clone(),
            person: self.contact_person.clone(),
        }
    }

    /// Whether somebody has changed it since it was added, archived it, or merged it with another.
    pub fn is_touched(&self) -> bool {
        self.updated_at != self.created_at || self.archived_at.is_some()
    }

    /// What is known of it, as it could be written anew.
    pub fn known(&self) -> NewOrganisation {
        NewOrganisation {
            name: self.name.clone(),
            sector: self.sector,
            place: self.place.clone(),
            website: self.website.clone(),
            about: self.about.clone(),
            seeks: self.seeks.clone(),
            brings: self.brings.clone(),
            contact: self.contact(),
        }
    }
}

/// The longest name of an organisation, in characters: some say in it whom they are for and where.
pub const NAME: usize = 250;

/// Whom one writes to, and how; never a way to sign in. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// An address of mail.
    pub email: String,
    /// A number, as it was written.
    pub phone: String,
    /// The name of somebody there.
    pub person: String,
}

impl Contact {
    /// Whether it is the person of this name, or one of these addresses, which are in small letters.
    pub(super) fn is_of(&self, name: &str, addresses: &[String]) -> bool {
        let named = !self.person.is_empty() && fold(&self.person) == fold(name);
        named || addresses.contains(&self.email.to_lowercase())
    }
}

/// What can be said of an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewOrganisation {
    /// Its name; no other of the network has the same when both are folded.
    pub name: String,
    /// The part of society that it stands in.
    pub sector: Sector,
    /// Town or region.
    pub place: String,
    /// Empty, or an address that begins with `http://` or `https://`.
    pub website: String,
    /// Markdown.
    pub about: String,
    /// What it looks for in the network.
    pub seeks: String,
    /// What it brings.
    pub brings: String,
    /// Whom one writes to.
    pub contact: Contact,
}

impl NewOrganisation {
    /// What is said of it as HTML, where it says the same as this one, or nothing: it was set when it was written.
    pub fn html_beside<'a>(&self, known: &'a Organisation) -> &'a str {
        if self.about == known.about { &known.about_html } else { "" }
    }
}
