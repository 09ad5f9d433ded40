//! Who works with whom, derived from what people did, and who has a voice: kept up from the log as things happen, and never
//! computed anew for a page. Which acts tie whom stands in the rooms themselves; this one knows none of them by name. It
//! shows nothing: pages above ask it for ties as their viewer may see them.

mod counting;
mod earning;
mod gauges;
mod habit;
mod keeping;
mod ledger;
mod quiet;
mod rests;
mod sharing;
mod store;
mod weight;

pub use earning::earned_at;
pub use habit::Quiet;
pub use keeping::{count_next, keep_up, keep_up_every_second, rebuild};
pub use quiet::{keep_rests, quiet_among};
pub use store::{
    Asked, Declared, StepSum, TieRow, absent, absent_among, closest, contact_days, declare, declared,
    declared_of, heard_of, hidden_among, hidden_around, hidden_by, is_absent, leave_map, names_of, of_member,
    return_to_map, set_hidden, steps_of, strongest,
};
pub use weight::{day_of, end_of, kept, month_of, worth};

use house::room::{Merging, Room};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "ties",
    texts: include_str!("../../locales/en/ties.ftl"),
    gauges: gauges::GAUGES,
    counts: counting::COUNTS,
    extracts: store::EXTRACTS,
    leaving: Some(store::forget_choices),
    // Nothing is noted of who was only written down: they take part in nothing before they are members.
    merging: Some(Merging { merge: store::merge, part: store::part }),
    tables: &[
        "tie_reading",
        "tie_acts",
        "tie_people",
        "ties",
        "tie_months",
        "voice_sums",
        "tie_absences",
        "tie_hides",
        "declared_ties",
        "tie_rests",
    ],
    ..Room::EMPTY
};
