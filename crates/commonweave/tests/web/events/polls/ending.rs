//! What comes of a poll that looked for a time, and what ends it.

use super::*;

on_both! {
    async fn one_step_makes_an_event_of_a_time_and_tells_those_who_can_come(house: House) {
        let (net, ana, ben) = house.two().await;
        let poll = sought(&ana, &net, net.commons).await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        says(&house, &ben, &poll, &["yes", "need-be", "no"]).await.goes_to(&poll);
        says(&house, &cleo, &poll, &["yes", "no", "yes"]).await.goes_to(&poll);
        ana.opens(&poll).await.sees("Make it an event");
        ben.opens(&poll).await.does_not_see("Make it an event");
        let (page, second) = (format!("{}/event", beside(&poll)), time(&house, 1).await);
        ben.sends(&page, &[("time", &second)]).await.is_missing();
        ana.sends(&page, &[("time", "999999")]).await.is(StatusCode::CONFLICT);
        // From two tabs at once, it is one event.
        let chosen = [("time", second.as_str())];
        let twice = tokio::join!(ana.sends(&page, &chosen), ana.sends(&page, &chosen));
        let made: Vec<String> = [twice.0.leads_to(), twice.1.leads_to()].into_iter().flatten().collect();
        assert_eq!((made.len(), number(&house, "SELECT COUNT(*) FROM events").await), (1, 1));
        ana.sends(&page, &chosen).await.is(StatusCode::CONFLICT).sees("An event was made of this poll already.");
        let event = &made[0];
        let seen = ben.opens(event).await;
        seen.is_fine().sees("Winter walk").sees("Saturday 21 November 2026, 10:00–11:30").sees("Three hours.").sees("Are you coming?");
        assert!(seen.html().contains(&format!("href=\"{poll}\"")), "it is linked with its poll");
        ben.opens(&poll).await.sees("The time has been chosen: Winter walk").does_not_see("When can you come?");
        house.jobs_end().await;
        ben.opens("/n/green-city/inbox").await.sees("The time was chosen, and you said that you could come");
        cleo.opens("/n/green-city/inbox").await.does_not_see("you said that you could come");
        says(&house, &ben, &poll, &["no", "no", "no"]).await.is(StatusCode::CONFLICT);
        // Where the event is gone, another can be made.
        ana.does(&format!("{event}/removal"), &[]).await;
        ana.sends(&page, &[("time", &time(&house, 2).await)]).await.leads_to().unwrap();
        counts_are_right(&house).await;
    }

    async fn nobody_is_told_of_what_they_may_no_longer_read_or_of_what_was_called_off(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let poll = sought(&ana, &net, space).await;
        for path in ["answers", "people", "times"] {
            cleo.opens(&format!("{}/{path}", beside(&poll))).await.is_missing();
        }
        says(&house, &cleo, &poll, &["yes", "yes", "yes"]).await.is_missing();
        cleo.opens("/n/green-city/today").await.does_not_see("Winter walk");
        says(&house, &ben, &poll, &["yes", "yes", "yes"]).await.goes_to(&poll);
        let house = house.at_rest().await;
        let chosen = [("time", time(&house, 1).await)];
        let chosen: Vec<(&str, &str)> = chosen.iter().map(|(name, id)| (*name, id.as_str())).collect();
        ana.sends(&format!("{}/event", beside(&poll)), &chosen).await.leads_to().unwrap();
        ben.does(&format!("/n/green-city/spaces/{space}/departure"), &[]).await;
        house.jobs_end().await;
        ben.opens("/n/green-city/inbox").await.does_not_see("Winter walk");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM attention WHERE reason = 'poll-settled'").await, 0);
    }

    async fn what_is_over_or_closed_takes_no_answers(house: House) {
        let (net, ana, ben) = house.two().await;
        let poll = sought(&ana, &net, net.commons).await;
        says(&house, &ben, &poll, &["yes", "yes", "yes"]).await.goes_to(&poll);
        // After the first time, the others alone are asked; what was said to it stays.
        house.app.clock.forward(7 * DAY - Duration::from_secs(3_600));
        ben.opens(&format!("{}/answers", beside(&poll))).await.is_fine().does_not_see("Friday 20 November");
        let all = fields(&house).await;
        let later = [(all[1].as_str(), "no"), (all[2].as_str(), "no")];
        ben.sends(&format!("{}/answers", beside(&poll)), &later).await.goes_to(&poll);
        ana.opens(&poll).await.sees("1 yes 0 if need be 0 no");
        let past = time(&house, 0).await;
        ana.sends(&format!("{}/event", beside(&poll)), &[("time", &past)]).await.is(StatusCode::CONFLICT).sees("already over");
        ana.does(&format!("{poll}/state"), &[("to", "closed")]).await;
        says(&house, &ben, &poll, &["no", "no", "no"]).await.is(StatusCode::CONFLICT).sees("This poll is closed.");
        let more = [("minutes", "90"), ("day_1", "2026-11-29"), ("start_1", "18:00")];
        let late = ana.sends(&format!("{}/times", beside(&poll)), &more).await;
        late.is_refused().sees("This poll is closed.").keeps("2026-11-29");
        ana.does(&format!("{poll}/state"), &[("to", "open")]).await;
        house.app.clock.forward(9 * DAY);
        says(&house, &ben, &poll, &["no", "no", "no"]).await.is(StatusCode::CONFLICT).sees("All these times are over.");
        ben.opens("/n/green-city/today").await.does_not_see("A time is being looked for");
        counts_are_right(&house).await;
    }

    async fn who_leaves_or_turns_out_to_be_another_is_counted_once(house: House) {
        let (net, ana, ben) = house.two().await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let (both, one) = (sought(&ana, &net, net.commons).await, sought(&ana, &net, net.commons).await);
        let all = fields(&house).await;
        let says = async |who: &Person, poll: &str, fields: &[String], word: &str| {
            let form: Vec<(&str, &str)> = fields.iter().map(|field| (field.as_str(), word)).collect();
            who.sends(&format!("{}/answers", beside(poll)), &form).await.goes_to(poll);
        };
        says(&ben, &both, &all[..3], "yes").await;
        says(&cleo, &both, &all[..3], "no").await;
        says(&ben, &one, &all[3..], "need-be").await;
        let (from, to, rooms) = (ben.member.unwrap(), cleo.member.unwrap(), house.app.rooms);
        let done = house.app.db.write(move |tx| (meet::events::ROOM.becoming.unwrap())(tx, rooms, from, to)).await;
        done.map_err(|error: db::Error| error).unwrap();
        ana.opens(&both).await.sees("1 person has answered.").sees("0 yes 0 if need be 1 no");
        ana.opens(&one).await.sees("1 person has answered.").sees("0 yes 1 if need be 0 no");
        counts_are_right(&house).await;
        cleo.does("/n/green-city/departure", &[]).await;
        ana.opens(&one).await.sees("Nobody has answered yet.");
        counts_are_right(&house).await;
    }

    async fn answers_of_many_at_once_are_all_counted(house: House) {
        let (net, ana, _) = house.two().await;
        let poll = sought(&ana, &net, net.commons).await;
        let many = several(&house, &net, 8).await;
        let rounds = many.iter().map(async |who| {
            for words in [["no", "yes", "no"], ["yes", "need-be", "no"]] {
                says(&house, who, &poll, &words).await.goes_to(&poll);
            }
        });
        futures_util::future::join_all(rounds).await;
        ana.opens(&poll).await.sees("8 people have answered.").sees("8 yes 0 if need be 0 no").sees("0 yes 8 if need be 0 no");
        counts_are_right(&house).await;
    }
}
