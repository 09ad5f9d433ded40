//! A room of the tests' own brings dates, and no line of the program knows it; and many dates are borne.

use super::{calendar, event};
use crate::kit::{House, Net, Person};
use commonweave::rooms;
use db::{Read, Time};
use house::access::{Role, SpaceRole, SpaceVisibility};
use house::dates::{Dated, Span, Window};
use house::room::{Room, Rooms};
use house::spaces;
use house::web::{Error, Said, Viewer};
use jiff::civil::date;

/// 20 November 2026, 9:00 UTC.
const MORNING: Time = Time::from_micros(1_795_165_200_000_000);

static MARKETS: Room = Room { name: "markets", dates: Some(markets), ..Room::EMPTY };

/// A market in each space that the viewer may read; a fair of four days that everybody knows of.
fn markets(q: &mut Read<'_>, viewer: &Viewer, window: &Window) -> Result<Vec<Dated>, Error> {
    let dated = |number, title: &str, span| Dated {
        subject: ("market", number),
        title: Said::raw(title),
        href: viewer.path("charter"),
        span,
        space: None,
        tint: "share",
        place: "Old bridge, east; by the water".to_owned(),
        mine: false,
        cancelled: false,
        sequence: 0,
        changed_at: MORNING,
    };
    let mut all = vec![dated(
        0,
        "Fair of the valley",
        Span::Days { first: date(2026, 11, 29), last: date(2026, 12, 2) },
    )];
    for (id, name) in spaces::names(q, viewer, &[1, 2, 3, 4].map(house::ids::SpaceId::from))? {
        let span = Span::Moments { from: MORNING, until: None };
        all.push(Dated {
            space: Some((id, name.clone())),
            ..dated(id.get(), &format!("Market of {name}"), span)
        });
    }
    all.retain(|dated| window.space.is_none() || dated.space.as_ref().map(|(id, _)| *id) == window.space);
    Ok(all)
}

fn with_markets() -> Rooms {
    let all: Vec<&'static Room> = rooms::ALL.iter().copied().chain([&MARKETS]).collect();
    Rooms::of(Vec::leak(all))
}

/// Ten thousand events in the commons, spread over the days of November.
async fn ten_thousand(house: &House, net: &Net, by: &Person) {
    let (network, space, author, now) = (net.id, net.commons, by.member.unwrap(), house.now());
    let first = Time::from_micros(1_793_491_200_000_000);
    let written = house.app.db.write(move |tx| {
        tx.run(
            "INSERT INTO items (network_id, space_id, kind, author_id, title, body, body_html, state, created_at,
                                updated_at, last_message_at, message_count, revision)
             WITH RECURSIVE many (place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM many WHERE place < 10000)
             SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), 'event', CAST($3 AS BIGINT), 'Round ' || place, '', '', 'open',
                    CAST($4 AS BIGINT), CAST($4 AS BIGINT), CAST($4 AS BIGINT), 0, 1 FROM many",
            &[&network, &space, &author, &now],
        )?;
        tx.run(
            "INSERT INTO events (item_id, network_id, all_day, open_ended, time_zone, starts_at, ends_at, place, link,
                                 cancelled, coming_count, maybe_count, sequence, changed_at)
             SELECT id, network_id, FALSE, TRUE, 'UTC', CAST($1 AS BIGINT) + (id % 720) * 3600000000,
                    CAST($1 AS BIGINT) + (id % 720) * 3600000000, '', '', FALSE, 0, 0, 0, created_at
             FROM items WHERE title LIKE 'Round %'",
            &[&first],
        )
    });
    assert_eq!(written.await.unwrap(), 10_000);
}

