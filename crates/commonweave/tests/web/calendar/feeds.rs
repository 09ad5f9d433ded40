//! Calendars that other programs fetch.

use super::event;
use crate::kit::{House, Net, Person, Seen};
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};

/// Makes an address and gives its path.
async fn subscribes(who: &Person, net: &Net, place: &str) -> String {
    let seen = who.sends(&format!("/n/{}/calendar/feeds", net.slug), &[("place", place)]).await;
    seen.is_fine();
    let address = seen.value("class=\"address\"", "value").unwrap_or_else(|| panic!("{}", seen.text()));
    let at = address.find("/calendars/").unwrap();
    address[at..].to_owned()
}

/// A program without a browser, and without its cookies, fetches a calendar.
async fn fetches(house: &House, path: &str) -> Seen {
    house.visitor().opens(path).await
}

/// The values of a property, unfolded.
fn all<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
    text.split("\r\n").filter_map(|line| line.strip_prefix(name)?.strip_prefix(':')).collect()
}

/// The lines of a calendar, read as the standard says; what is not in order fails.
fn unfolded(seen: &Seen) -> String {
    seen.is_fine();
    assert_eq!(seen.headers["content-type"], "text/calendar; charset=utf-8");
    assert_eq!(seen.headers["cache-control"], "no-store");
    let text = seen.html();
    assert!(text.ends_with("END:VCALENDAR\r\n") && text.split("\r\n").all(|line| line.len() <= 75));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    let whole = text.replace("\r\n ", "");
    assert_eq!(all(&whole, "BEGIN").len(), all(&whole, "END").len());
    whole
}

on_both! {
    async fn a_calendar_holds_what_its_owner_may_read_now(house: House) {
        let (net, ana, ben) = house.two().await;
        let hidden = house.space(&net, "Council, inner; circle", SpaceVisibility::Members, &ana).await;
        let talk = event(&ana, &net, net.commons, "Talk, then; soup", ["2026-11-20", "20:00", "", "22:00"]).await;
        event(&ana, &net, net.commons, "Fair", ["2026-11-24", "", "2026-11-26", ""]).await;
        event(&ana, &net, hidden, "Secret", ["2026-11-21", "9:00", "", ""]).await;
        let theirs = subscribes(&ben, &net, "network").await;
        let text = unfolded(&fetches(&house, &theirs).await);
        assert_eq!(all(&text, "SUMMARY"), ["Talk\\, then\\; soup", "Fair"]);
        assert_eq!(all(&text, "DTSTART"), ["20261120T200000Z"]);
        assert_eq!(all(&text, "DTEND;VALUE=DATE"), ["20261127"]);
        let number = talk.rsplit('/').next().unwrap();
        assert!(all(&text, "UID")[0].starts_with(&format!("event-{number}@")), "{text}");
        house.enters(&net, hidden, &ben, SpaceRole::Member).await;
        let text = unfolded(&fetches(&house, &theirs).await);
        assert_eq!(all(&text, "SUMMARY"), ["Talk\\, then\\; soup", "Secret", "Fair"]);
        assert!(all(&text, "CATEGORIES").contains(&"Council\\, inner\\; circle"));
        let council = subscribes(&ben, &net, &format!("space-{hidden}")).await;
        assert_eq!(all(&unfolded(&fetches(&house, &council).await), "SUMMARY"), ["Secret"]);
        ana.does(&format!("/n/green-city/spaces/{hidden}/people/{}/removal", ben.member.unwrap()), &[]).await;
        fetches(&house, &council).await.is_missing();
        assert!(!unfolded(&fetches(&house, &theirs).await).contains("Secret"));
    }

    async fn a_moved_event_keeps_its_name_and_counts_its_moves(house: House) {
        let (net, ana, ben) = house.two().await;
        let talk = event(&ana, &net, net.commons, "Talk", ["2026-11-20", "20:00", "", "22:00"]).await;
        ben.does(&format!("{talk}/answers"), &[("answer", "yes")]).await;
        let mine = subscribes(&ben, &net, "mine").await;
        let before = unfolded(&fetches(&house, &mine).await);
        let fields = [("title", "Talk"), ("body", ""), ("revision", "1"), ("day", "2026-11-22"), ("start", "18:00")];
        ana.does(&talk, &fields).await;
        let after = unfolded(&fetches(&house, &mine).await);
        assert_eq!(all(&before, "UID"), all(&after, "UID"));
        assert_eq!((all(&before, "SEQUENCE"), all(&after, "SEQUENCE")), (vec!["0"], vec!["1"]));
        assert_eq!((all(&after, "DTSTART"), all(&after, "DTEND")), (vec!["20261122T180000Z"], vec![]));
        let fields = [fields.as_slice(), &[("cancelled", "true")]].concat();
        let fields: Vec<_> = fields.into_iter().map(|(name, value)| (name, if name == "revision" { "2" } else { value })).collect();
        ana.does(&talk, &fields).await;
        let off = unfolded(&fetches(&house, &mine).await);
        assert_eq!((all(&off, "SEQUENCE"), all(&off, "STATUS")), (vec!["2"], vec!["CANCELLED"]));
    }

    async fn an_address_ends_when_it_is_renewed_or_removed(house: House) {
        let (net, ana, _) = house.two().await;
        let first = subscribes(&ana, &net, "network").await;
        unfolded(&fetches(&house, &first).await);
        let second = subscribes(&ana, &net, "network").await;
        fetches(&house, &first).await.is_missing();
        unfolded(&fetches(&house, &second).await);
        ana.opens("/n/green-city/calendar/feeds").await.is_fine().does_not_see(&second).sees("Address created");
        ana.does("/n/green-city/calendar/feeds/removal", &[("place", "network")]).await.sees("no longer works");
        fetches(&house, &second).await.is_missing();
        fetches(&house, "/calendars/0123456789abcdef0123456789abcdef.ics").await.is_missing();
        fetches(&house, "/calendars/.ics").await.is_missing();
    }

    async fn an_address_ends_with_the_membership_of_its_owner(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let ben = house.member(&net, "Ben", Role::Member).await;
        let (of_ana, of_ben) = (subscribes(&ana, &net, "network").await, subscribes(&ben, &net, "mine").await);
        ana.does("/n/green-city/departure", &[]).await;
        fetches(&house, &of_ana).await.is_missing();
        let person = format!("/n/green-city/people/{}", ben.member.unwrap());
        net.steward.does(&format!("{person}/suspension"), &[]).await;
        fetches(&house, &of_ben).await.is_missing();
        net.steward.does(&format!("{person}/reinstatement"), &[]).await;
        unfolded(&fetches(&house, &of_ben).await);
    }

    async fn nobody_makes_an_address_for_what_they_may_not_read(house: House) {
        let (net, ana, ben) = house.two().await;
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let feeds = "/n/green-city/calendar/feeds";
        ben.sends(feeds, &[("place", &format!("space-{hidden}"))]).await.is_missing();
        ben.sends(feeds, &[("place", "space-99999")]).await.is_missing();
        ben.sends(feeds, &[("place", "moon")]).await.is(axum::http::StatusCode::BAD_REQUEST);
        ben.opens(feeds).await.is_fine().does_not_see("Council");
        house.account("Sam").await.opens(feeds).await.is_missing();
    }
}
