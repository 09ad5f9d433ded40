//! All streams of one topic on this node. A bell sets off a round: one read gathers what came, asks who of those who
//! listen may still look, and posts to each what they may see.

mod presence;

use super::Topic;
use super::classes::{Session, Told};
use super::listener::Event;
use crate::app::App;
use crate::happenings::{Happening, LogPlace};
use crate::ids::{MemberId, NetworkId};
use crate::web::visit::Watch;
use axum::body::Bytes;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{Notify, mpsc};

/// How many posts wait for a reader who is slow; whoever is slower catches up from the log.
const WAITING: usize = 8;

/// The number of a circle: network, sort of page, number of what it is about, and the address of the network.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::happenings) struct Key(NetworkId, &'static str, i64, String);

impl Key {
    pub(super) fn new(network: NetworkId, topic: &Topic, slug: &str) -> Key {
        Key(network, topic.name.0, topic.name.1, slug.to_owned())
    }

    pub(in crate::happenings) fn network(&self) -> NetworkId {
        self.0
    }

    /// As other nodes are told of it.
    pub(in crate::happenings) fn parts(&self) -> (NetworkId, &'static str, i64, &str) {
        (self.0, self.1, self.2, &self.3)
    }

    /// Whether it is of this topic.
    pub(in crate::happenings) fn is(&self, name: &str, number: i64) -> bool {
        self.1 == name && self.2 == number
    }

    /// The least key of a network.
    pub(in crate::happenings) fn least(network: NetworkId) -> Key {
        Key(network, "", i64::MIN, String::new())
    }
}

/// How a stream begins.
pub(in crate::happenings) struct Beginning {
    pub(super) session: Session,
    pub(super) member: Option<MemberId>,
    pub(super) place: LogPlace,
    /// Whether there is more behind its place already.
    pub(super) full: bool,
}

/// What is posted to a stream.
pub(super) enum Post {
    Told(Arc<[Event]>),
    /// What passes and is in no log: who is there, who is writing. Whoever misses it misses nothing.
    Whisper(Bytes),
    Breath,
}

/// Where a stream listens.
pub(in crate::happenings) struct Ear {
    pub(super) circle: Arc<Circle>,
    pub(super) session: Session,
    pub(super) member: Option<MemberId>,
    behind: Arc<AtomicBool>,
    pub(super) post: mpsc::Receiver<Post>,
    pub(super) place: LogPlace,
}

impl Ear {
    /// Whether it missed something; asked once, it is about to catch up.
    pub(super) fn is_behind(&self) -> bool {
        self.behind.swap(false, Ordering::SeqCst)
    }

    pub(super) fn stays_behind(&self) {
        self.behind.store(true, Ordering::SeqCst);
    }
}

/// Topics of this name are told how many are there.
const TALK: &str = "conversation";
/// Among so many it is said at once that somebody came.
const FEW: usize = 50;

impl State {
    fn whisper(&self, bytes: &Bytes) {
        for slot in self.slots.values().flatten().filter(|slot| slot.inside) {
            // Where there is no room for it, it is left out.
            let _ = slot.post.try_send(Post::Whisper(bytes.clone()));
        }
    }
}

/// The end at which the circle posts.
struct Slot {
    post: mpsc::Sender<Post>,
    behind: Arc<AtomicBool>,
    /// Whether a member listens. Nobody else is told who is there and who is writing.
    inside: bool,
}

impl Slot {
    /// Posts without waiting; false where nobody listens any more.
    fn takes(&self, post: Post) -> bool {
        // Who is behind reads from the log, and must not be told what comes after it before.
        if self.behind.load(Ordering::SeqCst) {
            return !self.post.is_closed();
        }
        match self.post.try_send(post) {
            Ok(()) => true,
            Err(TrySendError::Full(_)) => {
                self.behind.store(true, Ordering::SeqCst);
                true
            }
            Err(TrySendError::Closed(_)) => false,
        }
    }
}

/// Those who listen to a topic.
pub(in crate::happenings) struct Circle {
    pub(super) app: Arc<App>,
    pub(super) watch: Watch,
    pub(super) topic: Arc<Topic>,
    pub(in crate::happenings) key: Key,
    pub(super) rung: Notify,
    state: Mutex<State>,
}

