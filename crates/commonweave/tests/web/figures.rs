//! Reports of the network's figures, and attackers who hold one against another.

use crate::kit::{House, Net, Person};
use house::access::{NetworkVisibility, Role, SpaceVisibility};
use std::time::Duration;

const FIGURES: &str = "/n/green-city/figures";
const DAY: Duration = Duration::from_secs(86_400);

/// Counts the months that are over, as the hour does.
pub async fn counted(house: &House) {
    let (db, rooms, now) = (house.app.db.clone(), house.app.rooms, house.now());
    tokio::task::spawn_blocking(move || see::figures::count_all(&db, rooms, now)).await.unwrap().unwrap();
}

/// Six people of the river trust and six of the city works.
async fn twelve(house: &House, net: &Net) -> Vec<Person> {
    let mut people = Vec::new();
    for number in 0..12 {
        let home = if number < 6 { ("River Trust", "non-profit") } else { ("City Works", "government") };
        people.push(crate::map::of(house, net, &format!("Person {number}"), home).await);
    }
    people
}

/// Each of these people says something in a talk.
async fn speak(people: &[Person], item: &str) {
    for person in people {
        person.does(&format!("{item}/messages"), &[("body", "Yes.")]).await.is_fine();
    }
}

/// A month goes by, and is counted. Nobody is away for so long that they would have to sign in again.
async fn a_month_later(house: &House, net: &Net, people: &[Person]) {
    crate::map::kept_up(house).await;
    for _ in 0..2 {
        house.app.clock.forward(16 * DAY);
        for person in people.iter().chain([&net.steward]) {
            person.opens(FIGURES).await.is_fine();
        }
        seen(house).await;
    }
    counted(house).await;
}

