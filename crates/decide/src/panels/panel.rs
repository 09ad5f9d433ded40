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
        /// There is no panel to be had from those who came, or not in time.
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
    /// Why nobody can be drawn.
    pub enum Trouble {
        /// Too few are willing.
        Few = "few",
        /// No panel meets all quotas, and others would help.
        Quotas = "quotas",
        /// The chances are too hard to work out.
        Hard = "hard",
        /// The day of the draw had come before the chances were known: the seed might have been known first.
        Late = "late",
    }
}

db::word! {
    /// What somebody is to a panel.
    pub enum Seat {
        /// Willing to be drawn.
        Willing = "willing",
        /// Not here any more, and never drawn.
        Away = "away",
        /// Drawn.
        Drawn = "drawn",
        /// Drawn, and cannot take part; the seat is empty.
        Left = "left",
        /// Drawn, could not take part, and the seat is drawn again.
        Replaced = "replaced",
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
        pub(super) trouble: Option<Trouble>,
        pub(super) volunteer_count: i64,
        pub(super) space_id: Option<SpaceId>,
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
        /// What would help where no panel meets all quotas.
        pub(super) wanted_least: Option<i64>,
        pub(super) wanted_most: Option<i64>,
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
        /// Whether they could come at this moment: whoever cannot is not drawn, or their seat is empty at once.
        pub(super) here: bool,
    }
}

db::record! {
    /// A draw: announced; published with everybody's chance; once its seed is known, made.
    #[derive(Debug, Clone)]
    pub(super) struct Draw {
        pub(super) round: i64,
        /// Where the seed comes from, as it was said before.
        pub(super) source: String,
        pub(super) draw_on: Time,
        pub(super) seats: i64,
        /// How many could be drawn.
        pub(super) people: i64,
        /// The smallest and the largest chance, of a million.
        pub(super) least_chance: i64,
        pub(super) most_chance: i64,
        /// Whether everybody may have the lists: no answers in them are those of a few.
        pub(super) for_all: bool,
        pub(super) respondents_digest: String,
        pub(super) categories_digest: String,
        pub(super) seed: String,
        pub(super) published_at: Option<Time>,
        pub(super) drawn_at: Option<Time>,
    }
}

impl Panel {
    /// Whether somebody can come at this moment.
    pub(super) fn takes_volunteers(&self, now: Time) -> bool {
        self.phase == Phase::Call && now < self.open_until
    }

    /// Whether it is drawn, or can be, or waits for that.
    pub(super) fn is_closed(&self) -> bool {
        matches!(self.phase, Phase::Ready | Phase::Drawing | Phase::Drawn)
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

    /// Whether they share what a quota is about. Questions stand in the order of their places, and so do the answers.
    pub(super) fn shares(&self, features: &[Feature], quota: &Quota) -> bool {
        if quota.feature == 0 {
            return self.sector == quota.value;
        }
        let mut asked = features.iter().filter(|feature| feature.place > 0);
        let asked = asked.position(|feature| feature.place == quota.feature);
        asked.is_some_and(|at| self.places().get(at) == Some(&quota.place))
    }
}

impl Draw {
    /// Whether its seed is wanted: everybody's chance is known.
    pub(super) fn wants_seed(&self) -> bool {
        self.published_at.is_some() && self.seed.is_empty()
    }

    /// The smallest and the largest chance in words, once they are known.
    pub(super) fn chances(&self) -> Option<(String, String)> {
        self.published_at.map(|_| (percent(self.least_chance), percent(self.most_chance)))
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
