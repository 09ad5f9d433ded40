//! Whose voice is heard: by groups of five or more, which add up to all.

mod decisions;
mod series;

use crate::events::seats::{beside, held};
use crate::kit::{House, Net, Person};
use house::access::{NetworkVisibility, Role, SpaceVisibility};

/// Six people of a trust and six of the city, in this order.
async fn twelve(house: &House) -> (Net, Vec<Person>) {
    let net = house.network("green-city", NetworkVisibility::Private).await;
    let trust = ["Ana", "Ben", "Cleo", "Dora", "Emil", "Finn"];
    let city = ["Gil", "Hana", "Ivo", "Jana", "Kim", "Lea"];
    let mut people = Vec::new();
    for name in trust {
        people.push(crate::map::of(house, &net, name, ("River Trust", "non-profit")).await);
    }
    for name in city {
        people.push(crate::map::of(house, &net, name, ("City Works", "government")).await);
    }
    (net, people)
}

on_both! {
    async fn of_fewer_than_five_nothing_is_told(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        ben.does(&format!("{item}/messages"), &[("body", "Yes.")]).await.is_fine();
        ana.opens("/n/green-city/voice").await.sees("once there are five people").does_not_see("Parity");
        house.member(&net, "Gina", Role::Guest).await.opens("/n/green-city/voice").await.is_missing();
        house.visitor().opens("/n/green-city/voice").await.is_missing();
    }

    async fn steps_are_told_by_group_and_the_file_says_the_same(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let mut people = Vec::new();
        for name in ["Ana", "Ben", "Cleo", "Dora", "Emil", "Finn"] {
            people.push(house.member(&net, name, Role::Member).await);
        }
        let item = house.item(&people[0], &net, net.commons, "discussion", "Roofs").await;
        for person in &people {
            person.does(&format!("{item}/messages"), &[("body", "Yes.")]).await.is_fine();
        }
        house.item(&people[4], &net, net.commons, "idea", "A repair cafe").await;
        crate::map::kept_up(&house).await;
        let seen = people[0].opens("/n/green-city/voice?by=newcomer&months=3").await;
        seen.sees("Speaking").sees("Here for less than 90 days").sees("Gini").sees("7 people are counted");
        seen.does_not_see("What became of ideas");
        let file = people[0].opens("/n/green-city/voice.csv?by=newcomer&months=3").await;
        file.is_fine().sees("Speaking,Here for less than 90 days,7,100 %,100 %,1.0,–");
        file.sees("Proposing,Here for less than 90 days,7,100 %,–,–,–");
        for strange in ["by=nonsense", "months=-1", "months=99999999999999999999", "space=abc"] {
            people[0].opens(&format!("/n/green-city/voice?{strange}")).await.is_fine();
        }
    }

    async fn a_point_on_an_agenda_is_counted_once_for_whoever_put_it_there(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let mut people = Vec::new();
        for name in ["Ana", "Ben", "Cleo", "Dora", "Emil", "Finn"] {
            people.push(house.member(&net, name, Role::Member).await);
        }
        let supper = held(&people[0], &net, &[]).await;
        for person in &people {
            let point = [("title", person.name.as_str()), ("aim", "discuss")];
            // Sent twice, it is one.
            for _ in 0..2 {
                person.does(&format!("{}/agenda", beside(&supper)), &point).await.is_fine();
            }
        }
        // Whoever holds the event takes up what Ben proposed: that is still his point.
        let step = format!("{}/points/2/step", beside(&supper));
        people[0].does(&step, &[("do", "accept")]).await.is_fine();
        crate::map::kept_up(&house).await;
        let seen = people[0].opens("/n/green-city/voice?by=newcomer").await;
        seen.is_fine().sees("Setting the agenda").sees("How many points people put on the agenda").markup();
        let file = people[0].opens("/n/green-city/voice.csv?by=newcomer&months=3").await;
        file.is_fine().sees("Setting the agenda,Here for less than 90 days,7,100 %,100 %,1.0,–");
        let set = house.app.db.read(|q| {
            q.all::<i64>("SELECT amount FROM voice_sums WHERE step = 'agenda' ORDER BY member_id", &[])
        });
        assert_eq!(set.await.map_err(|error: db::Error| error).unwrap(), [1; 6]);
        let log = net.steward.opens("/n/green-city/log?what=agenda-set").await;
        log.is_fine().sees("put a point on the agenda of").sees("Supper");
    }

    async fn guests_are_not_among_those_whose_voice_is_asked_for(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        for name in ["Ana", "Ben", "Cleo", "Dora", "Emil", "Finn"] {
            house.member(&net, name, Role::Member).await;
        }
        for name in ["Gina", "Gus"] {
            house.member(&net, name, Role::Guest).await;
        }
        net.steward.opens("/n/green-city/voice").await.sees("7 people are counted");
    }

    async fn what_two_pages_together_would_tell_of_a_few_is_told_by_neither(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let mut people = Vec::new();
        for number in 0..12 {
            let home = if number % 2 == 0 { ("River Trust", "non-profit") } else { ("City Works", "government") };
            people.push(crate::map::of(&house, &net, &format!("Person {number}"), home).await);
        }
        let item = house.item(&people[0], &net, net.commons, "discussion", "Roofs").await;
        for person in &people {
            person.does(&format!("{item}/messages"), &[("body", "Yes.")]).await.is_fine();
        }
        let arrived = |days: u64, members: Vec<house::ids::MemberId>| {
            let at = house.now() - std::time::Duration::from_secs(days * 86_400);
            house.app.db.write(move |tx| {
                for member in &members {
                    tx.run("UPDATE members SET joined_at = $2 WHERE id = $1", &[member, &at])?;
                }
                Ok::<_, db::Error>(())
            })
        };
        let mut new: Vec<_> = people.iter().step_by(2).map(|person| person.member.unwrap()).collect();
        let all = people.iter().map(|person| person.member.unwrap()).chain(net.steward.member).collect();
        arrived(400, all).await.unwrap();
        new.extend(people[1].member);
        arrived(10, new).await.unwrap();
        crate::map::kept_up(&house).await;
        let page = "/n/green-city/voice.csv?months=3&by=";
        // All of the one sector are new, and one of the other: what both groupings tell would be told of that one alone.
        people[0].opens(&format!("{page}newcomer")).await.sees("Speaking,Here for less than 90 days,7,54 %,–,–,–");
        people[0].opens(&format!("{page}sector")).await.is_fine().sees("46 %,50 %,1.1");
        arrived(400, vec![people[1].member.unwrap()]).await.unwrap();
        people[0].opens(&format!("{page}newcomer")).await.sees("Speaking,Here for less than 90 days,6,46 %,50 %,1.1,–");
    }

    async fn a_space_that_one_may_not_read_has_no_voices(house: House) {
        let (net, ana, ben) = house.two().await;
        let hidden = house.space(&net, "Quiet corner", SpaceVisibility::Members, &ana).await;
        ana.opens(&format!("/n/green-city/voice?space={hidden}")).await.is_fine();
        ben.opens(&format!("/n/green-city/voice?space={hidden}")).await.is_missing();
        ben.opens(&format!("/n/green-city/voice.csv?space={hidden}")).await.is_missing();
    }
}
