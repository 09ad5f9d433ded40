//! What happened, as a sentence.

use super::Told;
use crate::happenings::What;
use crate::web::Said;

/// The program itself, where no member acted: an import from the command line, the first set-up.
const ITSELF: &str = "Commonweave";

/// Each act with the key of its sentence and the key of its name in lists.
const WORDS: &[(What, &str, &str)] = &[
    (What::NetworkStarted, "happening-network-started", "happening-network-started-name"),
    (What::NetworkChanged, "happening-network-changed", "happening-network-changed-name"),
    (What::CharterRevised, "happening-charter-revised", "happening-charter-revised-name"),
    (What::CharterEndorsed, "happening-charter-endorsed", "happening-charter-endorsed-name"),
    (What::EndorsementWithdrawn, "happening-endorsement-withdrawn", "happening-endorsement-withdrawn-name"),
    (What::InvitationMade, "happening-invitation-made", "happening-invitation-made-name"),
    (What::InvitationRevoked, "happening-invitation-revoked", "happening-invitation-revoked-name"),
    (What::ClaimMade, "happening-claim-made", "happening-claim-made-name"),
    (What::ClaimConfirmed, "happening-claim-confirmed", "happening-claim-confirmed-name"),
    (What::ClaimRefused, "happening-claim-refused", "happening-claim-refused-name"),
    (What::MemberJoined, "happening-member-joined", "happening-member-joined-name"),
    (What::MemberLeft, "happening-member-left", "happening-member-left-name"),
    (What::MemberChanged, "happening-member-changed", "happening-member-changed-name"),
    (What::MemberSuspended, "happening-member-suspended", "happening-member-suspended-name"),
    (What::MemberReinstated, "happening-member-reinstated", "happening-member-reinstated-name"),
    (What::ProfileChanged, "happening-profile-changed", "happening-profile-changed-name"),
    (What::OrganisationAdded, "happening-organisation-added", "happening-organisation-added-name"),
    (What::OrganisationChanged, "happening-organisation-changed", "happening-organisation-changed-name"),
    (What::OrganisationArchived, "happening-organisation-archived", "happening-organisation-archived-name"),
    (What::OrganisationRestored, "happening-organisation-restored", "happening-organisation-restored-name"),
    (What::OrganisationRemoved, "happening-organisation-removed", "happening-organisation-removed-name"),
    (What::OrganisationMerged, "happening-organisation-merged", "happening-organisation-merged-name"),
    (What::OrganisationParted, "happening-organisation-parted", "happening-organisation-parted-name"),
    (What::AffiliationChanged, "happening-affiliation-changed", "happening-affiliation-changed-name"),
    (What::ImportDone, "happening-import-done", "happening-import-done-name"),
    (What::ImportWithdrawn, "happening-import-withdrawn", "happening-import-withdrawn-name"),
    (What::SpaceStarted, "happening-space-started", "happening-space-started-name"),
    (What::SpaceChanged, "happening-space-changed", "happening-space-changed-name"),
    (What::SpaceJoined, "happening-space-joined", "happening-space-joined-name"),
    (What::SpaceLeft, "happening-space-left", "happening-space-left-name"),
    (What::ItemStarted, "happening-item-started", "happening-item-started-name"),
    (What::ItemChanged, "happening-item-changed", "happening-item-changed-name"),
    (What::ItemClosed, "happening-item-closed", "happening-item-closed-name"),
    (What::ItemReopened, "happening-item-reopened", "happening-item-reopened-name"),
    (What::ItemLinked, "happening-item-linked", "happening-item-linked-name"),
    (What::MessagePosted, "happening-message-posted", "happening-message-posted-name"),
    (What::MessageEdited, "happening-message-edited", "happening-message-edited-name"),
    (What::MessageDeleted, "happening-message-deleted", "happening-message-deleted-name"),
    (What::ReactionChanged, "happening-reaction-changed", "happening-reaction-changed-name"),
];

impl Told {
    /// The sentence that tells it.
    pub fn said(&self) -> Said {
        let who = self.who.as_ref().map_or(ITSELF, |(_, name)| name);
        let number = self.line.subject_id.map_or_else(|| "–".to_owned(), |id| format!("no. {id}"));
        let named = |name: Option<&str>| name.unwrap_or("–").to_owned();
        Said::key(sentence(self.line.what))
            .with("who", who)
            .with("subject", self.subject.clone().unwrap_or(number))
            .with("space", named(self.space.as_ref().map(|(_, name)| name.as_str())))
            .with("item", named(self.item.as_ref().map(|(_, title)| title.as_str())))
    }

    /// The key of what the line adds to its sentence, where it adds something.
    pub fn detail(&self) -> Option<&'static str> {
        detail(self.line.what, &self.line.detail)
    }
}

/// The words that acts write beside what they are: see `Happened::detail`.
fn detail(what: What, word: &str) -> Option<&'static str> {
    let speaks = matches!(what, What::CharterEndorsed | What::EndorsementWithdrawn);
    Some(match word {
        "member" if speaks => "happening-detail-themselves",
        "organisation" if speaks => "happening-detail-organisation",
        "guest" => "happening-detail-guest",
        "member" => "happening-detail-member",
        "facilitator" => "happening-detail-facilitator",
        "steward" => "happening-detail-steward",
        "staff" => "happening-detail-staff",
        "representative" => "happening-detail-representative",
        "ended" => "happening-detail-ended",
        "public" => "happening-detail-public",
        "network" => "happening-detail-network",
        "members" => "happening-detail-members",
        "address" => "happening-detail-address",
        "sector" => "happening-detail-sector",
        "removed" => "happening-detail-removed",
        "discussion" => "happening-detail-discussion",
        "channel" => "happening-detail-channel",
        _ => return None,
    })
}

fn sentence(what: What) -> &'static str {
    words(what).0
}

/// The key of the name of such acts, in lists.
pub fn label(what: What) -> &'static str {
    words(what).1
}

/// Sentence and name; the log as a whole stands in for an act that had none, which a test rules out.
fn words(what: What) -> (&'static str, &'static str) {
    let row = WORDS.iter().find(|(own, _, _)| *own == what);
    row.map_or(("happening-network-changed", "happening-network-changed-name"), |row| (row.1, row.2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Role, SpaceRole, SpaceVisibility};
    use crate::members::Capacity;

    #[test]
    fn every_act_has_its_own_sentence_and_name() {
        let told: std::collections::BTreeSet<_> = What::ALL.iter().map(|what| words(*what)).collect();
        assert_eq!(told.len(), What::ALL.len());
        assert!(What::ALL.iter().all(|what| sentence(*what) == format!("happening-{what}")));
    }

    #[test]
    fn every_word_that_an_act_writes_down_is_told() {
        let mut words = Vec::new();
        words.extend(Role::ALL.iter().map(|role| (What::MemberChanged, role.as_str())));
        words.extend(SpaceRole::ALL.iter().map(|role| (What::SpaceChanged, role.as_str())));
        words.extend(SpaceVisibility::ALL.iter().map(|who| (What::SpaceChanged, who.as_str())));
        words.extend(Capacity::ALL.iter().map(|role| (What::AffiliationChanged, role.as_str())));
        words.extend(["member", "organisation"].map(|who| (What::CharterEndorsed, who)));
        words.extend([
            (What::AffiliationChanged, "ended"),
            (What::OrganisationChanged, "sector"),
            (What::ItemLinked, "removed"),
            (What::NetworkChanged, "address"),
        ]);
        for (what, word) in words {
            assert!(detail(what, word).is_some(), "{what:?} {word}");
        }
        assert_eq!(detail(What::MemberJoined, ""), None);
    }
}
