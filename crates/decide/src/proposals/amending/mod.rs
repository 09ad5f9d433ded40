//! Changing the text together: members offer to change a paragraph of a draft, its author takes that up or not; and while
//! people consent, the text is changed until an objection is met. Every change stays to be read.

mod answering;
mod meeting;
mod offering;
mod paragraph;

pub(super) use answering::answer;
pub(super) use meeting::{ask as ask_whether_met, meet};
pub(super) use offering::{ask, list, offer};

db::id! {
    /// An amendment.
    pub struct AmendmentId;
}

db::word! {
    /// What became of an amendment.
    pub(super) enum Fate {
        /// Its author has not answered yet.
        Offered = "offered",
        /// It became part of the text.
        Accepted = "accepted",
        /// It did not.
        Declined = "declined",
    }
}

impl Fate {
    /// The key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Fate::Offered => "amendment-offered",
            Fate::Accepted => "amendment-accepted",
            Fate::Declined => "amendment-declined",
        }
    }
}
