//! What the log calls the acts of this room.

use house::happenings::{Act, Audience};

/// The story of a year was published.
pub static ANNUAL_PUBLISHED: Act = Act {
    word: "annual-published",
    audience: Audience::Network,
    news: true,
    details: &[("members", "happening-detail-annual-members"), ("public", "happening-detail-annual-public")],
    page: Some("annual"),
    ..Act::QUIET
};

/// It is a draft again.
pub static ANNUAL_WITHDRAWN: Act =
    Act { word: "annual-withdrawn", audience: Audience::Network, page: Some("annual"), ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[&ANNUAL_PUBLISHED, &ANNUAL_WITHDRAWN];
