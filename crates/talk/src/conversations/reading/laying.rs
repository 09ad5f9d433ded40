//! How messages stand on a page: with what the viewer may do with each, those of one author together, a line where a day
//! begins and where the viewer has read up to, long branches folded.

use crate::conversations::message::{Message, Origin, Shown};
use crate::conversations::store;
use db::Read;
use house::access::Action;
use house::files;
use house::ids::{MemberId, MessageId};
use house::inbox::ReadPlace;
use house::items::Item;
use house::members;
use house::mentions;
use house::web::{Error, Speech, Viewer};
use std::collections::{BTreeMap, BTreeSet};

/// How long somebody's messages stand under one name, in microseconds.
const RUN: i64 = 10 * 60 * 1_000_000;
/// How many replies a branch shows unfolded, and how many of a folded one stay open.
const OPEN: usize = 4;
const LAST: usize = 2;

/// By what messages are laid.
pub(super) struct Laying<'a> {
    /// Whether it is a running talk: messages of one author stand together, days are lined.
    pub(super) running: bool,
    pub(super) speech: &'a Speech,
    /// How far the viewer has read.
    pub(super) read: Option<ReadPlace>,
    pub(super) me: Option<MemberId>,
    /// The message that is meant.
    pub(super) named: Option<MessageId>,
}

impl Laying<'_> {
    /// Lays contributions with their replies; gives the first that the viewer has not read.
    pub(super) fn lay(&self, all: &mut [Shown]) -> Option<MessageId> {
        let mut before: Option<(&Message, jiff::civil::Date)> = None;
        let mut first = None;
        for shown in all.iter_mut() {
            self.mark(shown);
            shown.replies.iter_mut().for_each(|reply| self.mark(reply));
            shown.line = first.is_none() && shown.unread;
            let open = std::iter::once(&*shown).chain(&shown.replies);
            first = first.or_else(|| open.filter(|shown| shown.unread).map(|shown| shown.message.id).min());
            fold(shown);
            if self.running {
                let day = self.speech.day_of(shown.message.created_at);
                shown.day = before.as_ref().is_none_or(|(_, other)| *other != day).then_some(day);
                let goes_on = before.as_ref().is_some_and(|(other, _)| follows(other, &shown.message));
                shown.on = goes_on && shown.day.is_none() && !shown.line;
                before = Some((&shown.message, day));
            }
        }
        first
    }

    /// What tells the viewer that a message is new to them, or the one that they came for.
    pub(super) fn mark(&self, shown: &mut Shown) {
        let message = &shown.message;
        let new = self.read.is_some_and(|read| message.id > read.read_message);
        shown.unread = new && self.me != Some(message.author_id) && !message.is_gone();
        shown.named = self.named == Some(message.id);
        shown.flat = self.running;
        let answered = self.read.zip(message.last_reply_id);
        shown.answered = answered.is_some_and(|(read, last)| last > read.read_message);
    }
}

/// Whether a message goes on where its author has just spoken.
fn follows(before: &Message, message: &Message) -> bool {
    before.author_id == message.author_id
        && !before.is_gone()
        && !message.is_gone()
        && message.created_at.micros().saturating_sub(before.created_at.micros()) < RUN
}

/// Long branches are folded up to their last replies; what is new or meant is never folded away.
fn fold(shown: &mut Shown) {
    if shown.replies.len() <= OPEN {
        return;
    }
    let last = shown.replies.len().saturating_sub(LAST);
    let needed = shown.replies.iter().position(|reply| reply.unread || reply.named);
    let open = shown.replies.split_off(needed.unwrap_or(last).min(last));
    shown.folded = std::mem::replace(&mut shown.replies, open);
}

/// Messages with their replies, and with what the viewer may do with each.
pub(in crate::conversations) fn shown(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
    mut messages: Vec<Message>,
    mut replies: Vec<Message>,
) -> Result<Vec<Shown>, Error> {
    let texts = messages.iter_mut().chain(&mut replies).map(|message| &mut message.body_html);
    mentions::show(q, viewer, &mut texts.collect::<Vec<_>>())?;
    let ids: Vec<MessageId> = messages.iter().chain(&replies).map(|message| message.id).collect();
    let span = ids.iter().min().copied().zip(ids.iter().max().copied());
    let mine = match (viewer.member_id(), span) {
        (Some(me), Some(span)) => store::my_reactions(q, me, span)?,
        _ => Vec::new(),
    };
    let files = files::of_messages(q, viewer, &ids)?;
    let from = origins(q, viewer, messages.iter().chain(&replies))?;
    let one = |message: Message| {
        let files = files.iter().filter(|file| file.message == Some(message.id)).cloned().collect();
        let from = from.get(&message.author_id).cloned().flatten();
        Shown { files, from, ..one(viewer, item, message, &mine) }
    };
    let mut all: Vec<Shown> = messages.into_iter().map(one).collect();
    for reply in replies {
        let reply = one(reply);
        if let Some(parent) = all.iter_mut().find(|parent| Some(parent.message.id) == reply.message.parent_id)
        {
            parent.replies.push(reply);
        }
    }
    Ok(all)
}

/// To which organisations the authors of these messages belong.
pub(super) fn origins<'a>(
    q: &mut Read<'_>,
    viewer: &Viewer,
    messages: impl Iterator<Item = &'a Message>,
) -> Result<BTreeMap<MemberId, Origin>, Error> {
    let authors: BTreeSet<MemberId> = messages.map(|message| message.author_id).collect();
    let authors: Vec<MemberId> = authors.into_iter().collect();
    let found = members::organisation_of_each(q, viewer, &authors)?;
    Ok(found.into_iter().map(|(id, of)| (id, Some((of.name, of.sector.label())))).collect())
}

fn one(viewer: &Viewer, item: &Item, message: Message, mine: &[(MessageId, String)]) -> Shown {
    let standing = message.standing(item, viewer);
    let mine: Vec<String> =
        mine.iter().filter(|(id, _)| *id == message.id).map(|(_, sign)| sign.clone()).collect();
    Shown {
        href: viewer.path(format_args!("items/{}/messages/{}", item.id, message.id)),
        reactions: message.counted(&mine),
        own: true,
        may_edit: Action::EditOwn.allowed(&standing),
        may_remove: Action::Moderate.allowed(&standing),
        may_pin: Action::HoldSpace.allowed(&standing),
        may_answer: item.takes_messages() && Action::TakePart.allowed(&standing),
        person: viewer
            .may(Action::ReadMembers)
            .then(|| viewer.path(format_args!("people/{}", message.author_id))),
        ..Shown::plain(message)
    }
}
