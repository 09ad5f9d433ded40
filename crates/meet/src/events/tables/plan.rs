//! What a plan of tables is, and where somebody is fitted in who comes late.

use house::ids::{AttendanceId, MemberId};
use house::web::Said;
use std::collections::{BTreeMap, BTreeSet};

/// The most rounds, and the most people at one table.
pub(super) const MOST_ROUNDS: i64 = 12;
pub(super) const LARGEST: i64 = 12;
/// The most people for whom tables are planned.
pub(super) const MOST_PEOPLE: usize = 300;
/// Of how few pairs it is not told how many they are.
pub(super) const FEW: i64 = 5;

db::word! {
    /// From whom tables are planned.
    pub enum Among {
        /// Those of whom it was noted that they are there.
        Here = "here",
        /// Those who have said that they come, and have a seat.
        Coming = "coming",
    }
}

/// What whoever holds an event chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// How many rounds, from 1 to 12.
    pub rounds: i64,
    /// How many sit at a table, from 2 to 12.
    pub size: i64,
    /// From whom.
    pub among: Among,
}

db::record! {
    /// A plan as it is kept.
    #[derive(Debug, Clone)]
    pub(super) struct Plan {
        pub(super) rounds: i64,
        pub(super) size: i64,
        pub(super) among: Among,
        /// How many of the rounds have begun.
        pub(super) begun: i64,
        pub(super) repeats: i64,
    }
}

db::record! {
    /// Somebody for whom tables are planned. Whoever is no member has no number.
    #[derive(Debug, Clone)]
    pub(super) struct Person {
        pub(super) id: AttendanceId,
        pub(super) member_id: Option<MemberId>,
    }
}

db::record! {
    /// Where somebody sits in a round.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(super) struct Seat {
        pub(super) round: i64,
        pub(super) place: i64,
        pub(super) attendance_id: AttendanceId,
    }
}

/// Why something is not done with tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// A round has begun: the plan stays.
    Begun,
    /// There is no plan.
    Unplanned,
    /// Another round is next: somebody else has begun this one.
    Other,
    /// All rounds have begun.
    Done,
}

impl From<Refused> for house::web::Error {
    fn from(refused: Refused) -> house::web::Error {
        house::web::Error::Refused(Said::key(match refused {
            Refused::Begun => "tables-refused-begun",
            Refused::Unplanned => "tables-refused-unplanned",
            Refused::Other => "tables-refused-other",
            Refused::Done => "tables-refused-done",
        }))
    }
}

/// The tables of one round: who sits at each.
pub(super) type Tables = BTreeMap<i64, Vec<AttendanceId>>;

/// The tables of a round among these seats.
pub(super) fn tables_of(seats: &[Seat], round: i64) -> Tables {
    let mut tables = Tables::new();
    for seat in seats.iter().filter(|seat| seat.round == round) {
        tables.entry(seat.place).or_default().push(seat.attendance_id);
    }
    tables
}

/// With whom somebody sits in the rounds of these seats.
pub(super) fn mates(seats: &[Seat], who: AttendanceId) -> BTreeSet<AttendanceId> {
    let own: BTreeSet<(i64, i64)> =
        seats.iter().filter(|seat| seat.attendance_id == who).map(|seat| (seat.round, seat.place)).collect();
    let beside = |seat: &&Seat| seat.attendance_id != who && own.contains(&(seat.round, seat.place));
    seats.iter().filter(beside).map(|seat| seat.attendance_id).collect()
}

/// At which table somebody is fitted in without moving others: one that is not full, at which they know as few as can be, and
/// the smallest of those. Where all are full, one takes one more. The first table where there is none.
pub(super) fn best_table(tables: &Tables, size: usize, met: &BTreeSet<AttendanceId>) -> i64 {
    let known = |people: &[AttendanceId]| people.iter().filter(|one| met.contains(one)).count();
    let best = tables
        .iter()
        .min_by_key(|(place, people)| (people.len() >= size, known(people), people.len(), **place));
    best.map_or(1, |(place, _)| *place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seat(round: i64, place: i64, who: i64) -> Seat {
        Seat { round, place, attendance_id: AttendanceId::from(who) }
    }

    fn who(ids: &[i64]) -> BTreeSet<AttendanceId> {
        ids.iter().map(|id| AttendanceId::from(*id)).collect()
    }

    #[test]
    fn whoever_comes_late_sits_where_there_is_room_and_with_strangers() {
        let seats = [
            seat(1, 1, 1),
            seat(1, 1, 2),
            seat(1, 2, 3),
            seat(1, 2, 4),
            seat(1, 3, 5),
            seat(1, 3, 6),
            seat(1, 3, 7),
        ];
        let tables = tables_of(&seats, 1);
        assert_eq!(best_table(&tables, 3, &who(&[])), 1, "table 3 is full");
        assert_eq!(best_table(&tables, 3, &who(&[2])), 2, "of those at table 1 they have met one");
        assert_eq!(best_table(&tables, 2, &who(&[1, 3])), 3, "all are full, and there they know nobody");
        assert_eq!(best_table(&Tables::new(), 3, &who(&[])), 1);
        assert_eq!(tables_of(&seats, 2), Tables::new());
    }

    #[test]
    fn those_at_the_same_table_are_mates_in_whichever_round() {
        let seats =
            [seat(1, 1, 1), seat(1, 1, 2), seat(1, 2, 3), seat(2, 1, 1), seat(2, 1, 3), seat(2, 2, 2)];
        assert_eq!(mates(&seats, AttendanceId::from(1)), who(&[2, 3]));
        assert_eq!(mates(&seats, AttendanceId::from(2)), who(&[1]));
        assert_eq!(mates(&seats, AttendanceId::from(9)), who(&[]));
    }
}
