//! Changes that were offered for a draft, and what became of them.

use crate::proposals::amending::{AmendmentId, Fate};
use crate::proposals::proposal::VoterId;
use db::{Error, Read, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId};

db::record! {
    /// A change of a paragraph that somebody offered.
    #[derive(Debug, Clone)]
    pub(in crate::proposals) struct Amendment {
        pub(in crate::proposals) id: AmendmentId,
        pub(in crate::proposals) author_id: MemberId,
        pub(in crate::proposals) author: String,
        pub(in crate::proposals) was: String,
        pub(in crate::proposals) becomes: String,
        pub(in crate::proposals) reason: String,
        pub(in crate::proposals) state: Fate,
        pub(in crate::proposals) answer: String,
        pub(in crate::proposals) created_at: Time,
    }
}

impl Amendment {
    /// Its number, as a form sends it.
    pub(in crate::proposals) fn number(&self) -> String {
        self.id.to_string()
    }
}

/// All that were offered for a proposal, the latest first; 100 at most.
pub(in crate::proposals) fn amendments(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Amendment>, Error> {
    q.all(
        "SELECT proposal_amendments.id, members.id AS author_id, members.name AS author, proposal_amendments.was,
                proposal_amendments.becomes, proposal_amendments.reason, proposal_amendments.state,
                proposal_amendments.answer, proposal_amendments.created_at
         FROM proposal_amendments JOIN members ON members.id = proposal_amendments.author_id
         WHERE proposal_amendments.item_id = $1 ORDER BY proposal_amendments.id DESC LIMIT 100",
        &[&item],
    )
}

/// How many each member offered for a proposal.
pub(in crate::proposals) fn amended(q: &mut Read<'_>, item: ItemId) -> Result<Vec<(MemberId, i64)>, Error> {
    q.all(
        "SELECT author_id, COUNT(*) AS amount FROM proposal_amendments WHERE item_id = $1
         GROUP BY author_id ORDER BY author_id",
        &[&item],
    )
}

/// Writes down what somebody offers.
pub(in crate::proposals) fn offer(
    tx: &mut Write<'_>,
    network: NetworkId,
    (item, by): (ItemId, MemberId),
    (was, becomes, reason): (&str, &str, &str),
    now: Time,
) -> Result<AmendmentId, Error> {
    tx.one(
        "INSERT INTO proposal_amendments (item_id, network_id, author_id, was, becomes, reason, state, answer, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'offered', '', $7) RETURNING id",
        &[&item, &network, &by, &was, &becomes, &reason, &now],
    )
}

/// Writes down what the author of the text answered. Nothing is changed where they have answered before.
pub(in crate::proposals) fn answer(
    tx: &mut Write<'_>,
    (amendment, by): (AmendmentId, MemberId),
    (fate, note): (Fate, &str),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE proposal_amendments SET state = $2, answer = $3, answered_by = $4, answered_at = $5
         WHERE id = $1 AND state = 'offered'",
        &[&amendment, &fate, &note, &by, &now],
    )
}

/// An objection is met by a change of the text.
pub(in crate::proposals) fn note_met(tx: &mut Write<'_>, voter: VoterId, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE proposal_ballots SET met_at = $2 WHERE voter_id = $1 AND choice IN ('object', 'block')",
        &[&voter, &now],
    )
}
