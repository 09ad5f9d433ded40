//! What a report is of: what an address asks for.

use super::floor::NONE;
use super::month;
use house::ids::SpaceId;
use house::reports::Count;
use house::room::Rooms;
use house::sector::Sector;
use house::web::Form;

db::word! {
    /// The pieces of time that a report tells apart.
    pub enum Step {
        /// Month by month.
        Month = "month",
        /// Quarter by quarter.
        Quarter = "quarter",
        /// Year by year.
        Year = "year",
    }
}

impl Step {
    /// How many months a piece has.
    pub(super) fn months(self) -> i64 {
        match self {
            Step::Month => 1,
            Step::Quarter => 3,
            Step::Year => 12,
        }
    }

    /// Key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Step::Month => "report-step-month",
            Step::Quarter => "report-step-quarter",
            Step::Year => "report-step-year",
        }
    }
}

/// So many figures stand in a report at most.
pub(super) const FIGURES: usize = 6;
/// How many months can be looked back on.
pub(super) const SPANS: [i64; 5] = [6, 12, 24, 36, 60];

/// What a report is of.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) figures: Vec<&'static Count>,
    /// Whether each sector stands beside the others.
    pub(super) by_sector: bool,
    /// The word of one sector alone; empty for all.
    pub(super) sector: &'static str,
    pub(super) space: Option<SpaceId>,
    pub(super) months: i64,
    /// The last month; none for the last that is over.
    pub(super) until: Option<i64>,
    pub(super) step: Step,
}

/// The word of a sector, or [`NONE`] for people without an organisation; empty for anything else.
fn sector(text: &str) -> &'static str {
    match text.parse::<Sector>() {
        Ok(sector) => sector.as_str(),
        Err(_) if text == NONE => NONE,
        Err(_) => "",
    }
}

impl Asked {
    /// Reads an address. What it does not know is left out; a space is split by nothing, since no cell is.
    pub(super) fn read(query: &Form, rooms: Rooms) -> Asked {
        let chosen = |count: &&'static Count| query.chosen("figure", count.word);
        let space = query.value("space").parse().ok().filter(|id: &SpaceId| id.get() > 0);
        let of = if space.is_some() { "" } else { query.value("of") };
        let months = query.value("months").parse().ok().filter(|months| SPANS.contains(months));
        Asked {
            figures: rooms.counts().filter(chosen).take(FIGURES).collect(),
            by_sector: of == "each",
            sector: sector(of),
            space,
            months: months.unwrap_or(12),
            until: month::read(query.value("until")),
            step: query.value("step").parse().unwrap_or(Step::Month),
        }
    }

    /// As an address holds it.
    pub(super) fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for figure in &self.figures {
            query.append_pair("figure", figure.word);
        }
        if self.by_sector {
            query.append_pair("of", "each");
        }
        if !self.sector.is_empty() {
            query.append_pair("of", self.sector);
        }
        if let Some(space) = self.space {
            query.append_pair("space", &space.to_string());
        }
        query.append_pair("months", &self.months.to_string());
        if let Some(until) = self.until {
            query.append_pair("until", &month::name(until, Step::Month));
        }
        query.append_pair("step", self.step.as_str());
        query.finish()
    }

    /// The first month and the last, where so many are over. It begins with a whole piece of time. Of a time that is under way, as the year
    /// up to December, what is over is shown, and nothing of the time before it.
    pub(super) fn range(&self, over: i64) -> (i64, i64) {
        let until = self.until.unwrap_or(over);
        let last = until.min(over);
        let first = (until - self.months + 1).min(last);
        (first - first.rem_euclid(self.step.months()), last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use house::reports::{Counted, Over};
    use house::room::Room;

    const SPOKE: Count = Count {
        word: "voice-spoke",
        title: "report-all",
        meaning: "report-all",
        counted: Counted::Deeds,
        over: Over::Sum,
        per: 1,
        tell: |_, _, _| Ok(Vec::new()),
    };
    static COUNTS: &[&Count] = &[&SPOKE, &Count { word: "voice-decided", ..SPOKE }];
    static ROOM: Room = Room { counts: COUNTS, ..Room::EMPTY };
    static ROOMS: &[&Room] = &[&ROOM];

    fn read(query: &str) -> Asked {
        Asked::read(&Form::of_query(query), Rooms::of(ROOMS))
    }

    #[test]
    fn an_address_is_read_and_written() {
        let query = "figure=voice-spoke&figure=voice-decided&of=each&months=24&until=2026-03&step=quarter";
        assert_eq!(read(query).query(), query);
        assert_eq!(read("figure=what&months=7&step=day").query(), "months=12&step=month");
        assert_eq!(read("of=none").query(), "of=none&months=12&step=month");
    }

    #[test]
    fn a_space_is_not_split() {
        let asked = read("space=7&of=each");
        assert_eq!((asked.by_sector, asked.sector, asked.space), (false, "", Some(7.into())));
        assert_eq!(read("space=7&of=arts").sector, "");
    }

    #[test]
    fn time_begins_with_a_whole_piece() {
        let over = 2026 * 12 + 9;
        assert_eq!(read("months=12").range(over), (2025 * 12 + 10, over));
        assert_eq!(read("months=12&step=quarter").range(over), (2025 * 12 + 9, over));
        assert_eq!(read("months=12&step=year").range(over), (2025 * 12, over));
        // What is not over is not looked at.
        assert_eq!(read("until=2027-01").range(over).1, over);
        assert_eq!(read("months=12&until=2026-12").range(over), (2026 * 12, over));
        assert_eq!(read("months=12&until=2031-12").range(over), (over, over));
    }
}
