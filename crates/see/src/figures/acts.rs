//! What the log calls the acts of this room.

use house::happenings::{Act, Audience};

/// A report was shared with the network, or is shared no longer.
pub static REPORT_SHARED: Act = Act {
    word: "report-shared",
    audience: Audience::Network,
    details: &[("shared", "happening-detail-report-shared"), ("removed", "happening-detail-report-removed")],
    page: Some("figures"),
    ..Act::QUIET
};

/// All of them.
pub static ALL: &[&Act] = &[&REPORT_SHARED];
