//! What was said, shared out and voted on elsewhere comes in as its owners have published it, is shown, and comes in once.

use crate::commands::{Said, runs};
use house::access::{NetworkVisibility, Role};
use std::path::Path;

/// A file or folder of the shared data, where that lies beside this repository or where `COMMONWEAVE_SHARED` says; without it
/// the test says what it leaves out.
fn beside(what: &str) -> Option<String> {
    let folder = std::env::var("COMMONWEAVE_SHARED");
    let folder =
        folder.unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared").to_owned());
    let path = format!("{folder}/data/{what}");
    let there = Path::new(&path).exists();
    if !there {
        eprintln!("left out: {what}, which is not at {path}");
    }
    there.then_some(path)
}

/// The page at which an import says that something stands.
fn page_of(said: &Said) -> String {
    said.text.split("it stands at ").last().unwrap().split_whitespace().next().unwrap().to_owned()
}

on_both! {
    async fn a_conversation_about_wages_comes_in_as_polis_has_it(house: House) {
        let Some(folder) = beside("polis/15-per-hour-seattle") else { return };
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let import = ["import", "polis", folder.as_str(), "--network", "green-city"];
        let said = runs(&house, &import).await;
        said.is_well(true).says("brought in: $15/hour").says("54 new statements").says("339 new people").says("2872 new answers");
        let page = net.steward.opens(&page_of(&said)).await;
        page.is_fine().sees("$15/hour").sees("339 people have taken part").sees("Group A:").markup();
        runs(&house, &import).await.is_well(true).says("0 new statements").says("0 new people").says("0 new answers");
        runs(&house, &["doctor"]).await.is_well(true);
    }

    async fn a_conversation_in_chinese_of_two_thousand_people_comes_in(house: House) {
        let Some(folder) = beside("polis/vtaiwan.uberx") else { return };
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let import = ["import", "polis", folder.as_str(), "--network", "green-city"];
        let plan = runs(&house, &[import.as_slice(), &["--dry-run"]].concat()).await;
        plan.is_well(true).says("would bring in: UberX 自用車載客 — vTaiwan.tw").says("197 new statements");
        let said = runs(&house, &import).await;
        said.is_well(true).says("1921 new people").says("49443 new answers");
        let page = net.steward.opens(&page_of(&said)).await;
        page.is_fine().sees("自用車載客").sees("Group A:").markup();
    }

    async fn budgets_of_cities_come_in_by_each_kind_of_ballot(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        for (name, held) in [
            ("Netherlands_Assen_2024", "14 projects, 84 ballots"),
            ("Switzerland_Zurich_D5", "24 projects, 180 ballots"),
            ("Switzerland_Zurich_S5R", "24 projects, 180 ballots"),
        ] {
            let Some(file) = beside(&format!("pb/{name}.pb")) else { return };
            let import = ["import", "pabulib", file.as_str(), "--network", "green-city"];
            let said = runs(&house, &import).await;
            said.is_well(true).says("brought in: ").says(held);
            let item = page_of(&said);
            net.steward.opens(&item).await.is_fine().sees("Result").markup();
            net.steward.opens(&format!("{item}/result")).await.is_fine().sees("How it was counted").markup();
            runs(&house, &import).await.is_well(true).says("is here already");
        }
    }

    async fn what_cannot_be_counted_is_told_and_does_not_come_in(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        house.member(&net, "Ana", Role::Member).await;
        let file = std::env::temp_dir().join(format!("commonweave-{}", house::clock::Chance.token().unwrap()));
        let path = file.to_str().unwrap();
        let vote = |votes: &str| format!(r#"{{"description": "Trees", "votes": {votes}}}"#);
        for (votes, by, said) in [
            (r#"{"Ana\u0000": 1}"#, "ana@example.org", "is no name"),
            (r#"{"Ana": 1, "Ben": {"a": 2}}"#, "ana@example.org", "a number for each option"),
            (r#"{"Ana": 1}"#, "nobody@example.org", "no active member has the address nobody@example.org"),
        ] {
            std::fs::write(path, vote(votes)).unwrap();
            let import = ["import", "votes", path, "--network", "green-city", "--by", by];
            runs(&house, &import).await.is_well(false).says(said);
        }
        let budget = |points: &str| {
            format!(
                "META\nkey;value\ndescription;Our st\0reet\nbudget;100\nvote_type;cumulative\nPROJECTS\nproject_id;cost;name\n\
                 1;50;\u{202e}Benches\n2;60;Trees\n3;70;Ponds\nVOTES\nvoter_id;vote;points\nx;1,2,3;{points}\n"
            )
        };
        let import = ["import", "pabulib", path, "--network", "green-city"];
        let most = i64::MAX;
        std::fs::write(path, budget(&format!("{most},{most},{most}"))).unwrap();
        runs(&house, &import).await.is_well(false).says("larger than a budget holds");
        std::fs::write(path, budget("3,2,1")).unwrap();
        let said = runs(&house, &import).await;
        net.steward.opens(&page_of(said.is_well(true))).await.is_fine().sees("Benches").does_not_see("\u{202e}");
        std::fs::remove_file(path).unwrap();
    }

    async fn calendars_of_other_programs_come_in_at_the_hours_that_they_mean(house: House) {
        let (_, ana, _) = house.two().await;
        // As its readers take them, told by the clocks of Lisbon: a moment of UTC, and a zone that the file describes itself.
        let events = [
            ("alarm_google_future", "2024-10-04", "19:15–20:00 event with alarms"),
            ("america_new_york_forward_reference", "2014-08-29", "an event with a custom tz name"),
            ("issue_156_RDATE_with_PERIOD_TZID_khal_2", "2021-11-01", "15:00–15:30 (omitted)"),
            ("issue_348_exception_parsing_value", "2019-06-24", "07:30–17:30 Sixt : détails de votre réservation"),
            ("issue_350", "2022-02-22", "18:30–19:30 Termin 4353 und"),
        ];
        for (name, day, line) in events {
            let Some(file) = beside(&format!("imports/ics/icalendar.{name}.ics")) else { return };
            let import = ["import", "ics", file.as_str(), "--network", "green-city"];
            runs(&house, &import).await.is_well(true).says("brought in: 1 events");
            ana.opens(&format!("/n/green-city/calendar?view=agenda&day={day}")).await.is_fine().sees(line);
            runs(&house, &import).await.is_well(true).says("1 came before");
        }
        // The further dates of the one that names them, each with its end.
        for day in ["2021-12-06", "2022-01-03", "2022-02-07"] {
            let there = ana.opens(&format!("/n/green-city/calendar?view=agenda&day={day}")).await;
            there.is_fine().sees("15:00–15:30 (omitted)");
        }
        // What has no start is told and left out; what comes back each day of the week since years is one series.
        for (name, told) in [("rfc_7986_image", "would bring in: 0 events"), ("x_location", "would bring in: 1 events")] {
            let Some(file) = beside(&format!("imports/ics/icalendar.{name}.ics")) else { return };
            let import = ["import", "ics", file.as_str(), "--network", "green-city", "--dry-run"];
            runs(&house, &import).await.is_well(true).says(told);
        }
    }

    async fn the_minutes_of_a_committee_come_in_as_a_series(house: House) {
        let Some(folder) = beside("network_life/nodejs_tsc/meetings") else { return };
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let matteo = house.member(&net, "Matteo Collina", Role::Member).await;
        let import = ["import", "minutes", folder.as_str(), "--network", "green-city"];
        let plan = runs(&house, &[import.as_slice(), &["--dry-run"]].concat()).await;
        plan.is_well(true).says("would bring in: 40 meetings with 311 points");
        let said = runs(&house, &import).await;
        said.is_well(true).says("brought in: 40 meetings with 311 points").does_not_say("not taken");
        said.says("who was there: 16 × a member, 342 × a name alone");
        said.says("2015-01-15.md:1: The heading names another day").says("2025-01-08.md:22: This line names nobody");
        let series = matteo.opens(&page_of(&said)).await;
        series.is_fine().sees("Node.js Technical Steering Committee (TSC) Meeting").markup();
        assert_eq!(series.html().matches("<tr><th scope=\"row\"><a href=").count(), 40);
        let there = house.app.db.read(|q| {
            q.all::<(i64, i64)>("SELECT item_id, came_count FROM events ORDER BY starts_at", &[])
        });
        let there = there.await.map_err(|error: db::Error| error).unwrap();
        assert_eq!(there.iter().map(|(_, came)| came).sum::<i64>(), 358);
        for (item, _) in &there {
            matteo.opens(&format!("/n/green-city/items/{item}")).await.is_fine().markup();
            matteo.opens(&format!("/n/green-city/events/{item}/minutes")).await.is_fine().sees("Version 1").markup();
        }
        let (first, last) = (there[0].0, there[39].0);
        let minutes = matteo.opens(&format!("/n/green-city/events/{first}/minutes")).await;
        minutes.sees("SSLv3 disabled completely").sees("Performance situation");
        let minutes = matteo.opens(&format!("/n/green-city/events/{last}/minutes")).await;
        minutes.sees("nodejs/TSC").sees("responsible for code quality");
        let item = matteo.opens(&format!("/n/green-city/items/{last}")).await;
        item.sees("Maël Nison (Guest)").sees("Matteo Collina (voting member)");
        assert!(item.html().contains("https://www.youtube.com/watch?v=Jzw4D2MqAXY"), "{}", item.html());
        let again = runs(&house, &import).await;
        again.is_well(true).says("brought in: 0 meetings").says("40 came before");
        runs(&house, &["doctor"]).await.is_well(true);
    }

    async fn the_votes_of_a_committee_come_in_and_give_what_they_came_to(house: House) {
        let Some(folder) = beside("network_life/nodejs_tsc/votes") else { return };
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let import = ["import", "votes", folder.as_str(), "--network", "green-city", "--by", "ana@example.org"];
        let said = runs(&house, &import).await;
        said.is_well(true).does_not_say("NOT as recorded");
        said.says("2025-08-01-0.json: passed Both (jasnell and ruyadorno, as co-vice-chairs) (as recorded)");
        assert_eq!(said.text.matches("(as recorded)").count(), 9, "{}", said.text);
        assert_eq!(said.text.matches("(no outcome recorded)").count(), 2, "{}", said.text);
        let again = runs(&house, &import).await;
        assert_eq!(again.is_well(true).text.matches("is here already").count(), 11, "{}", again.text);
        let register = ana.opens("/n/green-city/decisions").await;
        register.is_fine().sees("Nominating Darshan Sen").sees("Both (jasnell and ruyadorno").markup();
        let there = house.app.db.read(|q| {
            q.all::<(i64, i64)>("SELECT item_id, cast_count FROM proposals WHERE outcome_at IS NOT NULL ORDER BY ends_at", &[])
        });
        let there = there.await.unwrap();
        let voted: Vec<i64> = there.iter().map(|(_, voted)| *voted).collect();
        assert_eq!(voted, [12, 18, 16, 11, 13, 15, 14, 19, 20, 16, 20]);
        for (item, _) in there {
            ana.opens(&format!("/n/green-city/items/{item}")).await.is_fine().sees("Decided").markup();
            ana.opens(&format!("/n/green-city/items/{item}/result")).await.is_fine().markup();
        }
        runs(&house, &["doctor"]).await.is_well(true);
    }

    async fn a_workspace_comes_in_as_slack_has_packed_it(house: House) {
        let Some(file) = beside("imports/slack/slackdump.source_export.zip") else { return };
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let import = ["import", "slack", file.as_str(), "--network", "green-city"];
        let said = runs(&house, &import).await;
        said.is_well(true).says("new messages; here already: 0");
        let before = said.text.split(" new messages").next().unwrap();
        let count = before.rsplit(|letter: char| !letter.is_ascii_digit()).next().unwrap();
        // Sixteen entries in four days, of which one says only that somebody came.
        assert!((13..=15).contains(&count.parse::<i64>().unwrap()), "{}", said.text);
        let channel = crate::slack::item(&net.steward, &net, "B75B4C7").await;
        net.steward.opens(&channel).await.is_fine().sees("KHqjZ BOwAksRyucZV4Vmrgo2iM74Cdh").markup();
        runs(&house, &import).await.is_well(true).says(&format!("0 new messages; here already: {count}"));
        runs(&house, &["doctor"]).await.is_well(true);
    }
}
