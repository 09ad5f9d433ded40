//! What people call the columns of their lists, and words by which organisations are known, in many languages. The words
//! stand as they are written; they are folded when they are used.

mod bodies;
mod europe;
mod exports;
mod given;
mod world;

pub use bodies::looks_like_body;
pub(crate) use bodies::{names_body, role_mailbox};
pub(crate) use given::begins_as_person;

use crate::fold::fold;
use crate::judging::Field;
use std::collections::HashMap;

/// What a heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heading {
    /// What the column means.
    Means(Field),
    /// That rows are people: their sex, their birthday.
    OfPeople,
    /// That rows are organisations: their legal form, their number in a register.
    OfBodies,
    /// That the cells say for each row whether it is a person.
    Tells,
    /// Nothing for us, though a part of it may read like something.
    Nothing,
}

/// The headings that are known.
pub(crate) struct Lexicon {
    whole: HashMap<String, Heading>,
}

/// Tokens beside which a known word means something else.
const APART: &str = "middle nick nickname maiden user file event ticket group bank list campaign domain yomi phonetic prefix suffix \
    mother mothers father fathers spouse short corto assistant manager product sheet parent emergency type label status opt optin \
    consent date count verified preferences order billing shipping invoice attendee level gender id no number nr payment code \
    hash source photo image password permission account marketing newsletter";

/// What joins a word to what it is of.
const LINKS: &str = "de del da do der des du della di la le of the van von za na dell 1 2 3";

impl Lexicon {
    pub(crate) fn new() -> Lexicon {
        let mut whole = HashMap::new();
        let tables = [exports::HEADINGS, europe::HEADINGS, europe::MORE, world::HEADINGS];
        for (heading, words) in tables.into_iter().flatten() {
            for word in words.split('|') {
                whole.entry(plain(word.trim())).or_insert(*heading);
            }
        }
        Lexicon { whole }
    }

    /// What a heading means, if it says so.
    pub(crate) fn field(&self, heading: &str) -> Option<Field> {
        match self.read(heading) {
            Some(Heading::Means(field)) => Some(field),
            Some(_) => Some(Field::Ignore),
            None => None,
        }
    }

    /// What a heading says: as a whole, else its end, its beginning or the words in it.
    pub(crate) fn read(&self, heading: &str) -> Option<Heading> {
        if heading.chars().count() > 400 {
            return None;
        }
        let words = plain(heading);
        if let Some(found) = self.whole.get(&words) {
            return Some(*found);
        }
        // What stands in brackets explains.
        let outside = heading.split(['(', '[', '（']).next().map(plain).filter(|outside| !outside.is_empty());
        if let Some(found) = outside.and_then(|outside| self.whole.get(&outside)) {
            return Some(*found);
        }
        let mut tokens: Vec<&str> = words.split(' ').collect();
        // "Address 1" is an address.
        while tokens.len() > 1
            && tokens.last().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()))
        {
            tokens.pop();
        }
        if let Some(found) = self.whole.get(&tokens.join(" ")) {
            return Some(*found);
        }
        self.inside(&tokens).or_else(|| in_one_word(&words))
    }

    fn inside(&self, tokens: &[&str]) -> Option<Heading> {
        let of_body = tokens.iter().any(|token| names_body(token));
        let known = |part: Option<&[&str]>| self.whole.get(&part?.join(" ")).copied();
        let ends = (1..tokens.len()).filter_map(|at| Some((known(tokens.get(at..))?, tokens.get(..at)?)));
        let linked =
            |at: &usize| tokens.get(*at).is_some_and(|token| LINKS.split(' ').any(|link| link == *token));
        let begins = (1..tokens.len()).rev().filter(linked);
        let begins = begins.filter_map(|at| Some((known(tokens.get(..at))?, tokens.get(at..)?)));
        let (found, others) =
            ends.chain(begins).next().map_or((None, tokens), |(found, others)| (Some(found), others));
        let apart = others.iter().any(|token| APART.split_whitespace().any(|other| other == *token));
        match found {
            _ if apart && !of_body => found.map(|_| Heading::Nothing),
            Some(Heading::Means(Field::Name)) if of_body => Some(Heading::Means(Field::Organisation)),
            Some(Heading::Means(Field::Organisation)) if apart => Some(Heading::Nothing),
            Some(Heading::Means(Field::Email)) if of_body => Some(Heading::Means(Field::ContactEmail)),
            Some(found) => Some(found),
            None if tokens.iter().any(|token| *token == "email" || *token == "mail") => {
                Some(Heading::Means(Field::Email))
            }
            None if of_body && tokens.len() > 3 => Some(Heading::Means(Field::Organisation)),
            None => None,
        }
    }

    /// How little stands round the known word: of two columns for one thing, the plainer one is meant.
    pub(crate) fn is_whole(&self, heading: &str) -> bool {
        self.whole.contains_key(&plain(heading))
    }
}

