//! A form that found nobody signed in. Its text goes with its writer through the door and back.

use super::Form;

/// What was written, and where it should have gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The path to which the form was sent.
    pub path: String,
    /// Its fields, as they travel in a field of another form.
    pub fields: String,
}

impl Kept {
    /// Keeps a form, without its files.
    pub fn of(path: &str, form: &Form) -> Kept {
        let mut fields = form_urlencoded::Serializer::new(String::new());
        for name in form.names() {
            fields.extend_pairs(form.values(name).iter().map(|value| (name, value)));
        }
        Kept { path: path.to_owned(), fields: fields.finish() }
    }

    /// The names and values, in order.
    pub fn pairs(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(self.fields.as_bytes()).into_owned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_comes_out_as_it_went_in() {
        let form = Form::new()
            .with("body", "One & two =\nthree “é”")
            .with("once", "x")
            .with("tick", "a")
            .with("tick", "b");
        let kept = Kept::of("/n/x/items/1/messages", &form);
        let pairs = kept.pairs();
        assert!(pairs.contains(&("body".to_owned(), "One & two =\nthree “é”".to_owned())));
        assert_eq!(pairs.iter().filter(|(name, _)| name == "tick").count(), 2);
    }
}
