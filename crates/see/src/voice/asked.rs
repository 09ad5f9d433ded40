//! What is looked at.

use super::groups::By;
use house::ids::SpaceId;
use house::reports::Hearing;
use house::room::Rooms;
use house::web::{Form, Viewer};

/// How many months can be looked back on.
pub(super) const SPANS: [i64; 3] = [3, 6, 12];

/// What is looked at, and how.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub(super) by: By,
    pub(super) months: i64,
    pub(super) of: Of,
}

/// Of what whole.
#[derive(Debug, Clone, Copy)]
pub(super) enum Of {
    Network,
    Space(SpaceId),
    /// One of the things of which a room tells, by its number.
    One(&'static Hearing, i64),
}

impl Asked {
    /// What an address asks for; where it asks for nothing that there is, the network.
    pub(super) fn read(query: &Form, rooms: Rooms) -> Asked {
        let months = query.value("months").parse().ok().filter(|months| SPANS.contains(months));
        let number = |word: &str| query.value(word).parse().ok().filter(|number: &i64| *number > 0);
        let one = rooms.hearings().find_map(|hearing| Some(Of::One(hearing, number(hearing.word)?)));
        let space = number("space").map(|id| Of::Space(SpaceId::from(id)));
        Asked {
            by: query.value("by").parse().unwrap_or(By::Sector),
            months: months.unwrap_or(3),
            of: one.or(space).unwrap_or(Of::Network),
        }
    }

    /// The address at which one asks for it.
    pub(super) fn href(self, viewer: &Viewer, path: &str) -> String {
        let of = match self.of {
            Of::Network => String::new(),
            Of::Space(id) => format!("&space={id}"),
            Of::One(hearing, id) => format!("&{}={id}", hearing.word),
        };
        viewer.path(format_args!("{path}?by={}&months={}{of}", self.by, self.months))
    }
}
