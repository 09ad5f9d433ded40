//! What the log calls the acts of this room. None of them says to whom anybody gave their vote.

use house::happenings::{Act, Audience};

/// Somebody gave their vote to another, which is nobody else's business.
pub static DELEGATION_GIVEN: Act = Act { word: "delegation-given", audience: Audience::Nobody, ..Act::QUIET };

/// It was taken back or given back.
pub static DELEGATION_ENDED: Act = Act { word: "delegation-ended", audience: Audience::Nobody, ..Act::QUIET };

/// Whether votes allow delegation was settled, for the network or a space.
pub static DELEGATION_SETTLED: Act =
    Act { word: "delegation-settled", audience: Audience::Network, page: Some("delegations"), ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[&DELEGATION_GIVEN, &DELEGATION_ENDED, &DELEGATION_SETTLED];
