//! The six people as whom one may look around in the demo, and the door through which one becomes one of them.
//! On any other server there is no such door.

use house::accounts;
use house::ids::AccountId;
use house::web::{Answer, At, Error, Visit};

/// Somebody of the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Persona {
    /// The last part of their address: `/demo/steward`.
    pub(super) key: &'static str,
    /// Their name, as it stands on the card; none for whoever is not signed in.
    pub(super) name: Option<&'static str>,
    /// The address of their account.
    email: &'static str,
    /// The key of the word for what they are.
    pub(super) role: &'static str,
    /// The key of the sentence that says who they are and what to look at as them.
    pub(super) about: &'static str,
    /// Where they begin.
    start: &'static str,
}

const TODAY: &str = "/n/green-city/today";
const FRONT: &str = "/n/green-city";

/// All six, in the order of the cards.
pub(super) const PERSONAS: [Persona; 6] = [
    Persona {
        key: "steward",
        name: Some("Omar Haddad"),
        email: "omar@green-city.example",
        role: "landing-persona-steward",
        about: "landing-persona-steward-about",
        start: TODAY,
    },
    Persona {
        key: "facilitator",
        name: Some("Chipo Moyo"),
        email: "chipo@green-city.example",
        role: "landing-persona-facilitator",
        about: "landing-persona-facilitator-about",
        start: TODAY,
    },
    Persona {
        key: "member",
        name: Some("Amina Diallo"),
        email: "amina@green-city.example",
        role: "landing-persona-member",
        about: "landing-persona-member-about",
        start: TODAY,
    },
    Persona {
        key: "representative",
        name: Some("Tomás Ferreira da Silva"),
        email: "tomas@green-city.example",
        role: "landing-persona-representative",
        about: "landing-persona-representative-about",
        start: TODAY,
    },
    Persona {
        key: "newcomer",
        name: Some("Ifeoma Nwachukwu"),
        email: "newcomer@green-city.example",
        role: "landing-persona-newcomer",
        about: "landing-persona-newcomer-about",
        start: FRONT,
    },
    Persona {
        key: "visitor",
        name: None,
        email: "",
        role: "landing-persona-visitor",
        about: "landing-persona-visitor-about",
        start: FRONT,
    },
];

impl Persona {
    /// The letters of the face.
    pub(super) fn initials(&self) -> String {
        self.name.map_or_else(|| "?".to_owned(), house::web::initials)
    }

    /// How one calls them.
    pub(super) fn first_name(&self) -> &'static str {
        self.name.and_then(|name| name.split(' ').next()).unwrap_or_default()
    }

    /// The colour of the face.
    pub(super) fn hue(&self) -> usize {
        PERSONAS.iter().position(|other| other == self).unwrap_or(0)
    }
}

/// POST `/demo/{persona}`: whoever is signed in signs out, and the persona signs in.
pub(super) async fn walk_in(visit: Visit, At(key): At<String>) -> Answer {
    let persona = PERSONAS.iter().find(|persona| persona.key == key).ok_or(Error::NotFound)?;
    if persona.name.is_none() {
        return accounts::sign_out(&visit, persona.start).await;
    }
    let account: Option<AccountId> =
        visit.server_read(|q, _| Ok(accounts::with_email(q, persona.email)?)).await?;
    accounts::sign_in(&visit, account.ok_or(Error::NotFound)?, Some(persona.start)).await
}

#[cfg(test)]
mod tests {
    use super::PERSONAS;

    #[test]
    fn no_two_share_a_door() {
        for persona in PERSONAS {
            assert_eq!(
                PERSONAS.iter().filter(|other| other.key == persona.key).count(),
                1,
                "{}",
                persona.key
            );
        }
    }
}
