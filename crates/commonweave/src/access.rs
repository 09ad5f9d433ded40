//! Who may do what, and where: one table, read by every route and every loader.
//!
//! A row names an action and the least that a person must be to do it in that place. Nothing else in the
//! program decides about permission. What a person may not see answers exactly as what does not exist.

use db::word;

word! {
    /// How visible a network is to those who are not in it.
    pub enum NetworkVisibility {
        /// Listed and readable by anyone.
        Public = "public",
        /// Readable by anyone who knows its address, listed nowhere.
        Unlisted = "unlisted",
        /// Readable by its members alone.
        Private = "private",
    }
}

word! {
    /// How visible a space is.
    pub enum SpaceVisibility {
        /// Whoever may read the network reads the space.
        Public = "public",
        /// Every member of the network reads the space.
        Network = "network",
        /// Only members of the space know that it exists.
        Members = "members",
    }
}

word! {
    /// What a member is in a network, least first.
    pub enum Role {
        /// Reads what members read; acts only in the spaces to which someone added them.
        Guest = "guest",
        /// Takes part.
        Member = "member",
        /// Holds processes: adds organisations, guides spaces.
        Facilitator = "facilitator",
        /// Holds the network's settings, members and charter.
        Steward = "steward",
    }
}

word! {
    /// What a member is in a space, least first.
    pub enum SpaceRole {
        /// Takes part in the space.
        Member = "member",
        /// Holds the space's process.
        Facilitator = "facilitator",
    }
}

/// Everything that anybody can do. Each route names one; each row of [`TABLE`] gives its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// See that the server is there: landing page, assets, health.
    Arrive,
    /// Sign in, sign out, use a set-up link or an invitation.
    Enter,
    /// See and change one's own account.
    OwnAccount,
    /// Start a network.
    StartNetwork,
    /// See the front page and the charter of a network.
    ReadNetwork,
    /// See which organisations take part.
    ReadOrganisations,
    /// See members, their profiles, and who stands for an organisation.
    ReadMembers,
    /// See Today.
    ReadToday,
    /// Change one's own profile, leave the network.
    OwnMembership,
    /// Endorse the charter.
    EndorseCharter,
    /// Write a new version of the charter.
    ReviseCharter,
    /// Add an organisation.
    AddOrganisation,
    /// Change an organisation.
    EditOrganisation,
    /// Say that one works in an organisation.
    Affiliate,
    /// Invite people; change members' roles and states.
    ManageMembers,
    /// Bring in people and organisations from a file.
    Import,
    /// Change the network's settings.
    EditNetwork,
    /// Read the network's log.
    ReadLog,
    /// See the list of spaces (only those that one may see).
    ListSpaces,
    /// Start a space.
    StartSpace,
    /// See a space, its items and their conversations.
    ReadSpace,
    /// Become a member of a space.
    JoinSpace,
    /// Leave a space.
    LeaveSpace,
    /// See who is in a space.
    ReadSpaceMembers,
    /// Change a space, its members and their roles.
    HoldSpace,
    /// Start an item, answer in a conversation, react, link items.
    TakePart,
    /// Follow an item.
    Follow,
    /// Change what one wrote oneself.
    EditOwn,
    /// Take away what one wrote oneself, or, holding the space, what somebody wrote; close and reopen items.
    Moderate,
}

/// The least that a person must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Least {
    /// Anyone, signed in or not.
    Anyone,
    /// Anyone with an account on this server.
    SignedIn,
    /// Whoever may read the network: anyone if it is public or unlisted, its active members if it is private.
    Reader,
    /// An active member of the network with at least this role.
    Role(Role),
    /// A representative of the organisation, a facilitator or a steward.
    Representative,
    /// Whoever may read the space.
    SpaceReader,
    /// An active member of the network who may read the space.
    SpaceGuest,
    /// An active member of the network, not a guest, who may read the space.
    SpaceJoiner,
    /// A member of the space.
    SpaceMember,
    /// A facilitator of the space; a steward too, where stewards may read the space.
    SpaceFacilitator,
    /// The author, as long as they are a member of the space.
    Author,
    /// The author, or whoever is [`Least::SpaceFacilitator`].
    AuthorOrFacilitator,
}

