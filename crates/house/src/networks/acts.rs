//! What the log calls the acts of this room.

use crate::happenings::{Act, Audience};

/// Network started.
pub static NETWORK_STARTED: Act = Act { word: "network-started", audience: Audience::Network, ..Act::QUIET };

/// Network changed.
pub static NETWORK_CHANGED: Act = Act {
    word: "network-changed",
    audience: Audience::Stewards,
    narrows: true,
    details: &[("address", "happening-detail-address")],
    ..Act::QUIET
};

/// All of them.
pub static ALL: &[&Act] = &[&NETWORK_STARTED, &NETWORK_CHANGED];