/// That somebody was there is written down behind their page: this waits for it.
async fn seen(house: &House) {
    let now = house.now();
    for _ in 0..3_000 {
        let away = house
            .app
            .db
            .read(move |q| q.one::<i64>("SELECT COUNT(*) FROM sessions WHERE seen_at < $1", &[&now]));
        if away.await.unwrap() == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("some were there, and it is not written down");
}

/// The file of a report.
async fn file(who: &Person, query: &str) -> String {
    let seen = who.opens(&format!("{FIGURES}.csv?{query}")).await;
    seen.is_fine();
    seen.text()
}

on_both! {
    async fn a_month_that_is_over_is_told_as_picture_table_and_file(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let people = twelve(&house, &net).await;
        let item = house.item(&people[0], &net, net.commons, "discussion", "Roofs").await;
        speak(&people, &item).await;
        people[0].opens(FIGURES).await.is_fine().sees("No report has been saved yet").markup();
        let query = "figure=voice-spoke&figure=members-active&of=each&months=6&step=month";
        people[0].opens(&format!("{FIGURES}?{query}")).await.sees("There is nothing to show").markup();
        a_month_later(&house, &net, &people).await;
        let seen = people[0].opens(&format!("{FIGURES}?{query}")).await;
        seen.is_fine().sees("Messages and answers").sees("Government").sees("Sectors taken together").markup();
        assert!(seen.html().contains("<svg") && seen.html().contains("<table"), "{}", seen.html());
        // The steward alone is too few: the smallest other sector goes with her.
        let told = file(&people[0], query).await;
        assert!(told.contains("Messages and answers,2026-11,Government,6,1,1"), "{told}");
        assert!(told.contains("Messages and answers,2026-11,Sectors taken together,6,1,1"), "{told}");
        assert!(told.contains("Active members,2026-11,Government,6,1,1"), "{told}");
        assert!(!told.contains("Non-profit"), "{told}");
        let whole = file(&people[0], "figure=voice-spoke&months=12&step=year").await;
        assert!(whole.contains("Messages and answers,2026,All,12,1,11"), "{whole}");
        // It stands in the rail from now on, and strange questions are answered.
        people[0].opens("/n/green-city/today").await.sees("Reports");
        for strange in ["figure=what", "of=nonsense&months=-1", "months=99999999999999999999&until=99", "space=abc"] {
            people[0].opens(&format!("{FIGURES}?figure=ideas&{strange}")).await.is_fine();
        }
        house.member(&net, "Gina", Role::Guest).await.opens(FIGURES).await.is_missing();
        house.visitor().opens(FIGURES).await.is_missing();
    }

    async fn an_attacker_who_asks_for_everybody_but_one_is_told_nothing(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let people = twelve(&house, &net).await;
        let harbour = house.space(&net, "Harbour", SpaceVisibility::Network, &people[0]).await;
        let roofs = house.item(&people[1], &net, net.commons, "discussion", "Roofs").await;
        let quay = house.item(&people[0], &net, harbour, "discussion", "Quay").await;
        // All but one speak in the commons, and that one elsewhere.
        speak(&people[1..], &roofs).await;
        speak(&people[..1], &quay).await;
        a_month_later(&house, &net, &people).await;
        let spy = &people[3];
        let commons = format!("figure=voice-spoke&space={}", net.commons);
        let whole = file(spy, "figure=voice-spoke&months=6&step=month").await;
        assert!(whole.contains("Messages and answers,2026-11,All,12,1,1"), "{whole}");
        let month = file(spy, &format!("{commons}&months=6&step=month")).await;
        assert!(month.contains("Messages and answers,2026-11,All,,0,1"), "{month}");
        spy.opens(&format!("{FIGURES}?{commons}&months=6&step=month")).await.sees("There is nothing to show");
        let alone = file(spy, &format!("figure=voice-spoke&space={harbour}&months=6&step=month")).await;
        assert!(alone.contains("Messages and answers,2026-11,All,,0,1"), "{alone}");
        // A month later all speak in the commons: that month is told, and the longer time is that month and no more.
        speak(&people, &roofs).await;
        a_month_later(&house, &net, &people).await;
        let month = file(spy, &format!("{commons}&months=6&step=month")).await;
        assert!(month.contains("Messages and answers,2026-11,All,,0,1") && month.contains("Messages and answers,2026-12,All,12,1,1"), "{month}");
        for step in ["quarter", "year"] {
            let longer = file(spy, &format!("{commons}&months=12&step={step}")).await;
            assert!(longer.contains(",All,12,1,"), "{longer}");
            assert!(!longer.contains(",All,23,"), "{longer}");
        }
        let sector = file(spy, "figure=voice-spoke&of=non-profit&months=6&step=month").await;
        assert!(sector.contains("2026-12,Non-profit,,0,1"), "{sector}");
    }

    async fn asking_again_after_somebody_left_tells_nothing_of_them(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let people = twelve(&house, &net).await;
        let item = house.item(&people[0], &net, net.commons, "discussion", "Roofs").await;
        speak(&people, &item).await;
        a_month_later(&house, &net, &people).await;
        let query = "figure=voice-spoke&figure=members-active&of=each&months=6&step=month";
        let before = file(&people[0], query).await;
        let gone = people[11].member.unwrap();
        net.steward.does(&format!("/n/green-city/people/{gone}/removal"), &[]).await.is_fine();
        crate::map::kept_up(&house).await;
        counted(&house).await;
        assert_eq!(file(&people[0], query).await, before);
    }

    async fn what_was_told_of_five_and_more_stays_when_an_account_is_erased(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let people = twelve(&house, &net).await;
        let item = house.item(&people[0], &net, net.commons, "discussion", "Roofs").await;
        speak(&people, &item).await;
        a_month_later(&house, &net, &people).await;
        let query = "figure=voice-spoke&figure=members-active&of=each&months=6&step=month";
        let before = file(&people[0], query).await;
        assert!(before.contains("Messages and answers,2026-11,Government,6,1,1"), "{before}");
        people[11].does("/account/erasure", &[("password", "correct horse battery")]).await.sees("Your account is erased.");
        house.jobs_end().await;
        crate::map::kept_up(&house).await;
        counted(&house).await;
        assert_eq!(file(&people[0], query).await, before);
    }

    async fn a_space_for_its_members_counts_there_alone(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let people = twelve(&house, &net).await;
        let hidden = house.space(&net, "Quiet corner", SpaceVisibility::Members, &people[0]).await;
        for person in &people[1..6] {
            house.enters(&net, hidden, person, house::access::SpaceRole::Member).await;
        }
        let item = house.item(&people[0], &net, hidden, "discussion", "Hush").await;
        speak(&people[..6], &item).await;
        a_month_later(&house, &net, &people).await;
        let query = format!("figure=voice-spoke&space={hidden}&months=6&step=month");
        assert!(file(&people[0], &query).await.contains("Messages and answers,2026-11,All,6,1,1"));
        people[7].opens(&format!("{FIGURES}?{query}")).await.is_missing();
        people[7].opens(&format!("{FIGURES}.csv?{query}")).await.is_missing();
        let whole = file(&people[7], "figure=voice-spoke&months=6&step=month").await;
        assert!(whole.contains("Messages and answers,2026-11,All,0,1,1"), "{whole}");
        // Nor is a report of it listed for who may not read it, though it be shared.
        house.enters(&net, hidden, &net.steward, house::access::SpaceRole::Member).await;
        let report = [("query", query.as_str()), ("name", "How loud it is"), ("shared", "true")];
        net.steward.does(FIGURES, &report).await.sees("The report is saved");
        people[0].opens(FIGURES).await.sees("How loud it is");
        people[7].opens(FIGURES).await.does_not_see("How loud it is");
    }

    async fn reports_are_kept_shared_and_removed(house: House) {
        let (net, ana, ben) = house.two().await;
        let done = [("query", "figure=tasks-done&months=24&step=quarter"), ("name", "Done by quarter")];
        ana.does(FIGURES, &done).await.sees("The report is saved").sees("Done by quarter").sees("Only you see it").markup();
        ben.opens(FIGURES).await.does_not_see("Done by quarter");
        ana.does(FIGURES, &done).await.sees("The report is saved");
        let kept = house.app.db.read(|q| q.one::<i64>("SELECT COUNT(*) FROM saved_reports", &[]));
        assert_eq!(kept.await.unwrap(), 1, "what is sent twice is one");
        let nameless = ana.sends(FIGURES, &[("query", "figure=ideas"), ("name", "")]).await;
        nameless.is_refused().markup();
        let empty = ana.sends(FIGURES, &[("query", "figure=nothing"), ("name", "Nothing at all")]).await;
        empty.is_refused().sees("Choose a figure first").keeps("Nothing at all");
        // Only a steward shares, whatever is sent.
        let loud = [done[0], ("name", "For everyone"), ("shared", "true")];
        ana.does(FIGURES, &loud).await.sees("For everyone");
        ben.opens(FIGURES).await.does_not_see("For everyone");
        ana.sends(&format!("{FIGURES}/sharing"), &[("report", "1")]).await.is_missing();
        let own = [done[0], ("name", "Of the stewards")];
        net.steward.does(FIGURES, &own).await.is_fine();
        let id: i64 = house
            .app
            .db
            .read(|q| q.one("SELECT id FROM saved_reports WHERE name = 'Of the stewards'", &[]))
            .await
            .unwrap();
        let id = id.to_string();
        net.steward.does(&format!("{FIGURES}/sharing"), &[("report", &id)]).await.sees("is shared");
        ben.opens(FIGURES).await.sees("Of the stewards").sees("Shared with the network");
        // Nobody takes away what is not theirs.
        ben.does(&format!("{FIGURES}/removal"), &[("report", &id)]).await.sees("Of the stewards");
        net.steward.does(&format!("{FIGURES}/removal"), &[("report", &id)]).await.is_fine();
        ben.opens(FIGURES).await.does_not_see("Of the stewards");
    }

    async fn nobody_keeps_more_reports_than_fifty(house: House) {
        let (_, ana, _) = house.two().await;
        let member = ana.member.unwrap();
        let filled = house.app.db.write(move |tx| {
            for number in 0..50 {
                tx.run(
                    "INSERT INTO saved_reports (network_id, member_id, name, query, shared, saved_at)
                     SELECT network_id, id, 'One of many', 'figure=ideas', FALSE, CAST($2 AS BIGINT) FROM members WHERE id = $1",
                    &[&member, &i64::from(number)],
                )?;
            }
            Ok::<_, db::Error>(())
        });
        filled.await.unwrap();
        let one = ana.sends(FIGURES, &[("query", "figure=ideas"), ("name", "One more")]).await;
        one.is_refused().sees("You have saved fifty reports already").keeps("One more");
        ana.opens(FIGURES).await.sees("Older");
    }
}
