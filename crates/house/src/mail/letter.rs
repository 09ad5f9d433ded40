//! What a letter says, and how it looks as plain text and as HTML.

use crate::dates::Method;
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
    /// What it tells of, one thing after the other.
    pub entries: Vec<Entry>,
    /// What one can do: the words on the button, and its address.
    pub link: Option<(Said, String)>,
    /// Why one gets it, below the line.
    pub why: Said,
    /// What letters about the same thing have in common, so that mail programs show them together: a word of ours.
    pub thread: Option<String>,
    /// The address by which one gets no more such letters, without signing in; none where they are asked for one by one.
    pub leave: Option<String>,
    /// A date that mail programs put into the reader's calendar: what is done with it, and the calendar.
    pub date: Option<(Method, String)>,
}

/// One thing that a letter tells of, such as an item and what happened to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it is called.
    pub title: Said,
    /// Where it can be looked at.
    pub href: String,
    /// What happened, the newest first.
    pub lines: Vec<Line>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Who did what.
    pub said: Said,
    /// What they wrote, in part; empty where there is nothing to quote.
    pub text: String,
}

#[derive(Template)]
#[template(path = "mail/views/letter.html")]
struct Page<'a> {
    letter: &'a Letter,
    language: &'static str,
    direction: &'static str,
}

impl Letter {
    /// A letter that says nothing yet.
    pub fn new(to: impl Into<String>, speech: Speech, subject: Said, why: Said) -> Letter {
        let (says, entries) = (Vec::new(), Vec::new());
        Letter {
            to: to.into(),
            speech,
            subject,
            says,
            entries,
            link: None,
            why,
            thread: None,
            leave: None,
            date: None,
        }
    }

    /// With another paragraph.
    pub fn saying(mut self, said: Said) -> Letter {
        self.says.push(said);
        self
    }

    /// With what one can do.
    pub fn leading(mut self, words: Said, href: String) -> Letter {
        self.link = Some((words, href));
        self
    }

    /// The subject, in one line.
    pub(super) fn title(&self) -> String {
        self.plainly(&self.subject).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The letter for mail programs that show text alone.
    pub(super) fn plain(&self) -> String {
        let mut parts: Vec<String> = self.says.iter().map(|said| self.plainly(said)).collect();
        parts.extend(self.entries.iter().map(|entry| self.plain_entry(entry)));
        if let Some((words, href)) = &self.link {
            parts.push(format!("{}:\n{href}", self.plainly(words)));
        }
        // A line of two dashes and a blank is the sign by which mail programs know where a letter ends.
        let mut foot = format!("-- \n{}", self.plainly(&self.why));
        if let Some(leave) = &self.leave {
            foot = format!("{foot}\n{}: {leave}", self.plainly(&Said::key("mail-leave")));
        }
        parts.push(foot);
        parts.join("\n\n") + "\n"
    }

    fn plain_entry(&self, entry: &Entry) -> String {
        let mut text = format!("{}\n{}", self.plainly(&entry.title), entry.href);
        for line in &entry.lines {
            text.push_str(&format!("\n* {}", self.plainly(&line.said)));
            for quoted in line.text.lines() {
                text.push_str(&format!("\n  > {quoted}"));
            }
        }
        text
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
