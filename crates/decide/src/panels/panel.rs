//! A panel, how far it is, and what is known of those who are willing.

use super::PANEL;
use super::store;
use db::{Read, Time};
use house::access::Action;
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::items::{self, Item};
use house::web::{Error, Said, Viewer};

db::id! {
    /// Somebody who is willing to be drawn.
    pub struct VolunteerId;
}

/// The most members of a panel.
pub(super) const SIZE: i64 = 200;
/// The most who can be willing.
pub(super) const WILLING: i64 = 2_000;
/// In how many parts a chance is counted.
pub(super) const WHOLE: i64 = 1_000_000;

db::word! {
    /// How far a panel is.
    pub enum Phase {
        /// People come.
        Call = "call",
        /// Nobody can come any more, and the chances are being worked out.
        Closing = "closing",
        /// No panel meets all quotas.
        Stuck = "stuck",
        /// Everybody's chance is known, and the seed is not.
        Ready = "ready",
        /// The seed is known, and the panel is being drawn.
        Drawing = "drawing",
        /// It was drawn.
        Drawn = "drawn",
    }
}

db::word! {
    /// What somebody is to a panel.
    pub enum Seat {
        /// Willing to be drawn.
        Willing = "willing",
        /// Drawn.
        Drawn = "drawn",
        /// Drawn, and cannot take part; nobody has the seat yet.
        Left = "left",
        /// Replaced, or not here any more.
        Gone = "gone",
    }
}

db::record! {
    /// How a panel is drawn, and how far that is.
    #[derive(Debug, Clone)]
    pub(super) struct Panel {
        pub(super) item_id: ItemId,
        pub(super) network_id: NetworkId,
        pub(super) size: i64,
        /// Whether its sectors are to be as those of the network.
        pub(super) by_sector: bool,
        pub(super) time_zone: String,
        pub(super) open_until: Time,
        pub(super) phase: Phase,
        /// Why no panel could be drawn, as the engine says it.
        pub(super) trouble: String,
        pub(super) volunteer_count: i64,
        /// The smallest and the largest chance, of a million.
        pub(super) least_chance: i64,
        pub(super) most_chance: i64,
        /// The digest of the lists from which it is drawn.
        pub(super) digest: String,
        pub(super) space_id: Option<SpaceId>,
        pub(super) closed_at: Option<Time>,
        pub(super) drawn_at: Option<Time>,
    }
}

db::record! {
    /// By what a panel is made up as the many are.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Feature {
        pub(super) place: i64,
        /// Its name; empty for the sector.
        pub(super) name: String,
    }
}

db::record! {
    /// How many members of a panel may share a value.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Quota {
        pub(super) feature: i64,
        pub(super) place: i64,
        pub(super) value: String,
        pub(super) least: i64,
        pub(super) most: i64,
        /// How many of the network share it, where that is known.
        pub(super) share: i64,
    }
}

db::record! {
    /// Somebody who is willing, or was drawn.
    #[derive(Debug, Clone)]
    pub(super) struct Volunteer {
        pub(super) id: VolunteerId,
        pub(super) member_id: MemberId,
        pub(super) name: String,
        /// Their number in what is published; none before that.
        pub(super) number: Option<i64>,
        /// The places of their answers, with spaces between.
        pub(super) answers: String,
        pub(super) sector: String,
        pub(super) seat: Seat,
        pub(super) chance: i64,
    }
}

db::record! {
    /// A draw: announced, and once its seed is known, made.
    #[derive(Debug, Clone)]
    pub(super) struct Draw {
        pub(super) round: i64,
        /// Where the seed comes from, as it was said before.
        pub(super) source: String,
        pub(super) draw_on: Time,
        pub(super) seed: String,
        pub(super) seats: i64,
        pub(super) drawn_at: Option<Time>,
    }
}

impl Panel {
    /// Whether somebody can come at this moment.
    pub(super) fn takes_volunteers(&self, now: Time) -> bool {
        self.phase == Phase::Call && now < self.open_until
    }

    /// The address of what is done with it.
    pub(super) fn path(&self, viewer: &Viewer, what: &str) -> String {
        viewer.path(format_args!("panels/{}/{what}", self.item_id))
    }
}

impl Volunteer {
    /// The places of their answers.
    pub(super) fn places(&self) -> Vec<i64> {
        self.answers.split(' ').filter_map(|place| place.parse().ok()).collect()
    }
}

/// A chance in words: so many in a hundred, with one digit behind the point.
pub(super) fn percent(chance: i64) -> String {
    let tenths = chance.saturating_mul(1_000).saturating_add(WHOLE / 2) / WHOLE;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Why something is not done with a panel now.
pub(super) fn refused(key: &'static str) -> Error {
    Error::Refused(Said::key(key))
}

/// A panel with which the viewer may do this.
pub(super) fn find(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    action: Action,
) -> Result<(Item, Panel), Error> {
    let item = items::visible_to(q, viewer, id)?.filter(|item| item.kind == PANEL.name);
    let item = item.ok_or(Error::NotFound)?;
    item.require(viewer, action)?;
    let panel = store::of_item(q, id)?.ok_or(Error::NotFound)?;
    Ok((item, panel))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chance_is_told_in_a_hundred() {
        assert_eq!(
            [percent(0), percent(WHOLE), percent(333_333), percent(66_667)],
            ["0.0", "100.0", "33.3", "6.7"]
        );
    }
}
