//! Lists that are taken back: as a whole as long as nothing depends on what they brought, and what stays is named.

use crate::kit::{House, Net, Person, Seen};
use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role};
use std::time::Duration;

const LIST: &str = "Name,E-Mail,Organisation,Sector,Skills\n\
                    Zoe Gross,zoe@example.org,Choir,arts,Singing\n\
                    Omar Haddad,omar@example.org,Allotments,community,Roses\n";

/// Brings a list in and gives the address of its import.
async fn brings(who: &Person, net: &Net, text: &str) -> String {
    let sent =
        who.sends_file(&format!("/n/{}/imports", net.slug), &[], ("file", "list.csv", text.as_bytes())).await;
    let mapping = sent.leads_to().unwrap_or_else(|| panic!("{}: {}", sent.status, sent.text()));
    let import = mapping.strip_suffix("/mapping").unwrap().to_owned();
    who.sends(&format!("{import}/application"), &[]).await.goes_to(&import);
    for _ in 0..6_000 {
        let seen = who.opens(&import).await;
        if !seen.html().contains(" data-again") {
            seen.sees("done");
            return import;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the import does not end");
}

async fn takes_back(who: &Person, import: &str) -> Seen {
    who.does(&format!("{import}/withdrawal"), &[]).await
}

/// The counts that are kept are what counting gives, of people and of organisations.
async fn counts_are_right(house: &House) {
    let db = house.app.db.clone();
    let report = tokio::task::spawn_blocking(move || {
        commonweave::doctor::examine(
            &db,
            commonweave::migrations::ALL,
            house::room::Rooms::of(commonweave::rooms::ALL),
        )
    })
    .await
    .unwrap()
    .unwrap();
    let ours = ["organisations are kept", "sector-", "members-invited", "skills"];
    let wrong: Vec<_> = report
        .ill
        .into_iter()
        .map(|ill| ill.what)
        .filter(|ill| ours.iter().any(|word| ill.contains(word)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

on_both! {
    async fn a_list_that_nobody_has_touched_goes_as_if_it_had_never_come(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let import = brings(&net.steward, &net, LIST).await;
        net.steward.opens("/n/green/people?state=invited").await.sees("Zoe Gross").sees("Omar Haddad");
        let preview = net.steward.opens(&format!("{import}/withdrawal")).await;
        preview.sees("2 people go, 2 organisations go").sees("as if it had never been imported");
        takes_back(&net.steward, &import).await.sees("The import is undone").sees("was undone").does_not_see("Why");
        net.steward.opens("/n/green/people?state=invited").await.does_not_see("Zoe").does_not_see("Omar");
        house.visitor().opens("/n/green/organisations").await.sees("There are no organisations yet");
        counts_are_right(&house).await;
        net.steward.sends(&format!("{import}/withdrawal"), &[]).await.is(StatusCode::CONFLICT);
        net.steward.opens(&format!("{import}/withdrawal")).await.is(StatusCode::CONFLICT);
        net.steward.sends(&format!("{import}/application"), &[]).await.goes_to(&import);
        net.steward.opens("/n/green/log").await.sees("undid an import of people and partners");
        let again = brings(&net.steward, &net, LIST).await;
        net.steward.opens(&again).await.sees("2 new people, 2 new organisations");
    }

    async fn who_has_come_and_what_others_belong_to_stays_and_is_named(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let import = brings(&net.steward, &net, LIST).await;
        let list = house.visitor().opens("/n/green/organisations?q=choir").await;
        let choir = list.value("class=\"card card-link\"", "href").unwrap();
        ana.does(&format!("{choir}/affiliation"), &[]).await.is_fine();
        let people = net.steward.opens("/n/green/people?state=invited&q=omar").await;
        let omar = people.value("class=\"list-title\"", "href").unwrap();
        let fields = [("role", "member"), ("days", "14"), ("member", omar.rsplit('/').next().unwrap())];
        net.steward.sends("/n/green/invitations", &fields).await.is_fine();
        let preview = net.steward.opens(&format!("{import}/withdrawal")).await;
        preview.sees("One person goes, no organisation goes").sees("Choir others belong to it");
        preview.sees("Omar Haddad has a personal invitation").sees("Allotments others belong to it");
        takes_back(&net.steward, &import).await.sees("What stayed, and why").sees("Choir").sees("Omar Haddad");
        net.steward.opens("/n/green/people?state=invited").await.does_not_see("Zoe").sees("Omar");
        house.visitor().opens(&choir).await.is_fine();
        ana.opens(&choir).await.sees("I no longer work here");
        counts_are_right(&house).await;
    }

    async fn what_a_list_filled_in_is_given_back_unless_somebody_has_changed_it(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let add = async |name: &str| {
            let fields = [("name", name), ("sector", "other")];
            net.steward.sends("/n/green/organisations", &fields).await.leads_to().unwrap()
        };
        let (choir, allotments) = (add("Choir").await, add("Allotments").await);
        let text = "Organisation,Sector,Website,City\nChoir,arts,choir.example,Porto\nAllotments,community,,Faro\nLibrary,education,,Lagos\n";
        let import = brings(&net.steward, &net, text).await;
        net.steward.opens(&choir).await.sees("Porto").sees("Arts");
        house.app.clock.forward(Duration::from_secs(60));
        let fields = [("name", "Allotments"), ("sector", "community"), ("place", "Faro, by the river")];
        net.steward.does(&allotments, &fields).await.is_fine();
        let preview = net.steward.opens(&format!("{import}/withdrawal")).await;
        preview.sees("Nobody goes, one organisation goes").sees("2 entries that were here before").sees("Allotments was changed");
        takes_back(&net.steward, &import).await.is_fine();
        net.steward.opens(&choir).await.sees("Other").does_not_see("Porto").does_not_see("choir.example");
        net.steward.opens(&allotments).await.sees("Faro, by the river").sees("Other");
        counts_are_right(&house).await;
    }

    async fn what_was_changed_since_it_came_stays(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let import = brings(&net.steward, &net, "Organisation,Sector,City\nChoir,arts,Porto\nLibrary,education,Faro\n").await;
        let list = house.visitor().opens("/n/green/organisations?q=choir").await;
        let choir = list.value("class=\"card card-link\"", "href").unwrap();
        house.app.clock.forward(Duration::from_secs(60));
        net.steward.does(&choir, &[("name", "City Choir"), ("sector", "arts")]).await.is_fine();
        takes_back(&net.steward, &import).await.sees("City Choir was changed");
        house.visitor().opens("/n/green/organisations").await.sees("City Choir").does_not_see("Library");
    }

    async fn somebody_who_was_known_no_longer_belongs_to_what_a_list_said(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let import = brings(&net.steward, &net, "Name,E-Mail,Organisation,Sector\nAna,ana@example.org,Choir,arts\n").await;
        let profile = format!("/n/green/people/{}", ana.member.unwrap());
        ana.opens(&profile).await.sees("Choir");
        net.steward.opens(&format!("{import}/withdrawal")).await.sees("one organisation goes");
        takes_back(&net.steward, &import).await.is_fine();
        ana.opens(&profile).await.is_fine().does_not_see("Choir");
        house.visitor().opens("/n/green/organisations").await.sees("There are no organisations yet");
    }

    async fn only_stewards_take_lists_back_and_only_their_own(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let other = house.network("blue", NetworkVisibility::Public).await;
        let fay = house.member(&net, "Fay", Role::Facilitator).await;
        let import = brings(&net.steward, &net, LIST).await;
        fay.opens(&format!("{import}/withdrawal")).await.is_missing();
        fay.sends(&format!("{import}/withdrawal"), &[]).await.is_missing();
        let theirs = import.replace("/green/", "/blue/");
        other.steward.opens(&format!("{theirs}/withdrawal")).await.is_missing();
        other.steward.sends(&format!("{theirs}/withdrawal"), &[]).await.is_missing();
        net.steward.opens("/n/green/people?state=invited").await.sees("Zoe Gross");
    }

    async fn ten_thousand_people_go_again(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let import = brings(&net.steward, &net, &crate::imports::ten_thousand()).await;
        takes_back(&net.steward, &import).await.sees("The import is undone");
        counts_are_right(&house).await;
        net.steward.opens("/n/green/people?state=invited").await.does_not_see("Person");
    }

    async fn a_list_brings_no_archived_partner_back_and_means_the_one_into_which_another_was_merged(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let mut pages = Vec::new();
        for name in ["Choir", "Choir e.V.", "City Choir"] {
            let fields = [("name", name), ("sector", "other")];
            pages.push(net.steward.sends("/n/green/organisations", &fields).await.leads_to().unwrap());
        }
        net.steward.does(&format!("{}/archive", pages[0]), &[]).await.is_fine();
        let into = pages[2].rsplit('/').next().unwrap();
        net.steward.does(&format!("{}/merger", pages[1]), &[("into", into)]).await.is_fine();
        let text = "Name,E-Mail,Organisation,Sector\nZoe Gross,zoe@example.org,Choir,arts\nOmar Haddad,omar@example.org,Choir e.V.,arts\n";
        brings(&net.steward, &net, text).await;
        let people = net.steward.opens("/n/green/people?state=invited").await;
        people.sees("Zoe Gross").sees("Omar Haddad City Choir");
        net.steward.opens(&pages[0]).await.sees("no longer a partner").sees("Other");
        house.visitor().opens("/n/green/organisations").await.sees("One partner").sees("Arts 1").does_not_see("Other 1");
        counts_are_right(&house).await;
    }
}
