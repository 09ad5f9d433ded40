//! A member, and what may become of one.

use crate::access::Role;
use crate::ids::{AccountId, MemberId};
use crate::web::{hue, initials, picture_at};
use db::Time;

db::word! {
    /// Where somebody stands on the way into the network and out of it.
    pub enum State {
        /// Written down by a steward; has not come yet.
        Invited = "invited",
        /// Has asked to come in.
        Pending = "pending",
        /// Takes part.
        Active = "active",
        /// Kept out by a steward, for now.
        Suspended = "suspended",
        /// Has gone. What they wrote stays under their name.
        Left = "left",
    }
}

impl State {
    /// The subject of `network_counts` under which members of this state are counted.
    pub fn subject(self) -> &'static str {
        match self {
            State::Invited => "members-invited",
            State::Pending => "members-pending",
            State::Active => "members",
            State::Suspended => "members-suspended",
            State::Left => "members-left",
        }
    }

    /// The key of its name in `locales/`.
    pub fn label(self) -> &'static str {
        match self {
            State::Invited => "member-state-invited",
            State::Pending => "member-state-pending",
            State::Active => "member-state-active",
            State::Suspended => "member-state-suspended",
            State::Left => "member-state-left",
        }
    }
}

/// The key of a role's name in `locales/`.
pub fn role_label(role: Role) -> &'static str {
    match role {
        Role::Guest => "member-role-guest",
        Role::Member => "member-role-member",
        Role::Facilitator => "member-role-facilitator",
        Role::Steward => "member-role-steward",
    }
}

db::word! {
    /// Whether a skill is given or looked for.
    pub enum Direction {
        /// Offered to others.
        Offers = "offers",
        /// Looked for.
        Wants = "wants",
    }
}

db::record! {
    /// A member as lists and other rooms show them.
    #[derive(Debug, Clone)]
    pub struct MemberCard {
        pub id: MemberId,
        pub name: String,
        /// With the number, the place in lists.
        pub name_key: String,
        pub role: Role,
        pub state: State,
        pub headline: String,
        pub place: String,
        /// Empty, or what tells their picture from the one before.
        pub picture: String,
    }
}

impl MemberCard {
    /// The letters of their face.
    pub fn initials(&self) -> String {
        initials(&self.name)
    }

    /// The colour of their face.
    pub fn hue(&self) -> u8 {
        hue(self.id.get())
    }

    /// Where their picture is, below the address of the directory; empty where they have none.
    pub fn picture_at(&self, people: &str) -> String {
        picture_at(format_args!("{people}/{}", self.id), "picture", &self.picture)
    }

    /// The name of their role, where it is more or less than that of a member.
    pub fn role_to_show(&self) -> Option<&'static str> {
        (self.role != Role::Member).then(|| role_label(self.role))
    }
}

db::record! {
    /// A member with everything that their page shows.
    #[derive(Debug, Clone)]
    pub struct Member {
        pub id: MemberId,
        pub account_id: Option<AccountId>,
        pub name: String,
        pub name_key: String,
        pub email: Option<String>,
        /// An address that they share with others, where a list gave one; empty where there is none.
        pub contact_email: String,
        pub role: Role,
        pub state: State,
        pub headline: String,
        pub about: String,
        pub about_html: String,
        pub languages: String,
        pub place: String,
        pub joined_at: Option<Time>,
        pub left_at: Option<Time>,
        /// When their account was erased.
        pub erased_at: Option<Time>,
        /// As [`MemberCard::picture`].
        pub picture: String,
    }
}

impl Member {
    /// The letters of their face.
    pub fn initials(&self) -> String {
        initials(&self.name)
    }

    /// The colour of their face.
    pub fn hue(&self) -> u8 {
        hue(self.id.get())
    }

    /// Where their picture is, below the address of the directory; empty where they have none.
    pub fn picture_at(&self, people: &str) -> String {
        picture_at(format_args!("{people}/{}", self.id), "picture", &self.picture)
    }

    /// The name of their role, where it is more or less than that of a member.
    pub fn role_to_show(&self) -> Option<&'static str> {
        (self.role != Role::Member).then(|| role_label(self.role))
    }
}

/// What a member says about themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// As others see it; not empty.
    pub name: String,
    /// One line: what they do.
    pub headline: String,
    /// Markdown.
    pub about: String,
    /// As they would write them, parted by commas.
    pub languages: String,
    /// Town or region.
    pub place: String,
    /// Skills they offer, most important first; at most twenty.
    pub offers: Vec<String>,
    /// Skills they look for; at most twenty.
    pub wants: Vec<String>,
}
