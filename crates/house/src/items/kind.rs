//! What a kind of item says of itself.

/// The tab of a space under which a kind stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Speaking with one another.
    Talk,
}

/// How the conversation of a kind is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Contributions with replies, oldest first.
    Threaded,
    /// A running talk whose newest line is at the bottom.
    Live,
}

/// A kind of item: plain data, one a folder, listed in the registry.
#[derive(Debug)]
pub struct Kind {
    /// The word in the table `items`; never renamed.
    pub name: &'static str,
    /// The tab under which it stands.
    pub verb: Verb,
    /// How its conversation is shown.
    pub shape: Shape,
    /// Keys of the sentences that name it, one and several, and say what it is for.
    pub label: &'static str,
    /// As `label`, for several.
    pub plural: &'static str,
    /// As `label`: one sentence for who chooses a kind.
    pub about: &'static str,
    /// Whether an item of this kind needs a body.
    pub needs_body: bool,
}

/// Every kind that the program knows.
pub type Kinds = &'static [&'static Kind];

impl Kind {
    /// The class that tints its tag and its action card.
    pub fn tint(&self) -> &'static str {
        match self.verb {
            Verb::Talk => "talk",
        }
    }
}

/// The kind of this name; an unknown one is an error of the program, not of the viewer.
pub(super) fn named(kinds: Kinds, name: &str) -> Option<&'static Kind> {
    kinds.iter().copied().find(|kind| kind.name == name)
}
