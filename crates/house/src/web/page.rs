//! A page before it is wrapped into the frame that all pages share.

use super::error::Error;
use super::frame::Place;
use super::texts::Said;
use axum::http::StatusCode;
use db::Write;

/// What a page writes down once it is on its way; nobody waits for it, and it may run again after a conflict.
pub struct Note(pub(in crate::web) Box<NoteWriter>);

type NoteWriter = dyn Fn(&mut Write<'_>) -> Result<(), Error> + Send + Sync;

impl std::fmt::Debug for Note {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Note")
    }
}

/// What a page tells, in the words of the Open Graph protocol, to programs that show a card for its address.
#[derive(Debug, Clone)]
pub struct Described {
    /// A sentence or two, as plain text.
    pub about: String,
    /// Path of a picture.
    pub picture: Option<String>,
}

/// The content of a page and what the frame needs to know about it.
#[derive(Debug)]
pub struct Page<T> {
    /// The template that renders what stands below the breadcrumbs.
    pub body: T,
    /// The title of the window, and the last breadcrumb.
    pub title: Said,
    /// What stands above this page: name and address, widest first. The network itself is added by the frame.
    pub crumbs: Vec<(Said, String)>,
    /// Which place of the bar is lit.
    pub place: Place,
    /// Whether the content takes the width of a board or table instead of a text.
    pub wide: bool,
    /// Where the page's live stream is.
    pub live: Option<String>,
    /// Whether the page comes again by itself, because what it tells is still under way.
    pub again: bool,
    /// The space in which the page stands, by its address.
    pub space: Option<String>,
    /// What is written down once the page is on its way.
    pub note: Option<Note>,
    /// What programs show of it that pass its address on.
    pub described: Option<Described>,
    /// The status of the answer.
    pub status: StatusCode,
}

impl<T> Page<T> {
    /// A page with this content.
    pub fn new(body: T, title: impl Into<Said>) -> Page<T> {
        Page {
            body,
            title: title.into(),
            crumbs: Vec::new(),
            place: Place::None,
            wide: false,
            live: None,
            again: false,
            space: None,
            note: None,
            described: None,
            status: StatusCode::OK,
        }
    }

    /// In this place of the bar.
    pub fn place(mut self, place: Place) -> Page<T> {
        self.place = place;
        self
    }

    /// Below this page.
    pub fn under(mut self, name: impl Into<Said>, href: impl Into<String>) -> Page<T> {
        self.crumbs.push((name.into(), href.into()));
        self
    }

    /// As wide as a board, a table or a grid needs.
    pub fn wide(mut self) -> Page<T> {
        self.wide = true;
        self
    }

    /// With a live stream.
    pub fn live(mut self, url: impl Into<String>) -> Page<T> {
        self.live = Some(url.into());
        self
    }

    /// Coming again by itself after a second, with or without script, unless one has gone elsewhere.
    pub fn again(mut self) -> Page<T> {
        self.again = true;
        self
    }

    /// Writing this down once it is on its way, such as what its reader has seen by it.
    pub fn noting(
        mut self,
        note: impl Fn(&mut Write<'_>) -> Result<(), Error> + Send + Sync + 'static,
    ) -> Page<T> {
        self.note = Some(Note(Box::new(note)));
        self
    }

    /// With a card for programs that pass its address on.
    pub fn described(mut self, described: Described) -> Page<T> {
        self.described = Some(described);
        self
    }

    /// In this space, by its address.
    pub fn in_space(mut self, href: impl Into<String>) -> Page<T> {
        self.space = Some(href.into());
        self
    }

    /// Shown again because the form on it carries complaints: 422, and "Error:" in the title.
    pub fn invalid(mut self) -> Page<T> {
        self.status = StatusCode::UNPROCESSABLE_ENTITY;
        self
    }
}

/// The letters that stand for a name where there is no picture: the first of its first and of its last word.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// Which of the eight colours the face of this member, organisation or account has. Those who came one after the other, as
/// from a list, do not share one.
pub fn hue(number: i64) -> u8 {
    let stirred = number.wrapping_add(number.div_euclid(8).wrapping_mul(3));
    u8::try_from(stirred.rem_euclid(8)).unwrap_or_default()
}

/// Where a picture stands below the page of whom it shows, such as the `picture` of a member; empty where there is none. The
/// stamp tells it from the one before.
pub fn picture_at(page: impl std::fmt::Display, name: &str, stamp: &str) -> String {
    if stamp.is_empty() { String::new() } else { format!("{page}/{name}?v={stamp}") }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_the_first_and_the_last() {
        assert_eq!(initials("João da Silva Ribeiro"), "JR");
        assert_eq!(initials("prince"), "P");
        assert_eq!(initials("  "), "");
    }
}
