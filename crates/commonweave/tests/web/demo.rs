//! The demo: invented networks that count and check as if they had happened, and the doors into them.

mod decisions;
mod meetings;
mod time;

use crate::kit::{DEMO_DAY as DAY, House};
use commonweave::demo::{Wanted, prepare};
use commonweave::doctor;

/// Fills a house that is at rest with the demo, for tests in which it does nothing with it by itself. All others take `Demo<3>`, of
/// which one is made for all.
async fn fill(house: &House, networks: usize) {
    let db = house.app.db.clone();
    let wanted = Wanted { day: DAY, scale: 1, networks };
    tokio::task::spawn_blocking(move || prepare(&db, wanted)).await.unwrap().unwrap();
}

/// Rows of one number each.
async fn number(house: &House, sql: &'static str) -> i64 {
    house.app.db.read(move |q| q.one::<i64>(sql, &[])).await.unwrap()
}

on_both! {
    async fn three_networks_have_partners_people_and_months_of_talk(house: Demo<3>) {
        assert_eq!(number(&house, "SELECT COUNT(*) FROM networks").await, 3);
        for (least, sql) in [
            (12, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM organisations GROUP BY network_id) t"),
            (6, "SELECT MIN(n) FROM (SELECT COUNT(DISTINCT sector) AS n FROM organisations GROUP BY network_id) t"),
            (60, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM members WHERE state = 'active' GROUP BY network_id) t"),
            (6, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM spaces GROUP BY network_id) t"),
            (2, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM charters GROUP BY network_id) t"),
            (900, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM messages GROUP BY network_id) t"),
            (1, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM items WHERE state = 'closed' GROUP BY network_id) t"),
            (1, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM item_links GROUP BY network_id) t"),
            (90, "SELECT MIN(n) FROM (SELECT MAX(message_count) AS n FROM items WHERE kind = 'discussion' GROUP BY network_id) t"),
            (60, "SELECT MIN(n) FROM (SELECT MAX(reply_count) + SUM(CASE WHEN reply_count > 0 THEN 1 ELSE 0 END) AS n
                  FROM messages GROUP BY network_id) t"),
            (1, "SELECT MIN(n) FROM (SELECT COUNT(edited_at) AS n FROM messages GROUP BY network_id) t"),
            (25, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM events GROUP BY network_id) t"),
            (15, "SELECT MAX(coming_count) FROM events"),
            (1, "SELECT MAX(waiting_count) FROM events"),
            (1, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM events WHERE cancelled GROUP BY network_id) t"),
            (2, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM event_series GROUP BY network_id) t"),
            (12, "SELECT MIN(n) FROM (SELECT MAX(n) AS n FROM (SELECT network_id, series_id, COUNT(*) AS n FROM events
                  WHERE series_id IS NOT NULL GROUP BY network_id, series_id) s GROUP BY network_id) t"),
            (20, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM event_pulses GROUP BY network_id) t"),
            (8, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM agenda_points GROUP BY network_id) t"),
            (2, "SELECT MIN(n) FROM (SELECT COUNT(made_id) AS n FROM minutes_lines GROUP BY network_id) t"),
            (1, "SELECT MIN(n) FROM (SELECT SUM(CASE WHEN starts_at > 1795132800000000 THEN 1 ELSE 0 END) AS n
                  FROM events GROUP BY network_id) t"),
            (20, "SELECT MIN(member_endorsements) FROM charters"),
            (3, "SELECT MIN(organisation_endorsements) FROM charters"),
        ] {
            let found = number(&house, sql).await;
            assert!(found >= least, "{found} < {least}: {sql}");
        }
    }

    async fn the_addresses_that_every_network_has_answer_to_each_of_the_six(house: Demo<1>) {
        let sql = "SELECT MIN(items.id) FROM items JOIN spaces ON spaces.id = items.space_id
                   WHERE spaces.visibility = 'public' AND items.shelf = 'shown'";
        let item = format!("items/{}", number(&house, sql).await);
        for who in ["steward", "facilitator", "member", "representative", "newcomer", "visitor"] {
            let person = house.demo_visitor();
            person.sends(&format!("/demo/{who}"), &[]).await;
            for path in ["calendar", "search?q=roof", &item] {
                person.opens(&format!("/n/green-city/{path}")).await.is_fine().markup();
            }
            for own in ["/n/green-city/inbox", "/account"] {
                let seen = person.opens(own).await;
                assert_eq!(seen.status.is_success(), who != "visitor", "{who} at {own}: {}", seen.status);
            }
        }
    }

    async fn a_panel_was_drawn_in_each_network_and_anyone_can_follow_how(house: Demo<3>) {
        let somebody = house.demo_visitor();
        somebody.sends("/demo/member", &[]).await;
        let list = somebody.opens("/n/green-city/panels").await;
        list.is_fine().sees("12 seats drawn").markup();
        let item = list.html().split("class=\"list-title\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        somebody.opens(&item).await.is_fine().sees("On the panel").sees("To the panel’s space").markup();
        let result = somebody.opens(&format!("{item}/result")).await;
        result.is_fine().sees("Numbers drawn").sees("--size 12 --seed 41117283944").markup();
        let seated = number(&house, "SELECT COUNT(*) FROM panel_volunteers WHERE seat = 'drawn'").await;
        assert_eq!(seated, 12 + 9 + 8);
    }

    async fn three_curves_have_turned_in_each_network_and_one_is_worse(house: Demo<3>) {
        for slug in ["green-city", "learning-partnership", "neighborhood"] {
            let page = house.visitor().opens(&format!("/n/{slug}/outcomes")).await;
            page.is_fine().sees("Further indicators").sees("What we cannot measure yet").markup();
            assert_eq!(page.html().matches("The curve has turned<").count(), 3, "{slug}: {}", page.text());
            assert_eq!(page.html().matches("Worse than expected<").count(), 1, "{slug}: {}", page.text());
            let tree = house.visitor().opens(&format!("/n/{slug}/outcomes/objectives")).await;
            tree.is_fine().sees("From the charter").does_not_see("No indicator yet").markup();
        }
        // What is wanting is for members.
        let member = house.demo_visitor();
        member.sends("/demo/member", &[]).await;
        member.opens("/n/green-city/outcomes/objectives").await.is_fine().sees("No indicator yet").markup();
        for (least, sql) in [
            (12, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM indicators GROUP BY network_id) t"),
            (7, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM objectives GROUP BY network_id) t"),
            (2, "SELECT MIN(n) FROM (SELECT COUNT(DISTINCT indicator_id) AS n FROM indicator_values
                  WHERE group_name > '' GROUP BY network_id) t"),
        ] {
            let found = number(&house, sql).await;
            assert!(found >= least, "{found} < {least}: {sql}");
        }
    }

    async fn each_network_knows_what_could_go_wrong_and_watches_some_of_it(house: Demo<3>) {
        for (least, sql) in [
            (5, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM risks GROUP BY network_id) t"),
            (2, "SELECT MIN(n) FROM (SELECT COUNT(answer) AS n FROM risks GROUP BY network_id) t"),
            (3, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM risk_triggers GROUP BY network_id) t"),
        ] {
            let found = number(&house, sql).await;
            assert!(found >= least, "{found} < {least}: {sql}");
        }
    }

    async fn some_have_asked_to_be_introduced_and_some_are(house: Demo<3>) {
        let amina = house.demo_visitor();
        amina.sends("/demo/member", &[]).await;
        let page = amina.opens("/n/green-city/introductions").await;
        page.is_fine().sees("Colette").sees("Yes, introduce us").markup();
        let tomas = house.demo_visitor();
        tomas.sends("/demo/representative", &[]).await;
        tomas.opens("/n/green-city/introductions").await.is_fine().sees("Both of you said yes").sees("Hawa").markup();
        tomas.opens("/n/green-city/today").await.sees("You and Nguyễn Thị Minh Khánh are introduced");
        let sql = "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM introductions GROUP BY network_id) t";
        assert!(number(&house, sql).await >= 2);
    }

    async fn three_projects_of_each_network_say_month_by_month_how_they_stand(house: Demo<3>) {
        for (least, sql) in [
            (3, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM projects GROUP BY network_id) t"),
            (8, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM project_reports GROUP BY network_id) t"),
            (1, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM projects WHERE state = 'stopped' GROUP BY network_id) t"),
            (2, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM task_repeats GROUP BY network_id) t"),
        ] {
            let found = number(&house, sql).await;
            assert!(found >= least, "{found} < {least}: {sql}");
        }
        let somebody = house.demo_visitor();
        somebody.sends("/demo/member", &[]).await;
        let page = somebody.opens("/n/green-city/projects").await;
        page.is_fine().sees("On track").sees("Stopped").markup();
    }

    async fn each_network_has_thought_through_what_may_come(house: Demo<3>) {
        for (least, sql) in [
            (2, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM scenarios GROUP BY network_id) t"),
            (4, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM scenario_drivers GROUP BY network_id) t"),
            (4, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM scenario_futures GROUP BY network_id) t"),
            (12, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM scenario_tests GROUP BY network_id) t"),
            (3, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM scenario_signs GROUP BY network_id) t"),
            (3, "SELECT COUNT(*) FROM scenarios WHERE about_sort = 'organisation'"),
        ] {
            let found = number(&house, sql).await;
            assert!(found >= least, "{found} < {least}: {sql}");
        }
    }

    async fn each_network_has_sat_at_tables_and_lets_hosts_take_turns(house: Demo<3>) {
        assert_eq!(number(&house, "SELECT COUNT(DISTINCT network_id) FROM table_plans WHERE begun = 3").await, 3);
        let hosted = "SELECT COUNT(DISTINCT event_series.network_id) FROM event_series
             JOIN series_hosts ON series_hosts.series_id = event_series.id";
        assert_eq!(number(&house, hosted).await, 3);
    }

    async fn each_network_asks_how_it_goes_and_who_trusts_whom(house: Demo<3>) {
        for (least, sql) in [
            (4, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM rounds WHERE sort = 'health' GROUP BY network_id) t"),
            (2, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM rounds WHERE sort <> 'health' GROUP BY network_id) t"),
            (2, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM rounds WHERE closed_at IS NULL GROUP BY network_id) t"),
            (21, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM round_figures WHERE sector = '' AND measure LIKE '%-%' GROUP BY item_id) t
                  WHERE n > 10"),
            (3, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM trust_scores GROUP BY network_id) t"),
        ] {
            let found = number(&house, sql).await;
            assert!(found >= least, "{found} < {least}: {sql}");
        }
    }

    async fn what_is_counted_is_what_is_there(house: Demo<1>) {
        for sql in [
            "SELECT COUNT(*) FROM items WHERE message_count <> (SELECT COUNT(*) FROM messages WHERE item_id = items.id)",
            "SELECT COUNT(*) FROM messages m WHERE reply_count <> (SELECT COUNT(*) FROM messages r WHERE r.parent_id = m.id)",
            "SELECT COUNT(*) FROM spaces WHERE member_count <> (SELECT COUNT(*) FROM space_members WHERE space_id = spaces.id)",
            "SELECT COUNT(*) FROM charters WHERE member_endorsements <>
                (SELECT COUNT(*) FROM endorsements WHERE charter_id = charters.id AND organisation_id IS NULL)",
            "SELECT COUNT(*) FROM network_counts WHERE subject = 'members' AND amount <>
                (SELECT COUNT(*) FROM members WHERE network_id = network_counts.network_id AND state = 'active')",
            "SELECT COUNT(*) FROM network_counts WHERE subject = 'stewards' AND amount <>
                (SELECT COUNT(*) FROM members WHERE network_id = network_counts.network_id AND role = 'steward')",
        ] {
            assert_eq!(number(&house, sql).await, 0, "{sql}");
        }
    }

    async fn the_doctor_finds_the_demo_in_order(house: Demo<3>) {
        let db = house.app.db.clone();
        let report = tokio::task::spawn_blocking(move || doctor::examine(&db, commonweave::migrations::ALL, house::room::Rooms::of(commonweave::rooms::ALL))).await.unwrap().unwrap();
        assert!(report.ill.is_empty(), "{:?}", report.ill);
    }

    async fn six_doors_open_in_the_demo(house: Demo<1>) {
        let somebody = house.demo_visitor();
        for (door, place) in [
            ("steward", "/n/green-city/today"),
            ("facilitator", "/n/green-city/today"),
            ("member", "/n/green-city/today"),
            ("representative", "/n/green-city/today"),
            ("newcomer", "/n/green-city"),
            ("visitor", "/n/green-city"),
        ] {
            let door = format!("/demo/{door}");
            somebody.opens("/").await.is_fine().sees("Look around as someone");
            somebody.sends(&door, &[]).await.goes_to(place);
            somebody.opens("/n/green-city/charter").await.is_fine();
        }
    }

    async fn who_looks_from_outside_is_signed_out(house: Demo<1>) {
        let somebody = house.demo_visitor();
        somebody.sends("/demo/steward", &[]).await;
        somebody.opens("/n/green-city/settings").await.is_fine();
        somebody.sends("/demo/visitor", &[]).await;
        somebody.opens("/n/green-city/settings").await.is_missing();
    }

    async fn a_demo_leaves_a_database_in_use_alone(house: House) {
        house.account("Ana").await;
        let db = house.app.db.clone();
        let wanted = Wanted { day: DAY, scale: 1, networks: 1 };
        let refused = tokio::task::spawn_blocking(move || prepare(&db, wanted)).await.unwrap().unwrap_err();
        assert!(refused.to_string().contains("in use"), "{refused}");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM networks").await, 0);
    }

    async fn a_demo_is_made_once(house: Demo<1>) {
        let messages = number(&house, "SELECT COUNT(*) FROM messages").await;
        assert!(number(&house, "SELECT COUNT(*) FROM delegations").await > 5);
        assert!(number(&house, "SELECT COUNT(*) FROM proposal_carried").await > 0);
        assert!(number(&house, "SELECT COUNT(*) FROM proposal_proxies").await > 0);
        let brought = "SELECT COUNT(*) FROM proposal_elections WHERE brought_at IS NOT NULL";
        assert!(number(&house, brought).await > 0);
        fill(&house, 1).await;
        assert_eq!(number(&house, "SELECT COUNT(*) FROM messages").await, messages);
    }

    async fn no_door_of_the_demo_opens_anywhere_else(house: Demo<1>) {
        let somebody = house.visitor();
        somebody.sends("/demo/steward", &[]).await.is_missing();
        somebody.opens("/").await.is_fine().does_not_see("Look around as someone");
    }
}
