//! The story of a year: composed, edited, published, and read by each as far as they may.

use crate::kit::{House, Net, Person};
use house::access::{NetworkVisibility, Role, SpaceVisibility};
use house::ids::SpaceId;
use std::time::Duration;

const STORY: &str = "/n/green-city/annual/2026";
const DRAFT: &str = "/n/green-city/annual/2026/draft";
const DAY: Duration = Duration::from_secs(86_400);

/// An event in a space, whose day has come and gone.
async fn met(who: &Person, space: SpaceId, title: &str) -> String {
    let space = space.to_string();
    let fields = [
        ("kind", "event"),
        ("space", space.as_str()),
        ("title", title),
        ("body", ""),
        ("day", "2026-11-16"),
        ("start", "18:00"),
    ];
    who.sends("/n/green-city/items", &fields).await.leads_to().unwrap()
}

/// A network in which people have met in a public space and among themselves; the story of its year is composed.
async fn composed(house: &House) -> (Net, Person, SpaceId, [String; 2]) {
    let net = house.network("green-city", NetworkVisibility::Public).await;
    let ana = house.member(&net, "Ana", Role::Member).await;
    let open = house.space(&net, "Market", SpaceVisibility::Public, &ana).await;
    let meetings = [met(&ana, open, "Open day").await, met(&ana, net.commons, "Evening of members").await];
    house.app.clock.forward(5 * DAY);
    net.steward.does("/n/green-city/annual", &[("year", "2026")]).await.sees("The draft is ready").markup();
    (net, ana, open, meetings)
}

/// The number of the sentence in which this stands.
async fn sentence(house: &House, words: &str) -> i64 {
    let like = format!("%{words}%");
    let found = house.app.db.read(move |q| {
        q.one::<i64>("SELECT id FROM annual_sentences WHERE made LIKE $1 ORDER BY id LIMIT 1", &[&like])
    });
    found.await.unwrap()
}

async fn publish(net: &Net, to: &str) {
    net.steward.does(&format!("{STORY}/publication"), &[("to", to)]).await.is_fine();
}