/// The access table.
pub const TABLE: &[(Action, Least)] = &[
    // on the server
    (Action::Arrive, Least::Anyone),
    (Action::Enter, Least::Anyone),
    (Action::OwnAccount, Least::SignedIn),
    (Action::StartNetwork, Least::SignedIn),
    // in a network
    (Action::ReadNetwork, Least::Reader),
    (Action::ReadOrganisations, Least::Reader),
    (Action::ReadMembers, Least::Role(Role::Guest)),
    (Action::ReadToday, Least::Role(Role::Guest)),
    (Action::OwnMembership, Least::Role(Role::Guest)),
    (Action::EndorseCharter, Least::Role(Role::Member)),
    (Action::ReviseCharter, Least::Role(Role::Steward)),
    (Action::AddOrganisation, Least::Role(Role::Facilitator)),
    (Action::EditOrganisation, Least::Representative),
    (Action::Affiliate, Least::Role(Role::Member)),
    (Action::ManageMembers, Least::Role(Role::Steward)),
    (Action::Import, Least::Role(Role::Steward)),
    (Action::EditNetwork, Least::Role(Role::Steward)),
    (Action::ReadLog, Least::Role(Role::Steward)),
    (Action::ListSpaces, Least::Reader),
    (Action::StartSpace, Least::Role(Role::Member)),
    // in a space
    (Action::ReadSpace, Least::SpaceReader),
    (Action::JoinSpace, Least::SpaceJoiner),
    (Action::LeaveSpace, Least::SpaceMember),
    (Action::ReadSpaceMembers, Least::SpaceGuest),
    (Action::HoldSpace, Least::SpaceFacilitator),
    (Action::TakePart, Least::SpaceMember),
    (Action::Follow, Least::SpaceGuest),
    (Action::EditOwn, Least::Author),
    (Action::Moderate, Least::AuthorOrFacilitator),
];

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
            Least::SpaceReader => who.reads_space(),
            Least::SpaceGuest => who.role.is_some() && who.reads_space(),
            Least::SpaceJoiner => who.role >= Some(Role::Member) && who.reads_space(),
            Least::SpaceMember => who.role.is_some() && who.space_role.is_some(),
            Least::SpaceFacilitator => who.holds_space(),
            Least::Author => who.author && who.role.is_some() && who.space_role.is_some(),
            Least::AuthorOrFacilitator => Least::Author.met_by(who) || who.holds_space(),
        }
    }

    /// What the rule asks of the network alone.
    fn in_network(self) -> Least {
        match self {
            Least::SpaceReader => Least::Reader,
            Least::SpaceJoiner => Least::Role(Role::Member),
            Least::SpaceGuest
            | Least::SpaceMember
            | Least::SpaceFacilitator
            | Least::Author
            | Least::AuthorOrFacilitator
            | Least::Representative => Least::Role(Role::Guest),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn member(role: Role) -> Standing {
        Standing {
            signed_in: true,
            network: Some(NetworkVisibility::Private),
            role: Some(role),
            ..Standing::default()
        }
    }

    #[test]
    fn every_action_has_exactly_one_row() {
        for (action, _) in TABLE {
            assert_eq!(TABLE.iter().filter(|(other, _)| other == action).count(), 1, "{action:?}");
        }
    }

    #[test]
    fn a_stranger_reads_a_public_network_and_no_private_one() {
        let public = Standing { network: Some(NetworkVisibility::Public), ..Standing::default() };
        let private = Standing { network: Some(NetworkVisibility::Private), ..Standing::default() };
        assert!(Action::ReadNetwork.allowed(&public));
        assert!(!Action::ReadMembers.allowed(&public));
        assert!(!Action::ReadNetwork.allowed(&private));
    }

    #[test]
    fn not_even_a_steward_reads_a_space_of_members() {
        let steward = Standing { space: Some(SpaceVisibility::Members), ..member(Role::Steward) };
        assert!(!Action::ReadSpace.allowed(&steward));
        assert!(!Action::HoldSpace.allowed(&steward));
    }

    #[test]
    fn an_author_who_left_the_space_can_no_longer_edit() {
        let author = Standing { author: true, space: Some(SpaceVisibility::Network), ..member(Role::Member) };
        assert!(!Action::EditOwn.allowed(&author));
        assert!(Action::EditOwn.allowed(&Standing { space_role: Some(SpaceRole::Member), ..author }));
    }
}
