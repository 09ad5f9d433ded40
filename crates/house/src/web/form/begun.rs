//! Two who change one thing at once. A form that shows what is kept carries a mark of each field as it was when the form
//! was opened. Whoever saves second is told which fields somebody else has changed meanwhile, and loses nothing: a field
//! that they had not touched takes what is kept now, a field that both have changed keeps what was typed.

use super::Form;
use crate::clock::digest;
use crate::web::texts::Said;
use std::collections::BTreeMap;

/// The field that carries the marks.
const MARKS: &str = "begun";
/// How many digits of a hash stand for a field: it tells two texts apart that people wrote, and guards nothing.
const DIGITS: usize = 12;

/// A field that somebody else has changed since the form was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Newer {
    /// The field.
    pub field: String,
    /// What is kept of it now.
    pub kept: Said,
    /// Whether the form has taken it over, because only the other had changed it.
    pub taken: bool,
}

impl Form {
    /// The same form, filled with what is kept, with a mark of each of its fields.
    pub fn begun(self) -> Form {
        let marks: Vec<String> =
            self.values.iter().map(|(name, values)| format!("{name}.{}", mark(values))).collect();
        self.replaced(MARKS, marks.join(" "))
    }

    /// Complains where somebody else has changed what is kept since this form was opened, unless it says the same as
    /// what was typed. A form without marks was filled in by a program, which knows what it does.
    pub fn expect_unchanged(&mut self, kept: &Form) {
        if !self.changed_since(kept).is_empty() {
            self.fail_whole("web-overtaken");
        }
    }

    /// The form to be shown again over what is kept now; `say` puts what a field holds into words.
    pub fn caught_up(mut self, kept: &Form, say: impl Fn(&str, &str) -> Said) -> Form {
        if !self.values.contains_key(MARKS) {
            return self;
        }
        let begun = self.marks();
        for field in self.changed_since(kept) {
            let taken = begun.get(&field).is_none_or(|begun| *begun == mark(self.values(&field)));
            self.newer.push(Newer { kept: say(&field, kept.value(&field)), field: field.clone(), taken });
            if taken {
                self.values.insert(field.clone(), kept.values(&field).to_vec());
                if kept.values(&field).is_empty() {
                    self.values.remove(&field);
                }
            }
        }
        let marks = kept.clone().begun();
        let marks = marks.value(MARKS).to_owned();
        self.replaced(MARKS, marks)
    }

    /// The marks with which the form came; empty where it carries none.
    pub fn begun_marks(&self) -> &str {
        self.value(MARKS)
    }

    /// What others have changed, each with the key of its field's label, of those that are given.
    pub fn newer<'a>(&'a self, labels: &[(&str, &'static str)]) -> Vec<(Option<&'static str>, &'a Newer)> {
        let label = |name: &str| labels.iter().find(|(field, _)| *field == name).map(|(_, label)| *label);
        self.newer.iter().map(|newer| (label(&newer.field), newer)).collect()
    }

    /// The fields of which something else is kept than when the form was opened, and something else than was typed.
    fn changed_since(&self, kept: &Form) -> Vec<String> {
        let begun = self.marks();
        let fields = kept.values.keys().chain(begun.keys()).filter(|field| field.as_str() != MARKS);
        let mut fields: Vec<String> = fields.cloned().collect();
        fields.sort();
        fields.dedup();
        if begun.is_empty() {
            fields.clear();
        }
        let nothing = mark(&[]);
        fields.retain(|field| {
            let now = mark(kept.values(field));
            now != *begun.get(field).unwrap_or(&nothing) && now != mark(self.values(field))
        });
        fields
    }

    fn marks(&self) -> BTreeMap<String, String> {
        let pairs = self.value(MARKS).split(' ').filter_map(|pair| pair.rsplit_once('.'));
        pairs.map(|(name, mark)| (name.to_owned(), mark.to_owned())).collect()
    }
}

/// A mark of what a field holds, whichever way a browser ends its lines.
fn mark(values: &[String]) -> String {
    let plain = values.join("\u{1f}").replace("\r\n", "\n");
    digest(plain.trim()).chars().take(DIGITS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(place: &str, about: &str) -> Form {
        Form::new().with("place", place).with("about", about)
    }

    fn typed(place: &str, about: &str) -> Form {
        let begun = kept("Porto", "One\nTwo").begun();
        Form::new().with("place", place).with("about", about).with(MARKS, begun.begun_marks())
    }

    fn overtaken(mut form: Form, now: &Form) -> bool {
        form.expect_unchanged(now);
        form.has_errors()
    }

    #[test]
    fn nobody_is_told_where_nothing_was_changed_meanwhile() {
        assert!(!overtaken(typed("Faro", "One\r\nTwo"), &kept("Porto", "One\nTwo")));
        assert!(!overtaken(typed("Faro", "x"), &kept("Faro", "One\nTwo")), "both wrote the same");
        assert!(!overtaken(kept("Faro", "x"), &kept("Lagos", "y")), "a form without marks");
    }

    #[test]
    fn what_only_the_other_changed_is_taken_over_and_what_both_changed_stays_typed() {
        let now = kept("Lagos", "Three");
        assert!(overtaken(typed("Porto", "Four"), &now));
        let form = typed("Porto", "Four").caught_up(&now, |_, value| Said::raw(value));
        assert_eq!((form.value("place"), form.value("about")), ("Lagos", "Four"));
        let newer = form.newer(&[("place", "organisation-place")]);
        let told: Vec<_> = newer.iter().map(|(label, newer)| (*label, newer.taken)).collect();
        assert_eq!(told, [(None, false), (Some("organisation-place"), true)]);
        assert!(!overtaken(form, &now), "whoever has read it saves over it");
    }

    #[test]
    fn a_box_that_the_other_unticked_is_unticked() {
        let begun = Form::new().with("own", "true").begun();
        let typed = Form::new().with("own", "true").with(MARKS, begun.begun_marks());
        assert!(!typed.caught_up(&Form::new(), |_, value| Said::raw(value)).ticked("own"));
    }
}
