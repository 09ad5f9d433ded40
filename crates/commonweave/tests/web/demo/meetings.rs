//! The demo shows what people try at their meetings, what these ask besides, what came of both, and whom projects miss.

use super::number;

on_both! {
    async fn each_network_tries_something_at_its_meetings_and_says_what_became_of_it(house: Demo<3>) {
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

    async fn a_project_of_each_network_misses_somebody(house: Demo<3>) {
        assert_eq!(number(&house, "SELECT COUNT(DISTINCT network_id) FROM project_vacancies").await, 3);
    }

    async fn the_series_of_each_network_ask_questions_of_their_own_and_are_answered(house: Demo<3>) {
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

    async fn whose_voice_is_heard_is_told_of_a_series_and_of_a_decision(house: Demo<1>) {
        let member = house.demo_visitor();
        member.sends("/demo/member", &[]).await;
        let assembly = "SELECT MAX(series_id) FROM events JOIN items ON items.id = events.item_id
             WHERE items.title = 'Assembly at the tram depot'";
        let nights = "SELECT MAX(id) FROM items WHERE title = 'A charter for quiet nights' AND kind = 'proposal'";
        for (what, id, step) in [
            ("series", number(&house, assembly).await, "Coming,"),
            ("decision", number(&house, nights).await, "Voting,"),
        ] {
            let page = member.opens(&format!("/n/green-city/voice?{what}={id}")).await;
            page.is_fine().sees("people are counted").sees("Gini").markup();
            let file = member.opens(&format!("/n/green-city/voice.csv?{what}={id}")).await;
            let told = |line: &str| line.split(',').nth(4).is_some_and(|share| share.ends_with('%') && share != "0 %");
            let rows: Vec<&str> = file.html().lines().filter(|line| line.starts_with(step)).collect();
            assert!(rows.iter().any(|line| told(line)), "{what} {id} tells no share: {rows:?}");
        }
    }
}
