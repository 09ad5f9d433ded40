//! What a letter says, and how it looks as plain text and as HTML.

use crate::web::{Said, Speech, filters};
use askama::Template;

/// Marks by which Fluent sets a name apart from its sentence. Mail programs show them as boxes.
const MARKS: [char; 2] = ['\u{2068}', '\u{2069}'];

/// A letter to one person.
#[derive(Clone)]
pub struct Letter {
    /// The address.
    pub to: String,
    /// The language and the time zone of whoever reads it.
    pub speech: Speech,
    /// What stands in the list of mails.
    pub subject: Said,
    /// Its paragraphs.
    pub says: Vec<Said>,
    /// What one can do: the words on the button, and its address.
    pub link: Option<(Said, String)>,
    /// Why one gets it, below the line.
    pub why: Said,
}

#[derive(Template)]
#[template(path = "mail/views/letter.html")]
struct Page<'a> {
    letter: &'a Letter,
    language: &'static str,
    direction: &'static str,
}

impl Letter {
    /// The subject, in one line.
    pub(super) fn title(&self) -> String {
        self.plainly(&self.subject).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The letter for mail programs that show text alone.
    pub(super) fn plain(&self) -> String {
        let mut parts: Vec<String> = self.says.iter().map(|said| self.plainly(said)).collect();
        if let Some((words, href)) = &self.link {
            parts.push(format!("{}:\n{href}", self.plainly(words)));
        }
        // A line of two dashes and a blank is the sign by which mail programs know where a letter ends.
        parts.push(format!("-- \n{}", self.plainly(&self.why)));
        parts.join("\n\n") + "\n"
    }

    /// The letter for all others.
    pub(super) fn html(&self) -> Result<String, askama::Error> {
        let locale = self.speech.locale;
        let page = Page { letter: self, language: locale.tag(), direction: locale.direction() };
        page.render_with_values(&self.speech)
    }

    fn plainly(&self, said: &Said) -> String {
        self.speech.say(said).replace(MARKS, "")
    }
}
