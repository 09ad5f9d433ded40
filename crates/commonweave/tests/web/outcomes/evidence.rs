//! What was done while a curve went its way: by its date, and to each as far as they may read it.

use super::{BASE, defines, measures, network};
use crate::boards::columns;
use crate::kit::{Net, Person};
use crate::proposals;
use crate::tasks::{at, milestone};
use house::access::{Role, SpaceVisibility};
use house::ids::SpaceId;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);

/// An indicator of an objective toward which these spaces work.
async fn measured_for(who: &Person, net: &Net, spaces: &[SpaceId]) -> String {
    let numbers: Vec<String> = spaces.iter().map(ToString::to_string).collect();
    let mut fields = vec![("title", "Clean air")];
    fields.extend(numbers.iter().map(|number| ("space", number.as_str())));
    let aim = who.sends(&format!("{BASE}/objectives"), &fields).await.leads_to().unwrap();
    let air = defines(who, net, "Fine dust", &[("objective", aim.rsplit('/').next().unwrap())]).await;
    measures(who, &air, &[("2026-09", "18"), ("2026-10", "17")]).await;
    air
}

/// A milestone that is reached now, and its address.
async fn reached(who: &Person, net: &Net, space: SpaceId, title: &str) -> String {
    let made = milestone(who, net, space, title, "2026-11-20").await;
    who.does(&format!("{made}/state"), &[("to", "reached")]).await.is_fine();
    made
}

async fn notes(who: &Person, indicator: &str, body: &str) {
    let fields = [("strand", "works"), ("body", body)];
    who.does(&format!("{indicator}/stories"), &fields).await.sees("Added to the story");
}

