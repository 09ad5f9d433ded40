//! What a person is somewhere, held against the least that an action asks for.

use super::{Action, Least, NetworkVisibility, Role, SpaceRole, SpaceVisibility, TABLE};

/// What a person is in the place where they want to act.
#[derive(Debug, Clone, Copy, Default)]
pub struct Standing {
    /// Has an account on this server and is signed in.
    pub signed_in: bool,
    /// The network's visibility, in a network.
    pub network: Option<NetworkVisibility>,
    /// The role of an active member of the network; none for anybody else.
    pub role: Option<Role>,
    /// The space's visibility, in a space.
    pub space: Option<SpaceVisibility>,
    /// The role of a member of the space.
    pub space_role: Option<SpaceRole>,
    /// Wrote the item or message in question.
    pub author: bool,
    /// Stands for the organisation in question.
    pub representative: bool,
    /// Is one of those among whom the letters in question are.
    pub correspondent: bool,
}

impl Action {
    /// The rule of this action. An action without a row is refused to everybody, and fails a test.
    pub fn least(self) -> Option<Least> {
        TABLE.iter().find(|(action, _)| *action == self).map(|(_, least)| *least)
    }

    /// Whether somebody of this standing may do it.
    pub fn allowed(self, standing: &Standing) -> bool {
        self.least().is_some_and(|least| least.met_by(standing))
    }

    /// Whether the network alone, before the space or the author is known, already rules it out.
    pub fn ruled_out(self, standing: &Standing) -> bool {
        !self.least().is_some_and(|least| least.in_network().met_by(standing))
    }
}

impl Least {
    fn met_by(self, who: &Standing) -> bool {
        match self {
            Least::Anyone => true,
            Least::SignedIn => who.signed_in,
            Least::Reader => who.reads_network(),
            Least::Role(role) => who.role >= Some(role),
            Least::Representative => {
                who.role >= Some(Role::Facilitator) || (who.representative && who.role.is_some())
            }
            Least::Correspondent => who.correspondent && who.role.is_some(),
            Least::SpaceReader => who.reads_space(),
            Least::SpaceGuest => who.role.is_some() && who.reads_space(),
            Least::SpaceJoiner => who.role >= Some(Role::Member) && who.reads_space(),
            Least::SpaceMember => who.role.is_some() && who.space_role.is_some(),
            Least::SpaceFacilitator => who.holds_space(),
            Least::Author => who.author && who.role.is_some() && who.space_role.is_some(),
            Least::Proposer => who.author && Least::SpaceJoiner.met_by(who),
            Least::AuthorOrFacilitator => Least::Author.met_by(who) || who.holds_space(),
        }
    }

    /// What the rule asks of the network alone.
    fn in_network(self) -> Least {
        match self {
            Least::SpaceReader => Least::Reader,
            Least::SpaceJoiner | Least::Proposer => Least::Role(Role::Member),
            Least::SpaceGuest
            | Least::SpaceMember
            | Least::SpaceFacilitator
            | Least::Author
            | Least::AuthorOrFacilitator
            | Least::Representative
            | Least::Correspondent => Least::Role(Role::Guest),
            other => other,
        }
    }
}

impl Standing {
    fn reads_network(&self) -> bool {
        match self.network {
            Some(NetworkVisibility::Public | NetworkVisibility::Unlisted) => true,
            Some(NetworkVisibility::Private) => self.role.is_some(),
            None => false,
        }
    }

    fn reads_space(&self) -> bool {
        match self.space {
            Some(SpaceVisibility::Public) => self.reads_network(),
            Some(SpaceVisibility::Network) => self.role.is_some(),
            Some(SpaceVisibility::Members) => self.role.is_some() && self.space_role.is_some(),
            None => false,
        }
    }

    fn holds_space(&self) -> bool {
        let steward = self.role == Some(Role::Steward) && self.reads_space();
        steward || (self.role.is_some() && self.space_role == Some(SpaceRole::Facilitator))
    }
}
