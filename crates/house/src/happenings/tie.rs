//! What an act says of people who do something together, and of who has a voice: plain words and no figures. Who reads them
//! into figures is a room above all that have acts, and knows none of them by name.

db::word! {
    /// The sort of what people do together.
    pub enum Layer {
        /// They come to the same event.
        Meetings = "meetings",
        /// They carry the same task.
        Work = "work",
        /// They write in the same item within a fortnight.
        Talk = "talk",
        /// They vote in the same decision; never what they chose.
        Decisions = "decisions",
        /// They said so themselves, in a list that was brought in.
        Declared = "declared",
    }
}

db::word! {
    /// A step on the way from being there to being heard.
    pub enum Step {
        /// They were there.
        Present = "present",
        /// They said something.
        Spoke = "spoke",
        /// They proposed something.
        Proposed = "proposed",
        /// They said what is talked about.
        SetAgenda = "agenda",
        /// They took part in a decision.
        Decided = "decided",
    }
}

/// Whom an act ties, and in which layer. All who take part in the same item, or in the same part of it, are tied to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tie {
    /// The layer.
    pub layer: Layer,
    /// Who takes part by it, or no longer.
    pub who: Who,
    /// Which of the two.
    pub taking: Taking,
    /// Whom it ties them to.
    pub with: With,
}

/// Who takes part by an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// Whoever did it.
    Doer,
    /// The member to whom it was done.
    Subject,
}

/// To whom somebody is tied who takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum With {
    /// To all who take part in the item.
    All,
    /// To those alone whose acts in the item have the same number as their subject, such as the number of a table.
    SameSubject,
}

/// Whether somebody takes part by an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Taking {
    /// They do.
    Part,
    /// They do where this word stands beside it, and with any other no longer.
    PartWith(&'static str),
    /// They do, but where this word stands beside it no longer.
    PartUnless(&'static str),
    /// They no longer do.
    Leave,
    /// Nobody does any more: what they would have done together does not take place.
    Nobody,
}

impl Tie {
    /// Whoever did it takes part.
    pub const fn of(layer: Layer) -> Tie {
        Tie { layer, who: Who::Doer, taking: Taking::Part, with: With::All }
    }

    /// Whether somebody takes part from now on, where this word stands beside the act.
    pub fn takes_part(&self, detail: &str) -> bool {
        match self.taking {
            Taking::Part => true,
            Taking::PartWith(word) => detail == word,
            Taking::PartUnless(word) => detail != word,
            Taking::Leave | Taking::Nobody => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Layer, Taking, Tie};

    #[test]
    fn a_word_beside_the_act_decides_who_takes_part() {
        let tie = |taking| Tie { taking, ..Tie::of(Layer::Meetings) };
        assert!(Tie::of(Layer::Talk).takes_part("removed"));
        assert!(tie(Taking::PartWith("yes")).takes_part("yes"));
        assert!(!tie(Taking::PartWith("yes")).takes_part("maybe"));
        assert!(!tie(Taking::PartUnless("removed")).takes_part("removed"));
        assert!(!tie(Taking::Leave).takes_part(""));
    }
}