on_both! {
    async fn what_was_done_stands_beside_the_curve_by_its_date(house: House) {
        let (net, fay) = network(&house).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let port = house.space(&net, "Clean port", SpaceVisibility::Network, &fay).await;
        let air = measured_for(&fay, &net, &[port]).await;
        let page = format!("{air}/evidence");
        assert!(ana.opens(&air).await.html().contains(&format!("href=\"{page}\"")));
        ana.opens(&page).await.is_fine().sees("Nothing has been found yet").sees("Clean port").markup();
        let shore = reached(&fay, &net, port, "Shore power runs").await;
        notes(&fay, &air, "Ships switch their engines off.").await;
        let space = port.to_string();
        let evening = [
            ("kind", "event"),
            ("space", space.as_str()),
            ("title", "Evening at the port"),
            ("body", ""),
            ("day", "2026-11-16"),
            ("start", "18:00"),
        ];
        fay.sends("/n/green/items", &evening).await.leads_to().unwrap();
        // What lies ahead has not been done.
        let seen = ana.opens(&page).await;
        seen.sees("Shore power runs").sees("Milestone reached").sees("Ships switch their engines off.").does_not_see("Evening at the port");
        assert!(seen.html().contains(&format!("href=\"{shore}\"")), "{}", seen.html());
        house.app.clock.forward(20 * DAY);
        measures(&fay, &air, &[("2026-11", "12")]).await;
        let seen = ana.opens(&page).await;
        seen.is_fine().sees("Evening at the port").sees("Meeting held").sees("proves nothing").markup();
        assert_eq!(seen.html().matches("class=\"noted\"").count(), 3, "each is marked in the picture: {}", seen.html());
        let (milestone, meeting) = (seen.html().find("Shore power").unwrap(), seen.html().find("Evening at").unwrap());
        assert!(milestone < meeting, "the earliest stands first");
        // What a review has led to is told once it is done.
        let number = air.rsplit('/').next().unwrap();
        fay.does(&format!("{BASE}/review/{number}"), &[("action", "Ask the ferries"), ("space", &space)]).await.is_fine();
        ana.opens(&page).await.does_not_see("Ask the ferries");
        let task = house.app.db.read(|q| q.one::<i64>("SELECT item_id FROM indicator_actions", &[])).await.unwrap();
        let done = columns(&house, port).await[2].to_string();
        fay.does(&at(&format!("/n/green/items/{task}"), "place"), &[("to", &done)]).await.is_fine();
        ana.opens(&page).await.sees("Ask the ferries").sees("Action done").markup();
    }

    async fn decisions_and_turns_of_projects_are_told_too(house: House) {
        let (net, fay) = network(&house).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let air = measured_for(&fay, &net, &[net.commons]).await;
        let port = house.space(&net, "Clean port", SpaceVisibility::Network, &fay).await;
        // A project that means to move the indicator stands with it, whatever its objective.
        let sheet = format!("/n/green/spaces/{port}");
        fay.does(&format!("{sheet}/sheet"), &[("indicator", &air)]).await.sees("The sheet has been saved.");
        fay.does(&format!("{sheet}/state"), &[("state", "running"), ("why", "")]).await.sees("The state is changed.");
        let (_, acts) = proposals::opened(&fay, &net, &proposals::draft("simple", "", &[])).await;
        let page = format!("{air}/evidence");
        ana.opens(&page).await.sees("Clean port").sees("Project under way").does_not_see("Where to plant");
        proposals::votes(&ana, &acts, &[("choice", "yes")]).await;
        proposals::ends(&house).await;
        ana.opens(&page).await.sees("Where to plant").sees("Vote decided").markup();
    }

    async fn of_what_was_done_each_reads_what_they_may(house: House) {
        let (net, fay) = network(&house).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let visitor = house.visitor();
        let hidden = house.space(&net, "Night shift", SpaceVisibility::Members, &fay).await;
        let inside = house.space(&net, "Day shift", SpaceVisibility::Network, &fay).await;
        let open = house.space(&net, "Market", SpaceVisibility::Public, &fay).await;
        let air = measured_for(&fay, &net, &[hidden, inside, open]).await;
        for (space, title) in [(hidden, "The crane is sold"), (inside, "The lamps are changed"), (open, "The stalls are up")] {
            reached(&fay, &net, space, title).await;
        }
        let fays = format!("/n/green/people/{}", fay.member.unwrap());
        notes(&fay, &air, "The wind has turned.").await;
        notes(&fay, &air, &format!("[@Fay]({fays}) asked the harbour.")).await;
        let page = format!("{air}/evidence");
        let own = fay.opens(&page).await;
        own.sees("The crane is sold").sees("Night shift").sees("asked the harbour").markup();
        let seen = ana.opens(&page).await;
        seen.sees("The lamps are changed").sees("The stalls are up").sees("asked the harbour").does_not_see("crane").does_not_see("Night shift");
        visitor.opens(&page).await.is_missing();
        net.steward.does(&format!("{BASE}/publication"), &[("shown", "yes")]).await.is_fine();
        let seen = visitor.opens(&page).await;
        seen.is_fine().sees("The stalls are up").sees("The wind has turned").does_not_see("lamps").does_not_see("Day shift").does_not_see("crane").markup();
        seen.does_not_see("asked the harbour").does_not_see("Add to the story");
        // What a closed space measures of its work has its evidence there alone.
        let number = hidden.to_string();
        let fields = [("sort", "performance"), ("space", number.as_str()), ("quadrant", "amount")];
        let calls = defines(&fay, &net, "Calls taken", &fields).await;
        fay.opens(&format!("{calls}/evidence")).await.is_fine().sees("The crane is sold");
        for who in [&ana, &visitor, &net.steward] {
            who.opens(&format!("{calls}/evidence")).await.is_missing();
        }
        ana.opens("/n/green/outcomes/indicators/9999/evidence").await.is_missing();
    }

    async fn a_meeting_of_a_whole_day_stands_on_its_day_wherever_one_is(house: House) {
        let (net, fay) = network(&house).await;
        let air = measured_for(&fay, &net, &[net.commons]).await;
        let space = net.commons.to_string();
        let fields = [("kind", "event"), ("space", space.as_str()), ("title", "Fair of the port"), ("body", "")];
        let when = [("day", "2026-11-16"), ("all_day", "true")];
        fay.sends("/n/green/items", &[fields.as_slice(), &when].concat()).await.leads_to().unwrap();
        house.app.clock.forward(4 * DAY);
        for zone in ["America/Los_Angeles", "Pacific/Auckland"] {
            fay.does("/account", &[("name", "Fay"), ("language", "en"), ("time_zone", zone)]).await;
            let seen = fay.opens(&format!("{air}/evidence")).await;
            seen.is_fine().sees("Fair of the port").sees("16 Nov 2026").does_not_see("15 Nov 2026").does_not_see("17 Nov 2026");
        }
    }

    async fn what_was_done_long_ago_stands_on_earlier_pages(house: House) {
        let (net, fay) = network(&house).await;
        let air = measured_for(&fay, &net, &[net.commons]).await;
        let (me, now) = (fay.member.unwrap(), house.now());
        let (indicator, network) = (air.rsplit('/').next().unwrap().parse::<i64>().unwrap(), net.id);
        let filled = house.app.db.write(move |tx| {
            for number in 0..62_u32 {
                let (text, at) = (format!("Note number {number:02}."), now - DAY + Duration::from_secs(number.into()));
                tx.run(
                    "INSERT INTO indicator_stories (indicator_id, network_id, strand, body, body_html, author_id, created_at)
                     VALUES ($1, $2, 'works', $3, $4, $5, $6)",
                    &[&indicator, &network, &text, &text, &me, &at],
                )?;
            }
            Ok::<_, db::Error>(())
        });
        filled.await.unwrap();
        let page = fay.opens(&format!("{air}/evidence")).await;
        page.is_fine().sees("Note number 61.").sees("Note number 02.").does_not_see("Note number 01.").markup();
        let earlier = page.value("class=\"pager\"", "href").unwrap();
        let page = fay.opens(&earlier).await;
        page.is_fine().sees("Note number 00.").sees("Note number 01.").sees("Note number 02.").does_not_see("Note number 03.");
        assert!(!page.html().contains("class=\"pager\""));
        for odd in ["-9223372036854775808", "9223372036854775807", "x"] {
            fay.opens(&format!("{air}/evidence?before={odd}")).await.is_fine();
        }
    }
}
