//! How many people look at a conversation, on this node and on the others.

use super::{Circle, State};
use crate::happenings::streams::listener::whispered;

impl State {
    /// Says how many people are there, on all nodes, if that is another number than was said, or somebody has come who does not
    /// know. Gives how many are on this node, and whether these are the first of it, where other nodes do not know that.
    pub(super) fn say_who_is_here(&mut self, anew: bool) -> Option<(usize, bool)> {
        let here = self.slots.values().filter(|slots| slots.iter().any(|slot| slot.inside)).count();
        let all = here + self.elsewhere.values().sum::<usize>();
        if anew || all != self.said {
            self.said = all;
            self.whisper(&whispered(&format!(
                "<turbo-stream action=\"update\" target=\"present\"><template>{all}</template></turbo-stream>"
            )));
        }
        let before = std::mem::replace(&mut self.here, here);
        (before != here).then_some((here, before == 0))
    }
}

impl Circle {
    /// Tells the other nodes how many are on this one. Whoever calls it holds the state, so that no older number comes after a
    /// newer one.
    pub(super) fn pass_on(&self, news: Option<(usize, bool)>) {
        if let Some((here, asks)) = news {
            self.app.hub.tell_others(&self.key, here, asks);
        }
    }

    /// Hears how many are there on another node. Gives how many are on this one.
    pub(in crate::happenings) fn hears_of(&self, node: &str, count: usize) -> usize {
        let mut state = self.lock();
        if count == 0 {
            state.elsewhere.remove(node);
        } else {
            state.elsewhere.insert(node.to_owned(), count);
        }
        let news = state.say_who_is_here(false);
        self.pass_on(news);
        state.here
    }

    /// Nobody of another node is there any more.
    pub(in crate::happenings) fn forgets(&self, node: &str) {
        let mut state = self.lock();
        let before = state.elsewhere.len();
        state.elsewhere.retain(|name, _| name.split(' ').next() != Some(node));
        let news = if state.elsewhere.len() == before { None } else { state.say_who_is_here(false) };
        self.pass_on(news);
    }

    /// Where people talk, how many are there on this node; nothing where other nodes need not know.
    pub(in crate::happenings) fn here(&self) -> Option<usize> {
        let here = self.lock().here;
        (here > 0).then_some(here)
    }
}