on_both! {
    async fn a_room_brings_its_dates_to_the_calendar(house: House) {
        let (net, ana, ben) = house.two().await;
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let node = house.node_of(with_markets());
        let (ana, ben) = (node.meets(&ana), node.meets(&ben));
        let list = "view=agenda&day=2026-11-20";
        calendar(&ana, &net, list).await.sees("09:00 Market of Council").sees("Market of Commons").sees("Old bridge");
        calendar(&ben, &net, list).await.does_not_see("Council").sees("09:00 Market of Commons");
        let december = calendar(&ben, &net, "view=month&day=2026-12-01").await;
        // December is shown from the last Monday of November on; the fair has begun the day before.
        assert_eq!(december.html().matches(">Fair of the valley<").count(), 3, "{}", december.text());
        // It stands among the dates of other rooms, in order.
        event(&ben, &net, net.commons, "Breakfast", ["2026-11-20", "8:00", "", ""]).await;
        let day = calendar(&ben, &net, list).await.text();
        assert!(day.find("Breakfast") < day.find("Market of Commons"), "{day}");
        house.enters(&net, hidden, &ben, SpaceRole::Member).await;
        calendar(&ben, &net, list).await.sees("Market of Council");
        calendar(&ben, &net, &format!("{list}&space={hidden}")).await.sees("Market of Council").does_not_see("Breakfast");
    }

    async fn ten_thousand_dates_in_a_month_leave_no_day_empty(house: House) {
        let (net, ana, _) = house.two().await;
        ten_thousand(&house, &net, &ana).await;
        let month = calendar(&ana, &net, "view=month&day=2026-11-01").await;
        month.is_fine();
        assert_eq!(month.html().matches(">Round ").count(), 30 * 4, "{}", month.text());
        assert_eq!(month.html().matches("month-more").count(), 30);
        // Every one of them is found by walking the list.
        let (mut found, mut day, mut pages) = (0, "2026-11-01".to_owned(), 0);
        while day.as_str() < "2026-12-01" {
            let list = calendar(&ana, &net, &format!("view=agenda&day={day}")).await;
            found += list.html().matches(">Round ").count();
            let next = list.value("rel=\"prev\"", "href").is_some().then(|| list.html().to_owned()).unwrap();
            let next = next.split("rel=\"next\"").next().unwrap().rsplit("day=").next().unwrap()[..10].to_owned();
            assert!(next > day, "{next} follows {day}");
            (day, pages) = (next, pages + 1);
        }
        assert_eq!((found, pages > 10), (10_000, true));
    }

    async fn a_space_that_somebody_lost_is_lost_in_the_calendar(house: House) {
        let net = house.network("harbour", house::access::NetworkVisibility::Private).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let ben = house.member(&net, "Ben", Role::Member).await;
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        house.enters(&net, hidden, &ben, SpaceRole::Member).await;
        event(&ana, &net, hidden, "Secret meeting", ["2026-11-20", "9:00", "", ""]).await;
        calendar(&ben, &net, "view=week&day=2026-11-20").await.sees("Secret meeting");
        let person = ben.member.unwrap();
        ana.does(&format!("/n/harbour/spaces/{hidden}/people/{person}/removal"), &[]).await;
        calendar(&ben, &net, "view=week&day=2026-11-20").await.does_not_see("Secret meeting");
    }

    async fn the_last_day_of_a_phase_stands_in_the_calendar(house: House) {
        let (net, ana, ben) = house.two().await;
        let form = [("kind", "forum"), ("name", "Clean river"), ("purpose", ""), ("visibility", "members")];
        let space = ana.sends("/n/green-city/spaces", &form).await.leads_to().unwrap();
        let last = [("phase", "discuss"), ("day-discuss", "2026-12-05"), ("day-decide", "2026-12-20")];
        ana.does(&format!("{space}/arrangement"), &last).await;
        let december = "view=agenda&day=2026-12-01";
        let seen = calendar(&ana, &net, december).await;
        seen.sees("Saturday 5 December 2026 All day Last day of discussing").sees("Last day of deciding");
        calendar(&ben, &net, december).await.does_not_see("Clean river").does_not_see("Last day");
        calendar(&ana, &net, "view=agenda&day=2026-12-06").await.does_not_see("Last day of discussing");
    }
}
