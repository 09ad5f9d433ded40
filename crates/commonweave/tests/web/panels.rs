//! People drawn by lot: who comes, with which chance, from which seed, and who takes the seat of whom.

mod lists;
mod refusals;
mod replacements;

use crate::kit::{House, Net, Person, Seen};
use axum::http::StatusCode;
use house::access::Role;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);

/// What the form of a panel sends, with more or other fields.
pub fn draft<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("kind", "panel"),
        ("title", "Harbour panel"),
        ("body", "Who looks after the harbour?"),
        ("size", "2"),
        ("questions", "Age: young (1-1); old (1-1)"),
        ("until", "2026-11-18"),
        ("draw", "2026-11-20"),
        ("hour", "18:00"),
        ("source", "The lottery of 20 November"),
    ];
    let kept = usual.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more.iter().copied()).collect()
}

/// A call for a panel; answers with its address and that of what is done with it.
pub async fn called(who: &Person, net: &Net, space: &str, more: &[(&str, &str)]) -> (String, String) {
    let fields = [draft(more), vec![("space", space)]].concat();
    let sent = who.sends(&format!("/n/{}/items", net.slug), &fields).await;
    let item = sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()));
    let acts = item.replace("/items/", "/panels/");
    (item, acts)
}

/// The number of a panel in this space, for walks over all routes.
pub async fn for_everyone(who: &Person, net: &Net, space: &str) -> String {
    let (item, _) = called(who, net, space, &[]).await;
    item.rsplit('/').next().unwrap().to_owned()
}

async fn comes(who: &Person, acts: &str, answer: &str) {
    let sent = who.sends(&format!("{acts}/volunteering"), &[("answer0", answer)]).await;
    assert!(sent.leads_to().is_some(), "{}", sent.text());
}

/// Four who are willing, two of them young.
async fn four(house: &House, net: &Net, acts: &str) -> Vec<Person> {
    let mut all = Vec::new();
    for (name, answer) in [("Cleo", "0"), ("Dora", "0"), ("Emil", "1"), ("Fay", "1")] {
        let who = house.member(net, name, Role::Member).await;
        comes(&who, acts, answer).await;
        all.push(who);
    }
    all
}

/// The call ends, the chances are published.
async fn closes(house: &House) {
    goes_on(house, 5).await;
}

/// The moment of the draw comes, and the seed is typed in.
async fn draws(house: &House, host: &Person, acts: &str, seed: &str) {
    goes_on(house, 2).await;
    host.does(&format!("{acts}/seed"), &[("seed", seed)]).await.is_fine();
    house.jobs_end().await;
}

async fn goes_on(house: &House, days: u32) {
    house.app.clock.forward(days * DAY);
    house.jobs_end().await;
}

/// Those of them who are named on the page of the panel.
async fn named<'a>(reader: &Person, item: &str, all: &'a [Person]) -> Vec<&'a Person> {
    let page = reader.opens(item).await;
    let text = page.is_fine().text();
    all.iter().filter(|who| text.contains(&who.name)).collect()
}

