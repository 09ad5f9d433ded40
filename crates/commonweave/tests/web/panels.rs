//! People drawn by lot: who comes, with which chance, from which seed, and who takes the seat of whom.

use crate::kit::{House, Net, Person};
use axum::http::StatusCode;
use house::access::{Role, SpaceVisibility};
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
    who.sends(&format!("{acts}/volunteering"), &[("answer0", answer)]).await.leads_to().unwrap();
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

async fn goes_on(house: &House, days: u32) {
    house.app.clock.forward(days * DAY);
    house.jobs_end().await;
}

on_both! {
    async fn a_panel_is_drawn_from_a_seed_that_nobody_knew(house: House) {
        let (net, ana, ben) = house.two().await;
        let form = ana.opens(&format!("/n/green-city/items/new?kind=panel&space={}", net.commons)).await;
        form.is_fine().sees("Where the seed comes from").markup();
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &[]).await;
        ben.opens(&item).await.is_fine().sees("2 seats, drawn by lot").sees("The lottery of 20 November").sees("Would you take part if you were drawn?").markup();
        ben.opens(&format!("{acts}/volunteering")).await.is_fine().sees("young").markup();
        ben.sends(&format!("{acts}/volunteering"), &[]).await.is_refused();
        ben.sends(&format!("{acts}/volunteering"), &[("answer0", "9")]).await.is_refused();
        let people = four(&house, &net, &acts).await;
        // Whoever comes twice has come once, and says what they say now.
        comes(&people[0], &acts, "1").await;
        comes(&people[0], &acts, "0").await;
        people[0].opens(&item).await.sees("You have volunteered");
        // Who is willing is known to those who hold it, and to nobody else by any way.
        ana.opens(&format!("{acts}/volunteers")).await.is_fine().sees("Cleo").sees("Fay").sees("young").markup();
        for page in [format!("{acts}/volunteers"), format!("{acts}/respondents.csv"), format!("{acts}/draws")] {
            ben.opens(&page).await.is_missing();
        }
        for page in [item.clone(), format!("{item}/result"), "/n/green-city/panels".to_owned(), "/n/green-city/today".to_owned()] {
            ben.opens(&page).await.is_fine().does_not_see("Cleo").does_not_see("Fay");
        }
        net.steward.opens("/n/green-city/log").await.sees("Somebody volunteered for").does_not_see("Cleo volunteered");
        ben.opens(&format!("{item}/result")).await.sees("The chances are published when the call has closed.").markup();
        goes_on(&house, 5).await;
        ben.sends(&format!("{acts}/volunteering"), &[("answer0", "0")]).await.is_refused().sees("Nobody can volunteer any more.");
        people[0].opens(&item).await.sees("You have number 1 in this draw").sees("Your chance of being drawn is 50.0 %.");
        let published = ben.opens(&format!("{item}/result")).await;
        published.sees("4 people volunteered for 2 seats.").sees("between 50.0 % and 50.0 %").does_not_see("Cleo").markup();
        let digest = published.html().split("<p><code>").nth(1).unwrap().split('<').next().unwrap().to_owned();
        assert_eq!(digest.len(), 64, "{digest}");
        ana.sends(&format!("{acts}/seed"), &[("seed", "42")]).await.is(StatusCode::CONFLICT).sees("The day of this draw has not come yet.");
        goes_on(&house, 2).await;
        ana.opens(&item).await.sees("The panel can be drawn");
        ana.opens(&format!("{acts}/draws")).await.is_fine().sees("The lottery of 20 November").markup();
        for odd in ["", "NaN", "-1", "1.5", "99999999999999999999999", "forty"] {
            ana.sends(&format!("{acts}/seed"), &[("seed", odd)]).await.is_refused().keeps(odd);
        }
        ben.sends(&format!("{acts}/seed"), &[("seed", "42")]).await.is_missing();
        ana.does(&format!("{acts}/seed"), &[("seed", "42")]).await;
        ana.sends(&format!("{acts}/seed"), &[("seed", "43")]).await.is(StatusCode::CONFLICT);
        house.jobs_end().await;
        let drawn = ben.opens(&item).await;
        drawn.sees("On the panel").sees("42").markup();
        let on: Vec<&str> = ["Cleo", "Dora", "Emil", "Fay"].into_iter().filter(|name| drawn.text().contains(name)).collect();
        assert_eq!(on.len(), 2, "{}", drawn.text());
        // One young, one old, in a space of their own; nobody else is named.
        assert!(on.iter().filter(|name| ["Cleo", "Dora"].contains(name)).count() == 1, "{on:?}");
        for who in &people {
            let page = who.opens(&item).await;
            let told = if on.contains(&who.name.as_str()) { "You are on this panel" } else { "You were not drawn this time" };
            page.sees(told);
        }
        let before = drawn.html().split("To the panel").next().unwrap();
        let space = before.rsplit("href=\"").next().unwrap().split('"').next().unwrap().to_owned();
        let inside = ana.opens(&format!("{space}/people")).await;
        inside.is_fine();
        for name in ["Cleo", "Dora", "Emil", "Fay"] {
            assert_eq!(inside.text().contains(name), on.contains(&name), "{name}");
        }
        ben.opens(&format!("{item}/result")).await.is_fine().sees("Numbers on the panel:").sees("2 seats drawn").markup();
        ben.opens("/n/green-city/panels").await.is_fine().sees("Harbour panel").sees("2 seats drawn").markup();
        again(&ana, &acts, &ben.opens(&format!("{item}/result")).await.text()).await;
    }

    async fn who_cannot_take_part_is_replaced_within_the_quotas(house: House) {
        let (net, ana, _) = house.two().await;
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &[]).await;
        let people = four(&house, &net, &acts).await;
        goes_on(&house, 5).await;
        goes_on(&house, 2).await;
        ana.does(&format!("{acts}/seed"), &[("seed", "7")]).await;
        house.jobs_end().await;
        let text = ana.opens(&item).await.text();
        let young: Vec<&Person> = people[..2].iter().collect();
        let (leaves, comes) = if text.contains("Cleo") { (young[0], young[1]) } else { (young[1], young[0]) };
        comes.sends(&format!("{acts}/seat"), &[]).await.is(StatusCode::CONFLICT).sees("You are not on this panel.");
        ana.sends(&format!("{acts}/draws"), &[("source", "x"), ("draw", "2026-12-01"), ("hour", "9:00")]).await.is(StatusCode::CONFLICT);
        leaves.opens(&format!("{acts}/seat")).await.is_fine().markup();
        leaves.does(&format!("{acts}/seat"), &[]).await.sees("You have left the panel.");
        ana.opens(&format!("{acts}/draws")).await.is_fine().sees("1 seat is empty").markup();
        let again = [("source", "The lottery of 1 December"), ("draw", "2026-12-01"), ("hour", "9:00")];
        ana.does(&format!("{acts}/draws"), &again).await.sees("The lottery of 1 December");
        ana.sends(&format!("{acts}/seed"), &[("seed", "8")]).await.is(StatusCode::CONFLICT);
        goes_on(&house, 14).await;
        ana.does(&format!("{acts}/seed"), &[("seed", "8")]).await;
        house.jobs_end().await;
        // The other one who is young is the only one who can come.
        ana.opens(&item).await.sees(&comes.name).does_not_see(&leaves.name);
        comes.opens(&item).await.sees("You are on this panel");
        comes.opens("/n/green-city/inbox").await.sees("You were drawn for this panel");
    }

    async fn quotas_that_cannot_be_met_are_widened_as_little_as_helps(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &[]).await;
        for name in ["Cleo", "Dora", "Emil"] {
            let who = house.member(&net, name, Role::Member).await;
            comes(&who, &acts, "0").await;
        }
        ana.sends(&format!("{acts}/quotas"), &[]).await.is(StatusCode::CONFLICT);
        goes_on(&house, 5).await;
        ana.opens(&item).await.sees("No panel meets all quotas").sees("Age old: at least 0 instead of 1").markup();
        ben.opens(&item).await.does_not_see("at least 0");
        ana.sends(&format!("{acts}/seed"), &[("seed", "1")]).await.is(StatusCode::CONFLICT);
        ana.does(&format!("{acts}/quotas"), &[]).await;
        house.jobs_end().await;
        ben.opens(&item).await.sees("between 66.7 % and 66.7 %");
    }

    async fn too_few_are_given_more_time(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &[("questions", ""), ("size", "3")]).await;
        ben.does(&format!("{acts}/volunteering"), &[]).await;
        goes_on(&house, 5).await;
        ana.opens(&item).await.sees("A panel of 3 cannot be drawn from 1 people");
        ana.opens(&format!("{acts}/extension")).await.is_fine().markup();
        let early = [("until", "2026-11-10"), ("draw", "2026-12-10"), ("hour", "18:00")];
        ana.sends(&format!("{acts}/extension"), &early).await.is_refused();
        let later = [("until", "2026-12-01"), ("draw", "2026-12-10"), ("hour", "18:00")];
        ana.does(&format!("{acts}/extension"), &later).await.sees("The call has been extended.");
        ben.does(&format!("{acts}/volunteering/removal"), &[]).await.sees("You have withdrawn.");
        ben.does(&format!("{acts}/volunteering"), &[]).await;
        for who in [&ana, &net.steward] {
            who.does(&format!("{acts}/volunteering"), &[]).await;
        }
        goes_on(&house, 20).await;
        ben.opens(&item).await.sees("Your chance of being drawn is 100.0 %.");
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
        goes_on(&house, 5).await;
        // Of three in the network one stands for education: of two seats none or one.
        let seen = ben.opens(&format!("{item}/result")).await;
        seen.sees("Education").sees("No sector").sees("3 people volunteered for 2 seats.").markup();
    }

    async fn a_panel_is_not_changed_once_somebody_has_come(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = net.commons.to_string();
        for (field, odd) in [("size", "NaN"), ("size", "1"), ("size", "9999"), ("questions", "Age"), ("questions", "Age: a (3-9); b"),
                             ("until", "2020-01-01"), ("draw", "2026-11-17"), ("draw", "2199-01-01"), ("hour", "25:00"), ("source", "")] {
            let fields = [draft(&[(field, odd)]), vec![("space", space.as_str())]].concat();
            ana.sends("/n/green-city/items", &fields).await.is_refused().keeps("Harbour panel");
        }
        let (item, acts) = called(&ana, &net, &space, &[]).await;
        let changed = [draft(&[("size", "3"), ("questions", "")]), vec![("revision", "1")]].concat();
        ana.sends(&item, &changed).await.goes_to(&item);
        ben.does(&format!("{acts}/volunteering"), &[]).await;
        ana.opens(&format!("{item}/edit")).await.is_fine().sees("Somebody has volunteered");
        let changed = [draft(&[("size", "4")]), vec![("revision", "2")]].concat();
        ana.sends(&item, &changed).await.is_refused().sees("stay as they are");
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &ana).await.to_string();
        let (secret, theirs) = called(&ana, &net, &hidden, &[("title", "Secret panel")]).await;
        ben.opens(&secret).await.is_missing();
        ben.sends(&format!("{theirs}/volunteering"), &[("answer0", "0")]).await.is_missing();
        ben.opens("/n/green-city/panels").await.does_not_see("Secret panel");
    }
}

/// The command draws the same numbers from the two lists and the seed.
async fn again(who: &Person, acts: &str, result: &str) {
    let folder =
        std::env::temp_dir().join(format!("commonweave-panel-{}", house::clock::Chance.token().unwrap()));
    std::fs::create_dir(&folder).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_commonweave"));
    command.arg("panel");
    for list in ["respondents.csv", "categories.csv"] {
        let file = who.opens(&format!("{acts}/{list}")).await;
        file.is_fine().does_not_see("Cleo").does_not_see("Fay");
        std::fs::write(folder.join(list), file.bytes()).unwrap();
        command.arg(folder.join(list));
    }
    let done = command.args(["--size", "2", "--seed", "42", "--json"]).output().unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let told: serde_json::Value = serde_json::from_slice(&done.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&done.stderr)));
    let drawn: Vec<&str> =
        told["panel"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    assert!(result.contains(&format!("Numbers on the panel: {}", drawn.join(", "))), "{drawn:?} {result}");
}
