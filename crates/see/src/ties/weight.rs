//! What a day's act weighs, now and later.
//!
//! A shared act of `n` people adds `1/(n − 1)` to the tie of each pair, halved for every 180 days since (`measures.md`). Instead
//! of making old weights smaller each day, new ones are kept larger: as a whole number of units of which an act weighs more
//! the later it was. So a tie is one sum, kept for ever, and adding and taking away give exactly the same in any order.

/// How many days it takes until a tie weighs half.
const HALF_LIFE: f64 = 180.0;
/// 1 January 2020, in days since 1970: on this day a whole act weighs `2^FIRST` units. What is far older weighs nothing.
const START: i64 = 18_262;
const FIRST: f64 = 10.0;
/// From here on, in the year 2040, weights no longer grow: whole numbers end.
const LAST: f64 = 50.0;
/// In an act of more people nobody is tied.
pub(super) const CROWD: usize = 200;

/// Whether an act of so many people ties anybody.
pub(super) fn ties(people: usize) -> bool {
    (2..=CROWD).contains(&people)
}

/// What an act of this day, in which so many people took part, adds to the tie of each pair of them.
pub(super) fn earned(day: i64, people: usize) -> i64 {
    if !ties(people) {
        return 0;
    }
    let others = u32::try_from(people - 1).map_or(f64::INFINITY, f64::from);
    whole(unit(day) / others)
}

/// How many acts of two people of this day a kept weight is worth.
pub fn worth(weight: i64, day: i64) -> f64 {
    real(weight) / unit(day)
}

/// The kept weight of something that is worth this much on this day.
pub fn kept(worth: f64, day: i64) -> i64 {
    whole(worth * unit(day))
}

fn unit(day: i64) -> f64 {
    let halves = real(day.saturating_sub(START)) / HALF_LIFE;
    (FIRST + halves).clamp(0.0, LAST).exp2()
}

#[expect(
    clippy::as_conversions,
    reason = "a weight is far below 2^53, where every whole number has its own float"
)]
fn real(number: i64) -> f64 {
    number as f64
}

#[expect(clippy::as_conversions, reason = "a weight is below 2^62; what is not finite becomes a bound")]
fn whole(number: f64) -> i64 {
    number.round() as i64
}

/// The month of a day: twelve times the year, and the month from 0 to 11.
pub fn month_of(day: i64) -> i64 {
    let first = jiff::civil::date(1970, 1, 1);
    let span = jiff::Span::new().try_days(day);
    let date = span.and_then(|span| first.checked_add(span)).unwrap_or(first);
    i64::from(date.year()) * 12 + i64::from(date.month()) - 1
}

/// The first day after a month.
pub fn end_of(month: i64) -> i64 {
    let next = month.saturating_add(1);
    let year = i16::try_from(next.div_euclid(12)).unwrap_or(1970);
    let number = i8::try_from(next.rem_euclid(12) + 1).unwrap_or(1);
    let first = jiff::civil::date(1970, 1, 1);
    let date = jiff::civil::Date::new(year, number, 1).unwrap_or(first);
    first.until(date).map_or(0, |span| i64::from(span.get_days()))
}

/// The day of a moment, counted from 1970, in UTC.
pub fn day_of(time: db::Time) -> i64 {
    time.micros().div_euclid(86_400_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_of_two_weighs_one_and_half_of_it_after_half_a_year() {
        let day = START + 2_500;
        assert!((worth(earned(day, 2), day) - 1.0).abs() < 1e-6);
        assert!((worth(earned(day, 2), day + 180) - 0.5).abs() < 1e-6);
        assert!((worth(earned(day, 5), day + 360) - 0.0625).abs() < 1e-5);
    }

    #[test]
    fn alone_or_in_a_crowd_nobody_is_tied() {
        assert_eq!([earned(START, 0), earned(START, 1), earned(START, 201)], [0, 0, 0]);
        assert!(earned(START, 200) > 0);
    }

    #[test]
    fn no_day_is_too_far_away() {
        assert_eq!(earned(-1_000_000, 2), 1);
        assert!(earned(i64::MAX, 2) <= 1 << 50);
        assert!(worth(i64::MAX, i64::MIN).is_finite());
    }

    #[test]
    fn a_month_ends_where_the_next_begins() {
        let december = month_of(19_722);
        assert_eq!((december.div_euclid(12), december.rem_euclid(12)), (2023, 11));
        assert_eq!(end_of(december), 19_723);
        assert_eq!(month_of(end_of(december)), december + 1);
    }
}
