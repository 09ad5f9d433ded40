//! When a digest is due, in the zone of whoever gets it.

use crate::ids::AccountId;
use db::Time;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};

db::word! {
    /// How often somebody wants to be told in one letter what happened.
    pub enum Digest {
        /// Never.
        None = "none",
        /// Each day.
        Daily = "daily",
        /// On one day of the week.
        Weekly = "weekly",
    }
}

/// A day of the week as it is kept: 1 is Monday, 7 Sunday.
type Weekday = i64;

db::record! {
    /// What letters an account wants.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Mailing {
        pub account_id: AccountId,
        pub digest: Digest,
        /// The full hour from which the digest comes.
        pub digest_hour: i64,
        pub digest_weekday: Weekday,
        /// Whether what asks for somebody comes at once.
        pub at_once: bool,
    }
}

impl Mailing {
    /// What an account gets that has chosen nothing.
    pub fn calm(account: AccountId) -> Mailing {
        Mailing {
            account_id: account,
            digest: Digest::Weekly,
            digest_hour: 8,
            digest_weekday: 1,
            at_once: true,
        }
    }

    /// The next moment after this one at which a digest is due; none where none is wanted.
    pub fn next(&self, zone: &str, after: Time) -> Option<Time> {
        let day = match self.digest {
            Digest::None => return None,
            Digest::Daily => None,
            Digest::Weekly => Some(self.digest_weekday),
        };
        at_hour(self.digest_hour, day, &zoned(zone, after)?)
    }

    /// How long the digest that is due at `until` looks back.
    pub fn back(&self) -> std::time::Duration {
        let days = if self.digest == Digest::Weekly { 7 } else { 1 };
        std::time::Duration::from_secs(60 * 60 * 24 * days)
    }
}

/// The next full hour of this number, on this day of the week if one is named. An hour that the clocks leave out begins when
/// they go on; of one that comes twice the first counts.
fn at_hour(hour: i64, weekday: Option<Weekday>, here: &Zoned) -> Option<Time> {
    let hour = i8::try_from(hour).ok()?;
    let wanted = |date: jiff::civil::Date| {
        weekday.is_none_or(|day| i64::from(date.weekday().to_monday_one_offset()) == day)
    };
    let moment = |days: i64| {
        let date = here.date().checked_add(days.days()).ok().filter(|date| wanted(*date))?;
        let then = date.at(hour, 0, 0, 0).to_zoned(here.time_zone().clone()).ok()?;
        Some(then.timestamp()).filter(|then| *then > here.timestamp())
    };
    (0..=8).find_map(moment).map(|then| Time::from_micros(then.as_microsecond()))
}

fn zoned(zone: &str, time: Time) -> Option<Zoned> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    Some(Timestamp::from_microsecond(time.micros()).ok()?.to_zoned(zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Time {
        Time::from_micros(text.parse::<Timestamp>().unwrap().as_microsecond())
    }

    fn wanting(digest: Digest, digest_hour: i64) -> Mailing {
        Mailing { digest, digest_hour, ..Mailing::calm(AccountId::from(1)) }
    }

    #[test]
    fn a_daily_digest_comes_at_its_hour_in_its_zone() {
        let daily = wanting(Digest::Daily, 7);
        let (lisbon, next) = ("Europe/Lisbon", |after| daily.next("Europe/Lisbon", after).unwrap());
        assert_eq!(next(at("2026-11-14T06:59:59Z")), at("2026-11-14T07:00:00Z"));
        assert_eq!(next(at("2026-11-14T07:00:00Z")), at("2026-11-15T07:00:00Z"));
        assert_eq!(
            daily.next("Asia/Kathmandu", at("2026-11-14T07:00:00Z")),
            Some(at("2026-11-15T01:15:00Z"))
        );
        assert_eq!(wanting(Digest::None, 7).next(lisbon, at("2026-11-14T07:00:00Z")), None);
    }

    #[test]
    fn a_weekly_digest_comes_on_its_day() {
        let weekly = Mailing { digest_weekday: 7, ..wanting(Digest::Weekly, 18) };
        assert_eq!(weekly.next("UTC", at("2026-11-14T10:00:00Z")), Some(at("2026-11-15T18:00:00Z")));
        assert_eq!(weekly.next("UTC", at("2026-11-15T18:00:00Z")), Some(at("2026-11-22T18:00:00Z")));
    }

    #[test]
    fn when_clocks_change_a_digest_comes_once_a_day() {
        // In Lisbon the hour from 1 to 2 is left out on 29 March 2026 and comes twice on 25 October.
        let night = wanting(Digest::Daily, 1);
        let days = |mut after: Time, until: Time| {
            let mut all = Vec::new();
            while let Some(next) = night.next("Europe/Lisbon", after).filter(|next| *next < until) {
                all.push(next);
                after = next;
            }
            all
        };
        let spring = days(at("2026-03-28T00:00:00Z"), at("2026-03-31T00:00:00Z"));
        assert_eq!(
            spring,
            [at("2026-03-28T01:00:00Z"), at("2026-03-29T01:00:00Z"), at("2026-03-30T00:00:00Z")]
        );
        let autumn = days(at("2026-10-24T12:00:00Z"), at("2026-10-27T00:00:00Z"));
        assert_eq!(autumn, [at("2026-10-25T00:00:00Z"), at("2026-10-26T01:00:00Z")]);
    }
}