on_both! {
    async fn a_panel_is_drawn_from_a_seed_that_nobody_knew(house: House) {
        let (net, ana, ben) = house.two().await;
        let form = ana.opens(&format!("/n/green-city/items/new?kind=panel&space={}", net.commons)).await;
        form.is_fine().sees("Where the seed comes from").markup();
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &[]).await;
        let page = ben.opens(&item).await;
        page.sees("2 seats, drawn by lot").sees("The lottery of 20 November").sees("Would you take part if you were drawn?").markup();
        let people = four(&house, &net, &acts).await;
        ben.opens(&format!("{item}/result")).await.sees("The chances are published when the call has closed.").markup();
        ana.opens("/n/green-city/calendar").await.is_fine().sees("Last chance to volunteer: Harbour panel").sees("Draw: Harbour panel");
        closes(&house).await;
        people[0].opens(&item).await.sees("You have number 1 in this draw").sees("Your chance of being drawn is 50.0 %.");
        let published = ben.opens(&format!("{item}/result")).await;
        published.sees("4 people volunteered for 2 seats.").sees("between 50.0 % and 50.0 %").sees("The seed is not known yet").does_not_see("Cleo").markup();
        goes_on(&house, 2).await;
        ana.opens(&item).await.sees("The panel can be drawn").markup();
        ana.opens("/n/green-city/inbox").await.sees("The panel can be drawn");
        ana.opens(&format!("{acts}/draws")).await.is_fine().sees("The lottery of 20 November").markup();
        ana.does(&format!("{acts}/seed"), &[("seed", "42")]).await;
        house.jobs_end().await;
        let drawn = ben.opens(&item).await;
        drawn.sees("On the panel").sees("42").markup();
        let on = named(&ben, &item, &people).await;
        // One young, one old; nobody else is named.
        assert_eq!(on.iter().map(|who| ["Cleo", "Dora"].contains(&who.name.as_str())).filter(|young| *young).count(), 1);
        assert_eq!(on.len(), 2, "{}", drawn.text());
        for who in &people {
            let drawn = on.iter().any(|one| one.name == who.name);
            let told = if drawn { "You are on this panel" } else { "You were not drawn this time" };
            who.opens(&item).await.sees(told).markup();
            if drawn {
                who.opens("/n/green-city/inbox").await.sees("You were drawn for this panel");
            }
        }
        // They have a space of their own.
        let before = drawn.html().split("To the panel").next().unwrap();
        let space = before.rsplit("href=\"").next().unwrap().split('"').next().unwrap().to_owned();
        let inside = ana.opens(&format!("{space}/people")).await;
        for who in &people {
            assert_eq!(inside.is_fine().text().contains(&who.name), on.iter().any(|one| one.name == who.name), "{}", who.name);
        }
        // Whoever was not drawn reads it and does not join by themselves.
        let left = people.iter().find(|who| on.iter().all(|one| one.name != who.name)).unwrap();
        left.opens("/n/green-city/spaces").await.sees("Ask to join Harbour panel").does_not_see("Join Harbour panel");
        left.sends(&format!("{space}/membership"), &[]).await;
        ana.opens(&format!("{space}/people")).await.does_not_see(&left.name);
        let result = ben.opens(&format!("{item}/result")).await;
        result.is_fine().sees("Numbers drawn").sees("--seed 42").markup();
        ben.opens("/n/green-city/panels").await.is_fine().sees("Harbour panel").sees("2 seats drawn").markup();
        lists::again(&ana, &acts, &result, ("1", "2", "42")).await;
    }

    async fn who_is_willing_is_known_to_those_who_hold_the_panel_and_to_nobody_else(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &[]).await;
        ben.opens(&format!("{acts}/volunteering")).await.is_fine().sees("young").sees("Others see your name only if you are drawn").markup();
        let people = four(&house, &net, &acts).await;
        let cleo = &people[0];
        cleo.opens(&item).await.sees("You have volunteered");
        cleo.opens(&format!("{acts}/volunteering")).await.sees("Withdraw").markup();
        // Whoever comes twice has come once, and says what they say now.
        comes(cleo, &acts, "1").await;
        ana.opens(&format!("{acts}/volunteers")).await.is_fine().sees("Cleo").sees("Fay").sees("young").markup();
        for page in ["volunteers", "draws", "extension"] {
            ben.opens(&format!("{acts}/{page}")).await.is_missing();
        }
        let open = [item.clone(), format!("{item}/result"), "/n/green-city/panels".to_owned(), "/n/green-city/today".to_owned(),
                    format!("{item}/history"), format!("/n/green-city/spaces/{}/items", net.commons), "/n/green-city/calendar".to_owned()];
        // That they are new in the network is told to everyone.
        let told = |page: Seen| page.text().split("New here").next().unwrap().to_owned();
        for page in &open {
            let told = told(ben.opens(page).await);
            assert!(!told.contains("Cleo") && !told.contains("Fay"), "{page}: {told}");
        }
        let log = net.steward.opens("/n/green-city/log").await;
        log.sees("Somebody volunteered for");
        assert!(!log.text().contains("Cleo volunteered") && !log.text().contains("Fay"), "{}", log.text());
        closes(&house).await;
        for page in &open {
            let told = told(ben.opens(page).await);
            assert!(!told.contains("Cleo") && !told.contains("Fay"), "{page}: {told}");
        }
        // With fewer than five of a kind the lists would tell who it is.
        for list in ["respondents.csv", "categories.csv"] {
            ben.opens(&format!("{acts}/{list}")).await.is_missing();
        }
        ana.opens(&format!("{acts}/respondents.csv")).await.is_fine().does_not_see("Cleo");
        // One's own data say it, a host's export of the network does not.
        let own = lists::taken(cleo).await;
        assert!(own.iter().any(|(name, text)| name.ends_with("panel-seats.csv") && text.contains("willing")), "{:?}", own.keys());
        let whole = lists::exported(&house).await;
        assert!(whole.iter().any(|(name, text)| name.ends_with("panels.csv") && text.contains("ready")), "{:?}", whole.keys());
        assert!(!whole.iter().any(|(name, text)| name.ends_with("panel-seats.csv") && text.contains("willing")));
    }

    async fn sectors_are_taken_from_the_figures_of_the_network(house: House) {
        let (net, ana, ben) = house.two().await;
        let form = [("name", "School"), ("sector", "education")];
        let school = net.steward.sends("/n/green-city/organisations", &form).await.leads_to().unwrap();
        ana.does(&format!("{school}/affiliation"), &[]).await;
        let more = [("questions", ""), ("sectors", "true"), ("size", "2")];
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &more).await;
        for who in [&ana, &ben, &net.steward] {
            who.does(&format!("{acts}/volunteering"), &[]).await;
        }
        closes(&house).await;
        // Of three in the network one stands for education: of two seats none or one, of two others one or two.
        let seen = ben.opens(&format!("{item}/result")).await;
        seen.sees("3 people volunteered for 2 seats.").sees("Education 1 0 1").sees("No sector 2 1 2").markup();
        let list = ana.opens(&format!("{acts}/categories.csv")).await;
        assert!(list.text().contains("sector,none,1,2 sector,education,0,1"), "{}", list.text());
        draws(&house, &ana, &acts, "5").await;
        ben.opens(&item).await.sees("On the panel");
    }

    async fn too_few_are_given_more_time(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &[("questions", ""), ("size", "3")]).await;
        ben.does(&format!("{acts}/volunteering"), &[]).await.sees("You can be drawn now");
        closes(&house).await;
        ana.opens(&item).await.sees("There are too few volunteers for the seats").markup();
        ana.opens("/n/green-city/inbox").await.sees("No panel can be drawn yet");
        ben.opens(&item).await.sees("No panel can be drawn yet").does_not_see("too few volunteers");
        ana.opens(&format!("{acts}/extension")).await.is_fine().keeps("The lottery of 20 November").markup();
        let early = [("until", "2026-11-10"), ("draw", "2026-12-10"), ("hour", "18:00"), ("source", "Dice")];
        ana.sends(&format!("{acts}/extension"), &early).await.is_refused().sees("Choose a time in the future.");
        let later = [("until", "2026-12-01"), ("draw", "2026-12-10"), ("hour", "18:00"), ("source", "The lottery of 10 December")];
        ana.does(&format!("{acts}/extension"), &later).await.sees("The call has been extended.").sees("The lottery of 10 December");
        ben.does(&format!("{acts}/volunteering/removal"), &[]).await.sees("You have withdrawn.").sees("Would you take part");
        ben.does(&format!("{acts}/volunteering"), &[]).await;
        for who in [&ana, &net.steward] {
            who.does(&format!("{acts}/volunteering"), &[]).await;
        }
        goes_on(&house, 13).await;
        ben.opens(&item).await.sees("Your chance of being drawn is 100.0 %.");
        goes_on(&house, 9).await;
        draws(&house, &ana, &acts, "9").await;
        let page = ben.opens(&item).await;
        page.sees("You are on this panel").sees("3 seats, drawn by lot");
        ana.opens(&item).await.sees("You are on this panel");
        ana.sends(&format!("{acts}/extension"), &later).await.is(StatusCode::CONFLICT);
    }
}
