//! What a meeting asks besides the five statements, and what is told of it.

use super::{DAY, exported, row};
use crate::events::answers;
use crate::events::seats::{beside, held, several};
use crate::kit::{House, Net, Person};
use axum::http::StatusCode;
use house::access::SpaceVisibility;

const ASKED: &str = "I learned something (1-5)\nHow long should we meet?: an hour; two hours\nWhat should we talk about next?";

async fn number(house: &House, sql: &'static str) -> i64 {
    house.app.db.read(move |q| q.one::<i64>(sql, &[])).await.map_err(|error: db::Error| error).unwrap()
}

/// Where one says what a meeting asks.
fn questions(event: &str) -> String {
    format!("{}/pulse/questions", beside(event))
}

/// A supper of Ana's that asks this and is over, those who came, and the page on which they say how it was.
async fn asked(house: &House, ana: &Person, net: &Net, came: usize) -> (String, Vec<Person>, String) {
    let supper = held(ana, net, &[]).await;
    let came = several(house, net, came).await;
    for who in &came {
        answers(who, &supper, "yes").await.goes_to(&supper);
    }
    ana.does(&questions(&supper), &[("questions", ASKED)]).await.sees("The questions have been saved.");
    house.app.clock.forward(7 * DAY);
    let page = format!("{}/pulse", beside(&supper));
    (supper, came, page)
}

/// The meetings of the only series, the earliest first.
async fn meetings(house: &House) -> Vec<String> {
    let found = house.app.db.read(|q| {
        q.all::<i64>(
            "SELECT item_id FROM events WHERE series_id IS NOT NULL ORDER BY starts_at, item_id",
            &[],
        )
    });
    let found = found.await.map_err(|error: db::Error| error).unwrap();
    found.into_iter().map(|item| format!("/n/green-city/items/{item}")).collect()
}

