//! The form of a draft: what its fields are called, what they hold, and how it is said what somebody else has saved meanwhile.

use super::sentence::{Sentence, Story};
use house::web::{Form, Said};

/// What the fields of a sentence are called: its text, its place, whether it is kept.
pub(super) fn fields(sentence: i64) -> [String; 3] {
    ["text", "place", "keep"].map(|field| format!("{field}-{sentence}"))
}

/// The form with what is kept of a story and of these of its sentences.
pub(super) fn filled<'s>(story: &Story, sentences: impl Iterator<Item = &'s Sentence>) -> Form {
    let mut form = Form::new().with("opening", story.opening.as_str());
    for one in sentences {
        let [text, place, keep] = fields(one.id);
        form = form.with(&text, one.text()).with(&place, one.place.to_string());
        if !one.dropped {
            form = form.with(&keep, "true");
        }
    }
    form
}

/// The keys of the labels of all fields of these sentences.
pub(super) fn labels(sentences: &[Sentence]) -> Vec<(String, &'static str)> {
    let of = |one: &Sentence| {
        let [text, place, keep] = fields(one.id);
        [(text, "annual-sentence"), (place, "annual-place"), (keep, "annual-keep")]
    };
    sentences.iter().flat_map(of).collect()
}

/// What is kept of a field, in words: of a place and of what is left out it is said of which sentence.
pub(super) fn said(sentences: &[Sentence], field: &str, kept: &str) -> Said {
    let Some((what, id)) = field.rsplit_once('-') else { return Said::raw(kept) };
    let known = id.parse::<i64>().ok().and_then(|id| sentences.iter().find(|one| one.id == id));
    let Some(sentence) = known else { return Said::raw(kept) };
    let key = match (what, kept) {
        ("place", _) => "annual-newer-place",
        ("keep", "true") => "annual-newer-kept",
        ("keep", _) => "annual-newer-dropped",
        _ => return Said::raw(kept),
    };
    Said::key(key).with("place", kept).with("sentence", sentence.text())
}

#[cfg(test)]
mod tests {
    use super::super::sentence::{About, State};
    use super::*;
    use house::reports::Chapter;

    fn sentence(id: i64, dropped: bool) -> Sentence {
        Sentence {
            id,
            chapter: Chapter::Learned,
            place: 10,
            record: About::Nothing,
            record_id: 0,
            query: String::new(),
            made: "We met.".to_owned(),
            edited: None,
            dropped,
        }
    }

    #[test]
    fn what_is_kept_stands_in_the_fields_of_each_sentence() {
        let story =
            Story { id: 1, year: 2026, opening: "So.".to_owned(), state: State::Draft, published_at: None };
        let sentences = [sentence(7, false), sentence(8, true)];
        let form = filled(&story, sentences.iter());
        assert_eq!(
            [form.value("opening"), form.value("text-7"), form.value("place-8")],
            ["So.", "We met.", "10"]
        );
        assert!(form.ticked("keep-7") && !form.ticked("keep-8"));
        assert_eq!(labels(&sentences).len(), 6);
    }

    #[test]
    fn a_place_is_said_with_its_sentence() {
        let sentences = [sentence(7, false)];
        let place = Said::key("annual-newer-place").with("place", "20").with("sentence", "We met.");
        assert_eq!(said(&sentences, "place-7", "20"), place);
        for (field, kept) in [("opening", "So."), ("text-7", "We sat."), ("place-9", "20")] {
            assert_eq!(said(&sentences, field, kept), Said::raw(kept), "{field}");
        }
    }
}
