//! Whose voice is heard at meetings that come back.

use super::twelve;
use crate::events::seats::beside;
use crate::kit::{House, Net, Person};
use crate::minutes::point;
use house::access::SpaceVisibility;
use house::ids::SpaceId;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);
const PAGE: &str = "/n/green-city/voice?series=1";
const FILE: &str = "/n/green-city/voice.csv?series=1";

/// A supper each week from the twentieth of November on; answers with the address of the first.
async fn weekly(who: &Person, net: &Net, space: SpaceId) -> String {
    let space = space.to_string();
    let fields = [
        ("kind", "event"),
        ("space", space.as_str()),
        ("title", "Supper"),
        ("body", ""),
        ("day", "2026-11-20"),
        ("start", "18:00"),
        ("end", "20:00"),
        ("repeat", "weekly"),
    ];
    let sent = who.sends(&format!("/n/{}/items", net.slug), &fields).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// These say that they come.
async fn come(people: &[Person], supper: &str) {
    for who in people {
        who.does(&format!("{supper}/answers"), &[("answer", "yes")]).await.is_fine();
    }
}

/// The first supper is over.
fn is_over(house: &House) {
    house.app.clock.forward(7 * DAY);
}

on_both! {
    async fn who_comes_speaks_sets_the_agenda_and_takes_something_on_is_told_by_group(house: House) {
        let (net, people) = twelve(&house).await;
        let trust = &people[..6];
        let supper = weekly(&people[0], &net, net.commons).await;
        come(trust, &supper).await;
        let roof = point(&people[0], &supper, "The roof", &[]).await;
        let roof = roof.rsplit('/').next().unwrap().to_owned();
        for who in trust {
            who.does(&format!("{supper}/messages"), &[("body", "I bring bread.")]).await.is_fine();
            let title = format!("A point of {}", who.name);
            let own = [("title", title.as_str()), ("aim", "discuss")];
            who.does(&format!("{}/agenda", beside(&supper)), &own).await.is_fine();
            let text = format!("{} buys paint", who.name);
            let line = [("point", roof.as_str()), ("kind", "action"), ("text", &text), ("owner", &who.name)];
            who.does(&format!("{}/minutes/lines", beside(&supper)), &line).await.is_fine();
        }
        // What is still ahead has not been said by anybody.
        people[11].opens(FILE).await.sees("Coming,Non-profit,6,46 %,–,–,–");
        people[11].opens(PAGE).await.sees("Nobody did this in that time.");
        is_over(&house);
        let file = people[11].opens(FILE).await;
        for step in ["Coming", "Speaking", "Setting the agenda", "Taking minutes", "Taking something on"] {
            file.sees(&format!("{step},Non-profit,6,46 %,100 %,2.2,–"));
            file.sees(&format!("{step},Smaller groups together,7,54 %,0 %,0.0,–"));
        }
        let page = people[0].opens(PAGE).await;
        page.is_fine().sees("Supper").sees("13 people are counted").sees("Parity before").sees("Gini").markup();
        page.sees("One group is 54 % of the people, but only 0 % of this comes from it.");
        // Each figure leads to what one can do about it, by whom may.
        page.sees("Keep seats at the next meeting").sees("Propose points for the next meeting").sees("Call for a panel");
        people[11].opens(PAGE).await.sees("Ask those who are missing").does_not_see("Keep seats at the next meeting");
        let list = people[11].opens("/n/green-city/meetings?series=1").await;
        assert_eq!(list.value("href=\"/n/green-city/voice?", "href").as_deref(), Some(PAGE));
        people[11].opens("/n/green-city/meetings").await.is_fine().does_not_see("Whose voice is heard");
    }

    async fn only_who_was_there_has_come_where_somebody_noted_it(house: House) {
        let (net, people) = twelve(&house).await;
        let supper = weekly(&people[0], &net, net.commons).await;
        come(&people, &supper).await;
        is_over(&house);
        people[0].opens(FILE).await.sees("Coming,Non-profit,6,46 %,50 %,1.1,–");
        let item: i64 = supper.rsplit('/').next().unwrap().parse().unwrap();
        let city: Vec<_> = people[6..].iter().filter_map(|who| who.member).collect();
        let noted = house.app.db.write(move |tx| {
            for member in &city {
                let was_there = "UPDATE attendances SET came_at = 1 WHERE item_id = $1 AND member_id = $2";
                tx.run(was_there, &[&item, member])?;
            }
            tx.run("UPDATE events SET came_count = 6 WHERE item_id = $1", &[&item])
        });
        noted.await.map_err(|error: db::Error| error).unwrap();
        people[0].opens(FILE).await.sees("Coming,Non-profit,6,46 %,0 %,0.0,–");
    }

    async fn of_fewer_than_five_who_did_something_no_share_is_told(house: House) {
        let (net, people) = twelve(&house).await;
        let supper = weekly(&people[0], &net, net.commons).await;
        come(&people[..4], &supper).await;
        is_over(&house);
        let file = people[11].opens(FILE).await;
        file.sees("Coming,Non-profit,6,46 %,–,–,–").sees("Coming,Smaller groups together,7,54 %,–,–,–");
        people[11].opens(PAGE).await.is_fine().does_not_see("Gini").does_not_see("One group is");
    }

    async fn a_series_that_one_may_not_read_is_as_one_that_is_not_there(house: House) {
        let (net, ana, ben) = house.two().await;
        let hidden = house.space(&net, "Quiet corner", SpaceVisibility::Members, &ana).await;
        weekly(&ana, &net, hidden).await;
        ana.opens(PAGE).await.is_fine().sees("once there are five people");
        for (page, missing) in [(PAGE, "voice?series=999"), (FILE, "voice.csv?series=999")] {
            let missing = ben.opens(&format!("/n/green-city/{missing}")).await;
            let kept = ben.opens(page).await;
            assert_eq!(kept.is_missing().text(), missing.is_missing().text());
        }
        for strange in ["series=abc", "series=-1", "series=99999999999999999999"] {
            ben.opens(&format!("/n/green-city/voice?{strange}")).await.is_fine();
        }
    }
}
