//! What happened, as a sentence.

use super::Told;
use crate::happenings::What;
use crate::web::Said;

/// The program itself, where no member acted: an import from the command line, the first set-up.
const ITSELF: &str = "Commonweave";

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
        "removed" => "happening-detail-removed",
        "discussion" => "happening-detail-discussion",
        "channel" => "happening-detail-channel",
        _ => return None,
    })
}

fn sentence(what: What) -> &'static str {
    match what {
        What::NetworkStarted => "happening-network-started",
        What::NetworkChanged => "happening-network-changed",
        What::CharterRevised => "happening-charter-revised",
        What::CharterEndorsed => "happening-charter-endorsed",
        What::EndorsementWithdrawn => "happening-endorsement-withdrawn",
        What::InvitationMade => "happening-invitation-made",
        What::InvitationRevoked => "happening-invitation-revoked",
        What::MemberJoined => "happening-member-joined",
        What::MemberLeft => "happening-member-left",
        What::MemberChanged => "happening-member-changed",
        What::MemberSuspended => "happening-member-suspended",
        What::MemberReinstated => "happening-member-reinstated",
        What::ProfileChanged => "happening-profile-changed",
        What::OrganisationAdded => "happening-organisation-added",
        What::OrganisationChanged => "happening-organisation-changed",
        What::AffiliationChanged => "happening-affiliation-changed",
        What::ImportDone => "happening-import-done",
        What::SpaceStarted => "happening-space-started",
        What::SpaceChanged => "happening-space-changed",
        What::SpaceJoined => "happening-space-joined",
        What::SpaceLeft => "happening-space-left",
        What::ItemStarted => "happening-item-started",
        What::ItemChanged => "happening-item-changed",
        What::ItemClosed => "happening-item-closed",
        What::ItemReopened => "happening-item-reopened",
        What::ItemLinked => "happening-item-linked",
        What::MessagePosted => "happening-message-posted",
        What::MessageEdited => "happening-message-edited",
        What::MessageDeleted => "happening-message-deleted",
        What::ReactionChanged => "happening-reaction-changed",
    }
}

/// The key of the name of such acts, in lists.
pub fn label(what: What) -> &'static str {
    match what {
        What::NetworkStarted => "happening-network-started-name",
        What::NetworkChanged => "happening-network-changed-name",
        What::CharterRevised => "happening-charter-revised-name",
        What::CharterEndorsed => "happening-charter-endorsed-name",
        What::EndorsementWithdrawn => "happening-endorsement-withdrawn-name",
        What::InvitationMade => "happening-invitation-made-name",
        What::InvitationRevoked => "happening-invitation-revoked-name",
        What::MemberJoined => "happening-member-joined-name",
        What::MemberLeft => "happening-member-left-name",
        What::MemberChanged => "happening-member-changed-name",
        What::MemberSuspended => "happening-member-suspended-name",
        What::MemberReinstated => "happening-member-reinstated-name",
        What::ProfileChanged => "happening-profile-changed-name",
        What::OrganisationAdded => "happening-organisation-added-name",
        What::OrganisationChanged => "happening-organisation-changed-name",
        What::AffiliationChanged => "happening-affiliation-changed-name",
        What::ImportDone => "happening-import-done-name",
        What::SpaceStarted => "happening-space-started-name",
        What::SpaceChanged => "happening-space-changed-name",
        What::SpaceJoined => "happening-space-joined-name",
        What::SpaceLeft => "happening-space-left-name",
        What::ItemStarted => "happening-item-started-name",
        What::ItemChanged => "happening-item-changed-name",
        What::ItemClosed => "happening-item-closed-name",
        What::ItemReopened => "happening-item-reopened-name",
        What::ItemLinked => "happening-item-linked-name",
        What::MessagePosted => "happening-message-posted-name",
        What::MessageEdited => "happening-message-edited-name",
        What::MessageDeleted => "happening-message-deleted-name",
        What::ReactionChanged => "happening-reaction-changed-name",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Role, SpaceRole, SpaceVisibility};
    use crate::members::Capacity;

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
            (What::ItemLinked, "removed"),
            (What::NetworkChanged, "address"),
        ]);
        for (what, word) in words {
            assert!(detail(what, word).is_some(), "{what:?} {word}");
        }
        assert_eq!(detail(What::MemberJoined, ""), None);
    }
}
