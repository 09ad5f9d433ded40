//! What happened, as a sentence.

use super::Told;
use crate::happenings::Act;
use crate::room::Rooms;
use crate::web::Said;

/// The program itself, where no member acted: an import from the command line, the first set-up.
const ITSELF: &str = "Commonweave";

impl Told {
    /// The sentence that tells it: `happening-WORD` of its act.
    pub fn said(&self) -> Said {
        let who = self.who.as_ref().map_or(ITSELF, |(_, name)| name);
        let number = self.line.subject_id.map_or_else(|| "–".to_owned(), |id| format!("no. {id}"));
        let named = |name: Option<&str>| name.unwrap_or("–").to_owned();
        Said::by_convention(format!("happening-{}", self.act.word))
            .with("who", who)
            .with("subject", self.subject.clone().unwrap_or(number))
            .with("space", named(self.space.as_ref().map(|(_, name)| name.as_str())))
            .with("item", named(self.item.as_ref().map(|(_, title)| title.as_str())))
    }

    /// The key of what the line adds to its sentence, where it adds something: the act knows its words, and the kinds of
    /// items their names.
    pub fn detail(&self, rooms: Rooms) -> Option<&'static str> {
        let word = self.line.detail.as_str();
        let kind = || rooms.kinds().iter().find(|kind| kind.name == word).map(|kind| kind.label);
        let state = || {
            let states =
                rooms.kinds().iter().flat_map(|kind| kind.states.iter().map(move |state| (kind, state)));
            states.filter(|(kind, state)| kind.detail(state) == word).map(|(_, state)| state.label).next()
        };
        self.act.detail(word).or_else(|| kind().or_else(state).filter(|_| self.line.item_id.is_some()))
    }
}

/// The name of such acts in lists: `happening-WORD-name`.
pub fn label(act: &Act) -> Said {
    Said::by_convention(format!("happening-{}-name", act.word))
}
