//! Some messages of one channel, made ready before a change begins and written in it.

use super::channels::Place;
use super::words::Words;
use crate::slack::store::{self, Thing};
use ::slack::{Found, Message, sign};
use db::{Time, Write};
use house::ids::{MemberId, MessageId, NetworkId};
use house::web::Error;
use house::{items, spaces};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use talk::conversations::{self, Posting, Reacting};

/// A message about to be written.
struct Ready {
    /// What it is known by, in all of the network.
    key: String,
    /// What the message is known by that it answers.
    answers: Option<String>,
    author: MemberId,
    body: String,
    html: String,
    now: Time,
    edited: Option<Time>,
    reactions: Vec<(&'static str, MemberId)>,
}

/// Messages of a channel, and later texts of messages.
pub(super) struct Chunk {
    place: Place,
    said: Vec<Ready>,
    changed: Vec<Ready>,
}

impl Chunk {
    /// Puts everything into our words, outside of any change.
    pub(super) fn prepare(
        words: &Words,
        found: &Found,
        place: Place,
        said: Vec<Message>,
        changed: Vec<Message>,
    ) -> Chunk {
        let id = &found.channel.id;
        let mut taken = HashSet::new();
        let ready =
            |messages: Vec<Message>| messages.into_iter().filter_map(|one| ready(words, id, one)).collect();
        let mut chunk = Chunk { place, said: ready(said), changed: ready(changed) };
        for message in &mut chunk.said {
            // Two of one moment and one author would be taken for each other.
            while !taken.insert((message.author, message.now)) {
                message.now = Time::from_micros(message.now.micros().saturating_add(1));
            }
        }
        chunk
    }

    /// Writes what is not here yet, and tells how much it was.
    pub(super) fn write(&self, tx: &mut Write<'_>, network: NetworkId) -> Result<usize, Error> {
        let keys: Vec<String> = self.said.iter().map(|message| message.key.clone()).collect();
        let here: HashSet<String> =
            store::things(tx, network, Thing::Message, &keys)?.into_iter().map(|(key, ..)| key).collect();
        let mut scene =
            Scene { network, place: self.place, roots: self.roots(tx, network)?, made: Vec::new() };
        let mut pending: Vec<&Ready> = Vec::new();
        let mut waiting: HashSet<&str> = HashSet::new();
        for message in self.said.iter().filter(|message| !here.contains(&message.key)) {
            // Whoever answers one of those that are not written yet waits for it; so do two answers to one that is missing.
            if message.answers.as_deref().is_some_and(|root| waiting.contains(root)) {
                scene.post(tx, &std::mem::take(&mut pending))?;
                waiting.clear();
            }
            waiting.insert(&message.key);
            let missing = message.answers.as_deref().filter(|root| !scene.roots.contains_key(*root));
            waiting.extend(missing);
            pending.push(message);
        }
        scene.post(tx, &pending)?;
        let new = scene.made.len();
        scene.react(tx)?;
        scene.note(tx)?;
        self.change(tx, network)?;
        Ok(new)
    }

    /// The contributions under which the answers of this chunk stand, as far as they are here.
    fn roots(&self, tx: &mut Write<'_>, network: NetworkId) -> Result<HashMap<String, MessageId>, Error> {
        let asked: BTreeSet<String> =
            self.said.iter().filter_map(|message| message.answers.clone()).collect();
        let asked: Vec<String> = asked.into_iter().collect();
        let mut roots = HashMap::new();
        for kind in [Thing::Thread, Thing::Message] {
            let found = store::things(tx, network, kind, &asked)?;
            roots.extend(found.into_iter().map(|(key, _, root)| (key, MessageId::from(root))));
        }
        Ok(roots)
    }

