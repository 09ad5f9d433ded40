//! Messages and reactions that follow one another are written together: a handful of statements for many of them.

use super::stage::{Given, given};
use crate::conversations::{self, Posting, Reacting};
use crate::happenings::{self, Happened, What};
use crate::ids::{ItemId, MemberId, MessageId, NetworkId, SpaceId};
use crate::items;
use crate::spaces;
use crate::web::Error;
use db::{Time, Write};
use std::collections::{BTreeMap, HashSet};

/// How many acts are held back at most.
const HELD: usize = 512;

/// What was said and given and is not yet written.
pub(super) struct Batch {
    network: NetworkId,
    spoken: Vec<Spoken>,
    reactions: Vec<Reaction>,
    /// Who did what when, in order; the message by its place in the plan.
    log: Vec<(MemberId, Time, What, (SpaceId, ItemId), usize)>,
    held: HashSet<usize>,
}

struct Spoken {
    message: usize,
    place: (SpaceId, ItemId),
    parent: Option<MessageId>,
    author: MemberId,
    text: (String, String),
    now: Time,
}

struct Reaction {
    message: usize,
    member: MemberId,
    sign: &'static str,
    now: Time,
}

impl Batch {
    pub(super) fn new(network: NetworkId) -> Batch {
        let (spoken, reactions, log, held) = Default::default();
        Batch { network, spoken, reactions, log, held }
    }

    /// Whether this message is not yet written.
    pub(super) fn holds(&self, message: usize) -> bool {
        self.held.contains(&message)
    }

    pub(super) fn say(
        &mut self,
        message: usize,
        place: (SpaceId, ItemId),
        parent: Option<MessageId>,
        author: MemberId,
        text: (String, String),
        now: Time,
    ) {
        self.held.insert(message);
        self.log.push((author, now, What::MessagePosted, place, message));
        self.spoken.push(Spoken { message, place, parent, author, text, now });
    }

    pub(super) fn react(
        &mut self,
        message: usize,
        place: (SpaceId, ItemId),
        member: MemberId,
        sign: &'static str,
        now: Time,
    ) {
        self.log.push((member, now, What::ReactionChanged, place, message));
        self.reactions.push(Reaction { message, member, sign, now });
    }

    /// Whether it is time to write.
    pub(super) fn is_full(&self) -> bool {
        self.log.len() >= HELD
    }

    /// Writes what is held back.
    pub(super) fn flush(&mut self, tx: &mut Write<'_>, known: &mut Given) -> Result<(), Error> {
        let batch = std::mem::replace(self, Batch::new(self.network));
        if batch.log.is_empty() {
            return Ok(());
        }
        batch.write_messages(tx, known)?;
        batch.write_reactions(tx, known)?;
        let mut lines = Vec::with_capacity(batch.log.len());
        for (member, now, what, (space, item), message) in &batch.log {
            let message = given(&known.messages, *message)?;
            lines.push((*member, *now, Happened::new(*what).space(*space).item(*item).message(message)));
        }
        happenings::record_many(tx, batch.network, &lines)?;
        Ok(())
    }

    fn write_messages(&self, tx: &mut Write<'_>, known: &mut Given) -> Result<(), Error> {
        let postings: Vec<Posting<'_>> =
            self.spoken.iter().map(|spoken| spoken.posting(self.network)).collect();
        let ids = conversations::post_many(tx, &postings)?;
        known.messages.extend(self.spoken.iter().map(|spoken| spoken.message).zip(ids));
        let mut items: BTreeMap<ItemId, (i64, Time)> = BTreeMap::new();
        let mut spaces: BTreeMap<SpaceId, Time> = BTreeMap::new();
        for spoken in &self.spoken {
            let (space, item) = spoken.place;
            let noted = items.entry(item).or_insert((0, spoken.now));
            *noted = (noted.0 + 1, noted.1.max(spoken.now));
            let noted = spaces.entry(space).or_insert(spoken.now);
            *noted = spoken.now.max(*noted);
        }
        for (item, (amount, last)) in items {
            items::note_message(tx, item, amount, last)?;
        }
        for (space, last) in spaces {
            spaces::note_activity(tx, space, last)?;
        }
        Ok(())
    }

    fn write_reactions(&self, tx: &mut Write<'_>, known: &Given) -> Result<(), Error> {
        let mut given_now = Vec::with_capacity(self.reactions.len());
        for Reaction { message, member, sign, now } in &self.reactions {
            let message = given(&known.messages, *message)?;
            given_now.push(Reacting { message, member: *member, sign, now: *now });
        }
        conversations::react_many(tx, self.network, &given_now)?;
        Ok(())
    }
}

impl Spoken {
    fn posting(&self, network: NetworkId) -> Posting<'_> {
        Posting {
            network,
            item: self.place.1,
            parent: self.parent,
            author: self.author,
            body: &self.text.0,
            html: &self.text.1,
            once: None,
            now: self.now,
        }
    }
}
