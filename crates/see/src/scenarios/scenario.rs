//! A scenario: what drives what is to come, two axes made of it, four futures. Rules without tables and pages.

use super::acts::SCENARIO_CHANGED;
use super::{SCENARIO, store};
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{DriverId, ItemId};
use house::items::{self, Item, Kind};
use house::spaces;
use house::web::{Error, Form, Page, Place, Said, Viewer};

/// The kinds of which the search has to know where a scenario is changed.
pub(super) static KINDS: &[&Kind] = &[&SCENARIO];

db::word! {
    /// How a strategy fares in a future.
    pub enum Verdict {
        /// It works as it is.
        Works = "works",
        /// It works if it is changed.
        Changes = "changes",
        /// It fails.
        Fails = "fails",
    }
}

db::word! {
    /// What was done to a scenario, as its history keeps it.
    pub(super) enum Turn {
        /// It was begun.
        Begun = "begun",
        /// A driver was written down.
        DriverAdded = "driver-added",
        /// A driver was changed.
        DriverChanged = "driver-changed",
        /// A driver was taken away.
        DriverRemoved = "driver-removed",
        /// The axes were chosen.
        Axes = "axes",
        /// A future was told.
        Future = "future",
        /// A strategy was written down.
        StrategyAdded = "strategy-added",
        /// A strategy was changed, or tested.
        StrategyChanged = "strategy-changed",
        /// A strategy was taken away.
        StrategyRemoved = "strategy-removed",
        /// An early sign was bound.
        SignAdded = "sign-added",
        /// An early sign was taken away.
        SignRemoved = "sign-removed",
    }
}

db::record! {
    /// What is known of a scenario beyond what every item has.
    #[derive(Debug, Clone)]
    pub(super) struct Scenario {
        pub(super) horizon: String,
        /// Of whom it asks what would be if they left: `member`, `organisation`, `space`; empty where it does not.
        pub(super) about_sort: String,
        pub(super) about_id: i64,
    }
}

db::record! {
    /// Something that drives what is to come.
    #[derive(Debug, Clone)]
    pub(super) struct Driver {
        pub(super) id: DriverId,
        pub(super) name: String,
        pub(super) about: String,
        pub(super) impact: i64,
        pub(super) uncertainty: i64,
        /// 1 or 2 for an axis; else 0.
        pub(super) axis: i64,
        pub(super) low_end: String,
        pub(super) high_end: String,
    }
}

/// A corner between the two axes: 1 both high, 2 the first high, 3 the second high, 4 both low.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Corner(i64);

impl Corner {
    /// All four.
    pub const ALL: [Corner; 4] = [Corner(1), Corner(2), Corner(3), Corner(4)];

    /// The corner of this number.
    pub fn of(number: i64) -> Option<Corner> {
        Corner::ALL.into_iter().find(|corner| corner.0 == number)
    }

    /// Its number.
    pub fn get(self) -> i64 {
        self.0
    }

    /// Key of its name where the axes have none yet.
    pub(super) fn label(self) -> &'static str {
        match self.0 {
            1 => "scenario-corner-1",
            2 => "scenario-corner-2",
            3 => "scenario-corner-3",
            _ => "scenario-corner-4",
        }
    }

    /// Whether it lies at the high end of the first axis, and of the second.
    pub(super) fn ends(self) -> (bool, bool) {
        (matches!(self.0, 1 | 2), matches!(self.0, 1 | 3))
    }

    /// What the ends of the axes say of it: "free buses, rents fall".
    pub(super) fn told(self, axes: &[Driver]) -> Said {
        let (first, second) = self.ends();
        match axes {
            [one, other] => Said::raw(format!("{} · {}", one.end(first), other.end(second))),
            _ => Said::key(self.label()),
        }
    }
}

impl Driver {
    /// What an end of it is called.
    pub(super) fn end(&self, high: bool) -> &str {
        if high { &self.high_end } else { &self.low_end }
    }
}

/// The two axes among these, the first before the second; fewer where they are not chosen.
pub(super) fn axes(drivers: &[Driver]) -> Vec<Driver> {
    let axis = |number: i64| drivers.iter().find(|driver| driver.axis == number).cloned();
    [axis(1), axis(2)].into_iter().flatten().collect()
}

impl Verdict {
    /// Key of its name, and the class of its mark.
    pub(super) fn label(self) -> (&'static str, &'static str) {
        match self {
            Verdict::Works => ("scenario-works", "ok"),
            Verdict::Changes => ("scenario-changes", ""),
            Verdict::Fails => ("scenario-fails", "warn"),
        }
    }
}

