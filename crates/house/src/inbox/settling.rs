//! Done, put off, and back again.

use super::settings::zoned;
use super::store;
use crate::access::Action;
use crate::ids::{ItemId, MemberId};
use crate::items;
use crate::web::{Answer, At, Error, Form, Viewer, Visit};
use db::{Read, Time};
use jiff::ToSpan;
use jiff::civil::Weekday;

/// The hour at which something comes back that was put off for a day or more.
const MORNING: i8 = 8;

/// Until when something can be put off: the word in the form, and the key of what it is called.
pub(super) const UNTIL: [(&str, &str); 4] = [
    ("later", "inbox-until-later"),
    ("tomorrow", "inbox-until-tomorrow"),
    ("week", "inbox-until-week"),
    ("month", "inbox-until-month"),
];

/// `POST /n/{slug}/items/{id}/done`
pub(super) async fn done(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let done = visit.write(move |tx, viewer| {
        let member = mine(tx, viewer, id)?;
        store::done(tx, viewer.network.id, member, id, viewer.now)?;
        Ok(())
    });
    done.await?;
    Ok(visit.go(visit.path(format_args!("inbox?done={id}"))))
}

/// `POST /n/{slug}/items/{id}/snooze`
pub(super) async fn snooze(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let until = form.value("until").to_owned();
    let done = visit.write(move |tx, viewer| {
        let member = mine(tx, viewer, id)?;
        let zone = viewer.account.as_ref().map_or("UTC", |account| account.time_zone.as_str());
        store::snooze(tx, viewer.network.id, (member, id), moment(viewer.now, zone, &until), viewer.now)?;
        Ok(())
    });
    done.await?;
    Ok(visit.go(visit.path(format_args!("inbox?later={id}"))))
}

/// `POST /n/{slug}/items/{id}/return`: takes back what was done last.
pub(super) async fn back(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let done = visit.write(move |tx, viewer| {
        let member = mine(tx, viewer, id)?;
        store::back(tx, member, id)?;
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying(visit.path("inbox"), "inbox-back-done"))
}

/// `POST /n/{slug}/inbox/done`: all that stands at this moment in the list or below it.
pub(super) async fn all_done(visit: Visit, form: Form) -> Answer {
    let to = form.value("to").parse().ok().map(Time::from_micros);
    let done = visit.write(move |tx, viewer| {
        // Nothing is done that has not happened.
        let to = to.unwrap_or(viewer.now).min(viewer.now);
        store::all_done(tx, viewer.network.id, viewer.member()?.id, to, viewer.now)?;
        Ok(())
    });
    done.await?;
    Ok(visit.go(visit.path("inbox?cleared=1")))
}

/// `POST /n/{slug}/inbox/return`: takes that back.
pub(super) async fn all_back(visit: Visit) -> Answer {
    visit.write(|tx, viewer| Ok(store::all_back(tx, viewer.member()?.id)?)).await?;
    Ok(visit.go_saying(visit.path("inbox"), "inbox-back-done"))
}

fn mine(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<MemberId, Error> {
    let item = items::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, Action::Follow)?;
    Ok(viewer.member()?.id)
}

/// The moment that such a word means, where somebody lives. What is no such word is tomorrow.
fn moment(now: Time, zone: &str, word: &str) -> Time {
    let clock = zoned(now, zone);
    let day = match word {
        "later" => return now + std::time::Duration::from_secs(3 * 60 * 60),
        "week" => clock.nth_weekday(1, Weekday::Monday),
        "month" => clock.checked_add(28.days()),
        _ => clock.tomorrow(),
    };
    let morning = day.and_then(|day| day.date().at(MORNING, 0, 0, 0).to_zoned(day.time_zone().clone()));
    let tomorrow = || now + std::time::Duration::from_secs(24 * 60 * 60);
    morning.map_or_else(|_| tomorrow(), |morning| Time::from_micros(morning.timestamp().as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Saturday 14 November 2026, 10:00 UTC.
    const NOW: i64 = 1_794_650_400_000_000;

    #[test]
    fn things_come_back_in_the_morning_where_one_lives() {
        let at = |word| zoned(moment(Time::from_micros(NOW), "Asia/Tokyo", word), "Asia/Tokyo").to_string();
        assert_eq!(at("later"), "2026-11-14T22:00:00+09:00[Asia/Tokyo]");
        assert_eq!(at("tomorrow"), "2026-11-15T08:00:00+09:00[Asia/Tokyo]");
        assert_eq!(at("week"), "2026-11-16T08:00:00+09:00[Asia/Tokyo]");
        assert_eq!(at("month"), "2026-12-12T08:00:00+09:00[Asia/Tokyo]");
        assert_eq!(at("nonsense"), at("tomorrow"));
    }
}
