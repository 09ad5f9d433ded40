//! Who may do what, and where: one table, read by every route and every loader.
//!
//! A row names an action and the least that a person must be to do it in that place. Nothing else in the
//! program decides about permission. What a person may not see answers exactly as what does not exist.

mod standing;
mod table;

pub use standing::Standing;
pub use table::{Action, Least, TABLE};

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

    /// Every standing that somebody can have towards something in a space.
    fn standings() -> Vec<Standing> {
        let roles = std::iter::once(None).chain(Role::ALL.iter().copied().map(Some));
        let mut all = Vec::new();
        for role in roles {
            for network in NetworkVisibility::ALL {
                for space in SpaceVisibility::ALL {
                    for space_role in [None, Some(SpaceRole::Member), Some(SpaceRole::Facilitator)] {
                        for author in [false, true] {
                            all.push(Standing {
                                signed_in: role.is_some(),
                                network: Some(*network),
                                role,
                                space: Some(*space),
                                space_role,
                                author,
                                representative: false,
                                correspondent: false,
                            });
                        }
                    }
                }
            }
        }
        all
    }

    #[test]
    fn whoever_may_act_in_a_space_may_read_it() {
        let acts = [
            Action::JoinSpace,
            Action::LeaveSpace,
            Action::ReadSpaceMembers,
            Action::ReadDeleted,
            Action::HoldSpace,
            Action::TakePart,
            Action::Follow,
            Action::TakeStep,
            Action::AnswerGround,
            Action::EditOwn,
            Action::Moderate,
        ];
        for standing in standings() {
            for act in acts.iter().filter(|act| act.allowed(&standing)) {
                assert!(Action::ReadSpace.allowed(&standing), "{act:?} as {standing:?}");
            }
        }
    }

    #[test]
    fn an_author_who_left_the_space_can_no_longer_edit() {
        let author = Standing { author: true, space: Some(SpaceVisibility::Network), ..member(Role::Member) };
        assert!(!Action::EditOwn.allowed(&author));
        assert!(Action::EditOwn.allowed(&Standing { space_role: Some(SpaceRole::Member), ..author }));
    }
}