on_both! {
    async fn a_story_is_composed_edited_and_published(house: House) {
        let (net, ana, _, meetings) = composed(&house).await;
        let visitor = house.visitor();
        ana.opens(STORY).await.is_missing();
        ana.opens(DRAFT).await.is_missing();
        ana.opens("/n/green-city/annual").await.sees("No story has been published yet").markup();
        let id = sentence(&house, "Open day").await;
        let (text, keep, place) = (format!("text-{id}"), format!("keep-{id}"), format!("place-{id}"));
        let fields = [
            ("opening", "A year of <open> doors.\n\nThank you."),
            (text.as_str(), "Everybody came to the open day."),
            (keep.as_str(), "true"),
            (place.as_str(), "5"),
            ("new", "We bought a kettle."),
            ("chapter", "learned"),
            ("link", ""),
        ];
        net.steward.does(DRAFT, &fields).await.sees("The story is saved").sees("We bought a kettle").markup();
        publish(&net, "members").await;
        // On paper, what only stewards see of it is left out.
        let seen = net.steward.opens(STORY).await;
        assert!(seen.html().contains("<article class=\"year\">"), "{}", seen.html());
        assert!(seen.html().contains("<span class=\"year-keeping\">"), "{}", seen.html());
        assert!(!ana.opens(STORY).await.html().contains("year-keeping"));
        let seen = ana.opens(STORY).await;
        seen.sees("A year of <open> doors.").sees("Everybody came to the open day.").sees("Evening of members").markup();
        for meeting in &meetings {
            assert!(seen.html().contains(&format!("href=\"{meeting}\"")), "{}", seen.html());
        }
        seen.sees("We bought a kettle.").sees("What we learned");
        visitor.opens(STORY).await.is_missing();
        ana.opens("/n/green-city/annual").await.sees("The story of 2026");
        // What was edited is kept when the sentences are made anew.
        net.steward.does(&format!("{STORY}/making"), &[]).await.sees("have been written again");
        ana.opens(STORY).await.sees("Everybody came to the open day.").sees("We bought a kettle.");
        publish(&net, "public").await;
        let seen = visitor.opens(STORY).await;
        seen.is_fine().sees("Everybody came to the open day.").does_not_see("Evening of members").markup();
        assert!(seen.html().contains("og:description") && seen.html().contains("doors. Thank you."), "{}", seen.html());
        publish(&net, "draft").await;
        visitor.opens(STORY).await.is_missing();
        ana.opens(STORY).await.is_missing();
    }

    async fn what_is_hidden_or_gone_loses_its_sentence(house: House) {
        let (net, ana, open, meetings) = composed(&house).await;
        publish(&net, "public").await;
        let visitor = house.visitor();
        visitor.opens(STORY).await.sees("Open day");
        ana.does(&format!("{}/removal", meetings[1]), &[("sure", "yes")]).await.is_fine();
        ana.opens(STORY).await.sees("Open day").does_not_see("Evening of members");
        net.steward.opens(DRAFT).await.sees("One sentence is not shown").does_not_see("Evening of members");
        let hide = [("name", "Market"), ("purpose", ""), ("visibility", "members"), ("joining", "open"), ("join_question", "")];
        ana.does(&format!("/n/green-city/spaces/{open}"), &hide).await.is_fine();
        // Not even who is in the space reads in the story what not every member may read.
        for who in [&visitor, &ana, &net.steward] {
            who.opens(STORY).await.is_fine().does_not_see("Open day");
        }
        net.steward.opens(DRAFT).await.sees("2 sentences are not shown").does_not_see("Open day");
        // Made anew, the story does not find them again.
        net.steward.does(&format!("{STORY}/making"), &[]).await.does_not_see("Open day");
    }

    async fn a_bad_sentence_is_refused_beside_its_field(house: House) {
        let (net, ana, _, _) = composed(&house).await;
        let hidden = house.space(&net, "Quiet corner", SpaceVisibility::Members, &ana).await;
        let hush = house.item(&ana, &net, hidden, "discussion", "Hush").await;
        for link in [hush.as_str(), "/n/green-city/items/999999", "nowhere"] {
            let fields = [("opening", "Kept"), ("new", "We whispered."), ("chapter", "learned"), ("link", link)];
            let seen = net.steward.sends(DRAFT, &fields).await;
            seen.is_refused().sees("A sentence must link to a page").keeps("We whispered.").keeps("Kept").markup();
        }
        let id = sentence(&house, "Open day").await;
        let (text, keep) = (format!("text-{id}"), format!("keep-{id}"));
        net.steward.sends(DRAFT, &[(text.as_str(), ""), (keep.as_str(), "true")]).await.is_refused().markup();
        let strange = [("new", "We were there."), ("chapter", "nonsense"), ("link", "")];
        net.steward.sends(DRAFT, &strange).await.is_refused();
        net.steward.sends("/n/green-city/annual", &[("year", "1871")]).await.is_refused().markup();
        let story: i64 = house.app.db.read(|q| q.one("SELECT id FROM annual_stories", &[])).await.unwrap();
        let filled = house.app.db.write(move |tx| {
            for number in 0..150 {
                tx.run(
                    "INSERT INTO annual_sentences (story_id, network_id, chapter, place, source, record, record_id,
                                                   query, made, dropped, made_at)
                     SELECT id, network_id, 'learned', 900, $2, 'none', 0, '', 'One of many', TRUE, 0
                     FROM annual_stories WHERE id = $1",
                    &[&story, &format!("hand-{number}")],
                )?;
            }
            Ok::<_, db::Error>(())
        });
        filled.await.unwrap();
        let more = [("new", "One more."), ("chapter", "learned"), ("link", "")];
        net.steward.sends(DRAFT, &more).await.is_refused().sees("nobody reads more").keeps("One more.");
    }

    async fn a_network_that_shows_nothing_outside_tells_members_alone(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        net.steward.does("/n/green-city/annual", &[("year", "2026")]).await.is_fine().does_not_see("Publish to everyone");
        publish(&net, "public").await;
        ana.opens(STORY).await.is_fine().sees("There is nothing in it that you can see").markup();
        net.steward.opens(DRAFT).await.sees("For members");
        ana.opens("/n/green-city/today").await.sees("published the story of a year");
    }

    async fn figures_of_the_year_lead_to_their_report_and_stay_inside(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        let mut people = Vec::new();
        for number in 0..6 {
            people.push(crate::map::of(&house, &net, &format!("Person {number}"), ("River Trust", "non-profit")).await);
        }
        let item = house.item(&people[0], &net, net.commons, "discussion", "Roofs").await;
        for person in &people {
            person.does(&format!("{item}/messages"), &[("body", "Yes.")]).await.is_fine();
        }
        crate::map::kept_up(&house).await;
        house.app.clock.forward(20 * DAY);
        crate::figures::counted(&house).await;
        net.steward.does("/n/green-city/annual", &[("year", "2026")]).await.sees("Messages and answers: 6.").sees("Members only");
        publish(&net, "public").await;
        let seen = people[0].opens(STORY).await;
        seen.sees("Messages and answers: 6.").sees("Active members: 6 a month, on average.");
        let mut way = seen.html().split("href=\"").filter_map(|rest| rest.split('"').next());
        let report = way.find(|href| href.contains("figure=voice-spoke")).unwrap();
        let report = report.replace("&amp;", "&").replace("&#38;", "&");
        people[0].opens(&report).await.is_fine().sees("Messages and answers");
        house.visitor().opens(STORY).await.is_fine().does_not_see("Messages and answers");
        house.member(&net, "Gina", Role::Guest).await.opens(STORY).await.is_fine().does_not_see("Messages and answers");
    }
}
