//! People who were written down before they came: found in the directory, invited one by one, and, when they come by a link
//! for everybody, one with their entry as soon as a steward says so.

use crate::kit::{House, Net, Person, Seen};
use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role};
use house::members::{Newcomer, write_down};
use std::time::Duration;

const PASSWORD: &str = "tulips on the roof";

/// Writes people down, as a list does, each with a name and an address.
async fn writes_down(house: &House, net: &Net, people: &[(&str, &str)]) -> Vec<String> {
    let (network, now) = (net.id, house.now());
    let new: Vec<Newcomer> = people
        .iter()
        .map(|(name, email)| Newcomer {
            name: (*name).to_owned(),
            email: (!email.is_empty()).then(|| (*email).to_owned()),
            headline: "Sings alto".to_owned(),
            offers: vec!["Singing".to_owned()],
            ..Newcomer::default()
        })
        .collect();
    let made = house
        .app
        .db
        .write(move |tx| write_down(tx, network, &new, &house::web::markdown::as_typed, now))
        .await;
    made.unwrap().iter().map(|id| format!("/n/green/people/{id}")).collect()
}

/// A link for everybody.
async fn common_link(net: &Net) -> String {
    let fields = [("role", "member"), ("uses", "50"), ("days", "14")];
    let seen = net.steward.sends("/n/green/invitations", &fields).await;
    let link = seen.value("id=\"link\"", "value").unwrap();
    link[link.find("/join/").unwrap()..].to_owned()
}

/// Somebody makes an account with this name and address and joins by a link.
async fn joins(house: &House, link: &str, name: &str, email: &str) -> (Person, Seen) {
    let person = house.visitor();
    let fields = [("name", name), ("email", email), ("password", PASSWORD), ("time_zone", "Europe/Lisbon")];
    let seen = person.sends(link, &fields).await;
    (person, seen)
}

fn number(page: &str) -> &str {
    page.rsplit('/').next().unwrap()
}

async fn claim_of(net: &Net) -> String {
    let list = net.steward.opens("/n/green/claims").await;
    let refusal =
        list.markup().forms.iter().find_map(|form| form.action.strip_suffix("/refusal").map(str::to_owned));
    refusal.unwrap_or_else(|| panic!("nobody asks: {}", list.text()))
}

