//! Which part of a conversation a page shows: its newest, what stands before or after a message, round one, or from a day on.

use crate::conversations::message::Message;
use crate::conversations::store;
use db::{Read, Time};
use house::ids::{ItemId, MessageId};
use house::web::{Error, Form, Speech};

/// How many contributions a page shows.
const SHOWN: usize = 50;
/// How many of those that were read stand above the first that was not.
const CONTEXT: usize = 4;

/// What was asked for.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::conversations) struct Window {
    place: Place,
    /// The message that is meant: it is marked.
    pub(super) named: Option<MessageId>,
    /// The contribution to which the composer replies.
    pub(super) reply: Option<MessageId>,
    /// The message that the composer begins by quoting.
    pub(super) quote: Option<MessageId>,
    /// The contribution whose answers stand beside the flow.
    pub(super) thread: Option<MessageId>,
}

#[derive(Debug, Clone, Copy, Default)]
enum Place {
    #[default]
    Newest,
    Before(MessageId),
    After(MessageId),
    Since(Time),
}

/// A part of a conversation, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) messages: Vec<Message>,
    /// Whether there is more before and behind it.
    pub(super) older: bool,
    /// As `older`.
    pub(super) newer: bool,
}

impl Window {
    /// What the address of a page asks for.
    pub(super) fn asked(query: &Form, speech: &Speech) -> Window {
        let number = |name| query.value(name).parse().ok();
        let day = query.value("day").parse().ok().and_then(|day| speech.beginning_of(day));
        let place = match (number("before"), number("after"), day) {
            (Some(before), ..) => Place::Before(before),
            (_, Some(after), _) => Place::After(after),
            (.., Some(day)) => Place::Since(day),
            _ => Place::Newest,
        };
        Window {
            place,
            named: number("message"),
            reply: number("reply"),
            quote: number("quote"),
            thread: number("thread"),
        }
    }

    /// The newest part, with a composer that replies to this, in place or beside.
    pub(in crate::conversations) fn newest(reply: Option<MessageId>) -> Window {
        Window { reply, thread: reply, ..Window::default() }
    }

    /// The part that is asked for. Who comes for a message among the newest, such as the one just sent, sees it among them:
    /// there the page goes on living. `top` is the contribution under which the meant message stands.
    pub(super) fn part(&self, q: &mut Read<'_>, item: ItemId, top: Option<MessageId>) -> Result<Part, Error> {
        match self.place {
            Place::Before(before) => Ok(Part { newer: true, ..backwards(q, item, before, SHOWN)? }),
            Place::After(after) => from(q, item, after, CONTEXT),
            Place::Since(since) => match store::first_since(q, item, since)? {
                Some(first) => from(q, item, MessageId::from(first.get().saturating_sub(1)), 0),
                None => newest(q, item),
            },
            Place::Newest => {
                let part = newest(q, item)?;
                match top.filter(|top| part.messages.iter().all(|message| message.id != *top)) {
                    Some(top) => from(q, item, MessageId::from(top.get().saturating_sub(1)), SHOWN / 2),
                    None => Ok(part),
                }
            }
        }
    }
}

fn newest(q: &mut Read<'_>, item: ItemId) -> Result<Part, Error> {
    backwards(q, item, MessageId::from(i64::MAX), SHOWN)
}

/// What stands before a message, so many at most.
fn backwards(q: &mut Read<'_>, item: ItemId, before: MessageId, most: usize) -> Result<Part, Error> {
    let mut messages = store::before(q, item, before)?;
    let older = messages.len() > most;
    messages.truncate(most);
    messages.reverse();
    Ok(Part { messages, older, newer: false })
}

/// What stands after a message, with some that stand before that.
fn from(q: &mut Read<'_>, item: ItemId, after: MessageId, context: usize) -> Result<Part, Error> {
    let next = MessageId::from(after.get().saturating_add(1));
    let mut part = backwards(q, item, next, context)?;
    let mut behind = store::after(q, item, after)?;
    part.newer = behind.len() > SHOWN;
    behind.truncate(SHOWN);
    part.messages.append(&mut behind);
    Ok(part)
}
