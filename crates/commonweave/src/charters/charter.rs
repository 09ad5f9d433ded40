//! A version of a charter: what a network wants, why, and by what values.

use db::Time;
use house::ids::CharterId;
use house::web::form::{LINE, PARAGRAPHS};
use house::web::{Error, Form, markdown};
use std::borrow::Cow;

/// The most objectives that a charter may have: more are no longer remembered.
const OBJECTIVES: usize = 30;

/// The four parts, in the order in which they are read: name of the field, key of its heading.
pub const PARTS: [(&str, &str); 4] = [
    ("vision", "charter-vision"),
    ("purpose", "charter-purpose"),
    ("principles", "charter-values"),
    ("objectives", "charter-objectives"),
];

db::record! {
    /// A version of a charter. Paragraphs are parted by empty lines; each line of `objectives` is one.
    #[derive(Debug, Clone)]
    pub struct Charter {
        pub id: CharterId,
        pub version: i64,
        pub vision: String,
        pub purpose: String,
        /// The values.
        pub principles: String,
        pub objectives: String,
        /// The first three parts as safe HTML; empty where they were written before that was made.
        pub vision_html: String,
        pub purpose_html: String,
        pub principles_html: String,
        /// Why this version was written.
        pub reason: String,
        /// The name of who wrote it.
        pub author: String,
        pub member_endorsements: i64,
        pub organisation_endorsements: i64,
        pub created_at: Time,
    }
}

/// The parts that are written in Markdown.
pub(super) const WRITTEN: [&str; 3] = ["vision", "purpose", "principles"];

/// A version about to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCharter {
    /// What the world looks like when the network is done.
    pub vision: String,
    /// What the network does toward it.
    pub purpose: String,
    /// What guides it.
    pub principles: String,
    /// One a line.
    pub objectives: String,
    /// Why this version is written.
    pub reason: String,
    /// The first three as safe HTML.
    pub html: Html,
}

/// The parts of a version that are written in Markdown, as safe HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html {
    /// The vision.
    pub vision: String,
    /// The purpose.
    pub purpose: String,
    /// The values.
    pub principles: String,
}

impl Charter {
    /// The text of one of the parts of a charter.
    pub fn part(&self, field: &str) -> &str {
        match field {
            "vision" => &self.vision,
            "purpose" => &self.purpose,
            "principles" => &self.principles,
            "objectives" => &self.objectives,
            _ => "",
        }
    }

    /// One of the first three parts as safe HTML.
    pub fn html(&self, field: &str) -> Cow<'_, str> {
        let made = match field {
            "vision" => &self.vision_html,
            "purpose" => &self.purpose_html,
            _ => &self.principles_html,
        };
        if made.is_empty() { Cow::Owned(markdown::as_typed(self.part(field))) } else { Cow::Borrowed(made) }
    }

    /// Its objectives, in order.
    pub fn objectives(&self) -> impl Iterator<Item = &str> {
        self.objectives.lines()
    }

    /// Whether these texts say what this version says already.
    pub fn says(&self, new: &NewCharter) -> bool {
        self.vision == new.vision
            && self.purpose == new.purpose
            && self.principles == new.principles
            && self.objectives == new.objectives
    }
}

impl NewCharter {
    /// Reads a version from a form, and complains in it. A reason is asked for from the second version on.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is any complaint.
    pub fn read(form: &mut Form, first: bool) -> Result<NewCharter, Error> {
        form.text("vision", PARAGRAPHS);
        form.text("purpose", PARAGRAPHS);
        let [vision, purpose, principles] = WRITTEN.map(|field| form.markdown(field, PARAGRAPHS));
        let objectives = one_a_line(&form.optional_text("objectives", PARAGRAPHS));
        if objectives.lines().count() > OBJECTIVES {
            form.fail("objectives", house::web::Said::key("charter-too-many").with("most", OBJECTIVES));
        }
        let reason = match first {
            true => String::new(),
            false => form.line("reason", 2 * LINE),
        };
        form.checked()?;
        let html = Html { vision: vision.html, purpose: purpose.html, principles: principles.html };
        let (vision, purpose, principles) = (vision.text, purpose.text, principles.text);
        Ok(NewCharter { vision, purpose, principles, objectives, reason, html })
    }
}

/// Lines without blanks around them, without empty ones, without the bullets that people paste.
fn one_a_line(text: &str) -> String {
    let lines = text.lines().map(|line| line.trim().trim_start_matches(['-', '*', '•', '–']).trim_start());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> Form {
        Form::new().with("vision", "Clean air.").with("purpose", "We plant.").with("reason", "Clearer.")
    }

    #[test]
    fn objectives_are_one_a_line_without_bullets() {
        let mut form = filled().with("objectives", "- Plant trees\r\n\r\n  • Count them \n");
        let new = NewCharter::read(&mut form, false).unwrap();
        assert_eq!(new.objectives, "Plant trees\nCount them");
    }

    #[test]
    fn a_later_version_gives_its_reason() {
        let mut form = Form::new().with("vision", "Clean air.").with("purpose", "We plant.");
        assert!(NewCharter::read(&mut form.clone(), true).is_ok());
        assert!(NewCharter::read(&mut form, false).is_err());
        assert!(form.error("reason").is_some());
    }

    #[test]
    fn more_objectives_than_anyone_remembers_are_refused() {
        let mut form = filled().with("objectives", "one more\n".repeat(31));
        assert!(NewCharter::read(&mut form, false).is_err());
    }
}
