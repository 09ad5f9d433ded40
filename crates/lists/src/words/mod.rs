//! What people call the columns of their lists, and words by which organisations are known, in many languages. The words
//! stand as they are written; they are folded when they are used.

mod bodies;
mod europe;
mod exports;
mod given;
mod roles;
#[cfg(test)]
mod tests;
mod world;

pub use bodies::looks_like_body;
pub(crate) use bodies::{names_body, role_mailbox};
pub(crate) use given::begins_as_person;
pub(crate) use roles::{begins_as_role, names_role};

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
    hash source photo image password symbol permission account marketing newsletter";

/// What joins a word to what it is of.
const LINKS: &str = "de del da do der des du della di la le of the van von za na dell 1 2 3";

/// What joins first and last names.
const JOINS: &str = "and und et y e i a og och ja en ve и і та και";

/// Languages as headings bear them: `name_en`.
const LANGUAGES: &str = "en fr de es it pt nl pl cs ru uk tr fi el ar he hi zh ja ko lt local latin english";

/// Words that are first names where they stand alone, and the name of what stands before them.
const ITS_NAME: &str = "ad adi isim ismi";

/// Words by which a question asks for a name.
const NAMING: &str = "name names named called nom noms nombre nombres nome nomes naam namen navn namn nazwa nazwe nazwy nazev nazov nimi nume nev \
    naziv ime adi ismi heisst название наименование назва ονομα επωνυμια denominacion denominazione denominacao bezeichnung";

