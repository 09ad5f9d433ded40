//! The demo in the order of time: the log has everything at the moment at which it was, also what the rooms bring that look back.

use super::{DAY, fill, number};
use db::Time;
use house::ids::HappeningId;
use std::time::Duration;

/// The rounds of the first network that are over, the latest first: their line in the log, its moment, when they were closed, and
/// what they are called.
const CLOSED: &str = "SELECT happenings.id, happenings.created_at, rounds.closed_at, items.title
     FROM happenings
     JOIN rounds ON rounds.item_id = happenings.item_id
     JOIN items ON items.id = rounds.item_id
     WHERE happenings.what = 'round-told' AND items.network_id = (SELECT MIN(id) FROM networks)
     ORDER BY happenings.id DESC";

on_both! {
    async fn nobody_speaks_before_they_came_and_nothing_happens_after_the_day(house: House) {
        // What the house does by itself is done now, and what is filled in happened before.
        let house = house.at_rest().await;
        fill(&house, 3).await;
        for sql in [
            "SELECT COUNT(*) FROM messages JOIN members ON members.id = messages.author_id
             WHERE messages.created_at < members.joined_at",
            "SELECT COUNT(*) FROM messages JOIN items ON items.id = messages.item_id
             WHERE messages.created_at < items.created_at OR messages.created_at > items.closed_at",
            "SELECT COUNT(*) FROM messages JOIN items ON items.id = messages.item_id
             LEFT JOIN space_members ON space_members.space_id = items.space_id
                   AND space_members.member_id = messages.author_id AND space_members.joined_at <= messages.created_at
             WHERE space_members.member_id IS NULL",
            "SELECT COUNT(*) FROM happenings a JOIN happenings b ON b.network_id = a.network_id AND b.id = a.id + 1
             WHERE b.created_at < a.created_at",
            "SELECT COUNT(*) FROM happenings WHERE created_at >= 1795132800000000",
        ] {
            assert_eq!(number(&house, sql).await, 0, "{sql}");
        }
    }

    async fn today_tells_of_a_round_that_is_over_on_its_own_day(house: Demo<1>) {
        let closed = house.app.db.read(|q| q.all::<(HappeningId, Time, Time, String)>(CLOSED, &[])).await.unwrap();
        assert_eq!(closed.len(), 4, "{closed:?}");
        // Somebody was last here before the first of them ended, and reads on to each.
        let (now, left) = (house.now(), closed[3].1 - Duration::from_secs(86_400));
        let away = "UPDATE members SET seen_at = $1, since_at = $2";
        house.app.db.write(move |tx| tx.run(away, &[&now, &left])).await.unwrap();
        let amina = house.demo_visitor();
        amina.sends("/demo/member", &[]).await;
        for (line, told, closed_at, title) in closed {
            assert_eq!(told, closed_at, "{title}");
            assert!(told + Duration::from_secs(30 * 86_400) < DAY, "{title} was closed months ago");
            let before = format!("/n/green-city/today?before={}-{line}", told.micros() + 1);
            let page = amina.opens(&before).await;
            // Below what is asked of her.
            let since = page.is_fine().html().split("id=\"today-new\"").nth(1).unwrap();
            let newest = since.split("<li class=\"list-row news").nth(1).unwrap();
            let entry = newest.split("</li>").next().unwrap();
            let moment = jiff::Timestamp::from_microsecond(closed_at.micros()).unwrap();
            assert!(entry.contains(&title) && entry.contains(&format!("datetime=\"{moment}\"")), "{title}: {entry}");
            page.markup();
        }
    }

    async fn what_is_said_by_name_was_said_over_the_months(house: House) {
        let house = house.at_rest().await;
        fill(&house, 3).await;
        for (sql, least) in [
            ("SELECT COUNT(DISTINCT created_at / 86400000000) FROM messages WHERE body LIKE '[@%](/n/%'", 10),
            ("SELECT COUNT(DISTINCT created_at / 86400000000) FROM summaries WHERE purpose = 'summary'", 6),
            ("SELECT COUNT(DISTINCT created_at / 86400000000) FROM member_letters", 10),
        ] {
            let found = number(&house, sql).await;
            assert!(found >= least, "{found}: {sql}");
        }
        for sql in [
            // None of it in the last minutes before the demo is seen.
            "SELECT COUNT(*) FROM messages WHERE body LIKE '[@%](/n/%' AND created_at > 1795132800000000 - 3600000000",
            "SELECT COUNT(*) FROM summaries WHERE created_at > 1795132800000000 - 3600000000",
            "SELECT COUNT(*) FROM member_letters WHERE created_at > 1795132800000000 - 3600000000",
            // The log has each when it was.
            "SELECT COUNT(*) FROM happenings WHERE what = 'letter-sent' AND created_at NOT IN (SELECT created_at FROM member_letters)",
            "SELECT COUNT(*) FROM happenings WHERE what = 'summary-written' AND created_at NOT IN (SELECT created_at FROM summaries)",
            "SELECT COUNT(*) FROM happenings JOIN messages ON messages.id = happenings.message_id
             WHERE messages.body LIKE '[@%](/n/%' AND happenings.what = 'message-posted'
               AND happenings.created_at <> messages.created_at",
            // Whoever was called long ago has answered, and it stands in no inbox any more.
            "SELECT COUNT(*) FROM attention WHERE reason = 'mention' AND stands AND called_at < 1795132800000000 - 864000000000",
        ] {
            assert_eq!(number(&house, sql).await, 0, "{sql}");
        }
    }

    async fn what_is_looked_back_at_is_told_when_it_was(house: House) {
        let house = house.at_rest().await;
        fill(&house, 3).await;
        for sql in [
            // The log has the beginning of each when it began.
            "SELECT COUNT(*) FROM happenings JOIN items ON items.id = happenings.item_id
             WHERE happenings.what = 'item-started' AND items.kind IN ('health', 'trust', 'risk', 'scenario', 'panel', 'poll')
               AND happenings.created_at <> items.created_at",
            "SELECT COUNT(*) FROM happenings JOIN rounds ON rounds.item_id = happenings.item_id
             WHERE happenings.what = 'round-told' AND happenings.created_at <> rounds.closed_at",
            "SELECT COUNT(*) FROM happenings JOIN items ON items.id = happenings.item_id
             WHERE happenings.what = 'ground-concluded' AND happenings.created_at <> items.closed_at",
            // Nothing of it happened in the last minutes before the demo is seen.
            "SELECT COUNT(*) FROM happenings
             WHERE what IN ('curve-turned', 'figures-entered', 'risk-answered', 'scenario-changed', 'project-turned',
                            'project-reported', 'objectives-changed') AND created_at > 1795132800000000 - 3600000000",
        ] {
            assert_eq!(number(&house, sql).await, 0, "{sql}");
        }
        for (least, sql) in [
            (12, "SELECT COUNT(*) FROM happenings WHERE what = 'round-told'"),
            (6, "SELECT COUNT(*) FROM happenings WHERE what = 'ground-concluded'"),
            (3, "SELECT COUNT(*) FROM happenings WHERE what = 'project-turned'"),
            (12, "SELECT COUNT(*) FROM happenings WHERE what = 'project-reported'"),
            (36, "SELECT COUNT(*) FROM happenings WHERE what = 'figures-entered'"),
            (7, "SELECT COUNT(*) FROM happenings WHERE what = 'phase-begun'"),
            (5, "SELECT COUNT(DISTINCT created_at / 86400000000) FROM happenings WHERE what = 'panel-volunteered'"),
            (20, "SELECT COUNT(DISTINCT created_at) FROM happenings WHERE what = 'event-presence-noted'"),
            (3, "SELECT COUNT(*) FROM happenings WHERE what = 'affiliation-changed' AND detail = 'ended'"),
            // One series has been written down for half a year.
            (12, "SELECT MAX(n) FROM (SELECT COUNT(DISTINCT agenda_points.item_id) AS n
                  FROM agenda_points JOIN events ON events.item_id = agenda_points.item_id
                  WHERE agenda_points.notes <> '' GROUP BY events.series_id) t"),
        ] {
            let found = number(&house, sql).await;
            assert!(found >= least, "{found} < {least}: {sql}");
        }
    }

    async fn in_each_network_a_partner_has_lost_its_only_voice(house: Demo<3>) {
        // Nobody is of it any more, and somebody stood for it for months.
        let lost = "SELECT COUNT(DISTINCT organisations.network_id) FROM organisations
             JOIN affiliations ON affiliations.organisation_id = organisations.id
             WHERE affiliations.capacity = 'representative' AND affiliations.ended_at IS NOT NULL
               AND affiliations.ended_at - affiliations.started_at > 5184000000000
               AND NOT EXISTS (SELECT 1 FROM affiliations others
                               WHERE others.organisation_id = organisations.id AND others.ended_at IS NULL)";
        assert_eq!(number(&house, lost).await, 3);
        let (db, rooms) = (house.app.db.clone(), house.app.rooms);
        let quiet = tokio::task::spawn_blocking(move || {
            see::ties::keep_up(&db, rooms).unwrap();
            see::quiet::reckon_all(&db, rooms, DAY).unwrap()
        });
        assert!(quiet.await.unwrap() >= 3);
    }
}