impl Turn {
    /// Key of its name in the history.
    pub(super) fn label(self) -> &'static str {
        match self {
            Turn::Begun => "scenario-turn-begun",
            Turn::DriverAdded => "scenario-turn-driver-added",
            Turn::DriverChanged => "scenario-turn-driver-changed",
            Turn::DriverRemoved => "scenario-turn-driver-removed",
            Turn::Axes => "scenario-turn-axes",
            Turn::Future => "scenario-turn-future",
            Turn::StrategyAdded => "scenario-turn-strategy-added",
            Turn::StrategyChanged => "scenario-turn-strategy-changed",
            Turn::StrategyRemoved => "scenario-turn-strategy-removed",
            Turn::SignAdded => "scenario-turn-sign-added",
            Turn::SignRemoved => "scenario-turn-sign-removed",
        }
    }

    /// What the log says of it.
    fn detail(self) -> &'static str {
        match self {
            Turn::Begun | Turn::DriverAdded | Turn::DriverChanged | Turn::DriverRemoved => "drivers",
            Turn::Axes => "axes",
            Turn::Future => "futures",
            Turn::StrategyAdded | Turn::StrategyChanged | Turn::StrategyRemoved => "strategies",
            Turn::SignAdded | Turn::SignRemoved => "signs",
        }
    }
}

/// The paragraphs of a text that somebody typed.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Reads a step from 1 to 5; where nothing is said, the middle.
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

/// A scenario in which the viewer may do this.
pub(super) fn find(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    action: Action,
) -> Result<(Item, Scenario), Error> {
    let item = items::visible_to(q, viewer, id)?.filter(|item| item.kind == SCENARIO.name);
    let item = item.ok_or(Error::NotFound)?;
    item.require(viewer, action)?;
    let scenario = store::of_item(q, id)?.ok_or(Error::NotFound)?;
    Ok((item, scenario))
}

/// What began with what would be lost if somebody left stays where it was saved: it tells of them, or of the map, what not everybody
/// may read.
pub(super) fn bound(q: &mut Read<'_>, item: ItemId) -> Result<Option<&'static str>, Error> {
    let about = store::of_item(q, item)?.is_some_and(|scenario| !scenario.about_sort.is_empty());
    Ok(about.then_some("scenario-refused-move"))
}

/// A scenario that the viewer may change now, held until the change ends: one that is not put aside.
pub(super) fn to_change(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId) -> Result<Item, Error> {
    tx.lock("items", id.get())?;
    let (item, _) = find(tx, viewer, id, Action::TakePart)?;
    if item.is_open() { Ok(item) } else { Err(Error::Refused(Said::key("scenario-refused-rests"))) }
}

/// Keeps in the history what was done to what, with what stood there before, and tells the log.
pub(super) fn note(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: &Item,
    (turn, name, was): (Turn, &str, &str),
) -> Result<(), Error> {
    let network = viewer.network.id;
    store::note_turn(tx, (network, item.id), viewer.member_id(), (turn, name, was), viewer.now)?;
    store::touch(tx, item.id, viewer.now)?;
    spaces::note_activity(tx, item.space_id, viewer.now)?;
    items::renew(tx, KINDS, &[item.id])?;
    let happened = Happened::new(&SCENARIO_CHANGED).space(item.space_id).item(item.id).detail(turn.detail());
    happenings::record(tx, network, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// A page below that of a scenario.
pub(super) fn under<T>(page: Page<T>, viewer: &Viewer, item: &Item) -> Page<T> {
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    let page = page.place(Place::Spaces).under(Said::raw(&item.space_name), &space);
    page.under(Said::raw(&item.title), item.href(viewer)).in_space(space)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn driver(axis: i64, low: &str, high: &str) -> Driver {
        Driver {
            id: DriverId::from(axis),
            name: String::new(),
            about: String::new(),
            impact: 3,
            uncertainty: 3,
            axis,
            low_end: low.to_owned(),
            high_end: high.to_owned(),
        }
    }

    #[test]
    fn each_corner_lies_at_other_ends() {
        let ends: Vec<(bool, bool)> = Corner::ALL.into_iter().map(Corner::ends).collect();
        assert_eq!(ends, [(true, true), (true, false), (false, true), (false, false)]);
        assert_eq!((Corner::of(0), Corner::of(5)), (None, None));
    }

    #[test]
    fn a_corner_is_told_by_the_ends_of_both_axes() {
        let drivers = [driver(2, "dry", "wet"), driver(0, "a", "b"), driver(1, "poor", "rich")];
        let axes = axes(&drivers);
        assert_eq!(Corner(2).told(&axes), Said::raw("rich · dry"));
        assert_eq!(Corner(2).told(&axes[..1]), Said::key("scenario-corner-2"));
    }
}
