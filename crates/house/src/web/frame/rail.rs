//! What rooms bring to the rail of a network.

use crate::access::Action;

/// A page of a network that a room brings to the rail: plain data.
#[derive(Debug)]
pub struct RailPage {
    /// Its path below the network: `decisions`.
    pub path: &'static str,
    /// Key of its name.
    pub label: &'static str,
    /// What one must be allowed to do in the network to see it.
    pub action: Action,
    /// When it stands there.
    pub shown: Shown,
}

/// When a page stands in the rail of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// From the beginning.
    Always,
    /// Once somebody in the network has made something that stands on it, which its room says by `networks::use_page`: a
    /// network of twelve people is not met by thirty nouns.
    OnceUsed,
}
