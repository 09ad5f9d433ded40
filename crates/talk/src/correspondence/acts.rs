//! What the log calls the acts of this room. The lines about letters name nobody and are shown to nobody: they wake the open
//! pages of those among whom the letter is, and let the log say that something was written in that transaction.

use house::happenings::{Act, Audience};

/// A letter was sent. The number of its subject is that of the correspondence.
pub static LETTER_SENT: Act = Act { word: "letter-sent", audience: Audience::Nobody, ..Act::QUIET };

/// A letter was taken back.
pub static LETTER_REMOVED: Act = Act { word: "letter-removed", audience: Audience::Nobody, ..Act::QUIET };

/// Who is among whom, or who takes letters from whom, has changed.
pub static CORRESPONDENCE_CHANGED: Act =
    Act { word: "correspondence-changed", audience: Audience::Nobody, ..Act::QUIET };

/// Somebody showed a letter to the stewards.
pub static LETTER_REPORTED: Act =
    Act { word: "letter-reported", audience: Audience::Stewards, page: Some("reports"), ..Act::QUIET };

/// A steward has dealt with what was shown.
pub static REPORT_SETTLED: Act =
    Act { word: "report-settled", audience: Audience::Stewards, page: Some("reports"), ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] =
    &[&LETTER_SENT, &LETTER_REMOVED, &CORRESPONDENCE_CHANGED, &LETTER_REPORTED, &REPORT_SETTLED];
