//! conversations

use crate::web::Routes;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
}

use crate::items::{Kind, Shape, Verb};

/// A question or a thought with answers to it.
pub static DISCUSSION: Kind = Kind {
    name: "discussion",
    verb: Verb::Talk,
    shape: Shape::Threaded,
    label: "conversation-discussion",
    plural: "conversation-discussions",
    about: "conversation-discussion-about",
    needs_body: false,
};

/// A running talk.
pub static CHANNEL: Kind = Kind {
    name: "channel",
    verb: Verb::Talk,
    shape: Shape::Live,
    label: "conversation-channel",
    plural: "conversation-channels",
    about: "conversation-channel-about",
    needs_body: false,
};
