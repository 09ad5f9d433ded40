//! What members are to organisations.

use super::member::{MemberCard, State};
use super::newcomer::NewAffiliation;
use crate::access::Role;
use crate::ids::{MemberId, OrganisationId};
use crate::sector::Sector;
use db::Time;

db::word! {
    /// What a member is to an organisation.
    pub enum Capacity {
        /// Works in it, or belongs to it.
        Staff = "staff",
        /// Stands for it.
        Representative = "representative",
    }
}

db::record! {
    /// An organisation beside the name of a member.
    #[derive(Debug, Clone)]
    pub struct Belonging {
        pub member_id: MemberId,
        pub organisation_id: OrganisationId,
        pub name: String,
        pub sector: Sector,
        pub capacity: Capacity,
        pub started_at: Time,
    }
}

db::record! {
    /// A member beside the name of an organisation.
    #[derive(Debug, Clone)]
    pub struct Affiliate {
        pub id: MemberId,
        pub name: String,
        pub name_key: String,
        pub role: Role,
        pub state: State,
        pub headline: String,
        pub place: String,
        /// As [`MemberCard::picture`].
        pub picture: String,
        pub capacity: Capacity,
    }
}

db::record! {
    /// What a member is to an organisation, with all that lists keep beside it.
    #[derive(Debug, Clone)]
    pub struct Tie {
        pub member_id: MemberId,
        pub member_state: State,
        pub name_key: String,
        pub capacity: Capacity,
    }
}

impl Tie {
    /// The same at another organisation of this sector, in this capacity.
    pub fn at(&self, organisation: (OrganisationId, Sector), capacity: Capacity) -> NewAffiliation {
        NewAffiliation {
            organisation,
            member: (self.member_id, self.member_state, self.name_key.clone()),
            capacity,
        }
    }
}

impl Affiliate {
    /// As lists show them.
    pub fn card(&self) -> MemberCard {
        MemberCard {
            id: self.id,
            name: self.name.clone(),
            name_key: self.name_key.clone(),
            role: self.role,
            state: self.state,
            headline: self.headline.clone(),
            place: self.place.clone(),
            picture: self.picture.clone(),
        }
    }
}