on_both! {
    async fn an_organiser_asks_three_questions_and_reads_what_five_say(house: House) {
        let (net, ana, ben) = house.two().await;
        let (supper, came, page) = asked(&house, &ana, &net, 12).await;
        let item = supper.rsplit('/').next().unwrap();
        let form = came[0].opens(&page).await;
        form.is_fine().sees("I learned something").sees("two hours").sees("without your name").markup();
        for (who, length) in came[..4].iter().zip(["1", "1", "2", "1"]) {
            let all = [("goal", "4"), ("own0", "4"), ("own1", length), ("own2", "Bread")];
            who.does(&page, &all).await.sees("Thank you.");
        }
        ana.opens(&supper).await.is_fine().does_not_see("Questions from the organisers").does_not_see("Bread");
        assert!(exported(&house, &net, "pulse-replies").await.is_empty());
        came[4].does(&page, &[("own0", "5"), ("own1", "2"), ("own2", "Seeds")]).await.is_fine();
        // Four have marked the goal, so nothing is told of the statements; five have answered each question.
        let seen = ana.opens(&supper).await;
        seen.sees("Questions from the organisers").sees("4.20 out of 5").sees("5 people answered.").sees("Seeds").sees("Bread").markup();
        ben.opens(&supper).await.sees("4.20 out of 5").sees("two hours").does_not_see("Seeds").sees("The organisers can read what people wrote.");
        let told = [
            row(&[item, "I learned something", "scale", "", "5", "420"]),
            row(&[item, "How long should we meet?", "choice", "an hour", "3", ""]),
            row(&[item, "How long should we meet?", "choice", "two hours", "2", ""]),
            row(&[item, "What should we talk about next?", "words", "Bread", "4", ""]),
            row(&[item, "What should we talk about next?", "words", "Seeds", "1", ""]),
        ];
        assert_eq!(exported(&house, &net, "pulse-replies").await, told);
        assert_eq!(exported(&house, &net, "pulse-questions").await.len(), 3);
        // The next five change all at once, and nothing before.
        for who in &came[5..9] {
            who.does(&page, &[("goal", "4"), ("own0", "1"), ("own2", "Rain")]).await.is_fine();
            ana.opens(&supper).await.sees("4.20 out of 5").does_not_see("Rain");
        }
        assert_eq!(exported(&house, &net, "pulse-replies").await, told);
        came[9].does(&page, &[("goal", "4"), ("own0", "1"), ("own1", "2")]).await.is_fine();
        let seen = ana.opens(&supper).await;
        seen.sees("2.60 out of 5").sees("10 people answered.").markup();
        // One alone has chosen this time, and four have written: they wait.
        seen.does_not_see("Rain");
        let told = exported(&house, &net, "pulse-replies").await;
        assert_eq!(told[0], row(&[item, "I learned something", "scale", "", "10", "260"]));
        assert!(told.contains(&row(&[item, "How long should we meet?", "choice", "two hours", "2", ""])));
        assert_eq!(told.len(), 5);
    }

    async fn a_question_that_few_answer_is_told_with_the_five_that_it_needs(house: House) {
        let (net, ana, _) = house.two().await;
        let (supper, came, page) = asked(&house, &ana, &net, 15).await;
        for (at, who) in came.iter().enumerate() {
            let own = if at % 5 < 2 { "5" } else { "" };
            who.does(&page, &[("goal", "4"), ("own0", own), ("own1", "1")]).await.is_fine();
            if at < 14 {
                // Two, and then four, have marked it: they wait, though all have chosen.
                ana.opens(&supper).await.does_not_see("5.00 out of 5");
            }
        }
        ana.opens(&supper).await.sees("5.00 out of 5").sees("6 people answered.");
    }

    async fn what_cannot_be_asked_or_answered_is_told_and_stays_typed(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[]).await;
        let set = questions(&supper);
        ana.opens(&supper).await.sees("Questions for afterwards");
        ben.opens(&supper).await.does_not_see("Questions for afterwards");
        ben.opens(&set).await.is_missing();
        ben.sends(&set, &[("questions", "Why?")]).await.is_missing();
        ana.sends(&set, &[("questions", "How often?: weekly")]).await.is_refused().keeps("How often?: weekly");
        ana.sends(&set, &[("questions", "A\nB\nC\nD")]).await.is_refused().sees("Ask at most 3 questions.");
        ana.sends(&set, &[("questions", "A\u{7}")]).await.is_refused();
        // An event that does not repeat has no series to ask.
        ana.sends(&set, &[("questions", "A"), ("scope", "series")]).await.is_refused();
        assert_eq!(number(&house, "SELECT COUNT(*) FROM pulse_forms").await, 0);
        ana.does(&set, &[("questions", ASKED)]).await.is_fine();
        ana.opens(&set).await.is_fine().keeps(ASKED).sees("Version 1").markup();
        answers(&ben, &supper, "yes").await.goes_to(&supper);
        house.app.clock.forward(7 * DAY);
        for wrong in [("own0", "6"), ("own0", "x"), ("own1", "3"), ("own1", "0")] {
            let sent = ben.sends(&format!("{}/pulse", beside(&supper)), &[wrong, ("own2", "Bread")]).await;
            sent.is_refused().keeps("Bread");
        }
        assert_eq!(number(&house, "SELECT COUNT(*) FROM pulse_replies").await, 0);
        // All who were there are asked the same.
        ana.opens(&supper).await.does_not_see("Questions for afterwards");
        ana.opens(&set).await.is(StatusCode::CONFLICT).sees("Questions can be changed until the meeting ends.");
        ana.sends(&set, &[("questions", "Other")]).await.is(StatusCode::CONFLICT);
        ben.does(&format!("{}/pulse", beside(&supper)), &[("own0", "3")]).await.sees("Thank you.");
    }

    async fn of_two_tabs_the_second_sees_what_the_first_has_set(house: House) {
        let (net, ana, _) = house.two().await;
        let supper = held(&ana, &net, &[]).await;
        let set = questions(&supper);
        let begun = ana.opens(&set).await.value("name=\"begun\"", "value").unwrap();
        ana.does(&set, &[("questions", "What was new? "), ("begun", &begun)]).await.is_fine();
        let late = [("questions", "Was it loud? (1-5)"), ("begun", begun.as_str())];
        let seen = ana.sends(&set, &late).await;
        seen.is_refused().sees("What was new?").keeps("Was it loud? (1-5)");
        let begun = seen.value("name=\"begun\"", "value").unwrap();
        ana.does(&set, &[late[0], ("begun", &begun)]).await.is_fine();
        ana.opens(&set).await.keeps("Was it loud? (1-5)").sees("Version 2");
        let kept = exported(&house, &net, "pulse-questions").await;
        assert_eq!(kept.iter().map(|line| line[6].as_str()).collect::<Vec<_>>(), ["What was new?", "Was it loud?"]);
    }

    async fn a_series_asks_from_its_next_meeting_on_and_shows_its_scales(house: House) {
        let (net, ana, ben) = house.two().await;
        held(&ana, &net, &[("repeat", "weekly")]).await;
        let all = meetings(&house).await;
        ana.does(&questions(&all[0]), &[("questions", "It was warm (1-5)"), ("scope", "series")]).await.is_fine();
        // One asks something by itself, and goes on doing so.
        ana.does(&questions(&all[2]), &[("questions", "What was new?"), ("scope", "this")]).await.is_fine();
        ana.opens(&questions(&all[1])).await.is_fine().keeps("It was warm (1-5)").sees("All meetings of this series").markup();
        let came = several(&house, &net, 5).await;
        for event in &all[..3] {
            for who in &came {
                answers(who, event, "yes").await.goes_to(event);
            }
        }
        house.app.clock.forward(7 * DAY);
        for who in &came {
            who.does(&format!("{}/pulse", beside(&all[0])), &[("goal", "4"), ("own0", "4")]).await.is_fine();
        }
        // The first is over and keeps what it asked.
        ana.does(&questions(&all[1]), &[("questions", "it was WARM (1-5)\nWho was missing?"), ("scope", "series")]).await.is_fine();
        ana.opens(&questions(&all[2])).await.keeps("What was new?");
        ana.opens(&questions(&all[3])).await.keeps("it was WARM (1-5)\nWho was missing?").sees("Version 2");
        ana.opens(&all[0]).await.sees("It was warm").sees("4.00 out of 5").does_not_see("Who was missing?");
        let series = "/n/green-city/meetings?series=1";
        let page = ben.opens(series).await;
        page.is_fine().sees("The organisers’ own questions, meeting by meeting").sees("It was warm").sees("4.00").markup();
        assert!(!page.html().contains("id=\"series-own-t\""), "a single point is no picture");
        house.app.clock.forward(7 * DAY);
        for who in &came {
            who.does(&format!("{}/pulse", beside(&all[1])), &[("own0", "2"), ("own1", "Rosa")]).await.is_fine();
        }
        let page = ben.opens(series).await;
        page.is_fine().sees("it was WARM").sees("2.00").does_not_see("Who was missing?").does_not_see("Rosa").markup();
        assert!(page.html().contains("id=\"series-own-t\""), "{}", page.text());
        // What was newly written down asks the same.
        house.jobs_end().await;
        let all = meetings(&house).await;
        ana.opens(&questions(all.last().unwrap())).await.keeps("it was WARM (1-5)\nWho was missing?");
    }

    async fn a_meeting_that_was_moved_elsewhere_and_its_series_ask_each_other_nothing(house: House) {
        let (net, ana, ben) = house.two().await;
        held(&ana, &net, &[("repeat", "weekly")]).await;
        let all = meetings(&house).await;
        let own = house.space(&net, "Kitchen", SpaceVisibility::Members, &ana).await;
        ana.does(&format!("{}/move", all[1]), &[("space", &own.to_string())]).await.is_fine();
        ana.sends(&questions(&all[1]), &[("questions", "Who cooks?"), ("scope", "series")]).await.is_refused();
        ana.does(&questions(&all[1]), &[("questions", "Who cooks?")]).await.is_fine();
        ana.does(&questions(&all[0]), &[("questions", "Who sings?"), ("scope", "series")]).await.is_fine();
        ana.opens(&questions(&all[1])).await.keeps("Who cooks?").does_not_see("All meetings of this series");
        ana.opens(&questions(&all[2])).await.keeps("Who sings?");
        ben.opens(&questions(&all[1])).await.is_missing();
    }

    async fn who_said_what_is_written_down_nowhere(house: House) {
        let (net, ana, _) = house.two().await;
        let (_, came, page) = asked(&house, &ana, &net, 5).await;
        for who in &came {
            who.does(&page, &[("own2", "Bread")]).await.is_fine();
            who.sends(&page, &[("own2", "More bread")]).await.is(StatusCode::CONFLICT).sees("already said");
        }
        assert_eq!(number(&house, "SELECT COUNT(*) FROM pulse_replies").await, 5);
        let data = came[0].opens("/n/green-city/my-data.zip").await.is_fine().bytes().to_vec();
        let files = crate::portability::unpacked(std::io::Cursor::new(data));
        assert!(!files.values().any(|file| file.contains("Bread")));
        let known = net.steward.opens("/n/green-city/log?what=event-pulse-questions").await;
        known.is_fine().sees("set the questions").sees("Supper").does_not_see("Bread");
    }
}
