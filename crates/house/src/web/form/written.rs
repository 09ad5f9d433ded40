//! Fields of Markdown. What stands in them is set before a change begins, by [`crate::web::Visit::typeset`], so that no
//! thread that reads or writes has to do it; whoever reads the field finds both, the text and its HTML.

use super::{Form, PAGES};
use crate::web::markdown;

/// What somebody wrote, as they typed it and as safe HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Markdown.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

impl Form {
    /// The text of a field of Markdown, if it is one that could be taken.
    pub fn to_set(&self, name: &str) -> Option<String> {
        let text = self.paragraphs(name);
        (text.len() <= 4 * PAGES && text.chars().count() <= PAGES).then_some(text)
    }

    /// The same form, in which this text of this field has been set. What is kept may say more than what was typed: names
    /// have become links.
    pub(in crate::web) fn with_set(mut self, name: &str, typed: String, written: Written) -> Form {
        self.set.insert(name.to_owned(), (typed, written));
        self
    }

    /// A text in Markdown that may be empty.
    pub fn markdown(&mut self, name: &str, max: usize) -> Written {
        let text = self.optional_text(name, max);
        match self.set.get(name).filter(|(typed, _)| *typed == text) {
            Some((_, written)) => written.clone(),
            None => Written { html: markdown::as_typed(&text), text },
        }
    }
}
