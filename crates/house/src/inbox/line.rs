//! A line of the inbox: an item, however much happened there, and why it stands in the list.

use super::settings::Level;
use super::store::Facts;
use crate::ids::{ItemId, MemberId};
use crate::items::Newest;
use crate::room::Rooms;
use crate::web::{Said, Viewer, hue, initials, markdown};
use db::Time;

db::word! {
    /// Why somebody was called to an item, where no act says so.
    pub enum Reason {
        /// By their name.
        Mention = "mention",
        /// By the name of an organisation for which they stand.
        Organisation = "organisation",
        /// By an answer to what they wrote.
        Reply = "reply",
        /// They put it off themselves.
        Later = "later",
    }
}

/// How long an excerpt is, in letters.
const EXCERPT: usize = 180;

/// A line as it is shown.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) id: ItemId,
    pub(super) title: String,
    pub(super) space: String,
    /// Name and tint of its kind.
    pub(super) kind: Option<(&'static str, &'static str)>,
    pub(super) href: String,
    pub(super) item_href: String,
    pub(super) inbox_href: String,
    /// Where it stands in the list.
    pub(super) at: Time,
    /// Whether it was not looked at yet.
    pub(super) unread: bool,
    pub(super) why: Said,
    /// Who said the newest, and the beginning of what.
    pub(super) newest: Option<Excerpt>,
}

/// What was said last.
#[derive(Debug)]
pub(super) struct Excerpt {
    pub(super) by: MemberId,
    pub(super) name: String,
    pub(super) initials: String,
    pub(super) hue: u8,
    /// Where their picture is; empty where there is none.
    pub(super) picture: String,
    pub(super) text: String,
    pub(super) said_at: Time,
}

impl Excerpt {
    pub(super) fn of(newest: Newest) -> Excerpt {
        Excerpt {
            initials: initials(&newest.name),
            hue: hue(newest.by.get()),
            picture: String::new(),
            by: newest.by,
            text: markdown::words_of(&newest.html, EXCERPT),
            name: newest.name,
            said_at: newest.said_at,
        }
    }
}

impl Facts {
    /// The level that holds for the item: its own, its space's where one is in it, else none at all.
    fn level(&self, standard: Level) -> Option<Level> {
        let of_space = || self.in_space.then(|| self.space_level.parse().unwrap_or(standard));
        self.own_level.parse().ok().or_else(of_space)
    }

    /// When it last moved in a way of which somebody with this standard level wants to hear, where they have not seen that
    /// and nothing before this moment is of interest.
    fn informs(&self, standard: Level, floor: Time) -> Option<Time> {
        let moved = match self.level(standard)? {
            Level::Everything => self.last_message_at.max(self.landmark_at),
            Level::New => self.landmark_at,
            Level::Mentions => self.everyone_at?,
            Level::None => return None,
        };
        (moved > floor && moved > self.read_at).then_some(moved)
    }

    /// Whether it was put off until a moment that has not come.
    pub(super) fn is_put_off(&self, now: Time) -> bool {
        self.stands && self.called_at > now
    }

    /// Where it stands in the list; nothing where it does not.
    pub(super) fn place(&self, standard: Level, floor: Time, now: Time) -> Option<Time> {
        if self.is_put_off(now) {
            return None;
        }
        let called = self.stands.then_some(self.called_at);
        called.max(self.informs(standard, floor))
    }

