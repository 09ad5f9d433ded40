//! What came of a round: nothing of fewer than five, nothing that could be reckoned out, and what one makes of it.

use super::{PAGE, answers, beside, closes, number, opens, people};
use crate::kit::{House, Net, Person};
use axum::http::StatusCode;

/// So many people of this organisation and sector.
async fn of(house: &House, net: &Net, count: usize, home: (&'static str, &'static str)) -> Vec<Person> {
    let mut all = Vec::new();
    for number in 0..count {
        all.push(crate::map::of(house, net, &format!("{} {number}", home.0), home).await);
    }
    all
}

on_both! {
    async fn of_four_nothing_is_told_and_of_five_all_is(house: House) {
        let (net, ana, _) = house.two().await;
        let item = opens(&net.steward, &net, net.commons, "Four of us", &[]).await;
        let five = people(&house, &net, 5).await;
        for who in &five[..4] {
            answers(who, &item, "5", &[]).await;
        }
        closes(&house).await;
        let results = format!("{}/results", beside(&item));
        ana.opens(&results).await.is_fine().sees("Fewer than five answered").does_not_see("5.00").markup();
        ana.opens(&format!("{results}.csv")).await.is_fine().does_not_see("5.00");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM round_figures").await, 0);

        let until = [("until", "2026-11-30")];
        let item = opens(&net.steward, &net, net.commons, "Five of us", &until).await;
        for (at, who) in five.iter().enumerate() {
            answers(who, &item, if at == 0 { "2" } else { "4" }, &[]).await;
        }
        closes(&house).await;
        let results = format!("{}/results", beside(&item));
        let page = ana.opens(&results).await;
        page.is_fine().sees("Purpose").sees("3.60").sees("To talk about").sees("5 of").markup();
        assert!(page.html().contains("<svg") && page.html().contains("<table>"), "a picture and its table");
        // Nobody has said anything to the other themes.
        page.sees("too few answers");
        ana.opens(&format!("{results}.csv")).await.sees("Purpose,All,5,3.60,To talk about").does_not_see("Climate");
        // Single answers are gone.
        assert_eq!(number(&house, "SELECT COUNT(*) FROM round_answers").await, 0);
        ana.opens("/n/green-city/today").await.is_fine();
        ana.opens(&item).await.sees("See what came of it");
    }

    async fn no_sector_of_four_is_told_and_none_is_left_over(house: House) {
        let net = house.network("green-city", house::access::NetworkVisibility::Private).await;
        let item = opens(&net.steward, &net, net.commons, "By sector", &[]).await;
        let river = of(&house, &net, 6, ("River Trust", "non-profit")).await;
        let city = of(&house, &net, 4, ("City Works", "government")).await;
        for who in &river {
            answers(who, &item, "5", &[]).await;
        }
        for who in &city {
            answers(who, &item, "1", &[]).await;
        }
        closes(&house).await;
        let results = format!("{}/results", beside(&item));
        // All together are told; of the six alone one could reckon out the four.
        let page = river[0].opens(&results).await;
        page.is_fine().sees("3.40");
        assert!(!page.text().contains("5.00") && !page.text().contains("1.00"), "{}", page.text());
        let file = river[0].opens(&format!("{results}.csv")).await;
        file.sees("Purpose,All,10,3.40").does_not_see("5.00").does_not_see("1.00");

        house.app.clock.forward(super::DAY * 15);
        let more = [("until", "2026-12-15")];
        let item = opens(&net.steward, &net, net.commons, "Once more", &more).await;
        let shop = of(&house, &net, 5, ("Corner Shop", "business")).await;
        for (who, mark) in river.iter().map(|who| (who, "5")).chain(city.iter().map(|who| (who, "1"))) {
            answers(who, &item, mark, &[]).await;
        }
        for who in &shop {
            answers(who, &item, "3", &[]).await;
        }
        closes(&house).await;
        let results = format!("{}/results", beside(&item));
        let page = river[0].opens(&results).await;
        // The four take the next smallest sector with them: nine together, at 19 / 9.
        page.is_fine().sees("Smaller sectors together").sees("2.11").sees("5.00");
        assert!(!page.text().contains("1.00"), "{}", page.text());
        // Two rounds of one space make a trend.
        page.sees("Themes from round to round");
        river[0].opens(PAGE).await.sees("The whole network, round by round");
    }

    async fn questions_of_its_own_are_answered_and_told(house: House) {
        let (net, ana, _) = house.two().await;
        let asked = "What should we stop?\nHow often do we meet?: weekly; monthly\nWhat first?: money > time\nI feel heard (1-5)";
        let item = opens(&net.steward, &net, net.commons, "Ours", &[("questions", asked)]).await;
        let answer = format!("{}/answer", beside(&item));
        let all = people(&house, &net, 6).await;
        all[0].opens(&answer).await.is_fine().sees("How often do we meet?").sees("monthly").markup();
        for (field, odd) in [("own1", "2"), ("own3", "9"), ("own2-0", "1"), ("own2-0", "x")] {
            all[0].sends(&answer, &[(field, odd), ("purpose-shared", "3")]).await.is_refused();
        }
        let both = [("own2-0", "1"), ("own2-1", "1")];
        all[0].sends(&answer, &both).await.is_refused().sees("Give each line a number of its own").markup();
        for (at, who) in all.iter().enumerate() {
            let words = format!("Stop number {at}");
            let said = [
                ("own0", words.as_str()),
                ("own1", if at < 3 { "0" } else { "1" }),
                ("own2-0", "2"),
                ("own2-1", "1"),
                ("own3", "4"),
            ];
            answers(who, &item, "4", &said).await;
        }
        closes(&house).await;
        let results = format!("{}/results", beside(&item));
        let page = ana.opens(&results).await;
        page.is_fine().sees("weekly 50 %").sees("money 2.00").sees("time 1.00").sees("4.00").markup();
        // What people wrote is for those who hold the space, in the order of the alphabet.
        page.does_not_see("Stop number");
        net.steward.opens(&results).await.sees("Stop number 0").sees("Stop number 5");
        // The questions are a version of their own, and the same ones are the same.
        let item = opens(&net.steward, &net, net.commons, "Same", &[("questions", asked), ("until", "2026-12-01")]).await;
        ana.opens(&item).await.sees("(version 1)");
        let item = opens(&net.steward, &net, net.commons, "Else", &[("questions", "Why?"), ("until", "2026-12-01")]).await;
        ana.opens(&item).await.sees("(version 2)");
    }

    async fn a_theme_becomes_a_task_and_a_point_of_an_agenda(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = opens(&net.steward, &net, net.commons, "How are we?", &[]).await;
        let (deeds, agenda) = (format!("{}/deeds", beside(&item)), format!("{}/agenda", beside(&item)));
        let early = ana.sends(&deeds, &[("theme", "1"), ("kind", "task")]).await;
        early.is_refused().sees("once the round is closed");
        for who in people(&house, &net, 5).await {
            answers(&who, &item, "2", &[]).await;
        }
        closes(&house).await;
        let evening = ["2026-12-01", "18:00", "", "20:00"];
        let event = crate::calendar::event(&ana, &net, net.commons, "Winter meeting", evening).await;
        let page = ana.opens(&format!("{}/results", beside(&item))).await;
        page.is_fine().sees("Concern").sees("Winter meeting").markup();
        for bad in [[("theme", "9"), ("kind", "task")], [("theme", "1"), ("kind", "risk")]] {
            ana.sends(&deeds, &bad).await.is_refused();
        }
        ana.does(&deeds, &[("theme", "1"), ("kind", "task")]).await.sees("Purpose: what do we try?").sees("2.00 out of 5");
        // Sent twice it is started once; another kind is another.
        let once = "0123456789abcdef0123456789abcdef";
        let mut made = Vec::new();
        for kind in ["task", "task", "experiment"] {
            let sent = ana.sends(&deeds, &[("theme", "1"), ("kind", kind), ("once", once)]).await;
            made.extend(sent.leads_to());
        }
        assert!(made.len() == 3 && made[0] == made[1] && made[1] != made[2], "{made:?}");
        ana.opens(&made[2]).await.is_fine().sees("Being tried").sees("2.00 out of 5").sees("Who sees to it");
        ana.sends(&agenda, &[("theme", "1"), ("event", "x")]).await.is_refused();
        let id = event.rsplit('/').next().unwrap();
        let placed = ana.does(&agenda, &[("theme", "1"), ("event", id)]).await.sees("Purpose: what do we try?").html().to_owned();
        // Sent twice, by two people or from two tabs, it stands there once; another theme is another.
        let (fields, points) = ([("theme", "1"), ("event", id)], format!("/n/green-city/events/{id}/agenda"));
        let again = [&ana, &ben, &ana].map(|who| who.sends(&agenda, &fields));
        for sent in futures_util::future::join_all(again).await {
            sent.goes_to(&points);
        }
        let told = |html: &str| html.matches("what do we try?").count();
        assert_eq!(told(ana.opens(&points).await.html()), told(&placed));
        let log = net.steward.opens("/n/green-city/log").await;
        assert_eq!(log.text().matches("put a theme of").count(), 1, "{}", log.text());
        let other = ana.does(&agenda, &[("theme", "2"), ("event", id)]).await;
        assert_eq!(told(other.html()), 2 * told(&placed));
        let page = ben.opens(&format!("{}/results", beside(&item))).await;
        page.sees("What was made of it").sees("Winter meeting");
        // The task knows where it comes from.
        ana.opens(&item).await.sees("Purpose: what do we try?");
        ana.opens(&format!("{}/answer", beside(&item))).await.is(StatusCode::CONFLICT);
    }
}
