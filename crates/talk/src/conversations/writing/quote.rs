//! Quoting a message: its words stand in the composer, marked as a quotation, under the name of who said them.

use crate::conversations::store;
use db::Read;
use house::ids::MessageId;
use house::items::Item;
use house::mentions;
use house::web::{Error, Said, Speech, Viewer};

/// How much of a message is quoted, in characters. Whoever needs more links to it.
const QUOTED: usize = 1_500;

/// A message as it is quoted.
pub(in crate::conversations) struct Quoted {
    name: String,
    text: String,
}

/// What a message of this item says, where it is still there. Whoever asks has loaded the item for this viewer.
pub(in crate::conversations) fn quoted(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
    id: MessageId,
) -> Result<Option<Quoted>, Error> {
    let Some(message) = store::of_item(q, item.id, id)?.filter(|message| !message.is_gone()) else {
        return Ok(None);
    };
    Ok(Some(Quoted {
        name: message.author_name,
        text: mentions::without_links(&store::source_of(q, id)?, &viewer.network.slug),
    }))
}

impl Quoted {
    /// The beginning of a message that answers: who said it, each of their lines behind a sign, and a line to go on.
    pub(in crate::conversations) fn composed(&self, speech: &Speech) -> String {
        let said = speech.say(&Said::key("conversation-quoted").with("name", &self.name));
        // Sentences set their arguments apart by signs that nobody sees; in a text that is edited they would only disturb.
        let said: String = said.chars().filter(|letter| !matches!(letter, '\u{2068}' | '\u{2069}')).collect();
        let mut text: String = self.text.chars().take(QUOTED).collect();
        if text.len() < self.text.len() {
            text.push('…');
        }
        let lines =
            text.lines().map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") });
        format!("> {said}\n>\n{}\n\n", lines.collect::<Vec<_>>().join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Time;
    use house::web::{Locale, Texts};
    use std::sync::Arc;

    #[test]
    fn every_line_of_a_quotation_is_marked_and_long_ones_are_cut() {
        let texts = Texts::load(&["conversation-quoted = { $name } wrote:"]).unwrap();
        let speech = Speech::new(Arc::new(texts), Locale::En, "UTC", Time::from_micros(0));
        let said = |text: &str| Quoted { name: "Ana".to_owned(), text: text.to_owned() }.composed(&speech);
        assert_eq!(said("One.\n\n> Two."), "> Ana wrote:\n>\n> One.\n>\n> > Two.\n\n");
        assert!(said(&"x".repeat(2_000)).ends_with("x…\n\n"));
    }
}