    fn why(&self, rooms: Option<Rooms>, standard: Level) -> Said {
        let caller = || self.caller.clone().unwrap_or_default();
        if self.stands {
            let act = rooms.and_then(|rooms| rooms.act(&self.reason));
            let asks = act.and_then(|act| act.asks).map(|asks| Said::key(asks.why));
            let said = match self.reason.parse() {
                Ok(Reason::Mention) => Some(Said::key("inbox-why-mention").with("who", caller())),
                Ok(Reason::Organisation) => Some(Said::key("inbox-why-organisation").with("who", caller())),
                Ok(Reason::Reply) => Some(Said::key("inbox-why-reply").with("who", caller())),
                Ok(Reason::Later) => Some(Said::key("inbox-why-later")),
                Err(_) => asks,
            };
            return said.unwrap_or_else(|| Said::key("inbox-why-called"));
        }
        let everyone = self.everyone_at.is_some_and(|at| at > self.read_at && at >= self.landmark_at);
        match self.level(standard) {
            _ if everyone => Said::key("inbox-why-everyone"),
            Some(_) if !self.own_level.is_empty() => Said::key("inbox-why-follow"),
            Some(Level::Everything) => Said::key("inbox-why-everything"),
            _ => Said::key("inbox-why-new"),
        }
    }

    /// The line that it makes at this place.
    pub(super) fn line(
        self,
        viewer: &Viewer,
        rooms: Option<Rooms>,
        (standard, floor): (Level, Time),
        at: Time,
        newest: Option<Newest>,
    ) -> Line {
        let item_href = viewer.path(format_args!("items/{}", self.id));
        let called = self.message_id.filter(|_| self.stands);
        let kinds = rooms.map(|rooms| rooms.kinds()).unwrap_or_default();
        let kind = kinds.iter().find(|kind| kind.name == self.kind);
        Line {
            why: self.why(rooms, standard),
            unread: self.unread || self.informs(standard, floor).is_some(),
            href: match called {
                Some(message) => format!("{item_href}?message={message}#message-{message}"),
                None => item_href.clone(),
            },
            kind: kind.map(|kind| (kind.label, kind.tint())),
            newest: newest.map(Excerpt::of),
            id: self.id,
            inbox_href: viewer.path("inbox"),
            title: self.title,
            space: self.space_name,
            item_href,
            at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::MessageId;

    fn at(moment: i64) -> Time {
        Time::from_micros(moment)
    }

    fn facts() -> Facts {
        Facts {
            id: ItemId::from(1),
            kind: "discussion".to_owned(),
            title: "Roofs".to_owned(),
            space_name: "Commons".to_owned(),
            in_space: true,
            last_message_at: at(50),
            landmark_at: at(20),
            everyone_at: None,
            own_level: String::new(),
            space_level: String::new(),
            read_at: at(0),
            stands: false,
            unread: false,
            called_at: at(0),
            reason: String::new(),
            caller: None,
            message_id: None::<MessageId>,
        }
    }

    #[test]
    fn each_level_hears_of_its_own() {
        let place = |level, facts: &Facts| facts.place(level, at(10), at(100));
        assert_eq!(place(Level::Everything, &facts()), Some(at(50)));
        assert_eq!(place(Level::New, &facts()), Some(at(20)));
        assert_eq!(place(Level::Mentions, &facts()), None);
        assert_eq!(place(Level::Mentions, &Facts { everyone_at: Some(at(30)), ..facts() }), Some(at(30)));
        assert_eq!(place(Level::None, &Facts { everyone_at: Some(at(30)), ..facts() }), None);
    }

    #[test]
    fn the_nearest_level_holds_and_elsewhere_none_does() {
        let own = Facts { own_level: "none".to_owned(), ..facts() };
        assert_eq!(own.place(Level::Everything, at(0), at(100)), None);
        let space = Facts { space_level: "new".to_owned(), ..facts() };
        assert_eq!(space.place(Level::Everything, at(0), at(100)), Some(at(20)));
        let elsewhere = Facts { in_space: false, ..facts() };
        assert_eq!(elsewhere.place(Level::Everything, at(0), at(100)), None);
    }

    #[test]
    fn who_was_called_keeps_the_line_until_it_is_done_and_not_while_it_is_put_off() {
        let called = Facts { stands: true, called_at: at(30), read_at: at(90), ..facts() };
        assert_eq!(called.place(Level::New, at(0), at(100)), Some(at(30)));
        assert_eq!(called.place(Level::New, at(0), at(29)), None);
    }
}
