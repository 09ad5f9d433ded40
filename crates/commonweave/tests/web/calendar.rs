//! People looking at what has a date.

mod feeds;
mod invented;

use crate::kit::{Net, Person, Seen};
use house::access::{NetworkVisibility, Role, SpaceVisibility};
use house::ids::SpaceId;

/// Starts an event by its form; `when` is day, start, last day, end.
pub async fn event(who: &Person, net: &Net, space: SpaceId, title: &str, when: [&str; 4]) -> String {
    let [day, start, end_day, end] = when;
    let space = space.to_string();
    let mut fields = vec![("kind", "event"), ("space", &space), ("title", title), ("body", "")];
    fields.extend([("day", day), ("start", start), ("end_day", end_day), ("end", end)]);
    if start.is_empty() {
        fields.push(("all_day", "true"));
    }
    let sent = who.sends(&format!("/n/{}/items", net.slug), &fields).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

async fn calendar(who: &Person, net: &Net, query: &str) -> Seen {
    who.opens(&format!("/n/{}/calendar?{query}", net.slug)).await
}

/// Somebody moves to another zone.
async fn moves(who: &Person, zone: &str) {
    let form = [("name", who.name.as_str()), ("language", "en"), ("time_zone", zone)];
    who.does("/account", &form).await;
}

on_both! {
    async fn an_event_stands_in_the_month_the_week_and_the_list(house: House) {
        let (net, ana, ben) = house.two().await;
        let href = event(&ana, &net, net.commons, "Planting day", ["2026-11-21", "9:30", "", "12:00"]).await;
        for view in ["month&day=2026-11-03", "week&day=2026-11-17", "agenda&day=2026-11-14"] {
            let seen = calendar(&ben, &net, &format!("view={view}")).await;
            seen.is_fine().sees("09:30–12:00 Planting day");
            assert!(seen.html().contains(&format!("href=\"{href}\"")));
            seen.markup();
        }
        calendar(&ben, &net, "view=month&day=2026-12-14").await.does_not_see("Planting day");
        calendar(&ben, &net, "view=week&day=2026-11-23").await.does_not_see("Planting day");
        calendar(&ben, &net, "view=agenda&day=2026-11-22").await.sees("There are no events in these weeks.");
        calendar(&ben, &net, "").await.sees("November 2026").sees("Times shown for Europe/Lisbon");
    }

    async fn each_sees_the_hours_of_their_own_zone_and_whole_days_stay(house: House) {
        let (net, ana, ben) = house.two().await;
        moves(&ben, "Asia/Tokyo").await;
        event(&ana, &net, net.commons, "Late talk", ["2026-11-20", "20:00", "", "22:00"]).await;
        event(&ana, &net, net.commons, "Fair", ["2026-11-24", "", "2026-11-26", ""]).await;
        calendar(&ana, &net, "view=week&day=2026-11-20").await.sees("20:00–22:00 Late talk");
        calendar(&ben, &net, "view=agenda&day=2026-11-21").await.sees("05:00–07:00 Late talk");
        for person in [&ana, &ben] {
            let list = calendar(person, &net, "view=agenda&day=2026-11-22").await;
            assert_eq!(list.html().matches(">Fair<").count(), 3, "{}", list.text());
            list.sees("Tuesday 24 November 2026 All day Fair");
            list.sees("Thursday 26 November 2026 All day Fair").does_not_see("27 November");
        }
    }

    async fn a_night_across_midnight_and_the_change_of_clocks_stands_on_both_days(house: House) {
        let (net, ana, _) = house.two().await;
        event(&ana, &net, net.commons, "Long night", ["2027-03-27", "23:00", "2027-03-28", "6:00"]).await;
        let list = calendar(&ana, &net, "view=agenda&day=2027-03-27").await;
        list.sees("Saturday 27 March 2027 from 23:00 Long night").sees("Sunday 28 March 2027 until 06:00 Long night");
        // What ends at midnight takes nothing of the next day.
        event(&ana, &net, net.commons, "Until midnight", ["2027-04-02", "20:00", "2027-04-03", "0:00"]).await;
        let list = calendar(&ana, &net, "view=agenda&day=2027-04-02").await;
        assert_eq!(list.html().matches(">Until midnight<").count(), 1);
        list.sees("20:00–00:00 Until midnight");
    }

    async fn what_one_may_not_read_has_no_date(house: House) {
        let net = house.network("harbour", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let ben = house.member(&net, "Ben", Role::Member).await;
        let elsewhere = house.network("elsewhere", NetworkVisibility::Private).await;
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let open = house.space(&net, "Market", SpaceVisibility::Public, &ana).await;
        event(&ana, &net, hidden, "Secret meeting", ["2026-11-20", "9:00", "", ""]).await;
        event(&ana, &net, net.commons, "Members meet", ["2026-11-20", "10:00", "", ""]).await;
        event(&ana, &net, open, "Street market", ["2026-11-20", "11:00", "", ""]).await;
        let day = "view=agenda&day=2026-11-20";
        calendar(&ana, &net, day).await.sees("Secret meeting").sees("Members meet").sees("Street market");
        calendar(&ben, &net, day).await.does_not_see("Secret").does_not_see("Council").sees("Members meet");
        let visitor = house.visitor();
        let seen = calendar(&visitor, &net, day).await;
        seen.does_not_see("Secret").does_not_see("Members meet").sees("Street market");
        calendar(&ben, &net, &format!("{day}&space={hidden}")).await.is_missing();
        calendar(&ben, &net, &format!("{day}&space=999999")).await.is_missing();
        calendar(&ana, &net, &format!("{day}&space={open}")).await.sees("Street market").does_not_see("Members meet");
        calendar(&elsewhere.steward, &elsewhere, day).await.does_not_see("Street market");
        calendar(&ben, &elsewhere, day).await.is_missing();
    }

    async fn mine_is_what_i_come_to_and_what_i_started(house: House) {
        let (net, ana, ben) = house.two().await;
        let talk = event(&ana, &net, net.commons, "Talk", ["2026-11-20", "9:00", "", ""]).await;
        event(&ana, &net, net.commons, "Walk", ["2026-11-21", "9:00", "", ""]).await;
        let mine = "view=agenda&day=2026-11-14&mine=yes";
        calendar(&ana, &net, mine).await.sees("Talk").sees("Walk");
        calendar(&ben, &net, mine).await.does_not_see("Talk");
        ben.does(&format!("{talk}/answers"), &[("answer", "maybe")]).await;
        calendar(&ben, &net, mine).await.sees("Talk").does_not_see(">Walk<");
        ben.does(&format!("{talk}/answers"), &[("answer", "no")]).await;
        calendar(&ben, &net, mine).await.does_not_see(">Talk<");
    }

    async fn an_address_that_nobody_can_read_shows_this_month(house: House) {
        let (net, ana, _) = house.two().await;
        for query in ["view=moon&day=2026-02-31", "day=99999-01-01&mine=perhaps", "day=-0001-01-01&space=x", "day=%00"] {
            calendar(&ana, &net, query).await.is_fine().sees("November 2026");
        }
        for edge in ["1900-01-01", "2200-12-31"] {
            for view in ["month", "week", "agenda"] {
                calendar(&ana, &net, &format!("view={view}&day={edge}")).await.is_fine();
            }
        }
    }
}
