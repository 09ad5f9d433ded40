//! A time poll: which times are offered, what people say to each, which suits best, and who is missing there.

use crate::events::event::Event;
use db::Time;
use house::ids::{ItemId, MemberId};
use house::sector::Sector;
use house::web::Said;
use std::cmp::Reverse;

/// The most times that are offered in one poll.
pub(super) const MOST: usize = 40;
/// Of how few people it is not told to which sector those belong who cannot come.
const FEW: i64 = 5;

db::id! {
    /// A time that is offered.
    pub struct OfferId;
}
db::id! {
    /// Somebody who answers a time poll.
    pub struct AnswererId;
}

db::word! {
    /// What somebody says to a time.
    pub enum Suits {
        /// It suits them.
        Yes = "yes",
        /// They can make it possible.
        NeedBe = "need-be",
        /// They cannot.
        No = "no",
    }
}

db::record! {
    /// What is kept of a poll beside its item.
    #[derive(Debug, Clone)]
    pub(super) struct Poll {
        /// The zone in which the times were written down.
        pub(super) time_zone: String,
        pub(super) round: i64,
        pub(super) answerer_count: i64,
        pub(super) event_id: Option<ItemId>,
    }
}

db::record! {
    /// A time that is offered.
    #[derive(Debug, Clone)]
    pub(super) struct Offer {
        pub(super) id: OfferId,
        pub(super) starts_at: Time,
        pub(super) ends_at: Time,
    }
}

db::record! {
    /// What those of one sector said to one time.
    #[derive(Debug, Clone)]
    pub(super) struct Sum {
        pub(super) time_id: OfferId,
        /// The word of a sector; nothing for those who belong to none.
        pub(super) sector: String,
        pub(super) yes_count: i64,
        pub(super) need_be_count: i64,
        pub(super) no_count: i64,
    }
}

/// Who answers: a member, or somebody by name.
#[derive(Debug, Clone)]
pub(super) struct Asker {
    pub(super) member: Option<MemberId>,
    /// Empty for a member.
    pub(super) name: String,
    /// Who wrote them down, where they did not answer themselves.
    pub(super) entered_by: Option<MemberId>,
}

/// Why something is not done with a poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// It is closed, or has become an event.
    Closed,
    /// All its times are over.
    Over,
    /// An event was made of it.
    Settled,
    /// This time is over.
    Past,
    /// This time is not offered any more, or this answer is gone.
    Gone,
    /// It is the only time.
    Last,
    /// Whoever answered themselves is not taken off.
    Own,
}

impl Refused {
    fn said(self) -> Said {
        Said::key(match self {
            Refused::Closed => "poll-refused-closed",
            Refused::Over => "poll-refused-over",
            Refused::Settled => "poll-refused-settled",
            Refused::Past => "poll-refused-past",
            Refused::Gone => "poll-refused-gone",
            Refused::Last => "poll-refused-last",
            Refused::Own => "poll-refused-own",
        })
    }
}

impl From<Refused> for house::web::Error {
    fn from(refused: Refused) -> house::web::Error {
        house::web::Error::Refused(refused.said())
    }
}

impl Offer {
    /// The name of its field in forms.
    pub(super) fn field(&self) -> String {
        field_of(self.id)
    }

    /// It as an event, in the zone of the poll.
    pub(super) fn event(&self, poll: &Poll) -> Event {
        Event::between(&poll.time_zone, self.starts_at, self.ends_at)
    }
}

/// The name of the field in which one says what one says to a time.
pub(super) fn field_of(id: OfferId) -> String {
    format!("time_{id}")
}

impl Sum {
    fn all(&self) -> i64 {
        self.yes_count + self.need_be_count + self.no_count
    }
}

/// How many of a sector cannot come, of how many who answered. Without a sector it is all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Missing {
    pub(super) sector: Option<Sector>,
    pub(super) missing: i64,
    pub(super) of: i64,
}

/// How a time stands among the others.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub(super) offer: Offer,
    pub(super) yes: i64,
    pub(super) need_be: i64,
    pub(super) no: i64,
    pub(super) missing: Vec<Missing>,
    pub(super) past: bool,
    /// Whether no other suits more people.
    pub(super) best: bool,
}

