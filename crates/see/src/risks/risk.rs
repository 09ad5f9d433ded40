//! A risk: how likely, how bad, carried by whom, answered how. Rules without tables and pages.

use super::{RISK, store};
use db::{Read, Time, Write};
use house::access::Action;
use house::dates::{day_of, midnight};
use house::happenings::{self, Act, Happened};
use house::ids::{ItemId, MemberId, SpaceId};
use house::items::{self, Item};
use house::web::{Error, Form, Page, Place, Said, Viewer};
use jiff::civil::Date;
use jiff::tz::TimeZone;

db::word! {
    /// What is made of a risk.
    pub enum Treatment {
        /// We do not do what would bring it.
        Avoid = "avoid",
        /// We make it less likely or less bad.
        Reduce = "reduce",
        /// Others carry a part of it.
        Share = "share",
        /// We live with it.
        Accept = "accept",
    }
}

db::word! {
    /// What happened to a risk, as its history keeps it.
    pub(super) enum Turn {
        /// It was written down.
        Begun = "begun",
        /// It was rated otherwise, or looked at again.
        Reviewed = "reviewed",
        /// It was answered.
        Answered = "answered",
        /// It was taken up again: it has no answer any more.
        Opened = "opened",
        /// A live figure went over its limit.
        Raised = "raised",
        /// That figure was calm for a whole period.
        Calmed = "calmed",
    }
}

/// How much a risk weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// Look at it now.
    High,
    /// Keep an eye on it.
    Middle,
    /// Good to know.
    Low,
}

db::record! {
    /// What is known of a risk beyond what every item has.
    #[derive(Debug, Clone)]
    pub(super) struct Risk {
        pub(super) item_id: ItemId,
        pub(super) cause: String,
        pub(super) consequence: String,
        pub(super) likelihood: i64,
        pub(super) impact: i64,
        pub(super) owner_id: Option<MemberId>,
        pub(super) owner: Option<String>,
        pub(super) answer: Option<Treatment>,
        pub(super) answer_text: String,
        pub(super) answer_html: String,
        /// The midnight of UTC with which the day begins on which it is looked at again.
        pub(super) review_on: Option<Time>,
        pub(super) raised_at: Option<Time>,
    }
}

impl Treatment {
    /// Key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Treatment::Avoid => "risk-avoid",
            Treatment::Reduce => "risk-reduce",
            Treatment::Share => "risk-share",
            Treatment::Accept => "risk-accept",
        }
    }

    /// Key of what it means.
    pub(super) fn about(self) -> &'static str {
        match self {
            Treatment::Avoid => "risk-avoid-about",
            Treatment::Reduce => "risk-reduce-about",
            Treatment::Share => "risk-share-about",
            Treatment::Accept => "risk-accept-about",
        }
    }

    /// The state of a risk that was answered so.
    pub(super) fn state(answer: Option<Treatment>) -> &'static str {
        match answer {
            None => "open",
            Some(Treatment::Accept) => "accepted",
            Some(_) => "answered",
        }
    }
}

impl Turn {
    /// Key of its name in the history.
    pub(super) fn label(self) -> &'static str {
        match self {
            Turn::Begun => "risk-turn-begun",
            Turn::Reviewed => "risk-turn-reviewed",
            Turn::Answered => "risk-turn-answered",
            Turn::Opened => "risk-turn-opened",
            Turn::Raised => "risk-turn-raised",
            Turn::Calmed => "risk-turn-calmed",
        }
    }
}

impl Weight {
    /// All, the heaviest first.
    pub(super) const ALL: [Weight; 3] = [Weight::High, Weight::Middle, Weight::Low];

    /// That of a likelihood and an impact.
    pub(super) fn of(likelihood: i64, impact: i64) -> Weight {
        let score = likelihood.saturating_mul(impact);
        Weight::ALL.into_iter().find(|weight| score >= weight.range().0).unwrap_or(Weight::Low)
    }

    /// The least and the most of likelihood times impact.
    pub(super) fn range(self) -> (i64, i64) {
        match self {
            Weight::High => (15, 25),
            Weight::Middle => (8, 14),
            Weight::Low => (1, 7),
        }
    }

    /// Its word in addresses.
    pub(super) fn word(self) -> &'static str {
        match self {
            Weight::High => "high",
            Weight::Middle => "middle",
            Weight::Low => "low",
        }
    }

    /// Key of its name, and the class of its mark.
    pub(super) fn label(self) -> (&'static str, &'static str) {
        match self {
            Weight::High => ("risk-weight-high", "warn"),
            Weight::Middle => ("risk-weight-middle", ""),
            Weight::Low => ("risk-weight-low", ""),
        }
    }
}

