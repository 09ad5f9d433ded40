//! A project: in which state it is and where it may go from there, how it stands, and when it is asked how it stands.

use super::store;
use db::{Read, Time, Write};
use house::access::Action;
use house::clock::digest;
use house::dates::{day_of, midnight};
use house::happenings::{self, Act, Happened};
use house::ids::{IndicatorId, SpaceId};
use house::spaces::{self, Space};
use house::web::{Error, Form, Page, Place, Said, Viewer};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

db::word! {
    /// How far a project is.
    pub enum ProjectState {
        /// Somebody thinks of it.
        Idea = "idea",
        /// It is known who does what until when.
        Planned = "planned",
        /// It is on its way.
        Running = "running",
        /// It rests, and is meant to go on.
        Paused = "paused",
        /// It came to its end.
        Done = "done",
        /// It was given up.
        Stopped = "stopped",
    }
}

db::word! {
    /// How a project stands.
    pub enum Light {
        /// As planned.
        OnTrack = "on-track",
        /// It may not come as planned.
        AtRisk = "at-risk",
        /// It does not come as planned.
        OffTrack = "off-track",
    }
}

db::record! {
    /// What the sheet of a project says.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Sheet {
        pub(super) state: ProjectState,
        /// The objective of the charter, in the words that the charter had when it was chosen; empty for none.
        pub(super) objective: String,
        /// What it should move, in words.
        pub(super) moves: String,
        pub(super) indicator_id: Option<IndicatorId>,
        /// The midnights of UTC with which its first and last day begin.
        pub(super) starts_on: Option<Time>,
        pub(super) ends_on: Option<Time>,
        pub(super) light: Option<Light>,
        pub(super) light_at: Option<Time>,
        pub(super) report_due_on: Option<Time>,
    }
}

/// Why an act upon a project is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// Its space was put aside.
    Rests,
    /// It is done, or was given up: nobody reports on it any more.
    Ended,
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Error {
        Error::Refused(Said::key(match refused {
            Refused::Rests => "project-refused-rests",
            Refused::Ended => "project-refused-ended",
        }))
    }
}

impl ProjectState {
    /// Key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            ProjectState::Idea => "project-idea",
            ProjectState::Planned => "project-planned",
            ProjectState::Running => "project-running",
            ProjectState::Paused => "project-paused",
            ProjectState::Done => "project-done",
            ProjectState::Stopped => "project-stopped",
        }
    }

    /// Where it may go from here.
    pub(super) fn next(self) -> &'static [ProjectState] {
        match self {
            ProjectState::Idea => &[ProjectState::Planned, ProjectState::Running, ProjectState::Stopped],
            ProjectState::Planned => &[ProjectState::Running, ProjectState::Idea, ProjectState::Stopped],
            ProjectState::Running => &[ProjectState::Done, ProjectState::Paused, ProjectState::Stopped],
            ProjectState::Paused => &[ProjectState::Running, ProjectState::Stopped],
            ProjectState::Done => &[ProjectState::Running],
            ProjectState::Stopped => &[ProjectState::Planned],
        }
    }

    /// Whether it is over.
    pub(super) fn is_over(self) -> bool {
        matches!(self, ProjectState::Done | ProjectState::Stopped)
    }

    /// On which day it is asked how it stands, if it is in this state from today on: a month from then while it runs.
    pub(super) fn asks_on(self, today: Date) -> Option<Date> {
        (self == ProjectState::Running).then(|| a_month_after(today))
    }
}

impl Light {
    /// Key of its name, and the class that tints it; the words carry the meaning.
    pub(super) fn label(self) -> (&'static str, &'static str) {
        match self {
            Light::OnTrack => ("project-on-track", "ok"),
            Light::AtRisk => ("project-at-risk", "warn"),
            Light::OffTrack => ("project-off-track", "danger"),
        }
    }
}

impl Sheet {
    /// The sheet of which nothing is written yet.
    pub(super) fn blank() -> Sheet {
        Sheet {
            state: ProjectState::Idea,
            objective: String::new(),
            moves: String::new(),
            indicator_id: None,
            starts_on: None,
            ends_on: None,
            light: None,
            light_at: None,
            report_due_on: None,
        }
    }
}

/// The same day of the next month, or the last one that it has.
pub(super) fn a_month_after(day: Date) -> Date {
    day.checked_add(1.months()).unwrap_or(day)
}