/// The times, the best first: at which most can come, then those that suit most without trouble, then the earliest; what is over
/// stands last. Who is missing is told of all to those who see the names anyway (`whole`); to others of five people or more.
pub(super) fn ranked(offers: Vec<Offer>, sums: &[Sum], whole: bool, now: Time) -> Vec<Standing> {
    let stand = |offer: Offer| {
        let of_it: Vec<&Sum> = sums.iter().filter(|sum| sum.time_id == offer.id).collect();
        Standing {
            yes: of_it.iter().map(|sum| sum.yes_count).sum(),
            need_be: of_it.iter().map(|sum| sum.need_be_count).sum(),
            no: of_it.iter().map(|sum| sum.no_count).sum(),
            missing: missing(&of_it, whole),
            past: offer.starts_at <= now,
            best: false,
            offer,
        }
    };
    let mut all: Vec<Standing> = offers.into_iter().map(stand).collect();
    all.sort_by_key(|one| {
        (one.past, Reverse(one.yes + one.need_be), Reverse(one.yes), one.offer.starts_at, one.offer.id)
    });
    let first = all.first().filter(|one| !one.past && one.yes + one.need_be > 0);
    if let Some((yes, need_be)) = first.map(|one| (one.yes, one.need_be)) {
        for one in all.iter_mut().filter(|one| !one.past) {
            one.best = (one.yes, one.need_be) == (yes, need_be);
        }
    }
    all
}

/// Who is missing at a time, by sector. Where single answers are not to be told, sectors of few are put together, and as many
/// others with them as it takes to be no longer few; where all together are few, nothing is told.
fn missing(sums: &[&Sum], whole: bool) -> Vec<Missing> {
    let least = if whole { 1 } else { FEW };
    let mut named: Vec<Missing> = Vec::new();
    let mut others = Missing { sector: None, missing: 0, of: 0 };
    for sum in sums.iter().filter(|sum| sum.all() > 0) {
        let one = Missing { sector: sum.sector.parse().ok(), missing: sum.no_count, of: sum.all() };
        if one.sector.is_some() && one.of >= least {
            named.push(one);
        } else {
            others = Missing { missing: others.missing + one.missing, of: others.of + one.of, ..others };
        }
    }
    named.sort_by_key(|one| (Reverse(one.of), one.sector.map(Sector::as_str)));
    while others.of > 0
        && others.of < least
        && let Some(small) = named.pop()
    {
        others = Missing { missing: others.missing + small.missing, of: others.of + small.of, ..others };
    }
    if others.of >= least {
        named.push(others);
    }
    named.retain(|one| one.missing > 0);
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(id: i64, starts: i64) -> Offer {
        let at = Time::from_micros;
        Offer { id: OfferId::from(id), starts_at: at(starts), ends_at: at(starts + 10) }
    }

    fn sum(time: i64, sector: &str, (yes, need_be, no): (i64, i64, i64)) -> Sum {
        Sum {
            time_id: OfferId::from(time),
            sector: sector.to_owned(),
            yes_count: yes,
            need_be_count: need_be,
            no_count: no,
        }
    }

    #[test]
    fn the_best_time_is_the_one_at_which_most_can_be_there() {
        let offers = vec![offer(1, 100), offer(2, 200), offer(3, 300), offer(4, 5)];
        let sums = [
            sum(1, "arts", (1, 2, 2)),
            sum(2, "arts", (2, 2, 1)),
            sum(3, "arts", (3, 1, 1)),
            sum(4, "arts", (5, 0, 0)),
        ];
        let order = ranked(offers, &sums, false, Time::from_micros(50));
        let ids: Vec<(i64, bool)> = order.iter().map(|one| (one.offer.id.get(), one.best)).collect();
        assert_eq!(ids, [(3, true), (2, false), (1, false), (4, false)], "what is over comes last");
        let none = ranked(vec![offer(1, 100), offer(2, 200)], &[], false, Time::from_micros(50));
        assert!(none.iter().all(|one| !one.best), "where nobody has answered, none is the best");
    }

    #[test]
    fn sectors_of_fewer_than_five_are_not_told_apart() {
        let (arts, health, none) =
            (sum(1, "arts", (5, 0, 2)), sum(1, "health", (0, 0, 2)), sum(1, "", (1, 0, 0)));
        let told = missing(&[&arts, &health, &none], false);
        assert_eq!(
            told,
            [Missing { sector: None, missing: 4, of: 10 }],
            "three are few, so arts is with them"
        );
        let enough = sum(1, "", (3, 0, 0));
        let told = missing(&[&arts, &health, &enough], false);
        let [first, second] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!((first.sector, first.missing, first.of), ("arts".parse().ok(), 2, 7));
        assert_eq!(*second, Missing { sector: None, missing: 2, of: 5 });
        assert_eq!(missing(&[&health, &none], false), [], "of three people nothing is told");
        let whole = missing(&[&arts, &health, &none], true);
        assert_eq!(whole.len(), 2, "those who see the names see both sectors: {whole:?}");
    }
}
