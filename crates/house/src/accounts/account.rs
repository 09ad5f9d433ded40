//! Who can sign in on this server.

use crate::ids::AccountId;
use crate::web::form::LINE;
use crate::web::{Error, Form, Locale};
use db::Time;

/// Someone about to get an account. The password is hashed before the change begins.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The address, as it was typed.
    pub email: String,
    /// The name by which the account is known until it is a member somewhere.
    pub name: String,
    /// What [`super::hash_password`] made.
    pub password_hash: String,
    /// A language of [`Locale::CHOICES`].
    pub language: String,
    /// A name of the time zone database.
    pub time_zone: String,
}

db::record! {
    /// What is compared when somebody signs in.
    #[derive(Debug, Clone)]
    pub(super) struct Lock {
        pub id: AccountId,
        pub password_hash: String,
    }
}

db::record! {
    /// A browser in which an account is signed in.
    #[derive(Debug, Clone)]
    pub(super) struct Session {
        pub token_hash: String,
        pub created_at: Time,
        pub seen_at: Time,
    }
}

impl NewAccount {
    /// Reads name, address, password, language and zone from a form, and complains in it. `networks` are words
    /// that the password must not be. The hash is still empty: the password is hashed after the reading.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is any complaint.
    pub fn read(form: &mut Form, networks: &[&str]) -> Result<NewAccount, Error> {
        let name = form.line("name", LINE);
        let email = form.email("email");
        new_password(form, "password", &[&[name.as_str(), email.as_str()], networks].concat());
        let language = language(form);
        let time_zone = super::zones::read(form, "time_zone");
        form.checked()?;
        Ok(NewAccount { email, name, password_hash: String::new(), language, time_zone })
    }
}

/// The form of an address by which two are told apart: in lower case, which every host in use treats as the same.
pub fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Complains in the form about a password that must not be. It is never shown again: browsers keep it.
pub(super) fn new_password(form: &mut Form, field: &str, own: &[&str]) {
    let password = form.value(field).to_owned();
    if password.is_empty() {
        form.fail(field, "error-field-required");
    } else if let Some(objection) = super::password::objection(&password, own) {
        form.fail(field, objection);
    }
}

/// The language chosen in a form; English where nothing was.
pub(super) fn language(form: &mut Form) -> String {
    let chosen = form.value("language").to_owned();
    if chosen.is_empty() {
        return Locale::En.tag().to_owned();
    }
    if !Locale::CHOICES.iter().any(|(tag, _)| *tag == chosen) {
        form.fail("language", "error-field-choice");
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> Form {
        Form::new()
            .with("name", "Amina Diallo")
            .with("email", " Amina@Example.org ")
            .with("password", "tulips on the roof")
            .with("time_zone", "Europe/Lisbon")
    }

    #[test]
    fn a_filled_form_is_an_account() {
        let account = NewAccount::read(&mut filled(), &[]).unwrap();
        assert_eq!(account.email, "Amina@Example.org");
        assert_eq!(email_key(&account.email), "amina@example.org");
        assert_eq!(account.language, "en");
    }

    #[test]
    fn a_zone_that_is_nowhere_is_complained_about() {
        let mut form = filled().with("language", "en");
        form = Form::new().with("time_zone", "Mars/Olympus").with("name", form.value("name"));
        assert!(NewAccount::read(&mut form, &[]).is_err());
        assert!(form.error("time_zone").is_some());
        assert!(form.error("email").is_some());
    }
}
