//! One line of the log.

use super::act::{Act, What};
use crate::ids::{HappeningId, ItemId, MemberId, MessageId, NetworkId, SpaceId};
use crate::web::Error;
use db::Time;

/// Who may learn of a happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Every active member of the network.
    Network,
    /// Whoever may read the space.
    Space,
    /// Stewards alone.
    Stewards,
    /// Nobody: the line only wakes open pages of those whom it concerns.
    Nobody,
}

/// An act about to be written down.
#[derive(Debug, Clone)]
pub struct Happened {
    pub(super) act: &'static Act,
    pub(super) space: Option<SpaceId>,
    pub(super) item: Option<ItemId>,
    pub(super) message: Option<MessageId>,
    pub(super) subject: Option<i64>,
    pub(super) detail: String,
}

impl Happened {
    /// An act upon the network as a whole.
    pub fn new(act: &'static Act) -> Happened {
        Happened { act, space: None, item: None, message: None, subject: None, detail: String::new() }
    }

    /// Of whom it asks something, why, and by which message; nothing where it asks of nobody.
    pub(crate) fn asking(&self) -> Option<(&'static Act, Option<i64>, Option<MessageId>)> {
        self.act.asks.map(|_| (self.act, self.subject, self.message))
    }

    /// In this space.
    pub fn space(mut self, space: SpaceId) -> Happened {
        self.space = Some(space);
        self
    }

    /// Upon this item; its space must be named too.
    pub fn item(mut self, item: ItemId) -> Happened {
        self.item = Some(item);
        self
    }

    /// Upon this message; its item and space must be named too.
    pub fn message(mut self, message: MessageId) -> Happened {
        self.message = Some(message);
        self
    }

    /// Upon another thing, by its number: member, organisation, charter, invitation, import.
    pub fn subject(mut self, subject: i64) -> Happened {
        self.subject = Some(subject);
        self
    }

    /// A fixed word more, such as the new role. Never what somebody wrote, never personal data.
    pub fn detail(mut self, detail: impl Into<String>) -> Happened {
        self.detail = detail.into();
        self
    }
}

db::record! {
    /// A line of the log.
    #[derive(Debug, Clone, Hash)]
    pub struct Happening {
        pub id: HappeningId,
        /// With `id`, the order in which lines become visible.
        pub visible_order: i64,
        pub network_id: NetworkId,
        pub member_id: Option<MemberId>,
        pub what: What,
        pub space_id: Option<SpaceId>,
        pub item_id: Option<ItemId>,
        pub message_id: Option<MessageId>,
        pub subject_id: Option<i64>,
        pub detail: String,
        pub created_at: Time,
        /// As [`Act::news`] was when it was written.
        pub news: bool,
        /// As [`Act::narrows`] was when it was written.
        pub narrows: bool,
    }
}

/// A place in the log: with it a reader says what they have seen. Written `ORDER-ID` in event ids and addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LogPlace {
    /// The first part of the order in which lines become visible.
    pub order: i64,
    /// The second.
    pub id: HappeningId,
}

impl LogPlace {
    /// The place of a line.
    pub fn of(line: &Happening) -> LogPlace {
        LogPlace { order: line.visible_order, id: line.id }
    }
}

impl std::fmt::Display for LogPlace {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}-{}", self.order, self.id)
    }
}

impl std::str::FromStr for LogPlace {
    type Err = Error;

    fn from_str(text: &str) -> Result<LogPlace, Error> {
        let parts =
            text.split_once('-').and_then(|(order, id)| Some((order.parse().ok()?, id.parse().ok()?)));
        parts.map(|(order, id)| LogPlace { order, id }).ok_or(Error::NotFound)
    }
}