    /// Puts later texts in place of earlier ones, each once.
    fn change(&self, tx: &mut Write<'_>, network: NetworkId) -> Result<(), Error> {
        for changed in &self.changed {
            let at = changed.edited.unwrap_or(changed.now);
            let mark = format!("{}@{}", changed.key, at.micros());
            let known = store::things(tx, network, Thing::Change, std::slice::from_ref(&mark))?;
            let message = store::things(tx, network, Thing::Message, std::slice::from_ref(&changed.key))?;
            let Some((_, number, _)) = message.first().filter(|_| known.is_empty()) else { continue };
            let text = (changed.body.as_str(), changed.html.as_str());
            conversations::rewrite(tx, network, MessageId::from(*number), text, at)?;
            store::keep(tx, network, Thing::Change, &[(mark, *number, 0)])?;
        }
        Ok(())
    }
}

struct Scene<'a> {
    network: NetworkId,
    place: Place,
    /// Under which contribution answers to each key stand.
    roots: HashMap<String, MessageId>,
    /// What was written.
    made: Vec<(&'a Ready, MessageId)>,
}

impl<'a> Scene<'a> {
    /// Writes messages of which none answers another.
    fn post(&mut self, tx: &mut Write<'_>, ready: &[&'a Ready]) -> Result<(), Error> {
        if ready.is_empty() {
            return Ok(());
        }
        let parent =
            |message: &Ready| message.answers.as_ref().and_then(|root| self.roots.get(root)).copied();
        let postings: Vec<Posting<'_>> = ready
            .iter()
            .copied()
            .map(|message| Posting {
                network: self.network,
                item: self.place.item,
                parent: parent(message),
                author: message.author,
                body: &message.body,
                html: &message.html,
                once: None,
                now: message.now,
            })
            .collect();
        let ids = conversations::post_many(tx, &postings)?;
        let (mut things, mut threads) = (Vec::new(), Vec::new());
        for ((message, posting), id) in ready.iter().zip(&postings).zip(&ids) {
            let root = posting.parent.unwrap_or(*id);
            things.push((message.key.clone(), id.get(), root.get()));
            // What answers something that is missing stands for it.
            if let Some(missing) = message.answers.as_ref().filter(|_| posting.parent.is_none()) {
                threads.push((missing.clone(), id.get(), root.get()));
            }
        }
        for (key, _, root) in things.iter().chain(&threads) {
            self.roots.insert(key.clone(), MessageId::from(*root));
        }
        self.made.extend(ready.iter().copied().zip(ids));
        self.keep(tx, (things.as_slice(), threads.as_slice()))
    }

    /// Notes what messages became. Where somebody else is at the same export at this moment, one of the two gives way.
    fn keep(
        &self,
        tx: &mut Write<'_>,
        (messages, threads): (&[(String, i64, i64)], &[(String, i64, i64)]),
    ) -> Result<(), Error> {
        let kept = store::keep(tx, self.network, Thing::Message, messages)?;
        if usize::try_from(kept).ok() != Some(messages.len()) {
            return Err(Error::Broken(anyhow::anyhow!("the same export of Slack is being brought in twice")));
        }
        store::keep(tx, self.network, Thing::Thread, threads)?;
        Ok(())
    }

    fn react(&self, tx: &mut Write<'_>) -> Result<(), Error> {
        let mut given = BTreeSet::new();
        let mut all = Vec::new();
        for (message, id) in &self.made {
            for (sign, member) in &message.reactions {
                if given.insert((*id, *sign, *member)) {
                    all.push(Reacting { message: *id, member: *member, sign, now: message.now });
                }
            }
        }
        conversations::react_many(tx, self.network, &all)?;
        let edited = self.made.iter().filter_map(|(message, id)| Some((*id, message.edited?)));
        let edited: Vec<(MessageId, Time)> = edited.collect::<BTreeMap<_, _>>().into_iter().collect();
        conversations::mark_edited(tx, &edited)?;
        Ok(())
    }

    fn note(&self, tx: &mut Write<'_>) -> Result<(), Error> {
        let Some(last) = self.made.iter().map(|(message, _)| message.now).max() else { return Ok(()) };
        let amount = i64::try_from(self.made.len()).unwrap_or(0);
        items::note_message(tx, self.place.item, amount, last)?;
        spaces::note_activity(tx, self.place.space, last)?;
        Ok(())
    }
}

fn ready(words: &Words, channel: &str, message: Message) -> Option<Ready> {
    let (author, name) = words.cast.speaker(&message.author)?;
    let (body, html) = words.of(&message, name.as_deref());
    let signs = message.reactions.iter().filter_map(|(name, users)| Some((sign(name)?, users)));
    let reactions = signs.flat_map(|(sign, users)| {
        users.iter().filter_map(move |user| Some((sign, words.cast.member(user)?)))
    });
    Some(Ready {
        key: format!("{channel}/{}", message.key),
        answers: message.answers.as_ref().map(|root| format!("{channel}/{root}")),
        author,
        body,
        html,
        now: Time::from_micros(message.moment.unwrap_or(words.now.micros())),
        edited: message.edited.map(Time::from_micros),
        reactions: reactions.collect(),
    })
}
