//! The demo shows what people try at their meetings, what these ask besides, what came of both, and whom projects miss.

use super::{fill, number};

on_both! {
    async fn each_network_tries_something_at_its_meetings_and_says_what_became_of_it(house: House) {
        fill(&house, 3).await;
        for (least, sql) in [
            (3, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM experiments GROUP BY network_id) t"),
            (2, "SELECT MIN(n) FROM (SELECT COUNT(verdict) AS n FROM experiments GROUP BY network_id) t"),
            (1, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM experiments WHERE verdict IS NULL GROUP BY network_id) t"),
            (40, "SELECT COUNT(*) FROM attendances JOIN items ON items.id = attendances.item_id
                  JOIN spaces ON spaces.id = items.space_id WHERE spaces.visibility = 'members' AND attendances.answer = 'yes'"),
            (30, "SELECT COUNT(*) FROM event_pulses JOIN items ON items.id = event_pulses.item_id
                  JOIN spaces ON spaces.id = items.space_id WHERE spaces.visibility = 'members' AND event_pulses.told"),
        ] {
            let found = number(&house, sql).await;
            assert!(found >= least, "{found} < {least}: {sql}");
        }
        let steward = house.demo_visitor();
        steward.sends("/demo/steward", &[]).await;
        steward.opens("/n/green-city/meetings/trend").await.is_fine().sees("Newcomers open the evening").sees("Kept").markup();
        let list = steward.opens("/n/green-city/meetings").await;
        let round = list.html().split("<section").find(|one| one.contains("meetings?series=") && one.contains("Round of facilitators"));
        let series = round.unwrap().split("meetings?series=").nth(1).unwrap().split('"').next().unwrap();
        let page = steward.opens(&format!("/n/green-city/meetings?series={series}")).await;
        page.is_fine().sees("Begin with what went well").sees("How well meetings worked").markup();
        assert!(page.html().contains("id=\"series-pulse-t\""), "how it was, as a picture: {}", page.text());
    }

    async fn a_project_of_each_network_misses_somebody(house: House) {
        fill(&house, 3).await;
        assert_eq!(number(&house, "SELECT COUNT(DISTINCT network_id) FROM project_vacancies").await, 3);
    }

    async fn the_series_of_each_network_ask_questions_of_their_own_and_are_answered(house: House) {
        fill(&house, 3).await;
        for (least, sql) in [
            (6, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM pulse_forms JOIN pulse_questions ON form_id = pulse_forms.id
                 GROUP BY network_id) t"),
            (20, "SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM pulse_replies WHERE told GROUP BY network_id) t"),
        ] {
            let found = number(&house, sql).await;
            assert!(found >= least, "{found} < {least}: {sql}");
        }
        let steward = house.demo_visitor();
        steward.sends("/demo/steward", &[]).await;
        let list = steward.opens("/n/green-city/meetings").await;
        let round = list.html().split("<section").find(|one| one.contains("meetings?series=") && one.contains("Round of facilitators"));
        let series = round.unwrap().split("meetings?series=").nth(1).unwrap().split('"').next().unwrap();
        let page = steward.opens(&format!("/n/green-city/meetings?series={series}")).await;
        page.sees("The organisers’ own questions, meeting by meeting").sees("I learned something I can use").markup();
    }
}
