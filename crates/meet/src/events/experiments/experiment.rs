//! An experiment: by whom, until when, with what outcome. Rules without tables.

use super::{EXPERIMENT, store};
use crate::events::series::SeriesId;
use db::{Read, Time};
use house::access::Action;
use house::dates::{day_of, midnight};
use house::ids::{ItemId, MemberId};
use house::items::{self, Item};
use house::web::{Error, Viewer};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

db::word! {
    /// What became of an experiment.
    pub enum Verdict {
        /// It helped, and stays.
        Kept = "kept",
        /// Something else is made of it.
        Changed = "changed",
        /// It did not help.
        Dropped = "dropped",
    }
}

db::record! {
    /// What is known of an experiment beyond what every item has.
    #[derive(Debug, Clone)]
    pub(super) struct Experiment {
        /// At whose meetings it is looked at; where there is none, at all of its space.
        pub(super) series_id: Option<SeriesId>,
        pub(super) owner_id: Option<MemberId>,
        pub(super) owner: Option<String>,
        /// The midnight of UTC with which its last day begins.
        pub(super) until_on: Time,
        /// By what one will see whether it helped.
        pub(super) sign: String,
        pub(super) verdict: Option<Verdict>,
        /// Why.
        pub(super) learned: String,
        pub(super) reviewer: Option<String>,
        pub(super) reviewed_at: Option<Time>,
    }
}

impl Verdict {
    /// Key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Verdict::Kept => "experiment-kept",
            Verdict::Changed => "experiment-changed",
            Verdict::Dropped => "experiment-dropped",
        }
    }

    /// Key of what it means, as one chooses it.
    pub(super) fn choice(self) -> &'static str {
        match self {
            Verdict::Kept => "experiment-choose-kept",
            Verdict::Changed => "experiment-choose-changed",
            Verdict::Dropped => "experiment-choose-dropped",
        }
    }
}

/// For how many days something is tried where nobody has said.
const DAYS: i32 = 28;

/// The last day of what is tried from this one on, where nobody has said.
pub(super) fn usual_end(today: Date) -> Date {
    today.checked_add(DAYS.days()).unwrap_or(today)
}

/// The day that begins with this midnight of UTC.
pub(super) fn day(at: Time) -> Date {
    day_of(at, &TimeZone::UTC)
}

/// The midnight of UTC with which a day begins.
pub(super) fn kept_as(day: Date) -> Time {
    midnight(day, &TimeZone::UTC)
}

/// Whether it is time to say what became of what was tried until a day.
pub(super) fn is_due(until: Date, verdict: Option<Verdict>, today: Date) -> bool {
    verdict.is_none() && until <= today
}

/// The experiment with what it is an item of, where the viewer may do this with it.
pub(super) fn find(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    action: Action,
) -> Result<(Item, Experiment), Error> {
    let item = items::visible_to(q, viewer, id)?.filter(|item| item.kind == EXPERIMENT.name);
    let item = item.ok_or(Error::NotFound)?;
    item.require(viewer, action)?;
    let experiment = store::of_item(q, id)?.ok_or(Error::NotFound)?;
    Ok((item, experiment))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn its_last_day_is_four_weeks_on_where_nobody_has_said() {
        assert_eq!(usual_end(date(2026, 11, 13)), date(2026, 12, 11));
        assert_eq!(day(kept_as(date(2026, 12, 11))), date(2026, 12, 11));
    }

    #[test]
    fn it_is_due_on_its_last_day_until_somebody_has_said_what_became_of_it() {
        let last = date(2026, 12, 11);
        assert!(!is_due(last, None, date(2026, 12, 10)));
        assert!(is_due(last, None, last));
        assert!(!is_due(last, Some(Verdict::Dropped), date(2027, 1, 1)));
    }
}