struct State {
    slots: BTreeMap<Session, Vec<Slot>>,
    /// How far the rounds have come.
    place: LogPlace,
    /// Whether a round is under way: whoever comes meanwhile may miss it.
    rounding: bool,
    /// How many of this node the other nodes were told of.
    here: usize,
    /// How many are there on the other nodes, by their names.
    elsewhere: BTreeMap<String, usize>,
    /// How many were said to be there.
    said: usize,
}

impl Circle {
    pub(super) fn new(app: Arc<App>, watch: Watch, topic: Arc<Topic>, key: Key, place: LogPlace) -> Circle {
        let state = State {
            slots: BTreeMap::new(),
            place,
            rounding: false,
            here: 0,
            elsewhere: BTreeMap::new(),
            said: 0,
        };
        let state = Mutex::new(state);
        // What came since its place was read is gathered at once.
        let rung = Notify::new();
        rung.notify_one();
        Circle { app, watch, topic, key, rung, state }
    }

    /// Lets one more listen.
    pub(in crate::happenings) fn admit(self: Arc<Self>, begin: Beginning) -> Ear {
        let (post, received) = mpsc::channel(WAITING);
        let mut state = self.lock();
        let behind = begin.full || state.rounding || state.place > begin.place;
        let behind = Arc::new(AtomicBool::new(behind));
        let slot = Slot { post, behind: behind.clone(), inside: begin.member.is_some() };
        state.slots.entry(begin.session.clone()).or_default().push(slot);
        // Among many nobody needs to know at once that one more has come.
        let few = self.key.1 == TALK && state.slots.len() <= FEW;
        let news = if few { state.say_who_is_here(true) } else { None };
        self.pass_on(news);
        drop(state);
        let Beginning { session, member, place, .. } = begin;
        Ear { circle: self, session, member, behind, post: received, place }
    }

    /// Sets off a round where a line concerns those who listen.
    pub(in crate::happenings) fn hears(&self, line: &Happening) {
        if (self.topic.wakes)(line) || line.narrows {
            self.rung.notify_one();
        }
    }

    /// Whether nobody listens any more.
    pub(in crate::happenings) fn is_empty(&self) -> bool {
        self.lock().slots.is_empty()
    }

    /// Ends the streams of all who listen.
    pub(super) fn dismiss(&self) {
        let mut state = self.lock();
        state.slots.clear();
        let news = std::mem::take(&mut state.here) > 0;
        self.pass_on(news.then_some((0, false)));
    }

    /// Begins a round: whom to ask about, and from where on.
    pub(super) fn gather(&self) -> (Vec<Session>, LogPlace) {
        let mut state = self.lock();
        state.slots.retain(|_, slots| {
            slots.retain(|slot| !slot.post.is_closed());
            !slots.is_empty()
        });
        state.rounding = true;
        let news = if self.key.1 == TALK { state.say_who_is_here(false) } else { None };
        self.pass_on(news);
        (state.slots.keys().cloned().collect(), state.place)
    }

    /// Posts to each of these what they are told; the streams of those who may not look end.
    pub(super) fn post(&self, sessions: &[Session], told: &[Told], breathing: bool) {
        let mut state = self.lock();
        for (session, told) in sessions.iter().zip(told) {
            let Some(slots) = state.slots.get_mut(session) else { continue };
            match told {
                None => slots.clear(),
                Some(events) => slots.retain(|slot| {
                    let shown = events.iter().any(Event::is_shown);
                    (!shown || slot.takes(Post::Told(events.clone())))
                        && (!breathing || slot.takes(Post::Breath))
                }),
            }
            if slots.is_empty() {
                state.slots.remove(session);
            }
        }
    }

    /// Says something in passing to all who listen.
    pub(in crate::happenings) fn whisper(&self, bytes: &Bytes) {
        self.lock().whisper(bytes);
    }

    /// Ends a round that has come to this place.
    pub(super) fn rest(&self, place: LogPlace) {
        let mut state = self.lock();
        state.place = place;
        state.rounding = false;
    }

    // Nothing can panic while the lock is held.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
