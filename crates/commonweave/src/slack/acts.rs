//! What the log calls the acts of this room.

use house::happenings::{Act, Audience};

/// An export was brought in.
pub static SLACK_BROUGHT: Act = Act { word: "slack-brought", audience: Audience::Stewards, ..Act::QUIET };

/// A channel came in with what was said in it.
pub static SLACK_CHANNEL_BROUGHT: Act = Act { word: "slack-channel-brought", news: true, ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[&SLACK_BROUGHT, &SLACK_CHANNEL_BROUGHT];