/// Words by which it asks which.
const WHICH: &str = "which what whose welche welcher welches welchem welchen quel quelle cual quale qual que welke vilken hvilken mika ktora jaka";

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
        let tokens: Vec<&str> = words.split(' ').collect();
        let exactly = self.exactly(heading, &words);
        exactly.or_else(|| self.inside(without_ends(&tokens))).or_else(|| in_one_word(&words))
    }

    /// Whether a heading is a known word and nothing more, apart from numbers, languages and what stands in brackets.
    pub(crate) fn knows(&self, heading: &str) -> bool {
        let known = |part: &str| self.exactly(part, &plain(part)).is_some();
        heading.chars().count() <= 400 && (known(heading) || heading.split('/').all(known))
    }

    fn exactly(&self, heading: &str, words: &str) -> Option<Heading> {
        // What stands in brackets explains.
        let outside =
            || heading.split(['(', '[', '（']).next().map(plain).filter(|outside| !outside.is_empty());
        let tokens: Vec<&str> = words.split(' ').collect();
        self.whole
            .get(words)
            .copied()
            .or_else(|| self.whole.get(&outside()?).copied())
            .or_else(|| self.bare(without_ends(&tokens)))
    }

    fn bare(&self, tokens: &[&str]) -> Option<Heading> {
        self.whole.get(&tokens.join(" ")).copied()
    }

    fn inside(&self, tokens: &[&str]) -> Option<Heading> {
        let of_body = tokens.iter().any(|token| names_body(token));
        if !of_body && self.names_both_parts(tokens) {
            return Some(Heading::Means(Field::Name));
        }
        let parted = |at: usize, ends: bool| {
            if ends { (tokens.get(at..), tokens.get(..at)) } else { (tokens.get(..at), tokens.get(at..)) }
        };
        let known = |at: usize, ends: bool| {
            let (part, others) = parted(at, ends);
            Some((self.bare(part?)?, part?, others?))
        };
        let linked = |at: &usize| tokens.get(*at).is_some_and(|token| is_among(LINKS, token));
        let ends = (1..tokens.len()).filter_map(|at| known(at, true));
        let begins = (1..tokens.len()).rev().filter(linked).filter_map(|at| known(at, false));
        // A long heading that ends with "the organisation" asks something about it.
        let about_it = |found: &(Heading, &[&str], &[&str])| {
            found.0 == Heading::Means(Field::Organisation)
                && found.2.len() > 3
                && !self.asks_what_it_is_called(tokens)
        };
        match ends.chain(begins).find(|found| !about_it(found)) {
            Some((found, part, others)) => Some(self.beside(found, part, others, of_body)),
            None if !of_body && tokens.iter().any(|token| is_among(APART, token)) => None,
            None if tokens.iter().any(|token| *token == "email" || *token == "mail") => {
                Some(Heading::Means(Field::Email))
            }
            None if tokens.len() > 3 && self.asks_what_it_is_called(tokens) => {
                Some(Heading::Means(Field::Organisation))
            }
            None => None,
        }
    }

    /// What a known word means beside the other words of its heading.
    fn beside(&self, found: Heading, part: &[&str], others: &[&str], of_body: bool) -> Heading {
        let apart = others.iter().any(|token| is_among(APART, token));
        let of: Vec<&str> = others.iter().filter(|token| !is_among(LINKS, token)).copied().collect();
        let of = || self.bare(without_ends(&of));
        let name = found == Heading::Means(Field::Name)
            || (found == Heading::Means(Field::FirstName)
                && matches!(part, [word] if is_among(ITS_NAME, word)));
        match found {
            _ if apart && !of_body => Heading::Nothing,
            _ if name && of_body => Heading::Means(Field::Organisation),
            // The name of a town is a place.
            _ if name => of().unwrap_or(Heading::Means(Field::Name)),
            Heading::Means(Field::Organisation) if apart => Heading::Nothing,
            Heading::Means(Field::Email) if of_body => Heading::Means(Field::ContactEmail),
            // Whether an address is that of a home says nothing of a sector.
            Heading::Means(Field::Sector)
                if !of_body && matches!(of(), Some(Heading::Means(_) | Heading::Nothing)) =>
            {
                Heading::Nothing
            }
            _ => found,
        }
    }

    /// "First and last name", in any language: one part of a name beside the other.
    fn names_both_parts(&self, tokens: &[&str]) -> bool {
        let part = |tokens: &[&str]| match (tokens, self.bare(tokens)) {
            (["first" | "given" | "vor"], _) => Some(Field::FirstName),
            (["last" | "family" | "nach"], _) => Some(Field::LastName),
            ([name], Some(Heading::Means(Field::Name))) if is_among(NAMING, name) => Some(Field::Name),
            (_, Some(Heading::Means(field @ (Field::FirstName | Field::LastName)))) => Some(field),
            _ => None,
        };
        (1..tokens.len()).any(|at| {
            let (before, mut after) = tokens.split_at(at);
            while let [join, rest @ ..] = after
                && is_among(JOINS, join)
            {
                after = rest;
            }
            let (before, after) = (part(before), part(after));
            before.is_some() && after.is_some() && before != after
        })
    }

    /// Whether a question asks what an organisation is called, and not something else about it: a word for names stands
    /// near, or "which" just before.
    fn asks_what_it_is_called(&self, tokens: &[&str]) -> bool {
        let bodies = tokens.iter().enumerate().filter(|(_, token)| names_body(token));
        bodies.into_iter().any(|(at, _)| {
            let near = tokens.iter().enumerate().any(|(other, token)| {
                (at.saturating_sub(4)..=at + 3).contains(&other) && is_among(NAMING, token)
            });
            let which = at.checked_sub(1).and_then(|before| tokens.get(before));
            let asked = which.is_some_and(|which| is_among(WHICH, which));
            let follows = tokens.get(at + 1).is_some_and(|next| self.whole.contains_key(*next));
            near || (asked && !follows)
        })
    }

    /// How little stands round the known word: of two columns for one thing, the plainer one is meant.
    pub(crate) fn is_whole(&self, heading: &str) -> bool {
        self.whole.contains_key(&plain(heading))
    }
}

/// Whether a name reads like that of an organisation, and not like that of a person.
pub fn is_body_rather(name: &str) -> bool {
    looks_like_body(name) && !begins_as_person(name)
}

fn is_among(words: &str, token: &str) -> bool {
    words.split_whitespace().any(|word| word == token)
}

/// "Address 1" is an address, and "name_en" a name.
fn without_ends<'t, 'w>(tokens: &'t [&'w str]) -> &'t [&'w str] {
    let mut kept = tokens;
    while let [rest @ .., last] = kept
        && !rest.is_empty()
        && (last.bytes().all(|byte| byte.is_ascii_digit()) || is_among(LANGUAGES, last))
    {
        kept = rest;
    }
    kept
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