/// Languages that put no blanks between words: what stands inside the heading.
fn in_one_word(words: &str) -> Option<Heading> {
    if words.is_ascii() {
        return None;
    }
    let found = world::INSIDE.iter().find(|(_, parts)| parts.split('|').any(|part| words.contains(part)));
    found.map(|(heading, _)| *heading)
}

/// A heading as it is compared: folded, capitals inside taken for new words, signs for blanks.
fn plain(heading: &str) -> String {
    let mut parted = String::with_capacity(heading.len() + 8);
    let mut before = ' ';
    for letter in heading.chars() {
        if (letter.is_uppercase() && before.is_lowercase())
            || (letter.is_ascii_digit() && before.is_alphabetic())
        {
            parted.push(' ');
        }
        parted.push(letter);
        before = letter;
    }
    let folded = fold(&parted);
    let words = folded.split(|c: char| !(c.is_alphanumeric() || is_inner(c))).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Signs of vowels and of length belong to their words.
fn is_inner(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter) || letter == 'ー'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_in_many_languages() {
        let lexicon = Lexicon::new();
        for (name, field) in [
            ("E-Mail-Adresse", Field::Email),
            ("Prénom", Field::FirstName),
            ("APELLIDOS", Field::LastName),
            ("Organização", Field::Organisation),
            ("job_title:", Field::Headline),
            ("Città", Field::Place),
            ("Webseite", Field::Website),
            ("Ansprechpartner/in", Field::ContactPerson),
            ("Imię i nazwisko", Field::Name),
            ("nazwa", Field::Organisation),
            ("氏名", Field::Name),
            ("主たる事務所の所在地", Field::Place),
            ("法人名称", Field::Organisation),
            ("Sähköposti", Field::Email),
            ("Příjmení", Field::LastName),
            ("Електронна пошта", Field::Email),
            ("Kuruluş", Field::Organisation),
            ("Ονοματεπώνυμο", Field::Name),
            ("البريد الإلكتروني", Field::Email),
            ("שם משפחה", Field::LastName),
            ("संस्था का नाम", Field::Organisation),
            ("姓名", Field::Name),
            ("단체명", Field::Organisation),
            ("Название организации", Field::Organisation),
            ("E-mail 1 - Value", Field::Email),
            ("Organization 1 - Title", Field::Headline),
            ("Current Employer", Field::Organisation),
            ("Partner Program Name", Field::Organisation),
            ("What is your e-mail address?", Field::Email),
            ("e_city", Field::Place),
            ("PLZ/Ort", Field::Place),
        ] {
            assert_eq!(lexicon.field(name), Some(field), "{name}");
        }
        for name in ["E-mail 1 - Type", "Middle Name", "Ticket Type", "User Name"] {
            assert_eq!(lexicon.field(name), Some(Field::Ignore), "{name}");
        }
        assert_eq!(lexicon.field("Shoe size"), None);
    }
}