/// What an address says for an objective; empty for none.
pub(super) fn key_of(objective: &str) -> String {
    if objective.is_empty() { String::new() } else { digest(objective).chars().take(12).collect() }
}

/// The day that begins with this midnight of UTC.
pub(super) fn day(at: Time) -> Date {
    day_of(at, &TimeZone::UTC)
}

/// The midnight of UTC with which a day begins.
pub(super) fn midnight_of(day: Date) -> Time {
    midnight(day, &TimeZone::UTC)
}

/// Reads a day as forms send it; empty is none.
pub(super) fn read_day(form: &mut Form, name: &'static str) -> Option<Date> {
    let typed = form.value(name).trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    let day = typed.parse::<Date>().ok().filter(|day| (1900..=2200).contains(&day.year()));
    if day.is_none() {
        form.fail(name, "project-day-wrong");
    }
    day
}

/// The indicator whose page has this address, with or without the server before it and a query behind it.
pub(super) fn indicator_at(typed: &str, pages: &str) -> Option<IndicatorId> {
    let (_, rest) = typed.split_once(pages)?;
    let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
    number.parse::<i64>().ok().filter(|number| *number > 0).map(IndicatorId::from)
}

/// A space with its sheet, where the viewer may do this. The commons is no project.
pub(super) fn find(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: SpaceId,
    action: Action,
) -> Result<(Space, Sheet), Error> {
    let space = spaces::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    space.require(viewer, action)?;
    if space.is_commons() {
        return Err(Error::NotFound);
    }
    let sheet = store::sheet(q, id)?.unwrap_or_else(Sheet::blank);
    Ok((space, sheet))
}

/// The same for a change: who holds the space changes its sheet, as long as it was not put aside.
pub(super) fn to_change(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId) -> Result<(Space, Sheet), Error> {
    let (space, sheet) = find(q, viewer, id, Action::HoldSpace)?;
    if space.is_archived() { Err(Refused::Rests.into()) } else { Ok((space, sheet)) }
}

/// Writes down what was done to a project, on whom, and how.
pub(super) fn note(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    space: SpaceId,
    act: &'static Act,
    (subject, detail): (Option<i64>, &str),
) -> Result<(), Error> {
    let happened = Happened::new(act).space(space).detail(detail);
    let happened = match subject {
        Some(subject) => happened.subject(subject),
        None => happened,
    };
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    spaces::note_activity(tx, space, viewer.now)?;
    Ok(())
}

/// A page below the page of its space.
pub(super) fn under<T>(page: Page<T>, viewer: &Viewer, space: &Space) -> Page<T> {
    let href = space.href(viewer);
    let page = page.place(Place::Spaces).under("space-list-title", viewer.path("spaces"));
    page.under(Said::raw(&space.name), &href).in_space(href)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn no_project_goes_where_it_is_or_is_stuck() {
        for state in ProjectState::ALL {
            assert!(!state.next().contains(state), "{state}");
            assert!(!state.next().is_empty(), "{state}");
        }
        assert!(!ProjectState::Stopped.next().contains(&ProjectState::Done));
        assert!(!ProjectState::Idea.next().contains(&ProjectState::Done));
    }

    #[test]
    fn only_what_runs_is_asked_how_it_stands() {
        for state in ProjectState::ALL {
            let asked = state.asks_on(date(2026, 1, 31));
            assert_eq!(asked, (*state == ProjectState::Running).then(|| date(2026, 2, 28)), "{state}");
        }
    }

    #[test]
    fn an_indicator_is_known_by_the_address_of_its_page() {
        let pages = "/n/green-city/outcomes/indicators/";
        let read = |typed: &str| indicator_at(typed, pages).map(IndicatorId::get);
        assert_eq!(read("/n/green-city/outcomes/indicators/7"), Some(7));
        assert_eq!(read("https://example.org/n/green-city/outcomes/indicators/12?by=sector#data"), Some(12));
        for wrong in [
            "",
            "7",
            "/n/other/outcomes/indicators/7",
            "/n/green-city/outcomes/indicators/",
            "/n/green-city/outcomes/indicators/0",
            "/n/green-city/outcomes/indicators/99999999999999999999",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_objective_has_a_short_word_of_its_own() {
        assert_eq!(key_of(""), "");
        assert_eq!(key_of("Clean air").len(), 12);
        assert_ne!(key_of("Clean air"), key_of("Clean water"));
    }
}
