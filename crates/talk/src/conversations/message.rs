//! One contribution to a conversation.

use db::Time;
use house::access::{Action, Standing};
use house::files;
use house::ids::{MemberId, MessageId};
use house::items::Item;
use house::web::form::PAGES;
use house::web::{Error, Form, Viewer, hue, initials};

/// The reactions that one may give: the sign and the key of its name. A small set, so that none has to be searched.
pub(super) const REACTIONS: [(&str, &str); 6] = [
    ("👍", "conversation-reaction-agree"),
    ("❤️", "conversation-reaction-love"),
    ("🎉", "conversation-reaction-celebrate"),
    ("💡", "conversation-reaction-idea"),
    ("🤔", "conversation-reaction-wonder"),
    ("👀", "conversation-reaction-look"),
];

db::record! {
    /// A message as it is shown.
    #[derive(Debug, Clone, Hash)]
    pub(super) struct Message {
        pub(super) id: MessageId,
        pub(super) parent_id: Option<MessageId>,
        pub(super) author_id: MemberId,
        pub(super) author_name: String,
        pub(super) body_html: String,
        pub(super) reply_count: i64,
        pub(super) reactions: String,
        pub(super) created_at: Time,
        pub(super) edited_at: Option<Time>,
        pub(super) deleted_at: Option<Time>,
    }
}

/// A reaction below a message.
#[derive(Debug, Clone)]
pub(super) struct Reaction {
    pub(super) sign: &'static str,
    pub(super) name: &'static str,
    pub(super) amount: i64,
    pub(super) mine: bool,
}

/// A message with what its viewer may do.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) message: Message,
    pub(super) href: String,
    pub(super) reactions: Vec<Reaction>,
    /// Whether the viewer's own controls are shown at once; live fragments leave that to the browser.
    pub(super) own: bool,
    pub(super) may_edit: bool,
    pub(super) may_remove: bool,
    pub(super) may_answer: bool,
    /// The author's profile; none for who may not open profiles. In live fragments the browser makes the link.
    pub(super) person: Option<String>,
    pub(super) files: Vec<files::Shown>,
    pub(super) replies: Vec<Shown>,
    /// Whether it stands in a channel, where replies are not set below what they answer.
    pub(super) flat: bool,
}

impl Shown {
    /// The address of the item to which the message belongs.
    pub(super) fn item_href(&self) -> &str {
        self.href.split_once("/messages/").map_or("", |(item, _)| item)
    }

    /// The contribution to which this one replies, where it does not stand below it.
    pub(super) fn answers(&self) -> Option<String> {
        let parent = self.message.parent_id.filter(|_| self.flat)?;
        Some(format!("{}/messages/{parent}", self.item_href()))
    }
}

/// How many there are, as a number of the database.
pub(super) fn whole(replies: &[Shown]) -> i64 {
    i64::try_from(replies.len()).unwrap_or(i64::MAX)
}

impl Message {
    pub(super) fn initials(&self) -> String {
        initials(&self.author_name)
    }

    pub(super) fn hue(&self) -> u8 {
        hue(self.author_id.get())
    }

    pub(super) fn is_gone(&self) -> bool {
        self.deleted_at.is_some()
    }

    /// What a viewer is towards this message.
    pub(super) fn standing(&self, item: &Item, viewer: &Viewer) -> Standing {
        Standing { author: viewer.member_id() == Some(self.author_id), ..item.standing(viewer) }
    }

    /// Goes on only if the viewer may do this with the message.
    pub(super) fn require(&self, item: &Item, viewer: &Viewer, action: Action) -> Result<(), Error> {
        let allowed = !self.is_gone() && action.allowed(&self.standing(item, viewer));
        if allowed { Ok(()) } else { Err(Error::NotFound) }
    }

    /// The reactions in the order of [`REACTIONS`]; `mine` are the signs that the viewer gave.
    pub(super) fn counted(&self, mine: &[String]) -> Vec<Reaction> {
        let amounts = amounts(&self.reactions);
        let shown = REACTIONS.iter().filter_map(|(sign, name)| {
            let (_, amount) = amounts.iter().find(|(other, _)| other == sign)?;
            Some(Reaction { sign, name, amount: *amount, mine: mine.iter().any(|other| other == sign) })
        });
        shown.collect()
    }
}

/// Reads the kept counts, `👍 5,💡 1`.
fn amounts(text: &str) -> Vec<(&str, i64)> {
    text.split(',')
        .filter_map(|part| part.split_once(' '))
        .filter_map(|(s, n)| Some((s, n.parse().ok()?)))
        .collect()
}

/// The counts after one reaction came (`delta` 1) or went (-1), as they are kept.
pub(super) fn recount(text: &str, sign: &str, delta: i64) -> String {
    let mut amounts = amounts(text);
    match amounts.iter_mut().find(|(other, _)| *other == sign) {
        Some((_, amount)) => *amount += delta,
        None => amounts.push((sign, delta)),
    }
    amounts.retain(|(_, amount)| *amount > 0);
    amounts.iter().map(|(sign, amount)| format!("{sign} {amount}")).collect::<Vec<_>>().join(",")
}

/// What somebody wrote, as text and as safe HTML.
#[derive(Debug, Clone)]
pub(super) struct MessageText {
    pub(super) body: String,
    pub(super) html: String,
}

impl MessageText {
    /// Reads the field `body`; none, and a complaint in the form, where it cannot be taken. A file may come without words.
    pub(super) fn read(form: &mut Form) -> Option<MessageText> {
        if !files::any(form) {
            form.text("body", PAGES);
        }
        let written = form.markdown("body", PAGES);
        (!form.has_errors()).then_some(MessageText { body: written.text, html: written.html })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reaction_comes_and_goes() {
        let one = recount("", "👍", 1);
        let two = recount(&recount(&one, "👍", 1), "💡", 1);
        assert_eq!(two, "👍 2,💡 1");
        assert_eq!(recount(&two, "💡", -1), "👍 2");
        assert_eq!(recount(&one, "👍", -1), "");
    }

    #[test]
    fn an_empty_message_is_refused_beside_its_field() {
        let mut form = Form::new().with("body", " \n ");
        assert!(MessageText::read(&mut form).is_none());
        assert!(form.error("body").is_some());
    }
}
