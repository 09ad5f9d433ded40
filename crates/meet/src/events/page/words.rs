//! What makes it easy to take part: the same words for what a place has and for what people need.

use house::web::Form;

/// Each with the key of its name.
pub(in crate::events) const ACCESS: [(&str, &str); 8] = [
    ("step-free", "event-access-step-free"),
    ("toilet", "event-access-toilet"),
    ("loop", "event-access-loop"),
    ("sign", "event-access-sign"),
    ("captions", "event-access-captions"),
    ("quiet", "event-access-quiet"),
    ("interpreting", "event-access-interpreting"),
    ("childcare", "event-access-childcare"),
];

/// Which of them are ticked in a form, with blanks between them. The fields are `access_step-free` and so on.
pub(in crate::events) fn chosen(form: &Form) -> String {
    let ticked = ACCESS.iter().filter(|(word, _)| form.ticked(&format!("access_{word}")));
    ticked.map(|(word, _)| *word).collect::<Vec<_>>().join(" ")
}

/// The form with these ticked.
pub(in crate::events) fn tick(form: Form, words: &str) -> Form {
    words.split_whitespace().fold(form, |form, word| form.with(&format!("access_{word}"), "true"))
}

/// The boxes of a form: name of the field, key of its name, whether it is ticked.
pub(in crate::events) fn access_of(form: &Form) -> Vec<(String, &'static str, bool)> {
    let field = |(word, key): &(&str, &'static str)| {
        let name = format!("access_{word}");
        let ticked = form.ticked(&name);
        (name, *key, ticked)
    };
    ACCESS.iter().map(field).collect()
}

/// The keys of the names of these words.
pub(in crate::events) fn labels(words: &str) -> Vec<&'static str> {
    let known = |word: &str| ACCESS.iter().find(|(one, _)| *one == word).map(|(_, key)| *key);
    words.split_whitespace().filter_map(known).collect()
}