/// Keys of what the steps of likelihood mean, from 1 to 5.
pub(super) const LIKELIHOODS: [&str; 5] =
    ["risk-likelihood-1", "risk-likelihood-2", "risk-likelihood-3", "risk-likelihood-4", "risk-likelihood-5"];
/// As [`LIKELIHOODS`], of impact.
pub(super) const IMPACTS: [&str; 5] =
    ["risk-impact-1", "risk-impact-2", "risk-impact-3", "risk-impact-4", "risk-impact-5"];

/// Number and key of each step, as a form offers them.
pub(super) fn scale(keys: &[&'static str; 5]) -> Vec<(String, &'static str)> {
    (1..=5_i64).zip(keys).map(|(step, key)| (step.to_string(), *key)).collect()
}

/// Key of a step.
pub(super) fn step(keys: &[&'static str; 5], step: i64) -> &'static str {
    let [first, ..] = keys;
    let at = usize::try_from(step - 1).unwrap_or(0);
    keys.get(at).copied().unwrap_or(*first)
}

/// Reads a step of a scale. Whoever starts a risk and says nothing of it puts it in the middle.
pub(super) fn read_step(form: &mut Form, name: &'static str) -> i64 {
    let typed = form.value(name);
    if typed.is_empty() {
        return 3;
    }
    let step = typed.parse::<i64>().ok().filter(|step| (1..=5).contains(step));
    if step.is_none() {
        form.fail(name, "error-field-choice");
    }
    step.unwrap_or(3)
}

/// Reads a day as forms send it; empty is none.
pub(super) fn read_day(form: &mut Form, name: &'static str) -> Option<Time> {
    let typed = form.value(name).trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    let day = typed.parse::<Date>().ok().filter(|day| (1900..=2200).contains(&day.year()));
    if day.is_none() {
        form.fail(name, "risk-day-wrong");
    }
    day.map(|day| midnight(day, &TimeZone::UTC))
}

/// The day that begins with this midnight of UTC.
pub(super) fn day(at: Time) -> Date {
    day_of(at, &TimeZone::UTC)
}

/// A day as forms have it; empty where there is none.
pub(super) fn day_typed(at: Option<Time>) -> String {
    at.map(|at| day(at).to_string()).unwrap_or_default()
}

/// A risk in which the viewer may do this.
pub(super) fn find(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    action: Action,
) -> Result<(Item, Risk), Error> {
    let item = items::visible_to(q, viewer, id)?.filter(|item| item.kind == RISK.name);
    let item = item.ok_or(Error::NotFound)?;
    item.require(viewer, action)?;
    let risk = store::of_item(q, id)?.ok_or(Error::NotFound)?;
    Ok((item, risk))
}

/// A risk that the viewer may change now, held until the change ends: one that is not put aside.
pub(super) fn to_change(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId) -> Result<(Item, Risk), Error> {
    tx.lock("items", id.get())?;
    let found = find(tx, viewer, id, Action::TakePart)?;
    if found.0.is_open() { Ok(found) } else { Err(Error::Refused(Said::key("risk-refused-rests"))) }
}

/// Records an act upon a risk.
pub(super) fn note(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (space, item): (SpaceId, ItemId),
    act: &'static Act,
    (subject, detail): (Option<MemberId>, &'static str),
) -> Result<(), Error> {
    let mut happened = Happened::new(act).space(space).item(item).detail(detail);
    if let Some(subject) = subject {
        happened = happened.subject(subject.get());
    }
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// A page below that of a risk.
pub(super) fn under<T>(page: Page<T>, viewer: &Viewer, item: &Item) -> Page<T> {
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    let page = page.place(Place::Spaces).under(Said::raw(&item.space_name), &space);
    page.under(Said::raw(&item.title), item.href(viewer)).in_space(space)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_likely_and_bad_weighs_most() {
        assert_eq!(Weight::of(5, 5), Weight::High);
        assert_eq!(Weight::of(3, 5), Weight::High);
        assert_eq!(Weight::of(2, 5), Weight::Middle);
        assert_eq!(Weight::of(1, 5), Weight::Low);
        assert_eq!(Weight::of(1, 1), Weight::Low);
    }

    #[test]
    fn every_product_has_one_weight() {
        for score in 1..=25 {
            let fits = Weight::ALL.into_iter().filter(|weight| {
                let (least, most) = weight.range();
                (least..=most).contains(&score)
            });
            assert_eq!(fits.count(), 1, "{score}");
        }
    }

    #[test]
    fn only_what_we_live_with_is_accepted() {
        assert_eq!(Treatment::state(None), "open");
        assert_eq!(Treatment::state(Some(Treatment::Accept)), "accepted");
        assert_eq!(Treatment::state(Some(Treatment::Share)), "answered");
    }
}
