//! One contribution to a conversation.

use db::Time;
use house::access::{Action, Standing};
use house::files;
use house::ids::{MemberId, MessageId};
use house::items::Item;
use house::web::form::PAGES;
use house::web::{Error, Form, Viewer, hue, initials, picture_at};
use jiff::civil::Date;

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
        /// What tells the author's picture from the one before; empty where they have none or are not here.
        pub(super) author_picture: String,
        pub(super) body_html: String,
        pub(super) reply_count: i64,
        pub(super) reactions: String,
        pub(super) created_at: Time,
        pub(super) edited_at: Option<Time>,
        pub(super) deleted_at: Option<Time>,
        pub(super) replied_at: Option<Time>,
        pub(super) last_reply_id: Option<MessageId>,
        pub(super) pinned_at: Option<Time>,
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

/// To which organisation somebody belongs, and the key of its sector; for those alone who may learn it.
pub(super) type Origin = Option<(String, &'static str)>;

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
    pub(super) may_pin: bool,
    pub(super) may_answer: bool,
    /// The author's profile; none for who may not open profiles. In live fragments the browser makes the link.
    pub(super) person: Option<String>,
    /// For whom its author speaks.
    pub(super) from: Origin,
    pub(super) files: Vec<files::Shown>,
    /// Its replies, as far as they are shown at once, and those before them that are folded away.
    pub(super) replies: Vec<Shown>,
    /// As `replies`.
    pub(super) folded: Vec<Shown>,
    /// Whether it stands in a channel, where replies are not set below what they answer.
    pub(super) flat: bool,
    /// Whether it goes on under the name that stands above it.
    pub(super) on: bool,
    /// The day that begins with it.
    pub(super) day: Option<Date>,
    /// Whether the viewer has not seen it yet; whether the line between old and new stands above it; whether what answers it is
    /// new.
    pub(super) unread: bool,
    /// As `unread`.
    pub(super) line: bool,
    /// As `unread`.
    pub(super) answered: bool,
    /// Whether it is the one for which the viewer came.
    pub(super) named: bool,
    /// Whether the place to write stands below it.
    pub(super) pen: bool,
}

impl Shown {
    /// A message that nobody may do anything with.
    pub(super) fn plain(message: Message) -> Shown {
        Shown {
            message,
            href: String::new(),
            reactions: Vec::new(),
            own: false,
            may_edit: false,
            may_remove: false,
            may_pin: false,
            may_answer: false,
            person: None,
            from: None,
            files: Vec::new(),
            replies: Vec::new(),
            folded: Vec::new(),
            flat: false,
            on: false,
            day: None,
            unread: false,
            line: false,
            answered: false,
            named: false,
            pen: false,
        }
    }

    /// The address of the item to which the message belongs.
    pub(super) fn item_href(&self) -> &str {
        self.href.split_once("/messages/").map_or("", |(item, _)| item)
    }

    /// Where the author's picture is, for whoever may see members; empty where there is none.
    pub(super) fn picture(&self) -> String {
        let stamp = &self.message.author_picture;
        self.person.as_ref().map(|person| picture_at(person, "picture", stamp)).unwrap_or_default()
    }

    /// How many replies are not on the page.
    pub(super) fn hidden(&self) -> i64 {
        let here = self.replies.len().saturating_add(self.folded.len());
        self.message.reply_count.saturating_sub(i64::try_from(here).unwrap_or(i64::MAX))
    }

    /// What tells its looks apart, for the attribute `class`.
    pub(super) fn looks(&self) -> String {
        let looks = [
            (self.on, " message-on"),
            (self.unread, " message-unread"),
            (self.named, " message-marked"),
            (self.message.pinned_at.is_some(), " message-pinned"),
        ];
        looks.iter().filter(|(is, _)| *is).map(|(_, look)| *look).collect()
    }
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
