//! Which part of the calendar is looked at. It stands in the address, so that every view can be kept and passed on.

use house::ids::SpaceId;
use house::web::{Form, Viewer};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// How many days a list reaches ahead.
pub(super) const AHEAD: i32 = 31;

/// How the dates are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Weeks below one another.
    Month,
    /// Seven days.
    Week,
    /// A list.
    Agenda,
}

/// A part of the calendar.
#[derive(Debug, Clone)]
pub(super) struct View {
    pub(super) layout: Layout,
    /// A day of the month or of the week, or the first of the list.
    pub(super) day: Date,
    pub(super) space: Option<SpaceId>,
    pub(super) mine: bool,
}

impl Layout {
    /// The word in the address.
    pub(super) fn word(self) -> &'static str {
        match self {
            Layout::Month => "month",
            Layout::Week => "week",
            Layout::Agenda => "agenda",
        }
    }
}

impl View {
    /// Reads an address. What cannot be read is what one sees first: this month, of everything.
    pub(super) fn read(query: &Form, today: Date) -> View {
        let layout = match query.value("view") {
            "week" => Layout::Week,
            "agenda" => Layout::Agenda,
            _ => Layout::Month,
        };
        let day = query.value("day").parse::<Date>().ok().filter(|day| (1900..=2200).contains(&day.year()));
        View {
            layout,
            day: day.unwrap_or(today),
            space: query.value("space").parse().ok(),
            mine: query.value("mine") == "yes",
        }
    }

    /// The first day that is shown, and the day after the last.
    pub(super) fn days(&self) -> (Date, Date) {
        match self.layout {
            Layout::Month => {
                let (first, next) = (self.day.first_of_month(), plus(self.day.last_of_month(), 1.day()));
                (monday(first), plus(monday(plus(next, -(1.day()))), 7.days()))
            }
            Layout::Week => (monday(self.day), plus(monday(self.day), 7.days())),
            Layout::Agenda => (self.day, plus(self.day, AHEAD.days())),
        }
    }

    /// The day of the view before this one.
    pub(super) fn before(&self) -> Date {
        match self.layout {
            Layout::Month => plus(self.day.first_of_month(), -(1.month())),
            Layout::Week => plus(monday(self.day), -(7.days())),
            Layout::Agenda => plus(self.day, -(AHEAD.days())),
        }
    }

    /// The day of the view after this one.
    pub(super) fn after(&self) -> Date {
        match self.layout {
            Layout::Month => plus(self.day.first_of_month(), 1.month()),
            Layout::Week | Layout::Agenda => self.days().1,
        }
    }

    /// The same view of another day.
    pub(super) fn on(&self, day: Date) -> View {
        View { day, ..self.clone() }
    }

    /// The same day, laid out otherwise.
    pub(super) fn laid(&self, layout: Layout) -> View {
        View { layout, ..self.clone() }
    }

    /// The address.
    pub(super) fn href(&self, viewer: &Viewer) -> String {
        let mut href = viewer.path(format_args!("calendar?view={}&day={}", self.layout.word(), self.day));
        if let Some(space) = self.space {
            href.push_str(&format!("&space={space}"));
        }
        if self.mine {
            href.push_str("&mine=yes");
        }
        href
    }
}

/// So much later; at the end of all days, the last of them.
pub(super) fn plus(day: Date, span: Span) -> Date {
    day.checked_add(span).unwrap_or(day)
}

/// The Monday of a day's week.
fn monday(day: Date) -> Date {
    plus(day, -(i64::from(day.weekday().to_monday_zero_offset()).days()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn view(query: &str) -> View {
        View::read(&Form::of_query(query), date(2026, 11, 14))
    }

    #[test]
    fn a_month_is_shown_in_whole_weeks() {
        assert_eq!(view("day=2026-11-14").days(), (date(2026, 10, 26), date(2026, 12, 7)));
        assert_eq!(view("day=2027-02-28").days(), (date(2027, 2, 1), date(2027, 3, 1)));
        let december = view("day=2026-12-31");
        assert_eq!((december.before(), december.after()), (date(2026, 11, 1), date(2027, 1, 1)));
    }

    #[test]
    fn weeks_and_lists_follow_one_another_without_a_gap() {
        for layout in ["week", "agenda"] {
            let one = view(&format!("view={layout}&day=2026-12-30"));
            assert_eq!(one.on(one.after()).days().0, one.days().1);
            assert_eq!(one.on(one.before()).days().1, one.days().0);
        }
    }

    #[test]
    fn an_address_that_nobody_can_read_is_this_month() {
        for query in ["day=2026-13-45", "day=-9999-01-01", "day=9999-12-31", "view=year", "space=x", ""] {
            let view = view(query);
            assert_eq!(
                (view.layout, view.day, view.space),
                (Layout::Month, date(2026, 11, 14), None),
                "{query}"
            );
        }
    }
}
