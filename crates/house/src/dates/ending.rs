//! The ends of what people are asked for, as rooms read them from their tables: of a vote, of a phase, of a call.

use super::{Dated, Span, Window};
use crate::ids::{ItemId, MemberId, NetworkId, SpaceId};
use crate::web::{Said, Viewer};
use db::{Param, Time};

db::record! {
    /// An end, of an item that the viewer may read.
    #[derive(Debug, Clone)]
    pub struct Ending {
        /// The item.
        pub item_id: ItemId,
        /// What it is called.
        pub title: String,
        /// Where it stands.
        pub space_id: SpaceId,
        /// How that is called.
        pub space_name: String,
        /// Which end of the item it is, as its room counts them.
        pub part: i64,
        /// When it is.
        pub at: Time,
        /// When it was last changed.
        pub changed_at: Time,
        /// Whether it concerns the viewer in particular.
        pub mine: bool,
    }
}

impl Ending {
    /// It as a date in a calendar, under this subject and title. It may come to be earlier than was planned: the moment of the
    /// last change tells which of two is the newer one.
    pub fn dated(
        self,
        viewer: &Viewer,
        (subject, number): (&'static str, i64),
        title: Said,
        tint: &'static str,
    ) -> Dated {
        Dated {
            subject: (subject, number),
            title,
            href: viewer.path(format_args!("items/{}", self.item_id)),
            span: Span::Moments { from: self.at, until: None },
            space: Some((self.space_id, self.space_name)),
            tint,
            place: String::new(),
            mine: self.mine,
            cancelled: false,
            sequence: self.changed_at.micros() / 60_000_000,
            changed_at: self.changed_at,
        }
    }
}

/// With what a statement asks for the ends in a window: the network, the viewer as a member (`$2`; 0 for nobody) and whether they
/// are one (`$3`), the moments from which and until when (`$4`, `$5`), the space (`$6`; 0 for all), whether only what concerns the
/// viewer (`$7`), how many of each day (`$8`) and in all (`$9`).
#[derive(Debug, Clone)]
pub struct Ends {
    network: NetworkId,
    me: MemberId,
    inside: bool,
    from: Time,
    until: Time,
    space: SpaceId,
    mine: bool,
    each_day: i64,
    most: i64,
}

impl Ends {
    /// Those in this window that this viewer may read.
    pub fn of(viewer: &Viewer, window: &Window) -> Ends {
        Ends {
            network: viewer.network.id,
            me: viewer.member_id().unwrap_or(MemberId::from(0)),
            inside: viewer.member_id().is_some(),
            from: window.from,
            until: window.until,
            space: window.space.unwrap_or(SpaceId::from(0)),
            mine: window.mine,
            each_day: window.each_day,
            most: window.most,
        }
    }

    /// The parameters, in their order.
    pub fn params(&self) -> [&dyn Param; 9] {
        [
            &self.network,
            &self.me,
            &self.inside,
            &self.from,
            &self.until,
            &self.space,
            &self.mine,
            &self.each_day,
            &self.most,
        ]
    }
}
