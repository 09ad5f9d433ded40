//! A vote that was given away: for what, and until when.

use db::Time;
use house::dates::{day_of, midnight};
use house::ids::{DelegationId, MemberId, SpaceId, TagId};
use house::web::Said;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

db::word! {
    /// For what somebody gives their vote.
    pub(super) enum Scope {
        /// All votes of the network.
        Network = "network",
        /// The votes of one space.
        Space = "space",
        /// The votes on proposals with one tag.
        Tag = "tag",
    }
}

/// For what somebody gives their vote, with the space or the tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// All votes of the network.
    Network,
    /// The votes of this space.
    Space(SpaceId),
    /// The votes on proposals with this tag.
    Tag(TagId),
}

db::record! {
    /// A delegation as one of the two sees it.
    #[derive(Debug, Clone)]
    pub(super) struct Delegation {
        pub(super) id: DelegationId,
        pub(super) other_id: MemberId,
        pub(super) other: String,
        pub(super) scope: Scope,
        /// The name of the space, for whoever may read it.
        pub(super) space: Option<String>,
        pub(super) tag: Option<String>,
        pub(super) made_at: Time,
        pub(super) until_at: Time,
        pub(super) ended_at: Option<Time>,
        /// Whether the one who looks gave it.
        pub(super) mine: bool,
    }
}

impl Scope {
    /// The key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Scope::Network => "delegation-scope-network",
            Scope::Space => "delegation-scope-space",
            Scope::Tag => "delegation-scope-tag",
        }
    }
}

impl What {
    /// Its word, and the numbers of its space and its tag.
    pub(super) fn parts(self) -> (Scope, Option<SpaceId>, Option<TagId>) {
        match self {
            What::Network => (Scope::Network, None, None),
            What::Space(space) => (Scope::Space, Some(space), None),
            What::Tag(tag) => (Scope::Tag, None, Some(tag)),
        }
    }
}

impl Delegation {
    /// For what it is, in words.
    pub(super) fn about(&self) -> Said {
        match (self.scope, &self.space, &self.tag) {
            (Scope::Network, ..) => Said::key("delegation-for-network"),
            (Scope::Space, Some(space), _) => Said::key("delegation-for-space").with("space", space),
            (Scope::Space, None, _) => Said::key("delegation-for-closed"),
            (Scope::Tag, _, tag) => {
                Said::key("delegation-for-tag").with("tag", tag.as_deref().unwrap_or_default())
            }
        }
    }

    /// When it ended: when it was taken back, or when its time was over before that.
    pub(super) fn ended(&self) -> &Time {
        self.ended_at.as_ref().filter(|ended| **ended < self.until_at).unwrap_or(&self.until_at)
    }
}

/// The moment at which a vote that is given up to this day comes back: the end of the day. None where the day is not ahead, or
/// more than two years off.
pub(super) fn end_of(typed: &str, zone: &TimeZone, now: Time) -> Option<Time> {
    let today = day_of(now, zone);
    let day = typed.trim().parse::<Date>().ok()?;
    let far = today.saturating_add(2.years());
    (day > today && day <= far).then(|| midnight(day.saturating_add(1.day()), zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vote_is_given_for_a_day_at_least_and_two_years_at_most() {
        let now = Time::from_micros(1_700_000_000_000_000);
        let of = |typed: &str| end_of(typed, &TimeZone::UTC, now);
        assert_eq!(of("2023-11-15"), Some(Time::from_micros(1_700_092_800_000_000)));
        assert_eq!(of(" 2025-11-14 ").is_some(), of("2025-11-15").is_none());
        for odd in ["", "2023-11-14", "2023-11-31", "soon", "9999-12-31", "-2024-01-01"] {
            assert_eq!(of(odd), None, "{odd}");
        }
    }
}
