//! Rounds that ran side by side, or right after each other, and were answered by the same people: what one leaves of the other is
//! nobody's answer.

use super::{DAY, answers, beside, closes, number, opens, people};
use house::access::{SpaceRole, SpaceVisibility};

on_both! {
    async fn of_two_rounds_that_one_alone_tells_apart_the_first_is_told(house: House) {
        let (net, ana, _) = house.two().await;
        let six = people(&house, &net, 6).await;
        let room = house.space(&net, "Room", SpaceVisibility::Network, &ana).await;
        let first = opens(&net.steward, &net, net.commons, "All of us", &[("until", "2026-11-20")]).await;
        let second = opens(&ana, &net, room, "The room", &[("questions", "What else?")]).await;
        for (at, who) in six.iter().enumerate() {
            house.enters(&net, room, who, SpaceRole::Member).await;
            answers(who, &first, if at == 5 { "1" } else { "4" }, &[]).await;
            if at < 5 {
                answers(who, &second, "4", &[("own0", "More light")]).await;
            }
        }
        // The first ends a day before the second.
        house.app.clock.forward(DAY * 7);
        house.jobs_end().await;
        closes(&house).await;
        ana.opens(&format!("{}/results", beside(&first))).await.is_fine().sees("3.50").does_not_see("at the same time");
        let page = ana.opens(&format!("{}/results", beside(&second))).await;
        page.is_fine().sees("open one after the other").does_not_see("4.00").does_not_see("More light").markup();
        ana.opens(&format!("{}/results.csv", beside(&second))).await.is_fine().does_not_see("4.00");
        let second = super::number_of(&second).parse::<i64>().unwrap();
        for table in ["round_figures", "round_words", "round_answers"] {
            let sql = format!("SELECT COUNT(*) FROM {table} WHERE item_id = $1");
            let kept = house.app.db.read(move |q| q.one::<i64>(&sql, &[&second])).await;
            assert_eq!(kept.map_err(|error: db::Error| error).unwrap(), 0, "{table}");
        }
    }

    async fn the_same_people_are_told_twice_the_second_time_in_steps(house: House) {
        let (net, ana, _) = house.two().await;
        let six = people(&house, &net, 6).await;
        let room = house.space(&net, "Room", SpaceVisibility::Network, &ana).await;
        let first = opens(&net.steward, &net, net.commons, "All of us", &[("until", "2026-11-20")]).await;
        let asked = [("questions", "How often?: weekly; monthly")];
        let second = opens(&ana, &net, room, "The room", &asked).await;
        for (at, who) in six.iter().enumerate() {
            house.enters(&net, room, who, SpaceRole::Member).await;
            let mark = if at < 2 { "3" } else { "4" };
            answers(who, &first, mark, &[]).await;
            answers(who, &second, mark, &[("own0", if at == 0 { "0" } else { "1" })]).await;
        }
        // The first ends a day before the second.
        house.app.clock.forward(DAY * 7);
        house.jobs_end().await;
        closes(&house).await;
        ana.opens(&format!("{}/results", beside(&first))).await.sees("3.67");
        let page = ana.opens(&format!("{}/results", beside(&second))).await;
        page.is_fine().sees("rounded to halves and tenths").sees("3.50").does_not_see("3.67").sees("weekly 20 %").markup();
        ana.opens(&format!("{}/results.csv", beside(&second))).await.sees("Purpose,All,6,3.50").does_not_see("3.67");
    }

    async fn the_same_people_asked_again_right_after_a_round_leave_no_newcomer_to_be_reckoned_out(house: House) {
        let (net, ana, _) = house.two().await;
        let six = people(&house, &net, 6).await;
        let first = opens(&net.steward, &net, net.commons, "How are we?", &[]).await;
        for who in &six[..5] {
            answers(who, &first, "4", &[]).await;
        }
        closes(&house).await;
        // Five say the same again within days, and what the sixth says would be what the one leaves of the other.
        let asked = [("until", "2026-11-30"), ("questions", "What else?")];
        let again = opens(&net.steward, &net, net.commons, "And now?", &asked).await;
        for (at, who) in six.iter().enumerate() {
            answers(who, &again, if at == 5 { "1" } else { "4" }, &[("own0", "More light")]).await;
        }
        closes(&house).await;
        ana.opens(&format!("{}/results", beside(&first))).await.is_fine().sees("4.00").does_not_see("two weeks");
        let page = net.steward.opens(&format!("{}/results", beside(&again))).await;
        page.is_fine().sees("two weeks apart").does_not_see("3.50").does_not_see("More light").markup();
        net.steward.opens(&format!("{}/results.csv", beside(&again))).await.is_fine().does_not_see("3.50");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM rounds WHERE telling = 'nothing'").await, 1);
        // What is told nowhere hides no later one: only the first is still too near to the next.
        house.app.clock.forward(DAY * 6);
        let later = opens(&net.steward, &net, net.commons, "And then?", &[("until", "2026-12-14")]).await;
        for who in &six {
            answers(who, &later, "4", &[]).await;
        }
        closes(&house).await;
        ana.opens(&format!("{}/results", beside(&later))).await.is_fine().sees("4.00").does_not_see("two weeks");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM rounds WHERE telling = 'whole'").await, 2);
    }

    async fn a_round_after_the_other_and_one_of_other_people_are_told_as_ever(house: House) {
        let (net, ana, ben) = house.two().await;
        let all = people(&house, &net, 10).await;
        let rooms = [
            house.space(&net, "One", SpaceVisibility::Network, &ana).await,
            house.space(&net, "Other", SpaceVisibility::Network, &ben).await,
        ];
        let mut rounds = Vec::new();
        for (at, (room, by)) in rooms.iter().zip([&ana, &ben]).enumerate() {
            let item = opens(by, &net, *room, "How are we?", &[]).await;
            for who in &all[at * 5..at * 5 + 5] {
                house.enters(&net, *room, who, SpaceRole::Member).await;
                answers(who, &item, "4", &[]).await;
            }
            rounds.push(item);
        }
        closes(&house).await;
        house.app.clock.forward(DAY * 15);
        // Whoever looks in stays signed in.
        ana.opens("/n/green-city/health").await.is_fine();
        let item = opens(&ana, &net, rooms[0], "And now?", &[("until", "2026-12-15")]).await;
        house.enters(&net, rooms[0], &all[5], SpaceRole::Member).await;
        for who in &all[..6] {
            answers(who, &item, "4", &[]).await;
        }
        rounds.push(item);
        closes(&house).await;
        for item in rounds {
            ana.opens(&format!("{}/results", beside(&item))).await.sees("4.00").does_not_see("at the same time");
        }
        assert_eq!(number(&house, "SELECT COUNT(*) FROM rounds WHERE telling = 'whole'").await, 3);
    }
}