on_both! {
    async fn a_steward_makes_somebody_who_came_one_with_their_entry(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let entry = writes_down(&house, &net, &[("Zoe Gross", "zoe@example.org")]).await.remove(0);
        let choir = net.steward.sends("/n/green/organisations", &[("name", "Choir"), ("sector", "arts")]).await.leads_to().unwrap();
        let (organisation, member, network, now) =
            (number(&choir).parse().unwrap(), number(&entry).parse().unwrap(), net.id, house.now());
        let tied = house.app.db.write(move |tx| {
            let place = (organisation, house::sector::Sector::Arts);
            house::members::affiliate(tx, network, place, member, house::members::Capacity::Representative, now)
        });
        tied.await.unwrap();
        let (zoe, seen) = joins(&house, &common_link(&net).await, "Zoe G.", "zoe@example.org").await;
        seen.goes_to("/n/green/claim");
        zoe.opens("/n/green/claim").await.sees("Perhaps someone added you").does_not_see("Choir").does_not_see("Gross");
        zoe.opens(&format!("{choir}/edit")).await.is_missing();
        zoe.opens(&entry).await.is_missing();
        zoe.does("/n/green/claim", &[]).await.sees("The stewards have been asked").does_not_see("Choir");
        net.steward.opens("/n/green/people").await.sees("One person asks whether they are on the list");
        net.steward.opens("/n/green/today").await.sees("One person asks whether they are on the list");
        zoe.opens("/n/green/today").await.does_not_see("on the list");
        let list = net.steward.opens("/n/green/claims").await;
        list.sees("Zoe G.").sees("zoe@example.org").sees("Zoe Gross same address").sees("Choir representative").sees("proves nothing");
        let done = net.steward.does(&format!("{}/confirmation", claim_of(&net).await), &[("member", number(&entry))]).await;
        done.sees("are now one").sees("Choir").sees("Sings alto").sees("Singing").sees("Zoe G.");
        net.steward.opens(&entry).await.is_missing();
        net.steward.opens("/n/green/people?state=invited").await.does_not_see("Zoe Gross");
        zoe.opens(&format!("{choir}/edit")).await.is_fine();
        zoe.opens("/n/green/claim").await.sees("combined your entry");
        net.steward.opens("/n/green/claims").await.sees("There are no requests at the moment");
        net.steward.opens("/n/green/people").await.does_not_see("on the list");
        net.steward.opens("/n/green/log").await.sees("confirmed who Zoe G. is").sees("asked whether they are on the list");
        zoe.opens("/n/green/log").await.is_missing();
    }

    async fn whoever_types_an_address_of_the_list_learns_nothing_and_gets_nothing(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let entry = writes_down(&house, &net, &[("Zoe Gross", "zoe@example.org")]).await.remove(0);
        let link = common_link(&net).await;
        let (known, seen) = joins(&house, &link, "Mallory", "zoe@example.org").await;
        let (unknown, other) = joins(&house, &link, "Mallory", "mallory@example.org").await;
        assert_eq!(seen.leads_to(), other.leads_to());
        let pages = [known.opens("/n/green/claim").await, unknown.opens("/n/green/claim").await];
        assert_eq!(pages[0].text(), pages[1].text(), "the question is the same, whoever is on the list");
        let asked = [known.does("/n/green/claim", &[]).await, unknown.does("/n/green/claim", &[]).await];
        assert_eq!(asked[0].text(), asked[1].text(), "and so is the answer");
        known.opens("/n/green/claims").await.is_missing();
        let claim = claim_of(&net).await;
        for who in [&known, &unknown] {
            who.sends(&format!("{claim}/confirmation"), &[("member", number(&entry))]).await.is_missing();
        }
        net.steward.opens(&entry).await.is_fine().sees("not joined yet");
        net.steward.does(&format!("{claim}/refusal"), &[]).await.sees("The request is answered");
        known.opens("/n/green/claim").await.sees("no entry is certain to be yours");
        known.does("/n/green/claim", &[]).await.sees("no entry is certain to be yours");
        net.steward.opens("/n/green/people").await.sees("One person asks");
    }

    async fn only_entries_that_could_be_meant_are_given_and_only_once(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let entries = writes_down(&house, &net, &[("Zoe Gross", ""), ("Omar Haddad", "omar@example.org")]).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let link = common_link(&net).await;
        let (zoe, _) = joins(&house, &link, "ZOË GROSS", "other@example.org").await;
        zoe.does("/n/green/claim", &[]).await.is_fine();
        net.steward.opens("/n/green/claims").await.sees("same name, another address").does_not_see("Omar");
        let claim = claim_of(&net).await;
        for wrong in [number(&entries[1]), &ana.member.unwrap().to_string(), "", "999999"] {
            net.steward.sends(&format!("{claim}/confirmation"), &[("member", wrong)]).await.is(StatusCode::CONFLICT);
        }
        let blue = house.network("blue", NetworkVisibility::Public).await;
        let theirs = claim.replace("/green/", "/blue/");
        blue.steward.sends(&format!("{theirs}/confirmation"), &[("member", number(&entries[0]))]).await.is_missing();
        let path = format!("{claim}/confirmation");
        net.steward.does(&path, &[("member", number(&entries[0]))]).await.sees("are now one");
        net.steward.sends(&path, &[("member", number(&entries[0]))]).await.is(StatusCode::CONFLICT);
        net.steward.opens(&entries[1]).await.is_fine();
    }

    async fn a_network_in_which_nobody_waits_asks_nobody(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let (_, seen) = joins(&house, &common_link(&net).await, "Zoe", "zoe@example.org").await;
        seen.goes_to("/n/green");
    }

    async fn a_steward_finds_people_who_are_not_here_yet_and_it_says_so(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        writes_down(&house, &net, &[("Zoe Gross", "zoe@example.org")]).await;
        let ana = house.member(&net, "Zoe Ana", Role::Member).await;
        let found = net.steward.opens("/n/green/people?q=zoe").await;
        found.sees("Zoe Gross").sees("not joined yet").sees("Zoe Ana");
        net.steward.opens("/n/green/people.csv?q=zoe").await.sees("Zoe Gross").sees("not joined yet");
        net.steward.opens("/n/green/people").await.does_not_see("Zoe Gross");
        for page in ["people?q=zoe", "people?q=gross", "people.csv?q=zoe", "people?q=alto", "people?q=zoe&state=invited"] {
            ana.opens(&format!("/n/green/{page}")).await.is_fine().does_not_see("Gross");
        }
    }

    async fn everybody_who_is_not_here_yet_gets_a_link_of_their_own(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let entries = writes_down(&house, &net, &[("Zoe Gross", "zoe@example.org"), ("Omar Haddad", "")]).await;
        let (path, ana) = ("/n/green/invitations/personal", house.member(&net, "Ana", Role::Facilitator).await);
        ana.opens(path).await.is_missing();
        ana.sends(path, &[("days", "30")]).await.is_missing();
        net.steward.sends(path, &[("days", "0"), ("note", "Hello")]).await.is_refused().keeps("Hello");
        let made = net.steward.sends(path, &[("days", "30"), ("as", "page")]).await;
        made.is_fine().sees("2 links are ready").sees("Omar Haddad").sees("shown only once");
        let text = made.text();
        let link = text.split("Zoe Gross: ").nth(1).unwrap().split_whitespace().next().unwrap();
        let link = &link[link.find("/join/").unwrap()..];
        net.steward.sends(path, &[("days", "30")]).await.sees("has joined, or has a personal link");
        let (zoe, seen) = joins(&house, link, "Zoe", "private@example.org").await;
        seen.goes_to("/n/green");
        zoe.opens(&entries[0]).await.is_fine().sees("Sings alto");
        house.visitor().opens(link).await.is(StatusCode::GONE);
        net.steward.opens("/n/green/log?what=invitation-made").await.sees("created an invitation");
    }

    async fn personal_links_come_as_a_file_and_new_ones_end_the_old(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        writes_down(&house, &net, &[("=Zoe", "zoe@example.org"), ("Omar Haddad", "")]).await;
        let path = "/n/green/invitations/personal";
        let first = net.steward.sends(path, &[("days", "30"), ("as", "file")]).await;
        let text = first.is_fine().html().to_owned();
        assert!(first.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
        assert!(text.contains("'=Zoe,,zoe@example.org,http"), "{text}");
        let old = text.lines().find(|line| line.starts_with("Omar")).unwrap();
        let old = old[old.find("/join/").unwrap()..].trim().to_owned();
        house.visitor().opens(&old).await.is_fine();
        house.app.clock.forward(Duration::from_secs(60));
        let again = net.steward.sends(path, &[("days", "30"), ("again", "true"), ("as", "page")]).await;
        again.sees("2 links are ready");
        house.visitor().opens(&old).await.is(StatusCode::GONE);
    }
}
